//! Dates in many languages and every way of writing them.

use super::*;
use crate::language::Languages;
use crate::model::Span;
use chrono::{FixedOffset, NaiveTime, Weekday};

fn all(text: &str, tag: &str) -> Vec<DateFound> {
    let languages = Languages::compiled_in().expect("packs");
    let words = DateWords::of([tag, "en"].into_iter().filter_map(|tag| languages.get(tag)));
    find_dates(text, &words)
}

fn one(text: &str, tag: &str) -> DateFound {
    let found = all(text, tag);
    assert_eq!(found.len(), 1, "{tag}: {text}: {found:?}");
    found.into_iter().next().expect("one date")
}

/// Ways of writing 10 December 2025.
const SAME_DAY: &[(&str, &str)] = &[
    ("ru", "00:01, 10 Декабрь 2025 | GMT +5"),
    ("ru", "10 декабря 2025 года"),
    ("ru", "10 дек. 2025 г., 14:05"),
    ("ru", "среда, 10 декабря 2025 г. в 14:05"),
    ("ru", "10.12.25"),
    ("uk", "10 грудня 2025 р."),
    ("en", "date 2025-12-10"),
    ("en", "December 10, 2025"),
    ("en", "Dec. 10, 2025"),
    ("en", "Dec 10, 2025 2:05 PM EST"),
    ("en", "the 10th of December, 2025"),
    ("en", "Wed, 10 Dec 2025 14:05:00 +0500"),
    ("en", "2025-12-10T14:05:00+05:00"),
    ("en", "2025-12-10T14:05:00.123Z"),
    ("uz", "2025-yil 10-dekabr"),
    ("uz", "10-dekabr, 2025-yil"),
    ("uz-Cyrl", "2025 йил 10 декабрь"),
    ("uz-Cyrl", "2025 йилнинг 10 декабрида"),
    ("kk", "2025 жылғы 10 желтоқсан"),
    ("kk", "10 желтоқсан 2025 жыл"),
    ("ky", "2025-жылдын 10-декабры"),
    ("tg", "10 декабри соли 2025"),
    ("tk", "2025-nji ýylyň 10-njy dekabry"),
    ("tt", "2025 елның 10 декабре"),
    ("ba", "2025 йылдың 10 декабре"),
    ("mn", "2025 оны 12 дугаар сарын 10"),
    ("mn", "2025 оны 12-р сарын 10"),
    ("de", "10. Dezember 2025"),
    ("de", "Mittwoch, 10. Dez. 2025, 14.05 Uhr"),
    ("fr", "le 10 décembre 2025 à 14h30"),
    ("fr", "mercredi 10 décembre 2025"),
    ("es", "10 de diciembre de 2025"),
    ("ca", "10 de desembre del 2025"),
    ("pt", "10 de dezembro de 2025, 14h30"),
    ("it", "10 dicembre 2025 alle 14:05"),
    ("ro", "10 decembrie 2025"),
    ("nl", "woensdag 10 december 2025 14:05"),
    ("da", "10. dec. 2025 kl. 14.05"),
    ("nb", "10. desember 2025"),
    ("sv", "den 10 december 2025"),
    ("fi", "10.12.2025 klo 14.05"),
    ("fi", "keskiviikkona 10. joulukuuta 2025"),
    ("et", "10. detsember 2025"),
    ("lt", "2025 m. gruodžio 10 d."),
    ("lv", "2025. gada 10. decembris"),
    ("hu", "2025. december 10."),
    ("hu", "2025. 12. 10."),
    ("pl", "10 grudnia 2025 r."),
    ("pl", "10 XII 2025"),
    ("pl", "10.XII.2025"),
    ("cs", "10. prosince 2025"),
    ("cs", "10. 12. 2025"),
    ("cs", "10.12. 2025"),
    ("sk", "10. decembra 2025"),
    ("sl", "10. decembra 2025"),
    ("hr", "10. prosinca 2025."),
    ("sr", "10. децембар 2025."),
    ("sr-Latn", "10. decembar 2025."),
    ("bg", "10 декември 2025 г."),
    ("mk", "10 декември 2025"),
    ("sq", "10 dhjetor 2025"),
    ("el", "10 Δεκεμβρίου 2025, 2:05 μ.μ."),
    ("tr", "10 Aralık 2025 14:30"),
    ("tr", "10 Aralık 2025 Çarşamba"),
    ("az", "10 dekabr 2025-ci il"),
    ("az", "10 Dekabr 2025"),
    ("hy", "2025 թ. դեկտեմբերի 10"),
    ("hy", "10 դեկտեմբերի, 2025"),
    ("ka", "10 დეკემბერი, 2025"),
    ("ka", "2025 წლის 10 დეკემბერი"),
    ("he", "10 בדצמבר 2025"),
    ("he", "10 דצמבר 2025"),
    ("ar", "١٠ ديسمبر ٢٠٢٥"),
    ("ar", "10 كانون الأول/ديسمبر 2025"),
    ("ar", "10 ديسمبر/كانون الأول 2025"),
    ("ar", "10 ديسمبر (كانون الأول) 2025 م"),
    ("ar", "10 دجنبر 2025"),
    ("ar", "10 ديسمبر 2025 الموافق 19 جمادى الآخرة 1447"),
    ("ar", "19 جمادى الآخرة 1447 هـ الموافق 10 ديسمبر 2025"),
    ("ar", "الأربعاء 19 جمادى الآخرة 1447هـ"),
    ("fa", "۱۹ آذر ۱۴۰۴"),
    ("fa", "چهارشنبه ۱۹ آذر ۱۴۰۴ - ۱۴:۰۵"),
    ("fa", "۱۴۰۴/۰۹/۱۹"),
    ("fa", "۱۰ دسامبر ۲۰۲۵"),
    ("ur", "10 دسمبر 2025"),
    ("hi", "10 दिसंबर 2025"),
    ("hi", "१० दिसम्बर २०२५"),
    ("id", "Rabu, 10 Desember 2025 14:05 WIB"),
    ("vi", "ngày 10 tháng 12 năm 2025"),
    ("vi", "Thứ tư, 10/12/2025, 14:05 (GMT+7)"),
    ("zh", "2025年12月10日"),
    ("zh", "2025年12月10日 星期三 14:05"),
    ("zh-Hant", "民國114年12月10日"),
    ("ja", "2025年12月10日（水）14時5分"),
    ("ja", "令和7年12月10日"),
    ("ko", "2025년 12월 10일"),
    ("ko", "2025.12.10 오후 2:05"),
    ("ko", "2025. 12. 10."),
];

#[test]
fn one_day_in_many_ways() {
    let mut wrong = Vec::new();
    for (tag, text) in SAME_DAY {
        let found = all(text, tag);
        let read: Vec<_> = found.iter().map(|f| (f.year, f.month, f.day)).collect();
        if read != [(Some(2025), 12, 10)] {
            wrong.push(format!("{tag}: {text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_without_a_year() {
    for (tag, text, day) in [
        ("ru", "Астана. 3 мая.", (5, 3)),
        ("ru", "Брюссель. 27 ноября.", (11, 27)),
        ("en", "BRUSSELS, Nov. 27 (Newswire)", (11, 27)),
        ("ja", "11月27日", (11, 27)),
        ("kk", "27 қараша", (11, 27)),
    ] {
        let found = one(text, tag);
        assert_eq!((found.year, found.month, found.day), (None, day.0, day.1));
    }
}

#[test]
fn times_and_offsets() {
    let hours = |hours: i32| FixedOffset::east_opt(hours * 3600);
    for (tag, text, time, offset) in [
        ("ru", "08:45, 2 Март 2024 | GMT +5", (8, 45, 0), hours(5)),
        ("en", "2024-03-02T08:45:10+02:00", (8, 45, 10), hours(2)),
        ("en", "March 2, 2024 at 2:05 pm", (14, 5, 0), None),
        ("en", "Mar 2, 2024 2:05 PM EST", (14, 5, 0), hours(-5)),
        ("en", "Sat, 2 Mar 2024 14:05:00 +0500", (14, 5, 0), hours(5)),
        ("fr", "2 mars 2024 à 14h30", (14, 30, 0), None),
        ("de", "2. März 2024, 14.05 Uhr", (14, 5, 0), None),
        ("fi", "2.3.2024 klo 14.05", (14, 5, 0), None),
        ("ja", "2024年3月2日午後2時5分", (14, 5, 0), None),
        ("ko", "2024년 3월 2일 오후 2시 5분", (14, 5, 0), None),
        ("zh", "2024年3月2日 下午2:05", (14, 5, 0), None),
        ("id", "2 Maret 2024 14:05 WIB", (14, 5, 0), hours(7)),
        ("ru", "2 марта 2024, 14:05 мск", (14, 5, 0), hours(3)),
        ("el", "2 Μαρτίου 2024, 2:05 μ.μ.", (14, 5, 0), None),
        (
            "en",
            "14:05 GMT, 2 March 2024 | Updated 16:20",
            (14, 5, 0),
            hours(0),
        ),
        ("en", "Updated 16:20 2 March 2024, 14:05", (14, 5, 0), None),
    ] {
        let found = one(text, tag);
        let (hour, minute, second) = time;
        assert_eq!(
            found.time,
            NaiveTime::from_hms_opt(hour, minute, second),
            "{text}"
        );
        assert_eq!(found.offset, offset, "{text}");
    }
    let text = "08:45, 2 Март 2024 | GMT +5";
    assert_eq!(one(text, "ru").span, Span::new(0, text.len()));
}

#[test]
fn the_order_of_numbers() {
    for (tag, text, month, day, ambiguous) in [
        ("en", "12/10/2025", 12, 10, true),
        ("fr", "12/10/2025", 10, 12, true),
        ("fr", "10/12/2025", 12, 10, true),
        ("en", "12.10.2025", 10, 12, false),
        ("en", "25/12/2025", 12, 25, false),
        ("en", "2025/12/10", 12, 10, false),
        // A Wednesday is the tenth of December, not the twelfth of October.
        ("fr", "mercredi 12/10/2025", 12, 10, false),
    ] {
        let found = one(text, tag);
        assert_eq!((found.month, found.day), (month, day), "{tag}: {text}");
        assert_eq!(found.ambiguous, ambiguous, "{tag}: {text}");
    }
}

#[test]
fn weekdays() {
    for (tag, text) in [
        ("en", "Wednesday, 10 December"),
        ("ru", "10 декабря, среда"),
        ("tr", "10 Aralık Çarşamba"),
        ("ja", "12月10日（水）"),
        ("zh", "12月10日 星期三"),
        ("kk", "10 желтоқсан, сәрсенбі"),
    ] {
        assert_eq!(one(text, tag).weekday, Some(Weekday::Wed), "{text}");
    }
}

#[test]
fn numbers_that_are_no_dates() {
    for text in [
        "1.234.567",
        "2025-2026",
        "12/2025",
        "version 10.4.1 of it",
        "31.31.2025",
        "call 22-10-15",
        "192.168.10.12",
        "it may rise 2.5 times",
        "scored 4:2 on the day",
        "December 14:30",
    ] {
        assert_eq!(all(text, "en"), [], "{text}");
    }
}

#[test]
fn days_of_other_calendars_need_their_year() {
    assert_eq!(all("۱۹ آذر", "fa"), []);
    assert_eq!(all("19 رمضان", "ar"), []);
}

#[test]
fn moments_told_from_another() {
    let languages = Languages::compiled_in().expect("packs");
    let anchor = chrono::NaiveDate::from_ymd_opt(2025, 12, 11).expect("a day");
    for (tag, text, expected) in [
        ("en", "Yesterday, 14:05", ("2025-12-10", Some("14:05:00"))),
        ("ru", "сегодня, 14:05", ("2025-12-11", Some("14:05:00"))),
        ("ru", "вчера в 14:05", ("2025-12-10", Some("14:05:00"))),
        ("en", "2 hours ago", ("2025-12-11", None)),
        ("ru", "3 дня назад", ("2025-12-08", None)),
    ] {
        let words = DateWords::of(languages.get(tag));
        let found = find_relative(text, &words).expect(text);
        let (day, time) = found.from_anchor(anchor, None).expect(text);
        assert_eq!(
            (
                day.to_string().as_str(),
                time.map(|t| t.to_string()).as_deref()
            ),
            expected
        );
    }
    let words = DateWords::of(languages.get("en"));
    assert_eq!(find_relative("the day before yesterday", &words), None);
}
