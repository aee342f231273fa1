//! Possible nominatives of a piece of a name, by the endings of its language.

use crate::language::{Ending, LanguagePack};

/// One possible nominative of a piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NominativeCandidate {
    /// The piece in the nominative.
    pub(super) text: String,
    /// The ending removed, as an index into the pack's list; `None` for the unchanged piece.
    pub(super) ending: Option<usize>,
    /// Not a regular nominative (a vowel restored: "Павла", "Павел"; or an ending removed where the pack does not expect it: "Pencea", "Pence"), so it
    /// counts only if seen elsewhere or known as a name.
    pub(super) needs_evidence: bool,
}

/// Shortest stem, in letters.
const SHORTEST_STEM: usize = 2;

/// The piece unchanged, then every nominative that the language's endings allow, in the pack's order, without duplicates.
pub(super) fn candidates(piece: &str, pack: &LanguagePack, last: bool) -> Vec<NominativeCandidate> {
    let mut out = vec![NominativeCandidate {
        text: piece.to_owned(),
        ending: None,
        needs_evidence: false,
    }];
    let lower = piece.to_lowercase();
    if lower.chars().count() != piece.chars().count() {
        return out;
    }
    for (index, ending) in pack.names.endings.iter().enumerate() {
        if ending.last_only && !last {
            continue;
        }
        let Some(stem) = stem(&lower, ending) else {
            continue;
        };
        let length = stem.chars().count();
        let kept: String = piece.chars().take(length).collect();
        if let Some(name) = kept.strip_suffix(APOSTROPHES) {
            // An apostrophe separates the ending, so the name loses nothing.
            push(&mut out, name, "", index, false);
            continue;
        }
        let fits = stands_after(stem, ending);
        // In a language that parts endings by an apostrophe, one without it needs a name that is known without it.
        let needs_evidence = !fits
            || pack.names.apostrophe_before_endings && !ending.ending.starts_with(APOSTROPHES);
        if fits || ending.base.is_empty() && !ending.last_only {
            push(&mut out, &kept, &ending.base, index, needs_evidence);
        }
        if ending.base.is_empty() && !ending.last_only {
            for restored in irregular(&kept, stem) {
                push(&mut out, &restored, "", index, true);
            }
        }
    }
    out
}

/// Nominatives beyond the rules of endings: a vowel dropped before the last consonant, a final vowel dropped ("Mika", "Mike"), a `j` inserted
/// between vowel or `r` and the ending.
fn irregular(kept: &str, stem: &str) -> Vec<String> {
    let mut out: Vec<String> = dropped_vowels(stem)
        .iter()
        .map(|vowel| with_vowel(kept, *vowel))
        .collect();
    match stem.chars().next_back() {
        Some('j') if kept.chars().count() > SHORTEST_STEM => {
            out.extend(kept.strip_suffix(['j', 'J']).map(str::to_owned));
        }
        Some('\u{400}'..='\u{52F}') => out.push(format!("{kept}о")),
        Some(last) if !is_vowel(last) => {
            out.push(format!("{kept}o"));
            out.push(format!("{kept}e"));
        }
        _ => {}
    }
    out
}

const APOSTROPHES: &[char] = &['\'', '’', 'ʼ', '‘', '`'];

fn push(
    out: &mut Vec<NominativeCandidate>,
    kept: &str,
    base: &str,
    ending: usize,
    needs_evidence: bool,
) {
    let shouted = kept.chars().count() > 1 && kept.chars().all(|c| !c.is_lowercase());
    let text = match shouted {
        true => format!("{kept}{}", base.to_uppercase()),
        false => format!("{kept}{base}"),
    };
    out.push(NominativeCandidate {
        text,
        ending: Some(ending),
        needs_evidence,
    });
}

/// The word without the ending.
fn stem<'a>(lower: &'a str, ending: &Ending) -> Option<&'a str> {
    let stem = lower.strip_suffix(ending.ending.as_str())?;
    (!ending.ending.is_empty() && stem.chars().count() >= SHORTEST_STEM).then_some(stem)
}

/// Whether the pack allows the ending after the stem; a letter with a foreign diacritic counts as the plain letter.
fn stands_after(stem: &str, ending: &Ending) -> bool {
    let listed = |stem: &str| {
        ending
            .after
            .iter()
            .any(|after| stem.ends_with(after.as_str()))
    };
    let is_part_of_name = ending
        .not_after
        .iter()
        .any(|end| stem.ends_with(end.as_str()));
    if is_part_of_name {
        return false;
    }
    if ending.after.is_empty() || listed(stem) {
        return true;
    }
    let plain = stem.trim_end_matches(unicode_normalization::char::is_combining_mark);
    if plain.len() < stem.len() {
        return listed(plain);
    }
    stem.chars().next_back().is_some_and(|last| {
        !last.is_ascii() && listed(&any_ascii::any_ascii_char(last).to_lowercase())
    })
}

/// Whether a lower-case nominative would have to take this ending, so that its absence is evidence against the ending's case.
pub(super) fn takes(lower: &str, ending: &Ending) -> bool {
    let Some(stem) = lower.strip_suffix(ending.base.as_str()) else {
        return false;
    };
    let Some(final_letter) = stem.chars().next_back() else {
        return false;
    };
    if ending.after.is_empty() {
        return !ending.base.is_empty() || !is_vowel(final_letter);
    }
    stands_after(stem, ending)
}

/// Vowels that may have been dropped between the last two consonants of the stem.
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
            .filter(|c| !c.needs_evidence)
            .map(|c| c.text)
            .collect()
    }

    #[test]
    fn each_ending_offers_its_nominative() {
        assert_eq!(texts("Руслана")[..2], ["Руслана", "Руслан"]);
        assert_eq!(texts("Верой"), ["Верой", "Вера"]);
        assert_eq!(texts("Игорю"), ["Игорю", "Игорь"]);
        assert_eq!(texts("ВЕРОЙ"), ["ВЕРОЙ", "ВЕРА"]);
    }

    #[test]
    fn a_dropped_vowel_can_come_back() {
        let all = candidates("Павла", &pack(), true);
        assert!(all.iter().any(|c| c.text == "Павел" && c.needs_evidence));
    }

    #[test]
    fn what_looks_like_an_ending_can_be_part_of_a_name() {
        let mut pack = pack();
        pack.names.endings[0].not_after = vec!["ман".into()];
        let all = candidates("Османа", &pack, true);
        let as_case = all.iter().find(|c| c.text == "Осман").expect("a candidate");
        assert!(as_case.needs_evidence);
        pack.names.endings[0].not_after.clear();
        pack.names.apostrophe_before_endings = true;
        let all = candidates("Османа", &pack, true);
        let as_case = all.iter().find(|c| c.text == "Осман").expect("a candidate");
        assert!(as_case.needs_evidence);
        let all = candidates("Осман’а", &pack, true);
        assert!(all.iter().any(|c| c.text == "Осман" && !c.needs_evidence));
    }

    #[test]
    fn indeclinable_words_take_no_ending() {
        let pack = pack();
        assert!(takes("вера", &pack.names.endings[1]));
        assert!(!takes("антониу", &pack.names.endings[0]));
    }
}
