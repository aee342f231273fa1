//! Folders that browsers and Word make beside a page that they save: pictures, scripts and frames, none of which is a text.

use crate::model::Diagnostic;
use std::path::Path;

/// What follows the page's name in the name of its folder, in small letters. Windows knows these, too, and moves such a folder with its page.
const ENDINGS: [&str; 33] = [
    "_files",
    ".files",
    "-files",
    ".fld",
    "_file",
    "_dateien",
    "-dateien",
    "_fichiers",
    "_archivos",
    "_ficheros",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "-filer",
    "_filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_súbory",
    "_elemei",
    "_fájlok",
    "_dosyalar",
    "_datoteke",
    "_fajlovi",
    "_fitxers",
    "_fitxategiak",
    "_failid",
    "_fails",
    "_bylos",
    "_файлы",
    ".файлы",
    "_файли",
    "_файлове",
];

/// Whether a folder was made for a page that lies beside it.
pub(super) fn belongs_to_page(folder: &Path) -> bool {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    page_name(name).is_some_and(|page| {
        ["html", "htm", "HTML", "HTM"]
            .iter()
            .any(|ending| folder.with_file_name(format!("{page}.{ending}")).is_file())
    })
}

/// The name of the page without its ending.
fn page_name(folder: &str) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| {
        let at = folder.len().checked_sub(ending.len())?;
        let (page, written) = folder.split_at_checked(at)?;
        (!page.is_empty() && written.to_lowercase() == *ending).then_some(page)
    })
}

/// What is said of such folders at these paths, in one message for all.
pub(super) fn of_page_folders(folders: &[String]) -> Option<Diagnostic> {
    let message = match folders {
        [] => return None,
        [_] => "the folder of a saved page is passed over".to_owned(),
        [first, .., last] => format!(
            "{} folders of saved pages are passed over, from {first} to {last}",
            folders.len()
        ),
    };
    let note = Diagnostic::note(message).hint("move texts out of it if there are any");
    Some(note.at(folders[0].clone()))
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the tests make the folders they look at"
)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_belongs_to_the_page_beside_it() {
        let dir = tempfile::tempdir().expect("a folder");
        for page in ["quay.html", "Причал.htm"] {
            std::fs::write(dir.path().join(page), "x").expect("written");
        }
        for folder in ["quay_files", "quay-Dateien", "Причал_файлы", "Причал.files"]
        {
            assert!(belongs_to_page(&dir.path().join(folder)), "{folder}");
        }
        for folder in ["ferry_files", "quay", "quay_texts", "_files", "quay_Files2"] {
            assert!(!belongs_to_page(&dir.path().join(folder)), "{folder}");
        }
    }

    #[test]
    fn all_folders_are_one_message() {
        let folders = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        assert_eq!(of_page_folders(&[]), None);
        let told = of_page_folders(&folders(&["a_files"])).expect("a note");
        assert_eq!(told.path.as_deref(), Some("a_files"));
        let told = of_page_folders(&folders(&["a_files", "b_files", "c_files"]));
        let message = told.map(|told| told.message).unwrap_or_default();
        assert!(message.starts_with("3 folders"), "{message}");
    }
}
