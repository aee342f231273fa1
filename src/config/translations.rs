//! `[translate]` of site.toml, and translations.yaml, where a build keeps what the owner's program answered.
//!
//! One entry per text and original language, with a translation for each language that it was asked for:
//!
//! ```yaml
//! - from: "ru"
//!   text: "Мост открыт"
//!   en: "The bridge is open"
//! ```
//!
//! A build only adds entries at the end, so comments and corrections stay. A text may have several entries; the first translation into a language counts.

use super::raw::RawTranslate;
use super::setup_file::SetupFile;
use crate::model::{
    Diagnostic, TRANSLATIONS_FILE, TextToTranslate, TranslationProgram, Translations,
};
use crate::text::read_yaml;
use serde::Deserialize;
use std::collections::BTreeMap;

const HEAD: &str = "# Machine translations of headlines and leads, from the program in [translate] of site.toml. `cuttings build` adds what is missing at the end and
# changes nothing: correct a translation here, and it stays. Delete an entry, and the program is asked again.
";

/// How long a program may take for one portion of texts, in seconds, where site.toml does not say.
const TIMEOUT: u64 = 300;

/// One entry as written; the other keys are tags of languages.
#[derive(Debug, Deserialize)]
struct RawEntry {
    from: String,
    text: String,
    #[serde(flatten)]
    translations: BTreeMap<String, String>,
}

/// Checks `[translate]`.
pub(super) fn check_translate(
    file: SetupFile<'_>,
    translate: Option<RawTranslate>,
) -> Result<Option<TranslationProgram>, Diagnostic> {
    let Some(RawTranslate { command, timeout }) = translate else {
        return Ok(None);
    };
    let command = file.check(command.into(), |command: Vec<String>| {
        let program = command.first().is_some_and(|word| !word.trim().is_empty());
        let names = |place: &str| command.iter().skip(1).any(|word| word.contains(place));
        let fault = if !program {
            "the command names no program"
        } else if !(names("{to}") || names("{to3}")) {
            "the command has neither {to} nor {to3}"
        } else {
            return Ok(command);
        };
        Err(Diagnostic::error(fault)
            .hint("for example command = [\"./translate.sh\", \"{from}\", \"{to}\"]"))
    })?;
    let timeout = timeout.map(|timeout| {
        file.check(timeout.into(), |seconds| match seconds {
            1..=86_400 => Ok(seconds),
            _ => Err(
                Diagnostic::error(format!("{seconds} is out of range: 1 to 86400 seconds"))
                    .hint(format!("leave the key out for {TIMEOUT} seconds")),
            ),
        })
    });
    Ok(Some(TranslationProgram {
        command,
        timeout: timeout.transpose()?.unwrap_or(TIMEOUT),
    }))
}

/// Reads the text of translations.yaml. A translation without words counts as none.
///
/// # Errors
///
/// YAML that cannot be read, with its line: a build that went on would ask for everything again.
pub fn parse_translations(text: &str) -> Result<Translations, Diagnostic> {
    let mut kept = Translations::default();
    let entries: Vec<RawEntry> = match text.trim().is_empty() {
        true => Vec::new(),
        false => read_yaml(TRANSLATIONS_FILE, text, 0)?,
    };
    for RawEntry {
        from,
        text,
        translations,
    } in entries
    {
        for (to, translation) in translations {
            let asked = TextToTranslate {
                from: from.clone(),
                to,
                text: text.clone(),
            };
            if !translation.trim().is_empty() {
                kept.keep(asked, translation.trim().to_owned());
            }
        }
    }
    Ok(kept)
}

/// The text of translations.yaml with more entries at its end: one for each original, with all its new translations.
///
/// # Errors
///
/// The file is written in a way that entries cannot be added to.
pub fn with_translations(
    text: &str,
    new: &[(TextToTranslate, String)],
) -> Result<(String, Translations), Diagnostic> {
    let mut entries: BTreeMap<(&str, &str), BTreeMap<&str, &str>> = BTreeMap::new();
    for (asked, translation) in new {
        let original = (asked.from.as_str(), asked.text.as_str());
        let of_original = entries.entry(original).or_default();
        of_original.insert(&asked.to, translation);
    }
    let mut out = match text.trim().is_empty() {
        true => HEAD.to_owned(),
        false => format!("{}\n", text.trim_end()),
    };
    for ((from, original), translations) in entries {
        out.push_str(&format!(
            "- from: {}\n  text: {}\n",
            quoted(from),
            quoted(original)
        ));
        for (to, translation) in translations {
            out.push_str(&format!("  {}: {}\n", tag(to), quoted(translation)));
        }
    }
    match parse_translations(&out) {
        Ok(kept) => Ok((out, kept)),
        Err(_) => Err(Diagnostic::warning(
            "new translations cannot be added to the end of the file",
        )
        .at(TRANSLATIONS_FILE)
        .hint("write every entry as a build does, `- from: …` at the beginning of a line")),
    }
}

/// JSON's quotation marks and escapes are YAML's, too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A language tag as a key: `no` alone would be read as a truth value.
fn tag(tag: &str) -> String {
    match tag {
        "no" => quoted(tag),
        _ => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse_site;
    use crate::language::Languages;

    fn asked(to: &str, text: &str) -> TextToTranslate {
        TextToTranslate {
            from: "ru".to_owned(),
            to: to.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_is_added_is_read_again_and_the_owners_lines_stay() {
        let new = [
            (
                asked("en", "Мост \"Южный\": открыт"),
                "The bridge is open: \\ #1".to_owned(),
            ),
            (asked("no", "Мост \"Южный\": открыт"), "no".to_owned()),
        ];
        let (text, _) = with_translations("", &new).expect("an empty file");
        let kept = parse_translations(&text).expect("valid");
        let of = |to| kept.of("ru", to, "Мост \"Южный\": открыт");
        assert_eq!(of("en"), Some("The bridge is open: \\ #1"));
        assert_eq!((of("no"), of("fr")), (Some("no"), None));
        let owned = "# Mine\n- from: ru\n  text: Мост\n  en: Bridge  # checked";
        let more = with_translations(owned, &[(asked("fr", "Мост"), "Pont".to_owned())]);
        let (more, _) = more.expect("added");
        assert!(more.starts_with(owned), "{more}");
        let kept = parse_translations(&more).expect("valid");
        assert_eq!(kept.of("ru", "en", "Мост"), Some("Bridge"));
        assert_eq!(kept.of("ru", "fr", "Мост"), Some("Pont"));
    }

    #[test]
    fn the_first_translation_counts_and_an_empty_one_is_none() {
        let text = "- {from: ru, text: Мост, en: \"\"}\n- {from: ru, text: Мост, en: Bridge}\n- {from: ru, text: Мост, en: Span}\n";
        let kept = parse_translations(text).expect("valid");
        assert_eq!(kept.of("ru", "en", "Мост"), Some("Bridge"));
        assert_eq!(
            parse_translations("# Nothing yet.\n").ok(),
            Some(Translations::default())
        );
    }

    #[test]
    fn a_damaged_file_is_told_with_its_line() {
        let error = parse_translations("- from: ru\n  text: Мост\n  en: [\n").expect_err("damaged");
        assert_eq!(error.path.as_deref(), Some(TRANSLATIONS_FILE));
        assert!(error.line.is_some() && error.hint.is_some(), "{error:?}");
        let indented = "  - from: ru\n    text: Мост\n    en: Bridge\n";
        assert!(parse_translations(indented).is_ok());
        assert!(with_translations(indented, &[(asked("fr", "Мост"), "Pont".to_owned())]).is_err());
    }

    #[test]
    fn a_command_needs_a_program_and_a_language() {
        let languages = Languages::default();
        let site = |lines: &str| parse_site(&format!("title = \"A\"\n{lines}\n"), &languages);
        let good = site("[translate]\ncommand = [\"apertium\", \"{from3}-{to3}\"]").expect("valid");
        let program = good.translate.expect("a program");
        assert_eq!((program.command.len(), program.timeout), (2, TIMEOUT));
        for bad in [
            "[translate]\ncommand = []",
            "[translate]\ncommand = [\"trans\"]",
            "[translate]\ncommand = [\"trans\", \"{to}\"]\ntimeout = 0",
            "[translate]\ntimeout = 3",
        ] {
            let error = site(bad).expect_err(bad);
            assert!(error.hint.is_some() && error.line.is_some(), "{bad}");
        }
    }
}
