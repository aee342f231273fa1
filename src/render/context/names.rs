//! What subjects are called on the page being made: in the reader's language where that is known.

use super::link::Text;
use super::{PageContext, Subject};
use crate::language::{UNKNOWN_LANGUAGE, default_script, primary_subtag, script_of_text};
use crate::model::NameForm;
use crate::render::edition::dates;
use crate::render::edition::headline::one_line;
use crate::render::edition::{entity_name, headline_name};
use chrono::NaiveDate;

impl PageContext<'_> {
    /// A subject's name or headline.
    pub(crate) fn name(&self, subject: Subject) -> Text {
        match subject {
            Subject::Archive => self.own(self.edition.title.clone()),
            Subject::Event(index) => self.headline_of_event(index),
            Subject::Document(index) => {
                let headline = self.context.headlines[index].as_str();
                self.text(headline, &self.document(index).document.language.tag)
            }
            Subject::Person(index) => {
                let (name, language) = headline_name(self.archive(), index, &self.edition.tag);
                match language {
                    Some(language) => self.text(name, language),
                    None => self.text(name, &in_latin(&self.archive().people[index].forms)),
                }
            }
            Subject::Entity(index) => {
                let entity = &self.archive().entities[index];
                let (name, language) = entity_name(entity, &self.edition.tag);
                self.text(name, language)
            }
            Subject::Topic(index) => self.name_of_topic(index),
            Subject::Outlet(index) => {
                let name = &self.archive().outlets[index].name;
                self.text(name, self.language_of_outlet(index))
            }
            Subject::Briefing(index) => self.own(self.period(index)),
        }
    }

    /// Whether a document's headline is its first sentence, for want of a title.
    pub(crate) fn is_untitled(&self, document: usize) -> bool {
        self.document(document).document.title.is_none()
    }

    /// The document whose headline readers of this edition understand best: in their language, else in one of the site's languages in the
    /// owner's order, else the first. Documents with a title come first.
    pub(crate) fn best_version(&self, documents: &[usize]) -> Option<usize> {
        let languages = &self.context.site.languages;
        let rank = |index: usize| {
            let tag = self.document(index).document.language.tag.as_str();
            let closeness = match distance(&self.edition.tag, tag) {
                FOREIGN => {
                    let place = languages.iter().position(|language| language == tag);
                    FOREIGN + place.unwrap_or(languages.len())
                }
                near => near,
            };
            (self.is_untitled(index), closeness)
        };
        let documents = documents.iter().copied().enumerate();
        let best = documents.min_by_key(|&(place, index)| (rank(index), place));
        best.map(|(_, index)| index)
    }

    /// The language of an outlet's name: that of all its texts, if the name is in the script of that language.
    fn language_of_outlet(&self, outlet: usize) -> &str {
        let outlet = &self.archive().outlets[outlet];
        let tag = |document: &usize| self.document(*document).document.language.tag.as_str();
        let Some(first) = outlet.documents.first().map(tag) else {
            return UNKNOWN_LANGUAGE;
        };
        let script = self
            .context
            .languages
            .nearest(first)
            .map(|pack| pack.script.as_str());
        let is_its_own = outlet
            .documents
            .iter()
            .all(|document| tag(document) == first)
            && script == Some(script_of_text(&outlet.name));
        if is_its_own { first } else { UNKNOWN_LANGUAGE }
    }

    /// The headline that the owner gives an event: in the reader's language; else, where no version is in that language either, in one of the
    /// site's languages in the owner's order.
    pub(crate) fn title_of_event(&self, index: usize) -> Option<Text> {
        let event = &self.archive().events[index];
        let own = &self.edition.tag;
        if let Some(title) = event.titles.get(own) {
            return Some(self.own(one_line(title)));
        }
        let in_own = |&document: &usize| self.document(document).document.language.tag == *own;
        if event.documents.iter().any(in_own) {
            return None;
        }
        let mut tags = self
            .context
            .site
            .languages
            .iter()
            .chain(event.titles.keys());
        let tag = tags.find(|tag| event.titles.contains_key(*tag))?;
        Some(self.text(one_line(&event.titles[tag]), tag))
    }

    /// The machine translation of a headline or lead into the reader's language, where one is kept that says it in other words.
    pub(crate) fn translation_of(&self, original: &Text) -> Option<Text> {
        let kept = &self.context.release.translations;
        let translation = kept.of(&original.language, &self.edition.tag, &original.text)?;
        (original.foreign && translation != original.text).then(|| self.own(translation))
    }

    fn headline_of_event(&self, index: usize) -> Text {
        let event = &self.archive().events[index];
        let of_version = || {
            let best = self.best_version(&event.documents)?;
            Some(self.name(Subject::Document(best)))
        };
        self.title_of_event(index)
            .or_else(of_version)
            .unwrap_or_else(|| self.own(&event.id))
    }

    fn name_of_topic(&self, index: usize) -> Text {
        let topic = &self.archive().topics[index].topic;
        let tags = std::iter::once(&self.edition.tag).chain(&self.context.site.languages);
        let named = tags
            .filter_map(|tag| topic.names.get_key_value(tag))
            .next()
            .or_else(|| topic.names.iter().next());
        match named {
            Some((tag, name)) => self.text(name, tag),
            None => self.own(&topic.id),
        }
    }

    /// What a briefing's period is called.
    fn period(&self, index: usize) -> String {
        let briefing = &self.archive().briefings[index];
        if briefing.from == briefing.to {
            self.day(briefing.from).text
        } else if briefing.id.len() == 7 {
            dates::month(self.pack(), briefing.from)
        } else {
            self.days(briefing.from, briefing.to)
        }
    }

    /// A range of days in words.
    pub(crate) fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        let ends = dates::ends(self.pack(), from, to);
        let words = &self.edition.words;
        let range = words.with("from-to", &[("from", &ends.from), ("to", &ends.to)]);
        match ends.close {
            true => range.replacen(" – ", "–", 1),
            false => range,
        }
    }

    /// The title of a numbered page: the first page of a list goes without its number.
    pub(crate) fn numbered_title(&self, title: String, number: usize) -> String {
        if number <= 1 {
            return title;
        }
        let words = &self.edition.words;
        let page = words.with("page-number", &[("number", &number.to_string())]);
        format!("{title} – {page}")
    }
}

/// The distance of a language that is not the reader's in any script.
const FOREIGN: usize = 2;

/// How far a language is from the reader's: 0 for the same tag, 1 for another script or country of the language.
pub(crate) fn distance(own: &str, tag: &str) -> usize {
    match tag {
        _ if tag == own => 0,
        _ if primary_subtag(tag) == primary_subtag(own) => 1,
        _ => FOREIGN,
    }
}

/// The tag of a person's name that the program spelled in Latin letters: that of the language of the most frequent form in other letters, in this
/// script.
fn in_latin(forms: &[NameForm]) -> String {
    let mut others = forms.iter();
    let spelled = others.find(|form| script_of_text(&form.name) != "Latn");
    let tag = spelled
        .or(forms.first())
        .map_or(UNKNOWN_LANGUAGE, |form| form.language.as_str());
    match primary_subtag(tag) {
        UNKNOWN_LANGUAGE => UNKNOWN_LANGUAGE.to_owned(),
        primary if default_script(primary) == "Latn" => primary.to_owned(),
        primary => format!("{primary}-Latn"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_name_in_other_letters_has_the_language_of_those() {
        let form = |name: &str, language: &str| NameForm {
            name: name.to_owned(),
            language: language.to_owned(),
            surfaces: BTreeMap::new(),
            count: 1,
            latin: None,
        };
        let (polish, russian) = (form("Szymon Orlow", "pl"), form("Семён Орлов", "ru"));
        assert_eq!(in_latin(&[polish.clone(), russian]), "ru-Latn");
        assert_eq!(in_latin(&[polish, form("Семён Орлов", "pl")]), "pl");
        assert_eq!(in_latin(&[]), UNKNOWN_LANGUAGE);
    }
}
