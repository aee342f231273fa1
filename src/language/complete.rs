//! Completes a pack when it is loaded.
//!
//! The hand-written forms of `[dates.more]` and `quotes.more` join the lists from CLDR, and the names of `[more_languages]` replace those from there.
//! A word or ending with an apostrophe is added with every sign that texts use for it; the file has one of them.

use super::{Dates, LanguagePack};

/// Signs in use for an apostrophe and in the letters oʻ and gʻ.
const APOSTROPHES: [char; 6] = ['\'', '’', '‘', 'ʻ', 'ʼ', '`'];

/// Joins the hand-written lists with those from CLDR, and adds spellings.
pub(super) fn complete(pack: &mut LanguagePack) {
    let dates = &mut pack.dates;
    let more = dates.more.take().map_or_else(Dates::default, |more| *more);
    join(&mut dates.months, more.months);
    join(&mut dates.weekdays, more.weekdays);
    add_new(&mut dates.year_words, more.year_words);
    add_new(&mut dates.links, more.links);
    add_new(&mut dates.today, more.today);
    add_new(&mut dates.yesterday, more.yesterday);
    dates.calendars.extend(more.calendars);
    for (list, further) in [
        (&mut dates.ago.minutes, more.ago.minutes),
        (&mut dates.ago.hours, more.ago.hours),
        (&mut dates.ago.days, more.ago.days),
    ] {
        add_new(list, further);
    }
    for (pattern, instead) in [
        (&mut dates.order, more.order),
        (&mut dates.long, more.long),
        (&mut dates.day_month, more.day_month),
        (&mut dates.month_year, more.month_year),
        (&mut dates.first_day, more.first_day),
    ] {
        if !instead.is_empty() {
            *pattern = instead;
        }
    }
    for (names, instead) in [
        (&mut dates.month_names, more.month_names),
        (&mut dates.month_names_alone, more.month_names_alone),
    ] {
        if !instead.is_empty() {
            *names = instead;
        }
    }
    pack.languages
        .extend(std::mem::take(&mut pack.more_languages));
    for [open, close] in std::mem::take(&mut pack.quotes.more.pairs) {
        let quotes = &mut pack.quotes;
        let known = quotes.open.iter().zip(&quotes.close);
        if !known.into_iter().any(|(o, c)| *o == open && *c == close) {
            quotes.open.push(open);
            quotes.close.push(close);
        }
    }

    for list in dates.months.iter_mut().chain(&mut dates.weekdays) {
        add_spellings(list);
    }
    let words = &mut pack.words;
    for list in [
        &mut words.caption,
        &mut words.byline,
        &mut words.between_names,
        &mut words.desks,
        &mut words.paywall,
        &mut words.subscribers_only,
        &mut words.not_for_publication,
        &mut words.embargo,
        &mut words.advertisement,
        &mut words.press_release,
        &mut words.tag_line,
        &mut words.share,
        &mut words.read_more,
        &mut words.reporting_outlet,
        &mut words.citing_outlet,
        &mut words.cited_outlet,
        &mut words.outlet,
        &mut words.reporting,
        &mut words.roles,
        &mut words.organisation,
        &mut words.place,
        &mut words.stop,
        &mut words.name_particles,
        &mut pack.names.particles_abroad,
    ] {
        add_spellings(list);
    }
    let mut endings = Vec::with_capacity(pack.names.endings.len());
    for ending in std::mem::take(&mut pack.names.endings) {
        for spelling in spellings(&ending.ending) {
            let mut respelt = ending.clone();
            respelt.ending = spelling;
            endings.push(respelt);
        }
    }
    pack.names.endings = endings;
}

fn join(lists: &mut Vec<Vec<String>>, more: Vec<Vec<String>>) {
    if lists.len() < more.len() {
        lists.resize(more.len(), Vec::new());
    }
    for (list, more) in lists.iter_mut().zip(more) {
        add_new(list, more);
    }
}

fn add_new(list: &mut Vec<String>, more: Vec<String>) {
    for word in more {
        if !list.contains(&word) {
            list.push(word);
        }
    }
}

/// Adds every word with an apostrophe with the other signs for it, too.
pub fn add_spellings(list: &mut Vec<String>) {
    if list.iter().any(|word| word.contains(APOSTROPHES)) {
        let words = std::mem::take(list);
        for word in words {
            add_new(list, spellings(&word));
        }
    }
}

/// The word itself, then with every other sign for its apostrophes.
fn spellings(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    if word.contains(APOSTROPHES) {
        for sign in APOSTROPHES {
            let other = word.replace(APOSTROPHES, &sign.to_string());
            if !out.contains(&other) {
                out.push(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Ending;

    #[test]
    fn forms_by_hand_join_those_from_cldr() {
        let mut pack = LanguagePack::default();
        pack.dates.months = vec![vec!["январь".into()]];
        pack.dates.more = Some(Box::new(Dates {
            months: vec![vec!["январь".into(), "январе".into()]],
            ..Dates::default()
        }));
        pack.quotes.open = vec!["«".into()];
        pack.quotes.close = vec!["»".into()];
        pack.quotes.more.pairs = vec![["“".into(), "”".into()], ["«".into(), "»".into()]];
        complete(&mut pack);
        assert_eq!(pack.dates.months, [["январь", "январе"]]);
        assert_eq!(pack.dates.more, None);
        assert_eq!(pack.quotes.open, ["«", "“"]);
        assert_eq!(pack.quotes.close, ["»", "”"]);
    }

    #[test]
    fn apostrophes_stand_for_each_other() {
        let mut pack = LanguagePack::default();
        pack.words.roles = vec!["oʻqituvchi*".into(), "vazir*".into()];
        pack.names.endings = vec![Ending {
            ending: "’nin".into(),
            ..Ending::default()
        }];
        complete(&mut pack);
        assert!(pack.words.roles.contains(&"o'qituvchi*".to_owned()));
        assert!(pack.words.roles.contains(&"o’qituvchi*".to_owned()));
        assert_eq!(pack.words.roles.len(), 7);
        assert!(pack.names.endings.iter().any(|e| e.ending == "'nin"));
    }
}
