//! Files of kinds that are not read: a few are named one by one, many are counted by kind, with advice for each. Of many, notes name those that may be
//! texts.

use crate::model::Diagnostic;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many are named one by one.
const FEW: usize = 3;

/// So many kinds are counted.
const MOST_KINDS: usize = 12;

const READ: &str = ".txt, .md, .html, .htm, .pdf, .docx, .eml, and NAME.yaml beside a text";

/// What is said about the files at these paths in the folder `shown`.
pub(super) fn of_unread_kinds(paths: Vec<String>, shown: &str) -> Vec<Diagnostic> {
    if paths.len() <= FEW {
        let named = paths.into_iter().map(|path| {
            let advice =
                advice(&ending(&path)).unwrap_or("move other files out of the content folder");
            Diagnostic::warning("unsupported file type")
                .hint(format!("supported: {READ}; {advice}"))
                .at(path)
        });
        return named.collect();
    }
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for path in &paths {
        *kinds.entry(ending(path)).or_default() += 1;
    }
    let mut kinds: Vec<(String, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, number)| Reverse(*number));
    let mut advised: Vec<&str> = Vec::new();
    for (kind, _) in &kinds {
        advised.extend(advice(kind).filter(|words| !advised.contains(words)));
    }
    let more = kinds.len().saturating_sub(MOST_KINDS);
    let counted = kinds
        .iter()
        .take(MOST_KINDS)
        .map(|(kind, number)| match kind.as_str() {
            "" => format!("without an ending {number}"),
            kind => format!(".{kind} {number}"),
        });
    let mut counted: Vec<String> = counted.collect();
    if more > 0 {
        counted.push(format!("and {more} more kinds"));
    }
    advised.push("name the rest in .cuttingsignore, or move them out of the content folder");
    let mut told = vec![
        Diagnostic::warning(format!(
            "{} files of kinds that are not read: {}",
            paths.len(),
            counted.join(", ")
        ))
        .at(shown)
        .hint(format!("read are {READ}; {}", advised.join("; "))),
    ];
    let texts = paths.into_iter().filter(|path| may_be_text(&ending(path)));
    told.extend(texts.map(|path| Diagnostic::note("the file is not read").at(path)));
    told
}

/// Whether files of a kind may hold a text, as pictures, recordings and what belongs to the look of pages do not.
fn may_be_text(ending: &str) -> bool {
    !matches!(
        ending,
        "jpg"
            | "jpeg"
            | "png"
            | "gif"
            | "tif"
            | "tiff"
            | "webp"
            | "heic"
            | "avif"
            | "bmp"
            | "svg"
            | "ico"
            | "mp3"
            | "mp4"
            | "m4a"
            | "wav"
            | "mov"
            | "avi"
            | "ogg"
            | "webm"
            | "css"
            | "js"
            | "map"
            | "woff"
            | "woff2"
            | "ttf"
            | "otf"
            | "eot"
    )
}

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 12 => ending.to_lowercase(),
        _ => String::new(),
    }
}

/// What to do about files of a kind.
fn advice(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "doc" | "odt" | "rtf" | "wpd" | "pages" => "save word processors' files as .docx",
        "jpg" | "jpeg" | "png" | "gif" | "tif" | "tiff" | "webp" | "heic" => {
            "let text recognition (OCR) make PDF files with a text layer of scans; other pictures are not needed"
        }
        "zip" | "gz" | "7z" | "rar" | "tar" | "tgz" => "unpack archives",
        "msg" | "mbox" | "pst" => "save mails one by one as .eml",
        "mht" | "mhtml" | "webarchive" | "maff" => "save web pages as .html",
        "epub" | "mobi" | "djvu" => "convert books to PDF or .txt",
        "csv" | "xls" | "xlsx" | "ods" | "json" | "xml" => {
            "write each text of a table to a file of its own"
        }
        "mp3" | "mp4" | "m4a" | "wav" | "mov" | "avi" => "write down what recordings say",
        "php" | "aspx" | "asp" | "shtml" | "jsp" => "let the names of saved web pages end in .html",
        "rst" | "org" | "adoc" | "tex" | "wiki" | "asc" | "log" | "" => {
            "let the names of texts end in .txt or .md"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Severity;

    fn paths(kinds: &[(&str, usize)]) -> Vec<String> {
        let all = kinds
            .iter()
            .flat_map(|(kind, number)| (0..*number).map(move |at| format!("seeds/{at}{kind}")));
        all.collect()
    }

    #[test]
    fn a_few_are_named_and_many_are_counted() {
        let told = of_unread_kinds(paths(&[(".jpg", 1), (".doc", 2)]), "seeds");
        assert_eq!(told.len(), 3);
        assert!(
            told[2]
                .hint
                .as_deref()
                .is_some_and(|hint| hint.contains(".docx"))
        );
        let many = paths(&[(".doc", 10), (".JPG", 20), ("", 4), (".x", 1)]);
        let (told, notes): (Vec<_>, Vec<_>) = of_unread_kinds(many, "seeds")
            .into_iter()
            .partition(|told| told.severity == Severity::Warning);
        let [told] = told.as_slice() else {
            panic!("{told:?}");
        };
        assert_eq!(notes.len(), 15, "{notes:?}");
        assert_eq!(
            told.message,
            "35 files of kinds that are not read: .jpg 20, .doc 10, without an ending 4, .x 1"
        );
        assert_eq!(told.path.as_deref(), Some("seeds"));
        let hint = told.hint.as_deref().unwrap_or_default();
        assert!(
            hint.contains("OCR") && hint.contains("save word") && hint.contains(".cuttingsignore")
        );
        assert!(of_unread_kinds(Vec::new(), "seeds").is_empty());
    }
}
