//! How similar two names are.

use super::parsed_name::{ParsedName, without_mark};
use super::same_word::{SHORT_FORM, same_given_name, same_surname};
use super::spelling::{have_the_same_consonants, likeness, likeness_from};

impl ParsedName {
    fn same_surname(&self, other: &Self, a: &str, b: &str) -> f64 {
        if a.is_empty() || b.is_empty() {
            return 0.0;
        }
        let same = |a, b| same_surname(self.word(a), other.word(b));
        let mut best = same(a, b);
        if best == 0.0 && a == self.surname {
            let forms = self.forms.iter().map(|form| same(form, b) - BY_RULE);
            best = forms.fold(best, f64::max);
        }
        if best == 0.0 && b == other.surname {
            let forms = other.forms.iter().map(|form| same(a, form) - BY_RULE);
            best = forms.fold(best, f64::max);
        }
        if best < LEAST_SURNAME { 0.0 } else { best }
    }

    /// Similarity of the surnames, 0 if they clearly differ. A surname other than the last counts slightly less.
    pub(super) fn surname_likeness(&self, other: &Self) -> f64 {
        let mut best = self.same_surname(other, &self.surname, &other.surname);
        if best > 0.95 || self.has_one_surname() && other.has_one_surname() {
            return best;
        }
        let one_end = self.may_end_as(other);
        for a in self.surnames() {
            for b in other.surnames() {
                // "José Luis Rodríguez" and "José Luis Chilavert" share a given name, "Pedro Sánchez Castejón" and "Pedro Sánchez Pérez" half a surname.
                if self.is_inner(a) && other.is_inner(b) && !one_end {
                    continue;
                }
                if a.len() >= 3 && b.len() >= 3 {
                    best = best.max(self.same_surname(other, a, b) - 0.04);
                }
            }
        }
        best
    }

    /// Whether a word stands inside the name, before its surname.
    fn is_inner(&self, word: &str) -> bool {
        word != self.surname && self.others.iter().any(|other| other == word)
    }

    /// Whether the last surnames may be one as two languages write it.
    fn may_end_as(&self, other: &Self) -> bool {
        !self.is_of_one_language(other) && likeness(&self.surname, &other.surname) >= ONE_END
    }

    fn has_one_surname(&self) -> bool {
        self.others.is_empty() && !self.surname.contains(' ')
    }

    /// Similarity of the given names, 0 if they clearly differ; `None` if either name has none.
    pub(super) fn given_likeness(&self, other: &Self) -> Option<f64> {
        let (a, b) = (self.given.as_deref()?, other.given.as_deref()?);
        if a != b && self.is_of_other_sex(other) {
            return Some(0.0);
        }
        let alike = |a: &str, b: &str| {
            let score = same_given_name(self.word(a), other.word(b));
            if score < LEAST_GIVEN { 0.0 } else { score }
        };
        let mut whole = alike(a, b);
        if whole < 1.0 && (a.contains(' ') || b.contains(' ')) {
            whole = whole.max(alike(&a.replace(' ', ""), &b.replace(' ', "")));
        }
        // "Анна-Мария" is often called "Анна", "Robert Francis" "Robert".
        let first_half = match (a.split_once(' '), b.split_once(' ')) {
            (Some((half, _)), None) => alike(half, b) - 0.1,
            (None, Some((half, _))) => alike(a, half) - 0.1,
            _ => 0.0,
        };
        let best = whole.max(first_half);
        match best < SHORT_FORM && self.goes_by_name_of(other) {
            true => Some(SHORT_FORM),
            false => Some(best),
        }
    }

    /// Whether one given name is a short form of the other: "Joe" and "Joseph".
    fn goes_by_name_of(&self, other: &Self) -> bool {
        let goes = |a: &Self, b: &Self| {
            b.given.as_deref().is_some_and(|given| {
                let mut names = a.also_called.iter();
                names.any(|name| same_given_name(a.word(name), b.word(given)) >= SURELY_GIVEN)
            })
        };
        goes(self, other) || goes(other, self)
    }

    /// Whether the given names are alike only in that one is a short form of the other ("Joe", "Joseph") or another form in the same language ("Susan",
    /// "Suzanne"). So many people have either that the surname is not enough.
    pub(super) fn is_alike_by_form(&self, other: &Self) -> bool {
        self.given_likeness(other) == Some(SHORT_FORM)
    }

    /// Whether both names are from texts of one language, in one script.
    pub(super) fn is_of_one_language(&self, other: &Self) -> bool {
        self.script == other.script && self.language == other.language
    }

    /// Whether one has a man's given name, the other a woman's.
    fn is_of_other_sex(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (self.sex, other.sex) else {
            return false;
        };
        let (men, women) = (one.male && !one.female, one.female && !one.male);
        men && other.female && !other.male || women && other.male && !other.female
    }

    /// Whether the two names have different patronymics, and so belong to two people.
    fn fathers_differ(&self, other: &Self) -> bool {
        if !self.has_patronymic() && !other.has_patronymic() {
            return false;
        }
        let alike = |a: &String, b: &String| {
            likeness_from(without_mark(a), without_mark(b), SAME_FATHER) > 0.0
        };
        let (mine, theirs) = (&self.others, &other.others);
        let same = mine.iter().any(|a| theirs.iter().any(|b| alike(a, b)));
        !mine.is_empty() && !theirs.is_empty() && !same
    }

    /// Similarity of two full names, 0 to 1. The surname weighs more.
    pub(super) fn full_likeness(&self, other: &Self) -> f64 {
        // Two names in one language mostly differ in the surname, which is compared faster than given names there.
        if self.is_of_one_language(other) && !self.may_share_surname(other) {
            return 0.0;
        }
        self.given_likeness(other)
            .map_or(0.0, |given| self.full_likeness_with(other, given))
    }

    /// Whether two full names can be similar at all: the surnames are, or may be swapped with the given names.
    fn may_share_surname(&self, other: &Self) -> bool {
        let first = |name: &str| name.bytes().next();
        self.given.as_deref().and_then(first) == first(&other.surname)
            || self.surname_likeness(other) >= LEAST_SURNAME
            || feminine_likeness(self, other) >= LEAST_SURNAME
    }

    /// Whether the two names differ no more than a slip of the pen does. They need not be one person's, but one text that has both does not show that they are
    /// two.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let given = match (&self.given, &other.given) {
            (Some(a), Some(b)) => likeness_from(a, b, 0.0),
            _ => 1.0,
        };
        let surname = likeness_from(&self.surname, &other.surname, 0.0);
        let near = 0.6 * surname + 0.4 * given >= NEAR && !self.fathers_differ(other);
        near || self.full_likeness(other) >= NEAR
    }

    /// Whether the two names, in two scripts, have one given name and surnames with the same consonants: English writes vowels as nobody else does ("Buckley",
    /// "Бакли"). Enough only among the few people of one story.
    pub(super) fn has_the_same_consonants(&self, other: &Self) -> bool {
        self.script != other.script
            && self.vowels
            && other.vowels
            && self
                .given_likeness(other)
                .is_some_and(|given| given >= SURELY_GIVEN)
            && have_the_same_consonants(&self.surname, &other.surname)
            && !self.fathers_differ(other)
    }

    /// Whether the two names have one given name and surnames that differ in one letter. There are two people of such names, but where all other versions of a text
    /// know one of them, it is rather a slip of the pen.
    pub(super) fn is_a_slip_away_from(&self, other: &Self) -> bool {
        let long = |name: &str| name.len() >= SHORTEST_SLIP;
        self.script == other.script
            && self.given.is_some()
            && self.given == other.given
            && long(&self.surname)
            && long(&other.surname)
            && strsim::levenshtein(&self.surname, &other.surname) == 1
            && !self.fathers_differ(other)
    }

    /// Whether a name with the other's given name can match this one: the given names are similar, or this surname resembles it.
    pub(super) fn may_be_called(&self, other: &Self, given: f64) -> bool {
        let theirs = other.given.as_deref().unwrap_or("");
        given >= LEAST_GIVEN || self.same_surname(other, &self.surname, theirs) > 0.0
    }

    /// [`ParsedName::full_likeness`] for a given name that has been compared already.
    pub(super) fn full_likeness_with(&self, other: &Self, given: f64) -> f64 {
        if self.fathers_differ(other) {
            return 0.0;
        }
        let mut straight = 0.0;
        if given >= LEAST_GIVEN {
            let mut surname = self.surname_likeness(other);
            if given >= 0.78 && surname < 0.97 {
                surname = surname.max(feminine_likeness(self, other));
            }
            straight = weigh(given, surname);
        }
        if straight >= BEYOND_DOUBT {
            return straight;
        }
        // Surname and given name may be swapped.
        let crossed = match (&self.given, &other.given) {
            (Some(a), Some(b)) if a.bytes().next() == other.surname.bytes().next() => {
                let surname = self.same_surname(other, &self.surname, b);
                match surname < LEAST_SURNAME {
                    true => 0.0,
                    false => weigh(self.same_surname(other, a, &other.surname), surname) - 0.05,
                }
            }
            _ => 0.0,
        };
        straight.max(crossed)
    }
}

/// Parts less similar than this are different names, however similar the other part is.
const LEAST_GIVEN: f64 = 0.62;
const LEAST_SURNAME: f64 = 0.7;
const SAME_FATHER: f64 = 0.7;
/// Least similarity of the last surnames of two languages where a word before them counts.
const ONE_END: f64 = 0.6;
/// Given names this similar are one.
const SURELY_GIVEN: f64 = 0.9;
/// Fewest letters of a surname, folded, in which another letter is a slip of the pen.
const SHORTEST_SLIP: usize = 4;
/// What a rule of the language takes off the similarity of the forms that it relates.
const BY_RULE: f64 = 0.03;
/// Names this similar are not compared in the other order.
const BEYOND_DOUBT: f64 = 0.9;

/// Similarity of a name and a slip of the pen.
const NEAR: f64 = 0.78;

fn weigh(given: f64, surname: f64) -> f64 {
    if given < LEAST_GIVEN || surname < LEAST_SURNAME {
        return 0.0;
    }
    0.6 * surname + 0.4 * given
}

/// Similarity of two surnames in their masculine form.
fn feminine_likeness(a: &ParsedName, b: &ParsedName) -> f64 {
    let mut best: f64 = 0.0;
    for (feminine, other) in [(a, b), (b, a)] {
        if let Some(stem) = &feminine.masculine {
            let whole = other.surname.as_str();
            let without_vowel = whole.strip_suffix('a').unwrap_or(whole);
            let likeness = |form| same_surname(feminine.word(stem), other.word(form));
            best = best.max(likeness(whole).max(likeness(without_vowel)) - BY_RULE);
        }
    }
    if best < LEAST_SURNAME { 0.0 } else { best }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::link::people::given_names::GivenNames;

    fn parsed_name(name: &str) -> ParsedName {
        ParsedName::of(
            name,
            None,
            &GivenNames::new(&Languages::compiled_in().expect("packs")),
        )
    }

    #[test]
    fn one_name_in_two_conventions() {
        for (a, b) in [
            ("Ольга Крамаренко", "Olha Kramarenko"),
            ("Крамаренко Ольга", "Olga Kramarenko"),
            ("Petra Nováková", "Петра Новак"),
            ("Ingrid Sandgren-Falk", "Ингрид Сандгрен"),
            ("Андрей Ильич Белозёров", "Andrej Belozerov"),
        ] {
            let score = parsed_name(a).full_likeness(&parsed_name(b));
            assert!(score >= 0.8, "{a} / {b}: {score}");
        }
    }

    #[test]
    fn one_surname_two_people() {
        for (a, b) in [
            ("Иван Крамаренко", "Ольга Крамаренко"),
            ("Peter Lindgren", "Petra Lundqvist"),
            ("José Luis Alomía Zegarra", "José Luis Chilavert"),
            ("José Luis Alomía Zegarra", "Jose Luis Orozco"),
            ("Pedro Sánchez Castejón", "Pedro Sánchez Pérez"),
            ("Bobby Goldberg", "Whoopi Goldberg"),
            ("Борис Иванович Белов", "Борис Иванович Крамаренко"),
        ] {
            let score = parsed_name(a).full_likeness(&parsed_name(b));
            assert!(score < 0.75, "{a} / {b}: {score}");
        }
    }

    #[test]
    fn a_name_has_one_of_two_surnames_in_another_text() {
        for (a, b) in [
            ("Gabriel Ortega Valdés", "Gabriel Ortega"),
            ("Gabriel Ortega Valdés", "Габриэль Ортега Вальдес"),
        ] {
            let score = parsed_name(a).full_likeness(&parsed_name(b));
            assert!(score >= 0.8, "{a} / {b}: {score}");
        }
    }

    #[test]
    fn another_form_of_a_given_name_is_not_enough_in_one_language() {
        let (a, b) = (
            parsed_name("Susan Lindgren"),
            parsed_name("Suzanne Lindgren"),
        );
        assert!(a.is_alike_by_form(&b));
        assert!(!a.is_alike_by_form(&parsed_name("Сьюзан Линдгрен")));
        assert!(!parsed_name("Julia Lindgren").is_alike_by_form(&parsed_name("Julja Lindgren")));
    }

    #[test]
    fn initials_match_given_names() {
        let full = parsed_name("Евгений Лисицын");
        assert_eq!(parsed_name("Е. Лисицын").initials_fit(&full), Some(true));
        assert_eq!(parsed_name("Е.В. Лисицын").initials_fit(&full), Some(true));
        assert_eq!(parsed_name("А. Лисицын").initials_fit(&full), Some(false));
    }
}
