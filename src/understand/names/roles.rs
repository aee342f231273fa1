//! What a language pack says of the words beside names.

use crate::language::LanguagePack;
use std::collections::BTreeSet;

/// Role words and particles of one language, ready for looking up.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    exact: BTreeSet<String>,
    beginnings: BTreeSet<String>,
    particles: BTreeSet<String>,
}

impl Roles {
    /// Those of the pack; nothing where there is none. Of a role of several words the last counts, which stands beside the name.
    pub(super) fn of(pack: Option<&LanguagePack>) -> Self {
        let mut roles = Self::default();
        let Some(pack) = pack else {
            return roles;
        };
        for role in &pack.words.roles {
            let Some(word) = role.split([' ', '-']).next_back() else {
                continue;
            };
            match word.strip_suffix('*') {
                // A short beginning would make a role of half the dictionary.
                Some(beginning) if beginning.chars().count() >= 3 => {
                    roles.beginnings.insert(beginning.to_string());
                }
                Some(_) => {}
                None => {
                    roles.exact.insert(word.to_string());
                }
            }
        }
        roles
            .particles
            .extend(pack.words.name_particles.iter().cloned());
        roles
    }

    /// Whether a word in small letters is a role.
    pub(super) fn is_role(&self, small: &str) -> bool {
        self.exact.contains(small)
            || !self.beginnings.is_empty()
                && small
                    .char_indices()
                    .skip(3)
                    .map(|(at, _)| at)
                    .chain([small.len()])
                    .any(|at| self.beginnings.contains(&small[..at]))
    }

    /// Whether a small word may stand inside a name.
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Whether a small word may end a name ("оглы", "қызы").
    pub(super) fn is_particle_after(&self, word: &str) -> bool {
        const LAST: &[&str] = &[
            "оглы",
            "оглу",
            "угли",
            "ўғли",
            "ұлы",
            "улы",
            "уулу",
            "қызы",
            "қизи",
            "кызы",
            "кизи",
            "oğlu",
            "oʻgʻli",
            "o‘g‘li",
            "qizi",
            "qızı",
            "uly",
            "uulu",
        ];
        LAST.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_and_last_words() {
        let mut pack = LanguagePack::default();
        pack.words.roles = ["министр*", "посол", "генеральн* директор*"]
            .map(String::from)
            .to_vec();
        let roles = Roles::of(Some(&pack));
        assert!(roles.is_role("министра") && roles.is_role("посол") && roles.is_role("директором"));
        assert!(!roles.is_role("посольство") && !roles.is_role("мин"));
        assert!(!Roles::of(None).is_role("министр"));
    }
}
