//! What mail programs put around a text.

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
const FORWARDS: [&str; 11] = [
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
];

/// The subject without such words, and whether one of them says that the mail was passed on.
pub(super) fn plain_subject(subject: &str) -> (&str, bool) {
    let mut rest = subject.trim();
    let mut forwarded = false;
    while let Some((word, after)) = rest.split_once(':') {
        let word = word.trim().to_lowercase();
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

/// The text without what it quotes (lines with `>`, and the line before them that says who wrote) and without its signature (after `-- `).
/// A mail that is nothing but a quotation keeps it, its marks taken off.
pub(super) fn without_quotes_and_signature(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut kept: Vec<&str> = Vec::with_capacity(lines.len());
    let mut quoted_before = false;
    for line in &lines {
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
    if kept.iter().all(|line| line.trim().is_empty()) {
        let bare = lines.iter().map(|line| line.trim_start_matches(['>', ' ']));
        return bare.collect::<Vec<_>>().join("\n");
    }
    kept.join("\n")
}

fn is_signature_mark(line: &str) -> bool {
    line == "-- " || line == "--"
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
