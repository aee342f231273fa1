//! Conformance tests for every language pack. docs/adding-a-language.md explains each rule.

#![allow(clippy::unwrap_used)] // A failed unwrap is a failed test.
#![allow(clippy::disallowed_methods)] // Reads the packs.

#[path = "languages/interface.rs"]
mod interface;

use cuttings::language::{LanguagePack, Languages, default_script, script_of_text};
use cuttings::text::sentences;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;

/// Sentences with a role or with direct speech. Every language listed here must have a pack.
const SENTENCES: &str = include_str!("languages/speech.tsv");

/// The languages with a sentence of this kind that contains something to find.
fn languages_with(kind: &str) -> BTreeSet<&'static str> {
    SENTENCES
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|fields| fields[0] == kind && !fields[4].is_empty())
        .map(|fields| fields[1])
        .collect()
}

/// Scripts that have capital letters.
const WITH_CAPITALS: &[&str] = &["Latn", "Cyrl", "Grek", "Armn"];

/// The files on disk: text by tag.
fn files() -> BTreeMap<String, String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("languages");
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "toml") {
            let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
            files.insert(tag, fs::read_to_string(&path).unwrap());
        }
    }
    files
}

/// Packs as written in their files, without merging or expansion.
fn as_written() -> Vec<LanguagePack> {
    files()
        .iter()
        .map(|(tag, text)| toml::from_str(text).unwrap_or_else(|e| panic!("{tag}: {e}")))
        .collect()
}

/// Packs as the program loads them.
fn as_loaded() -> Languages {
    let mut languages = Languages::default();
    for (tag, text) in files() {
        languages
            .add(&format!("languages/{tag}.toml"), &text)
            .unwrap_or_else(|fault| panic!("{fault:?}"));
    }
    languages
}

fn word_lists(pack: &LanguagePack) -> Vec<(String, &Vec<String>)> {
    let words = &pack.words;
    let mut lists: Vec<(String, &Vec<String>)> = [
        ("caption", &words.caption),
        ("byline", &words.byline),
        ("tag_line", &words.tag_line),
        ("share", &words.share),
        ("read_more", &words.read_more),
        ("figure", &words.figure),
        ("calls", &words.calls),
        ("channels", &words.channels),
        ("not_for_publication", &words.not_for_publication),
        ("embargo", &words.embargo),
        ("advertisement", &words.advertisement),
        ("press_release", &words.press_release),
        ("notice", &words.notice),
        ("published", &words.published),
        ("other_dates", &words.other_dates),
        ("about_author", &words.about_author),
        ("contact", &words.contact),
        ("after_text", &words.after_text),
        ("reporting_outlet", &words.reporting_outlet),
        ("citing_outlet", &words.citing_outlet),
        ("cited_outlet", &words.cited_outlet),
        ("outlet", &words.outlet),
        ("reporting", &words.reporting),
        ("roles", &words.roles),
        ("organisation", &words.organisation),
        ("place", &words.place),
        ("stop", &words.stop),
        ("name_particles", &words.name_particles),
    ]
    .into_iter()
    .map(|(key, list)| (format!("words.{key}"), list))
    .collect();
    let roles = &pack.roles;
    for (key, list) in [
        ("modifiers", &roles.modifiers),
        ("links", &roles.links),
        ("genitives", &roles.genitives),
        ("articles", &roles.articles),
        ("conjunctions", &roles.conjunctions),
        ("not_alone", &roles.not_alone),
        ("nominatives", &roles.nominatives),
        ("possessives", &roles.possessives),
        ("cases", &roles.cases),
        ("followers", &roles.followers),
    ] {
        lists.push((format!("roles.{key}"), list));
    }
    for (key, list) in [
        ("from", &pack.mail.from),
        ("sent", &pack.mail.sent),
        ("subject", &pack.mail.subject),
        ("others", &pack.mail.others),
    ] {
        lists.push((format!("mail.{key}"), list));
    }
    let more = pack.dates.more.as_deref();
    for (table, dates) in [("dates", Some(&pack.dates)), ("dates.more", more)] {
        let Some(dates) = dates else { continue };
        for (key, all) in [("months", &dates.months), ("weekdays", &dates.weekdays)] {
            let numbered = all.iter().enumerate();
            lists.extend(numbered.map(|(n, list)| (format!("{table}.{key}[{n}]"), list)));
        }
        for calendar in &dates.calendars {
            let months = calendar.months.iter().enumerate();
            lists.extend(months.map(|(n, list)| (format!("{table}.{}[{n}]", calendar.name), list)));
        }
        lists.push((format!("{table}.year_words"), &dates.year_words));
    }
    lists
}

/// Whether a text is written in the script of its pack, apart from foreign brands ("telegram") and digits.
fn in_script(text: &str, script: &str) -> bool {
    match (script_of_text(text), script) {
        ("Zyyy" | "Zinh", _) => true,
        ("Hans", "Hant" | "Jpan" | "Kore") => true,
        ("Hang", "Kore") => true,
        ("Hira" | "Kana", "Jpan") => true,
        (found, wanted) => found == wanted,
    }
}

#[test]
fn every_promised_language_has_a_pack() {
    let files = files();
    for tag in languages_with("role").union(&languages_with("speech")) {
        assert!(files.contains_key(*tag), "languages/{tag}.toml is missing");
    }
}

#[test]
fn every_language_that_reports_speech_has_sentences_for_it() {
    for pack in as_loaded().iter() {
        if !pack.words.reporting.is_empty() {
            for kind in ["role", "speech"] {
                let listed = languages_with(kind).contains(pack.tag.as_str());
                let tag = &pack.tag;
                assert!(
                    listed,
                    "{tag}: no line `{kind}` in tests/languages/speech.tsv"
                );
            }
        }
    }
}

#[test]
fn compiled_in_packs_are_the_files() {
    let compiled = Languages::compiled_in().unwrap();
    assert!(compiled.iter().eq(as_loaded().iter()));
}

#[test]
fn heads() {
    for (file, text) in files() {
        let pack: LanguagePack = toml::from_str(&text).unwrap();
        assert_eq!(pack.tag, file, "the file is named after its tag");
        if let Some((_, script)) = pack.tag.split_once('-') {
            assert_eq!(pack.script, script, "{file}: the tag names its script");
            assert_ne!(default_script(&pack.tag), script, "{file}: needless script");
        } else {
            assert_eq!(pack.script, default_script(&pack.tag), "{file}: script");
        }
        let rtl = matches!(pack.script.as_str(), "Arab" | "Hebr");
        assert_eq!(pack.direction.as_str() == "rtl", rtl, "{file}: direction");
        assert!(in_script(&pack.name, &pack.script), "{file}: name");
        assert_eq!(script_of_text(&pack.english_name), "Latn", "{file}");
    }
}

#[test]
fn dates_are_complete() {
    for pack in as_loaded().iter() {
        let tag = &pack.tag;
        let dates = &pack.dates;
        assert_eq!(dates.months.len(), 12, "{tag}");
        assert_eq!(dates.weekdays.len(), 7, "{tag}");
        assert!(dates.months.iter().all(|m| !m.is_empty()), "{tag}");
        for calendar in &dates.calendars {
            let months = match calendar.name.as_str() {
                "persian" | "islamic" => 12,
                "buddhist" => 0,
                other => panic!("{tag}: {other}"),
            };
            assert_eq!(calendar.months.len(), months, "{tag}");
        }
        assert!(dates.weekdays.iter().all(|d| !d.is_empty()), "{tag}");
        assert!(
            ["dmy", "mdy", "ymd"].contains(&dates.order.as_str()),
            "{tag}"
        );
        for (pattern, needs) in [
            (&dates.long, &["{day}", "{month}", "{year}"][..]),
            (&dates.day_month, &["{day}", "{month}"]),
            (&dates.month_year, &["{month}", "{year}"]),
        ] {
            for placeholder in needs {
                assert_eq!(pattern.matches(placeholder).count(), 1, "{tag}: {pattern}");
            }
            assert_eq!(
                pattern.matches('{').count(),
                needs.len(),
                "{tag}: {pattern}"
            );
        }
        for names in [&dates.month_names, &dates.month_names_alone] {
            assert_eq!(names.len(), 12, "{tag}");
            assert!(
                names.iter().all(|n| !n.trim().is_empty()),
                "{tag}: {names:?}"
            );
            // What the program writes, it can read.
            for (name, forms) in names.iter().zip(&dates.months) {
                assert!(
                    forms.contains(&name.to_lowercase())
                        || name.contains('I')
                        || name.contains('İ'),
                    "{tag}: {name} is no form of its month"
                );
            }
        }
    }
}

#[test]
fn no_form_means_two_months_or_days() {
    for pack in as_loaded().iter() {
        let calendars = pack.dates.calendars.iter().map(|c| &c.months);
        for lists in calendars.chain([&pack.dates.months, &pack.dates.weekdays]) {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for (number, forms) in lists.iter().enumerate() {
                for form in forms {
                    let before = seen.insert(form, number);
                    assert!(before.is_none_or(|b| b == number), "{}: {form}", pack.tag);
                }
            }
        }
    }
}

#[test]
fn words_are_lower_case_composed_and_listed_once() {
    for pack in as_written() {
        let with_capitals = WITH_CAPITALS.contains(&pack.script.as_str());
        for (key, list) in word_lists(&pack) {
            let mut sorted = list.clone();
            sorted.sort();
            for pair in sorted.windows(2) {
                assert_ne!(pair[0], pair[1], "{} {key}: listed twice", pack.tag);
            }
            for word in list {
                let place = format!("{} {key}: {word:?}", pack.tag);
                assert!(!word.is_empty() && word.trim() == word, "{place}");
                assert!(!word.contains("  "), "{place}");
                assert!(!word.trim_end_matches('*').is_empty(), "{place}");
                assert_eq!(word.nfc().collect::<String>(), *word, "{place}: not NFC");
                assert!(
                    !with_capitals || !word.chars().any(char::is_uppercase),
                    "{place}"
                );
                let inner = word
                    .split(' ')
                    .all(|w| !w.trim_end_matches('*').contains('*'));
                assert!(inner, "{place}: * stands at the end of a word");
            }
        }
    }
}

#[test]
fn word_lists_are_in_the_script() {
    for pack in as_loaded().iter() {
        for (key, list) in word_lists(pack) {
            let foreign: Vec<&String> = list
                .iter()
                .filter(|word| !in_script(word, &pack.script))
                .collect();
            // Brands and abbreviations that the language writes in Latin letters are few.
            let few = if key == "words.channels" {
                list.len()
            } else if key.starts_with("words.") {
                list.len() / 5 + 3
            } else {
                0
            };
            assert!(foreign.len() <= few, "{} {key}: {foreign:?}", pack.tag);
        }
    }
}

#[test]
fn no_word_list_that_texts_need_is_empty() {
    for pack in as_loaded().iter() {
        for (key, list) in word_lists(pack) {
            let at_least = match key.as_str() {
                "words.stop" => 40,
                "words.roles" | "words.organisation" => 30,
                "words.reporting" | "words.place" => 10,
                "words.caption" | "words.byline" | "words.tag_line" | "words.share" => 2,
                "words.read_more" => 2,
                _ => 0,
            };
            assert!(list.len() >= at_least, "{} {key}: {}", pack.tag, list.len());
        }
    }
}

#[test]
fn outlets_are_cited_in_every_language_and_by_words_of_their_own() {
    for pack in as_loaded().iter() {
        let words = &pack.words;
        let citing: Vec<&String> = words
            .citing_outlet
            .iter()
            .chain(&words.cited_outlet)
            .collect();
        let few = words.reporting_outlet.len() + citing.len() < 5;
        assert!(
            !few && !citing.is_empty(),
            "{}: words of reporting",
            pack.tag
        );
        for (at, word) in citing.iter().enumerate() {
            let listed = words.reporting_outlet.contains(word) || citing[..at].contains(word);
            assert!(!listed, "{}: {word} is in two lists", pack.tag);
        }
    }
}

#[test]
fn endings_are_whole() {
    for pack in as_written() {
        for (number, ending) in pack.names.endings.iter().enumerate() {
            let place = format!("{}: {ending:?}", pack.tag);
            assert!(!ending.ending.is_empty(), "{place}");
            assert_ne!(ending.ending, ending.base, "{place}: changes nothing");
            assert!(in_script(&ending.ending, &pack.script), "{place}");
            assert!(in_script(&ending.base, &pack.script), "{place}");
            assert!(["", "m", "f"].contains(&ending.gender.as_str()), "{place}");
            assert!(
                ["", "given", "surname"].contains(&ending.part.as_str()),
                "{place}"
            );
            assert!(!ending.case.is_empty(), "{place}: an ending has a case");
            let texts = ending.after.iter().chain([&ending.ending, &ending.base]);
            for text in texts {
                assert_eq!(text.to_lowercase(), *text, "{place}");
                assert_eq!(text.nfc().collect::<String>(), *text, "{place}");
            }
            let again = pack.names.endings[..number].contains(ending);
            assert!(!again, "{place}: listed twice");
        }
    }
}

#[test]
fn abbreviations_do_not_end_a_sentence() {
    for pack in as_loaded().iter() {
        for word in &pack.writing.abbreviations {
            let text = format!("One {word}. Two");
            assert_eq!(sentences(&text).len(), 1, "{}: {word}", pack.tag);
        }
    }
}

#[test]
fn quotation_marks_are_paired() {
    for pack in as_loaded().iter() {
        let quotes = &pack.quotes;
        assert!(!quotes.open.is_empty(), "{}", pack.tag);
        assert_eq!(quotes.open.len(), quotes.close.len(), "{}", pack.tag);
        for mark in quotes.open.iter().chain(&quotes.close) {
            assert!(
                !mark.is_empty() && !mark.chars().any(char::is_alphanumeric),
                "{}",
                pack.tag
            );
        }
    }
}

#[test]
fn names_of_languages_and_countries() {
    let tags: Vec<String> = files().into_keys().collect();
    for pack in as_loaded().iter() {
        // A language that CLDR has few names in is allowed to have few.
        let few = ["kaa-Latn"].contains(&pack.tag.as_str());
        assert!(
            pack.territories.len() > if few { 50 } else { 200 },
            "{}: territories",
            pack.tag
        );
        assert!(pack.territories.contains_key("KZ"), "{}", pack.tag);
        assert!(
            pack.languages.contains_key(&pack.tag),
            "{}: its own name",
            pack.tag
        );
        // CLDR may lack names of a few packs' languages.
        let unnamed = tags.iter().filter(|tag| !pack.languages.contains_key(*tag));
        assert!(few || unnamed.count() <= tags.len() / 5, "{}", pack.tag);
        for (tag, name) in &pack.languages {
            assert_ne!(tag, name, "{}: a code is no name", pack.tag);
        }
    }
}

/// Every nominative that the endings permit for a form.
fn nominatives(pack: &LanguagePack, form: &str) -> Vec<String> {
    let fits = |stem: &str, after: &[String]| {
        !stem.is_empty() && (after.is_empty() || after.iter().any(|a| stem.ends_with(a.as_str())))
    };
    pack.names
        .endings
        .iter()
        .filter_map(|ending| {
            let stem = form.strip_suffix(ending.ending.as_str())?;
            fits(stem, &ending.after).then(|| format!("{stem}{}", ending.base))
        })
        .collect()
}

/// One line per language: forms, each with the nominative that the pack must permit.
const BENT: &[(&str, &str)] = &[
    ("en", "smith’s=smith smith's=smith jones’=jones"),
    (
        "ru",
        "йозефом=йозеф сикелой=сикела сикелы=сикела шарлю=шарль шарлем=шарль каи=кая каей=кая павла=павел павлом=павел \
         ивановым=иванов ивановой=иванова иванову=иванова петровского=петровский зелинской=зелинская толстого=толстой \
         марии=мария юрием=юрий юрии=юрий андрея=андрей льва=лев петра=пётр игоря=игорь ильи=илья \
         никите=никита кравца=кравец любовью=любовь ольгой=ольга сашей=саша морицем=мориц",
    ),
    (
        "uk",
        "андрієм=андрій шевченком=шевченко ользі=ольга павлом=павло федора=федір ковальської=ковальська михайлові=михайло іваном=іван марії=марія",
    ),
    (
        "be",
        "аляксандрам=аляксандр вольгай=вольга караткевічам=караткевіч купалы=купала",
    ),
    (
        "pl",
        "pawłem=paweł kowalskiego=kowalski kowalskiej=kowalska nowakiem=nowak annie=anna markiem=marek kasią=kasia tusku=tusk",
    ),
    (
        "cs",
        "pavla=pavel karlem=karel sikely=sikela sikelou=sikela novákové=nováková černého=černý havlíčka=havlíček němcem=němec",
    ),
    (
        "sk",
        "petrom=peter kováčovej=kováčová pavlovi=pavol veselého=veselý jankou=janka",
    ),
    ("bg", "иване=иван"),
    ("mk", "ивана=иван"),
    (
        "sr",
        "николе=никола петровића=петровић милошем=милош павла=павле драганом=драган александра=александар",
    ),
    ("sr-Latn", "nikole=nikola petrovića=petrović marku=marko"),
    ("hr", "ivanom=ivan anom=ana horvatovog=horvat"),
    ("sl", "janezom=janez pavla=pavel kučanu=kučan marije=marija"),
    (
        "kk",
        "тоқаевтың=тоқаев айгүлге=айгүл асқармен=асқар бақытжановпен=бақытжанов сәулені=сәуле нұрланнан=нұрлан",
    ),
    (
        "ky",
        "асандын=асан жапаровго=жапаров айгүлгө=айгүл бакытка=бакыт",
    ),
    (
        "uz",
        "karimovning=karimov dilnozaga=dilnoza sherzoddan=sherzod",
    ),
    (
        "uz-Cyrl",
        "каримовнинг=каримов дилнозага=дилноза шерзоддан=шерзод лолани=лола",
    ),
    (
        "tr",
        "yılmaz’ın=yılmaz ayşe'nin=ayşe mehmet’ten=mehmet arda’ya=arda",
    ),
    (
        "az",
        "əliyevin=əliyev leylaya=leyla rəşiddən=rəşid vüqarla=vüqar",
    ),
    ("tk", "annanyň=anna orazowyň=orazow merdana=merdan"),
    ("tt", "галимовның=галимов алсуга=алсу маратка=марат"),
    ("mn", "батын=бат болдоор=болд сүхийн=сүх оюунаас=оюун"),
    ("ba", "ғәлиевтың=ғәлиев айгөлгә=айгөл маратҡа=марат"),
    ("tg", "каримовро=каримов"),
    ("de", "müllers=müller marx’=marx"),
    ("nl", "jansens=jansen anna’s=anna"),
    ("sv", "anderssons=andersson"),
    ("da", "hansens=hansen"),
    ("nb", "olsens=olsen"),
    (
        "fi",
        "virtasen=virtanen korhoselle=korhonen matin=matti mäkelältä=mäkelä",
    ),
    (
        "et",
        "tammele=tamm ilvesega=ilves kallase=kallas annaga=anna",
    ),
    (
        "lv",
        "bērziņam=bērziņš ozola=ozols annas=anna ilzei=ilze kalniņu=kalniņš",
    ),
    (
        "lt",
        "kazlausko=kazlauskas jonui=jonas onos=ona petraičio=petraitis gintarės=gintarė",
    ),
    (
        "hu",
        "nagynak=nagy annával=anna péterrel=péter kovácsot=kovács",
    ),
    (
        "el",
        "παπαδόπουλου=παπαδόπουλος νίκο=νίκος μαρίας=μαρία γιάννη=γιάννης",
    ),
    ("hy", "արամի=արամ աննայի=աննա պետրոսյանին=պետրոսյան"),
    (
        "ka",
        "ბერიძემ=ბერიძე გიორგის=გიორგი დავითმა=დავითი ნინოს=ნინო",
    ),
    ("ro", "mariei=maria anei=ana"),
    ("sq", "agimit=agim"),
    ("ko", "김민수는=김민수"),
];

#[test]
fn endings_lead_back_to_the_nominative() {
    let languages = as_loaded();
    let mut missing = Vec::new();
    for (tag, pairs) in BENT {
        let pack = languages.get(tag).unwrap();
        for pair in pairs.split_whitespace() {
            let (form, nominative) = pair.split_once('=').unwrap();
            if !nominatives(pack, form).iter().any(|n| n == nominative) {
                missing.push(format!("{tag}: {pair}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
