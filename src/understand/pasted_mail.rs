//! A mail that was pasted into a file: its header holds private addresses and says when it was sent, and is no part of the text.
//!
//! A source file comes in; it goes out with the text beginning below the header.

use super::mail_header::{MailHeader, MailLabelBook, header_at};
use super::phrases::PhraseBook;
use crate::model::{Diagnostic, Format, SourceFile, Span};
use crate::text::{Line, is_forwarding_mark, is_mail_announcement, lines};

/// Letters of what somebody says about a mail that is passed on, at most.
const FEW_LETTERS: usize = 200;

/// Empty lines below a line that announces a mail, at most.
const MOST_BLANK: usize = 2;

/// Lines of a signature, at most.
const LONGEST_SIGNATURE: usize = 12;

/// What the header and the end of a pasted mail leave for the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PastedMail {
    /// What it is about, for a text without a headline.
    pub(super) subject: Option<String>,
    /// Blocks that are taken off: its signature, and the headers of older mails below it.
    pub(super) private: Vec<Span>,
}

/// Takes the header and the signature off a text that was pasted from a mail program. The date of the mail and an address of the web that stands alone above the text become what the file
/// states about itself.
pub(super) fn take_off(
    source: &mut SourceFile,
    labels: &MailLabelBook,
    phrases: &PhraseBook,
) -> PastedMail {
    let Some(text) = source.text.get(source.body_start..) else {
        return PastedMail::default();
    };
    let all: Vec<Line> = lines(text)
        .into_iter()
        .map(|line| Line {
            span: line.span.shifted(source.body_start),
            number: line.number,
        })
        .collect();
    let written: Vec<&str> = all.iter().map(|line| line.span.of(&source.text)).collect();
    let is_mail = source.format == Format::Mail;
    let Some((mut first, header)) = find_header(&written, is_mail, labels) else {
        return PastedMail::default();
    };
    let date = header.date(phrases);
    let mut address = None;
    if let Some(alone) = web_address(written[first])
        && let Some(next) = next_line(&written, first + 1)
    {
        address = Some(alone.to_owned());
        first = next;
    }
    let start = all[first].span.start;
    let mut private: Vec<Span> = older_headers(&written, first, labels)
        .into_iter()
        .map(|(from, to)| Span::new(all[from].span.start, all[to - 1].span.end))
        .collect();
    let signature = signature_at(&written, first).map(|at| all[at].span.start);
    private.extend(signature.map(|start| Span::new(start, source.text.len())));
    source.embedded.date = source.embedded.date.take().or(date);
    source.embedded.url = source.embedded.url.take().or(address);
    begin_at(source, start);
    source.diagnostics.push(
        Diagnostic::note("the header of a mail above the text is left out")
            .at(source.path.clone())
            .hint("state title, date and author in front matter if they are not right"),
    );
    let mut cut = Vec::new();
    source.blocks.retain(|block| {
        let span = block.span();
        let is_private = private.iter().any(|place| place.contains(&span));
        if is_private {
            cut.push(span);
        }
        !is_private
    });
    PastedMail {
        subject: header.subject,
        private: cut,
    }
}

/// The last header above the text, and the line below it at which the text begins. A mail may have been passed on more than once, each time with a few words. Of a
/// saved mail (`is_mail`), the first line is the subject.
fn find_header(
    written: &[&str],
    is_mail: bool,
    book: &MailLabelBook,
) -> Option<(usize, MailHeader)> {
    let mut found: Option<(usize, MailHeader)> = None;
    loop {
        let from = found.as_ref().map_or(0, |(first, _)| *first);
        let is_below = is_mail || found.is_some();
        let Some((first, mut header)) = next_header(written, from, is_below, book) else {
            return found;
        };
        let outer = found.and_then(|(_, header)| header.subject);
        header.subject = header.subject.or(outer);
        found = Some((first, header));
    }
}

/// The next header at or below a line, with at most a few letters before it, and the line at which the text below it begins. One that no line announces is at the very top, or below another
/// mail's beginning (`is_below`).
fn next_header(
    written: &[&str],
    from: usize,
    is_below: bool,
    book: &MailLabelBook,
) -> Option<(usize, MailHeader)> {
    let top = next_line(written, from)?;
    let mut before = 0;
    for at in top..written.len() {
        let line = written[at];
        let found = match is_forwarding_mark(line) || is_mail_announcement(line) {
            true => next_line(written, at + 1)
                .filter(|next| next - at <= MOST_BLANK + 1)
                .and_then(|next| Some((next, header_at(&written[next..], true, book)?))),
            false if at == top || is_below => {
                header_at(&written[at..], false, book).map(|header| (at, header))
            }
            false => None,
        };
        if let Some((begin, header)) = found {
            let first = next_line(written, begin + header.length)?;
            let after: usize = written[first..].iter().map(|line| letters(line)).sum();
            return (after > before).then_some((first, header));
        }
        before += letters(line);
        if before > FEW_LETTERS {
            return None;
        }
    }
    None
}

/// The headers of older mails below the text, with the lines that announce them: the first line of each, and the one behind its last.
fn older_headers(written: &[&str], first: usize, book: &MailLabelBook) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = first;
    while at < written.len() {
        let is_announced = is_forwarding_mark(written[at]);
        let begin = match is_announced {
            true => next_line(written, at + 1),
            false => Some(at),
        };
        let header = begin.and_then(|begin| {
            let header = header_at(&written[begin..], is_announced, book)?;
            Some(begin + header.length)
        });
        match header {
            Some(end) => {
                found.push((at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The first line from here on that is not empty.
fn next_line(written: &[&str], from: usize) -> Option<usize> {
    (from..written.len()).find(|at| !written[*at].is_empty())
}

fn letters(line: &str) -> usize {
    line.chars().filter(|c| c.is_alphabetic()).count()
}

/// The address, if the line is nothing else.
fn web_address(line: &str) -> Option<&str> {
    let address = line.trim_start_matches('<').trim_end_matches('>');
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    (is_web && !address.contains(char::is_whitespace)).then_some(address)
}

/// The line that parts a signature from the text: `--` alone, a few lines before the end.
fn signature_at(written: &[&str], first: usize) -> Option<usize> {
    let at = (first + 1..written.len())
        .rev()
        .find(|at| written[*at] == "--")?;
    let below = written[at + 1..].iter().filter(|line| !line.is_empty());
    (below.count() <= LONGEST_SIGNATURE).then_some(at)
}

/// Lets the text begin at a place: what stands before it is no block of it.
fn begin_at(source: &mut SourceFile, start: usize) {
    source.body_start = start;
    let text = &source.text;
    source.blocks.retain_mut(|block| {
        block.runs.retain_mut(|run| {
            if run.start < start && run.end > start {
                *run = Span::new(start, run.end);
            }
            run.start >= start
        });
        !block.span().of(text).trim().is_empty()
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::model::{Block, BlockKind};

    const HEADER: &str = "From: Press <press@quay.example>\nSent: Wednesday, October 15, 2025 9:12 AM\nTo: all@quay.example\nSubject: FW: Quay opened\n";

    fn books() -> (MailLabelBook, PhraseBook) {
        let languages = Languages::compiled_in().expect("packs");
        (MailLabelBook::new(&languages), PhraseBook::new(&languages))
    }

    fn source_of(text: &str) -> SourceFile {
        let blocks = lines(text).into_iter().filter(|line| !line.span.is_empty());
        SourceFile {
            text: text.to_owned(),
            blocks: blocks
                .map(|line| Block::new(BlockKind::Paragraph, line.span))
                .collect(),
            ..SourceFile::default()
        }
    }

    /// The text from its beginning on, and what was left for the document.
    fn read(text: &str, books: &(MailLabelBook, PhraseBook)) -> (String, SourceFile, PastedMail) {
        let mut source = source_of(text);
        let mail = take_off(&mut source, &books.0, &books.1);
        let shown: Vec<String> = source.blocks.iter().map(|b| b.text(text)).collect();
        (shown.join("\n"), source, mail)
    }

    #[test]
    fn the_text_begins_below_the_header() {
        let text = format!(
            "{HEADER}\nhttps://quay.example/opened\n\nQuay opened by the mayor\n\nPeople came from all over the island.\n-- \nIda\nida@quay.example\n"
        );
        let (shown, source, mail) = read(&text, &books());
        assert_eq!(
            shown,
            "Quay opened by the mayor\nPeople came from all over the island."
        );
        assert!(text[source.body_start..].starts_with("Quay opened by the mayor"));
        assert_eq!(source.embedded.date.as_deref(), Some("2025-10-15T09:12"));
        assert_eq!(
            source.embedded.url.as_deref(),
            Some("https://quay.example/opened")
        );
        assert_eq!(mail.subject.as_deref(), Some("Quay opened"));
        let cut: Vec<&str> = mail.private.iter().map(|span| span.of(&text)).collect();
        assert_eq!(cut, ["--", "Ida", "ida@quay.example"]);
    }

    #[test]
    fn mails_that_were_passed_on_more_than_once() {
        let inner = "---------- Forwarded message ---------\nFrom: The Quay <news@quay.example>\nDate: 3 March 2025 18:00\nTo: <ida@quay.example>\n";
        let text = "The quay was opened on Tuesday, and people came from all over the island.";
        let books = books();
        for mail in [
            format!("{HEADER}\nFor the site.\n\n{inner}\n{text}"),
            format!("{HEADER}\nFor the site.\n\n{HEADER}\n{inner}\n\n{text}"),
            format!("For the site.\n\n{inner}\n{text}"),
            format!(
                "Begin forwarded message:\n\n{}\n{text}",
                inner.split_once('\n').expect("lines").1
            ),
            format!(
                "-------- Пересылаемое сообщение --------\n03.03.2025, 18:00, \"Причал\" <news@quay.example>:\n\n{text}"
            ),
        ] {
            let (shown, source, _) = read(&mail, &books);
            assert_eq!(shown, text, "{mail}");
            let date = source.embedded.date.as_deref();
            assert_eq!(date, Some("2025-03-03T18:00"), "{mail}");
        }
    }

    #[test]
    fn texts_about_mails_stay_whole() {
        let told = format!("What the mayor wrote\n\n{HEADER}\nThe quay was opened on Tuesday.");
        let only = HEADER.to_owned();
        let report = "The quay was opened.\n\n--- Sport ---\nThe score: 2:1\n\nMore.".to_owned();
        let books = books();
        for text in [told, only, report] {
            let (_, source, mail) = read(&text, &books);
            assert_eq!(mail, PastedMail::default(), "{text}");
            assert_eq!(source.body_start, 0, "{text}");
        }
    }

    #[test]
    fn the_first_line_of_a_saved_mail_is_its_subject() {
        let text = format!("Quay\n\nFor the site.\n\n{HEADER}\nThe quay was opened on Tuesday.");
        let (labels, phrases) = books();
        let starts = [Format::Mail, Format::Text].map(|format| {
            let mut source = SourceFile {
                format,
                ..source_of(&text)
            };
            take_off(&mut source, &labels, &phrases);
            source.body_start
        });
        assert_eq!(starts, [text.find("The quay was").expect("a text"), 0]);
    }

    #[test]
    fn headers_of_older_mails_are_taken_off() {
        let story =
            "The quay was opened on Tuesday, and people came from all over the island. ".repeat(4);
        let text = format!(
            "{HEADER}\n{story}\n\n-----Original Message-----\n{HEADER}\nWhen is it opened?"
        );
        let (shown, _, mail) = read(&text, &books());
        assert_eq!(shown, format!("{}\nWhen is it opened?", story.trim_end()));
        assert_eq!(mail.private.len(), 5);
    }
}
