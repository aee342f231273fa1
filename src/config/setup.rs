//! Everything the owner set up, read once.

use super::site::parse_site_with;
use super::{
    LOCK, parse_curation, parse_lock, parse_translations, read_setup_file, site_without_file,
};
use crate::language::Languages;
use crate::model::{
    CURATION_FILE, Curation, Diagnostic, Lock, Severity, Site, TRANSLATIONS_FILE, Translations,
};
use chrono::{DateTime, FixedOffset};
use std::path::{Path, PathBuf};

/// The set-up of one archive, validated.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The folder with site.toml.
    pub root: PathBuf,
    /// site.toml.
    pub site: Site,
    /// curation.yaml; empty if there is none.
    pub curation: Curation,
    /// archive.lock; empty if there is none.
    pub lock: Lock,
    /// What of archive.lock could not be read, as warnings: a build that went on would forget these addresses.
    pub lock_diagnostics: Vec<Diagnostic>,
    /// translations.yaml; empty if there is none, or site.toml does not ask for translations.
    pub translations: Translations,
    /// Compiled-in language packs and those in the archive's `languages/`.
    pub languages: Languages,
    /// Paths and texts of site.toml and the files in `topics/`.
    pub owner_files: Vec<(String, String)>,
    /// Drafts are shown, too: on the owner's own screen.
    pub with_drafts: bool,
    /// The moment that the site is built for; without it, no embargo has ended, and what expires may have expired.
    pub as_of: Option<DateTime<FixedOffset>>,
}

impl Setup {
    /// Reads site.toml as a profile of it sees it, curation.yaml, archive.lock, translations.yaml, `topics/` and `languages/` below the root.
    ///
    /// # Errors
    ///
    /// A file cannot be read or is not valid, or there is no such profile.
    pub fn load(root: &Path, profile: Option<&str>) -> Result<Self, Diagnostic> {
        let languages = load_languages(root)?;
        let text = read_setup_file(root, "site.toml")?.ok_or_else(|| {
            Diagnostic::error(format!("no site.toml in {}", root.display()))
                .hint("start an archive with `cuttings init DIR`")
        })?;
        let mut topic_files = Vec::new();
        for path in files_below(root, "topics", ".yaml") {
            if let Some(text) = read_setup_file(root, &path)? {
                topic_files.push((path, text));
            }
        }
        let site = parse_site_with(&text, &languages, &topic_files, profile)?;
        let mut owner_files = topic_files;
        owner_files.push(("site.toml".to_owned(), text));
        let curation = match read_setup_file(root, CURATION_FILE)? {
            Some(text) => parse_curation(&text)?,
            None => Curation::default(),
        };
        let (lock, lock_diagnostics) = match read_setup_file(root, LOCK) {
            Ok(text) => parse_lock(&text.unwrap_or_default()),
            Err(mut fault) => {
                fault.severity = Severity::Warning;
                (Lock::default(), vec![fault])
            }
        };
        let kept = match site.translate {
            Some(_) => read_setup_file(root, TRANSLATIONS_FILE)?,
            None => None,
        };
        let translations = parse_translations(&kept.unwrap_or_default())?;
        Ok(Self {
            root: root.to_path_buf(),
            site,
            translations,
            curation,
            lock,
            lock_diagnostics,
            languages,
            owner_files,
            with_drafts: false,
            as_of: None,
        })
    }

    /// Settings without an archive: no topics, English.
    ///
    /// # Errors
    ///
    /// A compiled-in language pack is not valid.
    pub fn without_archive() -> Result<Self, Diagnostic> {
        Ok(Self {
            root: PathBuf::from("."),
            site: site_without_file(),
            translations: Translations::default(),
            curation: Curation::default(),
            lock: Lock::default(),
            lock_diagnostics: Vec::new(),
            languages: Languages::compiled_in()?,
            owner_files: Vec::new(),
            with_drafts: false,
            as_of: None,
        })
    }

    /// The content folder.
    ///
    /// # Errors
    ///
    /// The folder does not exist, or cannot be read.
    pub fn content_folder(&self) -> Result<PathBuf, Diagnostic> {
        let folder = self.root.join(&self.site.content);
        let content = &self.site.content;
        let (message, hint) = match folder.read_dir() {
            Ok(_) => return Ok(folder),
            Err(_) if !folder.is_dir() => (
                format!("no such folder: `{content}`"),
                "create it and put the texts there, or set another folder: content = \"…\"",
            ),
            Err(error) => (
                format!("the folder `{content}` cannot be read: {error}"),
                "make it readable; until then the site stays as it is",
            ),
        };
        Err(Diagnostic::error(message).at("site.toml").hint(hint))
    }
}

/// The compiled-in packs, replaced and joined by the files of the archive's `languages/`.
fn load_languages(root: &Path) -> Result<Languages, Diagnostic> {
    let mut languages = Languages::compiled_in()?;
    for path in files_below(root, "languages", ".toml") {
        if let Some(text) = read_setup_file(root, &path)? {
            languages.add(&path, &text)?;
        }
    }
    for path in files_below(root, "languages/interface", ".toml") {
        if let Some(text) = read_setup_file(root, &path)? {
            languages.add_interface(&path, &text)?;
        }
    }
    Ok(languages)
}

/// Files with an extension in a folder below the root, sorted by name; empty if there is no such folder.
fn files_below(root: &Path, folder: &str, ending: &str) -> Vec<String> {
    let mut names: Vec<String> = root
        .join(folder)
        .read_dir()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending) && !name.starts_with('.'))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}
