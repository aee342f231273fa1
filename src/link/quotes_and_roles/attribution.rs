//! Finds the speaker in a stretch of text: a reporting verb of the language and, beside it, a name in a case that speakers have.

use super::text_around::{NamedPerson, TextAround};
use crate::language::{LanguagePack, VerbPosition};
use crate::model::Span;
use crate::text::{FoldedWords, Pattern, fold_word};

/// Most words between the verb and the name. A long role fits between them.
const FARTHEST: usize = 9;

/// A language's reporting verbs.
#[derive(Clone, Debug)]
pub(super) struct Reporting {
    patterns: Vec<Pattern>,
    /// The verbs as written, for scripts without spaces; empty for others.
    written: Vec<String>,
    verb_last: bool,
    /// Endings of a speaker's name with what the nominative ends in instead.
    speaker_endings: Vec<(String, String)>,
}

impl Reporting {
    pub(super) fn new(pack: &LanguagePack) -> Self {
        let words = &pack.words.reporting;
        let endings = pack.names.endings.iter();
        Self {
            patterns: words
                .iter()
                .filter_map(|word| Pattern::parse(word))
                .collect(),
            written: match pack.writing.spaces {
                true => Vec::new(),
                false => words.clone(),
            },
            verb_last: pack.speech.verb == VerbPosition::Last,
            speaker_endings: endings
                .filter(|ending| pack.speech.speaker_cases.contains(&ending.case))
                .map(|ending| (ending.ending.clone(), ending.base.clone()))
                .collect(),
        }
    }

    /// Whether a name is in the nominative or in another case that the language gives to speakers.
    fn can_speak(&self, named: &NamedPerson<'_>, text: &str) -> bool {
        let (written, name) = (fold_word(named.span.of(text)), fold_word(named.name));
        named.confidence >= 0.7
            && (written == name
                || self.speaker_endings.iter().any(|(ending, base)| {
                    written
                        .strip_suffix(ending.as_str())
                        .zip(name.strip_suffix(base.as_str()))
                        .is_some_and(|(stem, stem_of_name)| stem == stem_of_name)
                }))
    }

    /// Whether a stretch begins with a reporting verb.
    pub(super) fn begins(&self, text: &str, stretch: Span) -> bool {
        let start = stretch.start + stretch.of(text).len() - stretch.of(text).trim_start().len();
        self.verbs(text, stretch)
            .iter()
            .any(|verb| verb.start == start)
    }

    /// The only person named before speech, where a verb follows the speech at once: "N “…” deb aytdi", 「…」と述べた.
    pub(super) fn speaker_around<'a, 'b>(
        &self,
        around: &'b TextAround<'a>,
        lead: Span,
        after: Span,
    ) -> Option<&'b NamedPerson<'a>> {
        if !self.verb_last || around.people_in(after).next().is_some() {
            return None;
        }
        let text = around.text;
        let verb = self
            .verbs(text, after)
            .into_iter()
            .min_by_key(|v| v.start)?;
        let to_verb = Span::new(after.start, verb.start);
        let limit = if self.written.is_empty() { 2 } else { 4 };
        if FoldedWords::of(text, to_verb).len() > limit {
            return None;
        }
        let mut people = around.people_in(lead);
        let named = people.next()?;
        let rest = Span::new(named.span.end, lead.end);
        let sure = self.can_speak(named, text)
            && people.next().is_none()
            && FoldedWords::of(text, rest).len() <= FARTHEST
            && !rest.of(text).contains([';', '!', '?', '(', '\n']);
        sure.then_some(named)
    }

    fn verbs(&self, text: &str, span: Span) -> Vec<Span> {
        if !self.written.is_empty() {
            // Without spaces between words, a verb is found by its characters.
            return self
                .written
                .iter()
                .flat_map(|verb| span.of(text).match_indices(verb.as_str()))
                .map(|(at, verb)| Span::new(span.start + at, span.start + at + verb.len()))
                .collect();
        }
        let words = FoldedWords::of(text, span);
        self.patterns
            .iter()
            .flat_map(|pattern| pattern.find_all(&words))
            .collect()
    }

    /// The only person whom the stretch names as the speaker; `None` in case of doubt.
    pub(super) fn speaker<'a, 'b>(
        &self,
        around: &'b TextAround<'a>,
        stretch: Span,
    ) -> Option<&'b NamedPerson<'a>> {
        let text = around.text;
        let verbs: Vec<Span> = self
            .verbs(text, stretch)
            .into_iter()
            .filter(|verb| !around.names_person(*verb))
            .collect();
        let candidates: Vec<&NamedPerson<'a>> = around
            .people_in(stretch)
            .filter(|named| self.can_speak(named, text))
            .filter(|named| {
                verbs
                    .iter()
                    .any(|verb| is_beside(around, *verb, named.span))
            })
            .collect();
        let first = *candidates.first()?;
        candidates
            .iter()
            .all(|named| named.person == first.person)
            .then_some(first)
    }
}

/// Whether the verb and the name have nothing but a role between them.
fn is_beside(around: &TextAround<'_>, verb: Span, name: Span) -> bool {
    let between = match verb.end <= name.start {
        true => Span::new(verb.end, name.start),
        false => Span::new(name.end, verb.start),
    };
    let inside = between.of(around.text);
    let other = around.people_in(between).next().is_some();
    let marks = inside.matches([',', '،', '，']).count();
    // An apposition between two commas may follow the name. No comma may precede it.
    let fits = match verb.end <= name.start {
        true => marks == 0,
        false => marks == 0 || marks == 2 && inside.trim_start().starts_with([',', '،', '，']),
    };
    !other
        && fits
        && !inside.contains([';', ':', '!', '?', '(', '—', '–', '。', '；', '\n'])
        && FoldedWords::of(around.text, between).len() <= FARTHEST
}
