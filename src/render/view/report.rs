//! What the archive's owner should look at.

use super::cards::DocumentCard;
use super::evidence::EvidenceView;
use super::frame::Frame;
use super::person::line;
use super::{Link, Text};
use crate::model::{Diagnostic, Severity, Verdict};
use crate::render::here::Here;
use crate::render::reasons;
use serde::Serialize;

/// The report.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReportPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Messages about files.
    pub(crate) warnings: Vec<WarningView>,
    /// Documents whose date is not known.
    pub(crate) undated: Vec<DocumentCard>,
    /// Documents whose date is partly inferred.
    pub(crate) inferred: Vec<DocumentCard>,
    /// Documents without a headline of their own.
    pub(crate) untitled: Vec<DocumentCard>,
    /// Relations that were not decided.
    pub(crate) unsure: Vec<EvidenceView>,
    /// Pairs that may be one person.
    pub(crate) doubts: Vec<DoubtPair>,
}

/// A message about a file.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WarningView {
    /// The file.
    pub(crate) path: String,
    /// Line in the file, from 1.
    pub(crate) line: Option<usize>,
    /// What is said.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: Option<String>,
    /// The document that it is about.
    pub(crate) document: Option<Link>,
}

/// Two people that may be one.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DoubtPair {
    /// One of the two.
    pub(crate) first: Link,
    /// The other.
    pub(crate) second: Link,
    /// Why it was not decided.
    pub(crate) reason: Text,
    /// What to write in curation.yaml.
    pub(crate) line: String,
}

/// The report.
pub(crate) fn view(here: &Here<'_>) -> ReportPage {
    let archive = here.archive();
    let words = &here.edition.words;
    let cards = |wanted: &dyn Fn(usize) -> bool| -> Vec<DocumentCard> {
        (0..archive.documents.len())
            .filter(|&index| wanted(index))
            .map(|index| DocumentCard::new(here, index))
            .collect()
    };
    let mut warnings: Vec<WarningView> = archive
        .diagnostics
        .iter()
        .filter(|d| d.severity != Severity::Note)
        .map(|diagnostic| warning(diagnostic, "", None))
        .collect();
    for (index, archived) in archive.documents.iter().enumerate() {
        for diagnostic in &archived.document.diagnostics {
            if diagnostic.severity != Severity::Note {
                let link = here.document_link(index);
                warnings.push(warning(diagnostic, &archived.document.path, Some(link)));
            }
        }
    }
    let mut unsure: Vec<EvidenceView> = archive
        .relations
        .iter()
        .filter(|relation| relation.verdict == Verdict::Unsure)
        .map(|relation| EvidenceView::new(here, relation))
        .collect();
    unsure.sort_by_key(|evidence| std::cmp::Reverse(evidence.percent));
    let mut frame = Frame::new(here, words.plain("report"), words.plain("report-lead"));
    frame.unlisted = true;
    ReportPage {
        frame,
        warnings,
        undated: cards(&|i| archive.documents[i].published.is_none()),
        inferred: cards(&|i| {
            let published = archive.documents[i].published.as_ref();
            published.is_some_and(|p| !p.inferred.is_empty())
        }),
        untitled: cards(&|i| archive.documents[i].document.title.is_none()),
        unsure,
        doubts: archive
            .doubts
            .iter()
            .map(|doubt| DoubtPair {
                first: here.person(doubt.first),
                second: here.person(doubt.second),
                reason: reasons::in_words(here, &doubt.reason),
                line: line(here, doubt.first, doubt.second),
            })
            .collect(),
    }
}

fn warning(diagnostic: &Diagnostic, path: &str, document: Option<Link>) -> WarningView {
    WarningView {
        path: diagnostic.path.clone().unwrap_or_else(|| path.to_string()),
        line: diagnostic.line,
        message: diagnostic.message.clone(),
        hint: diagnostic.hint.clone(),
        document,
    }
}
