//! One function for every kind of file that the program reads: bytes come in, and nothing may panic or take for ever.

use cuttings::Setup;
use cuttings::config::{lock_text, parse_curation, parse_lock, parse_site};
use cuttings::ingest::{FoundFile, read_source, source_from_bytes};
use cuttings::language::Languages;
use cuttings::model::{Format, Metadata};
use cuttings::text::NothingKnown;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// A function that reads bytes.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Target); 12] = [
    ("txt", txt),
    ("md", md),
    ("html", html),
    ("eml", eml),
    ("docx", docx),
    ("pdf", pdf),
    ("large_page", large_page),
    ("site", site),
    ("curation", curation),
    ("topics", topics),
    ("sidecar", sidecar),
    ("lock", lock),
];

/// Plain text.
pub fn txt(bytes: &[u8]) {
    read("a.txt", Format::Text, bytes);
}

/// Markdown.
pub fn md(bytes: &[u8]) {
    read("a.md", Format::Markdown, bytes);
}

/// A saved page.
pub fn html(bytes: &[u8]) {
    read("a.html", Format::Html, bytes);
}

/// A mail.
pub fn eml(bytes: &[u8]) {
    read("a.eml", Format::Mail, bytes);
}

/// A Word document.
pub fn docx(bytes: &[u8]) {
    read("a.docx", Format::Docx, bytes);
}

/// A PDF.
pub fn pdf(bytes: &[u8]) {
    read("a.pdf", Format::Pdf, bytes);
}

/// A page that is too large to be parsed as it is: the bytes again and again, up to some megabytes.
pub fn large_page(bytes: &[u8]) {
    const SIZE: usize = 9_000_000;
    if !bytes.is_empty() {
        read(
            "a.html",
            Format::Html,
            &bytes.repeat(SIZE / bytes.len() + 1),
        );
    }
}

/// site.toml.
pub fn site(bytes: &[u8]) {
    static PACKS: OnceLock<Languages> = OnceLock::new();
    let packs = PACKS.get_or_init(|| Languages::compiled_in().expect("packs"));
    let _ = parse_site(&String::from_utf8_lossy(bytes), packs);
}

/// curation.yaml.
pub fn curation(bytes: &[u8]) {
    let _ = parse_curation(&String::from_utf8_lossy(bytes));
}

/// A file of topics.
pub fn topics(bytes: &[u8]) {
    in_folder(|folder| {
        fs::create_dir_all(folder.join("topics")).expect("a folder");
        fs::write(folder.join("topics/a.yaml"), bytes).expect("written");
        fs::write(folder.join("site.toml"), "title = \"T\"\n").expect("written");
        let _ = Setup::load(folder, None);
    });
}

/// A sidecar.
pub fn sidecar(bytes: &[u8]) {
    in_folder(|folder| {
        let (text, beside) = (folder.join("a.txt"), folder.join("a.txt.yaml"));
        fs::write(&text, "A report\n\nThe quay was opened.\n").expect("written");
        fs::write(&beside, bytes).expect("written");
        let _ = read_source(
            &FoundFile {
                location: text,
                path: "a.txt".into(),
                name: "a.txt".into(),
                format: Format::Text,
                sidecar: Some((beside, "a.txt.yaml".into())),
            },
            &NothingKnown,
        );
    });
}

/// archive.lock: what is read is written and read again, and is the same.
pub fn lock(bytes: &[u8]) {
    let (read, faults) = parse_lock(&String::from_utf8_lossy(bytes));
    if faults.is_empty() {
        assert_eq!(parse_lock(&lock_text(&read)).0, read);
    }
}

fn read(name: &str, format: Format, bytes: &[u8]) {
    let Ok(source) = source_from_bytes(name, name, format, bytes, Metadata::default()) else {
        return;
    };
    for block in &source.blocks {
        // Spans that cut a letter in two panic.
        let _ = block.text(&source.text);
    }
}

fn in_folder(work: impl Fn(&Path)) {
    thread_local! {
        static FOLDER: tempfile::TempDir = tempfile::tempdir().expect("a folder");
    }
    FOLDER.with(|folder| work(folder.path()));
}
