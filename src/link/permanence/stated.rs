//! Former ids that owners state, as `aliases` or `slug` or by a copy of the file.

use crate::model::Document;
use std::collections::BTreeMap;

/// The stated former ids with the ids of their documents: none that a document has now, none that `moved` knows, and none that several documents state.
pub fn stated_former_ids(
    documents: &[Document],
    moved: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut claims: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for document in documents {
        for former in &document.former_ids {
            claims
                .entry(former)
                .and_modify(|claim| *claim = claim.filter(|id| *id == document.id))
                .or_insert(Some(&document.id));
        }
    }
    for document in documents {
        claims.remove(document.id.as_str());
    }
    let single = claims
        .into_iter()
        .filter(|(former, _)| !moved.contains_key(*former));
    single
        .filter_map(|(former, id)| Some((former.to_owned(), id?.to_owned())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_leads_to_one_text_and_never_away_from_another() {
        let document = |id: &str, former: &[&str]| Document {
            id: id.into(),
            former_ids: former.iter().map(|id| (*id).into()).collect(),
            ..Document::default()
        };
        let documents = [
            document("a", &["old", "b", "both", "moved"]),
            document("b", &["both", "older", "older"]),
        ];
        let moved = BTreeMap::from([("moved".to_owned(), "b".to_owned())]);
        let stated = stated_former_ids(&documents, &moved);
        let pairs: Vec<_> = stated
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(pairs, [("old", "a"), ("older", "b")]);
    }
}
