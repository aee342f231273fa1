//! Roles beside a name, in the words of the text: "посол Казахстана в Бельгии" before it, ", the ambassador to Belgium," after it.
//!
//! A role is a role word of the language pack with the words that belong to it. Every word between the role word and the name must be known to
//! belong to the role; an unknown word, a verb, a mark or another person ends the search. No role is better than a wrong one.

use super::headline_case::is_headline_case;
use super::role_bounds::{is_capital, is_joined, last_mark, with_closing_mark};
use super::role_words::RoleWords;
use super::text_around::{NamedPerson, TextAround};
use crate::model::Span;
use crate::text::FoldedWords;

/// Most words of a role.
const LONGEST: usize = 12;

/// A role in the words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// Index of the person.
    pub(super) person: usize,
    /// Index of the mention beside it.
    pub(super) mention: usize,
    pub(super) text: String,
    /// The name beside it is in the nominative, so the role most likely is too.
    pub(super) nominative: bool,
}

/// All roles of a document.
pub(super) fn of_document(around: &TextAround<'_>, words: Option<&RoleWords>) -> Vec<Role> {
    let Some(language) = words else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for named in around.people.iter().filter(|n| n.confidence >= 0.7) {
        let Some(sentence) = around.sentence_at(named.span) else {
            continue;
        };
        let read = Sentence {
            around,
            language,
            named,
            sentence,
        };
        for role in [read.before(), read.after()].into_iter().flatten() {
            out.push(Role {
                person: named.person,
                mention: named.mention,
                text: around.text_of(with_closing_mark(around.text, role)),
                nominative: named.is_nominative(around.text),
            });
        }
    }
    out
}

/// A sentence beside a name in it.
pub(super) struct Sentence<'a> {
    pub(super) around: &'a TextAround<'a>,
    pub(super) language: &'a RoleWords,
    pub(super) named: &'a NamedPerson<'a>,
    sentence: Span,
}

impl Sentence<'_> {
    fn before(&self) -> Option<Span> {
        let text = self.around.text;
        let (sentence, named) = (self.sentence, self.named.span);
        if self.shares_its_role() {
            return None;
        }
        if let Some(titles) = &self.language.titles {
            return titles.before(self.around, named, sentence);
        }
        let rest = FoldedWords::of(text, Span::new(named.end, sentence.end));
        let next = rest.iter().next().map_or("", |(word, _)| word);
        if !next.is_empty() && next == self.language.rules.object_mark {
            return None;
        }
        let start = self
            .around
            .people_in(sentence)
            .filter(|n| n.span.end <= named.start)
            .map(|n| n.span.end)
            .max()
            .unwrap_or(sentence.start);
        let start = last_mark(text, Span::new(start, named.start));
        let words = FoldedWords::of(text, Span::new(start, named.start));
        let spans: Vec<Span> = words.iter().map(|(_, span)| span).collect();
        let count = spans.len();
        // The role word nearest to the name, at its longest: "secretary general", not "general". Role words before it belong to it.
        let (nearest, length) = (0..count)
            .rev()
            .find_map(|at| Some((at, self.language.role_at(&words, at)?)))?;
        let end = nearest + length;
        let head = (0..nearest)
            .find(|at| self.language.role_at(&words, *at) == Some(end - at))
            .unwrap_or(nearest);
        let length = end - head;
        if count - head > LONGEST {
            return None;
        }
        let tail = end..count;
        // "говорителят на N": the role is not that of N, it only concerns N.
        let last = words.iter().last().map_or("", |(word, _)| word);
        let qualifies = count > 0 && self.language.qualifier_at(&words, count - 1).is_some();
        if self.language.links.contains(last)
            && !self.language.articles.contains(last)
            && !qualifies
        {
            return None;
        }
        if self.language.rules.possessor_first && !tail.is_empty()
            || !self.belongs(&words, &spans, tail)
        {
            return None;
        }
        let mut first = head;
        while first > 0
            && (is_joined(text, &spans, first)
                || self.leads(&words, &spans, first - 1, sentence.start))
        {
            first -= 1;
        }
        while first < head && self.is_empty_start(&words, first) {
            first += 1;
        }
        first = self.with_qualifiers(&words, &spans, first)?;
        // "заместителя министра N": only the nominative tells whose role it is.
        if first < head && self.language.is_lesser_role(&words, first) && !self.is_nominative() {
            return None;
        }
        // A possessive without its possessor ("элчиси") is misleading.
        let owned = (first..head).any(|at| self.is_named_thing(spans[at]));
        if self.language.is_possessive(spans[count - 1].of(text)) && !owned {
            return None;
        }
        let said = first > 0 && self.language.is_reporting_with_and(&words, first - 1);
        if self.language.verb_first && !(said && self.says_that()) {
            return None;
        }
        let alone = count - first == 1 || first == head && head + length == count;
        if alone && self.language.is_not_alone(&words, head, length)
            || self.none_alone(&words, first, count)
        {
            return None;
        }
        let start = spans[first].start + self.elided(spans[first]);
        Some(Span::new(start, spans[count - 1].end))
    }

    fn after(&self) -> Option<Span> {
        let text = self.around.text;
        let named = self.named.span;
        if let Some(titles) = &self.language.titles {
            return titles.after(self.around, self.language, named, self.sentence);
        }
        let rest = Span::new(named.end, self.sentence.end);
        if self.language.rules.after_name
            && let Some(role) = self.right_after(rest)
        {
            return Some(role);
        }
        let lead = rest.of(text);
        let opening = lead.trim_start().chars().next()?;
        let bracket = opening == '(';
        if !matches!(opening, ',' | '،' | '(') {
            return None;
        }
        let start = named.end + (lead.len() - lead.trim_start().len()) + opening.len_utf8();
        let inside = Span::new(start, self.sentence.end).of(text);
        let end = start
            + inside.find([
                ',', '،', ';', '؛', ')', '(', '.', '!', '?', ':', '«', '"', '“', '—', '–',
            ])?;
        // A list of people looks alike: "A, minister B and C".
        if bracket != text[end..].starts_with(')')
            || self.around.names_person(Span::new(start, end))
        {
            return None;
        }
        let words = FoldedWords::of(text, Span::new(start, end));
        let spans: Vec<Span> = words.iter().map(|(_, span)| span).collect();
        let folded: Vec<&str> = words.iter().map(|(word, _)| word).collect();
        let count = spans.len();
        let mut first = 0;
        while first < count && self.language.articles.contains(folded[first]) {
            first += 1;
        }
        if first == count || count - first > LONGEST {
            return None;
        }
        let (head, length) = (first..count.min(first + 5))
            .find_map(|at| Some((at, self.language.role_at(&words, at)?)))?;
        let led = (first..head).all(|at| {
            self.language.is_modifier(&words, at)
                || self.is_named_thing(spans[at])
                || is_capital(text, spans[at])
        });
        let belongs = match self.language.rules.possessor_first {
            true => head + length == count,
            false => self.belongs(&words, &spans, head + length..count),
        };
        if !led || !belongs || self.none_alone(&words, first, count) {
            return None;
        }
        Some(Span::new(spans[first].start, spans[count - 1].end))
    }

    /// Whether indirect speech begins directly after the name.
    fn says_that(&self) -> bool {
        let rest = Span::new(self.named.span.end, self.sentence.end).of(self.around.text);
        let next = rest.split_whitespace().next().unwrap_or_default();
        rest.starts_with(':') || next == ":" || self.language.that.iter().any(|that| that == next)
    }

    /// A role that follows the name without a comma: modifiers, then the role word in the nominative.
    fn right_after(&self, rest: Span) -> Option<Span> {
        let text = self.around.text;
        let words = FoldedWords::of(text, rest);
        let spans: Vec<Span> = words.iter().map(|(_, span)| span).take(4).collect();
        let first = *spans.first()?;
        let (head, length) = (0..spans.len()).find_map(|at| {
            let fits = |before: usize| {
                self.language.is_modifier(&words, before) || self.is_named_thing(spans[before])
            };
            let length = self.language.role_at(&words, at)?;
            (0..at).all(fits).then_some((at, length))
        })?;
        let last = *spans.get(head + length - 1)?;
        let between = Span::new(rest.start, last.end).of(text);
        let mut cases = self.language.rules.cases.iter();
        let inflected = cases.any(|case| last.of(text).ends_with(case.as_str()))
            && !self.language.is_role_as_listed(&words, head, length);
        let plain = !between.contains(|c: char| !c.is_alphabetic() && c != ' ' && c != '-');
        (plain && !inflected && !self.language.is_not_alone(&words, head, length))
            .then(|| Span::new(first.start, last.end))
    }

    /// Whether another name follows directly, so that a role before may be a plural for both.
    fn shares_its_role(&self) -> bool {
        let end = self.named.span.end;
        let next = self.around.people_from(end + 1).next();
        next.is_some_and(|other| {
            let between = Span::new(end, other.span.start).of(self.around.text);
            !between.contains(['.', '\n']) && between.split_whitespace().count() <= 1
        })
    }

    /// Whether the words after the role word say what the role is of.
    fn belongs(&self, words: &FoldedWords, spans: &[Span], range: std::ops::Range<usize>) -> bool {
        let folded: Vec<&str> = words.iter().map(|(word, _)| word).collect();
        let text = self.around.text;
        let mut after_link = false;
        let mut lower = 0;
        // In a headline, "Asks" of "Senator Asks Anna" has a capital as well.
        let in_headline = |at: usize| {
            let beside = Span::new(spans[at].start, spans[at].end.max(self.named.span.end));
            !self.language.noun_capitals && is_headline_case(self.around, self.sentence, beside)
        };
        for at in range {
            let genitive = self.language.is_genitive(folded[at]);
            if self.language.is_reporting(words, at) && !self.is_named_thing(spans[at]) {
                return false;
            }
            if self.language.links.contains(folded[at]) {
                after_link = true;
                lower = 0;
            } else if self.is_named_thing(spans[at])
                || is_capital(text, spans[at]) && !in_headline(at)
                || self.language.role_at(words, at).is_some()
            {
                lower = 0;
            } else if (genitive || after_link && self.takes_bare_words()) && lower < 3 {
                lower += 1;
            } else {
                return false;
            }
        }
        true
    }

    /// Whether a link is enough to join a lower-case word ("minister for transport").
    fn takes_bare_words(&self) -> bool {
        !self.language.has_genitives()
    }

    /// Whether a word before the role word is part of the role.
    fn leads(&self, words: &FoldedWords, spans: &[Span], at: usize, sentence_start: usize) -> bool {
        if self.language.is_reporting(words, at) {
            return false;
        }
        if self.language.is_modifier(words, at) {
            return true;
        }
        if self.is_named_thing(spans[at]) {
            return self.language.rules.names_before;
        }
        // "EU", "ҚР". Other capitals may be weekdays or begin a sentence.
        let word = spans[at].of(self.around.text);
        let capital = spans[at].start > sentence_start
            && word.chars().count() > 1
            && word.chars().all(char::is_uppercase);
        // "помощник министра N" in the nominative is one role; beside an inflected name only the nearer word is N's.
        capital && self.language.rules.names_before
            || self.is_nominative()
                && self
                    .language
                    .role_at(words, at)
                    .is_some_and(|length| !self.language.is_not_alone(words, at, length))
    }

    fn is_empty_start(&self, words: &FoldedWords, at: usize) -> bool {
        words.iter().nth(at).is_some_and(|(word, _)| {
            self.language.links.contains(word)
                || self.language.articles.contains(word)
                || self.language.conjunctions.contains(word)
        })
    }

    /// Whether no word is a role by itself: forms of address, family and the like.
    fn none_alone(&self, words: &FoldedWords, first: usize, count: usize) -> bool {
        (first..count).all(|at| self.language.is_not_alone(words, at, 1))
    }

    pub(super) fn is_named_thing(&self, span: Span) -> bool {
        self.around.names_thing(span)
    }
}
