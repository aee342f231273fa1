//! Repairs mentions of people: corrects their boundaries and removes those that are not people.

use super::census::{Census, Uses};
use super::words::{Capitalised, CapitalisedWords};
use crate::link::people::GivenNames;
use crate::model::{Document, EntityKind, Mention, Span};
use std::collections::BTreeSet;

/// A mention of this confidence was declared by the owner.
const DECLARED: f64 = 1.0;

/// The repaired mentions of a document; `None` if nothing changes.
pub(super) fn repaired(
    document: &Document,
    reading: &CapitalisedWords,
    census: &Census,
    given_names: &GivenNames,
) -> Option<Vec<Mention>> {
    let bench = Bench {
        text: &document.text,
        nicknames: nicknames(document),
        language: &reading.language,
        census,
        given_names,
    };
    let mut changed = false;
    let mut out = Vec::with_capacity(document.mentions.len());
    for (number, mention) in document.mentions.iter().enumerate() {
        let from = reading
            .words
            .partition_point(|w| w.span.start < mention.span.start);
        let words: Vec<&Capitalised> = reading.words[from..]
            .iter()
            .take_while(|word| word.mention == Some(number))
            .collect();
        if mention.kind != EntityKind::Person || mention.confidence >= DECLARED || words.is_empty()
        {
            out.push(mention.clone());
            continue;
        }
        let before = from.checked_sub(1).map(|before| &reading.words[before]);
        let parts = bench.parts(mention, &words, before);
        changed |= parts.as_slice() != [(EntityKind::Person, mention.span)];
        out.extend(parts.into_iter().map(|(kind, span)| Mention {
            kind,
            span,
            text: span.of(&document.text).to_owned(),
            confidence: mention.confidence,
        }));
    }
    changed.then_some(out)
}

const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// The nicknames that stand in quotation marks inside the document's names of people.
fn nicknames(document: &Document) -> BTreeSet<&str> {
    let people = document
        .mentions
        .iter()
        .filter(|mention| mention.kind == EntityKind::Person);
    people
        .filter_map(|mention| mention.text.split(QUOTES).nth(1))
        .filter(|nickname| !nickname.is_empty())
        .collect()
}

struct Bench<'a> {
    text: &'a str,
    /// Words in quotation marks inside people's names.
    nicknames: BTreeSet<&'a str>,
    language: &'a str,
    census: &'a Census,
    given_names: &'a GivenNames,
}

impl Bench<'_> {
    /// The correct form of a person's mention.
    fn parts(
        &self,
        mention: &Mention,
        words: &[&Capitalised],
        before: Option<&Capitalised>,
    ) -> Vec<(EntityKind, Span)> {
        let whole = vec![(EntityKind::Person, mention.span)];
        // A nickname in quotation marks belongs to the name.
        if mention.text.contains(QUOTES)
            || words.iter().all(|word| self.is_all_capitals(word)) && words.len() > 1
        {
            return whole;
        }
        if let [word] = words {
            if self.nicknames.contains(self.written(word)) {
                return whole;
            }
            if is_numeral(self.written(word)) {
                return self.ruler(word, before);
            }
            let alone = word.span == mention.span;
            return match alone && self.is_nobody(word) {
                true => vec![(EntityKind::Organisation, mention.span)],
                false => whole,
            };
        }
        let (mut begin, mut end) = (0, words.len());
        let mut other: Option<Span> = None;
        while end - begin >= 2 && self.is_no_beginning(&words[begin..end]) {
            let stray = words[begin];
            if self.is_somebody_else(stray) {
                other = Some(stray.span);
            }
            begin += 1;
        }
        while end - begin >= 2 && self.is_no_end(&words[begin..end]) {
            end -= 1;
        }
        if let [first, second] = &words[begin..end]
            && self.are_two_people(first, second)
        {
            return vec![
                (EntityKind::Person, first.span),
                (EntityKind::Person, second.span),
            ];
        }
        if (begin, end) == (0, words.len()) {
            return whole;
        }
        // What surrounds the first and last word stays with it: a full stop after an initial, a particle before.
        let start = if begin == 0 {
            mention.span.start
        } else {
            words[begin].span.start
        };
        let stop = if end == words.len() {
            mention.span.end
        } else {
            words[end - 1].span.end
        };
        let mut out: Vec<(EntityKind, Span)> = other
            .map(|span| (EntityKind::Person, span))
            .into_iter()
            .collect();
        out.push((EntityKind::Person, Span::new(start, stop)));
        out
    }

    /// "Elizabeth II": a ruler's number belongs to the name before it, and alone is nobody.
    fn ruler(&self, number: &Capitalised, before: Option<&Capitalised>) -> Vec<(EntityKind, Span)> {
        match before {
            Some(name) if number.follows && name.mention.is_none() && !name.initial => {
                vec![(
                    EntityKind::Person,
                    Span::new(name.span.start, number.span.end),
                )]
            }
            _ => Vec::new(),
        }
    }

    fn is_all_capitals(&self, word: &Capitalised) -> bool {
        let written = self.written(word);
        written.chars().count() > 1 && written.chars().all(char::is_uppercase)
    }

    fn written(&self, word: &Capitalised) -> &str {
        word.span.of(self.text)
    }

    fn is_given(&self, word: &Capitalised) -> bool {
        self.given_names.sex(self.written(word)).is_some()
    }

    /// Whether a word is a given name, and more often that than a surname.
    fn is_first_name(&self, word: &Capitalised) -> bool {
        self.is_given(word) && !self.is_surname(word)
    }

    /// Whether a word is mostly something else and nobody's surname.
    fn is_nobody(&self, word: &Capitalised) -> bool {
        let uses = self.census.uses(&word.folded);
        uses.surname == 0 && uses.other >= 2 && uses.other > uses.person && !self.is_given(word)
    }

    /// Whether the rest of a name is known from elsewhere.
    fn is_known(&self, rest: &[&Capitalised]) -> bool {
        let Some(last) = rest.last() else {
            return false;
        };
        if rest.iter().any(|word| word.initial) {
            return false;
        }
        let names: Vec<&str> = rest.iter().map(|word| word.folded.as_str()).collect();
        match rest.len() {
            1 => self.is_surname(last),
            _ => self.census.documents_with(&names) > 0 || self.is_given(rest[0]),
        }
    }

    /// Whether a word before a known name is not part of it.
    fn is_no_beginning(&self, words: &[&Capitalised]) -> bool {
        let (stray, rest) = (words[0], &words[1..]);
        if stray.initial || self.is_first_name(stray) || !self.is_known(rest) {
            return false;
        }
        let uses = self.census.uses(&stray.folded);
        let small = stray.first && self.census.is_small(self.language, self.written(stray));
        let names: Vec<&str> = rest.iter().map(|word| word.folded.as_str()).collect();
        // "Иванов Иван Иванович" is one name, surname first.
        let patronymic = rest
            .last()
            .is_some_and(|w| self.given_names.habits.is_patronymic(self.written(w)));
        let whole_without =
            rest.len() >= 2 && !patronymic && self.census.documents_with(&names) >= 2;
        small || mostly_other(uses) || whole_without
    }

    /// Whether a word after a known name is not part of it.
    fn is_no_end(&self, words: &[&Capitalised]) -> bool {
        let Some((stray, rest)) = words.split_last() else {
            return false;
        };
        if stray.initial
            || self.is_given(stray)
            || !self.is_known(rest)
            || is_numeral(self.written(stray))
        {
            return false;
        }
        let uses = self.census.uses(&stray.folded);
        let small = self.census.is_small(self.language, self.written(stray));
        // "Smith EU": an abbreviation in running text.
        let abbreviation = is_abbreviation(self.written(stray))
            && rest.iter().all(|word| !is_abbreviation(self.written(word)));
        (small && uses.surname <= 1) || mostly_other(uses) || abbreviation
    }

    /// Whether a word ends people's names. A listed given name must clearly be a surname: "May" is, "Martin" mostly is not.
    fn is_surname(&self, word: &Capitalised) -> bool {
        let uses = self.census.uses(&word.folded);
        match self.is_given(word) {
            true => uses.surname >= 3 && uses.surname > 3 * uses.given,
            false => uses.last >= 2,
        }
    }

    /// Whether others have this surname.
    fn is_somebody_else(&self, word: &Capitalised) -> bool {
        let uses = self.census.uses(&word.folded);
        self.is_surname(word) && uses.surname >= 1 && uses.last > uses.other
    }

    /// Whether these are two adjacent surnames that no other document combines.
    fn are_two_people(&self, first: &Capitalised, second: &Capitalised) -> bool {
        let names = [first.folded.as_str(), second.folded.as_str()];
        !first.initial
            && [first, second].into_iter().all(|word| {
                self.is_somebody_else(word) && self.census.uses(&word.folded).surname >= 2
            })
            && self.census.documents_with(&names) <= 1
    }
}

/// Whether a word is used in other ways more often than in people's names.
fn mostly_other(uses: Uses) -> bool {
    uses.other >= 2 && uses.other > uses.person
}

fn is_abbreviation(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

fn is_numeral(word: &str) -> bool {
    word.chars()
        .all(|c| matches!(c, 'I' | 'V' | 'X' | 'І' | 'Х'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;

    #[test]
    fn nicknames_stand_in_quotation_marks_of_any_kind() {
        let person = |text: &str| Mention {
            kind: EntityKind::Person,
            text: text.into(),
            span: Span::default(),
            confidence: 1.0,
        };
        let document = Document {
            mentions: vec![
                person("Jona «Kit» Marlo"),
                person("Jona »Pip« Marlo"),
                person("Jona “Bo” Marlo"),
                person("Jona Marlo"),
            ],
            ..Document::default()
        };
        assert_eq!(nicknames(&document), BTreeSet::from(["Bo", "Kit", "Pip"]));
    }
}
