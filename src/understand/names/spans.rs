//! From labels to mentions: where a person's name begins and ends.
//!
//! The model's runs of labels are cut at what no name of a person holds: commas, brackets, quotes, dashes, small words other than
//! particles; words before the name that the language pack calls roles, titles and stray capitalised words are taken off.

use super::attributes::Word;
use super::label::{LABELS, Label};
use super::roles::Roles;
use super::shape::Shape;
use crate::model::{EntityKind, Mention, Span};
use unicode_script::Script;

/// Small words inside names, in many languages, beside those of the language pack.
const PARTICLES: &[&str] = &[
    "al",
    "ap",
    "ar",
    "as",
    "at",
    "aw",
    "az",
    "ben",
    "bin",
    "bint",
    "ibn",
    "ibni",
    "abu",
    "d",
    "da",
    "dal",
    "das",
    "de",
    "degli",
    "dei",
    "del",
    "della",
    "den",
    "der",
    "di",
    "do",
    "dos",
    "du",
    "e",
    "el",
    "es",
    "et",
    "haq",
    "i",
    "la",
    "las",
    "le",
    "li",
    "lo",
    "los",
    "oglu",
    "ogly",
    "ould",
    "qizi",
    "san",
    "ter",
    "ten",
    "ul",
    "ur",
    "van",
    "vom",
    "von",
    "y",
    "zu",
    "zum",
    "zur",
    "о",
    "аль",
    "ад",
    "ан",
    "ар",
    "ас",
    "аш",
    "бен",
    "бин",
    "бинт",
    "ван",
    "вон",
    "да",
    "дас",
    "де",
    "дель",
    "делла",
    "ден",
    "дер",
    "ди",
    "до",
    "дос",
    "дю",
    "ибн",
    "ла",
    "ле",
    "огли",
    "оглу",
    "оглы",
    "тер",
    "ул",
    "уль",
    "улы",
    "ур",
    "фон",
    "эд",
    "эль",
    "эш",
    "қызы",
    "қизи",
    "кизи",
    "кызы",
    "ўғли",
    "угли",
    "ұлы",
    "uulu",
    "уулу",
    "фом",
    "цу",
    "ал",
    "ел",
];

/// Titles that stand before a name with a full stop or without one, and are no part of it.
const TITLES: &[&str] = &[
    "dr",
    "mr",
    "mrs",
    "ms",
    "mme",
    "mlle",
    "prof",
    "sir",
    "lord",
    "lady",
    "sr",
    "sra",
    "herr",
    "frau",
    "hr",
    "fru",
    "ing",
    "mgr",
    "bc",
    "mudr",
    "judr",
    "phdr",
    "rndr",
    "doc",
    "mag",
    "др",
    "д-р",
    "проф",
    "г-н",
    "г-жа",
    "сэр",
    "сър",
    "лорд",
    "пан",
    "пані",
    "pan",
    "pani",
    "paní",
    "gospod",
    "gospa",
    "господин",
    "госпожа",
];

/// Words between an institution and the person it is named after.
const NAMED_AFTER: &[&str] = &[
    "имени",
    "им",
    "імені",
    "ім",
    "імя",
    "imeni",
    "im",
    "imienia",
    "jména",
    "mena",
];

/// A sentence as the model read it.
pub(super) struct Labelled<'a> {
    /// The document's text.
    pub(super) text: &'a str,
    /// Where the tokens stand.
    pub(super) tokens: &'a [Span],
    /// The tokens by themselves.
    pub(super) words: &'a [&'a Word],
    /// Their labels.
    pub(super) labels: &'a [Label],
    /// The labels' probabilities.
    pub(super) marginals: &'a [[f32; LABELS]],
    /// How sure it is that each word is somebody's surname elsewhere in the document.
    pub(super) surnames: &'a [f32],
}

impl Labelled<'_> {
    /// Adds the mentions of the sentence.
    pub(super) fn collect(&self, roles: &Roles, out: &mut Vec<Mention>) {
        let mut at = 0;
        while at < self.labels.len() {
            let Some(kind) = self.labels[at].kind() else {
                at += 1;
                continue;
            };
            let begin = at;
            at += 1;
            while at < self.labels.len() && self.labels[at] == self.labels[begin].inside() {
                if self.labels[at].begins() {
                    break;
                }
                at += 1;
            }
            if kind == EntityKind::Person {
                self.people(begin, at, roles, out);
            } else if let Some(person) = self.person_at_end(begin, at) {
                self.push(kind, begin, person, out);
                // The model was against it; the name tables are for it.
                self.push_as(EntityKind::Person, person, at, 0.5, out);
            } else {
                self.push(kind, begin, at, out);
            }
        }
    }

    /// Where a person's name begins that the model took for the end of an institution or place before it: "Council of Europe Alain Berset".
    fn person_at_end(&self, begin: usize, end: usize) -> Option<usize> {
        let named = |at: usize| {
            self.words[at].may_be_given()
                && probability(&self.marginals[at], EntityKind::Person) > 0.01
        };
        let run = (begin..end).rev().take_while(|at| named(*at)).count();
        let first = end - run.min(2);
        let small_before = first > begin && self.words[first - 1].shape == Shape::Lower;
        (run >= 2
            && first > begin
            && self.words[first..end]
                .iter()
                .all(|word| !matches!(word.shape, Shape::Caseless(_)))
            && !self.is_named_after(first)
            && self.words[first].flags.given()
            && (self.words[first].exact_name || small_before))
            .then_some(first)
    }

    fn push(&self, kind: EntityKind, begin: usize, end: usize, out: &mut Vec<Mention>) {
        let confidence = self.confidence(kind, begin, end);
        if kind != EntityKind::Person || confidence >= self.least_confidence(begin, end) {
            self.push_as(kind, begin, end, confidence, out);
        }
    }

    fn push_as(
        &self,
        kind: EntityKind,
        begin: usize,
        end: usize,
        confidence: f64,
        out: &mut Vec<Mention>,
    ) {
        let span = Span::new(self.tokens[begin].start, self.tokens[end - 1].end);
        out.push(Mention {
            kind,
            span,
            text: span.of(self.text).to_string(),
            confidence,
        });
    }

    fn confidence(&self, kind: EntityKind, begin: usize, end: usize) -> f64 {
        (begin..end)
            .map(|at| f64::from(probability(&self.marginals[at], kind)))
            .fold(1.0, f64::min)
    }

    /// How sure a person's name must be. Without capitals little tells a name from other words, and silence is better than nonsense.
    fn least_confidence(&self, begin: usize, end: usize) -> f64 {
        let words = &self.words[begin..end];
        let of_script = |wanted: fn(&Script) -> bool| {
            words
                .iter()
                .any(|word| matches!(&word.shape, Shape::Caseless(script) if wanted(script)))
        };
        if of_script(|script| matches!(script, Script::Han | Script::Thai | Script::Hiragana)) {
            0.9
        } else if !of_script(|_| true) {
            0.35
        } else if words
            .iter()
            .any(|word| word.flags.known() && !word.flags.also_word())
        {
            0.6
        } else {
            0.85
        }
    }

    /// The people in one run of labels.
    fn people(&self, begin: usize, end: usize, roles: &Roles, out: &mut Vec<Mention>) {
        let mut start = begin;
        for at in begin..=end {
            if at < end && !self.parts(at, begin, end, roles) {
                continue;
            }
            let (first, last) = self.trimmed(start, at, roles);
            if first < last && (first..last).any(|i| self.words[i].shape.may_name()) {
                if self.is_named_after(first) {
                    self.push(EntityKind::Organisation, first, last, out);
                } else if self.are_two_surnames(first, last) {
                    self.push(EntityKind::Person, first, first + 1, out);
                    self.push(EntityKind::Person, first + 1, last, out);
                } else {
                    self.push(EntityKind::Person, first, last, out);
                }
            }
            start = at + 1;
        }
    }

    /// Whether the token stands between two names rather than inside one.
    fn parts(&self, at: usize, begin: usize, end: usize, roles: &Roles) -> bool {
        match self.words[at].shape {
            Shape::Sign('.' | '․' | '\'' | '’' | '·' | '‧' | '・' | '/' | '_') => false,
            Shape::Sign('-' | '‐' | '‑') => self.spaced(at),
            Shape::Sign(',') => !(at > begin && at + 1 < end && self.is_junior(at + 1)),
            Shape::Sign(_) => true,
            shape if shape.is_capital() && shape != Shape::Initial => {
                self.words[at].latin && (begin..end).any(|i| self.is_other_script(i))
            }
            Shape::Lower => {
                let word = self.tokens[at].of(self.text);
                let joined = at > begin && !self.spaced_before(at)
                    || at + 1 < end && !self.spaced_before(at + 1);
                !(joined || PARTICLES.contains(&word) || roles.is_particle(word))
            }
            _ => false,
        }
    }

    fn is_other_script(&self, at: usize) -> bool {
        self.words[at].shape.may_name() && !self.words[at].latin
    }

    fn is_junior(&self, at: usize) -> bool {
        matches!(
            self.tokens[at].of(self.text),
            "Jr" | "Sr" | "jr" | "sr" | "мл"
        )
    }

    fn spaced_before(&self, at: usize) -> bool {
        at == 0 || self.tokens[at - 1].end < self.tokens[at].start
    }

    fn spaced(&self, at: usize) -> bool {
        self.spaced_before(at) && (at + 1 >= self.tokens.len() || self.spaced_before(at + 1))
    }

    /// The range without what stands at its ends and is no part of the name.
    fn trimmed(&self, begin: usize, end: usize, roles: &Roles) -> (usize, usize) {
        let (mut begin, mut end) = (begin, end);
        loop {
            if begin >= end {
                return (begin, end);
            }
            let shape = self.words[begin].shape;
            let sign = matches!(shape, Shape::Sign(_) | Shape::Number);
            if sign
                || self.is_title(begin, end, roles)
                || self.is_stray(begin, end)
                || self.stands_before_surname(begin, end)
            {
                begin += 1;
            } else {
                break;
            }
        }
        while end > begin {
            let shape = self.words[end - 1].shape;
            let initial = end >= begin + 2
                && shape == Shape::Sign('.')
                && self.words[end - 2].shape == Shape::Initial
                && !self.spaced_before(end - 1)
                && end - begin > 2;
            let loose = matches!(shape, Shape::Sign(_)) && !initial;
            let small = shape == Shape::Lower
                && self.spaced_before(end - 1)
                && end > begin + 1
                && !roles.is_particle_after(self.tokens[end - 1].of(self.text));
            if !loose && !small {
                break;
            }
            end -= 1;
        }
        (begin, end)
    }

    /// A title or role before the name; never the whole of it.
    fn is_title(&self, at: usize, end: usize, roles: &Roles) -> bool {
        let word = self.tokens[at].of(self.text);
        let small = word.to_lowercase();
        let more = (at + 1..end).any(|i| self.words[i].shape.may_name());
        more && (TITLES.contains(&small.as_str())
            || !self.words[at].flags.given() && self.spaced_before(at + 1) && roles.is_role(&small))
    }

    /// An institution named after the person: "институт имени ...".
    fn is_named_after(&self, first: usize) -> bool {
        let before = |back: usize| {
            first
                .checked_sub(back)
                .map_or("", |at| self.tokens[at].of(self.text))
        };
        NAMED_AFTER.contains(&before(1)) || before(1) == "." && NAMED_AFTER.contains(&before(2))
    }

    /// Two words, each the surname of somebody else in the document: "... told Smith Jones was ...".
    fn are_two_surnames(&self, first: usize, last: usize) -> bool {
        last - first == 2
            && self.surnames[first] > 0.8
            && self.surnames[first + 1] > 0.8
            && !self.words[first].flags.given()
            && self.words[first].shape == Shape::Capitalised
            && self.spaced_before(first + 1)
    }

    /// A capitalised word that is no known given name, before a surname that stands with another given name elsewhere.
    fn stands_before_surname(&self, at: usize, end: usize) -> bool {
        end - at == 2
            && self.words[at].shape == Shape::Capitalised
            && self.words[at + 1].shape == Shape::Capitalised
            && self.surnames[at + 1] > 0.8
            && self.surnames[at] < 0.5
            && (!self.words[at].flags.known()
                || !self.words[at].flags.given() && self.words[at].flags.also_word())
            && self.spaced_before(at + 1)
    }

    /// A capitalised word that no table knows, before a known given name and a further word: the end of what stands before the name.
    fn is_stray(&self, at: usize, end: usize) -> bool {
        let [first, second, third, ..] = &self.words[at..end] else {
            return false;
        };
        first.shape != Shape::Initial
            && (!first.flags.given() || first.flags.also_word())
            && second.shape == Shape::Capitalised
            && second.exact_name
            && second.flags.given()
            && !second.flags.also_word()
            && third.shape.is_capital()
            && self.spaced_before(at + 1)
            && self.spaced_before(at + 2)
    }
}

/// Probability that a token is part of a name of this kind.
pub(super) fn probability(marginals: &[f32; LABELS], kind: EntityKind) -> f32 {
    Label::ALL
        .iter()
        .filter(|label| label.kind() == Some(kind))
        .map(|label| marginals[label.index()])
        .sum()
}
