//! Copies and reprints.

use super::*;
use crate::ingest::source_from_bytes;
use crate::model::{Extent, Format};

const TEXT: &str =
    "The bridge is open\n\nThe mayor opened the bridge over the Taren on Friday morning.\n";

fn source(path: &str, text: &str) -> SourceFile {
    let format = match path.rsplit_once('.') {
        Some((_, "md")) => Format::Markdown,
        Some((_, "html")) => Format::Html,
        _ => Format::Text,
    };
    source_from_bytes(path, path, format, text.as_bytes(), Metadata::default()).expect("a source")
}

fn merged(files: &[(&str, String)]) -> Vec<SourceFile> {
    let sources: Vec<SourceFile> = files
        .iter()
        .map(|(path, text)| source(path, text))
        .collect();
    let copies = find_copies(&sources);
    merge_copies(sources, &copies)
}

/// Each document's path with those of its copies.
fn paths(files: &[(&str, String)]) -> Vec<String> {
    let all = merged(files).into_iter();
    all.map(|source| {
        let paths = std::iter::once(source.path).chain(source.also_saved_as);
        paths.collect::<Vec<_>>().join(" = ")
    })
    .collect()
}

#[test]
fn one_text_in_several_files_is_one_document() {
    let text = || TEXT.to_owned();
    assert_eq!(
        paths(&[("a (1).txt", text()), ("a.txt", text()), ("b.txt", text())]),
        ["a.txt = a (1).txt = b.txt"]
    );
    assert_eq!(
        paths(&[
            ("a copy.txt", TEXT.replace("\n\n", "\r\n\r\n  ")),
            ("a.md", TEXT.replace("\n\n", "\n\n\n")),
            (
                "c.txt",
                "---\ntitle: The bridge is open\n---\n".to_owned()
                    + "The mayor opened the bridge over the Taren on Friday morning.\n"
            ),
            ("d.txt", TEXT.replace("Friday", "Monday")),
        ]),
        ["c.txt = a copy.txt = a.md", "d.txt"]
    );
}

#[test]
fn what_is_stated_of_one_file_holds_for_all() {
    let fuller = format!("---\ndate: 2025-12-10\noutlet: A\nrights: C\npublish: link\n---\n{TEXT}");
    let other = format!("---\nauthor: B\npublish: full\nslug: old\n---\n{TEXT}");
    let all = merged(&[
        ("a.txt", other),
        ("b.txt", TEXT.to_owned()),
        ("c.txt", fuller),
    ]);
    assert_eq!(all.len(), 1);
    let declared = &all[0].declared;
    assert_eq!(all[0].path, "c.txt");
    assert_eq!(declared.authors, ["B"]);
    assert_eq!(declared.rules.rules.publish, Some(Extent::Link));
    assert_eq!(declared.former_ids, ["old", "a", "b"]);
    let notes = all[0].diagnostics.iter();
    let notes: Vec<&str> = notes.map(|note| note.message.as_str()).collect();
    assert_eq!(notes, ["also saved as a.txt", "also saved as b.txt"]);
}

#[test]
fn a_reprint_is_a_document_of_its_own() {
    for (one, other) in [
        ("outlet: A", "outlet: B"),
        ("date: 2025-12-10", "date: 2025-12-11"),
        ("url: https://a.example/1", "url: https://a.example/2"),
        ("language: ru", "language: kk"),
        ("id: a", "id: b"),
        ("title: A", "title: B"),
    ] {
        let file = |said: &str| format!("---\n{said}\n---\n{TEXT}");
        let both = [("a.txt", file(one)), ("b.txt", file(other))];
        assert_eq!(paths(&both), ["a.txt", "b.txt"], "{one}");
    }
    for (one, other) in [
        ("outlet: Steppe Press", "source: steppe press"),
        ("date: 2025-12-10", "date: 2025-12-10T14:05+05:00"),
        (
            "url: https://www.a.example/1?utm_source=x#top",
            "url: http://a.example/1/",
        ),
    ] {
        let file = |said: &str| format!("---\n{said}\n---\n{TEXT}");
        let both = [("a.txt", file(one)), ("b.txt", file(other))];
        assert_eq!(paths(&both), ["a.txt = b.txt"], "{one}");
    }
}

#[test]
fn short_texts_are_copies_only_byte_by_byte() {
    let short = |text: &str| text.to_owned();
    assert_eq!(
        paths(&[("a.txt", short("Photo.\n")), ("b.txt", short("Photo.\n"))]),
        ["a.txt = b.txt"]
    );
    assert_eq!(
        paths(&[("a.txt", short("Photo.\n")), ("b.txt", short("Photo. \n"))]),
        ["a.txt", "b.txt"]
    );
}

#[test]
fn a_draft_and_a_copy_that_is_none_are_held_back() {
    let draft = format!("---\ntitle: The bridge is open\ndraft: true\n---\n{TEXT}");
    let all = merged(&[("a.txt", TEXT.to_owned()), ("b.txt", draft.clone())]);
    assert_eq!(all.len(), 1);
    let held = all[0].declared.rules.held_back.as_ref().expect("held back");
    assert!(matches!(held.reason, HoldReason::Unclear { .. }));
    assert_eq!((held.path.as_str(), held.line), ("b.txt", Some(3)));
    let warned = all[0]
        .diagnostics
        .iter()
        .any(|warning| warning.message.contains("a.txt") && warning.message.contains("b.txt"));
    assert!(warned, "{:?}", all[0].diagnostics);
    let all = merged(&[("a.txt", draft.clone()), ("b.txt", draft)]);
    let held = all[0].declared.rules.held_back.as_ref().expect("held back");
    assert_eq!(held.reason, HoldReason::Draft);
}

#[test]
fn nothing_depends_on_which_copy_comes_first() {
    let files = [
        ("a.txt", TEXT.to_owned()),
        ("b.txt", format!("---\noutlet: A\n---\n{TEXT}")),
        ("c.txt", format!("---\noutlet: B\n---\n{TEXT}")),
    ];
    assert_eq!(paths(&files), ["b.txt = a.txt", "c.txt"]);
}
