//! Saved mails (RFC 5322): bytes come in, the text that was sent goes out. Read with the crate `mail-parser`.

mod encoded_words;
mod flowed;
mod furniture;
mod headers;
mod recipients;
mod utf_7;
mod web_archive;
mod wrapped;

pub(super) use web_archive::{is_web_archive, page_of_web_archive};

use super::decode::decode;
use super::extracted::{Extracted, Remark};
use super::large_page::{page_within_bounds, too_large};
use super::panic_guard::catch_panic;
use super::plain::plain_blocks;
use crate::model::BlockKind;
use flowed::unflowed;
use furniture::{without_forwarding, without_quotes_and_signature};
use headers::{read_headers, subject_of};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};
use utf_7::decode_utf_7;
use wrapped::unwrapped;

/// Mails inside mails that are opened to find a text.
const DEEPEST: usize = 3;

/// Letters of what is said about a mail that is passed on, at most.
const FEW_LETTERS: usize = 200;

/// The text of a mail, or why there is none.
pub(super) fn read_mail(bytes: &[u8]) -> Result<Extracted, Remark> {
    let nothing = || {
        Remark::new(
            "the file is not a mail message",
            "save the mail from a mail program as .eml, or its text as .txt",
        )
    };
    catch_panic(|| {
        let message = MessageParser::default().parse(bytes).ok_or_else(nothing)?;
        let known = [HeaderName::From, HeaderName::Subject, HeaderName::Date];
        if !known.into_iter().any(|name| message.header(name).is_some()) {
            return Err(nothing());
        }
        read_message(&message, 0)
    })
    .unwrap_or_else(|| Err(nothing()))
}

fn read_message(message: &Message<'_>, depth: usize) -> Result<Extracted, Remark> {
    let mut extracted = Extracted::default();
    let (outer, forwarded) = subject_of(message);
    let (body, inner_subject) = body_of(message, outer.as_deref())?;
    let subject = inner_subject.or(outer);
    let own: usize = body
        .iter()
        .map(|(_, paragraph)| letters_in(paragraph))
        .sum();
    let inner = message.attachments().find_map(|part| part.message());
    // Forwarded as an attachment, with nothing or little said about it.
    if depth < DEEPEST
        && own <= FEW_LETTERS
        && let Some(inner) = inner
    {
        match read_message(inner, depth + 1) {
            passed_on if body.is_empty() => return passed_on,
            Ok(passed_on) if letters_in(&passed_on.text) >= 3 * own => return Ok(passed_on),
            _ => {}
        }
    }
    if let Some(subject) = &subject {
        extracted.push(BlockKind::Heading(1), subject);
    }
    let recipients = recipients::recipients(message);
    for (at, (kind, paragraph)) in body.iter().enumerate() {
        // Many newsletters begin with their own subject.
        if at > 0 || Some(paragraph) != subject.as_ref() {
            extracted.push(*kind, &recipients::without(paragraph, &recipients));
        }
    }
    if body.is_empty() {
        extracted = Extracted::default();
    }
    extracted.metadata = read_headers(message, subject, forwarded);
    extracted.notes.extend(left_out(message));
    Ok(extracted)
}

fn letters_in(text: &str) -> usize {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .count()
}

/// Paragraphs, and the subject of the mail that was passed on.
type Body = (Vec<(BlockKind, String)>, Option<String>);

/// The paragraphs of the body: its plain text, or the HTML if there is no useful plain text.
fn body_of(message: &Message<'_>, subject: Option<&str>) -> Result<Body, Remark> {
    let mut plain = String::new();
    let mut pages = Vec::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(_) => {
                let text = text_of(message, part);
                let kind = part.content_type();
                let attribute = |name: &str| kind.and_then(|kind| kind.attribute(name));
                let is = |name: &str, wanted: &str| {
                    attribute(name).is_some_and(|value| value.eq_ignore_ascii_case(wanted))
                };
                plain.push_str(&match is("format", "flowed") {
                    true => unflowed(&text, is("delsp", "yes")),
                    false => text,
                });
                plain.push_str("\n\n");
            }
            PartType::Html(_) => pages.push(text_of(message, part)),
            _ => {}
        }
    }
    let passed_on = without_forwarding(&without_quotes_and_signature(&plain), subject);
    let plain = unwrapped(&passed_on.text);
    let length = letters_in(&plain);
    if pages.is_empty() && length < 200 {
        // "Your program cannot show this mail", and the text beside it.
        pages.extend(message.html_bodies().filter_map(|part| match &part.body {
            PartType::Html(_) => Some(text_of(message, part)),
            _ => None,
        }));
    }
    let mut from_pages = String::new();
    for page in pages {
        let read = page_within_bounds(&page).ok_or_else(|| too_large("the mail", page.len()))?;
        from_pages.push_str(&read.text);
        from_pages.push('\n');
    }
    let (chosen, inner_subject) = match from_pages.len() > plain.len() * 3 || length == 0 {
        true => (from_pages, None),
        false => (plain, passed_on.subject),
    };
    let paragraphs = plain_blocks(&chosen, 0)
        .into_iter()
        .map(|block| {
            (
                block.kind,
                block
                    .text(&chosen)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        })
        .collect();
    Ok((paragraphs, inner_subject))
}

/// A part's text, read like a file: what a mail says of its encoding is often wrong.
fn text_of(message: &Message<'_>, part: &MessagePart<'_>) -> String {
    let text = part.text_contents().unwrap_or_default();
    if text.is_ascii() {
        return text.to_owned();
    }
    let place = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message().get(place).unwrap_or_default();
    let charset = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    let raw = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let is_utf_7 = charset.is_some_and(|charset| charset.eq_ignore_ascii_case("utf-7"));
    if is_utf_7 && let Some(raw) = raw.as_deref().and_then(|raw| str::from_utf8(raw).ok()) {
        return decode_utf_7(raw);
    }
    // Letters that are written in ASCII are those of encodings that only the mail's own word tells.
    let raw = raw.filter(|raw| !raw.is_ascii());
    match raw.and_then(|raw| decode(&raw, charset)) {
        Some(decoded) => decoded.text,
        None => text.to_owned(),
    }
}

/// What hangs on the mail, by name.
fn left_out(message: &Message<'_>) -> Option<Remark> {
    let mut names: Vec<String> = message
        .attachments()
        .filter(|part| part.content_id().is_none() || part.attachment_name().is_some())
        .map(|part| match (part.attachment_name(), part.message()) {
            (Some(name), _) => name
                .chars()
                .filter(|letter| !letter.is_control())
                .take(80)
                .collect(),
            (None, Some(_)) => "a mail".to_owned(),
            (None, None) => "one without a name".to_owned(),
        })
        .collect();
    if names.is_empty() {
        return None;
    }
    let more = names.len().saturating_sub(5);
    names.truncate(5);
    let more = match more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(Remark::new(
        format!("attachments are not read: {}{more}", names.join(", ")),
        "save those that are press texts into the content folder",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(mail: &[u8]) -> Extracted {
        read_mail(mail).expect("a mail")
    }

    #[test]
    fn headers_body_signature_and_attachment() {
        let extracted = read(
            "From: Vera Topol <vera@example.org>\r\nSubject: =?utf-8?B?RndkOiDQnNC+0YHRgiDQvtGC0LrRgNGL0YI=?=\r\nDate: Tue, 4 Mar 2025 10:00:00 +0500\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
             Мост открыли во вторник.\r\n\r\n> Раньше писали\r\n\r\n-- \r\nВера\r\n--x\r\nContent-Type: application/pdf\r\n\
             Content-Disposition: attachment; filename=plan.pdf\r\n\r\nabc\r\n--x--\r\n"
                .as_bytes(),
        );
        assert_eq!(extracted.text, "Мост открыт\n\nМост открыли во вторник.\n");
        assert_eq!(extracted.metadata.title.as_deref(), Some("Мост открыт"));
        assert_eq!(extracted.metadata.date, None);
        assert!(extracted.metadata.authors.is_empty());
        assert!(extracted.notes[0].message.contains("plan.pdf"));
    }

    #[test]
    fn legacy_encodings_declared_or_not() {
        let body = "Министр открыл новый мост через пролив и поблагодарил строителей за работу.";
        for (label, header) in [
            (
                "windows-1251",
                "Content-Type: text/plain; charset=windows-1251\r\n",
            ),
            ("koi8-r", "Content-Type: text/plain; charset=koi8-r\r\n"),
            ("windows-1251", ""),
        ] {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("known");
            let mail = format!(
                "From: a@example.org\r\nSubject: Мост через пролив\r\n{header}Content-Transfer-Encoding: 8bit\r\n\r\n{body}\r\n"
            );
            let extracted = read(&encoding.encode(&mail).0);
            assert!(
                extracted.text.contains(body),
                "{label} {header}: {}",
                extracted.text
            );
            assert!(
                extracted.text.contains("Мост через пролив"),
                "{label} {header}: {}",
                extracted.text
            );
        }
    }

    #[test]
    fn a_wrong_word_about_the_encoding_is_not_believed() {
        let page = "<p>Министр открыл новый мост через пролив.</p>";
        for charset in ["us-ascii", "iso-8859-1", "koi8-r", "windows-1251"] {
            let mail = format!(
                "From: a@example.org\r\nSubject: Quay\r\nContent-Type: text/html; charset={charset}\r\n\r\n{page}\r\n"
            );
            let text = read(mail.as_bytes()).text;
            assert!(text.contains("Министр открыл"), "{charset}: {text}");
        }
        let japanese = b"From: a@example.org\r\nSubject: Quay\r\nContent-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$B66$,3+DL$7$?!#\x1b(B\r\n";
        assert!(read(japanese).text.contains("橋が開通した"));
    }

    #[test]
    fn a_newsletter_of_html_has_its_sender_as_outlet() {
        let extracted = read(
            b"From: Selmora Herald <news@herald.example>\r\nList-Id: <news.herald.example>\r\nSubject: Quay opened\r\nDate: Tue, 4 Mar 2025 10:00:00 +0500\r\n\
              Content-Type: text/html; charset=utf-8\r\n\r\n<p>The quay was opened on Tuesday.</p><p>People came.</p>\r\n",
        );
        assert!(extracted.text.contains("The quay was opened on Tuesday."));
        assert_eq!(extracted.metadata.outlet.as_deref(), Some("Selmora Herald"));
        assert_eq!(
            extracted.metadata.date.as_deref(),
            Some("2025-03-04T10:00:00+05:00")
        );
    }

    #[test]
    fn a_mail_in_a_mail() {
        let extracted = read(
            b"From: a@example.org\r\nSubject: Fwd: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n\
              From: b@example.org\r\nSubject: Quay opened\r\n\r\nThe quay was opened on Tuesday.\r\n--x--\r\n",
        );
        assert_eq!(extracted.metadata.title.as_deref(), Some("Quay opened"));
    }

    #[test]
    fn a_mail_that_is_passed_on_with_few_words_is_the_text() {
        let about = "See attached.";
        let extracted = read(
            format!(
                "From: a@example.org\r\nSubject: article\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n{about}\r\n--x\r\n\
                 Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=m.eml\r\n\r\nFrom: b@example.org\r\nSubject: Quay opened\r\n\r\n\
                 The quay was opened on Tuesday, and people came from all over the island.\r\n--x--\r\n"
            )
            .as_bytes(),
        );
        assert_eq!(extracted.metadata.title.as_deref(), Some("Quay opened"));
        assert!(
            !extracted.text.contains(about) && extracted.notes.is_empty(),
            "{extracted:?}"
        );
    }

    #[test]
    fn the_subject_of_the_mail_that_was_passed_on_is_the_headline() {
        let extracted = read(
            b"From: a@example.org\r\nSubject: FW: Quay\r\n\r\n-----Original Message-----\r\nFrom: The Quay [mailto:news@quay.example]\r\nSent: Monday, March 03, 2025 6:00 PM\r\n\
              Subject: Quay opened by the mayor\r\n\r\nThe quay was opened on Tuesday.\r\n",
        );
        assert_eq!(
            extracted.text,
            "Quay opened by the mayor\n\nMonday, March 03, 2025 6:00 PM\n\nThe quay was opened on Tuesday.\n"
        );
    }

    #[test]
    fn dates_and_encodings_that_are_obsolete() {
        let extracted = read(
            b"From: a@example.org\r\nSubject: =?utf-8?B?zO7x8iDu8urw+/I=?=\r\nDate: 4 Mar 25 09:15 EST\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+BBwEPgRBBEI +BD4EQgQ6BEAESwRC.\r\n",
        );
        assert_eq!(extracted.text, "Мост открыт\n\nМост открыт.\n");
        assert_eq!(
            extracted.metadata.date.as_deref(),
            Some("2025-03-04T09:15:00-05:00")
        );
    }

    #[test]
    fn a_sign_at_the_beginning_of_a_flowed_line_is_no_quotation() {
        let extracted = read(
            b"From: a@example.org\r\nSubject: Frost\r\nContent-Type: text/plain; format=flowed\r\n\r\n > 40 degrees below zero: so cold was it in Selmora.\r\n\r\n> Really?\r\n\r\nYes.\r\n",
        );
        assert_eq!(
            extracted.text,
            "Frost\n\n> 40 degrees below zero: so cold was it in Selmora.\n\nYes.\n"
        );
    }

    #[test]
    fn other_files_are_no_mail() {
        assert!(read_mail(b"").is_err());
        assert!(read_mail(b"The quay was opened on Tuesday.\n").is_err());
    }
}
