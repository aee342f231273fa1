//! Former ids of a text, from the addresses and titles that other programs remember.

use crate::text::{LONGEST_DOCUMENT_ID, slug};

/// The id at the end of an address (`/2018/11/bridge.html`), or made of a title; `None` where there is no letter.
pub(super) fn former_id(alias: &str) -> Option<String> {
    let path = alias.split(['?', '#']).next().unwrap_or(alias);
    let is_path = path.contains('/');
    let path = path
        .trim_end_matches('/')
        .trim_end_matches("/index.html")
        .trim_end_matches("/index.htm");
    let last = path.rsplit('/').next().unwrap_or(path);
    let page = ["html", "htm", "php", "md", "aspx"];
    let stem = match last.rsplit_once('.') {
        Some((stem, end)) if is_path || page.contains(&end) => match page.contains(&end) {
            true => stem,
            false => last,
        },
        _ => last,
    };
    let is_pattern = alias.contains([':', '{']) && !alias.contains("://");
    (stem.chars().any(char::is_alphanumeric) && !(is_path && is_pattern))
        .then(|| slug(stem, LONGEST_DOCUMENT_ID))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_titles() {
        for (alias, id) in [
            ("/2018/11/20/bridge-opens.html", Some("bridge-opens")),
            ("/posts/bridge/", Some("bridge")),
            ("posts/bridge/index.html", Some("bridge")),
            ("https://old.example/a/bridge?x=1#y", Some("bridge")),
            ("the-bridge", Some("the-bridge")),
            ("Old name of the note", Some("old-name-of-the-note")),
            ("Version 2.0", Some("version-2-0")),
            ("мост", Some("most")),
            ("/:year/:title/", None),
            ("/", None),
            ("…", None),
        ] {
            assert_eq!(former_id(alias).as_deref(), id, "{alias}");
        }
    }
}
