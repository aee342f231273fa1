//! What the headers of a mail say of its text.

use super::encoded_words;
use crate::ingest::decode::decode;
use crate::model::Metadata;
use crate::text::plain_subject;
use chrono::DateTime;
use mail_parser::{HeaderName, Message};

/// Title, date and outlet.
///
/// The date of a forwarded mail is when it was passed on, not when the text came out. Who sent a mail is seldom who wrote the text (a colleague passes
/// an article on, a press office sends a release), so nobody becomes its author; the sender of a mailing list is its outlet.
pub(super) fn read_headers(
    message: &Message<'_>,
    title: Option<String>,
    forwarded: bool,
) -> Metadata {
    let is_list = ["List-Id", "List-Unsubscribe"]
        .into_iter()
        .any(|name| message.header(name).is_some());
    let sender = message
        .from()
        .and_then(|from| from.first())
        .and_then(|sender| sender.name())
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|name| !name.is_empty() && !name.contains(['@', char::REPLACEMENT_CHARACTER]));
    Metadata {
        title,
        date: date_of(message).filter(|_| !forwarded),
        outlet: sender.filter(|_| is_list),
        ..Metadata::default()
    }
}

/// When the mail was sent, in the obsolete form of RFC 822 too ("4 Mar 25 09:15 EST").
fn date_of(message: &Message<'_>) -> Option<String> {
    let read = message
        .date()
        .filter(|date| date.is_valid() && date.year >= 1900);
    read.map(mail_parser::DateTime::to_rfc3339).or_else(|| {
        let raw = raw_header(message, &HeaderName::Date)?;
        let date = DateTime::parse_from_rfc2822(str::from_utf8(raw).ok()?.trim()).ok()?;
        Some(date.to_rfc3339())
    })
}

/// The last header of a name, as it stands in the mail.
fn raw_header<'m>(message: &'m Message<'_>, name: &HeaderName<'_>) -> Option<&'m [u8]> {
    let mut headers = message.headers().iter().rev();
    let place = headers.find(|header| header.name == *name)?;
    let (start, end) = (place.offset_start as usize, place.offset_end as usize);
    message.raw_message().get(start..end)
}

/// The subject without `Re:` and the like, and whether it says that the mail was passed on. Letters that were sent without saying how they are
/// encoded are read like those of a file.
pub(super) fn subject_of(message: &Message<'_>) -> (Option<String>, bool) {
    let Some(mut subject) = message.subject().map(str::to_owned) else {
        return (None, false);
    };
    let are_words_left = encoded_words::are_left(&subject);
    if (are_words_left || subject.contains(char::REPLACEMENT_CHARACTER))
        && let Some(raw) = raw_header(message, &HeaderName::Subject)
        && let Some(decoded) = decode(raw, None)
    {
        subject = match are_words_left || encoded_words::are_left(&decoded.text) {
            true => encoded_words::decoded(&decoded.text),
            false => decoded.text,
        };
    }
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let (plain, forwarded) = plain_subject(&subject);
    ((!plain.is_empty()).then(|| plain.to_owned()), forwarded)
}
