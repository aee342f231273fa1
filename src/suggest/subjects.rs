//! Words that archives have topics about, as concepts: known to be subjects in one language, they are in all.

use super::words::TRUST;
use crate::cluster::concepts::Concepts;
use crate::language::Languages;
use crate::text::tokens;
use std::collections::BTreeSet;

/// The concepts of the words that packs list as subjects, the likeliest of each word.
pub(super) fn subjects(concepts: &Concepts, languages: &Languages) -> BTreeSet<u16> {
    let listed = languages
        .iter()
        .flat_map(|pack| pack.words.subjects.iter().map(move |word| (pack, word)));
    let known = listed.filter_map(|(pack, word)| {
        let mut best: Option<(u8, u16)> = None;
        concepts.each(&pack.tag, word, &tokens(word), |meaning, _| {
            best = best.max(Some((meaning.trust, meaning.concept)));
        });
        best
    });
    known
        .filter(|(trust, _)| *trust >= TRUST)
        .map(|(_, concept)| concept)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_known_in_other_languages() {
        let languages = Languages::compiled_in().expect("packs");
        let concepts = crate::cluster::Evidence::compiled_in(&languages).concepts;
        let subjects = subjects(&concepts, &languages);
        let mut found = Vec::new();
        for (tag, word) in [("de", "Museum"), ("ru", "музей"), ("fr", "toujours")] {
            concepts.each(tag, word, &tokens(word), |meaning, _| {
                found.push((word, subjects.contains(&meaning.concept)));
            });
        }
        assert!(found.contains(&("Museum", true)) && found.contains(&("музей", true)));
        assert!(!found.contains(&("toujours", true)));
    }
}
