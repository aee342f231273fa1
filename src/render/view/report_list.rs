//! What the archive's owner should look at, by kind: the report shows the first few of each, pages of their own show all of them.

use crate::model::{Archive, Diagnostic, Document, HeldText, Release, Severity};
use crate::render::context::link::Link;
use crate::render::context::paging::{PAGE, Pages, portion};
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::cards::DocumentCard;
use crate::render::part::doubts::DoubtPair;
use crate::render::part::evidence::EvidenceView;
use crate::render::part::frame::{Frame, Pager};
use crate::render::part::page_kind::PageKind;
use crate::render::part::proposals::{undecided_people, undecided_texts};
use serde::Serialize;

/// How many of a kind the report itself shows.
const SHOWN: usize = 10;

/// Kinds of what should be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToCheck {
    HeldBack,
    Warnings,
    Copies,
    Undated,
    Inferred,
    Outletless,
    Unsure,
    Doubts,
    Untitled,
}

/// One thing to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemToCheck {
    /// A text that is held back, by its place.
    Held(usize),
    /// A document with the other files that have the same text.
    Copies(usize),
    /// A message about the archive as a whole, by its place.
    Message(usize),
    /// A message about a document: the document, and the place among its messages.
    DocumentMessage(usize, usize),
    /// A document.
    Document(usize),
    /// A relation.
    Relation(usize),
    /// Two people that may be one.
    Doubt(usize),
}

/// A message about a file.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WarningView {
    /// The file.
    pub(crate) path: String,
    /// Line in the file, from 1.
    pub(crate) line: Option<usize>,
    /// The message.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: Option<String>,
    /// The document that it is about.
    pub(crate) document: Option<Link>,
}

/// Things of one kind, or some of them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SectionToCheck {
    /// Its place in the page: `undated`.
    pub(crate) id: &'static str,
    /// Key of its words.
    pub(crate) key: &'static str,
    /// How many there are.
    pub(crate) total: usize,
    /// Messages about files.
    pub(crate) warnings: Vec<WarningView>,
    /// Documents.
    pub(crate) documents: Vec<DocumentCard>,
    /// Pairs of texts.
    pub(crate) pairs: Vec<EvidenceView>,
    /// Pairs of people.
    pub(crate) doubts: Vec<DoubtPair>,
    /// Link to all of them, where there are more than are shown.
    pub(crate) all: Option<String>,
}

/// A page of everything of one kind.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReportListPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// What is listed.
    pub(crate) section: SectionToCheck,
    /// The pages before and after.
    pub(crate) pager: Pager,
}

impl ToCheck {
    /// All kinds, in the order of the report.
    pub(crate) const ALL: [Self; 9] = [
        Self::HeldBack,
        Self::Warnings,
        Self::Copies,
        Self::Undated,
        Self::Inferred,
        Self::Outletless,
        Self::Unsure,
        Self::Doubts,
        Self::Untitled,
    ];

    /// Its name in addresses, and the key of its words.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::HeldBack => ("held-back", "held-back-documents"),
            Self::Warnings => ("warnings", "warnings"),
            Self::Copies => ("copies", "copied-documents"),
            Self::Outletless => ("without-outlet", "documents-without-outlet"),
            Self::Undated => ("undated", "undated-documents"),
            Self::Inferred => ("inferred", "inferred-dates"),
            Self::Unsure => ("unsure", "unsure-relations"),
            Self::Doubts => ("doubts", "person-doubts"),
            Self::Untitled => ("untitled", "documents-without-title"),
        }
    }

    /// Address of one of its pages from the root of an edition; pages count from 1.
    pub(crate) fn address(self, page: usize) -> String {
        let (id, _) = self.names();
        match page {
            0 | 1 => format!("report/{id}.html"),
            _ => format!("report/{id}-{page}.html"),
        }
    }

    /// How many pages of its own so many things need.
    pub(crate) fn pages(self, length: usize) -> usize {
        match length > SHOWN {
            true => length.div_ceil(PAGE),
            false => 0,
        }
    }

    /// All things of the kind, the most useful first.
    pub(crate) fn items(self, release: &Release) -> Vec<ItemToCheck> {
        let archive = &release.archive;
        let documents = |wanted: &dyn Fn(usize) -> bool| -> Vec<ItemToCheck> {
            let all = (0..archive.documents.len()).filter(|&index| wanted(index));
            all.map(ItemToCheck::Document).collect()
        };
        let document = |index: usize| &archive.documents[index].document;
        let published = |index: usize| archive.documents[index].published.as_ref();
        match self {
            Self::HeldBack => (0..release.held_back.len())
                .map(ItemToCheck::Held)
                .collect(),
            Self::Warnings => messages(archive),
            Self::Copies => {
                let saved = |index: &usize| !document(*index).also_saved_as.is_empty();
                let all = (0..archive.documents.len()).filter(saved);
                all.map(ItemToCheck::Copies).collect()
            }
            Self::Outletless => documents(&|i| archive.documents[i].outlet.is_none()),
            Self::Undated => documents(&|i| published(i).is_none()),
            Self::Inferred => documents(&|i| published(i).is_some_and(|p| !p.inferred.is_empty())),
            Self::Untitled => documents(&|i| archive.documents[i].document.title.is_none()),
            Self::Unsure => {
                let all = undecided_texts(archive).into_iter();
                all.map(ItemToCheck::Relation).collect()
            }
            Self::Doubts => {
                let all = undecided_people(archive).into_iter();
                all.map(ItemToCheck::Doubt).collect()
            }
        }
    }

    /// The part of the report about it.
    pub(crate) fn section(self, page: &PageContext<'_>) -> SectionToCheck {
        let items = self.items(page.context.release);
        let shown = &items[..items.len().min(SHOWN)];
        SectionToCheck {
            all: (self.pages(items.len()) > 0).then(|| page.to(&self.address(1))),
            total: items.len(),
            ..self.shown(page, shown)
        }
    }

    fn shown(self, page: &PageContext<'_>, items: &[ItemToCheck]) -> SectionToCheck {
        let archive = page.archive();
        let (id, key) = self.names();
        let mut section = SectionToCheck {
            id,
            key,
            total: items.len(),
            warnings: Vec::new(),
            documents: Vec::new(),
            pairs: Vec::new(),
            doubts: Vec::new(),
            all: None,
        };
        for item in items {
            match *item {
                ItemToCheck::Held(place) => {
                    let held = &page.context.release.held_back[place];
                    section.warnings.push(WarningView::of_held(held));
                }
                ItemToCheck::Copies(index) => {
                    let document = &page.document(index).document;
                    let link = page.link(Subject::Document(index));
                    section
                        .warnings
                        .push(WarningView::of_copies(document, link));
                }
                ItemToCheck::Message(place) => {
                    let message = &archive.diagnostics[place];
                    section.warnings.push(WarningView::new(message, "", None));
                }
                ItemToCheck::DocumentMessage(document, place) => {
                    let of = &page.document(document).document;
                    let link = Some(page.link(Subject::Document(document)));
                    let message = &of.diagnostics[place];
                    section
                        .warnings
                        .push(WarningView::new(message, &of.path, link));
                }
                ItemToCheck::Document(index) => {
                    section.documents.push(DocumentCard::new(page, index))
                }
                ItemToCheck::Relation(index) => section
                    .pairs
                    .push(EvidenceView::new(page, &archive.relations[index])),
                ItemToCheck::Doubt(index) => section.doubts.push(DoubtPair::new(page, index)),
            }
        }
        section
    }
}

impl WarningView {
    fn of_held(held: &HeldText) -> Self {
        Self {
            path: held.path.clone(),
            line: held
                .held_back
                .line
                .filter(|_| held.held_back.path == held.path),
            message: held.held_back.reason.to_string(),
            hint: (held.held_back.path != held.path)
                .then(|| format!("see {}", held.held_back.path)),
            document: None,
        }
    }

    fn of_copies(document: &Document, link: Link) -> Self {
        Self {
            path: document.path.clone(),
            line: None,
            message: format!("also saved as {}", document.also_saved_as.join(", ")),
            hint: None,
            document: Some(link),
        }
    }

    /// A message; `path` is the file where the message does not name one.
    pub(crate) fn new(diagnostic: &Diagnostic, path: &str, document: Option<Link>) -> Self {
        Self {
            path: diagnostic.path.clone().unwrap_or_else(|| path.to_string()),
            line: diagnostic.line,
            message: diagnostic.message.clone(),
            hint: diagnostic.hint.clone(),
            document,
        }
    }
}

/// Messages that are more than notes: those about the whole archive first.
fn messages(archive: &Archive) -> Vec<ItemToCheck> {
    let is_shown = |severity: Severity| severity != Severity::Note;
    let of_archive = archive.diagnostics.iter().enumerate();
    let of_archive = of_archive.filter(|(_, message)| is_shown(message.severity));
    let documents = archive.documents.iter().enumerate();
    let of_documents = documents.flat_map(|(document, archived)| {
        let messages = archived.document.diagnostics.iter().enumerate();
        let messages = messages.filter(|(_, message)| is_shown(message.severity));
        messages.map(move |(place, _)| ItemToCheck::DocumentMessage(document, place))
    });
    of_archive
        .map(|(place, _)| ItemToCheck::Message(place))
        .chain(of_documents)
        .collect()
}

/// The pages of every kind that has more than the report shows: the kind, and the number of the page.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<(ToCheck, usize)> {
    let pages = ToCheck::ALL.into_iter().flat_map(|list| {
        let count = list.pages(list.items(context.release).len());
        (1..=count).map(move |number| (list.address(number), (list, number)))
    });
    pages.collect()
}

/// One page of everything of a kind.
pub(crate) fn view(page: &PageContext<'_>, (list, number): (ToCheck, usize)) -> ReportListPage {
    let items = list.items(page.context.release);
    let (_, key) = list.names();
    let words = &page.edition.words;
    let (title, lead) = (words.plain(key), words.plain("report-lead"));
    ReportListPage {
        frame: Frame::new(page, PageKind::Site, title, lead).unlisted(),
        section: SectionToCheck {
            total: items.len(),
            ..list.shown(page, portion(&items, number))
        },
        pager: Pager::new(page, number, list.pages(items.len()), &|page| {
            list.address(page)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HeldBack, HoldReason, RelationKind};
    use crate::render::fixture;

    #[test]
    fn what_fits_on_the_report_has_no_page_of_its_own() {
        let pages: Vec<usize> = [0, 10, 11, 101].map(|n| ToCheck::Doubts.pages(n)).to_vec();
        assert_eq!(pages, [0, 0, 1, 3]);
        assert_eq!(ToCheck::Undated.address(2), "report/undated-2.html");
    }

    #[test]
    fn every_kind_is_found() {
        let mut archive = fixture::archive();
        archive.documents[0].document.also_saved_as = vec!["seeds/copy.txt".to_string()];
        archive.documents[2].document.language.tag = "xx".to_string();
        archive.relations[1].kind = RelationKind::SameEvent;
        let mut release = fixture::released(&archive, &fixture::site());
        release.held_back.push(HeldText {
            document: "draft".to_string(),
            path: "seeds/draft.txt".to_string(),
            held_back: HeldBack {
                reason: HoldReason::Draft,
                path: "seeds/draft.txt".to_string(),
                line: Some(2),
            },
        });
        let counts: Vec<usize> = ToCheck::ALL
            .iter()
            .map(|list| list.items(&release).len())
            .collect();
        assert_eq!(counts[6..8], [1, 1], "{counts:?}");
        assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    }
}
