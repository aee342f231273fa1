//! Texts that their owner withdrew after publication, resolved to ids of documents.

use super::document_names::DocumentNames;
use crate::model::{CURATION_FILE, Curation, Diagnostic, Lock, Withdrawal};
use crate::text::slug;
use std::collections::BTreeMap;

/// The longest id, in bytes.
const LONGEST: usize = 80;

/// The withdrawn texts by id, with warnings about names that nothing has.
///
/// `content` is the content folder. The file of a withdrawn text may be gone; then archive.lock knows its id. An id that is not known at all is withdrawn as well: the text may have
/// been published before there was an archive.lock. A name that several documents have withdraws them all.
pub fn resolve_withdrawals(
    curation: &Curation,
    names: &DocumentNames,
    lock: &Lock,
    content: &str,
) -> (Vec<Withdrawal>, Vec<Diagnostic>) {
    let mut out: BTreeMap<String, Withdrawal> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for decision in &curation.withdrawn {
        let warn = |warning: Diagnostic| warning.at(CURATION_FILE).line(decision.line);
        let name = &decision.value.document;
        let mut ids: Vec<String> = Vec::new();
        for spelling in spellings(name, content) {
            ids.extend(names.find_all(&spelling));
            if ids.is_empty() && is_remembered(lock, &spelling) {
                ids.push(spelling);
            }
            if !ids.is_empty() {
                break;
            }
        }
        if ids.len() > 1 {
            let message = format!("`{name}` means several documents: {}", ids.join(", "));
            let warning = Diagnostic::warning(message)
                .hint("all of them are withdrawn; write the id of one to withdraw only that one");
            diagnostics.push(warn(warning));
        }
        if ids.is_empty() {
            diagnostics.push(warn(names.unknown(name, "document")));
            let id = name.trim();
            if !id.is_empty() && slug(id, LONGEST) == id {
                ids.push(id.to_owned());
            }
        }
        for id in ids {
            let withdrawal = Withdrawal {
                document: id.clone(),
                ..decision.value.clone()
            };
            match out.get(&id) {
                Some(other) if *other != withdrawal => {
                    let message = format!("`{id}` is withdrawn twice, with another day or reason");
                    let warning = Diagnostic::warning(message).hint("remove one of the two");
                    diagnostics.push(warn(warning));
                }
                Some(_) => {}
                None => drop(out.insert(id, withdrawal)),
            }
        }
    }
    (out.into_values().collect(), diagnostics)
}

/// Whether an earlier build had a document of this id.
fn is_remembered(lock: &Lock, id: &str) -> bool {
    lock.texts.contains_key(id) || lock.moved.contains_key(id)
}

/// What the owner may mean: the name as it is, the id in the address of a page, the id that a path in the content folder gives.
fn spellings(name: &str, content: &str) -> Vec<String> {
    let name = name.trim().replace('\\', "/");
    let name = name.trim_start_matches("./");
    let mut out = vec![name.to_owned()];
    if let Some((_, rest)) = name.rsplit_once("documents/") {
        let id = rest.split(['/', '#', '?']).next().unwrap_or_default();
        out.push(id.to_owned());
    }
    if let Some((path, _)) = name.rsplit_once('.') {
        let content = format!("{}/", content.trim_matches('/'));
        out.push(slug(path.strip_prefix(&content).unwrap_or(path), LONGEST));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Decision, Document};
    use std::collections::BTreeSet;

    fn resolve(names: &[&str]) -> (Vec<String>, usize) {
        let document = |id: &str, path: &str| Document {
            id: id.into(),
            path: path.into(),
            also_saved_as: vec![format!("{path}.copy")],
            ..Document::default()
        };
        let documents = [
            document("bridge-en", "seeds/bridge-en.txt"),
            document("2024-a", "seeds/2024/a.txt"),
            document("2025-a", "seeds/2025/a.txt"),
        ];
        let moved = BTreeMap::from([("old-bridge".to_owned(), "bridge-en".to_owned())]);
        let lock = Lock {
            texts: BTreeMap::from([("2019-gone".to_owned(), BTreeSet::from(["1".to_owned()]))]),
            ..Lock::default()
        };
        let curation = Curation {
            withdrawn: names
                .iter()
                .enumerate()
                .map(|(line, name)| Decision {
                    line,
                    value: Withdrawal {
                        document: (*name).to_owned(),
                        ..Withdrawal::default()
                    },
                })
                .collect(),
            ..Curation::default()
        };
        let names = DocumentNames::new(&documents, &moved);
        let (withdrawn, warnings) = resolve_withdrawals(&curation, &names, &lock, "seeds");
        let ids = withdrawn.into_iter().map(|one| one.document);
        (ids.collect(), warnings.len())
    }

    #[test]
    fn a_text_is_withdrawn_by_whatever_it_is_called() {
        for name in [
            "bridge-en",
            " bridge-en ",
            "seeds/bridge-en.txt",
            "./seeds/bridge-en.txt",
            "seeds\\bridge-en.txt",
            "bridge-en.txt",
            "seeds/bridge-en.txt.copy",
            "old-bridge",
            "https://example.org/ru/documents/bridge-en/index.html#p-1",
            "documents/bridge-en/",
        ] {
            assert_eq!(
                resolve(&[name]),
                (vec!["bridge-en".to_owned()], 0),
                "{name}"
            );
        }
    }

    #[test]
    fn a_text_whose_file_is_gone_is_known_to_archive_lock() {
        for name in ["2019-gone", "seeds/2019/gone.txt"] {
            assert_eq!(
                resolve(&[name]),
                (vec!["2019-gone".to_owned()], 0),
                "{name}"
            );
        }
    }

    #[test]
    fn what_is_not_clear_is_withdrawn_with_a_warning() {
        let both = vec!["2024-a".to_owned(), "2025-a".to_owned()];
        assert_eq!(resolve(&["a.txt"]), (both, 1));
        assert_eq!(resolve(&["bridge-ne"]), (vec!["bridge-ne".to_owned()], 1));
        assert_eq!(resolve(&["No such text"]), (Vec::new(), 1));
        assert_eq!(resolve(&["bridge-en", "bridge-en.txt"]).1, 0);
    }
}
