//! The content words of each text: those that can belong to a topic.

use crate::cluster::Evidence;
use crate::cluster::concepts::Concepts;
use crate::cluster::keys::stem;
use crate::language::{LanguagePack, Languages};
use crate::model::{Archive, ArchivedDocument, Span};
use crate::text::{FoldedWords, Pattern, TokenKind, fold_word, tokens};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Meanings with less confidence than this (0 to 255) are likely to be accidental.
pub(super) const TRUST: u8 = 80;

/// A content word.
#[derive(Clone, Debug)]
pub(super) struct ContentWord {
    /// As written, in lower case.
    pub(super) form: String,
    /// Its meaning, if the lexicon has it.
    pub(super) concept: Option<u16>,
    /// Position: words with consecutive positions can form a phrase.
    pub(super) at: usize,
    /// Whether it is in the headline.
    pub(super) in_title: bool,
    /// Whether it is part of a match of the owner's topics.
    pub(super) covered: bool,
    /// Whether it stands where nouns stand: behind an article, or with the capital of a noun; `None` where nothing can tell.
    pub(super) noun: Option<bool>,
}

/// The content words of a text, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct ContentWords {
    /// BCP 47 tag.
    pub(super) language: String,
    /// Index of the story.
    pub(super) story: usize,
    /// Whether the function words of the language are known.
    pub(super) with_function_words: bool,
    /// The words.
    pub(super) words: Vec<ContentWord>,
}

/// The content words of every document, in the order of the archive.
pub(super) fn content_words(
    archive: &Archive,
    evidence: &Evidence,
    languages: &Languages,
) -> Vec<ContentWords> {
    let calendar: BTreeSet<String> = languages.iter().flat_map(of_dates).collect();
    let tags: BTreeSet<&str> = archive
        .documents
        .iter()
        .map(|archived| archived.document.language.tag.as_str())
        .collect();
    let known: BTreeMap<&str, Grammar> = tags
        .into_iter()
        .map(|tag| (tag, Grammar::of(languages.get(tag))))
        .collect();
    let mut read: Vec<ContentWords> = archive
        .documents
        .par_iter()
        .map(|archived| {
            let grammar = known.get(archived.document.language.tag.as_str());
            read(archived, &evidence.concepts, grammar, &calendar)
        })
        .collect();
    without_names(archive, &mut read);
    read
}

fn of_dates(pack: &LanguagePack) -> Vec<String> {
    let lists = pack.dates.months.iter().chain(&pack.dates.weekdays);
    let names = lists.flatten().chain(&pack.dates.month_names);
    names
        .chain(&pack.dates.month_names_alone)
        .chain(&pack.dates.year_words)
        .map(|word| fold_word(word))
        .collect()
}

/// Words and phrases of a language that are not content words.
#[derive(Default)]
struct Grammar {
    stop: BTreeSet<String>,
    countries: BTreeSet<String>,
    patterns: Vec<Pattern>,
    noun_capitals: bool,
    before_nouns: BTreeSet<String>,
}

impl Grammar {
    fn of(pack: Option<&LanguagePack>) -> Self {
        let Some(pack) = pack else {
            return Self::default();
        };
        let words = &pack.words;
        let outlets = words.reporting_outlet.iter().chain(&words.citing_outlet);
        let patterns = words.reporting.iter().chain(outlets);
        Self {
            noun_capitals: pack.writing.noun_capitals,
            before_nouns: pack
                .writing
                .before_nouns
                .iter()
                .map(|word| fold_word(word))
                .collect(),
            stop: words.stop.iter().map(|word| fold_word(word)).collect(),
            countries: pack
                .territories
                .values()
                .filter_map(|name| country(&fold_word(name)))
                .collect(),
            patterns: patterns
                .chain(&words.cited_outlet)
                .chain(&words.roles)
                .chain(&words.read_more)
                .filter_map(|phrase| Pattern::parse(phrase))
                .collect(),
        }
    }
}

impl Grammar {
    /// Function words, countries and what is derived from them.
    fn leaves_out(&self, word: &str) -> bool {
        self.stop.contains(word)
            || country(word).is_some_and(|beginning| self.countries.contains(&beginning))
    }

    /// Whether a word inside a sentence stands where nouns stand; headlines do without articles.
    fn is_noun(&self, capital: bool, before: &str) -> Option<bool> {
        match (self.noun_capitals, self.before_nouns.is_empty()) {
            (true, _) => Some(capital),
            (false, false) => Some(self.before_nouns.contains(before)),
            (false, true) => None,
        }
    }
}

/// The letters that the name of a country shares with its adjective; `None` for short names and those of several words.
fn country(word: &str) -> Option<String> {
    const SHARED: usize = 5;
    let beginning: String = word.chars().take(SHARED).collect();
    let is_word = word.chars().all(char::is_alphabetic);
    (is_word && beginning.chars().count() == SHARED).then_some(beginning)
}

fn read(
    archived: &ArchivedDocument,
    concepts: &Concepts,
    grammar: Option<&Grammar>,
    calendar: &BTreeSet<String>,
) -> ContentWords {
    let document = &archived.document;
    let title = document.title.as_ref().and_then(|title| title.span);
    let prose = document.body.iter().filter(|block| block.is_prose());
    let runs = prose.flat_map(|block| block.runs.iter());
    let body = runs.filter(|run| title.is_none_or(|title| !title.overlaps(run)));
    let mut out = ContentWords {
        language: document.language.tag.clone(),
        story: archived.story,
        with_function_words: grammar.is_some_and(|grammar| !grammar.stop.is_empty()),
        words: Vec::new(),
    };
    let mut at = 0;
    for (span, in_title) in title
        .map(|span| (span, true))
        .into_iter()
        .chain(body.map(|span| (*span, false)))
    {
        let text = span.of(&document.text);
        let all = tokens(text);
        let mut meanings: BTreeMap<usize, (u8, u16)> = BTreeMap::new();
        concepts.each(&out.language, text, &all, |meaning, token| {
            let sure = (meaning.trust, meaning.concept);
            let known = meanings.entry(token.span.start).or_insert(sure);
            if sure.0 > known.0 {
                *known = sure;
            }
        });
        let words = FoldedWords::of(text, Span::new(0, text.len()));
        let said: Vec<Span> = grammar
            .into_iter()
            .flat_map(|grammar| &grammar.patterns)
            .flat_map(|pattern| pattern.find_all(&words))
            .collect();
        let mut begins = true;
        let mut before = String::new();
        for token in &all {
            at += 1;
            let written = token.span.of(text);
            if token.kind == TokenKind::Sign {
                // Phrases do not cross signs, except a hyphen inside a compound.
                at += usize::from(written != "-");
                begins |= matches!(
                    written,
                    "." | "!" | "?" | "…" | ":" | "—" | "–" | "\"" | "«" | "“" | "„"
                );
                // "l'économie": the article and its noun are written together.
                if !matches!(written, "'" | "’") {
                    before.clear();
                }
                continue;
            }
            let starts = std::mem::take(&mut begins);
            let word = fold_word(written);
            let before = std::mem::replace(&mut before, word.clone());
            let place = token.span.shifted(span.start);
            let named = document.mentions.iter().any(|m| m.span.overlaps(&place));
            let outlet = document.outlet.as_ref().and_then(|outlet| outlet.span);
            let capital = written.chars().next().is_some_and(char::is_uppercase);
            // Scripts without lower case have shorter words.
            let shortest = 2 + usize::from(word.chars().any(char::is_lowercase));
            let left_out = token.kind != TokenKind::Word
                || word.chars().count() < shortest
                || named
                || outlet.is_some_and(|outlet| outlet.overlaps(&place))
                || calendar.contains(&word)
                || grammar.is_some_and(|grammar| grammar.leaves_out(&word))
                || said.iter().any(|said| said.overlaps(&token.span))
                // A capital inside a sentence begins a name, except in languages that capitalise all nouns.
                || (capital && !starts && !in_title && !grammar.is_some_and(|grammar| grammar.noun_capitals));
            if left_out {
                continue;
            }
            out.words.push(ContentWord {
                form: word,
                concept: meanings
                    .get(&token.span.start)
                    .filter(|(trust, _)| *trust >= TRUST)
                    .map(|(_, concept)| *concept),
                at,
                in_title,
                noun: grammar
                    .filter(|_| !starts && !in_title)
                    .and_then(|grammar| grammar.is_noun(capital, &before)),
                covered: document
                    .topics
                    .iter()
                    .any(|found| found.span.overlaps(&place)),
            });
        }
        at += 2;
    }
    out
}

/// Removes words that are part of the archive's names: the tagger misses some names at the start of a sentence.
fn without_names(archive: &Archive, read: &mut [ContentWords]) {
    let names: BTreeSet<String> = archive
        .documents
        .iter()
        .flat_map(|archived| &archived.document.mentions)
        .flat_map(|mention| mention.text.split_whitespace())
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .map(|word| stem(&fold_word(word)).to_owned())
        .chain(archive.outlets.iter().flat_map(|outlet| {
            let words = outlet.name.split(|c: char| !c.is_alphanumeric());
            words
                .map(|word| stem(&fold_word(word)).to_owned())
                .collect::<Vec<_>>()
        }))
        .collect();
    // A word that is far more often in lower case than in names is a word of the language.
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in read.iter().flat_map(|read| &read.words) {
        *counts.entry(stem(&word.form)).or_default() += 1;
    }
    let names: BTreeSet<String> = names
        .into_iter()
        .filter(|name| counts.get(name.as_str()).is_none_or(|count| *count < 4))
        .collect();
    for read in read {
        read.words.retain(|word| !names.contains(stem(&word.form)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_of_countries_are_left_out() {
        let languages = Languages::compiled_in().expect("packs");
        let german = Grammar::of(languages.get("de"));
        for word in ["kasachische", "französisch", "und", "schwedens"] {
            let left_out = german.leaves_out(word);
            assert_eq!(left_out, word != "französisch", "{word}");
        }
        assert!(!german.leaves_out("brücke"));
    }
}
