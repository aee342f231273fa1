//! Which folded word leads to which entries.

use super::entries::{Entry, Kind};
use crate::render::here::Desk;
use crate::text::{TokenKind, fold_name, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// How much a word says about an entry: in its name or headline, in what stands beside, in its text.
const HEADLINE: usize = 3;
const BESIDE: usize = 2;
const BODY: usize = 1;

/// Postings of all words, and of the words of people's names apart.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// By folded word: entry number times four plus weight, ascending, each entry once.
    pub(crate) words: BTreeMap<String, Vec<usize>>,
    /// By folded word of a name: numbers of the people.
    pub(crate) names: BTreeMap<String, BTreeSet<usize>>,
}

/// Reads every name, headline and body.
pub(crate) fn postings(desk: &Desk<'_>, entries: &[Entry]) -> Postings {
    let archive = desk.archive;
    let mut out = Postings::default();
    for (number, entry) in entries.iter().enumerate() {
        let mut weights: BTreeMap<String, usize> = BTreeMap::new();
        let mut add = |text: &str, weight: usize| {
            for word in folded_words(text) {
                let known = weights.entry(word).or_default();
                *known = weight.max(*known);
            }
        };
        for title in &entry.titles {
            add(&title.text, HEADLINE);
        }
        match entry.kind {
            Kind::Person => {
                let person = &archive.people[entry.index];
                for name in person.names.values() {
                    add(&name.name, HEADLINE);
                }
                for form in &person.forms {
                    add(&form.name, HEADLINE);
                    form.surfaces
                        .keys()
                        .for_each(|surface| add(surface, HEADLINE));
                }
            }
            Kind::Organisation | Kind::Place => {
                let entity = &archive.entities[entry.index];
                entity.names.values().for_each(|name| add(name, HEADLINE));
                for form in &entity.forms {
                    add(&form.name, HEADLINE);
                    form.surfaces
                        .keys()
                        .for_each(|surface| add(surface, HEADLINE));
                }
            }
            Kind::Topic => {
                let topic = &archive.topics[entry.index].topic;
                topic.names.values().for_each(|name| add(name, HEADLINE));
                let terms = topic.terms.values().flatten();
                terms.for_each(|term| add(&term.replace('*', ""), BESIDE));
            }
            Kind::Event => {
                let event = &archive.events[entry.index];
                for &document in &event.documents {
                    if let Some(title) = &archive.documents[document].document.title {
                        add(&title.text, HEADLINE);
                    }
                }
                for &(person, _) in &event.people {
                    let forms = &archive.people[person].forms;
                    forms.iter().for_each(|form| add(&form.name, BESIDE));
                }
                event
                    .outlets
                    .iter()
                    .for_each(|&outlet| add(&archive.outlets[outlet].name, BESIDE));
            }
            Kind::Document => {
                let archived = &archive.documents[entry.index];
                let document = &archived.document;
                if let Some(outlet) = archived.outlet {
                    add(&archive.outlets[outlet].name, BESIDE);
                }
                document
                    .byline
                    .iter()
                    .for_each(|author| add(author, BESIDE));
                for named in &archived.people {
                    add(&named.name, BESIDE);
                }
                for block in &document.body {
                    add(&block.text(&document.text), BODY);
                }
            }
        }
        for (word, weight) in weights {
            if entry.kind == Kind::Person {
                out.names.entry(word.clone()).or_default().insert(number);
            }
            out.words.entry(word).or_default().push(number * 4 + weight);
        }
    }
    out
}

/// The words and numbers of a text, folded; single Latin letters say nothing and are left out.
pub(crate) fn folded_words(text: &str) -> impl Iterator<Item = String> {
    tokens(text)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Sign)
        .map(|token| fold_name(token.span.of(text)))
        .filter(|word| word.len() > 1)
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_script_gives_the_same_words() {
        let words = |text: &str| folded_words(text).collect::<Vec<_>>();
        assert_eq!(words("Токаев"), words("Tokayev"));
        assert_eq!(words("Тоқаев"), words("Токаев"));
        assert_eq!(words("А.Б. 2025"), ["2025"]);
    }
}
