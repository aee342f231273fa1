//! A version of an event in the words of a language.

use super::events::{Event, Part, Sentence, Version};
use super::names::capital;
use super::random::Random;
use super::{Lexicon, Text, World};
use chrono::Datelike;
use cuttings::language::LanguagePack;

const TOWNS: [&str; 12] = [
    "Lowick", "Quarne", "Selmora", "Ostwald", "Birkholm", "Tarnava", "Velden", "Marsk", "Ilmenau",
    "Karsund", "Dorvan", "Peloria",
];
const PAPERS: [&str; 5] = ["Courier", "Herald", "Tribune", "Post", "Observer"];

/// The text, half of them Markdown with front matter, half of them plain.
pub fn tell(event: &Event, version: &Version, world: &World) -> Text {
    let lexicon = &world.vocabulary.lexicons[version.language];
    let mut voice = Voice {
        event,
        lexicon,
        world,
        random: Random(version.seed),
        named: vec![false; event.people.len()],
    };
    let headline = capital(&voice.phrase(&version.headline));
    let paragraphs: Vec<String> = version
        .paragraphs
        .iter()
        .map(|paragraph| voice.paragraph(paragraph))
        .collect();
    let body = paragraphs.join("\n\n");
    let town = TOWNS[version.outlet % TOWNS.len()];
    let outlet = format!("{town} {}", PAPERS[version.outlet % PAPERS.len()]);
    let date = version.date;
    let end = voice.end_of_page(version.outlet);
    let tag = &lexicon.pack.tag;
    let place = format!("{}/{:06}-{}", date.year(), event.number, version.number);
    match version.outlet.is_multiple_of(2) {
        true => Text {
            name: format!("{place}-{tag}.md"),
            text: format!(
                "---\ntitle: {}\ndate: {date}\noutlet: {outlet}\n---\n\n{body}\n{end}",
                serde_json::Value::from(headline.as_str())
            ),
        },
        false => Text {
            name: format!("{place}-{tag}.txt"),
            text: format!(
                "{}\n\n{headline}\n\n{body}\n{end}",
                date_line(&lexicon.pack, date)
            ),
        },
    }
}

/// The date as readers of the language see it.
fn date_line(pack: &LanguagePack, date: chrono::NaiveDate) -> String {
    let month = pack.dates.month_names.get(date.month0() as usize);
    let pattern = pack.dates.long.as_str();
    pattern
        .replace("{day}", &date.day().to_string())
        .replace("{month}", month.map_or("", String::as_str))
        .replace("{year}", &date.year().to_string())
}

struct Voice<'a> {
    event: &'a Event,
    lexicon: &'a Lexicon,
    world: &'a World,
    random: Random,
    /// Who has been named with role and given name.
    named: Vec<bool>,
}

impl Voice<'_> {
    fn paragraph(&mut self, sentences: &[Sentence]) -> String {
        let told: Vec<String> = sentences
            .iter()
            .map(|sentence| self.sentence(sentence))
            .collect();
        told.join(self.space())
    }

    fn sentence(&mut self, sentence: &Sentence) -> String {
        let said = capital(&self.phrase(&sentence.parts));
        let stop = match self.lexicon.pack.script.as_str() {
            "Hans" | "Jpan" => "。",
            "Deva" => "।",
            _ => ".",
        };
        let Some(speaker) = sentence.speaker else {
            return format!("{said}{stop}");
        };
        let name = self.person(speaker);
        let pack = &self.lexicon.pack;
        let verbs = plain_words(&pack.words.reporting);
        let verb = verbs.get(self.event.number % verbs.len().clamp(1, 6));
        let mark = |marks: &[String], other: &str| marks.first().cloned().unwrap_or(other.into());
        let (open, close) = (mark(&pack.quotes.open, "“"), mark(&pack.quotes.close, "”"));
        let verb = verb.map_or("", |verb| verb);
        match self.random.chance(0.5) {
            true => format!("{open}{said}{close}, {verb} {name}{stop}"),
            false => format!("{name} {verb}: {open}{said}{stop}{close}"),
        }
    }

    /// Words for the parts, with small words between them.
    fn phrase(&mut self, parts: &[Part]) -> String {
        let lexicon = self.lexicon;
        let mut words: Vec<String> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let is_small = lexicon.has_spaces && !lexicon.small.is_empty();
            if at > 0 && is_small && self.random.chance(0.45) {
                words.push(lexicon.small[self.random.below(lexicon.small.len())].clone());
            }
            let word = match part {
                Part::Concept(concept) => {
                    // One text keeps to its word, but bends it.
                    let wish = self.event.number + self.random.below(3);
                    lexicon.word(*concept, wish).map(str::to_owned)
                }
                Part::Number(number) => Some(number.to_string()),
                Part::Country(code) => lexicon.pack.territories.get(*code).cloned(),
                Part::Person(person) => Some(self.person(*person)),
            };
            let Some(mut word) = word else {
                continue;
            };
            if at + 2 < parts.len() && self.random.chance(0.08) {
                word.push(if lexicon.has_spaces { ',' } else { '、' });
            }
            words.push(word);
        }
        words.join(self.space())
    }

    /// With role and whole name first, then mostly by surname.
    fn person(&mut self, person: usize) -> String {
        let pack = &self.lexicon.pack;
        let somebody = &self.event.people[person];
        let [given, surname] = self.world.names.of(somebody.number);
        let (given, surname) = (given.written(&pack.script), surname.written(&pack.script));
        if std::mem::replace(&mut self.named[person], true) && !self.random.chance(0.2) {
            return surname;
        }
        let roles = pack.role_names.of.get(somebody.role);
        let role = roles.and_then(|roles| roles.first());
        match role.filter(|_| self.random.chance(0.6)) {
            Some(role) => {
                let role = role.split('/').next().unwrap_or_default();
                format!("{} {given} {surname}", role.replace('*', ""))
            }
            None => format!("{given} {surname}"),
        }
    }

    /// What outlets put under their texts: nothing, an invitation, who they are.
    fn end_of_page(&mut self, outlet: usize) -> String {
        let pack = &self.lexicon.pack;
        match outlet % 4 {
            0 => {
                let mut own = Random(outlet as u64 * 31 + 7);
                let concepts = &self.world.vocabulary.concepts;
                let about: Vec<&str> = (0..40)
                    .filter_map(|_| self.lexicon.word(concepts[own.below(concepts.len())], 0))
                    .collect();
                let stop = if self.lexicon.has_spaces { "." } else { "。" };
                format!("\n{}{stop}\n", capital(&about.join(self.space())))
            }
            1 => match plain_words(&pack.words.share).first() {
                Some(share) => format!("\n{}\n", capital(share)),
                None => String::new(),
            },
            _ => String::new(),
        }
    }

    fn space(&self) -> &'static str {
        match self.lexicon.has_spaces {
            true => " ",
            false => "",
        }
    }
}

/// Those that are whole words.
fn plain_words(words: &[String]) -> Vec<&str> {
    let whole = words.iter().filter(|word| !word.contains('*'));
    whole.map(String::as_str).collect()
}
