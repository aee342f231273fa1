//! The versions of a story side by side, paragraph by paragraph, with what one has and another lacks.

use super::body::{Mark, Section, marked_sections};
use super::cards::DocumentCard;
use crate::model::{Alignment, Extent, Story};
use crate::render::context::PageContext;
use crate::render::context::link::LanguageLabel;
use serde::Serialize;
use std::collections::BTreeSet;

/// More versions than this are read on their own pages.
const MOST_COLUMNS: usize = 8;

/// Versions of which two can be read side by side.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AlignedView {
    /// Which of the page's stories it is, from 1.
    pub(crate) number: usize,
    /// What heads the versions, the reader’s language first.
    pub(crate) versions: Vec<ColumnView>,
    /// Paragraphs that say the same, in reading order.
    pub(crate) rows: Vec<RowView>,
    /// About how many bytes that is on a page.
    #[serde(skip)]
    pub(crate) length: usize,
    /// There is more of the texts on their own pages.
    pub(crate) cut: bool,
    /// Something is marked that a version lacks.
    pub(crate) marked: bool,
    /// Further versions.
    pub(crate) others: Vec<DocumentCard>,
}

/// The head of a version.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ColumnView {
    /// The version.
    pub(crate) card: DocumentCard,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
}

/// One row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RowView {
    /// A cell for each version.
    pub(crate) cells: Vec<CellView>,
}

/// What one version says in a row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CellView {
    /// The language of the version.
    pub(crate) language: LanguageLabel,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// What is shown of its paragraphs; empty when it says nothing of this, or when that is not shown.
    pub(crate) sections: Vec<Section>,
    /// The version is shown whole, so what is not here it does not say.
    pub(crate) whole: bool,
}

/// Bytes of markup around a cell, and around each piece of its text.
const CELL: usize = 70;
const PIECE: usize = 50;

impl RowView {
    /// About how many bytes it takes on a page, markup included.
    fn length(&self) -> usize {
        let of_section = |section: &Section| {
            let pieces: usize = section.blocks.iter().map(|block| block.pieces.len()).sum();
            section.text_length() + PIECE * pieces
        };
        let of_cell = |cell: &CellView| CELL + cell.sections.iter().map(of_section).sum::<usize>();
        self.cells.iter().map(of_cell).sum()
    }
}

/// The versions of a story, by its index, as much of them as `room` has place for, in bytes; `None` where there is nothing to compare.
pub(crate) fn view(
    page: &PageContext<'_>,
    story: usize,
    number: usize,
    room: usize,
) -> Option<AlignedView> {
    let alignment = page.context.release.alignments.get(&story)?;
    let story = &page.archive().stories[story];
    let order = order(page, story);
    let (columns, others) = order.split_at(order.len().min(MOST_COLUMNS));
    let versions: Vec<ColumnView> = columns
        .iter()
        .map(|version| {
            let card = DocumentCard::new(page, story.documents[*version]);
            ColumnView {
                direction: card.headline.direction,
                card,
            }
        })
        .collect();
    let marks: Vec<Vec<Mark>> = columns
        .iter()
        .map(|version| marks(page, (story, columns), alignment, *version))
        .collect();
    let mut length = 0;
    let mut rows = Vec::new();
    let wanted = alignment.rows.iter().filter(|row| {
        columns
            .iter()
            .any(|version| !row.blocks[*version].is_empty())
    });
    let mut cut = false;
    for row in wanted {
        let cells = columns.iter().zip(&versions).zip(&marks);
        let cells: Vec<CellView> = cells
            .map(|((version, column), marks)| {
                let archived = page.document(story.documents[*version]);
                let blocks = &row.blocks[*version];
                let sections = marked_sections(page, archived, blocks, marks).into_iter();
                let sections: Vec<Section> = sections.map(of_cell).collect();
                CellView {
                    language: column.card.language.clone(),
                    direction: column.direction,
                    sections,
                    whole: page.context.release.shown[story.documents[*version]].extent
                        == Extent::Full,
                }
            })
            .collect();
        let row = RowView { cells };
        let more = row.length();
        if length + more > room && !rows.is_empty() {
            cut = true;
            break;
        }
        length += more;
        add_row(&mut rows, row);
    }
    let marked = rows
        .iter()
        .flat_map(|row: &RowView| &row.cells)
        .flat_map(|cell| &cell.sections)
        .flat_map(|section| &section.blocks)
        .flat_map(|block| &block.pieces)
        .any(|piece| !piece.lacks.is_empty());
    (!rows.is_empty()).then(|| AlignedView {
        number,
        length,
        marked,
        versions,
        cut,
        others: others
            .iter()
            .map(|version| DocumentCard::new(page, story.documents[*version]))
            .collect(),
        rows,
    })
}

/// Adds a row; what the same versions lack as in the row before goes on with that.
fn add_row(rows: &mut Vec<RowView>, row: RowView) {
    let lacking = |row: &RowView| -> Vec<bool> {
        let cells = row.cells.iter();
        cells.map(|cell| cell.sections.is_empty()).collect()
    };
    let lacks = lacking(&row);
    match rows.last_mut() {
        Some(last) if lacks.contains(&true) && lacking(last) == lacks => {
            for (cell, more) in last.cells.iter_mut().zip(row.cells) {
                cell.sections.extend(more.sections);
            }
        }
        _ => rows.push(row),
    }
}

/// Versions by their place in the story: the reader's first, then one of each language, then the rest.
fn order(page: &PageContext<'_>, story: &Story) -> Vec<usize> {
    let best = page.best_version(&story.documents);
    let mut places: Vec<usize> = (0..story.documents.len()).collect();
    places.sort_by_key(|place| Some(story.documents[*place]) != best);
    let mut seen = BTreeSet::new();
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for place in places {
        let tag = &page.document(story.documents[place]).document.language.tag;
        if seen.insert(tag.clone()) {
            first.push(place);
        } else {
            rest.push(place);
        }
    }
    first.append(&mut rest);
    first
}

/// What the version has and others among the columns lack, each with the languages of those.
fn marks(
    page: &PageContext<'_>,
    (story, columns): (&Story, &[usize]),
    alignment: &Alignment,
    version: usize,
) -> Vec<Mark> {
    alignment
        .lacking
        .iter()
        .filter(|lacking| lacking.version == version)
        .filter_map(|lacking| {
            let is_missing = |other: &usize| lacking.missing_in.contains(other);
            let names: BTreeSet<String> = columns
                .iter()
                .filter(|other| is_missing(other))
                .map(|other| {
                    let document = page.document(story.documents[*other]);
                    page.label(&document.document.language.tag).name
                })
                .collect();
            let numbers = (1..).zip(columns).filter(|(_, other)| is_missing(other));
            let classes: Vec<String> = numbers.map(|(number, _)| format!("l{number}")).collect();
            let and = page
                .edition
                .words
                .with("list-of-two", &[("first", ""), ("second", "")]);
            (!classes.is_empty()).then(|| Mark {
                span: lacking.span,
                lacks: names.into_iter().collect::<Vec<_>>().join(&and),
                lacks_in: classes.join(" "),
            })
        })
        .collect()
}

/// A section as a cell shows it: its headings do not count as headings of the page.
fn of_cell(section: Section) -> Section {
    let mut section = section.without_anchors();
    if section.kind == "heading" {
        section.kind = "subheading";
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(paragraphs: [usize; 2]) -> RowView {
        let section = || Section {
            kind: "paragraph",
            level: 2,
            blocks: Vec::new(),
        };
        RowView {
            cells: paragraphs
                .map(|count| CellView {
                    language: LanguageLabel {
                        tag: "en".to_owned(),
                        name: "English".to_owned(),
                        own_name: "English".to_owned(),
                    },
                    direction: "ltr",
                    sections: (0..count).map(|_| section()).collect(),
                    whole: true,
                })
                .into(),
        }
    }

    #[test]
    fn paragraphs_that_one_version_lacks_are_one_row() {
        let mut rows = Vec::new();
        for paragraphs in [[1, 1], [1, 0], [2, 0], [0, 1], [1, 1], [1, 1]] {
            add_row(&mut rows, row(paragraphs));
        }
        let counts = rows.iter().map(|row| {
            let cells = row.cells.iter();
            cells.map(|cell| cell.sections.len()).collect::<Vec<_>>()
        });
        let wanted = [[1, 1], [3, 0], [0, 1], [1, 1], [1, 1]];
        assert_eq!(counts.collect::<Vec<_>>(), wanted);
    }
}
