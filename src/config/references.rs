//! Ids of documents in the owner's decisions that no document has.

use crate::model::{Curation, Diagnostic, Document};
use crate::text::nearest;

/// A warning for every id in `translation_of` and in curation.yaml's stories and events that names no document.
///
/// A document is named by its id, its path or its file's name. (People are matched later, by any form of their names, and are told of then.)
pub fn unknown_documents(documents: &[Document], curation: &Curation) -> Vec<Diagnostic> {
    let named: Vec<Named<'_>> = documents
        .iter()
        .map(|document| Named {
            id: &document.id,
            path: &document.path,
            translation_of: document.declared.translation_of.as_deref(),
        })
        .collect();
    unknown(&named, curation)
}

/// What a document is called, and what it calls its original.
struct Named<'a> {
    id: &'a str,
    path: &'a str,
    translation_of: Option<&'a str>,
}

fn unknown(documents: &[Named<'_>], curation: &Curation) -> Vec<Diagnostic> {
    let is_known = |id: &str| {
        documents.iter().any(|document| {
            document.id == id || document.path == id || document.path.rsplit('/').next() == Some(id)
        })
    };
    let warning = |id: &str| {
        let hint = match nearest(id, documents.iter().map(|document| document.id)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`cuttings analyze` prints the ids of the documents".to_owned(),
        };
        Diagnostic::warning(format!("no document has the id `{id}`")).hint(hint)
    };
    let declared = documents.iter().filter_map(|document| {
        let id = document.translation_of.filter(|id| !is_known(id))?;
        let mut told = warning(id).at(document.path);
        told.message = format!("translation_of: {}", told.message);
        Some(told)
    });
    let decided = [
        &curation.stories_together,
        &curation.stories_apart,
        &curation.events_together,
        &curation.events_apart,
    ]
    .into_iter()
    .flatten()
    .flat_map(|decision| decision.value.iter().map(move |id| (id, decision.line)))
    .filter(|(id, _)| !is_known(id))
    .map(|(id, line)| warning(id).at("curation.yaml").line(line));
    declared.chain(decided).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decision;

    #[test]
    fn ids_that_no_document_has_are_told_with_the_nearest_one() {
        let named = |id, path, translation_of| Named {
            id,
            path,
            translation_of,
        };
        let documents = [
            named("bridge-en", "seeds/bridge-en.txt", None),
            named("bridge-ru", "seeds/bridge-ru.txt", Some("bridge-eng")),
            named("bridge-kk", "seeds/bridge-kk.txt", Some("bridge-en.txt")),
        ];
        let curation = Curation {
            events_apart: vec![Decision {
                value: vec!["bridge-en".to_owned(), "ferry".to_owned()],
                line: 4,
            }],
            ..Curation::default()
        };
        let told = unknown(&documents, &curation);
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0].path.as_deref(), Some("seeds/bridge-ru.txt"));
        assert_eq!(told[0].hint.as_deref(), Some("did you mean `bridge-en`?"));
        assert_eq!(told[1].line, Some(4));
    }
}
