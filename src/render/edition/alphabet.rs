//! Names in the alphabetical order of one language, under their first letters.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use std::cmp::Ordering;

/// A whole list in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alphabet {
    /// Indices in the order of their names.
    pub(crate) order: Vec<usize>,
    /// Every letter with the place in `order` where it begins.
    pub(crate) letters: Vec<(String, usize)>,
}

impl Alphabet {
    /// Puts the indices into the order of their names in a language.
    pub(crate) fn new(tag: &str, indices: Vec<usize>, name: impl Fn(usize) -> String) -> Self {
        let order = Order::of(tag, None);
        let mut named: Vec<(String, usize)> = indices.into_iter().map(|i| (name(i), i)).collect();
        // Quotes or spaces before the first letter must not separate a name from the others of its letter.
        named.sort_by(|a, b| {
            let by_letters = order.compare(from_initial(&a.0), from_initial(&b.0));
            by_letters.then_with(|| a.cmp(b))
        });
        // É is listed under E where the language treats the two as one letter.
        let letter = Order::of(tag, Some(Strength::Primary));
        let mut letters: Vec<(String, usize)> = Vec::new();
        for (place, (name, _)) in named.iter().enumerate() {
            let initial = initial(name);
            match letters.last_mut() {
                Some((last, _)) if letter.compare(last, &initial) == Ordering::Equal => {
                    // The plainest of them heads the group.
                    if order.compare(&initial, last) == Ordering::Less {
                        *last = initial;
                    }
                }
                _ => letters.push((initial, place)),
            }
        }
        Self {
            order: named.into_iter().map(|(_, index)| index).collect(),
            letters,
        }
    }

    /// Number, from 0, of the letter that the entry at a place is listed under.
    pub(crate) fn letter_at(&self, place: usize) -> usize {
        self.letters
            .partition_point(|(_, begins)| *begins <= place)
            .saturating_sub(1)
    }
}

/// A name from its first letter or digit on.
fn from_initial(name: &str) -> &str {
    let begins = name.find(char::is_alphanumeric).unwrap_or(0);
    &name[begins..]
}

/// The letter that a name is listed under.
fn initial(name: &str) -> String {
    name.chars()
        .find(|c| c.is_alphanumeric())
        .map_or_else(String::new, |c| c.to_uppercase().collect())
}

/// Alphabetical order in one language (CLDR's collation), by code point where the language is unknown.
struct Order(Option<CollatorBorrowed<'static>>);

impl Order {
    fn of(tag: &str, strength: Option<Strength>) -> Self {
        let locale = Locale::try_from_str(tag).ok();
        let mut options = CollatorOptions::default();
        options.strength = strength;
        Self(locale.and_then(|locale| Collator::try_new(locale.into(), options).ok()))
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.0 {
            Some(collator) => collator.compare(a, b),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alphabet(tag: &str, names: &[&str]) -> (Vec<String>, Vec<String>) {
        let alphabet = Alphabet::new(tag, (0..names.len()).collect(), |i| names[i].to_string());
        let sorted = alphabet.order.iter().map(|&i| names[i].to_string());
        let letters = alphabet.letters.iter().map(|(letter, _)| letter.clone());
        (sorted.collect(), letters.collect())
    }

    #[test]
    fn order_is_that_of_the_language() {
        let (sorted, letters) = alphabet("kk", &["Ян", "Қасым", "Ёлкин", "Кан", "Елена"]);
        assert_eq!(sorted[0], "Елена");
        let place = |name: &str| sorted.iter().position(|n| n == name);
        assert!(place("Кан") < place("Қасым"), "{sorted:?}");
        assert_eq!(sorted.last().map(String::as_str), Some("Ян"));
        assert!(letters.contains(&"Қ".to_string()), "{letters:?}");
    }

    #[test]
    fn letters_that_differ_by_a_mark_only_stand_together() {
        let (_, letters) = alphabet("fr", &["Eva", "Élise", "Emma", "Zoé", "«Écho»"]);
        assert_eq!(letters, ["E", "Z"]);
        let (_, letters) = alphabet("ru", &["Ёлкин", "Егоров", "Ежов"]);
        assert_eq!(letters.len(), 1, "{letters:?}");
    }

    #[test]
    fn a_quote_before_a_name_makes_no_second_letter() {
        let (order, letters) =
            alphabet("en", &["Beta", "\u{201c}Alpha\u{201d}", "Anchor", " Basin"]);
        assert_eq!(order, ["\u{201c}Alpha\u{201d}", "Anchor", " Basin", "Beta"]);
        assert_eq!(letters, ["A", "B"]);
    }

    #[test]
    fn every_place_has_its_letter() {
        let names = ["b", "a", "b", "c"];
        let alphabet = Alphabet::new("en", (0..4).collect(), |i| names[i].to_string());
        let found: Vec<usize> = (0..4).map(|place| alphabet.letter_at(place)).collect();
        assert_eq!(found, [0, 1, 1, 2]);
        assert_eq!(initial("…"), "");
    }
}
