//! Resolves people within one document.
//!
//! Full names come first; then names with initials and bare names join the full name that they match. Two people with one surname stay two; a bare
//! surname that fits both goes to the one mentioned last, and the reasons say so.

use super::parsed_name::{Fullness, ParsedName};
use super::spelling::likeness;
use crate::model::Reason;

/// A mention of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamedMention<'a> {
    /// Index of the mention in the archive.
    pub(super) mention: usize,
    /// Its base form.
    pub(super) name: &'a str,
    /// The parsed base form.
    pub(super) parsed_name: &'a ParsedName,
    /// Index of the parsed name.
    pub(super) parsed_name_number: usize,
}

/// A mention assigned to a person, and why.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct JoinedMention {
    /// Index of the mention.
    pub(super) mention: usize,
    /// Probability, 0 to 1.
    pub(super) confidence: f64,
    /// Why.
    pub(super) reasons: Vec<Reason>,
}

/// A person within one document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LocalPerson {
    /// The fullest form of the name in this document.
    pub(super) name: String,
    /// Index of that form's parsed name.
    pub(super) parsed_name: usize,
    /// How complete it is.
    pub(super) fullness: Fullness,
    /// The mentions, in order of place.
    pub(super) mentions: Vec<JoinedMention>,
    /// Whether a tie decided for any mention: two people matched equally well.
    pub(super) ambiguous: bool,
}

const SAME_FULL_NAME: f64 = 0.84;
const SAME_SURNAME: f64 = 0.8;
const SAME_GIVEN_NAME: f64 = 0.88;

/// Groups the mentions of one document, given in order of place.
pub(super) fn people_of_document(
    mentions: &[NamedMention<'_>],
    parsed_names: &[ParsedName],
) -> Vec<LocalPerson> {
    let mut people: Vec<LocalPerson> = Vec::new();
    // The person of each mention resolved so far, to find who was mentioned last.
    let mut whose: Vec<Option<usize>> = vec![None; mentions.len()];
    for fullness in [Fullness::Full, Fullness::Initialled, Fullness::Single] {
        for (place, named) in mentions.iter().enumerate() {
            if named.parsed_name.fullness != fullness {
                continue;
            }
            let found = match fullness {
                Fullness::Full => full(named, &people, parsed_names),
                Fullness::Initialled => initialled(named, &people, parsed_names, &whose[..place]),
                Fullness::Single => single(named, &people, parsed_names, &whose[..place]),
            };
            let person = match found {
                Some((person, confidence, reasons)) => {
                    people[person].mentions.push(JoinedMention {
                        mention: named.mention,
                        confidence,
                        reasons,
                    });
                    people[person].ambiguous |= confidence < 0.7;
                    person
                }
                None => {
                    people.push(LocalPerson {
                        name: named.name.to_owned(),
                        parsed_name: named.parsed_name_number,
                        fullness,
                        mentions: vec![JoinedMention {
                            mention: named.mention,
                            confidence: 0.95,
                            reasons: vec![Reason::SameName {
                                name: named.name.to_owned(),
                            }],
                        }],
                        ambiguous: false,
                    });
                    people.len() - 1
                }
            };
            whose[place] = Some(person);
        }
    }
    for person in &mut people {
        person.mentions.sort_by_key(|joined| joined.mention);
    }
    people
}

type Match = Option<(usize, f64, Vec<Reason>)>;

fn full(named: &NamedMention<'_>, people: &[LocalPerson], parsed_names: &[ParsedName]) -> Match {
    let scores = people.iter().map(|person| {
        named
            .parsed_name
            .full_likeness(&parsed_names[person.parsed_name])
    });
    let (person, score) = best(scores)?;
    if score < SAME_FULL_NAME {
        return None;
    }
    let name = people[person].name.clone();
    let reason = match score > 0.999 {
        true => Reason::SameName { name },
        false => Reason::NearlySameName { name },
    };
    Some((person, score.min(0.98), vec![reason]))
}

fn initialled(
    named: &NamedMention<'_>,
    people: &[LocalPerson],
    parsed_names: &[ParsedName],
    whose: &[Option<usize>],
) -> Match {
    let scores: Vec<f64> = people
        .iter()
        .map(|person| {
            let parsed_name = &parsed_names[person.parsed_name];
            match named.parsed_name.initials_fit(parsed_name) {
                Some(true) => named.parsed_name.surname_likeness(parsed_name),
                _ => 0.0,
            }
        })
        .collect();
    pick(&scores, SAME_SURNAME, people, whose, |name| {
        Reason::InitialAndSurname { name }
    })
}

fn single(
    named: &NamedMention<'_>,
    people: &[LocalPerson],
    parsed_names: &[ParsedName],
    whose: &[Option<usize>],
) -> Match {
    let surname = named.parsed_name.surname.as_str();
    let word = named.parsed_name.given.as_deref().unwrap_or(surname);
    let by_surname: Vec<f64> = people
        .iter()
        .map(|person| {
            named
                .parsed_name
                .surname_likeness(&parsed_names[person.parsed_name])
        })
        .collect();
    let found = pick(&by_surname, SAME_SURNAME, people, whose, |name| {
        Reason::Surname { name }
    });
    if found.is_some() {
        return found;
    }
    let by_given: Vec<f64> = people
        .iter()
        .map(|person| {
            let given = parsed_names[person.parsed_name]
                .given
                .as_deref()
                .unwrap_or("");
            given
                .split(' ')
                .chain([given])
                .map(|part| likeness(part, word))
                .fold(0.0, f64::max)
        })
        .collect();
    pick(&by_given, SAME_GIVEN_NAME, people, whose, |name| {
        Reason::GivenName { name }
    })
}

/// The person with the best score; among about equal scores, the one mentioned last, else the first.
fn pick(
    scores: &[f64],
    least: f64,
    people: &[LocalPerson],
    whose: &[Option<usize>],
    reason: impl Fn(String) -> Reason,
) -> Match {
    let (first, top) = best(scores.iter().copied())?;
    if top < least {
        return None;
    }
    let level: Vec<usize> = (0..scores.len())
        .filter(|&person| scores[person] > top - 0.03)
        .collect();
    if level.len() == 1 {
        return Some((
            first,
            0.5 + 0.45 * top,
            vec![reason(people[first].name.clone())],
        ));
    }
    let latest = whose
        .iter()
        .rev()
        .flatten()
        .copied()
        .find(|person| level.contains(person));
    let person = latest.unwrap_or(level[0]);
    let number = level.len();
    let reasons = vec![
        reason(people[person].name.clone()),
        Reason::MentionedLast { number },
    ];
    Some((person, 0.6, reasons))
}

/// Index and value of the highest score, the first of equals.
fn best(scores: impl Iterator<Item = f64>) -> Option<(usize, f64)> {
    scores.enumerate().fold(
        None,
        |best: Option<(usize, f64)>, (index, score)| match best {
            Some((_, top)) if top >= score => best,
            _ => Some((index, score)),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::link::people::GivenNames;

    fn groups(names: &[&str]) -> Vec<Vec<usize>> {
        let given = GivenNames::new(&Languages::compiled_in().expect("packs"));
        let parsed_names: Vec<ParsedName> = names
            .iter()
            .map(|name| ParsedName::of(name, None, &given))
            .collect();
        let named: Vec<NamedMention<'_>> = names
            .iter()
            .enumerate()
            .map(|(index, name)| NamedMention {
                mention: index,
                name,
                parsed_name: &parsed_names[index],
                parsed_name_number: index,
            })
            .collect();
        people_of_document(&named, &parsed_names)
            .into_iter()
            .map(|p| p.mentions.into_iter().map(|j| j.mention).collect())
            .collect()
    }

    #[test]
    fn initials_and_surnames_join_the_full_name() {
        assert_eq!(
            groups(&["Лисицын", "Евгений Лисицын", "Е. Лисицын", "О. Лисицын"]),
            [vec![0, 1, 2], vec![3]]
        );
    }

    #[test]
    fn husband_and_wife_stay_two() {
        assert_eq!(
            groups(&[
                "Иван Крамаренко",
                "Ольга Крамаренко",
                "И. Крамаренко",
                "Крамаренко",
            ]),
            [vec![0, 2, 3], vec![1]]
        );
    }

    #[test]
    fn a_given_name_alone_joins_too() {
        assert_eq!(groups(&["Ольга Крамаренко", "Ольга"]), [vec![0, 1]]);
    }

    #[test]
    fn strangers_stay_apart() {
        assert_eq!(groups(&["Орлов", "Козлова", "Е. Лисицын"]).len(), 3);
    }
}
