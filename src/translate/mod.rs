//! Machine translations: headlines and leads that are not in a reader's language come in, what the owner's program answers goes out.
//!
//! The program gets one text per line and prints one translation per line. It is started for one pair of languages and at most [`PORTION`] texts at a time.
//! Whatever it does, the build goes on: without an answer, readers are shown the original.

mod program;

use crate::model::{Diagnostic, TextToTranslate, TranslationProgram, Translations};
use program::Failure;
use std::collections::BTreeMap;
use std::path::Path;

/// So many texts are given to the program at a time: what it answered is kept when it fails later.
const PORTION: usize = 50;

/// Texts with their translations.
pub type Answers = Vec<(TextToTranslate, String)>;

/// The texts of which no translation is kept, by pair of languages.
pub fn missing(wanted: &[TextToTranslate], kept: &Translations) -> Vec<TextToTranslate> {
    let is_missing = |one: &&TextToTranslate| kept.of(&one.from, &one.to, &one.text).is_none();
    let mut missing: Vec<TextToTranslate> = wanted.iter().filter(is_missing).cloned().collect();
    missing.sort();
    missing.dedup();
    missing
}

/// Asks the program, and hands over each portion of answers as it comes. Goes on with the next pair of languages where the program fails for one, and stops where
/// it cannot be started or does not end. Returns why texts were not translated.
///
/// # Errors
///
/// Those of `keep`.
pub fn ask(
    program: &TranslationProgram,
    root: &Path,
    missing: &[TextToTranslate],
    keep: &mut dyn FnMut(Answers) -> Result<(), Diagnostic>,
) -> Result<Option<String>, Diagnostic> {
    let mut first = None;
    for pair in missing.chunk_by(|a, b| (&a.from, &a.to) == (&b.from, &b.to)) {
        for portion in pair.chunks(PORTION) {
            let texts: Vec<&str> = portion.iter().map(|one| one.text.as_str()).collect();
            let (from, to) = (&portion[0].from, &portion[0].to);
            match program::translate(program, root, from, to, &texts) {
                Ok(answers) => {
                    let texts = portion.iter().cloned();
                    let answered = texts.zip(answers).filter(|(_, answer)| !answer.is_empty());
                    keep(answered.collect())?;
                }
                Err(Failure { why, is_final }) => {
                    first.get_or_insert(why);
                    if is_final {
                        return Ok(first);
                    }
                    break;
                }
            }
        }
    }
    Ok(first)
}

/// What readers go without, as one message; `why` is what the program did.
pub fn untranslated(missing: &[TextToTranslate], why: Option<&str>) -> Option<Diagnostic> {
    let mut by_language: BTreeMap<&str, usize> = BTreeMap::new();
    for one in missing {
        *by_language.entry(&one.to).or_default() += 1;
    }
    let languages: Vec<String> = by_language
        .iter()
        .map(|(to, count)| format!("{to} {count}"))
        .collect();
    let because = why.map_or_else(String::new, |why| format!(": {why}"));
    let message = format!(
        "headlines and leads without a translation ({}){because}",
        languages.join(", ")
    );
    (!missing.is_empty()).then(|| {
        Diagnostic::warning(message)
            .at("site.toml")
            .hint("the next build with a program that works asks again; or write them into translations.yaml")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(to: &str, text: &str) -> TextToTranslate {
        TextToTranslate {
            from: "ru".to_owned(),
            to: to.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn only_what_is_not_kept_is_missing_and_each_once() {
        let mut kept = Translations::default();
        kept.keep(text("en", "Мост"), "Bridge".to_owned());
        let wanted = [
            text("fr", "Мост"),
            text("en", "Мост"),
            text("en", "Река"),
            text("fr", "Мост"),
        ];
        assert_eq!(
            missing(&wanted, &kept),
            [text("en", "Река"), text("fr", "Мост")]
        );
    }

    #[test]
    fn one_message_tells_all() {
        assert_eq!(untranslated(&[], Some("broken")), None);
        let missing = [text("en", "a"), text("en", "b"), text("fr", "a")];
        let told = untranslated(&missing, Some("no program `trans`")).expect("a warning");
        assert_eq!(
            told.message,
            "headlines and leads without a translation (en 2, fr 1): no program `trans`"
        );
    }
}
