//! Finds the outlet at an address.

use super::OutletTable;

/// The host of an address, `www.` left out.
pub(super) fn host(address: &str) -> Option<&str> {
    let after = address.trim().split_once("://")?.1;
    let host = after.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.chars().any(char::is_alphabetic)).then_some(host)
}

/// The known outlet whose name or address is the host: the whole host, then the host without its first labels, then its labels except the last
/// (`ru.outlet.example` → `outlet.example` → `outlet`).
pub(super) fn known(host: &str, table: &OutletTable) -> Option<String> {
    let mut rest = Some(host);
    while let Some(part) = rest.filter(|part| part.contains('.')) {
        if let Some(name) = table.canonical(part) {
            return Some(name.to_owned());
        }
        rest = part.split_once('.').map(|(_, behind)| behind);
    }
    let mut labels: Vec<&str> = host.split('.').collect();
    labels.pop();
    labels
        .into_iter()
        .rev()
        .filter(|label| label.chars().count() > 3)
        .find_map(|label| table.canonical(label))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.paper.example/a?b"), Some("paper.example"));
        assert_eq!(
            host("http://user@paper.example:8080"),
            Some("paper.example")
        );
        assert_eq!(host("paper.example/a"), None);
        assert_eq!(host("https://127.0.0.1/"), None);
    }

    #[test]
    fn known_outlets_by_host_and_name() {
        let owner = BTreeMap::from([
            ("The Quay".to_owned(), vec!["quay.example".to_owned()]),
            ("Harbourpost".to_owned(), Vec::new()),
        ]);
        let table = OutletTable::new(&owner).expect("a table");
        assert_eq!(
            known("en.quay.example", &table).as_deref(),
            Some("The Quay")
        );
        assert_eq!(
            known("harbourpost.example", &table).as_deref(),
            Some("Harbourpost")
        );
        assert_eq!(known("unheard.example", &table), None);
    }
}
