//! The site in one interface language: its words, its place, and the orders its lists come in.

pub(crate) mod alphabet;
pub(crate) mod dates;
pub(crate) mod headline;
pub(crate) mod reasons;
pub(crate) mod words;

use crate::language::{FALLBACK_LANGUAGE, LanguagePack, Languages};
use crate::model::{Archive, Entity, EntityKind, Site};
use alphabet::Alphabet;
use std::collections::BTreeMap;
use words::InterfaceWords;

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
    pub(crate) words: InterfaceWords,
    /// The archive's name in this language.
    pub(crate) title: String,
    /// People with pages, in the order of the surnames of their headline names in this language.
    pub(crate) people: Alphabet,
    /// Outlets in the order of their names.
    pub(crate) outlets: Alphabet,
    /// Organisations and places with pages, by kind, in the order of their names.
    pub(crate) entities: BTreeMap<EntityKind, Alphabet>,
    /// The same for those that the archive names once, and the people whom it cannot vouch for.
    pub(crate) named_once: BTreeMap<EntityKind, Alphabet>,
}

/// All editions, in the owner's order.
pub(crate) fn editions(archive: &Archive, site: &Site, languages: &Languages) -> Vec<Edition> {
    let default = site
        .languages
        .first()
        .map_or(FALLBACK_LANGUAGE, String::as_str);
    site.languages
        .iter()
        .map(|tag| {
            let pack = languages.nearest(tag);
            let people = |vouched: bool| {
                let all = archive.people.iter().enumerate();
                let those = all.filter(|(_, person)| person.is_vouched_for == vouched);
                Alphabet::new(tag, those.map(|(index, _)| index).collect(), |i| {
                    surname_first(archive, i, tag)
                })
            };
            let outlets = Alphabet::new(tag, (0..archive.outlets.len()).collect(), |i| {
                without_article(&archive.outlets[i].name, languages).to_owned()
            });
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
                words: InterfaceWords::new(languages, tag, default),
                title: site.titles.get(tag).unwrap_or(&site.title).clone(),
                people: people(true),
                outlets,
                entities: entities(archive, site, (tag, languages), has_page),
                named_once: entities(archive, site, (tag, languages), |entity| !has_page(entity))
                    .into_iter()
                    .chain([(EntityKind::Person, people(false))])
                    .collect(),
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

/// The same with the surname before the rest, as lists are ordered.
fn surname_first(archive: &Archive, person: usize, tag: &str) -> String {
    let (name, _) = headline_name(archive, person, tag);
    let surname = archive.people[person]
        .names
        .get(tag)
        .map_or(0, |n| n.surname);
    match name.split_at_checked(surname) {
        Some((given, surname)) => format!("{surname} {given}"),
        None => name.to_owned(),
    }
}

/// A name as lists are ordered: "The Guardian" stands under G. Names of any language have their articles in every edition.
fn without_article<'a>(name: &'a str, languages: &Languages) -> &'a str {
    let Some((first, rest)) = name.split_once(' ') else {
        return name;
    };
    let first = first.to_lowercase();
    let mut articles = languages.iter().flat_map(|pack| &pack.names.articles);
    match articles.any(|article| *article == first) {
        true => rest,
        false => name,
    }
}

/// Whether an organisation or place is named often enough for a page of its own: if only one sentence names it, the page would show no more than
/// that sentence.
pub(crate) fn has_page(entity: &Entity) -> bool {
    entity.mentions.len() > 1
}

/// An organisation's or place's name for readers of an interface language, and the language it is in.
pub(crate) fn entity_name<'a>(entity: &'a Entity, tag: &'a str) -> (&'a str, &'a str) {
    match entity.names.get(tag) {
        Some(name) => (name, tag),
        None => (&entity.name, &entity.language),
    }
}

/// The kinds that the owner wants pages for, with those of their names that are wanted.
fn entities(
    archive: &Archive,
    site: &Site,
    (tag, languages): (&str, &Languages),
    wanted: impl Fn(&Entity) -> bool,
) -> BTreeMap<EntityKind, Alphabet> {
    let of = |kind: EntityKind| {
        let all = archive.entities.iter().enumerate();
        let indices = all
            .filter(|(_, entity)| entity.kind == kind && wanted(entity))
            .map(|(index, _)| index)
            .collect();
        Alphabet::new(tag, indices, |i| {
            without_article(entity_name(&archive.entities[i], tag).0, languages).to_owned()
        })
    };
    site.entities
        .iter()
        .filter(|kind| **kind != EntityKind::Person)
        .map(|&kind| (kind, of(kind)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture::{archive, languages, site};

    #[test]
    fn an_article_does_not_decide_where_a_name_stands() {
        let languages = Languages::compiled_in().unwrap();
        let without = |name| without_article(name, &languages);
        assert_eq!(without("The Guardian"), "Guardian");
        assert_eq!(without("Theatre News"), "Theatre News");
        assert_eq!(without("The"), "The");
    }

    #[test]
    fn people_are_listed_by_surname() {
        let mut archive = archive();
        archive.people[0].names.get_mut("en").unwrap().name = "Anna Zorina".to_owned();
        let editions = editions(&archive, &site(), &languages());
        let letters = |edition: &Edition| -> Vec<String> {
            let letters = edition.people.letters.iter();
            letters.map(|(letter, _)| letter.clone()).collect()
        };
        assert_eq!(editions[0].tag, "en");
        assert_eq!(letters(&editions[0]), ["S", "Z", "ا"]);
        assert_eq!(letters(&editions[1])[..2], ["К", "С"]);
    }
}
