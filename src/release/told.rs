//! What owners are told of texts that are held back though no key in their front matter says so plainly.

use crate::model::{Diagnostic, HeldText, HoldReason};

/// A warning for each text that is held back for a mark in it, or for a date of publication to come.
pub fn warnings_of_held(held: &[HeldText]) -> Vec<Diagnostic> {
    held.iter().filter_map(warning).collect()
}

fn warning(text: &HeldText) -> Option<Diagnostic> {
    let held = &text.held_back;
    let (message, hint) = match &held.reason {
        HoldReason::Marked { words, until: None } if is_in_path(words, &text.path) => (
            format!("the file or its folder is called \"{words}\", so the text is held back"),
            "write `draft: false` in its front matter or sidecar to publish it, or rename it"
                .to_owned(),
        ),
        HoldReason::Marked { words, until: None } => (
            format!("the text says \"{words}\", so it is held back"),
            "write `draft: false` in its front matter or sidecar to publish it".to_owned(),
        ),
        HoldReason::Marked {
            words,
            until: Some(until),
        } => (
            format!("the text says \"{words}\", so it is held back until {until}"),
            format!(
                "build with `--as-of {}` or later when the embargo is over, or write `draft: false` in its front matter or sidecar to publish it now",
                until.date
            ),
        ),
        HoldReason::NotYet(moment) => (
            format!("the text is held back, as it is not to be published before {moment}"),
            format!(
                "build with `--as-of {}` or later when that day has come, or call the key `date`",
                moment.date
            ),
        ),
        _ => return None,
    };
    let warning = Diagnostic::warning(message)
        .at(held.path.clone())
        .hint(hint);
    Some(match held.line {
        Some(line) => warning.line(line),
        None => warning,
    })
}

/// Whether the words are the name of the file or of one of its folders.
fn is_in_path(words: &str, path: &str) -> bool {
    path.split(['/', '\\']).any(|part| part == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HeldBack, Severity};

    fn held(reason: HoldReason) -> HeldText {
        HeldText {
            document: "a".into(),
            path: "seeds/a.txt".into(),
            held_back: HeldBack {
                reason,
                path: "seeds/a.txt".into(),
                line: Some(3),
            },
        }
    }

    #[test]
    fn a_mark_is_told_with_its_place_and_what_to_do() {
        let marked = HoldReason::Marked {
            words: "DRAFT".into(),
            until: None,
        };
        let told = warnings_of_held(&[held(marked), held(HoldReason::Draft)]);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].severity, Severity::Warning);
        assert_eq!(told[0].path.as_deref(), Some("seeds/a.txt"));
        assert_eq!(told[0].line, Some(3));
        assert!(told[0].message.contains("\"DRAFT\""));
        let hint = told[0].hint.as_deref();
        assert!(hint.is_some_and(|hint| hint.contains("draft: false")));
    }

    #[test]
    fn a_name_that_holds_back_is_called_a_name() {
        let marked = HoldReason::Marked {
            words: "seeds".into(),
            until: None,
        };
        let told = warnings_of_held(&[held(marked)]);
        assert!(told[0].message.contains("is called \"seeds\""));
        let hint = told[0].hint.as_deref();
        assert!(hint.is_some_and(|hint| hint.contains("draft: false")));
    }
}
