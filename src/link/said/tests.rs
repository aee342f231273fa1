//! Roles and speech in invented texts of several languages.

use super::*;
use crate::model::{
    ArchivedDocument, Block, BlockKind, Document, EntityKind, LanguageGuess, Mention, Person,
    PersonMention, Span,
};

/// One document of one paragraph a line; `names` are the people as they stand there, with their base form, in order of place; the same
/// base form is the same person. `things` are organisations and places.
fn archive(tag: &str, text: &str, names: &[(&str, &str)], things: &[&str]) -> Archive {
    let mut mentions: Vec<(Mention, &str)> = Vec::new();
    let mut from = 0;
    for (surface, base) in names {
        let start = from + text[from..].find(surface).expect("the name stands there");
        from = start + surface.len();
        mentions.push((mention(EntityKind::Person, start, surface), base));
    }
    for thing in things {
        for (start, _) in text.match_indices(thing) {
            mentions.push((mention(EntityKind::Place, start, thing), ""));
        }
    }
    mentions.sort_by_key(|(mention, _)| mention.span.start);
    let mut bases: Vec<&str> = Vec::new();
    let mut people = Vec::new();
    for (number, (mention, base)) in mentions.iter().enumerate() {
        if mention.kind != EntityKind::Person {
            continue;
        }
        let person = bases.iter().position(|b| b == base).unwrap_or_else(|| {
            bases.push(base);
            bases.len() - 1
        });
        people.push(PersonMention {
            mention: number,
            person,
            name: (*base).to_owned(),
            confidence: 1.0,
            reasons: Vec::new(),
        });
    }
    let mut at = 0;
    let body = text
        .split('\n')
        .map(|line| {
            let start = at;
            at += line.len() + 1;
            Block {
                kind: BlockKind::Paragraph,
                runs: vec![Span::new(start, start + line.len())],
            }
        })
        .collect();
    Archive {
        people: bases.iter().map(|_| Person::default()).collect(),
        documents: vec![ArchivedDocument {
            document: Document {
                id: "one".to_owned(),
                path: "one.txt".to_owned(),
                text: text.to_owned(),
                language: LanguageGuess {
                    tag: tag.to_owned(),
                    script: String::new(),
                    confidence: 1.0,
                },
                body,
                mentions: mentions.into_iter().map(|(mention, _)| mention).collect(),
                ..Document::default()
            },
            published: None,
            people,
            entities: Vec::new(),
            topics: Vec::new(),
            story: 0,
            event: 0,
            outlet: None,
        }],
        ..Archive::default()
    }
}

fn mention(kind: EntityKind, start: usize, surface: &str) -> Mention {
    Mention {
        kind,
        span: Span::new(start, start + surface.len()),
        text: surface.to_owned(),
        confidence: 1.0,
    }
}

fn gathered(tag: &str, text: &str, names: &[(&str, &str)], things: &[&str]) -> Vec<Person> {
    let mut archive = archive(tag, text, names, things);
    gather(
        &mut archive,
        &Languages::compiled_in().expect("sound packs"),
    );
    archive.people
}

pub(super) fn roles(tag: &str, text: &str, name: &str, things: &[&str]) -> Vec<String> {
    let people = gathered(tag, text, &[(name, name)], things);
    people[0]
        .roles
        .iter()
        .map(|role| role.text.clone())
        .collect()
}

pub(super) fn quotes(tag: &str, text: &str, names: &[(&str, &str)]) -> Vec<(usize, String)> {
    let people = gathered(tag, text, names, &[]);
    let mut out = Vec::new();
    for (number, person) in people.iter().enumerate() {
        out.extend(person.quotations.iter().map(|q| (number, q.text.clone())));
    }
    out
}

#[test]
fn roles_before_and_after_the_name() {
    let cases: [(&str, &str, &str, &[&str], &str); 11] = [
        (
            "ru",
            "Вчера посол Норландии в Эстмарке Пётр Долин открыл выставку.",
            "Пётр Долин",
            &["Норландии", "Эстмарке"],
            "посол Норландии в Эстмарке",
        ),
        (
            "ru",
            "Выступил Пётр Долин, министр сельского хозяйства Норландии.",
            "Пётр Долин",
            &["Норландии"],
            "министр сельского хозяйства Норландии",
        ),
        (
            "uk",
            "Посол Норландії в Естмарку Петро Долин відкрив виставку.",
            "Петро Долин",
            &["Норландії", "Естмарку"],
            "Посол Норландії в Естмарку",
        ),
        (
            "kk",
            "Кеше Норландия сыртқы істер министрі Әсет Долин келді.",
            "Әсет Долин",
            &["Норландия"],
            "Норландия сыртқы істер министрі",
        ),
        (
            "uz-Cyrl",
            "Кеча Норландия ташқи ишлар вазири Анвар Долин келди.",
            "Анвар Долин",
            &["Норландия"],
            "Норландия ташқи ишлар вазири",
        ),
        (
            "uz",
            "Kecha Norlandiya tashqi ishlar vaziri Anvar Dolin keldi.",
            "Anvar Dolin",
            &["Norlandiya"],
            "Norlandiya tashqi ishlar vaziri",
        ),
        (
            "en",
            "On Monday Prime Minister Anna Roth opened the show.",
            "Anna Roth",
            &[],
            "Prime Minister",
        ),
        (
            "en",
            "Anna Roth, the ambassador of Norland to Estmark, opened the show.",
            "Anna Roth",
            &["Norland", "Estmark"],
            "ambassador of Norland to Estmark",
        ),
        (
            "fr",
            "Hier, la ministre de la Culture Anne Dupin a ouvert la salle.",
            "Anne Dupin",
            &[],
            "ministre de la Culture",
        ),
        (
            "de",
            "Gestern kam Anna Roth, die Botschafterin von Norland in Estmark, in die Stadt.",
            "Anna Roth",
            &["Norland", "Estmark"],
            "Botschafterin von Norland in Estmark",
        ),
        (
            "tr",
            "Dün Norland Dışişleri Bakanı Ali Dolun kente geldi.",
            "Ali Dolun",
            &["Norland"],
            "Norland Dışişleri Bakanı",
        ),
    ];
    for (tag, text, name, things, role) in cases {
        assert_eq!(roles(tag, text, name, things), [role], "{text}");
    }
}

#[test]
fn what_is_no_role_is_left_out() {
    let cases: [(&str, &str, &str); 6] = [
        ("ru", "Министр встретил Пётр Долин у входа.", "Пётр Долин"),
        ("ru", "Там была его супруга Анна Долина.", "Анна Долина"),
        ("en", "The minister thanked Anna Roth for it.", "Anna Roth"),
        ("en", "Then Mr Adam Roth left.", "Adam Roth"),
        ("de", "Der Minister dankte Anna Roth dafür.", "Anna Roth"),
        ("tr", "Bakan dün akşam Ali Dolun ile konuştu.", "Ali Dolun"),
    ];
    for (tag, text, name) in cases {
        assert!(
            roles(tag, text, name, &[]).is_empty(),
            "{text}: {:?}",
            roles(tag, text, name, &[])
        );
    }
}

#[test]
fn speech_whose_speaker_is_named_beside_the_verb() {
    let cases: [(&str, &str, &str, &str); 12] = [
        (
            "ru",
            "«Мост откроют уже этой весной», — сказал П. Долин на встрече.",
            "П. Долин",
            "Мост откроют уже этой весной",
        ),
        (
            "ru",
            "Долин заявил: «Мост откроют уже этой весной».",
            "Долин",
            "Мост откроют уже этой весной",
        ),
        (
            "ru",
            "— Мост откроют уже этой весной, — сказал Долин. — Ждать недолго.",
            "Долин",
            "Мост откроют уже этой весной",
        ),
        (
            "uk",
            "«Міст відкриють уже цієї весни», — сказав Петро Долин.",
            "Петро Долин",
            "Міст відкриють уже цієї весни",
        ),
        (
            "kk",
            "«Көпір осы көктемде ашылады деп сенеміз», – деді Әсет Долин.",
            "Әсет Долин",
            "Көпір осы көктемде ашылады деп сенеміз",
        ),
        (
            "uz-Cyrl",
            "“Кўприк шу баҳорда албатта очилади”, – деди Анвар Долин.",
            "Анвар Долин",
            "Кўприк шу баҳорда албатта очилади",
        ),
        (
            "en",
            "“The bridge will open this spring,” Anna Roth said on Monday.",
            "Anna Roth",
            "The bridge will open this spring,",
        ),
        (
            "fr",
            "« Le pont ouvrira au printemps », a déclaré Anne Dupin lundi.",
            "Anne Dupin",
            "Le pont ouvrira au printemps",
        ),
        (
            "de",
            "„Die Brücke wird im Frühling eröffnet“, sagte Anna Roth am Montag.",
            "Anna Roth",
            "Die Brücke wird im Frühling eröffnet",
        ),
        (
            "tr",
            "“Köprü bu bahar mutlaka açılacak” dedi Ali Dolun.",
            "Ali Dolun",
            "Köprü bu bahar mutlaka açılacak",
        ),
        (
            "ar",
            "وقال سالم الدوري: «سيفتح الجسر أبوابه في هذا الربيع».",
            "سالم الدوري",
            "سيفتح الجسر أبوابه في هذا الربيع",
        ),
        (
            "zh",
            "林晓东说：“这座大桥今年春天就会通车。”",
            "林晓东",
            "这座大桥今年春天就会通车。",
        ),
    ];
    for (tag, text, name, speech) in cases {
        assert_eq!(
            quotes(tag, text, &[(name, name)]),
            [(0, speech.to_owned())],
            "{text}"
        );
    }
}

#[test]
fn speech_without_a_certain_speaker_is_nobodys() {
    let (a, b) = (("Анна Белова", "Анна Белова"), ("Долину", "Долин"));
    let told = "«Мост откроют уже этой весной», — сказала Анна Белова Долину.";
    assert_eq!(
        quotes("ru", told, &[a, b]),
        [(0, "Мост откроют уже этой весной".to_owned())]
    );
    let to = "«Мост откроют уже этой весной», — сказали Долину.";
    assert!(quotes("ru", to, &[b]).is_empty());
    let pronoun = "Anna Roth left. “The bridge will open this spring,” she said.";
    assert!(quotes("en", pronoun, &[("Anna Roth", "Anna Roth")]).is_empty());
    let title = "Anna Roth said the “Blue Bridge” will open.";
    assert!(quotes("en", title, &[("Anna Roth", "Anna Roth")]).is_empty());
}

#[test]
fn statements_are_the_sentences_without_speech() {
    let text = "Anna Roth opened the bridge. “It will serve the whole valley,” Anna Roth said.";
    let roth = ("Anna Roth", "Anna Roth");
    let people = gathered("en", text, &[roth, roth], &[]);
    assert_eq!(people[0].statements, [(0, 0)]);
    assert_eq!(people[0].quotations.len(), 1);
}
