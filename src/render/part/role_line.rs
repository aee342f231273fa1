//! The roles of a person on one line: those whose words are known in the reader's language, each with the words of the texts.

use crate::model::SourcedText;
use crate::render::context::PageContext;
use crate::render::context::link::Text;
use serde::Serialize;
use std::collections::BTreeSet;

/// So many roles are on the line, and so many wordings beside one.
const ROLES: usize = 6;
const WORDINGS: usize = 3;

/// A role as texts word it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct RoleOnLine {
    /// What the role is called in the reader's language, where its words are known.
    pub(crate) translated: Option<String>,
    /// Its words in texts.
    pub(crate) texts: Vec<Text>,
}

/// The roles in their order, those in the reader's language first; wordings of one known role are together.
pub(crate) fn on_one_line(page: &PageContext<'_>, roles: &[SourcedText]) -> Vec<RoleOnLine> {
    let own = page.edition.tag.as_str();
    let (readers, foreign): (Vec<&SourcedText>, Vec<&SourcedText>) =
        roles.iter().partition(|role| role.language == own);
    // What a role in the reader's own words says, a translation need not repeat.
    let said: BTreeSet<String> = readers
        .iter()
        .filter_map(|role| known(page, role))
        .collect();
    let mut line: Vec<RoleOnLine> = readers.iter().map(|role| as_worded(page, role)).collect();
    for role in foreign {
        let Some(name) = known(page, role) else {
            line.push(as_worded(page, role));
            continue;
        };
        if said.contains(&name) {
            continue;
        }
        let text = page.text(&role.text, &role.language);
        let before = line
            .iter_mut()
            .find(|before| before.translated.as_ref() == Some(&name));
        match before {
            Some(before) if before.texts.len() < WORDINGS => before.texts.push(text),
            Some(_) => {}
            None => line.push(RoleOnLine {
                translated: Some(name),
                texts: vec![text],
            }),
        }
    }
    line.truncate(ROLES);
    line
}

/// A role in the words of a text alone.
fn as_worded(page: &PageContext<'_>, role: &SourcedText) -> RoleOnLine {
    RoleOnLine {
        translated: None,
        texts: vec![page.text(&role.text, &role.language)],
    }
}

/// What a role is called in the reader's language, where its words are known.
fn known(page: &PageContext<'_>, role: &SourcedText) -> Option<String> {
    let glossary = &page.context.roles;
    let known = glossary.translated(&role.text, &role.language, &page.edition.tag)?;
    Some(match known.is_former {
        true => page
            .edition
            .words
            .with("former-role", &[("role", known.name)]),
        false => known.name.to_owned(),
    })
}
