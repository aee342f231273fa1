//! Finds the terms of the owner's topics.

use crate::language::primary_subtag;
use crate::model::{Block, Span, Topic, TopicMatch};
use crate::text::{FoldedWords, Pattern, alphanumeric_key, fold_word, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// The terms of a topic, ready for matching.
#[derive(Clone, Debug)]
struct Term {
    topic: String,
    language: String,
    written: String,
    pattern: Pattern,
}

/// All terms of all topics, in the owner's order.
#[derive(Clone, Debug, Default)]
pub(super) struct TopicTerms {
    terms: Vec<Term>,
    ids: Vec<String>,
    /// Ids by ids and display names, without what varies in spelling.
    by_name: BTreeMap<String, String>,
}

impl TopicTerms {
    /// Prepares the terms. A term without a word matches nothing.
    pub(super) fn new(topics: &[Topic]) -> Self {
        let mut terms = Vec::new();
        for topic in topics {
            for (language, phrases) in &topic.terms {
                for written in phrases {
                    if let Some(pattern) = Pattern::parse(written) {
                        terms.push(Term {
                            topic: topic.id.clone(),
                            language: language.clone(),
                            written: written.clone(),
                            pattern,
                        });
                    }
                }
            }
        }
        let names = topics.iter().flat_map(|topic| {
            let names = topic.names.values().map(move |name| (name, &topic.id));
            names.map(|(name, id)| (key(name), id.clone()))
        });
        let ids = topics
            .iter()
            .map(|topic| (key(&topic.id), topic.id.clone()));
        // Of two topics of one name the first counts, and an id before all names.
        let by_name = names.rev().chain(ids.rev()).collect();
        Self {
            by_name,
            terms,
            ids: topics.iter().map(|topic| topic.id.clone()).collect(),
        }
    }

    /// The topic of an id or of a display name in any language, capital or small.
    fn id_of(&self, name: &str) -> Option<&String> {
        let own = self.ids.iter().find(|id| *id == name);
        own.or_else(|| self.by_name.get(&key(name)))
    }

    /// Topics in the owner's metadata that site.toml does not have, each with the most similar topic if there is one; empty if there are no topics.
    pub(super) fn unknown<'a>(
        &self,
        declared: &'a [String],
    ) -> impl Iterator<Item = (&'a str, Option<String>)> {
        declared
            .iter()
            .filter(|name| !self.ids.is_empty() && self.id_of(name).is_none())
            .map(|id| {
                (
                    id.as_str(),
                    nearest(id, self.ids.iter().map(String::as_str)),
                )
            })
    }

    /// Matches in title and body, in the owner's order of topics, then by position, and the topics in the owner's metadata (by id or display name).
    /// A term counts in texts of its language in any script.
    pub(super) fn find(
        &self,
        text: &str,
        title: Option<Span>,
        body: &[Block],
        language: &str,
        declared: &[String],
    ) -> Vec<TopicMatch> {
        let terms: Vec<_> = self
            .terms
            .iter()
            .filter(|term| applies(&term.language, language))
            .collect();
        if terms.is_empty() && declared.is_empty() {
            return Vec::new();
        }
        let declared: BTreeSet<&String> = declared
            .iter()
            .filter_map(|name| self.id_of(name))
            .collect();
        let parts: Vec<FoldedWords> = title
            .into_iter()
            .chain(body.iter().map(Block::span))
            .map(|span| FoldedWords::of(text, span))
            .collect();
        let mut found = Vec::new();
        for id in &self.ids {
            let mut matches: Vec<TopicMatch> = terms
                .iter()
                .filter(|term| term.topic == *id)
                .flat_map(|term| {
                    parts
                        .iter()
                        .flat_map(|words| term.pattern.find_all(words))
                        .map(|span| TopicMatch {
                            topic: term.topic.clone(),
                            term: term.written.clone(),
                            span,
                        })
                })
                .collect();
            matches.sort_by_key(|found| (found.span, found.term.clone()));
            matches.dedup_by_key(|found| found.span);
            if matches.is_empty() && declared.contains(id) {
                matches.push(TopicMatch {
                    topic: id.clone(),
                    term: String::new(),
                    span: Span::default(),
                });
            }
            found.append(&mut matches);
        }
        found
    }
}

/// A name without what varies in spelling: case (of the Turkish ı and İ, too), composed and decomposed letters, ё and е, signs with every apostrophe, spaces.
fn key(name: &str) -> String {
    alphanumeric_key(&fold_word(name)).replace('ı', "i")
}

fn applies(term_language: &str, document_language: &str) -> bool {
    primary_subtag(term_language) == primary_subtag(document_language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_go_by_their_names_too() {
        let topics = [Topic {
            id: "rail".into(),
            names: BTreeMap::from([
                ("en".into(), "Railways".into()),
                ("ru".into(), "Железные дороги".into()),
            ]),
            terms: BTreeMap::new(),
        }];
        let terms = TopicTerms::new(&topics);
        for name in ["rail", "Rail", "railways", "железные Дороги"] {
            let declared = [name.to_owned()];
            assert_eq!(terms.unknown(&declared).count(), 0, "{name}");
            let found = terms.find("", None, &[], "en", &declared);
            assert_eq!(
                found.first().map(|found| found.topic.as_str()),
                Some("rail"),
                "{name}"
            );
        }
    }

    #[test]
    fn names_of_topics_may_be_spelled_otherwise() {
        let named = |id: &str, name: &str| Topic {
            id: id.into(),
            names: BTreeMap::from([("uz".into(), name.into())]),
            terms: BTreeMap::new(),
        };
        let terms = TopicTerms::new(&[
            named("farms", "Suv xo‘jaligi"),
            named("water", "Su İşleri"),
            named("light", "Işık"),
            named("youth", "Молодёжь и Йод"),
        ]);
        for (name, id) in [
            ("suv xoʻjaligi", "farms"),
            ("suv xo’jaligi", "farms"),
            ("SUV XO`JALIGI", "farms"),
            ("Suv xo\u{2BC}jaligi", "farms"),
            ("su işleri", "water"),
            ("SU İŞLERİ", "water"),
            ("Su I\u{307}s\u{327}leri", "water"),
            ("IŞIK", "light"),
            ("ışık", "light"),
            ("молодежь и йод", "youth"),
            ("Молоде\u{308}жь и И\u{306}од", "youth"),
        ] {
            assert_eq!(terms.id_of(name).map(String::as_str), Some(id), "{name}");
        }
    }

    #[test]
    fn topics_that_nobody_set_up_are_told_with_the_nearest() {
        let topics = [Topic {
            id: "rail".into(),
            names: BTreeMap::new(),
            terms: BTreeMap::new(),
        }];
        let declared = ["rail".to_owned(), "rails".to_owned(), "zoo".to_owned()];
        let terms = TopicTerms::new(&topics);
        let told: Vec<_> = terms.unknown(&declared).collect();
        assert_eq!(told, [("rails", Some("rail".to_owned())), ("zoo", None)]);
        assert_eq!(TopicTerms::new(&[]).unknown(&declared).count(), 0);
    }

    #[test]
    fn terms_count_in_their_language_only() {
        let topics = [Topic {
            id: "rail".into(),
            names: BTreeMap::new(),
            terms: BTreeMap::from([
                ("en".into(), vec!["railway*".into()]),
                ("ru".into(), vec!["железн* дорог*".into()]),
            ]),
        }];
        let terms = TopicTerms::new(&topics);
        let text = "Two railways and железная дорога.";
        let body = [Block::new(
            crate::model::BlockKind::Paragraph,
            Span::new(0, text.len()),
        )];
        let english = terms.find(text, None, &body, "en", &[]);
        assert_eq!(
            english.iter().map(|m| m.span.of(text)).collect::<Vec<_>>(),
            ["railways"]
        );
        let russian = terms.find(text, None, &body, "ru", &[]);
        assert_eq!(
            russian.iter().map(|m| m.span.of(text)).collect::<Vec<_>>(),
            ["железная дорога"]
        );
        assert_eq!(terms.find("x", None, &[], "de", &["rail".into()]).len(), 1);
    }
}
