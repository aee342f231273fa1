//! The words of a language for the parts of a press text, ready for matching.

use super::dates::DateWords;
use crate::language::{FALLBACK_LANGUAGE, LanguagePack, Languages};
use crate::model::Span;
use crate::text::{FoldedWords, Pattern, fold_word};
use std::collections::{BTreeMap, BTreeSet};

/// The phrases of one language, followed by those of English.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// Begin a caption.
    pub(super) caption: Vec<Pattern>,
    /// Are beside an author.
    pub(super) byline: Vec<Pattern>,
    /// Begin a line of tags.
    pub(super) tag_line: Vec<Pattern>,
    /// Ask to share or subscribe.
    pub(super) share: Vec<Pattern>,
    /// Point to another text.
    pub(super) read_more: Vec<Pattern>,
    /// Beside a number, name a picture.
    pub(super) figure: Vec<Pattern>,
    /// Ask the reader to do something, by first letter.
    pub(super) calls: PhraseIndex,
    /// What a reader is asked to follow or open, by first letter.
    pub(super) channels: PhraseIndex,
    /// Are beside links that a mailing makes for one reader, by first letter.
    pub(super) mailing: PhraseIndex,
    /// Are alone beside an advertisement.
    pub(super) advertisement: Vec<Pattern>,
    /// Are alone above the headline of a press release.
    pub(super) press_release: Vec<Pattern>,
    /// Name an office, by first letter.
    pub(super) roles: PhraseIndex,
    /// Begin a sentence about the page and its rights.
    pub(super) notice: PhraseIndex,
    /// Say beside a date that it is the date of something else.
    pub(super) other_dates: Vec<Pattern>,
    /// Head a section about the author.
    pub(super) about_author: Vec<Pattern>,
    /// Head a section with contacts.
    pub(super) contact: Vec<Pattern>,
    /// Head comments or sources.
    pub(super) after_text: Vec<Pattern>,
    /// Say that an outlet reports.
    pub(super) reporting_outlet: Vec<Pattern>,
    /// Stand before an outlet that is only cited.
    pub(super) citing_outlet: Vec<Pattern>,
    /// Stand behind an outlet that is only cited.
    pub(super) cited_outlet: Vec<Pattern>,
    /// Are part of an outlet's name or beside it, by first letter.
    pub(super) outlet: PhraseIndex,
    /// Words of dates.
    pub(super) months: DateWords,
    /// Words that carry no meaning of their own.
    stop: BTreeSet<String>,
    /// Words between the names of two authors.
    between_names: BTreeSet<String>,
    /// Articles.
    articles: BTreeSet<String>,
}

impl Phrases {
    fn of(pack: Option<&LanguagePack>, english: Option<&LanguagePack>) -> Self {
        let packs: Vec<&LanguagePack> = [pack, english].into_iter().flatten().collect();
        let gather = |list: fn(&LanguagePack) -> &Vec<String>| -> Vec<Pattern> {
            packs
                .iter()
                .flat_map(|pack| list(pack))
                .filter_map(|phrase| Pattern::parse(phrase))
                .collect()
        };
        let folded = |list: fn(&LanguagePack) -> &Vec<String>| -> BTreeSet<String> {
            let words = packs.iter().flat_map(|pack| list(pack));
            words.map(|word| fold_word(word)).collect()
        };
        let index = |list: fn(&LanguagePack) -> &Vec<String>| {
            PhraseIndex::of(packs.iter().flat_map(|pack| list(pack)))
        };
        Self {
            figure: gather(|pack| &pack.words.figure),
            calls: index(|pack| &pack.words.calls),
            channels: index(|pack| &pack.words.channels),
            mailing: index(|pack| &pack.words.mailing),
            advertisement: gather(|pack| &pack.words.advertisement),
            press_release: gather(|pack| &pack.words.press_release),
            roles: index(|pack| &pack.words.roles),
            outlet: index(|pack| &pack.words.outlet),
            notice: index(|pack| &pack.words.notice),
            other_dates: gather(|pack| &pack.words.other_dates),
            about_author: gather(|pack| &pack.words.about_author),
            contact: gather(|pack| &pack.words.contact),
            after_text: gather(|pack| &pack.words.after_text),
            caption: gather(|pack| &pack.words.caption),
            byline: gather(|pack| &pack.words.byline),
            tag_line: gather(|pack| &pack.words.tag_line),
            share: gather(|pack| &pack.words.share),
            read_more: gather(|pack| &pack.words.read_more),
            reporting_outlet: gather(|pack| &pack.words.reporting_outlet),
            citing_outlet: gather(|pack| &pack.words.citing_outlet),
            cited_outlet: gather(|pack| &pack.words.cited_outlet),
            months: DateWords::of(packs.iter().copied()),
            stop: folded(|pack| &pack.words.stop),
            between_names: folded(|pack| &pack.words.between_names),
            articles: &folded(|pack| &pack.names.articles) | &folded(|pack| &pack.roles.articles),
        }
    }

    /// Whether the word is an article, pronoun, preposition, conjunction.
    pub(super) fn is_function_word(&self, word: &str) -> bool {
        self.stop.contains(&fold_word(word))
    }

    /// Whether the word stands between the names of two authors.
    pub(super) fn is_between_names(&self, word: &str) -> bool {
        self.between_names.contains(&fold_word(word))
    }

    /// Whether the word is an article.
    pub(super) fn is_article(&self, word: &str) -> bool {
        self.articles.contains(&fold_word(word))
    }
}

/// Phrases to look for at every word of a line, by their first letter, so that few are compared.
#[derive(Clone, Debug, Default)]
pub(super) struct PhraseIndex {
    by_letter: BTreeMap<char, Vec<Pattern>>,
}

impl PhraseIndex {
    fn of<'a>(phrases: impl Iterator<Item = &'a String>) -> Self {
        let mut by_letter: BTreeMap<char, Vec<Pattern>> = BTreeMap::new();
        for phrase in phrases {
            if let (Some(first), Some(pattern)) =
                (fold_word(phrase).chars().next(), Pattern::parse(phrase))
            {
                by_letter.entry(first).or_default().push(pattern);
            }
        }
        Self { by_letter }
    }

    /// The number of words of the longest phrase that begins at a word; `word` is that word.
    pub(super) fn length_at(&self, words: &FoldedWords, at: usize, word: &str) -> Option<usize> {
        self.by_letter
            .get(&word.chars().next()?)?
            .iter()
            .filter_map(|pattern| pattern.matches_at(words, at))
            .max()
    }
}

/// The phrases of every language, and those that apply in any language.
#[derive(Clone, Debug, Default)]
pub(super) struct PhraseBook {
    by_tag: BTreeMap<String, Phrases>,
    unknown: Phrases,
    /// Words between the parts of a name, in any language, folded.
    particles: BTreeSet<String>,
    /// Words between the names of two authors, in any language, folded.
    between_names: BTreeSet<String>,
    desks: PhraseIndex,
    advertisements: PhraseIndex,
    calls: PhraseIndex,
    channels: PhraseIndex,
    paywall: PhraseIndex,
    subscribers_only: PhraseIndex,
    not_for_publication: PhraseIndex,
    embargo: PhraseIndex,
    captions_anywhere: Vec<Pattern>,
    published_anywhere: Vec<Pattern>,
}

impl PhraseBook {
    /// Gathers the phrases of all packs.
    pub(super) fn new(languages: &Languages) -> Self {
        let english = languages.get(FALLBACK_LANGUAGE);
        let anywhere = |list: fn(&LanguagePack) -> &Vec<String>| -> Vec<Pattern> {
            languages
                .iter()
                .flat_map(list)
                .filter_map(|phrase| Pattern::parse(phrase))
                .collect()
        };
        Self {
            by_tag: languages
                .iter()
                .map(|pack| (pack.tag.clone(), Phrases::of(Some(pack), english)))
                .collect(),
            unknown: Phrases::of(None, english),
            particles: languages
                .iter()
                .flat_map(|pack| &pack.words.name_particles)
                .map(|word| fold_word(word))
                .collect(),
            between_names: languages
                .iter()
                .flat_map(|pack| &pack.words.between_names)
                .map(|word| fold_word(word))
                .collect(),
            desks: PhraseIndex::of(languages.iter().flat_map(|pack| &pack.words.desks)),
            advertisements: PhraseIndex::of(
                languages
                    .iter()
                    .flat_map(|pack| &pack.words.advertisement)
                    .filter(|phrase| is_clear_anywhere(phrase)),
            ),
            calls: PhraseIndex::of(
                languages
                    .iter()
                    .flat_map(|pack| &pack.words.calls)
                    .filter(|phrase| is_clear_anywhere(phrase)),
            ),
            channels: PhraseIndex::of(languages.iter().flat_map(|pack| &pack.words.channels)),
            paywall: PhraseIndex::of(languages.iter().flat_map(|pack| &pack.words.paywall)),
            subscribers_only: PhraseIndex::of(
                languages
                    .iter()
                    .flat_map(|pack| &pack.words.subscribers_only),
            ),
            not_for_publication: PhraseIndex::of(
                languages
                    .iter()
                    .flat_map(|pack| &pack.words.not_for_publication),
            ),
            embargo: PhraseIndex::of(languages.iter().flat_map(|pack| &pack.words.embargo)),
            captions_anywhere: anywhere(|pack| &pack.words.caption),
            published_anywhere: anywhere(|pack| &pack.words.published),
        }
    }

    /// The phrases for texts in a language; `tag` is that of the pack.
    pub(super) fn of(&self, tag: &str) -> &Phrases {
        self.by_tag.get(tag).unwrap_or(&self.unknown)
    }

    /// Whether a word links the parts of a name in some language: "de", "van", "bin".
    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(&fold_word(word))
    }

    /// The phrases of every language.
    pub(super) fn every(&self) -> impl Iterator<Item = &Phrases> {
        self.by_tag.values()
    }

    /// Whether a word stands between the names of two authors in some language.
    pub(super) fn is_between_names(&self, word: &str) -> bool {
        self.between_names.contains(&fold_word(word))
    }

    /// What stands in an author's place and names nobody, in every language.
    pub(super) fn desks(&self) -> &PhraseIndex {
        &self.desks
    }

    /// What is alone beside an advertisement, in every language: advertisements come from elsewhere.
    pub(super) fn advertisements(&self) -> &PhraseIndex {
        &self.advertisements
    }

    /// By what a page asks its reader to do something, in every language.
    pub(super) fn calls(&self) -> &PhraseIndex {
        &self.calls
    }

    /// What a reader is asked to follow or open, in every language.
    pub(super) fn channels(&self) -> &PhraseIndex {
        &self.channels
    }

    /// What begins a clause that asks for a subscription before the text goes on, in every language: sites often ask in another than their texts'.
    pub(super) fn paywall(&self) -> &PhraseIndex {
        &self.paywall
    }

    /// What begins or ends a clause that says that a text is for subscribers, in every language.
    pub(super) fn subscribers_only(&self) -> &PhraseIndex {
        &self.subscribers_only
    }

    /// What marks a text that is not to be published yet, in every language: marks are often in another than the text.
    pub(super) fn not_for_publication(&self) -> &PhraseIndex {
        &self.not_for_publication
    }

    /// What marks a text that is under embargo, in every language.
    pub(super) fn embargo(&self) -> &PhraseIndex {
        &self.embargo
    }

    /// Caption words of every language: sites often have captions in another language.
    pub(super) fn captions_anywhere(&self) -> &[Pattern] {
        &self.captions_anywhere
    }

    /// Words of every language for when a text was published: systems often have them in the language of their makers.
    pub(super) fn published_anywhere(&self) -> &[Pattern] {
        &self.published_anywhere
    }
}

/// Fewest letters of a phrase in Latin letters that means the same in texts of every language: shorter ones are words of another.
const CLEAR_ANYWHERE: usize = 6;

fn is_clear_anywhere(phrase: &str) -> bool {
    phrase.chars().count() >= CLEAR_ANYWHERE || !phrase.starts_with(|c: char| c < '\u{250}')
}

/// How much of a line is searched for the phrase at its beginning, in bytes. No phrase is longer.
const REACH: usize = 100;

/// The end of the phrase at the beginning of the line, if there is one.
pub(super) fn begins_with(patterns: &[Pattern], line: &str) -> Option<usize> {
    LineStart::of(line).phrase(patterns)
}

/// The first words of a line, folded once for many lists of phrases.
pub(super) struct LineStart {
    words: FoldedWords,
}

impl LineStart {
    /// Folds the words that begin in the first bytes of the line.
    pub(super) fn of(line: &str) -> Self {
        let end = line
            .char_indices()
            .find(|(at, c)| *at >= REACH && (c.is_whitespace() || *at >= 2 * REACH))
            .map_or(line.len(), |(at, _)| at);
        Self {
            words: FoldedWords::of(line, Span::new(0, end)),
        }
    }

    /// Whether the line is one of the phrases, apart from signs around it.
    pub(super) fn is_only(&self, patterns: &[Pattern]) -> bool {
        patterns
            .iter()
            .any(|pattern| pattern.matches_at(&self.words, 0) == Some(self.words.len()))
    }

    /// The same with phrases in an index.
    pub(super) fn is_whole(&self, phrases: &PhraseIndex) -> bool {
        let first = self.words.iter().next();
        let length = first.and_then(|(word, _)| phrases.length_at(&self.words, 0, word));
        length == Some(self.words.len())
    }

    /// The end of the longest phrase at the beginning of the line.
    pub(super) fn phrase(&self, patterns: &[Pattern]) -> Option<usize> {
        patterns
            .iter()
            .filter_map(|pattern| pattern.matches_at(&self.words, 0))
            .max()
            .and_then(|length| self.words.iter().nth(length - 1).map(|(_, span)| span.end))
    }
}
