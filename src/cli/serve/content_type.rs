//! Media types of files.

/// The media type for a path and its bytes. UTF-8 text is labelled as such; for a source file in another encoding the browser finds out.
pub(super) fn of(path: &str, bytes: &[u8]) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let (kind, text) = match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => ("text/html", true),
        "css" => ("text/css", true),
        "js" | "mjs" => ("text/javascript", true),
        "txt" | "text" => ("text/plain", true),
        "md" | "markdown" => ("text/markdown", true),
        "csv" => ("text/csv", true),
        "yaml" | "yml" => ("application/yaml", true),
        "json" | "map" => ("application/json", true),
        "jsonl" => ("application/jsonl", true),
        "webmanifest" => ("application/manifest+json", true),
        "ris" => ("application/x-research-info-systems", true),
        "xml" => ("application/xml", true),
        "atom" => ("application/atom+xml", true),
        "svg" => ("image/svg+xml", true),
        "png" => ("image/png", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "gif" => ("image/gif", false),
        "webp" => ("image/webp", false),
        "avif" => ("image/avif", false),
        "ico" => ("image/x-icon", false),
        "woff2" => ("font/woff2", false),
        "woff" => ("font/woff", false),
        "ttf" => ("font/ttf", false),
        "pdf" => ("application/pdf", false),
        "docx" => (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            false,
        ),
        "eml" => ("message/rfc822", false),
        "wasm" => ("application/wasm", false),
        _ => ("application/octet-stream", false),
    };
    match text && std::str::from_utf8(bytes).is_ok() {
        true => format!("{kind}; charset=utf-8"),
        false => kind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn text_names_its_encoding_when_it_is_utf_8() {
        assert_eq!(of("a/index.html", b"x"), "text/html; charset=utf-8");
        assert_eq!(of("feed.atom", b"x"), "application/atom+xml; charset=utf-8");
        assert_eq!(of("a.TXT", b"\xef\xf0\xe8"), "text/plain");
        assert_eq!(of("a.png", b"x"), "image/png");
        assert_eq!(of("source.eml", b"x"), "message/rfc822");
        assert_eq!(of("a", b"x"), "application/octet-stream");
    }
}
