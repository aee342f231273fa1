//! How many names of one text are looked at: what compares them takes time that grows faster than their number.

use crate::model::{Diagnostic, Mention};
use std::collections::BTreeSet;

/// Different names of a text; more are a register, not an article.
const MOST_NAMES: usize = 2_000;

/// The longest name, in code points: what is longer is a list without marks.
const LONGEST_NAME: usize = 200;

/// The mentions without names that are too long, and without those behind so many different ones; says so.
pub(super) fn within_bounds(
    mut mentions: Vec<Mention>,
    path: &str,
) -> (Vec<Mention>, Option<Diagnostic>) {
    mentions.retain(|mention| {
        mention.text.len() <= LONGEST_NAME || mention.text.chars().count() <= LONGEST_NAME
    });
    let mut names: BTreeSet<String> = BTreeSet::new();
    let end = mentions.iter().position(|mention| {
        if names.contains(&mention.text) {
            return false;
        }
        names.len() == MOST_NAMES || {
            names.insert(mention.text.clone());
            false
        }
    });
    let Some(end) = end else {
        return (mentions, None);
    };
    mentions.truncate(end);
    let note = Diagnostic::warning(format!(
        "only the first {MOST_NAMES} names of this text were looked at"
    ))
    .at(path)
    .hint("split the text if it is several");
    (mentions, Some(note))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Span};

    fn mention(text: String) -> Mention {
        Mention {
            kind: EntityKind::Person,
            span: Span::new(0, text.len()),
            text,
            confidence: 1.0,
        }
    }

    #[test]
    fn a_register_is_cut_and_an_article_is_not() {
        let names = |number: usize| (0..number).map(|at| mention(format!("Name {at}")));
        let (kept, told) = within_bounds(names(MOST_NAMES).chain(names(10)).collect(), "a.txt");
        assert_eq!((kept.len(), told), (MOST_NAMES + 10, None));
        let (kept, told) = within_bounds(names(MOST_NAMES + 5).collect(), "a.txt");
        assert_eq!(kept.len(), MOST_NAMES);
        assert!(told.is_some_and(|told| told.message.contains("2000")));
    }

    #[test]
    fn a_list_without_marks_is_no_name() {
        let long = "Ян ".repeat(LONGEST_NAME / 3 + 1);
        let fine = "Я".repeat(LONGEST_NAME);
        let (kept, told) = within_bounds(vec![mention(long), mention(fine)], "a.txt");
        assert_eq!((kept.len(), told), (1, None));
    }
}
