//! What mail programs write before a subject, and above a mail that is passed on.

use super::fold_word;

/// What programs put before a subject when one answers, in small letters.
const ANSWERS: [&str; 10] = [
    "re",
    "aw",
    "sv",
    "antw",
    "odp",
    "ynt",
    "отв",
    "ответ",
    "на",
    "res",
];

/// What they put there when one passes a mail on.
const FORWARDS: [&str; 12] = [
    "fwd",
    "fw",
    "wg",
    "tr",
    "rv",
    "vs",
    "i",
    "пер",
    "переслано",
    "пересл",
    "ilt",
    "pd",
];

/// The subject without such words, and whether one of them says that the mail was passed on.
pub fn plain_subject(subject: &str) -> (&str, bool) {
    let mut rest = subject.trim();
    let mut forwarded = false;
    while let Some((word, after)) = rest.split_once(':') {
        let word = fold_word(word.trim());
        // Some programs count: `Re[2]:`.
        let word = word.split('[').next().unwrap_or_default();
        let forwards = FORWARDS.contains(&word);
        if !forwards && !ANSWERS.contains(&word) {
            break;
        }
        forwarded |= forwards;
        rest = after.trim_start();
    }
    (rest, forwarded)
}

/// "Begin forwarded message:", in any language.
pub fn is_mail_announcement(line: &str) -> bool {
    let words = line.trim().strip_suffix(':').unwrap_or_default();
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    (2..=6).contains(&words.split_whitespace().count()) && words.split_whitespace().all(is_word)
}

/// "---------- Forwarded message ---------", in any language.
pub fn is_forwarding_mark(line: &str) -> bool {
    let line = line.trim();
    let inside = line.trim_matches('-');
    let before = line.len() - line.trim_start_matches('-').len();
    let after = line.len() - line.trim_end_matches('-').len();
    before >= 3
        && after >= 3
        && !inside.contains('-')
        && inside.chars().any(char::is_alphabetic)
        && inside.split_whitespace().count() <= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects() {
        assert_eq!(
            plain_subject("Re: Fwd: Quay: opened"),
            ("Quay: opened", true)
        );
        assert_eq!(plain_subject("Re[2]: Мост"), ("Мост", false));
        assert_eq!(plain_subject("Мост: открыт"), ("Мост: открыт", false));
        assert_eq!(plain_subject("İLT: Köprü"), ("Köprü", true));
    }

    #[test]
    fn marks_above_a_mail_that_is_passed_on() {
        for line in [
            "---------- Forwarded message ---------",
            "-------- Пересылаемое сообщение --------",
        ] {
            assert!(is_forwarding_mark(line), "{line}");
        }
        assert!(!is_forwarding_mark("---") && !is_forwarding_mark("- one -"));
        assert!(is_mail_announcement("Begin forwarded message:"));
        assert!(!is_mail_announcement("Score 2:1:") && !is_mail_announcement("Note:"));
    }
}
