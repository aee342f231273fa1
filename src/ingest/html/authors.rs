//! Who wrote it, as the page's metadata say.

use super::json_ld::LinkedData;
use super::meta::MetaElements;
use crate::text::alphanumeric_key as key;

const NAMES: &[&str] = &[
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
];

/// Authors from JSON-LD, else from `meta` elements. Companies, desks, slogans and addresses are as common there as people; only what looks like the name of
/// a person is taken.
pub(super) fn authors_of(
    meta: &MetaElements,
    linked: &LinkedData,
    outlet: Option<&str>,
) -> Vec<String> {
    let stated: Vec<&str> = if linked.authors.is_empty() {
        meta.every(NAMES).collect()
    } else {
        linked.authors.iter().map(String::as_str).collect()
    };
    let mut authors: Vec<String> = Vec::new();
    for name in stated.into_iter().flat_map(single_names) {
        let is_outlet = outlet.is_some_and(|outlet| key(outlet) == key(&name));
        if looks_like_a_name(&name) && !is_outlet && !authors.contains(&name) {
            authors.push(name);
        }
    }
    authors
}

/// "Ida Holm, Jon Rask & Pia Lund" → three names.
fn single_names(stated: &str) -> Vec<String> {
    stated
        .split([',', ';', '&', '|', '/'])
        .filter_map(super::one_line)
        .collect()
}

/// Two to four words, the first and the last with a capital where the script has capitals, no digits.
fn looks_like_a_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let begins_well = |word: Option<&&str>| {
        word.and_then(|word| word.chars().next())
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    (2..=4).contains(&words.len())
        && begins_well(words.first())
        && begins_well(words.last())
        && name.chars().count() <= 60
        && !name
            .chars()
            .any(|c| c.is_numeric() || matches!(c, '@' | ':' | '(' | '!' | '?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(stated: &str) -> Vec<String> {
        let linked = LinkedData {
            authors: vec![stated.to_owned()],
            ..LinkedData::default()
        };
        authors_of(&MetaElements::default(), &linked, Some("The Quay"))
    }

    #[test]
    fn people_and_nobody_else() {
        assert_eq!(
            authors("Ida Holm, Jon Rask & Pia van der Lund"),
            ["Ida Holm", "Jon Rask", "Pia van der Lund"]
        );
        for nobody in [
            "The Quay",
            "admin",
            "https://quay.example/ida",
            "Desk 24 Hours",
            "ida@quay.example",
        ] {
            assert!(authors(nobody).is_empty(), "{nobody}");
        }
    }
}
