//! What a piece of a name could be in the nominative, by the endings of its language.

use crate::language::{Ending, LanguagePack};

/// One possible nominative of a piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// The piece in the nominative.
    pub(super) text: String,
    /// The ending that was taken off, as an index into the pack's list; `None` for the piece as it stands.
    pub(super) ending: Option<usize>,
    /// A vowel was put back that the language drops before endings ("Павла", "Павел"); needs evidence of its own.
    pub(super) vowel_restored: bool,
}

/// Fewest letters that an ending must leave.
const SHORTEST_STEM: usize = 2;

/// The piece as it stands, then every nominative that an ending of the language allows, in the pack's order, without repeats of text and ending.
pub(super) fn candidates(piece: &str, pack: &LanguagePack, last: bool) -> Vec<Candidate> {
    let mut out = vec![Candidate {
        text: piece.to_owned(),
        ending: None,
        vowel_restored: false,
    }];
    let lower = piece.to_lowercase();
    if lower.chars().count() != piece.chars().count() {
        return out;
    }
    for (index, ending) in pack.names.endings.iter().enumerate() {
        let Some(stem) = stem(&lower, ending) else {
            continue;
        };
        if ending.last_only && !last {
            continue;
        }
        let kept: String = piece.chars().take(stem.chars().count()).collect();
        push(&mut out, &kept, &ending.base, index, false);
        if ending.base.is_empty() && !ending.last_only {
            for vowel in dropped_vowels(stem) {
                let restored = with_vowel(&kept, *vowel);
                push(&mut out, &restored, "", index, true);
            }
        }
    }
    out
}

fn push(out: &mut Vec<Candidate>, kept: &str, base: &str, ending: usize, vowel_restored: bool) {
    let shouted = kept.chars().count() > 1 && kept.chars().all(|c| !c.is_lowercase());
    let text = match shouted {
        true => format!("{kept}{}", base.to_uppercase()),
        false => format!("{kept}{base}"),
    };
    out.push(Candidate {
        text,
        ending: Some(ending),
        vowel_restored,
    });
}

/// What is left of the word without the ending, where the ending can stand there.
fn stem<'a>(lower: &'a str, ending: &Ending) -> Option<&'a str> {
    let stem = lower.strip_suffix(ending.ending.as_str())?;
    let allowed = ending.after.is_empty()
        || ending
            .after
            .iter()
            .any(|after| stem.ends_with(after.as_str()));
    (allowed && !ending.ending.is_empty() && stem.chars().count() >= SHORTEST_STEM).then_some(stem)
}

/// Whether a nominative would have to take this ending, so that standing without it speaks against the ending's case.
pub(super) fn takes(nominative: &str, ending: &Ending) -> bool {
    let lower = nominative.to_lowercase();
    let Some(stem) = lower.strip_suffix(ending.base.as_str()) else {
        return false;
    };
    let Some(final_letter) = stem.chars().next_back() else {
        return false;
    };
    if ending.after.is_empty() {
        return !ending.base.is_empty() || !is_vowel(final_letter);
    }
    ending
        .after
        .iter()
        .any(|after| stem.ends_with(after.as_str()))
}

/// The vowels that may have dropped out between the last two consonants of the stem.
fn dropped_vowels(stem: &str) -> &'static [char] {
    let mut from_end = stem.chars().rev();
    let (Some(last), Some(before)) = (from_end.next(), from_end.next()) else {
        return &[];
    };
    if is_vowel(last) || is_vowel(before) || last == before {
        return &[];
    }
    match last {
        '\u{400}'..='\u{52F}' => &['е', 'о', 'ё'],
        _ => &['e', 'o', 'a'],
    }
}

fn with_vowel(kept: &str, vowel: char) -> String {
    let mut letters: Vec<char> = kept.chars().collect();
    let last = letters.pop();
    if letters.last().is_some_and(|c| matches!(c, 'ь' | 'й')) {
        letters.pop();
    }
    letters.push(vowel);
    letters.extend(last);
    letters.into_iter().collect()
}

pub(super) fn is_vowel(letter: char) -> bool {
    let romanised = any_ascii::any_ascii_char(letter);
    romanised
        .chars()
        .next_back()
        .is_some_and(|c| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u'))
        || matches!(letter, 'y' | 'ý')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> LanguagePack {
        let ending = |ending: &str, base: &str, after: &[&str]| Ending {
            ending: ending.into(),
            base: base.into(),
            after: after.iter().map(|a| (*a).to_string()).collect(),
            ..Ending::default()
        };
        let mut pack = LanguagePack::default();
        pack.names.endings = vec![
            ending("а", "", &["л", "н"]),
            ending("ой", "а", &[]),
            ending("ю", "ь", &[]),
        ];
        pack
    }

    fn texts(piece: &str) -> Vec<String> {
        candidates(piece, &pack(), true)
            .into_iter()
            .map(|c| c.text)
            .collect()
    }

    #[test]
    fn each_ending_offers_its_nominative() {
        assert_eq!(texts("Руслана"), ["Руслана", "Руслан"]);
        assert_eq!(texts("Верой"), ["Верой", "Вера"]);
        assert_eq!(texts("Игорю"), ["Игорю", "Игорь"]);
        assert_eq!(texts("ВЕРОЙ"), ["ВЕРОЙ", "ВЕРА"]);
    }

    #[test]
    fn a_dropped_vowel_can_come_back() {
        assert!(texts("Павла").contains(&"Павел".to_string()));
    }

    #[test]
    fn indeclinable_words_take_no_ending() {
        let pack = pack();
        assert!(takes("Вера", &pack.names.endings[1]));
        assert!(!takes("Антониу", &pack.names.endings[0]));
    }
}
