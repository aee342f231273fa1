//! The words of a text as the index has them: folded, so that script, spelling and marks do not matter. `static/search-words.js` reads queries alike.

use crate::text::{Token, TokenKind, fold_name, romanise_for_folding, tokens};

/// So many parts, written without spaces, are also one word: "G7", "CVE-2024-39908", "e-mail".
const MOST_PARTS: usize = 5;

/// So long may such a word be, in bytes.
const LONGEST_JOINED: usize = 32;

/// One word with its spelling; what is joined from several, or from characters without spaces between them, has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IndexedWord<'a> {
    pub(super) key: String,
    pub(super) written: Option<&'a str>,
    /// A single letter or digit, which says something only in a name or headline.
    pub(super) is_short: bool,
}

/// The words and numbers of a text. In scripts without spaces each character is indexed together with the next, and the last of a run alone.
pub(super) fn indexed_words(text: &str) -> Vec<IndexedWord<'_>> {
    indexed_words_but(text, key, |_| false)
}

/// The same without the words between spaces that are not wanted. `key` gives what [`key`] gives.
pub(super) fn indexed_words_but(
    text: &str,
    key: impl Fn(&str) -> String,
    mut is_unwanted: impl FnMut(&str) -> bool,
) -> Vec<IndexedWord<'_>> {
    let all: Vec<Token> = tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Sign)
        .collect();
    let mut out = Vec::with_capacity(all.len());
    let mut joined_to = 0;
    for (at, token) in all.iter().enumerate() {
        let written = token.span.of(text);
        let is_run = is_unspaced(written);
        if !is_run && at >= joined_to {
            let parts = parts_from(text, &all[at..]);
            joined_to = at + parts;
            if parts > 1 {
                let spans = all[at..joined_to].iter();
                let joined: String = spans.map(|part| key(part.span.of(text))).collect();
                if parts <= MOST_PARTS && joined.len() <= LONGEST_JOINED && !is_unwanted(&joined) {
                    out.push(word(joined, None));
                }
            }
        }
        if !is_run && is_unwanted(written) {
            continue;
        }
        let mut folded = key(written);
        if is_run {
            let next = all
                .get(at + 1)
                .filter(|next| next.span.start == token.span.end)
                .map(|next| next.span.of(text))
                .filter(|next| is_unspaced(next));
            folded.push_str(&next.map(&key).unwrap_or_default());
        } else if let Some(number) = without_thousands(&folded) {
            out.push(word(number, None));
        }
        if !folded.is_empty() {
            out.push(word(folded, (!is_run).then_some(written)));
        }
    }
    out
}

fn word(key: String, written: Option<&str>) -> IndexedWord<'_> {
    IndexedWord {
        is_short: key.len() < 2,
        key,
        written,
    }
}

/// How many tokens from the first on are written without spaces: nothing or one hyphen between them.
fn parts_from(text: &str, all: &[Token]) -> usize {
    let pairs = all.windows(2);
    1 + pairs
        .take_while(|pair| {
            let between = &text[pair[0].span.end..pair[1].span.start];
            matches!(between, "" | "-" | "‐" | "‑" | "–" | "_")
                && !is_unspaced(pair[1].span.of(text))
        })
        .count()
}

/// One word folded: as names are, but that two letters for one sound are two again ("казакстан" and "Қазақстан" differ in them); numbers keep their
/// digits, with a point for any sign inside.
pub(super) fn key(written: &str) -> String {
    let plain: String = written.chars().filter_map(plain_letter).collect();
    if plain.starts_with(|first: char| first.is_numeric()) {
        return number(&plain);
    }
    fold_name(&plain).replace('x', "ks")
}

fn number(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    for letter in written.chars() {
        match letter {
            '.' | ',' | '\u{066B}' | '\u{066C}' => out.push('.'),
            _ => out.extend(
                romanise_for_folding(&letter.to_string())
                    .chars()
                    .filter(char::is_ascii_alphanumeric),
            ),
        }
    }
    out
}

/// "4.723" as "4723": signs inside that may group digits.
fn without_thousands(key: &str) -> Option<String> {
    let mut groups = key.split('.');
    let first = groups.next()?;
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut rest = groups.clone().peekable();
    rest.peek()?;
    let groups_digits = matches!(first.len(), 1..=3)
        && is_number(first)
        && groups.all(|group| group.len() == 3 && is_number(group));
    groups_digits.then(|| key.replace('.', ""))
}

/// A letter as it counts in search: Arabic vowel signs and the long stroke do not, and letters that are written for each other are one.
pub(super) fn plain_letter(letter: char) -> Option<char> {
    match letter {
        '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ة' => Some('ه'),
        'ى' => Some('ي'),
        _ => Some(letter),
    }
}

/// One character of a script without spaces; katakana come in runs and count as words.
pub(super) fn is_unspaced(written: &str) -> bool {
    use unicode_script::{Script, UnicodeScript};
    let first = written.chars().next();
    // No such script comes before Thai.
    first
        .filter(|first| *first >= '\u{0E00}')
        .is_some_and(|first| {
            matches!(
                first.script(),
                Script::Han
                    | Script::Hiragana
                    | Script::Thai
                    | Script::Lao
                    | Script::Khmer
                    | Script::Myanmar
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let words = indexed_words(text).into_iter();
        words.map(|word| word.key).collect()
    }

    #[test]
    fn any_script_gives_the_same_words() {
        assert_eq!(keys("Токаев"), keys("Tokayev"));
        assert_eq!(keys("Тоқаев"), keys("Токаев"));
        assert_eq!(keys("казакстан"), keys("Қазақстан"));
    }

    #[test]
    fn characters_without_spaces_stand_in_pairs() {
        let found = keys("中国人");
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], format!("{}{}", fold_name("中"), fold_name("国")));
        assert_eq!(found[2], fold_name("人"));
    }

    #[test]
    fn numbers_keep_their_digits() {
        assert_eq!(keys("3.4.0"), ["3.4.0"]);
        assert_eq!(keys("1100"), ["1100"]);
        assert_eq!(keys("4,723"), ["4723", "4.723"]);
        assert_eq!(keys("٣٫٥"), keys("3.5"));
    }

    #[test]
    fn what_is_written_without_spaces_is_one_word_too() {
        assert_eq!(keys("G7"), ["g7", "g", "7"]);
        assert!(keys("CVE-2024-39908").contains(&"cve202439908".to_owned()));
        assert!(keys("e-mail").contains(&key("email")));
        assert_eq!(keys("Go - now"), ["go", key("now").as_str()]);
    }

    #[test]
    fn arabic_words_do_without_vowel_signs() {
        assert_eq!(keys("مُحَمَّد"), keys("محمد"));
        assert_eq!(keys("أخبار"), keys("اخبار"));
    }
}
