//! Words that a printer divided at the end of a line.

use std::collections::BTreeSet;

/// What the document shows of its hyphens.
pub(super) struct WholeWords {
    /// Words that occur undivided in the document, in lower case: they show whether `well-known` keeps its hyphen.
    words: BTreeSet<String>,
    /// Words are divided with another sign than the hyphen of the keyboard, which is then always one that the author wrote.
    has_own_sign: bool,
}

impl WholeWords {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        let mut has_own_sign = false;
        for line in lines {
            has_own_sign |= ends_divided(line) && line.ends_with(['\u{2010}', '\u{AD}']);
            let all: Vec<&str> = line.split_whitespace().collect();
            for (at, word) in all.iter().enumerate() {
                let divided = at + 1 == all.len() && ends_divided(word);
                let letters = word.trim_matches(|letter: char| !letter.is_alphanumeric());
                if !divided && letters.contains(is_hyphen) {
                    words.insert(plain(letters));
                }
            }
        }
        Self {
            words,
            has_own_sign,
        }
    }

    /// Adds a line to the text before it: a divided word is made whole, other lines are parted by a blank.
    ///
    /// A word that occurs elsewhere in the document with its hyphen keeps it, as does one whose second half begins with a capital or a number.
    pub(super) fn join(&self, text: &mut String, next: &str) {
        if text.ends_with('\u{AD}') {
            text.pop();
            text.push_str(next);
            return;
        }
        let first_half = text.split_whitespace().next_back().unwrap_or_default();
        if !ends_divided(first_half) {
            if !text.is_empty() && !is_unspaced(text, next) {
                text.push(' ');
            }
            text.push_str(next);
            return;
        }
        let second_half = next.split_whitespace().next().unwrap_or_default();
        let second_half = second_half.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let begins_small = next.chars().next().is_some_and(char::is_lowercase);
        let first_half = first_half.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let with_hyphen = plain(&format!("{first_half}{second_half}"));
        // A hyphen that may not be broken is one of the word's own, and a word of many parts is divided between them.
        let inner_hyphen = first_half.ends_with('\u{2011}')
            || self.has_own_sign && first_half.ends_with('-')
            || first_half.trim_end_matches(is_hyphen).contains(is_written)
            || second_half.contains(is_written);
        if begins_small && !inner_hyphen && !self.words.contains(&with_hyphen) {
            text.pop();
        }
        text.push_str(next);
    }
}

/// Chinese and Japanese have no spaces between words, so a line break does not become one.
fn is_unspaced(text: &str, next: &str) -> bool {
    let wide = |letter: char| matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}');
    text.chars().next_back().is_some_and(wide) && next.chars().next().is_some_and(wide)
}

/// At least two letters and a hyphen.
pub(super) fn ends_divided(text: &str) -> bool {
    let mut letters = text.chars().rev();
    // Behind a place where a word may be broken, browsers draw the hyphen, too.
    let is_shown = |letter: &char| *letter != '\u{AD}';
    letters.next().is_some_and(is_hyphen)
        && letters
            .filter(is_shown)
            .take(2)
            .filter(|l| l.is_alphabetic())
            .count()
            == 2
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\u{AD}')
}

/// A hyphen that readers see wherever it stands.
fn is_written(letter: char) -> bool {
    is_hyphen(letter) && letter != '\u{AD}'
}

fn plain(word: &str) -> String {
    word.chars()
        .map(|letter| if is_hyphen(letter) { '-' } else { letter })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str]) -> String {
        let words = WholeWords::of(lines.iter().copied());
        let mut text = String::new();
        for line in lines {
            words.join(&mut text, line);
        }
        text
    }

    #[test]
    fn divided_words_are_made_whole() {
        assert_eq!(
            joined(&["It was a won-", "derful quay"]),
            "It was a wonderful quay"
        );
        assert_eq!(
            joined(&["Председа-", "тельница совета"]),
            "Председательница совета"
        );
        assert_eq!(joined(&["soft\u{AD}", "ly"]), "softly");
        assert_eq!(joined(&["soft\u{AD}\u{2010}", "ly"]), "soft\u{AD}ly");
        assert_eq!(
            joined(&["har\u{AD}bour\u{AD}\u{2010}", "mas\u{AD}ter"]),
            "har\u{AD}bour\u{AD}mas\u{AD}ter"
        );
    }

    #[test]
    fn hyphens_of_their_own_stay() {
        assert_eq!(
            joined(&["a well-", "known man, well-known here"]),
            "a well-known man, well-known here"
        );
        assert_eq!(joined(&["Saint-", "Étienne"]), "Saint-Étienne");
        assert_eq!(
            joined(&["of Hinton-", "under-Lyme"]),
            "of Hinton-under-Lyme"
        );
        assert_eq!(joined(&["a co\u{2011}", "owner"]), "a co\u{2011}owner");
        assert_eq!(
            joined(&["in cross-", "border har\u{2010}", "bours"]),
            "in cross-border harbours"
        );
        assert_eq!(joined(&["from here -", "to there"]), "from here - to there");
    }

    #[test]
    fn chinese_lines_join_without_a_blank() {
        assert_eq!(joined(&["新码头", "开放"]), "新码头开放");
    }
}
