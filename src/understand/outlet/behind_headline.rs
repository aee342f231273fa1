//! The outlet behind a headline, as title bars have it: "The bridge is open – The Harbour Post".

use super::OutletTable;
use super::spelling::is_abbreviation;

/// Signs between a headline and what a site writes behind it.
const SEPARATORS: [&str; 7] = [" | ", " - ", " – ", " — ", " • ", " · ", " :: "];

/// Code points of a headline and of an outlet's name, at most.
const LONGEST: usize = 300;
const LONGEST_NAME: usize = 50;

/// Words of a headline, at least, or signs of a script without spaces.
const LEAST_WORDS: usize = 2;
const LEAST_SIGNS: usize = 4;

/// The headline and the outlet behind it, which is the stated one or a known one. A name that is also a word, or that texts mention more often than they
/// quote it, counts behind a bar only.
pub(crate) fn headline_and_outlet<'t>(
    line: &'t str,
    stated: Option<&str>,
    table: &OutletTable,
) -> Option<(&'t str, &'t str)> {
    let (headline, separator, name) = parted(line)?;
    let is_stated = stated.is_some_and(|stated| is_same(name, stated, table));
    let is_doubtful = table.is_also_a_word(name) || table.is_only_mentioned(name);
    let is_known = is_written_as_name(name)
        && table.canonical(name).is_some()
        && (separator == " | " || !is_doubtful);
    (is_stated || is_known).then_some((headline, name))
}

/// The headline and the known outlet between it and a date: there a name that is also a word is an outlet's, too.
pub(crate) fn headline_before_outlet<'t>(line: &'t str, table: &OutletTable) -> Option<&'t str> {
    let (headline, _, name) = parted(line)?;
    table.canonical(name).map(|_| headline)
}

/// The headline, the last separator, and the name behind it.
fn parted(line: &str) -> Option<(&str, &'static str, &str)> {
    let found = SEPARATORS
        .iter()
        .filter_map(|separator| Some((line.rfind(separator)?, *separator)));
    let (at, separator) = found.max()?;
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—');
    let headline = line[..at].trim_end_matches(is_sign);
    let name = line[at + separator.len()..].trim();
    let words = headline.split_whitespace().count();
    let signs = headline.chars().filter(|c| *c >= '\u{2E80}').count();
    let fits = (words >= LEAST_WORDS || signs >= LEAST_SIGNS)
        && headline.chars().count() <= LONGEST
        && (1..=LONGEST_NAME).contains(&name.chars().count());
    fits.then_some((headline, separator, name))
}

fn is_same(name: &str, stated: &str, table: &OutletTable) -> bool {
    let known = table.canonical(name);
    name.to_lowercase() == stated.trim().to_lowercase()
        || known.is_some() && known == table.canonical(stated)
}

/// A capital, an abbreviation in small letters, or a host.
fn is_written_as_name(name: &str) -> bool {
    !name.starts_with(char::is_lowercase) || is_abbreviation(name) || name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn outlet(line: &str) -> Option<(&str, &str)> {
        let owner = BTreeMap::from([("Harbour Post".to_owned(), vec!["Порт-Пост".to_owned()])]);
        let table = OutletTable::new(&owner).expect("a table");
        headline_and_outlet(line, Some("Quay Radio"), &table)
    }

    #[test]
    fn a_known_outlet_behind_a_headline_goes() {
        for (headline, separator, name) in [
            ("The bridge is open", " | ", "Reuters"),
            ("The bridge is open", " - ", "The Astana Times"),
            ("Мост открыт", " – ", "DW"),
            ("Мост открыли раньше срока", " — ", "Порт-Пост"),
            ("The bridge is open", " · ", "harbour post"),
            ("The bridge is open", " - ", "quay radio"),
            ("Мост открыт", " | ", "Власть"),
            ("大桥正式开通", " - ", "新华社"),
        ] {
            let line = format!("{headline}{separator}{name}");
            let expected = (name != "harbour post").then_some((headline, name));
            assert_eq!(outlet(&line), expected, "{line}");
        }
    }

    #[test]
    fn what_is_not_known_to_be_an_outlet_stays() {
        for line in [
            "Kazakhstan – EU",
            "Kazakhstan – Reuters",
            "Рост цен на воду — Астана",
            "Рост цен на воду — Фергана",
            "All the steps to take – Kazakhstan and the EU",
            "The bridge is open-Reuters",
            "The bridge is open",
        ] {
            assert_eq!(outlet(line), None, "{line}");
        }
    }

    #[test]
    fn a_date_behind_it_makes_a_word_an_outlet() {
        let table = OutletTable::new(&BTreeMap::new()).expect("a table");
        let before = |line| headline_before_outlet(line, &table);
        assert_eq!(before("Мост открыт — Фергана"), Some("Мост открыт"));
        assert_eq!(before("Мост открыт — Астана"), None);
    }
}
