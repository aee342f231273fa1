//! Who is named as the speaker in a stretch of text: a reporting verb of the language and, beside it, a name in the nominative.

use super::text_around::{Named, TextAround};
use crate::language::{LanguagePack, primary_subtag};
use crate::model::Span;
use crate::text::{FoldedWords, Pattern};

/// Most words between the verb and the name: a long role may stand there.
const FARTHEST: usize = 9;

/// A language's reporting verbs.
#[derive(Clone, Debug)]
pub(super) struct Reporting {
    patterns: Vec<Pattern>,
    /// The verbs as they are written, for scripts without spaces.
    written: Vec<String>,
    /// The verb ends the sentence, so that speech stands between the speaker and the verb.
    verb_last: bool,
}

impl Reporting {
    pub(super) fn new(pack: &LanguagePack) -> Self {
        let words = &pack.words.reporting;
        let spaceless = matches!(pack.script.as_str(), "Hans" | "Hant" | "Jpan");
        let primary = primary_subtag(&pack.tag);
        Self {
            patterns: words
                .iter()
                .filter_map(|word| Pattern::parse(word))
                .collect(),
            written: if spaceless { words.clone() } else { Vec::new() },
            verb_last: matches!(
                primary,
                "kk" | "uz" | "ky" | "tr" | "az" | "tk" | "tg" | "mn" | "ja" | "ko" | "hi" | "fa"
            ),
        }
    }

    /// Whether a stretch begins with a verb.
    pub(super) fn begins(&self, text: &str, stretch: Span) -> bool {
        let start = stretch.start + stretch.of(text).len() - stretch.of(text).trim_start().len();
        self.verbs(text, stretch)
            .iter()
            .any(|verb| verb.start == start)
    }

    /// The one person named before speech that a verb follows at once: "N “…” deb aytdi", 「…」と述べた.
    pub(super) fn speaker_around<'a, 'b>(
        &self,
        around: &'b TextAround<'a>,
        lead: Span,
        after: Span,
    ) -> Option<&'b Named<'a>> {
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
        let sure = named.confidence >= 0.7
            && named.is_nominative(text)
            && people.next().is_none()
            && FoldedWords::of(text, rest).len() <= FARTHEST
            && !rest.of(text).contains([';', '!', '?', '(', '\n']);
        sure.then_some(named)
    }

    fn verbs(&self, text: &str, span: Span) -> Vec<Span> {
        if !self.written.is_empty() {
            // Without spaces a verb is found by its characters.
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

    /// The one person whom the stretch names as the speaker; `None` where there is any doubt.
    pub(super) fn speaker<'a, 'b>(
        &self,
        around: &'b TextAround<'a>,
        stretch: Span,
    ) -> Option<&'b Named<'a>> {
        let text = around.text;
        let verbs: Vec<Span> = self
            .verbs(text, stretch)
            .into_iter()
            .filter(|verb| !around.people.iter().any(|n| n.span.overlaps(verb)))
            .collect();
        let candidates: Vec<&Named<'a>> = around
            .people_in(stretch)
            .filter(|named| named.confidence >= 0.7 && named.is_nominative(text))
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

/// Whether nothing but a role can stand between the verb and the name.
fn is_beside(around: &TextAround<'_>, verb: Span, name: Span) -> bool {
    let between = match verb.end <= name.start {
        true => Span::new(verb.end, name.start),
        false => Span::new(name.end, verb.start),
    };
    let inside = between.of(around.text);
    let other = around.people.iter().any(|n| between.contains(&n.span));
    let marks = inside.matches([',', '،', '，']).count();
    // After the name an apposition between two commas; before it none.
    let fits = match verb.end <= name.start {
        true => marks == 0,
        false => marks == 0 || marks == 2 && inside.trim_start().starts_with(','),
    };
    !other
        && fits
        && !inside.contains([';', ':', '!', '?', '(', '—', '–', '。', '；', '\n'])
        && FoldedWords::of(around.text, between).len() <= FARTHEST
}
