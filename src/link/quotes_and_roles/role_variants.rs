//! Merges variants of a role: the same words in different cases, and roles that a longer one includes.

use super::roles::Role;
use crate::model::{MentionPlace, SourcedText};
use crate::text::fold_word;

/// The roles of one person.
#[derive(Clone, Debug, Default)]
pub(super) struct GatheredRoles(Vec<GatheredRole>);

#[derive(Clone, Debug)]
struct GatheredRole {
    said: SourcedText,
    words: Vec<String>,
    /// What a role is of precedes it in this language.
    possessor_first: bool,
    /// The text is in the nominative, like the name beside it.
    nominative: bool,
}

impl GatheredRoles {
    /// Adds a role. Of several cases the nominative is kept, otherwise the shortest.
    pub(super) fn add(
        &mut self,
        role: Role,
        language: &str,
        possessor_first: bool,
        place: MentionPlace,
    ) {
        let words = folded(&role.text);
        let known = self.0.iter_mut().find(|entry| {
            entry.said.language == language
                && entry.words.len() == words.len()
                && begins_alike(&entry.words, &words)
        });
        match known {
            Some(entry) => {
                entry.said.places.push(place);
                let rank = |nominative: bool, text: &str| (!nominative, text.chars().count());
                if rank(role.nominative, &role.text) < rank(entry.nominative, &entry.said.text) {
                    entry.said.text = role.text;
                    entry.words = words;
                    entry.nominative = role.nominative;
                }
            }
            None => self.0.push(GatheredRole {
                said: SourcedText {
                    text: role.text,
                    language: language.to_owned(),
                    places: vec![place],
                },
                words,
                possessor_first,
                nominative: role.nominative,
            }),
        }
    }

    /// The most frequent roles first, without those that a longer role of the same language includes.
    pub(super) fn most_first(self) -> Vec<SourcedText> {
        let all = &self.0;
        let said_by_another = |entry: &GatheredRole| {
            all.iter().any(|other| {
                let longer = other.words.len().saturating_sub(entry.words.len());
                let from = match entry.possessor_first {
                    true => longer,
                    false => 0,
                };
                other.said.language == entry.said.language
                    && longer > 0
                    && begins_alike(&other.words[from..], &entry.words)
            })
        };
        let mut out: Vec<SourcedText> = all
            .iter()
            .filter(|entry| !said_by_another(entry))
            .map(|entry| entry.said.clone())
            .collect();
        out.sort_by_key(|text| std::cmp::Reverse(text.places.len()));
        out
    }
}

fn folded(text: &str) -> Vec<String> {
    text.split_whitespace().map(fold_word).collect()
}

/// Whether the first list begins with the words of the second, apart from their endings.
fn begins_alike(words: &[String], start: &[String]) -> bool {
    words.len() >= start.len() && words.iter().zip(start).all(|(a, b)| differ_in_ending(a, b))
}

/// Most letters of an ending.
const ENDING: usize = 4;

/// Whether two words share their beginning and the rest of each may be an ending.
fn differ_in_ending(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.chars().count(), b.chars().count());
    a.max(b) - shared <= ENDING
        && (a == b && a == shared || shared * 5 >= a.min(b) * 3 && shared >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(roles: &[(&str, bool)]) -> Vec<(String, usize)> {
        let mut all = GatheredRoles::default();
        for (number, (text, nominative)) in roles.iter().enumerate() {
            let role = Role {
                person: 0,
                mention: number,
                text: (*text).to_owned(),
                nominative: *nominative,
            };
            let place = MentionPlace {
                document: number,
                mention: number,
            };
            all.add(role, "ru", false, place);
        }
        let said = all.most_first().into_iter();
        said.map(|role| (role.text, role.places.len())).collect()
    }

    #[test]
    fn cases_of_one_role_are_one_and_the_nominative_is_shown() {
        let found = gathered(&[
            ("министра транспорта", false),
            ("министром транспорта", false),
            ("министр транспорта", true),
            ("посол", true),
        ]);
        assert_eq!(
            found,
            [
                ("министр транспорта".to_owned(), 3),
                ("посол".to_owned(), 1)
            ]
        );
    }

    #[test]
    fn what_a_longer_role_says_is_not_said_again() {
        let found = gathered(&[
            ("президента", false),
            ("Президент Норландии", true),
            ("вице-президент", true),
            ("бывший президент Норландии", true),
        ]);
        let texts: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "Президент Норландии",
                "вице-президент",
                "бывший президент Норландии"
            ]
        );
    }

    #[test]
    fn different_words_are_different_roles() {
        assert!(differ_in_ending("министр", "министерка"));
        assert!(!differ_in_ending("посол", "посланник"));
        assert!(!differ_in_ending("мэр", "мэтр"));
    }
}
