//! What pages are made with: the compiled-in templates and static files, with the owner's own in their place.
//!
//! Files by path come in (`templates/event.html`, `static/style.css`), a [`Templates`] goes out. [`Templates::load`] is the only place in
//! this folder that touches the disk.

use super::template_error::{at_loading, broken_text};
use crate::disk;
use crate::model::Diagnostic;
use crate::render::edition::words::InterfaceWords;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::Path;
use tera::{Kwargs, State, Tera, TeraResult, Value};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// Templates, the texts of the about page, and static files.
#[derive(Clone)]
pub struct Templates {
    tera: Tera,
    /// Source of every template by name, for messages.
    sources: BTreeMap<String, String>,
    /// Markdown of the about page by language tag.
    about: BTreeMap<String, String>,
    /// Static files by path in the site.
    files: BTreeMap<String, Vec<u8>>,
}

impl Templates {
    /// What comes with the program.
    ///
    /// # Errors
    ///
    /// A built-in template that cannot be parsed.
    pub fn compiled_in() -> Result<Self, Diagnostic> {
        Self::with(Vec::new())
    }

    /// What comes with the program, with files of the owner in place of those of the same path, or in addition to them.
    ///
    /// A path begins with `templates/` or `static/` and has forward slashes.
    ///
    /// # Errors
    ///
    /// A template that is not UTF-8 or cannot be parsed; the message names its file and line.
    pub fn with(overrides: Vec<(String, Vec<u8>)>) -> Result<Self, Diagnostic> {
        let mut everything: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        collect(&TEMPLATES, "templates", &mut everything);
        collect(&STATIC, "static", &mut everything);
        everything.extend(overrides);
        let mut sources = BTreeMap::new();
        let mut about = BTreeMap::new();
        let mut files = BTreeMap::new();
        for (path, bytes) in everything {
            let Some(name) = path.strip_prefix("templates/") else {
                files.insert(path, bytes);
                continue;
            };
            let text = String::from_utf8(bytes).map_err(|_| broken_text(&path))?;
            match name
                .strip_prefix("about/")
                .and_then(|name| name.strip_suffix(".md"))
            {
                Some(tag) => about.insert(tag.to_string(), text),
                None => sources.insert(name.to_string(), text),
            };
        }
        let mut tera = Tera::new();
        tera.autoescape_on(vec![""]);
        tera.set_escape_fn(crate::render::escape::escape);
        // Templates are checked for unknown functions as they come in; the words of each language take this one's place later.
        tera.register_function("t", |_: Kwargs, _: &State| String::new());
        tera.add_raw_templates(sources.iter())
            .map_err(|error| at_loading(&error, &sources))?;
        Ok(Self {
            tera,
            sources,
            about,
            files,
        })
    }

    /// What comes with the program, with the files of `templates/` and `static/` in the archive's root in their place.
    ///
    /// # Errors
    ///
    /// As [`Templates::with`], and a file that cannot be read.
    pub fn load(root: &Path) -> Result<Self, Diagnostic> {
        let mut overrides = Vec::new();
        for folder in ["templates", "static"] {
            let entries = walkdir::WalkDir::new(root.join(folder))
                .follow_links(true)
                .sort_by_file_name()
                .into_iter()
                .filter_map(Result::ok);
            for entry in entries {
                let Ok(inside) = entry.path().strip_prefix(root) else {
                    continue;
                };
                if entry.file_type().is_dir() {
                    continue;
                }
                let path = inside
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/");
                if path.split('/').any(|part| part.starts_with('.')) {
                    continue;
                }
                let bytes = disk::read(entry.path()).map_err(|error| {
                    Diagnostic::error(format!("the file cannot be read: {error}"))
                        .at(&path)
                        .hint(
                            "make it readable, or take it away to use what comes with the program",
                        )
                })?;
                overrides.push((path, bytes));
            }
        }
        Self::with(overrides)
    }

    /// A template engine that speaks one language.
    pub(crate) fn engine(&self, words: &InterfaceWords) -> Tera {
        let mut tera = self.tera.clone();
        let words = words.clone();
        tera.register_function("t", move |arguments: Kwargs, _: &State| {
            message(&words, &arguments)
        });
        tera
    }

    /// Source of every template by name.
    pub(crate) fn sources(&self) -> &BTreeMap<String, String> {
        &self.sources
    }

    /// Source of a template, for messages.
    pub(crate) fn source(&self, name: &str) -> &str {
        self.sources.get(name).map_or("", String::as_str)
    }

    /// Markdown of the about page in the first of these languages that has one.
    pub(crate) fn about(&self, tags: &[&str]) -> &str {
        tags.iter()
            .find_map(|tag| self.about.get(*tag))
            .map_or("", String::as_str)
    }

    /// Static files: path in the site and bytes.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files.iter()
    }
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Templates")
            .field("sources", &self.sources.keys())
            .field("files", &self.files.keys())
            .finish_non_exhaustive()
    }
}

fn collect(folder: &Dir<'_>, prefix: &str, into: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        into.insert(format!("{prefix}/{path}"), file.contents().to_vec());
    }
    for inner in folder.dirs() {
        collect(inner, prefix, into);
    }
}

/// `t(key="...", count=n, name=value)`: a message of the interface. Values are put in as they are; the result is escaped like any other text.
fn message(words: &InterfaceWords, arguments: &Kwargs) -> TeraResult<String> {
    let key = arguments.must_get::<&str>("key")?;
    let count = arguments.get::<u64>("count")?;
    let values: Vec<(String, String)> = arguments
        .iter()
        .map(|(name, value): (_, &Value)| (name.to_string(), value.to_string()))
        .collect();
    Ok(words.wording(key, count, &values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_override_names_its_file_and_line() {
        let broken = (
            "templates/home.html".to_string(),
            b"<p>\n{% if %}\n".to_vec(),
        );
        let error = Templates::with(vec![broken]).unwrap_err();
        assert_eq!(error.path.as_deref(), Some("templates/home.html"));
        assert_eq!(error.line, Some(2));
        assert_eq!(error.snippet.as_deref(), Some("{% if %}"));
        assert!(error.hint.is_some());
    }

    #[test]
    fn static_files_are_replaced_and_added() {
        let templates = Templates::with(vec![
            ("static/style.css".to_string(), b"a{}".to_vec()),
            ("static/logo.png".to_string(), vec![0x89, 0x50]),
        ])
        .unwrap();
        let find = |path: &str| {
            templates
                .files()
                .find(|(p, _)| *p == path)
                .map(|(_, b)| b.clone())
        };
        assert_eq!(find("static/style.css").as_deref(), Some(&b"a{}"[..]));
        assert_eq!(find("static/logo.png"), Some(vec![0x89, 0x50]));
        assert!(find("static/search.js").is_some());
    }
}
