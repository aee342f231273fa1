//! Publication dates that `cuttings analyze` finds in whole files: many languages and layouts, and dates that belong to the story.
//! All texts are invented.

#![allow(
    clippy::disallowed_methods,
    reason = "the tests make folders of their own"
)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

/// The output of `analyze` for each file, by name.
fn analyze(files: &[(String, &str)]) -> BTreeMap<String, Value> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("written");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_cuttings"))
        .args(["analyze", "--quiet"])
        .arg(folder.path())
        .output()
        .expect("runs");
    String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).expect("JSON");
            let path = value["path"].as_str().expect("a path");
            let name = path.rsplit('/').next().unwrap_or(path).to_owned();
            (name, value)
        })
        .collect()
}

/// Checks the date of each text ("" for none), and its time and basis if they are given: "2025-12-10 14:05 header".
fn expect(cases: &[(&str, &str, &str)]) {
    let files: Vec<(String, &str)> = cases
        .iter()
        .map(|(name, text, _)| (name.to_string(), *text))
        .collect();
    let said = analyze(&files);
    let mut wrong = Vec::new();
    for (name, _, expected) in cases {
        let published = &said[*name]["published"];
        let parts = ["date", "time", "basis"].map(|key| published[key].as_str().unwrap_or("-"));
        let mut words = expected.split(' ');
        let fits = match words.next().filter(|date| !date.is_empty()) {
            None => published.is_null(),
            Some(date) => parts[0] == date && words.zip(&parts[1..]).all(|(w, p)| w == *p),
        };
        if !fits {
            wrong.push(format!("{name}: {published} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const RUSSIAN: &str = "В посёлке Верхняя Заводь открыли новую школу. На торжество пришли жители всех окрестных деревень.\n\n\
    Директор рассказал, что строили её три года. Учиться в ней будут двести детей.\n";
const ENGLISH: &str = "The village of Upper Haven has opened its new school. People came from every hamlet around.\n\n\
    The head teacher said it had taken three years to build. Two hundred children will learn there.\n";

#[test]
fn date_lines_in_any_layout() {
    let ru = |head: &str| format!("{head}{RUSSIAN}");
    let en = |head: &str| format!("{head}{ENGLISH}");
    let texts = [
        (
            "ru-below.txt",
            ru("Школу открыли в Верхней Заводи\n\n10 декабря 2025, 14:05\n\n"),
            "2025-12-10 14:05 header",
        ),
        (
            "ru-above.txt",
            ru("00:01, 10 Декабрь 2025 | GMT +5\n\nШколу открыли в Верхней Заводи\n\n"),
            "2025-12-10 00:01 header",
        ),
        (
            "ru-entries.txt",
            ru(
                "Школу открыли в Верхней Заводи\n\nВести Заводи | Общество | Олег Заводской | 10.12.2025 14:05 | 758 просмотров\n\n",
            ),
            "2025-12-10 14:05 header",
        ),
        (
            "ru-weekday.txt",
            ru("Школу открыли в Верхней Заводи\n\nСреда, 10 декабря 2025 г.\n\n"),
            "2025-12-10 - header",
        ),
        (
            "ru-behind.txt",
            ru("Школу открыли в Верхней Заводи 10.12.2025\n\n"),
            "2025-12-10 - header",
        ),
        (
            "ru-counters.txt",
            ru("Школу открыли в Верхней Заводи 0 | 758 | 10.12.2025\n\n"),
            "2025-12-10 - header",
        ),
        (
            "en-label.txt",
            en(
                "Upper Haven opens its school\n\nPublished: 10 December 2025, 2:05 PM\nUpdated: 11 December 2025\n\n",
            ),
            "2025-12-10 14:05 header",
        ),
        (
            "en-both.txt",
            en(
                "Upper Haven opens its school\n\nUpdated 11 December 2025 | Published 10 December 2025\n\n",
            ),
            "2025-12-10 - header",
        ),
        (
            "en-prefix.txt",
            en("date 2025-12-10 Upper Haven opens its school\n\n"),
            "2025-12-10 - header",
        ),
        (
            "en-byline.txt",
            en("Upper Haven opens its school\n\nBy Anna Haverford, Dec. 10, 2025 2:05 PM EST\n\n"),
            "2025-12-10 14:05 header",
        ),
        (
            "en-end.txt",
            format!("Upper Haven opens its school\n\n{ENGLISH}\n10 December 2025\n"),
            "2025-12-10 - header",
        ),
        (
            "en-stamp.txt",
            format!(
                "Upper Haven opens its school\n\nThe village has a school again. Haven 14:05 10 December 2025 Short link\n\n{ENGLISH}"
            ),
            "2025-12-10 14:05 header",
        ),
        (
            "en-dateline.txt",
            format!(
                "Upper Haven opens its school\n\nUPPER HAVEN, Dec. 10, 2025 (Newswire) — {ENGLISH}"
            ),
            "2025-12-10 - dateline",
        ),
        (
            "2025-12-10-school.txt",
            en("Upper Haven opens its school\n\n"),
            "2025-12-10 - file-name",
        ),
        (
            "front.txt",
            format!(
                "---\ndate: 2025-12-10\n---\nUpper Haven opens its school\n\n12 March 2024\n\n{ENGLISH}"
            ),
            "2025-12-10 - front-matter",
        ),
    ];
    let cases: Vec<(&str, &str, &str)> =
        texts.iter().map(|(n, t, e)| (*n, t.as_str(), *e)).collect();
    expect(&cases);
}

#[test]
fn date_lines_in_many_languages() {
    expect(&[
        (
            "uz.txt",
            "Yangi maktab ochildi\n\n2025-yil 10-dekabr\n\nYuqori Koʻrfaz qishlogʻida yangi maktab ochildi. Bayramga atrofdagi barcha qishloqlardan odamlar keldi.\n\nMaktab uch yilda qurildi. Unda ikki yuz bola oʻqiydi.\n",
            "2025-12-10",
        ),
        (
            "kk.txt",
            "Жаңа мектеп ашылды\n\n2025 жылғы 10 желтоқсан, 14:05\n\nЖоғарғы Айлақ ауылында жаңа мектеп ашылды. Мерекеге айналадағы барлық ауылдардан адамдар келді.\n\nМектеп үш жылда салынды. Онда екі жүз бала оқиды.\n",
            "2025-12-10 14:05",
        ),
        (
            "de.txt",
            "Neue Schule eröffnet\n\nMittwoch, 10. Dezember 2025, 14.05 Uhr\n\nIm Dorf Oberhafen wurde eine neue Schule eröffnet. Zum Fest kamen die Leute aus allen Weilern der Umgebung.\n\nDrei Jahre lang wurde gebaut. Zweihundert Kinder werden dort lernen.\n",
            "2025-12-10 14:05",
        ),
        (
            "fr.txt",
            "Une nouvelle école ouvre ses portes\n\nPublié le 10 décembre 2025 à 14h30\n\nLe village de Haut-Port a ouvert sa nouvelle école. Les habitants de tous les hameaux sont venus à la fête.\n\nLes travaux ont duré trois ans. Deux cents enfants y apprendront.\n",
            "2025-12-10 14:30",
        ),
        (
            "ar.txt",
            "افتتاح مدرسة جديدة في القرية\n\nالأربعاء 19 جمادى الآخرة 1447 هـ الموافق 10 ديسمبر 2025\n\nافتتحت القرية مدرستها الجديدة اليوم. وجاء الناس من جميع القرى المجاورة للاحتفال بهذه المناسبة.\n\nاستغرق البناء ثلاث سنوات. وسيتعلم فيها مئتا طفل.\n",
            "2025-12-10",
        ),
        (
            "fa.txt",
            "مدرسه تازه روستا گشایش یافت\n\nچهارشنبه ۱۹ آذر ۱۴۰۴ - ۱۴:۰۵\n\nروستای بالابندر مدرسه تازه خود را گشود. مردم از همه آبادی‌های اطراف برای جشن آمدند.\n\nساخت آن سه سال طول کشید. دویست کودک در آن درس خواهند خواند.\n",
            "2025-12-10 14:05",
        ),
        (
            "zh.txt",
            "村里新学校落成\n\n2025年12月10日 14:05\n\n上港村的新学校今天正式落成。附近各个村庄的居民都来参加庆祝活动。\n\n学校建了三年。将有两百名儿童在这里上学。\n",
            "2025-12-10 14:05",
        ),
        (
            "ko.txt",
            "마을에 새 학교가 문을 열었다\n\n입력 2025.12.10 오후 2:05\n\n윗항구 마을에 새 학교가 문을 열었다. 주변 모든 마을에서 사람들이 축하하러 왔다.\n\n공사는 삼 년이 걸렸다. 이백 명의 어린이가 이곳에서 배우게 된다.\n",
            "2025-12-10 14:05",
        ),
        (
            "vi.txt",
            "Khánh thành ngôi trường mới\n\nThứ tư, 10/12/2025, 14:05 (GMT+7)\n\nLàng Thượng Cảng vừa khánh thành ngôi trường mới. Người dân từ khắp các xóm xung quanh đã đến dự lễ.\n\nViệc xây dựng kéo dài ba năm. Hai trăm trẻ em sẽ học tại đây.\n",
            "2025-12-10 14:05",
        ),
        (
            "tr.txt",
            "Yeni okul açıldı\n\n10 Aralık 2025 14:30 | Güncelleme: 11 Aralık 2025\n\nYukarı Liman köyünde yeni okul açıldı. Çevredeki bütün köylerden insanlar kutlamaya geldi.\n\nYapımı üç yıl sürdü. Okulda iki yüz çocuk okuyacak.\n",
            "2025-12-10 14:30",
        ),
        (
            "hu.txt",
            "Új iskola nyílt\n\n2025. december 10., szerda 14:05\n\nFelsőkikötő faluban új iskola nyílt. Az ünnepségre a környék minden tanyájáról jöttek emberek.\n\nAz építkezés három évig tartott. Kétszáz gyerek fog itt tanulni.\n",
            "2025-12-10 14:05",
        ),
    ]);
}

#[test]
fn dates_of_the_story_are_not_dates_of_the_text() {
    let ru = |line: &str| format!("Школу открыли в Верхней Заводи\n\n{line}\n\n{RUSSIAN}");
    let en = |line: &str| format!("Upper Haven opens its school\n\n{line}\n\n{ENGLISH}");
    let texts = [
        ("en-signed.txt", en("The treaty was signed on 21 December 2015 in the old town hall, and has been in force ever since.")),
        ("en-opens.txt", en("On 21 December 2015 the council decided to build a school for the whole valley.")),
        ("en-begins.txt", format!("Upper Haven opens its school\n\n21 December 2015 was the day when the council of the valley decided to build it.\n\n{ENGLISH}")),
        ("en-first.txt", "21 December 2015 was the day when the council of the valley decided to build a school.\n\nIt took three years. The valley paid for it alone.\n".to_owned()),
        ("en-bracket.txt", en("The founder (born 3 May 1953) did not live to see it, his children said at the ceremony.")),
        ("en-time.txt", en("The doors opened at 14:05 on 21 December 2015 for the first time and have never been closed since.")),
        ("en-about.txt", format!("Timetable of the valley railway on 21.12.2015\n\n{ENGLISH}")),
        ("ru-signed.txt", ru("Соглашение подписали 21 декабря 2015 года в старой ратуше, и с тех пор оно действует.")),
        ("ru-begins.txt", ru("21 декабря 2015 года Совет долины решил построить школу для всех окрестных деревень.")),
        ("ru-inside.txt", ru("Строить начали нескоро. 21 декабря 2015 года Совет долины решил найти для этого деньги.")),
        ("en-on.txt", "On 21 December 2015 Haven and Underhill agreed to build a school for the whole valley.\n\nIt took three years. The valley paid for it alone.\n".to_owned()),
        ("ru-by.txt", "К 21 декабря 2015 года Верхняя Заводь осталась без школы, и дети ездили в город.\n\nТеперь школу построили. Строили её три года всей долиной.\n".to_owned()),
        ("ru-range.txt", ru("С 21.12.2015 по 10.01.2016 в долине прошли слушания, на которых решили судьбу школы.")),
        ("ru-law.txt", ru("Школу строили по постановлению от 21.12.2015 № 17, которое принял Совет долины.")),
        ("uz.txt", "Yangi maktab ochildi\n\nYuqori Koʻrfaz qishlogʻida yangi maktab ochildi. Shartnoma 2015-yil 21-dekabrda imzolangan edi, qurilish esa uch yil davom etdi.\n\nMaktabda ikki yuz bola oʻqiydi. Bayramga atrofdagi barcha qishloqlardan odamlar keldi.\n".to_owned()),
        ("kk.txt", "Жаңа мектеп ашылды\n\n2015 жылғы 21 желтоқсанда Жоғарғы Айлақ кеңесі жаңа мектеп салуға шешім қабылдады. Құрылыс үш жылға созылды.\n\nМектепте екі жүз бала оқиды. Мерекеге барлық ауылдардан адамдар келді.\n".to_owned()),
        ("de.txt", "Neue Schule eröffnet\n\nAm 21. Dezember 2015 beschloss der Rat von Oberhafen, eine Schule zu bauen. Gebaut wurde drei Jahre lang.\n\nZweihundert Kinder werden dort lernen. Zum Fest kamen alle aus der Umgebung.\n".to_owned()),
        ("zh.txt", "村里新学校落成\n\n2015年12月21日，上港村决定修建一所新学校。附近各个村庄的居民都很高兴。\n\n学校建了三年。将有两百名儿童在这里上学。\n".to_owned()),
        ("ar.txt", "افتتاح مدرسة جديدة في القرية\n\nوقع الاتفاق في 21 ديسمبر 2015 في مبنى البلدية القديم. وجاء الناس من جميع القرى المجاورة.\n\nاستغرق البناء ثلاث سنوات. وسيتعلم فيها مئتا طفل.\n".to_owned()),
        ("fr.txt", "Une nouvelle école ouvre ses portes\n\nLe 21 décembre 2015, le conseil de Haut-Port avait décidé de bâtir une école. Les travaux ont duré trois ans.\n\nDeux cents enfants y apprendront. Tous les hameaux sont venus à la fête.\n".to_owned()),
    ];
    let cases: Vec<(&str, &str, &str)> = texts.iter().map(|(n, t)| (*n, t.as_str(), "")).collect();
    expect(&cases);
}

#[test]
fn a_line_of_its_own_may_date_something_else() {
    let lines = [
        ("en-deadline", "Deadline: 21 December 2015"),
        ("en-born", "Born: 21 December 1961"),
        ("en-unknown", "Inauguration: 21 December 2015"),
        ("en-until", "Open until 21 December 2015"),
        ("en-act", "Act of 21 December 2015, No. 17"),
        ("life", "(21.12.1931 – 02.03.2015)"),
        ("case", "No. 12.05.2015/77"),
        ("link", "https://haven.example/2015/12/21/school"),
        ("path", "See also /en/news/2015/12/21/school"),
        ("version", "School Plan 2.2.10 ready"),
        ("de", "Anmeldeschluss: 21. Dezember 2015"),
        ("ru", "Срок подачи заявок: 21 декабря 2015"),
        ("kk", "Соңғы мерзім: 21.12.2015"),
        ("uz", "Muddat: 21.12.2015"),
        ("zh", "截止日期：2015年12月21日"),
    ];
    let mut texts = Vec::new();
    for (name, line) in lines {
        texts.push((
            format!("{name}.txt"),
            format!("Upper Haven opens its school\n\n{line}\n\n{ENGLISH}"),
        ));
        texts.push((
            format!("{name}.html"),
            format!(
                "<html lang=en><title>Upper Haven opens its school</title><article><h1>Upper Haven opens its school</h1><p>{line}</p><p>{ENGLISH}</p><p>{ENGLISH}</p></article></html>"
            ),
        ));
    }
    let cases: Vec<(&str, &str, &str)> = texts
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str(), ""))
        .collect();
    expect(&cases);
}

#[test]
fn a_sentence_of_a_page_does_not_date_it() {
    let page = |head: &str, line: &str| {
        format!(
            "<html lang=en><head><title>Upper Haven opens its school</title>{head}</head><body><article><h1>Upper Haven opens its school</h1><p>{line}</p><p>{ENGLISH}</p><p>{ENGLISH}</p></article></body></html>"
        )
    };
    let told = "The contract was signed on 21 December 2015.";
    let changed = "<meta property='article:modified_time' content='2025-12-11T10:00:00+05:00'>";
    expect(&[
        ("told.html", &page("", told), ""),
        (
            "changed.html",
            &page(changed, told),
            "2025-12-11 10:00 metadata",
        ),
        (
            "shown.html",
            &page("", "Published on 10 December 2025"),
            "2025-12-10 - metadata",
        ),
        (
            "author.html",
            &page(changed, "Anna Haverford, 10 December 2025"),
            "2025-12-10 - metadata",
        ),
    ]);
}

#[test]
fn date_lines_with_two_dates_or_an_author() {
    let lines = [
        (
            "en-author.txt",
            "Posted on December 10, 2025 by Anna Haverford",
        ),
        (
            "en-two.txt",
            "First published on Wed 10 Dec 2025 14.05 GMT. Last modified on Thu 11 Dec 2025 09.30 GMT",
        ),
        (
            "de.txt",
            "Veröffentlicht am 10. Dezember 2025, aktualisiert am 12. Dezember 2025",
        ),
        (
            "fr.txt",
            "Publié le 10 décembre 2025 à 10h15, mis à jour le 12 décembre 2025 à 12h00",
        ),
        (
            "es.txt",
            "Publicado el 10 de diciembre de 2025, actualizado el 12 de diciembre de 2025",
        ),
        (
            "ru.txt",
            "Опубликовано: 10 декабря 2025. Обновлено: 12 декабря 2025",
        ),
    ];
    let texts = [
        ("en", ENGLISH),
        (
            "de",
            "Im Dorf Oberhafen wurde eine neue Schule eröffnet. Zum Fest kamen die Leute aus allen Weilern der Umgebung.\n",
        ),
        (
            "fr",
            "Le village de Haut-Port a ouvert sa nouvelle école. Les habitants de tous les hameaux sont venus à la fête.\n",
        ),
        (
            "es",
            "El pueblo de Puerto Alto ha abierto su nueva escuela. A la fiesta vinieron los vecinos de todas las aldeas.\n",
        ),
        ("ru", RUSSIAN),
    ];
    let whole: Vec<(&str, String)> = lines
        .iter()
        .map(|(name, line)| {
            let (_, text) = texts
                .iter()
                .find(|(tag, _)| name.starts_with(tag))
                .expect("a text");
            (*name, format!("Haven 12\n\n{line}\n\n{text}"))
        })
        .collect();
    let cases: Vec<(&str, &str, &str)> = whole
        .iter()
        .map(|(n, t)| (*n, t.as_str(), "2025-12-10"))
        .collect();
    expect(&cases);
}

#[test]
fn an_outlet_and_a_date_behind_a_headline() {
    let text = format!("Upper Haven opens its school - DW - 10.12.2025\n\n{ENGLISH}");
    let said = analyze(&[("a.txt".into(), &text)]);
    assert_eq!(
        said["a.txt"]["title"]["text"],
        "Upper Haven opens its school"
    );
    assert_eq!(said["a.txt"]["published"]["date"], "2025-12-10");
    assert_eq!(said["a.txt"]["outlet"], "Deutsche Welle");
}

#[test]
fn an_outlet_behind_a_headline_with_and_without_a_date() {
    let lines = [
        ("a.txt", "Верхняя Заводь открывает школу – DW – 10.12.2025"),
        (
            "b.txt",
            "Школа открыта — BBC News Русская служба — 10.12.2025",
        ),
        ("c.txt", "Верхняя Заводь открывает школу | Власть"),
        ("d.txt", "Верхняя Заводь открывает школу — Азаттық радиосы"),
        ("e.txt", "Верхняя Заводь открывает школу — Фергана"),
    ];
    let texts: Vec<(String, String)> = lines
        .iter()
        .map(|(name, line)| ((*name).to_owned(), format!("{line}\n\n{RUSSIAN}")))
        .collect();
    let files: Vec<(String, &str)> = texts
        .iter()
        .map(|(name, text)| (name.clone(), text.as_str()))
        .collect();
    let said = analyze(&files);
    for (name, title, outlet) in [
        ("a.txt", "Верхняя Заводь открывает школу", "Deutsche Welle"),
        ("b.txt", "Школа открыта", "BBC"),
        ("c.txt", "Верхняя Заводь открывает школу", "Vlast"),
        (
            "d.txt",
            "Верхняя Заводь открывает школу",
            "Radio Free Europe/Radio Liberty",
        ),
        ("e.txt", "Верхняя Заводь открывает школу — Фергана", ""),
    ] {
        assert_eq!(said[name]["title"]["text"], title, "{name}");
        assert_eq!(
            said[name]["outlet"].as_str().unwrap_or(""),
            outlet,
            "{name}"
        );
    }
}

#[test]
fn a_year_that_several_could_be_is_not_guessed() {
    let planned = format!(
        "Школу открыли в Верхней Заводи\n\n10 декабря\n\n{RUSSIAN}\nСтроить её решили в 2016 году, а планы до 2020 года уже готовы.\n"
    );
    let one = format!(
        "Школу открыли в Верхней Заводи\n\n10 декабря\n\n{RUSSIAN}\nДеньги нашли в 2018 году.\n"
    );
    expect(&[("planned.txt", &planned, "")]);
    expect(&[("one.txt", &one, "2018-12-10")]);
}

#[test]
fn a_day_told_from_another_needs_an_anchor() {
    let text = format!("Upper Haven opens its school\n\nyesterday, 14:05\n\n{ENGLISH}");
    let updated = format!(
        "Upper Haven opens its school\n\nYesterday, 14:05\nUpdated: 11 December 2025\n\n{ENGLISH}"
    );
    let russian = format!("Школу открыли в Верхней Заводи\n\nСегодня, 14:05\n\n{RUSSIAN}");
    expect(&[
        ("nothing.txt", &text, ""),
        ("2025-12-11-school.txt", &text, "2025-12-10 14:05 header"),
        ("updated.txt", &updated, "2025-12-10 14:05 header"),
        ("russian.txt", &russian, ""),
        ("2025-12-11.txt", &russian, "2025-12-11 14:05 header"),
    ]);
}

#[test]
fn a_missing_year_is_inferred_and_marked() {
    // The two report one event; the first says its year, the second does not.
    let whole = format!("Upper Haven opens its school\n\n10 December 2025\n\n{ENGLISH}");
    let bare = format!("Upper Haven opens its new school\n\n11 December\n\n{ENGLISH}");
    let named = format!(
        "Школу открыли в Верхней Заводи\n\nСреда, 10 декабря\n\n{RUSSIAN}\nСтроить её решили в 2019 году, деньги нашли в 2025 году, а планы до 2026 года уже готовы.\n"
    );
    let nothing = format!("Школу открыли в Нижней Заводи\n\n10 декабря\n\n{RUSSIAN}");
    let said = analyze(&[("whole.txt".into(), &whole), ("bare.txt".into(), &bare)]);
    assert_eq!(said["whole.txt"]["event"], said["bare.txt"]["event"]);
    assert_eq!(
        said["whole.txt"]["published"]["inferred"],
        serde_json::json!([])
    );
    assert_eq!(said["bare.txt"]["published"]["date"], "2025-12-11");
    assert_eq!(
        said["bare.txt"]["published"]["inferred"],
        serde_json::json!(["year"])
    );
    // 10 December is a Wednesday in 2025, not in 2019 nor in 2026.
    let said = analyze(&[("named.txt".into(), &named)]);
    assert_eq!(said["named.txt"]["published"]["date"], "2025-12-10");
    assert_eq!(
        said["named.txt"]["published"]["inferred"],
        serde_json::json!(["year"])
    );
    let said = analyze(&[("nothing.txt".into(), &nothing)]);
    assert!(said["nothing.txt"]["published"].is_null());
}

#[test]
fn a_date_that_could_be_another_is_noted() {
    let text = format!("Upper Haven opens its school\n\n03/04/2025\n\n{ENGLISH}");
    let said = analyze(&[("a.txt".into(), &text)]);
    let record = &said["a.txt"];
    assert_eq!(record["published"]["date"], "2025-03-04");
    let warnings = record["warnings"].to_string();
    assert!(warnings.contains("2025-04-03"), "{warnings}");
    let clear = format!("Upper Haven opens its school\n\n03/14/2025\n\n{ENGLISH}");
    let said = analyze(&[("a.txt".into(), &clear)]);
    assert_eq!(said["a.txt"]["warnings"], serde_json::json!([]));
}
