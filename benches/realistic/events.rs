//! What happens: events with the texts that report them, before anybody has put them into words.

use super::World;
use super::random::Random;
use chrono::{Duration, NaiveDate};

/// People that there are; of 100,000 texts, each is in about twenty.
const PEOPLE: usize = 9_000;
/// Outlets.
const OUTLETS: usize = 60;
/// Series that go on all the time.
const SERIES: usize = 90;
/// Of all events, instalments of a series.
const SERIAL: f32 = 0.30;

/// Roles that the packs name.
const ROLES: [&str; 8] = [
    "minister",
    "director",
    "mayor",
    "ambassador",
    "professor",
    "head",
    "chairman",
    "governor",
];

/// Countries where things happen.
const COUNTRIES: [&str; 24] = [
    "FR", "DE", "PL", "KZ", "UZ", "JP", "BR", "IT", "ES", "NL", "CZ", "SE", "GR", "HU", "GE", "FI",
    "IN", "RO", "TR", "MX", "CA", "NO", "AT", "PT",
];

/// One thing that a sentence says.
#[derive(Clone, Copy)]
pub enum Part {
    Concept(u16),
    Number(usize),
    Country(&'static str),
    /// By place in the event's list of people.
    Person(usize),
}

/// A sentence, and whose words it quotes.
#[derive(Clone)]
pub struct Sentence {
    pub parts: Vec<Part>,
    pub speaker: Option<usize>,
}

pub struct Person {
    pub number: usize,
    pub role: &'static str,
}

/// A text about an event.
pub struct Version {
    /// Its place among the versions of the event.
    pub number: usize,
    /// Place in the list of languages.
    pub language: usize,
    pub outlet: usize,
    pub date: NaiveDate,
    pub headline: Vec<Part>,
    /// Paragraphs of sentences.
    pub paragraphs: Vec<Vec<Sentence>>,
    pub seed: u64,
}

pub struct Event {
    pub number: usize,
    pub people: Vec<Person>,
    pub versions: Vec<Version>,
}

/// The event of a number.
pub fn event(number: usize, world: &World) -> Event {
    let mut random = Random(number as u64 * 104_729 + 11);
    for _ in 0..4 {
        random.below(1);
    }
    match random.chance(SERIAL) {
        true => instalment(number, &mut random, world),
        false => story(number, &mut random, world),
    }
}

/// A story that outlets tell, translate and take up.
fn story(number: usize, random: &mut Random, world: &World) -> Event {
    let day = first_day() + Duration::days(random.below(2_500) as i64);
    let people: Vec<Person> = (0..random.below(5)).map(|_| person(random)).collect();
    let topic = Topic::new(random, world);
    let headline = topic.headline(people.len(), random);
    let paragraphs = topic.paragraphs(length(random), people.len(), random);
    let mut versions = Vec::new();
    // Most stories stand alone; few go round the world.
    let count = 1 + random.below(6).min(random.below(6)).min(random.below(6));
    for number in 0..count {
        let is_own_text = !versions.is_empty() && random.chance(0.3);
        let (headline, paragraphs) = match is_own_text {
            // Another outlet reports it in words of its own.
            true => (
                topic.headline(people.len(), random),
                topic.paragraphs(length(random), people.len(), random),
            ),
            false => (headline.clone(), shortened(&paragraphs, random)),
        };
        let language = language(random, world);
        versions.push(Version {
            number,
            language,
            outlet: outlet(language, random),
            date: day + Duration::days(random.below(3).min(random.below(3)) as i64),
            headline,
            paragraphs,
            seed: random.below(1 << 31) as u64,
        });
    }
    Event {
        number,
        people,
        versions,
    }
}

/// An instalment of a series: the same words, other numbers, another day.
fn instalment(number: usize, random: &mut Random, world: &World) -> Event {
    let series = random.below(SERIES);
    // All that the instalments share.
    let mut own = Random(series as u64 * 15_485_863 + 5);
    for _ in 0..4 {
        own.below(1);
    }
    let topic = Topic::new(&mut own, world);
    let people: Vec<Person> = (0..own.below(2)).map(|_| person(&mut own)).collect();
    let mut headline = topic.headline(0, &mut own);
    headline.push(Part::Number(0));
    let sentences = 4 + own.below(20);
    let mut paragraphs = topic.paragraphs(sentences, people.len(), &mut own);
    let language = language(&mut own, world);
    let second = self::language(&mut own, world);
    let outlet = outlet(language, &mut own);
    let seed = own.below(1 << 31) as u64;
    let turn = random.below(240);
    let day = first_day() + Duration::days(7 * turn as i64 + own.below(7) as i64);
    let all = paragraphs.iter_mut().flatten();
    for part in all
        .flat_map(|sentence| &mut sentence.parts)
        .chain(&mut headline)
    {
        if let Part::Number(number) = part {
            *number = match number {
                0 => turn + 1,
                _ => 1 + random.below(9_000),
            };
        }
    }
    let languages = [language, second];
    let count = 1 + usize::from(own.chance(0.2) && second != language);
    let languages = languages[..count].iter().enumerate();
    let versions = languages.map(|(number, &language)| Version {
        number,
        language,
        outlet,
        date: day,
        headline: headline.clone(),
        paragraphs: paragraphs.clone(),
        seed,
    });
    Event {
        number,
        people,
        versions: versions.collect(),
    }
}

/// What a text is about: some concepts that recur, among all others.
struct Topic<'a> {
    own: Vec<u16>,
    all: &'a [u16],
    country: &'static str,
}

impl<'a> Topic<'a> {
    fn new(random: &mut Random, world: &'a World) -> Self {
        let all = &world.vocabulary.concepts;
        let own = (0..14 + random.below(12)).map(|_| all[random.below(all.len())]);
        Self {
            own: own.collect(),
            all,
            country: COUNTRIES[random.below(COUNTRIES.len())],
        }
    }

    fn concept(&self, random: &mut Random) -> u16 {
        match random.chance(0.45) {
            true => {
                self.own[random
                    .below(self.own.len())
                    .min(random.below(self.own.len()))]
            }
            // As in a language, few words are frequent.
            false => {
                let most = self.all.len();
                self.all[random
                    .below(most)
                    .min(random.below(most))
                    .min(random.below(most))]
            }
        }
    }

    fn headline(&self, people: usize, random: &mut Random) -> Vec<Part> {
        let mut parts: Vec<Part> = (0..4 + random.below(4))
            .map(|_| Part::Concept(self.concept(random)))
            .collect();
        if people > 0 && random.chance(0.4) {
            parts.insert(0, Part::Person(random.below(people)));
        }
        if random.chance(0.3) {
            parts.push(Part::Country(self.country));
        }
        parts
    }

    fn sentence(&self, people: usize, random: &mut Random) -> Sentence {
        let mut parts: Vec<Part> = (0..6 + random.below(14))
            .map(|_| Part::Concept(self.concept(random)))
            .collect();
        let mut speaker = None;
        if people > 0 && random.chance(0.35) {
            match random.chance(0.4) {
                true => speaker = Some(random.below(people)),
                false => {
                    let at = random.below(parts.len());
                    parts.insert(at, Part::Person(random.below(people)));
                }
            }
        }
        if random.chance(0.25) {
            let at = random.below(parts.len());
            parts.insert(at, Part::Number(1 + random.below(100).pow(2)));
        }
        if random.chance(0.1) {
            parts.push(Part::Country(self.country));
        }
        Sentence { parts, speaker }
    }

    fn paragraphs(
        &self,
        mut sentences: usize,
        people: usize,
        random: &mut Random,
    ) -> Vec<Vec<Sentence>> {
        let mut paragraphs = Vec::new();
        while sentences > 0 {
            let count = (1 + random.below(4)).min(sentences);
            sentences -= count;
            paragraphs.push((0..count).map(|_| self.sentence(people, random)).collect());
        }
        paragraphs
    }
}

/// Sentences of a text: mostly short news, sometimes a long read.
fn length(random: &mut Random) -> usize {
    match random.below(10) {
        0 => 60 + random.below(120),
        1..=3 => 25 + random.below(40),
        _ => 4 + random.below(24),
    }
}

/// A translator leaves a sentence out here and there.
fn shortened(paragraphs: &[Vec<Sentence>], random: &mut Random) -> Vec<Vec<Sentence>> {
    let mut out = Vec::new();
    for paragraph in paragraphs {
        let kept: Vec<Sentence> = paragraph
            .iter()
            .filter(|_| !random.chance(0.06))
            .cloned()
            .collect();
        if !kept.is_empty() {
            out.push(kept);
        }
    }
    out
}

fn person(random: &mut Random) -> Person {
    // Some are in the news all the time.
    let number = match random.chance(0.3) {
        true => random.below(PEOPLE / 50),
        false => random.below(PEOPLE),
    };
    Person {
        number,
        role: ROLES[number % ROLES.len()],
    }
}

fn language(random: &mut Random, world: &World) -> usize {
    let most = world.vocabulary.lexicons.len();
    random.below(most).min(random.below(most))
}

/// An outlet that writes in the language.
fn outlet(language: usize, random: &mut Random) -> usize {
    (language * 5 + random.below(5)) % OUTLETS
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 1, 1).unwrap_or_default()
}
