//! The page of somebody whom very many texts in very many languages name, describe and quote.

use super::fixture::{archive, rendered, site};
use cuttings::model::{
    Archive, ArchivedDocument, Block, BlockKind, EntityKind, LanguageGuess, Mention, MentionPlace,
    NameForm, PersonMention, Reason, SourcedText, Span, Story, Title,
};
use cuttings::render::Templates;
use std::collections::BTreeMap;

/// No page has more, in bytes of HTML.
const MOST: usize = 120_000;

const LANGUAGES: [&str; 30] = [
    "en", "ru", "de", "fr", "es", "it", "pt", "pl", "cs", "sk", "sl", "hr", "bg", "uk", "be", "kk",
    "ky", "uz", "tr", "az", "ka", "hy", "ro", "hu", "fi", "sv", "nl", "el", "ar", "zh",
];

/// A text of one sentence below a headline, both as long as in a newspaper; it names the person once.
fn text(number: usize, like: &ArchivedDocument) -> ArchivedDocument {
    let tag = LANGUAGES[number % LANGUAGES.len()];
    let name = form(number);
    let (title, before, after) = match number % 2 {
        0 => (
            format!("Подписано соглашение номер {number} о строительстве моста"),
            "По сообщениям из столицы, на открытии новой линии железной дороги",
            "сказала собравшимся, что движение откроют не раньше, чем закончат проверки.",
        ),
        _ => (
            format!("Agreement number {number} on building the bridge is signed"),
            "At the opening of the new railway line, according to reports from the capital,",
            "told those present that traffic will not begin before all tests are finished.",
        ),
    };
    let text = format!("{title}\n{before} {name} {after}");
    let paragraph = Span::new(title.len() + 1, text.len());
    let mention = Mention {
        kind: EntityKind::Person,
        span: Span::new(
            paragraph.start + before.len() + 1,
            paragraph.start + before.len() + 1 + name.len(),
        ),
        text: name.clone(),
        confidence: 1.0,
    };
    let mut archived = like.clone();
    archived.people = vec![PersonMention {
        mention: 0,
        person: 0,
        name,
        confidence: 1.0,
        reasons: Vec::new(),
    }];
    archived.topics = Vec::new();
    archived.entities = Vec::new();
    let document = &mut archived.document;
    document.id = format!("text-{number}");
    document.language = LanguageGuess {
        tag: tag.to_owned(),
        ..document.language.clone()
    };
    document.title = Some(Title {
        span: Some(Span::new(0, title.len())),
        text: title,
    });
    document.body = vec![Block::new(BlockKind::Paragraph, paragraph)];
    document.mentions = vec![mention];
    document.furniture = Vec::new();
    document.topics = Vec::new();
    document.text = text;
    archived
}

/// The name in the language of a text, which has three of them.
fn form(number: usize) -> String {
    let languages = LANGUAGES.len();
    format!(
        "Анна-Мария Кравцова{}{}",
        ["", "-Седых", "-Горная"][number / languages % 3],
        number % languages
    )
}

/// So many texts, each an event of its own, about one person; sixty more people are in all of them.
fn heavy(texts: usize) -> Archive {
    let mut archive = archive();
    let (like, event) = (archive.documents[0].clone(), archive.events[0].clone());
    let first = archive.documents.len();
    for number in 0..texts {
        let place = archive.documents.len();
        let mut event = event.clone();
        event.id = format!("event-{number}");
        event.documents = vec![place];
        event.stories = vec![archive.stories.len()];
        let mut archived = text(number, &like);
        archived.story = archive.stories.len();
        archived.event = archive.events.len();
        archive.stories.push(Story {
            id: format!("s-{number}"),
            documents: vec![place],
            event: archive.events.len(),
            titles: BTreeMap::new(),
        });
        archive.documents.push(archived);
        archive.events.push(event);
    }
    let other = archive.people[1].clone();
    for number in 0..60 {
        let mut other = other.clone();
        other.id = format!("other-{number}");
        archive.people.push(other);
    }
    let others = archive.people.len() - 60..archive.people.len();
    let places: Vec<MentionPlace> = (first..first + texts)
        .map(|document| MentionPlace {
            document,
            mention: 0,
        })
        .collect();
    let sourced = |words: &str, number: usize, places: &[MentionPlace]| SourcedText {
        text: format!("{words} {number}"),
        language: LANGUAGES[number % LANGUAGES.len()].to_owned(),
        places: places.to_vec(),
    };
    let person = &mut archive.people[0];
    person.mentions = (first..first + texts).map(|place| (place, 0)).collect();
    person.events = (archive.events.len() - texts..archive.events.len()).collect();
    person.statements.clone_from(&person.mentions);
    person.forms = (0..LANGUAGES.len() * 3)
        .map(|number| NameForm {
            name: form(number),
            language: LANGUAGES[number % LANGUAGES.len()].to_owned(),
            surfaces: BTreeMap::from([(form(number), 1)]),
            count: 1,
            latin: None,
        })
        .collect();
    person.roles = (0..30)
        .map(|number| {
            sourced(
                "председатель совета по строительству",
                number,
                &places[..10],
            )
        })
        .collect();
    person.quotations = places
        .iter()
        .enumerate()
        .map(|(number, place)| {
            let words = "Мы откроем движение по мосту не раньше, чем закончат все проверки";
            sourced(words, number, &[*place])
        })
        .collect();
    person.together_with = others.map(|other| (other, texts)).collect();
    person.reasons = (0..60)
        .map(|number| Reason::OnlyBearer {
            a: form(number),
            b: "Анна-Мария Кравцова".to_owned(),
        })
        .collect();
    archive
}

#[test]
fn no_page_of_a_person_is_too_long() {
    let templates = Templates::compiled_in().unwrap();
    // As many as a page shows, and far more.
    for texts in [20, 400] {
        let pages = rendered(&heavy(texts), &site(), &templates).unwrap();
        let own = pages.iter().filter(|page| {
            page.path.contains("people/anna-kravtsova/") && page.path.ends_with(".html")
        });
        let sizes: Vec<(usize, &str)> = own
            .map(|page| (page.bytes.len(), page.path.as_str()))
            .collect();
        let largest = sizes.iter().max().unwrap();
        assert!(sizes.len() >= 4 && largest.0 > 60_000, "{sizes:?}");
        assert!(largest.0 <= MOST, "{texts} texts: {largest:?}");
    }
}
