//! What is wrong with a template, as a message that names file and line.

use crate::model::Diagnostic;
use crate::text::nearest;
use std::collections::BTreeMap;
use tera::{Error, ErrorKind};

const HINT: &str = "docs/templates.md says what there is; compare with the template of the same name that comes with the program, or take the file away to use that one";

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
    // For a field of a field the message itself lists the fields.
    let nested = diagnostic.message.split_once(". Available fields: ");
    let there: Vec<&str> = match nested {
        Some((_, there)) => there.split(", ").collect(),
        None => fields.iter().map(String::as_str).collect(),
    };
    let wrong = wrong_name(&diagnostic);
    let meant = wrong.and_then(|wrong| nearest(&wrong, there.iter().copied()));
    let meant = meant.map_or_else(String::new, |name| format!("did you mean `{name}`? "));
    let given = match nested {
        Some(_) => String::new(),
        None => format!("the template `{name}` is given: {}; ", fields.join(", ")),
    };
    diagnostic.hint(format!("{meant}{given}{HINT}"))
}

/// The unknown name: the first in backticks. The engine calls an unknown list `undefined`; then it is the name at the place of the error.
fn wrong_name(diagnostic: &Diagnostic) -> Option<String> {
    let quoted = diagnostic.message.split('`').nth(1)?;
    if quoted != "undefined" {
        return Some(quoted.to_owned());
    }
    let (text, column) = (diagnostic.snippet.as_ref()?, diagnostic.column?);
    let rest = text.chars().skip(column - 1);
    let path: String = rest
        .take_while(|c| c.is_alphanumeric() || "._".contains(*c))
        .collect();
    path.rsplit('.').next().map(str::to_owned)
}

fn described<S: AsRef<str>>(error: &Error, source: impl Fn(&str) -> S) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let line = report.span().start_line;
            // The hint lists the known names.
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
    use crate::model::Diagnostic;
    use crate::render::Templates;
    use crate::render::fixture::{archive, rendered, site};

    fn fault_of_home(content: &str) -> Diagnostic {
        let text = format!(
            "{{% extends \"base.html\" %}}\n{{% block content %}}\n{content}\n{{% endblock content %}}\n"
        );
        let own = ("templates/home.html".to_owned(), text.into_bytes());
        let templates = Templates::with(vec![own]).unwrap();
        let error = rendered(&archive(), &site(), &templates).unwrap_err();
        assert_eq!(error.path.as_deref(), Some("templates/home.html"));
        assert_eq!(error.line, Some(3), "{error:?}");
        error
    }

    #[test]
    fn a_wrong_field_names_what_there_is() {
        for (content, meant) in [
            ("{{ evens }}", "events"),
            ("{% for event in evens %}{% endfor %}", "events"),
            ("{{ frame.tittle }}", "title"),
            (
                "{% for event in events %}{{ event.hedline }}{% endfor %}",
                "headline",
            ),
            (
                "{% for event in events %}{{ event.headline.txt }}{% endfor %}",
                "text",
            ),
            (
                "{% for event in events %}{% for version in event.versons %}{% endfor %}{% endfor %}",
                "",
            ),
        ] {
            let error = fault_of_home(content);
            let hint = error.hint.unwrap();
            assert!(
                meant.is_empty() || hint.starts_with(&format!("did you mean `{meant}`?")),
                "{content}: {}: {hint}",
                error.message
            );
            assert!(hint.contains("docs/templates.md"), "{hint}");
            assert!(error.snippet.is_some());
        }
    }

    #[test]
    fn a_missing_parent_is_shown_where_it_is_named() {
        let text = "{# ours #}\n{% extends \"bas.html\" %}\n";
        let own = ("templates/report.html".to_owned(), text.as_bytes().to_vec());
        let error = Templates::with(vec![own]).unwrap_err();
        assert_eq!(error.line, Some(2));
        assert!(error.snippet.is_some_and(|line| line.contains("bas.html")));
    }
}
