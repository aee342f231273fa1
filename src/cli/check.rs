//! `check`: reports what `build` would report, broken links, and what the owner should look at, without writing a site.

use super::Status;
use super::arguments::{CheckArguments, GlobalOptions};
use super::build::nothing_lost::{check_texts, lock_errors};
use super::links::broken_links;
use super::messages::{Messages, counted};
use super::report::{publishing_summary, report};
use super::serve::lay_at_root;
use super::setup::load_for;
use crate::language::{FALLBACK_LANGUAGE, Languages, primary_subtag};
use crate::model::{CURATION_FILE, Diagnostic, Severity};
use crate::render::source_copies;
use crate::{BuiltIn, build_pages};

/// Checks the archive.
pub fn run(options: &GlobalOptions, arguments: &CheckArguments, messages: &Messages) -> Status {
    match check(options, arguments, messages) {
        Ok(()) => messages.status(arguments.strict),
        Err(error) => messages.finish(Err(error)),
    }
}

fn check(
    options: &GlobalOptions,
    arguments: &CheckArguments,
    messages: &Messages,
) -> Result<(), Diagnostic> {
    arguments.stray.refused("check")?;
    let mut setup = load_for(options, &arguments.release)?;
    setup.lock_diagnostics = lock_errors(&setup);
    let progress = messages.progress();
    let (mut pages, read) =
        build_pages(&setup, &BuiltIn::load(&setup.languages), &|stage, total| {
            progress.stage(stage, total)
        })?;
    progress.stage("following links", pages.len());
    let copies = source_copies(&read.release);
    lay_at_root(&mut pages, setup.site.base_url.as_deref());
    let broken = broken_links(&pages, &copies);
    drop(progress);
    messages.report_all(&read.diagnostics);
    messages.report_all(&broken);
    let output = setup.root.join(&setup.site.output);
    messages.report_all(&check_texts(&setup, &output, read.texts, false).err());
    // Owners who miss a text look here, so what their own decisions hide is listed.
    let left_out = read.diagnostics.iter().filter(|told| {
        told.severity == Severity::Note && told.path.as_deref() == Some(CURATION_FILE)
    });
    for told in left_out.filter(|_| !options.verbose) {
        let line = told.line.unwrap_or(1);
        messages.tell(&format!("{CURATION_FILE}:{line}: {}", told.message));
    }
    for line in report(&read.release) {
        messages.tell(&line);
    }
    for told in untranslated(&setup.site.languages, &setup.languages) {
        messages.tell(&told);
    }
    messages.tell(&publishing_summary(&read.release));
    messages.tell(&format!(
        "{}, {}: {}",
        counted(
            read.release.archive.documents.len(),
            "document",
            "documents"
        ),
        counted(pages.len() + copies.len(), "file", "files"),
        counted(messages.warnings(), "warning", "warnings")
    ));
    Ok(())
}

/// A line for each interface language that lacks words: how many, and the language used instead.
fn untranslated(tags: &[String], languages: &Languages) -> Vec<String> {
    let default = tags.first().map_or(FALLBACK_LANGUAGE, String::as_str);
    let english = languages.messages(FALLBACK_LANGUAGE);
    let line = |tag: &String| {
        let known = [tag, primary_subtag(tag)].map(|tag| languages.messages(tag));
        let lacks = |key: &&&str| !known.iter().any(|words| words.contains_key(**key));
        let missing: Vec<&str> = english.keys().filter(lacks).copied().collect();
        let first = missing.first()?;
        Some(format!(
            "{tag}: {} of {} interface texts missing, shown in {} or English instead (the first is `{first}`)",
            missing.len(),
            english.len(),
            default,
        ))
    };
    tags.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_interface_texts_are_counted() {
        let mut languages = Languages::default();
        let tags = ["en", "sr", "sr-Latn"].map(str::to_string);
        let mut add = |path: &str, words: &str| languages.add_interface(path, words);
        add("en.toml", "home = \"Home\"\nevents = \"Events\"").unwrap();
        add("sr.toml", "home = \"Почетна\"").unwrap();
        let told = untranslated(&tags, &languages);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("sr: 1 of 2 interface texts missing"));
        assert!(told[0].contains("`events`"), "{told:?}");
        assert!(untranslated(&tags[..1], &languages).is_empty());
    }
}
