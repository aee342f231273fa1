//! Counts the forms of names in the archive, by proximity.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// The surroundings of a mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct MentionContext {
    /// The document.
    pub(super) document: usize,
    /// Its story.
    pub(super) story: usize,
    /// Index of its language.
    pub(super) language: usize,
}

/// Assigns numbers to strings.
#[derive(Debug, Default)]
pub(super) struct Numbering(HashMap<String, u32>);

impl Numbering {
    pub(super) fn number(&mut self, text: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(text).or_insert(next)
    }
}

/// What [`FormCounts::add_once`] has counted.
#[derive(Debug, Default)]
pub(super) struct Counted {
    spelled: CountedForms,
    folded: CountedForms,
}

/// Scope, form, and the form it could be the nominative of.
type CountedForms = HashSet<(Scope, u32, u32), BuildHasherDefault<Multiplying>>;

/// How far from a mention a form counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    /// One text.
    Document(usize),
    /// The versions of one text.
    Story(usize),
    /// All texts in one language.
    Language(usize),
    /// The whole archive.
    Everywhere,
}

/// Weighted number of occurrences of each form per scope.
#[derive(Debug, Default)]
pub(super) struct FormCounts {
    spelled: ScopedCounts,
    folded: ScopedCounts,
}

type ScopedCounts = HashMap<(Scope, u32), f32, BuildHasherDefault<Multiplying>>;

/// Hashes small numbers by multiplication; keys are assigned in order, so nobody can choose colliding ones.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Multiplying(u64);

impl Hasher for Multiplying {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 29;
    }
}

/// Weight of one occurrence by proximity, and the limit of their sum.
const IN_DOCUMENT: (f32, f32) = (4.0, 12.0);
const IN_STORY: (f32, f32) = (3.0, 9.0);
const IN_LANGUAGE: (f32, f32) = (1.5, 8.0);
const IN_OTHER_LANGUAGES: (f32, f32) = (0.8, 8.0);

impl FormCounts {
    /// Counts one occurrence of a form, under its spelling and its folded form.
    pub(super) fn add(&mut self, place: MentionContext, spelled: u32, folded: u32, weight: f32) {
        for scope in [
            Scope::Document(place.document),
            Scope::Story(place.story),
            Scope::Language(place.language),
        ] {
            *self.spelled.entry((scope, spelled)).or_default() += weight;
        }
        for scope in [
            Scope::Story(place.story),
            Scope::Language(place.language),
            Scope::Everywhere,
        ] {
            *self.folded.entry((scope, folded)).or_default() += weight;
        }
    }

    /// Counts a possible nominative of another form, once per scope and form: those that one form could have do not vouch for each other, though they
    /// fold alike.
    pub(super) fn add_once(
        &mut self,
        place: MentionContext,
        (spelled, folded): (u32, u32),
        from: u32,
        weight: f32,
        counted: &mut Counted,
    ) {
        for scope in [
            Scope::Document(place.document),
            Scope::Story(place.story),
            Scope::Language(place.language),
        ] {
            if counted.spelled.insert((scope, from, spelled)) {
                *self.spelled.entry((scope, spelled)).or_default() += weight;
            }
            let is_wider = !matches!(scope, Scope::Document(_));
            if is_wider && counted.folded.insert((scope, from, folded)) {
                *self.folded.entry((scope, folded)).or_default() += weight;
                if matches!(scope, Scope::Language(_)) {
                    *self.folded.entry((Scope::Everywhere, folded)).or_default() += weight;
                }
            }
        }
    }

    /// Evidence for a form in the surroundings of a mention: near occurrences weigh more than far ones.
    ///
    /// `own` is the mention's own contribution under that spelling, which is excluded.
    pub(super) fn of(&self, place: MentionContext, spelled: u32, folded: u32, own: f32) -> f32 {
        self.beyond(place, (spelled, folded), (own, own))
    }

    /// The same, where the mention's own contribution under the folded form is another than under the spelling.
    pub(super) fn beyond(
        &self,
        place: MentionContext,
        (spelled, folded): (u32, u32),
        (own, own_folded): (f32, f32),
    ) -> f32 {
        let seen =
            |scope| (self.spelled.get(&(scope, spelled)).copied().unwrap_or(0.0) - own).max(0.0);
        let alike = |scope| self.folded.get(&(scope, folded)).copied().unwrap_or(0.0);
        let (in_document, in_language) = (
            seen(Scope::Document(place.document)),
            seen(Scope::Language(place.language)),
        );
        let elsewhere = self.in_other_languages(place, folded);
        let in_story = (alike(Scope::Story(place.story)) - own_folded - in_document).max(0.0);
        weighed(in_document, IN_DOCUMENT)
            + weighed(in_story, IN_STORY)
            + weighed((in_language - in_document).max(0.0), IN_LANGUAGE)
            + weighed(elsewhere, IN_OTHER_LANGUAGES)
    }

    /// How often a form stands in the versions of one text.
    pub(super) fn in_story(&self, place: MentionContext, spelled: u32) -> f32 {
        let key = (Scope::Story(place.story), spelled);
        self.spelled.get(&key).copied().unwrap_or(0.0)
    }

    /// The part of [`FormCounts::of`] that comes from other languages.
    pub(super) fn abroad(&self, place: MentionContext, folded: u32) -> f32 {
        weighed(self.in_other_languages(place, folded), IN_OTHER_LANGUAGES)
    }

    fn in_other_languages(&self, place: MentionContext, folded: u32) -> f32 {
        let alike = |scope| self.folded.get(&(scope, folded)).copied().unwrap_or(0.0);
        (alike(Scope::Everywhere) - alike(Scope::Language(place.language))).max(0.0)
    }
}

fn weighed(count: f32, (weight, most): (f32, f32)) -> f32 {
    (count * weight).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_sightings_weigh_more() {
        let here = MentionContext {
            document: 0,
            story: 0,
            language: 0,
        };
        let version = MentionContext {
            document: 1,
            story: 0,
            language: 1,
        };
        let far = MentionContext {
            document: 2,
            story: 1,
            language: 0,
        };
        let at = |place| {
            let mut evidence = FormCounts::default();
            evidence.add(place, 7, 7, 1.0);
            evidence.of(here, 7, 7, 0.0)
        };
        assert!(at(here) > at(version));
        assert!(at(version) > at(far));
        let mut own = FormCounts::default();
        own.add(here, 7, 7, 1.0);
        assert_eq!(own.of(here, 7, 7, 1.0), 0.0);
    }

    #[test]
    fn possible_nominatives_of_one_form_do_not_vouch_for_each_other() {
        let here = MentionContext {
            document: 0,
            story: 0,
            language: 0,
        };
        let (mut shared, mut counted) = (FormCounts::default(), Counted::default());
        for spelled in [1, 2] {
            shared.add_once(here, (spelled, 9), 5, 0.3, &mut counted);
        }
        assert_eq!(shared.of(here, 1, 9, 0.3), 0.0);
        shared.add_once(here, (1, 9), 6, 0.3, &mut counted);
        assert!(shared.of(here, 1, 9, 0.3) > 0.0);
    }
}
