//! Sketches of texts: how much of its wording a text shares with another, told from a few bytes (min-hashing, A. Broder 1997).

use crate::text::StableHash;

/// Hashes of a sketch.
const HASHES: usize = 24;

/// Equal hashes from which two texts are one that was edited: six in ten of their phrases.
const ALIKE: usize = 15;

/// Words of a phrase.
const PHRASE: usize = 3;

/// Characters of a phrase where words are not set apart.
const LETTERS: usize = 5;

/// A text with fewer phrases has no sketch: it could be like anything.
const FEWEST: usize = 12;

/// The sketch of a text as hexadecimal digits, four for each hash and four for the numbers of its headline; empty for a short text.
pub(super) fn sketch(headline: &str, text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = words.iter().map(|word| word.chars().count()).sum::<usize>();
    let phrases = match letters > 12 * words.len() {
        true => phrases_of_letters(&words.concat()),
        false => phrases_of_words(&words),
    };
    if phrases.len() < FEWEST {
        return String::new();
    }
    let least = |seed: u64| {
        let hashes = phrases.iter().map(|phrase| mixed(phrase ^ mixed(seed)));
        hashes.min().unwrap_or_default() & 0xffff
    };
    let numbers = headline.split(|c: char| !c.is_numeric());
    let numbers = numbers.fold(StableHash::default(), |hash, number| {
        match number.is_empty() {
            true => hash,
            false => hash.with(number.as_bytes()).with(b" "),
        }
    });
    (0..HASHES as u64)
        .map(least)
        .chain([mixed(numbers.value()) & 0xffff])
        .map(|hash| format!("{hash:04x}"))
        .collect()
}

/// Hashes of the runs of [`LETTERS`] characters.
fn phrases_of_letters(text: &str) -> Vec<u64> {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let phrases = starts.windows(LETTERS + 1);
    phrases
        .map(|run| StableHash::of(&text.as_bytes()[run[0]..run[LETTERS]]))
        .collect()
}

/// Hashes of the runs of [`PHRASE`] words in lower case, each with a blank behind it.
fn phrases_of_words(words: &[&str]) -> Vec<u64> {
    let mut lower = String::with_capacity(words.iter().map(|word| word.len() + 1).sum());
    let mut starts = Vec::with_capacity(words.len() + 1);
    for word in words {
        starts.push(lower.len());
        lower.push_str(&word.to_lowercase());
        lower.push(' ');
    }
    starts.push(lower.len());
    let phrases = starts.windows(PHRASE + 1);
    phrases
        .map(|run| StableHash::of(&lower.as_bytes()[run[0]..run[PHRASE]]))
        .collect()
}

/// How alike two texts are by their sketches, if they are alike enough to be one: equal hashes. Texts whose headlines have other numbers are instalments of a series, however alike
/// their words are.
pub(super) fn likeness(a: &str, b: &str) -> Option<usize> {
    let numbers = 4 * HASHES;
    if a.len() != numbers + 4 || a.len() != b.len() || !a.is_ascii() || !b.is_ascii() {
        return None;
    }
    if a[numbers..] != b[numbers..] {
        return None;
    }
    let hashes = (0..HASHES).map(|at| 4 * at..4 * at + 4);
    let equal = hashes
        .filter(|place| a[place.clone()] == b[place.clone()])
        .count();
    (equal >= ALIKE).then_some(equal)
}

/// SplitMix64 (S. Vigna): spreads the bits of a number over all of them.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The ferry across the river Tame was taken out of service on Monday, because its engine has to be repaired after the collision of last week. \
        The port authority said that a smaller boat would take passengers from Thursday on, but no cars. Drivers have to use the bridge at Holm, which is an hour away.";

    #[test]
    fn an_edited_text_is_like_itself_and_unlike_another_about_the_same() {
        let edited = TEXT
            .replace("on Monday, ", "on Tuesday, ")
            .replace("from Thursday on", "from Friday on");
        assert!(likeness(&sketch("", TEXT), &sketch("", &edited)).is_some());
        let other = "Cars have to go round by Holm for a week: the ferry over the Tame is under repair. Its engine was damaged in a collision, and the port authority has only a small \
            boat to put in its place, which carries people and no cars. That boat sails from Thursday on, every half an hour, until late in the evening.";
        assert_eq!(likeness(&sketch("", TEXT), &sketch("", other)), None);
    }

    #[test]
    fn instalments_of_a_series_are_never_one_text() {
        let number = |number: &str| sketch(&format!("Weekly report {number}"), TEXT);
        assert_eq!(likeness(&number("12"), &number("13")), None);
        assert_eq!(likeness(&number("12"), &number("12")), Some(HASHES));
    }

    #[test]
    fn texts_without_blanks_have_sketches_and_short_ones_have_none() {
        let text = "渡轮周一起停止服务因为上周碰撞后发动机需要修理港务局表示从周四起将有一艘较小的船运送乘客";
        assert_eq!(likeness(&sketch("", text), &sketch("", text)), Some(HASHES));
        assert_eq!(sketch("", "Ferry returns on Monday"), "");
        assert_eq!(likeness("", ""), None);
    }
}
