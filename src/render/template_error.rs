//! What is wrong with a template, as a message that names file and line.

use crate::model::Diagnostic;
use std::collections::BTreeMap;
use tera::{Error, ErrorKind};

const HINT: &str = "compare with the template of the same name that comes with the program, or take the file away to use that one";

/// A template that is not text.
pub(super) fn broken_text(path: &str) -> Diagnostic {
    Diagnostic::error("the template is not UTF-8 text")
        .at(path)
        .hint("save it as UTF-8")
}

/// An error found while templates were read.
pub(super) fn at_loading(error: &Error, sources: &BTreeMap<String, String>) -> Diagnostic {
    described(error, |name| sources.get(name).map_or("", String::as_str)).hint(HINT)
}

/// An error found while a page was made from the template `name`; `fields` are what the template can use.
pub(super) fn at_rendering(
    error: &Error,
    name: &str,
    source: &dyn Fn(&str) -> String,
    fields: &[String],
) -> Diagnostic {
    let mut diagnostic = described(error, |name| source(name));
    if diagnostic.path.is_none() {
        diagnostic = diagnostic.at(format!("templates/{name}"));
    }
    diagnostic.hint(format!(
        "the template `{name}` is given: {}; {HINT}",
        fields.join(", ")
    ))
}

fn described<S: AsRef<str>>(error: &Error, source: impl Fn(&str) -> S) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let line = report.span().start_line;
            // The names that there are stand in the hint.
            let message = report.message().split(" Available variables:").next();
            let mut diagnostic = Diagnostic::error(one_line(message.unwrap_or_default()))
                .at(format!("templates/{}", report.filename()))
                .line(line)
                .column(report.span().start_col + 1);
            let text = source(report.filename());
            if let Some(snippet) = text.as_ref().lines().nth(line.saturating_sub(1)) {
                diagnostic = diagnostic.snippet(snippet);
            }
            diagnostic
        }
        ErrorKind::MissingParent { current, parent } => {
            let diagnostic = Diagnostic::error(format!(
                "the template extends `{parent}`, which does not exist"
            ))
            .at(format!("templates/{current}"));
            let text = source(current);
            let place = text
                .as_ref()
                .lines()
                .enumerate()
                .find(|(_, line)| line.contains("extends") && line.contains(parent.as_str()));
            match place {
                Some((index, line)) => diagnostic.line(index + 1).snippet(line),
                None => diagnostic,
            }
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            Diagnostic::error("the template refers to itself in a circle")
                .at(format!("templates/{tpl}"))
        }
        _ => Diagnostic::error(one_line(&error.to_string())),
    }
}

fn one_line(message: &str) -> String {
    let words: Vec<&str> = message.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_string()
}

#[cfg(test)]
mod tests {
    use crate::render::Templates;

    #[test]
    fn a_missing_parent_is_shown_where_it_is_named() {
        let text = "{# ours #}\n{% extends \"bas.html\" %}\n";
        let own = ("templates/report.html".to_owned(), text.as_bytes().to_vec());
        let error = Templates::with(vec![own]).unwrap_err();
        assert_eq!(error.line, Some(2));
        assert!(error.snippet.is_some_and(|line| line.contains("bas.html")));
    }
}
