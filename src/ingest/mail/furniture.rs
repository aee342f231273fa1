//! What mail programs put around a text.

use crate::text::{is_forwarding_mark, is_mail_announcement, plain_subject};

/// Lines with labels that the header of a mail has, at least.
const FEWEST_LABELS: usize = 3;

/// The text without what it quotes (lines with `>`, and the line before them that says who wrote) and without its signature (after `-- `).
/// A mail that is nothing but a quotation keeps it, its marks taken off.
pub(super) fn without_quotes_and_signature(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    let mut quoted_before = false;
    for line in &lines {
        let line = &without_box_mark(line);
        let quoted = line.starts_with('>');
        if quoted {
            let last = kept.iter().rposition(|line| !line.trim().is_empty());
            if !quoted_before
                && let Some(last) = last.filter(|at| kept[*at].trim_end().ends_with(':'))
            {
                kept.truncate(last);
            }
        } else if is_signature_mark(line) {
            break;
        } else {
            kept.push(line);
        }
        quoted_before = quoted || (quoted_before && line.trim().is_empty());
    }
    let bare = |line: &&str| line.trim_start_matches(['>', ' ']).to_owned();
    if kept.iter().all(|line| line.trim().is_empty()) {
        return lines.iter().map(bare).collect::<Vec<_>>().join("\n");
    }
    let quoted = lines.iter().filter(|line| line.starts_with('>'));
    let quoted: Vec<String> = quoted.map(bare).collect();
    if begins_with_header(&quoted) {
        return quoted.join("\n");
    }
    kept.join("\n")
}

/// Whether quoted lines begin as a mail that was passed on does, so that they are what the mail is about, and not what it answers: several lines with a label, one
/// of them with an address of mail.
fn begins_with_header(quoted: &[String]) -> bool {
    let first = quoted.iter().filter(|line| !line.is_empty());
    let labelled = first.take(MOST_HEADERS).filter(|line| is_labelled(line));
    let labelled: Vec<&String> = labelled.collect();
    labelled.len() >= FEWEST_LABELS && labelled.iter().any(|line| line.contains('@'))
}

/// The line without the sign that mail boxes put before one that begins like a message in them.
pub(super) fn without_box_mark(line: &str) -> &str {
    line.strip_prefix('>')
        .filter(|rest| rest.starts_with("From "))
        .unwrap_or(line)
}

/// A text that was passed on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PassedOn {
    pub(super) text: String,
    /// The subject that it had, where that says more than the mail's own, or the text begins with it.
    pub(super) subject: Option<String>,
}

/// The text that was passed on, without the line that says so, the addresses below it, and the words of whoever passed it on. Only what such a block looks like counts, so that it is
/// found in any language: words between hyphens or before a colon, then lines with colons, one of which has an address of mail. The line with the date stays.
pub(super) fn without_forwarding(text: &str, subject: Option<&str>) -> PassedOn {
    let whole = || PassedOn {
        text: text.to_owned(),
        subject: None,
    };
    let lines: Vec<&str> = text.lines().collect();
    let block = (0..lines.len()).find_map(|at| {
        let is_mark = is_forwarding_mark(lines[at]);
        if !is_mark && !is_mail_announcement(lines[at]) {
            return None;
        }
        let blank = lines[at + 1..]
            .iter()
            .take_while(|line| line.trim().is_empty());
        let from = at + 1 + blank.take(MOST_BLANK).count();
        let header = lines[from..].iter();
        let header = header.take_while(|line| line.contains(':'));
        let to = from + header.count();
        let header = &lines[from..to];
        let has_address = header.iter().any(|line| line.contains('@'));
        let is_clear =
            is_mark || header.len() >= FEWEST_LABELS && header.iter().all(|line| is_labelled(line));
        (has_address && is_clear && header.len() <= MOST_HEADERS).then_some((at, from, to))
    });
    let Some((at, from, to)) = block else {
        return whole();
    };
    let (before, header, after) = (&lines[..at], &lines[from..to], &lines[to..]);
    let letters = |lines: &[&str]| -> usize {
        let letters = lines.iter().flat_map(|line| line.chars());
        letters.filter(|c| c.is_alphabetic()).count()
    };
    if letters(before) > letters(after) {
        return whole();
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let date = header.iter().find_map(|line| {
        let shown = line.split(['"', '<', '@']).next().unwrap_or_default();
        // "Sent:" and the like; the colon of a time stands behind a digit.
        let shown = match shown.split_once(':') {
            Some((label, rest)) if digits(label) == 0 => rest,
            _ => shown,
        };
        (digits(shown) >= 5).then(|| shown.trim_end_matches([',', ' ']).trim_start())
    });
    let first = after.iter().find(|line| !line.trim().is_empty());
    let values = header
        .iter()
        .filter(|line| !line.contains('@') && digits(line) < 5);
    let mut subjects = values.filter_map(|line| Some(plain_subject(line.split_once(':')?.1).0));
    let inner = subjects.find(|inner| {
        let begins = subject.is_some_and(|outer| {
            inner.len() > outer.len() && inner.to_lowercase().starts_with(&outer.to_lowercase())
        });
        begins || first.is_some_and(|first| first.trim() == *inner)
    });
    let kept: Vec<&str> = date.into_iter().chain(after.iter().copied()).collect();
    PassedOn {
        text: kept.join("\n"),
        subject: inner.map(str::to_owned),
    }
}

/// Lines of addresses below a forwarded message's mark, at most.
const MOST_HEADERS: usize = 8;

/// Empty lines between the mark and those lines, at most.
const MOST_BLANK: usize = 2;

/// "Reply to: …": a short label without digits.
fn is_labelled(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, value)| {
        let is_short = label.chars().count() <= 24 && label.split_whitespace().count() <= 3;
        let is_plain = !label.contains(|c: char| c.is_ascii_digit() || c == '@');
        let is_apart = value.is_empty() || value.starts_with(' ');
        is_short && is_plain && (is_apart || line[label.len()..].starts_with('：'))
    })
}

fn is_signature_mark(line: &str) -> bool {
    line == "-- " || line == "--"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_that_was_passed_on_in_quotation_marks_below_some_words_is_kept() {
        let mail = "To keep.\n\n> Begin forwarded message:\n>\n> From: Press <press@quay.example>\n> Subject: Quay\n> Date: 7 October 2025\n>\n> The quay is open.\n";
        let kept = without_quotes_and_signature(mail);
        assert!(kept.contains("The quay is open.") && !kept.contains("To keep."));
        let answer = "It is open.\n\n> Is it open?\n> Note: ask press@quay.example\n";
        assert_eq!(without_quotes_and_signature(answer).trim(), "It is open.");
    }

    #[test]
    fn what_is_passed_on_comes_without_addresses() {
        let mail = "Have a look.\n\n-------- Weitergeleitete Nachricht --------\nVon: The Quay <news@quay.example>\nDatum: Mo., 3. März 2025, 18:00\nAn: <ida@ngo.example>\n\nThe quay was opened on Tuesday.\n";
        let without_forwarding = |mail: &str| without_forwarding(mail, None).text;
        assert_eq!(
            without_forwarding(mail),
            "Mo., 3. März 2025, 18:00\n\nThe quay was opened on Tuesday."
        );
        let mail = "---- Переслано ----\n03.03.2025, 18:00, \"Вести\" <news@vesti.example>:\n\nПричал открыт.\n";
        assert_eq!(
            without_forwarding(mail),
            "03.03.2025, 18:00\n\nПричал открыт."
        );
        let mail = "Begin forwarded message:\n\nFrom: Quay <news@quay.example>\nSubject: Open\nDate: 3 March 2025 at 18:00:00 GMT+5\nReply-To: ida@ngo.example\n\nThe quay was opened.\n";
        let text = without_forwarding(mail);
        assert!(text.starts_with("3 March 2025 at 18:00:00 GMT+5"), "{text}");
        assert!(
            text.ends_with("\n\nThe quay was opened.") && !text.contains('@'),
            "{text}"
        );
        let contact = "The quay was opened, and everybody came to see it.\n\nWrite to us:\n\nPhone: 1\nMail: a@quay.example\nWeb: quay.example\n";
        let talk = "What they said:\n\nAsked by ida@ngo.example why: nobody knew.\n\nThe quay was opened, and everybody came.\n";
        for other in [contact.trim_end(), talk.trim_end()] {
            assert_eq!(without_forwarding(other).trim_end(), other);
        }
        for other in ["--- Sport ---\nThe score: 2:1\n\nMore.", "One\n--- \nTwo"] {
            assert_eq!(without_forwarding(other), other);
        }
        assert!(
            without_quotes_and_signature(">From spring on\n\nMore.").starts_with("From spring on")
        );
    }

    #[test]
    fn quotations_and_signatures_go() {
        let mail = "It is open.\n\nOn Tuesday Vera wrote:\n> When?\n>> Now?\n\nThere was a feast.\n-- \nTobias\n+7 000";
        assert_eq!(
            without_quotes_and_signature(mail),
            "It is open.\n\n\nThere was a feast."
        );
        assert_eq!(
            without_quotes_and_signature("> It is open.\n> Come!"),
            "It is open.\nCome!"
        );
    }
}
