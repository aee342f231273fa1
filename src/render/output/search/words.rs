//! The words of a text as the index has them: folded, so that script, spelling and marks do not matter. `static/search-words.js` reads queries alike.

use crate::text::{Token, TokenKind, fold_name, romanise_for_folding, tokens};

/// So many parts, written without spaces, are also one word: "G7", "CVE-2024-39908", "e-mail".
const MOST_PARTS: usize = 5;

/// So long may such a word be, in bytes.
const LONGEST_JOINED: usize = 32;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IndexedWord<'a, K> {
    /// As it is written, with its key.
    Written(&'a str, K),
    /// The key of what is joined from several words, or from characters without spaces between them, or of a number without signs that group digits.
    Made(String),
}

/// The keys of the words and numbers of a text. In scripts without spaces each character is indexed together with the next, and the last of a run alone.
pub(super) fn indexed_keys(text: &str) -> impl Iterator<Item = String> {
    let words = indexed_words(text, key, |_| false).into_iter();
    words.map(|word| match word {
        IndexedWord::Written(_, key) | IndexedWord::Made(key) => key,
    })
}

/// The words and numbers of a text, but for the words between spaces that are not wanted. `key` finds what [`key`] gives.
pub(super) fn indexed_words<K: AsRef<str>>(
    text: &str,
    key: impl Fn(&str) -> K,
    mut is_unwanted: impl FnMut(&str) -> bool,
) -> Vec<IndexedWord<'_, K>> {
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
                let mut joined = String::new();
                for part in spans {
                    joined.push_str(key(part.span.of(text)).as_ref());
                }
                if parts <= MOST_PARTS && joined.len() <= LONGEST_JOINED && !is_unwanted(&joined) {
                    out.push(IndexedWord::Made(joined));
                }
            }
        }
        if !is_run && is_unwanted(written) {
            continue;
        }
        let folded = key(written);
        if is_run {
            let next = all
                .get(at + 1)
                .filter(|next| next.span.start == token.span.end)
                .map(|next| next.span.of(text))
                .filter(|next| is_unspaced(next));
            let mut pair = folded.as_ref().to_owned();
            if let Some(next) = next {
                pair.push_str(key(next).as_ref());
            }
            if !pair.is_empty() {
                out.push(IndexedWord::Made(pair));
            }
            continue;
        }
        if let Some(number) = without_thousands(folded.as_ref()) {
            out.push(IndexedWord::Made(number));
        }
        if !folded.as_ref().is_empty() {
            out.push(IndexedWord::Written(written, folded));
        }
    }
    out
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
        // The letter that carries a hamza differs from one spelling habit to another.
        'ئ' | 'ؤ' => Some('و'),
        _ => Some(letter),
    }
}

/// One character of a script without spaces; katakana come in runs and count as words.
pub(super) fn is_unspaced(written: &str) -> bool {
    use unicode_script::{Script, UnicodeScript};
    written.chars().next().is_some_and(|first| {
        // No such script comes before Thai.
        first >= '\u{0E00}'
            && matches!(
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
        indexed_keys(text).collect()
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
