//! Documents and people as tables for spreadsheets: RFC 4180, in UTF-8 with a byte order mark, so that Excel reads other scripts too.

use super::{headline, name_of_person, people_of, uri};
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::context::Subject;

/// Characters that begin a formula in a spreadsheet (<https://owasp.org/www-community/attacks/CSV_Injection>).
const BEGINS_A_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// One row per document.
pub(super) fn documents(context: &RenderContext<'_>) -> String {
    let archive = context.archive;
    let heads = [
        "id",
        "title",
        "language",
        "date",
        "date_basis",
        "outlet",
        "authors",
        "people",
        "topics",
        "story",
        "event",
        "url",
        "rights",
        "page",
        "file",
    ];
    let rows = archive.documents.iter().map(|archived| {
        let document = &archived.document;
        let published = archived.published.as_ref();
        let people = people_of(archived);
        [
            document.id.clone(),
            headline(archived),
            document.language.tag.clone(),
            super::day(archived).unwrap_or_default(),
            published.map_or_else(String::new, |p| p.basis.as_str().to_string()),
            archived
                .outlet
                .map_or_else(String::new, |i| archive.outlets[i].name.clone()),
            document.byline.join("; "),
            joined(people.iter().map(|&i| archive.people[i].id.as_str())),
            document_topics(archived),
            archive.stories[archived.story].id.clone(),
            archive.events[archived.event].id.clone(),
            document.url.clone().unwrap_or_default(),
            document.rights.clone().unwrap_or_default(),
            uri(context, &address::document(&document.id)),
            document.path.clone(),
        ]
    });
    table(&heads, rows)
}

fn document_topics(archived: &crate::model::ArchivedDocument) -> String {
    joined(archived.topics.iter().map(String::as_str))
}

/// One row per person.
pub(super) fn people(context: &RenderContext<'_>) -> String {
    let archive = context.archive;
    let heads = [
        "id",
        "name",
        "other_names",
        "languages",
        "mentions",
        "documents",
        "events",
        "roles",
        "same_as",
        "page",
    ];
    let rows = archive.people.iter().enumerate().map(|(index, person)| {
        let name = name_of_person(context, index);
        let mut others: Vec<&str> = Vec::new();
        let mut languages: Vec<&str> = Vec::new();
        for form in &person.forms {
            if form.name != name && !others.contains(&form.name.as_str()) {
                others.push(&form.name);
            }
            if !languages.contains(&form.language.as_str()) {
                languages.push(&form.language);
            }
        }
        [
            person.id.clone(),
            name.clone(),
            others.join("; "),
            languages.join("; "),
            person.mentions.len().to_string(),
            Subject::Person(index).documents(archive).len().to_string(),
            person.events.len().to_string(),
            joined(person.roles.iter().map(|role| role.text.as_str())),
            person.same_as.join("; "),
            match context.has_page(Subject::Person(index)) {
                true => uri(context, &address::person(&person.id)),
                false => String::new(),
            },
        ]
    });
    table(&heads, rows)
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

fn table<const N: usize>(heads: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    // Writing to memory does not fail, and every row has as many cells as there are heads.
    let _ = writer.write_record(heads);
    for row in rows {
        let _ = writer.write_record(row.map(|cell| neutral(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A cell with an apostrophe before anything that a spreadsheet would compute.
fn neutral(cell: &str) -> String {
    // No table has a use for other control characters, and some readers stop at them.
    let plain = cell.replace(|c: char| c.is_control() && !"\t\r\n".contains(c), "");
    match plain.starts_with(BEGINS_A_FORMULA) {
        true => format!("'{plain}"),
        false => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_its_row() {
        for (cell, written) in [
            ("plain", "plain"),
            ("=1+1", "'=1+1"),
            ("+7 700", "'+7 700"),
            ("-5", "'-5"),
            ("@name", "'@name"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
            ("Ўзбек", "Ўзбек"),
            ("\u{0}=1", "'=1"),
            ("a\u{1b}b\u{85}", "ab"),
        ] {
            let row = [String::new(), cell.to_string()];
            assert_eq!(
                table(&["a", "b"], [row].into_iter()),
                format!("\u{feff}a,b\r\n,{written}\r\n")
            );
        }
    }

    #[test]
    fn a_table_begins_with_a_mark_and_ends_its_lines_as_the_standard_says() {
        let rows = [["1".to_string(), "a\nb".to_string()]];
        assert_eq!(
            table(&["id", "text"], rows.into_iter()),
            "\u{feff}id,text\r\n1,\"a\nb\"\r\n"
        );
    }
}
