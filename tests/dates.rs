//! Every pack's language: what CLDR writes and what the pack itself writes is read back.

#![allow(clippy::unwrap_used)] // A failed unwrap is a failed test.

use cuttings::language::{LanguagePack, Languages};
use cuttings::understand::dates::{DateFound, DateWords, find_dates, find_relative};

fn languages() -> Languages {
    Languages::compiled_in().unwrap()
}

/// As the pipeline has them: the language's own words, English behind.
fn words(languages: &Languages, pack: &LanguagePack) -> DateWords {
    DateWords::of([pack, languages.get("en").unwrap()])
}

fn day(found: &[DateFound]) -> Option<(Option<i32>, u32, u32)> {
    match found {
        [one] => Some((one.year, one.month, one.day)),
        _ => None,
    }
}

#[test]
fn dates_as_cldr_writes_them() {
    let languages = languages();
    let mut wrong = Vec::new();
    let mut tags = std::collections::BTreeSet::new();
    for line in include_str!("dates.tsv").lines().skip(1) {
        let [tag, width, text] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        tags.insert(tag);
        let pack = languages.get(tag).unwrap();
        let found = find_dates(text, &words(&languages, pack));
        let weekday = width != "full" || found.first().is_some_and(|f| f.weekday.is_some());
        if day(&found) != Some((Some(2025), 12, 10)) || !weekday {
            wrong.push(format!("{line}: {found:?}"));
        }
    }
    // CLDR has no dates in the Latin letters of Kazakh and Karakalpak.
    let by_hand = ["kaa-Latn", "kk-Latn"];
    assert_eq!(tags.len() + by_hand.len(), languages.iter().count());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_month_as_the_pack_writes_it() {
    let languages = languages();
    let mut wrong = Vec::new();
    for pack in languages.iter() {
        let words = words(&languages, pack);
        for (month, name) in (1..).zip(&pack.dates.month_names) {
            for (pattern, year) in [
                (&pack.dates.long, Some(2024)),
                (&pack.dates.day_month, None),
            ] {
                let text = pattern
                    .replace("{day}", "23")
                    .replace("{month}", name)
                    .replace("{year}", "2024");
                let found = find_dates(&text, &words);
                if day(&found) != Some((year, month, 23)) {
                    wrong.push(format!("{}: {text}: {found:?}", pack.tag));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_told_from_another_in_every_language() {
    let languages = languages();
    let mut wrong = Vec::new();
    let anchor = chrono::NaiveDate::from_ymd_opt(2025, 12, 10).unwrap();
    for pack in languages.iter() {
        let words = words(&languages, pack);
        let dates = &pack.dates;
        let day = |text: &str| {
            find_relative(text, &words)
                .and_then(|found| found.from_anchor(anchor, None))
                .map(|(day, _)| day.to_string())
        };
        let mut expect = |text: String, expected: &str| {
            if day(&text).as_deref() != Some(expected) {
                wrong.push(format!("{}: {text}", pack.tag));
            }
        };
        for word in &dates.today {
            expect(format!("{word}, 14:05"), "2025-12-10");
        }
        for word in &dates.yesterday {
            expect(format!("{word}, 14:05"), "2025-12-09");
        }
        for form in &dates.ago.hours {
            expect(form.replace("{number}", "2"), "2025-12-10");
        }
        for form in &dates.ago.days {
            expect(form.replace("{number}", "3"), "2025-12-07");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
