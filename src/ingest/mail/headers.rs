//! What the headers of a mail say of its text.

use super::encoded_words;
use crate::ingest::decode::decode;
use crate::model::Metadata;
use crate::text::plain_subject;
use chrono::{DateTime, NaiveDateTime};
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

/// How programs write dates that break the rules: as C's `asctime` does, with the name of a zone, without a zone.
const LOOSE_DATES: [&str; 4] = [
    "%a %b %d %H:%M:%S %Y",
    "%a %b %d %H:%M:%S %Z %Y",
    "%d %b %Y %H:%M:%S",
    "%d %b %Y %H:%M",
];

/// The longest date in words, in code points.
const LONGEST_DATE: usize = 80;

/// When the mail was sent.
fn date_of(message: &Message<'_>) -> Option<String> {
    let read = message
        .date()
        .filter(|date| date.is_valid() && date.year >= 1900);
    read.map(mail_parser::DateTime::to_rfc3339).or_else(|| {
        let raw = decode(raw_header(message, &HeaderName::Date)?, None)?;
        loose_date(&raw.text)
    })
}

/// A date in the obsolete form of RFC 822 ("4 Mar 25 09:15 EST"), in one that breaks the rules, or in the words of some language, which whoever knows the language of the text can read.
fn loose_date(written: &str) -> Option<String> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let line = words.join(" ");
    if let Ok(date) = DateTime::parse_from_rfc2822(&line) {
        return Some(date.to_rfc3339());
    }
    let is_zone = |word: &&&str| word.chars().all(char::is_alphabetic);
    let bare = match words.last().filter(is_zone) {
        Some(zone) => line[..line.len() - zone.len()].trim_end(),
        None => line.as_str(),
    };
    let bare = bare.split_once(", ").map_or(bare, |(_, date)| date);
    let read = LOOSE_DATES.iter().find_map(|form| {
        [line.as_str(), bare]
            .into_iter()
            .find_map(|date| NaiveDateTime::parse_from_str(date, form).ok())
    });
    if let Some(date) = read {
        return Some(date.format("%Y-%m-%dT%H:%M:%S").to_string());
    }
    let digits = line.chars().filter(char::is_ascii_digit).count();
    (digits >= 5 && line.chars().count() <= LONGEST_DATE).then_some(line)
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
    if let Some(raw) = raw_header(message, &HeaderName::Subject)
        && let Some(decoded) = decode(raw, None)
    {
        let is_damaged = subject.contains(char::REPLACEMENT_CHARACTER);
        // Programs label words of UTF-8 with whatever they were set to.
        if encoded_words::are_left(&subject) || encoded_words::name_legacy_encodings(&decoded.text)
        {
            subject = encoded_words::decoded(&decoded.text);
        } else if is_damaged {
            subject = match encoded_words::are_left(&decoded.text) {
                true => encoded_words::decoded(&decoded.text),
                false => decoded.text,
            };
        }
    }
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let (plain, forwarded) = plain_subject(&subject);
    ((!plain.is_empty()).then(|| plain.to_owned()), forwarded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_break_the_rules() {
        for (written, read) in [
            ("4 Mar 25 09:15 EST", Some("2025-03-04T09:15:00-05:00")),
            ("4 Mar 2025 09:15 CET", Some("2025-03-04T09:15:00")),
            ("Tue, 4 Mar 2025 09:15:00", Some("2025-03-04T09:15:00")),
            ("Tue Mar  4 09:15:00 2025", Some("2025-03-04T09:15:00")),
            ("Tue Mar  4 09:15:00 CET 2025", Some("2025-03-04T09:15:00")),
            (
                "Вт, 4 мар 2025 09:15:00 +0500",
                Some("Вт, 4 мар 2025 09:15:00 +0500"),
            ),
            ("yesterday", None),
        ] {
            assert_eq!(loose_date(written).as_deref(), read, "{written}");
        }
    }
}
