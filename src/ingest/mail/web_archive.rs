//! Web archives (MHT, RFC 2557): a page with its pictures, wrapped like a mail.

use super::text_of;
use crate::ingest::panic_guard::catch_panic;
use mail_parser::{MessageParser, PartType};

/// Whether a text is such an archive: its headers begin the text and name the version of MIME.
pub(in crate::ingest) fn is_web_archive(text: &str) -> bool {
    let begins = |line: &str, start: &str| {
        line.get(..start.len())
            .is_some_and(|written| written.eq_ignore_ascii_case(start))
    };
    text.trim_start()
        .lines()
        .take_while(|line| line.starts_with([' ', '\t']) || line.contains(": "))
        .any(|line| begins(line, "mime-version:"))
}

/// The page in a web archive.
pub(in crate::ingest) fn page_of_web_archive(text: &str) -> Option<String> {
    catch_panic(|| {
        let message = MessageParser::default().parse(text.trim_start().as_bytes())?;
        let mut bodies = message.html_bodies();
        let page = bodies.find(|part| matches!(part.body, PartType::Html(_)))?;
        Some(text_of(&message, page))
    })
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_taken_out() {
        let archive = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html; charset=\"utf-8\"\nContent-Transfer-Encoding: quoted-printable\n\n\
                       <p>Le pont inaugur=C3=A9 mardi.</p>\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n";
        assert!(is_web_archive(archive));
        let page = page_of_web_archive(archive).expect("a page");
        assert_eq!(page.trim(), "<p>Le pont inauguré mardi.</p>");
        for other in ["The quay was opened.", "<p>MIME-Version: 1.0</p>", ""] {
            assert!(!is_web_archive(other), "{other}");
        }
    }
}
