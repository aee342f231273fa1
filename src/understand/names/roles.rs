//! Words beside and inside names: those of all languages (`data/names-words.toml`) and those of the document's language pack.

use crate::language::{Ending, LanguagePack, LastWords, VerbPosition, Words, add_spellings};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

static WORDS: &str = include_str!("../../../data/names-words.toml");

/// Words in any language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameWords {
    /// Inside a name, in small letters.
    particles: BTreeSet<String>,
    /// Particles that begin a surname even where it stands alone, in small letters.
    before_surnames: BTreeSet<String>,
    /// Behind the father's name, in small letters: "son of".
    last: BTreeSet<String>,
    /// Before a name, but not part of it.
    titles: BTreeSet<String>,
    /// After a name, but not part of it.
    titles_after: BTreeSet<String>,
    /// Between an institution and the person it is named after.
    named_after: BTreeSet<String>,
}

impl NameWords {
    /// The compiled-in words.
    ///
    /// # Errors
    ///
    /// The file is not valid.
    pub(super) fn compiled_in() -> Result<Self, String> {
        let mut words: Self =
            toml::from_str(WORDS).map_err(|error| format!("data/names-words.toml: {error}"))?;
        let mut last: Vec<String> = words.last.into_iter().collect();
        add_spellings(&mut last);
        words.last = last.into_iter().collect();
        Ok(words)
    }
}

/// Words of the document's language and of all languages, ready for look-up.
#[derive(Clone, Debug)]
pub(super) struct Roles<'a> {
    words: &'a NameWords,
    surname_endings: &'a [String],
    between_names: &'a [String],
    endings: &'a [Ending],
    roles: LastWords<'a>,
    institutions: LastWords<'a>,
    places: LastWords<'a>,
    reporting: LastWords<'a>,
    verb_last: bool,
    particles: &'a [String],
    dates: FxHashSet<String>,
    countries: Option<&'a BTreeMap<String, String>>,
    stop: FxHashSet<&'a str>,
}

impl<'a> Roles<'a> {
    /// Those of the pack, if there is one. Of a role of several words, the last counts, which is beside the name.
    pub(super) fn new(words: &'a NameWords, pack: Option<&'a LanguagePack>) -> Self {
        let last_words = |list: fn(&Words) -> &Vec<String>| {
            pack.map_or_else(LastWords::default, |pack| LastWords::of(list(&pack.words)))
        };
        Self {
            words,
            surname_endings: pack.map_or(&[], |pack| &pack.names.surname_endings),
            between_names: pack.map_or(&[], |pack| &pack.words.between_names),
            endings: pack.map_or(&[], |pack| &pack.names.endings),
            roles: last_words(|words| &words.roles),
            institutions: last_words(|words| &words.organisation),
            places: last_words(|words| &words.place),
            reporting: last_words(|words| &words.reporting),
            verb_last: pack.is_some_and(|pack| pack.speech.verb == VerbPosition::Last),
            particles: pack.map_or(&[], |pack| &pack.words.name_particles),
            dates: pack
                .into_iter()
                .flat_map(|pack| pack.dates.months.iter().chain(&pack.dates.weekdays))
                .flatten()
                .map(|word| word.to_lowercase())
                .collect(),
            countries: pack.map(|pack| &pack.country_abbreviations),
            stop: pack
                .into_iter()
                .flat_map(|pack| &pack.words.stop)
                .map(String::as_str)
                .collect(),
        }
    }

    /// Whether a word in small letters is a role.
    pub(super) fn is_role(&self, small: &str) -> bool {
        self.roles.have(small)
    }

    /// Whether a word in small letters is a kind of institution.
    pub(super) fn is_institution(&self, small: &str) -> bool {
        self.institutions.have(small)
    }

    /// Whether a word in small letters is a kind of place.
    pub(super) fn is_place(&self, small: &str) -> bool {
        self.places.have(small)
    }

    /// Whether a word in small letters is a month or a day of the week.
    pub(super) fn is_date_word(&self, small: &str) -> bool {
        self.dates.contains(small)
    }

    /// Whether the language abbreviates a country as the letters: "U.S.".
    pub(super) fn is_country_in_letters(&self, letters: &str) -> bool {
        self.countries
            .is_some_and(|countries| countries.contains_key(letters))
    }

    /// Whether a word in small letters tells that somebody speaks ("said").
    pub(super) fn is_reporting(&self, small: &str) -> bool {
        self.reporting.have(small)
    }

    /// Whether subject and object stand side by side, since the verb ends the sentence.
    pub(super) fn is_verb_last(&self) -> bool {
        self.verb_last
    }

    /// Whether a word in small letters is a function word.
    pub(super) fn is_stop(&self, small: &str) -> bool {
        self.stop.contains(small)
    }

    /// Whether a word in small letters may be inside a name.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.words.particles.contains(word)
            || self.particles.iter().any(|particle| particle == word)
    }

    /// Whether a word in small letters is such a particle of the document's language, and nothing else.
    pub(super) fn is_own_particle(&self, word: &str) -> bool {
        self.particles.iter().any(|particle| particle == word)
            && !self.is_stop(word)
            && !self.is_last(word)
    }

    /// Whether such particles begin a surname also where it stands alone ("фон дер"), in a language in which they are no ordinary words.
    pub(super) fn begin_surnames(&self, particles: &[&str]) -> bool {
        !particles.iter().all(|word| self.is_stop(word)) && self.stand_before_surnames(particles)
    }

    /// Whether a word in small letters stands between two names ("and").
    pub(super) fn is_between_names(&self, word: &str) -> bool {
        self.between_names.iter().any(|between| between == word)
    }

    /// Whether such particles stand before surnames in some language ("von der").
    pub(super) fn stand_before_surnames(&self, particles: &[&str]) -> bool {
        self.words.before_surnames.contains(&particles.join(" "))
    }

    /// Whether a word in small letters may end a name ("оглы", "қызы"), also in another case than the nominative.
    pub(super) fn is_last(&self, word: &str) -> bool {
        self.length_of_last(word).is_some()
    }

    /// Bytes of such a word without the ending of its case: those of "qizi" in "qizining".
    pub(super) fn length_of_last(&self, word: &str) -> Option<usize> {
        let first = word.chars().next()?;
        let up_to: (Bound<&str>, Bound<&str>) = (Bound::Unbounded, Bound::Included(word));
        let before = self.words.last.range::<str, _>(up_to).rev();
        let found = before
            .take_while(|last| last.starts_with(first))
            .find(|last| {
                let ending = word.strip_prefix(last.as_str());
                ending.is_some_and(|ending| ending.is_empty() || self.is_of_case(ending, last))
            });
        found.map(String::len)
    }

    /// Whether the language writes the ending behind the last word of a name. A word for whose son or daughter somebody is has an "n" before most endings ("oğluna").
    pub(super) fn is_of_case(&self, ending: &str, stem: &str) -> bool {
        let bare = ending.strip_prefix(['n', 'н']);
        let fits = |known: &Ending| {
            let is_behind = known.after.is_empty()
                || known
                    .after
                    .iter()
                    .any(|after| stem.ends_with(after.as_str()));
            known.last_only
                && (is_behind && known.ending == ending
                    || bare.is_some_and(|bare| known.ending == bare))
        };
        !self.endings.is_empty() && bare.is_some_and(str::is_empty) || self.endings.iter().any(fits)
    }

    /// Whether the language's surnames are told by their endings.
    pub(super) fn has_surname_endings(&self) -> bool {
        !self.surname_endings.is_empty()
    }

    /// Whether the word ends as only surnames do.
    pub(super) fn is_surname_by_ending(&self, word: &str) -> bool {
        let is_at_end = |ending: &String| {
            word.rfind(ending.as_str()).is_some_and(|at| {
                let (stem, case) = word.split_at(at + ending.len());
                at > 2 && (case.is_empty() || self.is_of_case(case, stem))
            })
        };
        self.surname_endings.iter().any(is_at_end)
    }

    /// Whether a word in small letters is a title.
    pub(super) fn is_title(&self, small: &str) -> bool {
        self.words.titles.contains(small)
    }

    /// Whether a word in small letters is a title that follows a name.
    pub(super) fn is_title_after(&self, small: &str) -> bool {
        self.words.titles_after.contains(small)
    }

    /// Whether the word means that an institution is named after the following person.
    pub(super) fn is_named_after(&self, word: &str) -> bool {
        self.words.named_after.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_and_last_words() {
        let words = NameWords::compiled_in().unwrap();
        let mut pack = LanguagePack::default();
        pack.words.roles = ["министр*", "посол", "генеральн* директор*"]
            .map(String::from)
            .to_vec();
        let roles = Roles::new(&words, Some(&pack));
        assert!(roles.is_role("министра") && roles.is_role("посол") && roles.is_role("директором"));
        assert!(!roles.is_role("посольство") && !roles.is_role("мин"));
        assert!(!Roles::new(&words, None).is_role("министр"));
        assert!(roles.is_particle("van") && roles.is_last("оглы") && roles.is_title("dr"));
        assert!(
            ["oʻgʻli", "o'g'li", "o‘g‘li", "o’g’li"]
                .iter()
                .all(|word| roles.is_last(word))
        );
        let ending = |ending: &str, after: &[&str]| Ending {
            ending: ending.to_owned(),
            after: after.iter().map(|after| (*after).to_owned()).collect(),
            last_only: true,
            ..Ending::default()
        };
        assert_eq!(roles.length_of_last("qizining"), None);
        pack.names.endings = vec![
            ending("ning", &[]),
            ending("a", &["l"]),
            ending("mız", &["l"]),
        ];
        let roles = Roles::new(&words, Some(&pack));
        for (word, base) in [("qizining", "qizi"), ("oğluna", "oğlu"), ("ұлын", "ұлы")] {
            assert_eq!(roles.length_of_last(word), Some(base.len()), "{word}");
        }
        assert!(
            !["qizil", "oğlumız", "qizining.", "ning"]
                .iter()
                .any(|word| roles.is_last(word))
        );
        assert!(!roles.is_surname_by_ending("Dubová"));
        pack.names.surname_endings = vec!["ová".to_owned()];
        assert!(Roles::new(&words, Some(&pack)).is_surname_by_ending("Dubová"));
    }
}
