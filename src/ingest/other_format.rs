//! Files whose names say that they are plain text and whose first bytes say otherwise: their codes are no text.

use super::extracted::Remark;

/// What begins a file, what the file is, and what to do.
const FORMATS: [(&[u8], &str, &str); 4] = [
    (
        b"{\\rtf",
        "an RTF document",
        "open it in a word processor and save it as .docx",
    ),
    (b"%PDF-", "a PDF", "let its name end in .pdf"),
    (
        b"%!PS",
        "a PostScript document",
        "print it to a PDF file, or save its text as .txt",
    ),
    (
        b"bplist00",
        "a web archive",
        "save the page as .html, or its text as .txt",
    ),
];

/// That a file with the name of a text is of another format.
pub(super) fn other_format(bytes: &[u8]) -> Option<Remark> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    let (_, what, hint) = FORMATS
        .iter()
        .find(|(begins, ..)| bytes.starts_with(begins))?;
    Some(Remark::new(
        format!("the file is {what}, whatever its name says"),
        *hint,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_that_are_called_texts() {
        for (bytes, what) in [
            (&b"{\\rtf1\\ansi The bridge}"[..], "an RTF document"),
            (&b"\xEF\xBB\xBF\n{\\rtf1 }"[..], "an RTF document"),
            (&b"%PDF-1.4\n"[..], "a PDF"),
        ] {
            let told = other_format(bytes).expect("another format");
            assert!(told.message.contains(what), "{}", told.message);
        }
        for text in ["{\"title\": 1}", "PDF files", "", "The {\\rtf of it"] {
            assert_eq!(other_format(text.as_bytes()), None, "{text}");
        }
    }
}
