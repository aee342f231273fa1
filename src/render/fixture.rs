//! A small invented archive for the tests of this folder: four texts in four languages and three scripts, three events, three people.

use crate::language::Languages;
use crate::model::*;
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeMap;

const RUSSIAN: &str = "В горах открыта обсерватория\n4 марта 2025\nВо вторник на перевале открыта обсерватория «Полюс», сообщает «Вестник гор». Первые снимки обещают к лету.\nДиректор встретился с Анной Кравцовой и показал ей купол. Петр Седых назвал обсерваторию окном в небо.\n• Зеркало весит 12 тонн;\n• Купол открывается за 4 минуты.\nФото: В. Горный";
const UZBEK: &str = "Тоғларда расадхона очилди\nСешанба куни довонда «Полюс» расадхонаси очилди. Биринчи суратлар ёзда кутилмоқда.\nДиректор Анна Кравцовага гумбазни кўрсатди. Петр Седих расадхонани осмонга очилган дераза деб атади.";
const ENGLISH: &str = "BRIDGETON, 7 March. The valley council met Anna Kravtsova to talk about light pollution & <b>street lamps</b>. The observatory wants dark nights.\nShe asked for shades on every lamp.";
const ARABIC: &str = "مرصد جديد </script> \"بولوس\" في الجبال\nقال محمد الفارسي إن المرصد الجديد يفتح أبوابه للطلاب. وأضاف أن السماء ملك للجميع.";

fn find(text: &str, part: &str) -> Span {
    let start = text
        .find(part)
        .unwrap_or_else(|| panic!("{part} is not in the text"));
    Span::new(start, start + part.len())
}

struct Draft<'a> {
    id: &'a str,
    tag: &'a str,
    script: &'a str,
    text: &'a str,
    title: Option<&'a str>,
    body: &'a [(BlockKind, &'a str)],
    people: &'a [(&'a str, usize, &'a str)],
}

fn document(draft: &Draft<'_>) -> ArchivedDocument {
    let text = draft.text;
    let mentions: Vec<Mention> = draft
        .people
        .iter()
        .map(|(form, _, _)| Mention {
            kind: EntityKind::Person,
            span: find(text, form),
            text: (*form).to_string(),
            confidence: 0.97,
        })
        .collect();
    let people = draft
        .people
        .iter()
        .enumerate()
        .map(|(mention, (_, person, name))| PersonMention {
            mention,
            person: *person,
            name: (*name).to_string(),
            confidence: 0.98,
            reason: "the same surname in a version of the story".to_string(),
        })
        .collect();
    let path = format!("seeds/{}.txt", draft.id);
    ArchivedDocument {
        document: Document {
            id: draft.id.to_string(),
            path,
            format: Format::Text,
            original: text.as_bytes().to_vec(),
            text: text.to_string(),
            language: LanguageGuess {
                tag: draft.tag.to_string(),
                script: draft.script.to_string(),
                confidence: 0.99,
            },
            title: draft.title.map(|title| Title {
                text: title.to_string(),
                span: Some(find(text, title)),
            }),
            published: None,
            outlet: None,
            byline: Vec::new(),
            url: None,
            rights: None,
            body: draft
                .body
                .iter()
                .map(|(kind, start)| {
                    let from = find(text, start).start;
                    let length = text[from..].find('\n').unwrap_or(text.len() - from);
                    Block::new(*kind, Span::new(from, from + length))
                })
                .collect(),
            furniture: Vec::new(),
            mentions,
            topics: Vec::new(),
            declared: DeclaredGrouping::default(),
            years: Vec::new(),
            diagnostics: Vec::new(),
        },
        published: None,
        people,
        entities: Vec::new(),
        topics: Vec::new(),
        story: 0,
        event: 0,
        outlet: None,
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn date(date: NaiveDate, basis: DateBasis, inferred: bool) -> Option<Published> {
    Some(Published {
        date,
        time: NaiveTime::from_hms_opt(9, 5, 0).filter(|_| !inferred),
        offset: None,
        basis,
        inferred: if inferred {
            vec!["year".to_string()]
        } else {
            Vec::new()
        },
        reason: inferred
            .then(|| "the year is that of the other texts about the observatory".to_string()),
        span: None,
    })
}

fn documents() -> Vec<ArchivedDocument> {
    use BlockKind::{ListItem, Paragraph};
    let mut russian = document(&Draft {
        id: "obs-ru",
        tag: "ru",
        script: "Cyrl",
        text: RUSSIAN,
        title: Some("В горах открыта обсерватория"),
        body: &[
            (Paragraph, "Во вторник"),
            (Paragraph, "Директор"),
            (ListItem, "• Зеркало"),
            (ListItem, "• Купол"),
        ],
        people: &[
            ("Анной Кравцовой", 0, "Анна Кравцова"),
            ("Петр Седых", 1, "Петр Седых"),
        ],
    });
    russian.published = date(day(2025, 3, 4), DateBasis::Header, false);
    russian.outlet = Some(0);
    russian.topics = vec!["sky".to_string()];
    russian.document.byline = vec!["В. Горный".to_string()];
    russian.document.furniture = vec![Furniture {
        kind: FurnitureKind::Caption,
        span: find(RUSSIAN, "Фото: В. Горный"),
    }];
    russian.document.topics = vec![TopicMatch {
        topic: "sky".to_string(),
        term: "обсерватор*".to_string(),
        span: find(RUSSIAN, "обсерватория «Полюс»"),
    }];
    russian.entities = vec![EntityMention {
        mention: 2,
        entity: 0,
        name: "Полюс".to_string(),
    }];
    russian.document.mentions.push(Mention {
        kind: EntityKind::Organisation,
        span: find(RUSSIAN, "Полюс"),
        text: "Полюс".to_string(),
        confidence: 0.8,
    });
    let mut uzbek = document(&Draft {
        id: "obs-uz",
        tag: "uz-Cyrl",
        script: "Cyrl",
        text: UZBEK,
        title: Some("Тоғларда расадхона очилди"),
        body: &[(Paragraph, "Сешанба"), (Paragraph, "Директор")],
        people: &[
            ("Анна Кравцовага", 0, "Анна Кравцова"),
            ("Петр Седих", 1, "Петр Седих"),
        ],
    });
    uzbek.published = date(day(2025, 3, 5), DateBasis::Header, false);
    uzbek.outlet = Some(1);
    let mut english = document(&Draft {
        id: "lamps",
        tag: "en",
        script: "Latn",
        text: ENGLISH,
        title: None,
        body: &[(Paragraph, "BRIDGETON"), (Paragraph, "She asked")],
        people: &[("Anna Kravtsova", 0, "Anna Kravtsova")],
    });
    english.published = date(day(2025, 3, 7), DateBasis::Dateline, true);
    english.topics = vec!["sky".to_string()];
    (english.story, english.event) = (1, 1);
    english.document.diagnostics = vec![
        Diagnostic::note("the file was read as windows-1252"),
        Diagnostic::warning("no headline was found")
            .at("seeds/lamps.txt")
            .line(1)
            .hint("add a title in front matter"),
    ];
    let mut arabic = document(&Draft {
        id: "marsad",
        tag: "ar",
        script: "Arab",
        text: ARABIC,
        title: Some("مرصد جديد </script> \"بولوس\" في الجبال"),
        body: &[(Paragraph, "قال")],
        people: &[("محمد الفارسي", 2, "محمد الفارسي")],
    });
    (arabic.story, arabic.event) = (2, 2);
    vec![russian, uzbek, english, arabic]
}

fn form(name: &str, language: &str, surface: &str) -> NameForm {
    NameForm {
        name: name.to_string(),
        language: language.to_string(),
        surfaces: BTreeMap::from([(surface.to_string(), 1)]),
        count: 1,
    }
}

fn headline(name: &str, language: Option<&str>) -> HeadlineName {
    HeadlineName {
        name: name.to_string(),
        language: language.map(str::to_string),
    }
}

fn people() -> Vec<Person> {
    let person = |id: &str, forms: Vec<NameForm>, names: [HeadlineName; 4]| {
        let tags = ["en", "ru", "kk", "uz-Cyrl"].map(str::to_string);
        Person {
            id: id.to_string(),
            forms,
            names: tags.into_iter().zip(names).collect(),
            mentions: Vec::new(),
            events: Vec::new(),
            together_with: Vec::new(),
            reasons: Vec::new(),
        }
    };
    let anna = headline("Анна Кравцова", Some("ru"));
    let petr = headline("Петр Седых", Some("ru"));
    let arabic = headline("محمد الفارسي", Some("ar"));
    let mut out = vec![
        person(
            "anna-kravtsova",
            vec![
                form("Анна Кравцова", "ru", "Анной Кравцовой"),
                form("Анна Кравцова", "uz-Cyrl", "Анна Кравцовага"),
                form("Anna Kravtsova", "en", "Anna Kravtsova"),
            ],
            [
                headline("Anna Kravtsova", Some("en")),
                anna.clone(),
                anna.clone(),
                anna,
            ],
        ),
        person(
            "petr-sedykh",
            vec![
                form("Петр Седых", "ru", "Петр Седых"),
                form("Петр Седих", "uz-Cyrl", "Петр Седих"),
            ],
            [
                headline("Petr Sedykh", None),
                petr.clone(),
                petr,
                headline("Петр Седих", Some("uz-Cyrl")),
            ],
        ),
        person(
            "mhmd-alfarsy",
            vec![form("محمد الفارسي", "ar", "محمد الفارسي")],
            [
                headline("mhmd alfarsy", None),
                arabic.clone(),
                arabic.clone(),
                arabic,
            ],
        ),
    ];
    out[0].mentions = vec![(0, 0), (1, 0), (2, 0)];
    out[0].events = vec![1, 0];
    out[0].together_with = vec![(1, 2)];
    out[0].reasons = vec!["the given name and the surname agree once romanised".to_string()];
    out[1].mentions = vec![(0, 1), (1, 1)];
    out[1].events = vec![0];
    out[1].together_with = vec![(0, 2)];
    out[2].mentions = vec![(3, 0)];
    out[2].events = vec![2];
    out
}

fn event(
    id: &str,
    story: usize,
    documents: Vec<usize>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Event {
    Event {
        id: id.to_string(),
        stories: vec![story],
        documents,
        first_date: from,
        last_date: to,
        people: Vec::new(),
        entities: Vec::new(),
        topics: Vec::new(),
        outlets: Vec::new(),
        storyline: None,
        related: Vec::new(),
    }
}

/// The archive.
pub(crate) fn archive() -> Archive {
    let mut opening = event(
        "2025-03-04-obs",
        0,
        vec![0, 1],
        Some(day(2025, 3, 4)),
        Some(day(2025, 3, 5)),
    );
    opening.people = vec![(0, 2), (1, 2)];
    opening.entities = vec![(0, 1)];
    opening.topics = vec!["sky".to_string()];
    opening.outlets = vec![0, 1];
    opening.related = vec![RelatedEvent {
        event: 1,
        storyline_candidate: true,
        people: vec![0],
        topics: vec!["sky".to_string()],
    }];
    let mut lamps = event(
        "2025-03-07-lamps",
        1,
        vec![2],
        Some(day(2025, 3, 7)),
        Some(day(2025, 3, 7)),
    );
    lamps.people = vec![(0, 1)];
    lamps.topics = vec!["sky".to_string()];
    let mut marsad = event("marsad", 2, vec![3], None, None);
    marsad.people = vec![(2, 1)];
    let story = |id: &str, documents: Vec<usize>, event: usize| Story {
        id: id.to_string(),
        documents,
        event,
    };
    Archive {
        documents: documents(),
        stories: vec![
            story("s-1", vec![0, 1], 0),
            story("s-2", vec![2], 1),
            story("s-3", vec![3], 2),
        ],
        events: vec![opening, lamps, marsad],
        storylines: Vec::new(),
        people: people(),
        entities: vec![Entity {
            id: "polyus".to_string(),
            kind: EntityKind::Organisation,
            name: "Полюс".to_string(),
            language: "ru".to_string(),
            documents: vec![0],
        }],
        topics: site()
            .topics
            .into_iter()
            .map(|topic| TopicEntry {
                topic,
                events: vec![1, 0],
                documents: vec![0, 2],
                people: vec![(0, 2), (1, 1)],
            })
            .collect(),
        outlets: vec![
            Outlet {
                id: "vestnik-gor".to_string(),
                name: "Вестник гор".to_string(),
                documents: vec![0],
                events: vec![0],
            },
            Outlet {
                id: "toglar".to_string(),
                name: "Тоғлар".to_string(),
                documents: vec![1],
                events: vec![0],
            },
        ],
        briefings: vec![Briefing {
            id: "2025-W10".to_string(),
            from: day(2025, 3, 3),
            to: day(2025, 3, 9),
            events: vec![0, 1],
            people: vec![(0, 3), (1, 2)],
            topics: vec![("sky".to_string(), 2)],
        }],
        relations: vec![
            relation(0, 1, RelationKind::Translation, Verdict::Yes, 0.982),
            relation(0, 2, RelationKind::SameStoryline, Verdict::Unsure, 0.46),
        ],
        doubts: vec![PersonDoubt {
            first: 0,
            second: 1,
            reason: "nothing but the place speaks for it".to_string(),
        }],
        diagnostics: vec![
            Diagnostic::warning("curation matches nothing")
                .at("curation.yaml")
                .line(3),
        ],
    }
}

fn relation(
    first: usize,
    second: usize,
    kind: RelationKind,
    verdict: Verdict,
    probability: f64,
) -> Relation {
    let reason = |kind, weight, items: &[&str]| Reason {
        kind,
        weight,
        items: items.iter().map(|i| (*i).to_string()).collect(),
    };
    Relation {
        first,
        second,
        kind,
        verdict,
        probability,
        reasons: vec![
            reason(ReasonKind::Names, 2.4, &["kravcova", "sedih"]),
            reason(ReasonKind::Length, -0.3, &["0.6"]),
        ],
    }
}

/// The set-up, with a base address.
pub(crate) fn site() -> Site {
    let tagged = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(tag, text)| ((*tag).to_string(), (*text).to_string()))
            .collect()
    };
    Site {
        title: "Mountain & sky".to_string(),
        titles: tagged(&[("ru", "Горы и небо")]),
        descriptions: tagged(&[("en", "What the papers said about the observatory.")]),
        base_url: Some("https://archive.test/press/".to_string()),
        languages: ["en", "ru", "kk", "uz-Cyrl"].map(str::to_string).to_vec(),
        content: "seeds".to_string(),
        output: "public".to_string(),
        minify: true,
        timezone: chrono_tz::Asia::Almaty,
        topics: vec![Topic {
            id: "sky".to_string(),
            names: tagged(&[("en", "Night sky"), ("ru", "Ночное небо")]),
            terms: BTreeMap::from([("ru".to_string(), vec!["обсерватор*".to_string()])]),
        }],
        outlets: BTreeMap::new(),
        briefings: Period::Week,
        embed_allow: Vec::new(),
    }
}

/// The language packs that come with the program, and a right-to-left one in any case.
pub(crate) fn languages() -> Languages {
    let mut languages = Languages::compiled_in().unwrap();
    let arabic = "tag = \"ar\"\nscript = \"Arab\"\ndirection = \"rtl\"\nname = \"العربية\"\nenglish_name = \"Arabic\"";
    languages.add("ar.toml", arabic).unwrap();
    languages
}
