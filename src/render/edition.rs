//! The site in one interface language: its words, its place, and the orders its lists come in.

use super::words::Words;
use crate::language::{LanguagePack, Languages};
use crate::model::{Archive, Site};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;
use std::cmp::Ordering;

/// One interface language.
#[derive(Debug)]
pub(crate) struct Edition {
    /// BCP 47 tag.
    pub(crate) tag: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The language's name for itself.
    pub(crate) name: String,
    /// The folder of the edition with a slash at the end; empty for the default language.
    pub(crate) prefix: String,
    /// Words of the interface.
    pub(crate) words: Words,
    /// The archive's name in this language.
    pub(crate) title: String,
    /// People in the order of their headline names in this language.
    pub(crate) people: Vec<usize>,
    /// Outlets in the order of their names.
    pub(crate) outlets: Vec<usize>,
}

/// All editions, in the owner's order.
pub(crate) fn editions(archive: &Archive, site: &Site, languages: &Languages) -> Vec<Edition> {
    let default = site.languages.first().map_or("en", String::as_str);
    site.languages
        .iter()
        .map(|tag| {
            let pack = languages.nearest(tag);
            let order = Order::of(tag);
            let people = order.sorted(archive.people.len(), |i| {
                headline_name(archive, i, tag).0.to_string()
            });
            let outlets = order.sorted(archive.outlets.len(), |i| archive.outlets[i].name.clone());
            Edition {
                tag: tag.clone(),
                direction: direction(pack),
                name: pack
                    .map(|pack| pack.name.clone())
                    .filter(|name| !name.is_empty())
                    .unwrap_or_else(|| tag.clone()),
                prefix: if tag == default {
                    String::new()
                } else {
                    format!("{tag}/")
                },
                words: Words::new(languages, tag, default),
                title: site.titles.get(tag).unwrap_or(&site.title).clone(),
                people,
                outlets,
            }
        })
        .collect()
}

/// Which way the language of a pack runs; left to right where nothing is known.
pub(crate) fn direction(pack: Option<&LanguagePack>) -> &'static str {
    pack.map_or("ltr", |pack| pack.direction.as_str())
}

/// A person's name for readers of an interface language, and the language it is in; a name that the program romanised is in none.
pub(crate) fn headline_name<'a>(
    archive: &'a Archive,
    person: usize,
    tag: &str,
) -> (&'a str, Option<&'a str>) {
    let person = &archive.people[person];
    if let Some(headline) = person.names.get(tag) {
        return (&headline.name, headline.language.as_deref());
    }
    match person.forms.first() {
        Some(form) => (&form.name, Some(&form.language)),
        None => (&person.id, None),
    }
}

/// Alphabetical order in one language (CLDR's collation), by code point where the language is unknown.
struct Order(Option<CollatorBorrowed<'static>>);

impl Order {
    fn of(tag: &str) -> Self {
        let locale = Locale::try_from_str(tag).ok();
        Self(
            locale.and_then(|locale| {
                Collator::try_new(locale.into(), CollatorOptions::default()).ok()
            }),
        )
    }

    fn sorted(&self, length: usize, name: impl Fn(usize) -> String) -> Vec<usize> {
        let names: Vec<String> = (0..length).map(name).collect();
        let mut order: Vec<usize> = (0..length).collect();
        order.sort_by(|&a, &b| {
            self.compare(&names[a], &names[b])
                .then_with(|| names[a].cmp(&names[b]))
                .then(a.cmp(&b))
        });
        order
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

    #[test]
    fn order_is_that_of_the_language() {
        let names = ["Ян", "Қасым", "Ёлкин", "Кан", "Елена"];
        let in_kazakh = Order::of("kk").sorted(names.len(), |i| names[i].to_string());
        let sorted: Vec<_> = in_kazakh.iter().map(|&i| names[i]).collect();
        assert_eq!(sorted.last(), Some(&"Ян"));
        assert_eq!(sorted[0], "Елена");
        let kan = sorted.iter().position(|n| *n == "Кан");
        let kasym = sorted.iter().position(|n| *n == "Қасым");
        assert!(kan < kasym, "{sorted:?}");
    }
}
