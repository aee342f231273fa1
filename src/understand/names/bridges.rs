//! What belongs between two parts of a name though the model took it for none: "son of" in small letters, a nickname in quotation marks.

use super::attributes::Word;
use super::label::Label;
use super::roles::Roles;
use super::word_shape::WordShape;
use crate::model::{EntityKind, Span};

/// Most words of a nickname.
const LONGEST_NICKNAME: usize = 2;

/// Labels the words between two parts of a name as parts of it.
pub(super) fn bridge(
    text: &str,
    tokens: &[Span],
    words: &[&Word],
    roles: &Roles<'_>,
    labels: &mut [Label],
) {
    for at in 1..labels.len() {
        if words[at].shape == WordShape::Lower && roles.is_last(tokens[at].of(text)) {
            after_father(words, at, labels);
        } else if is_quote(words[at]) {
            around_nickname(words, at, labels);
        }
    }
}

/// "Said ogli Mamedov", "Bolat uly": `at` is the word for son or daughter.
fn after_father(words: &[&Word], at: usize, labels: &mut [Label]) {
    let father = words[at - 1];
    let is_name = labels[at - 1].kind() == Some(EntityKind::Person)
        || father.shape == WordShape::Capitalised && father.flags.known();
    if !is_name {
        return;
    }
    if labels[at - 1].kind() != Some(EntityKind::Person) {
        let follows = at >= 2 && labels[at - 2].kind() == Some(EntityKind::Person);
        labels[at - 1] = match follows {
            true => Label::InPerson,
            false => Label::BeginPerson,
        };
    }
    labels[at] = Label::InPerson;
    if let Some(surname) = words.get(at + 1)
        && surname.shape == WordShape::Capitalised
        && surname.flags.known()
    {
        labels[at + 1] = Label::InPerson;
    }
    end_at_once(labels, at + 2);
}

/// `Anna "Kit" Berg`: `at` is the first quotation mark.
fn around_nickname(words: &[&Word], at: usize, labels: &mut [Label]) {
    let close =
        (at + 2..=at + 1 + LONGEST_NICKNAME).find(|i| words.get(*i).is_some_and(|w| is_quote(w)));
    let Some(close) = close else {
        return;
    };
    let person =
        |at: usize| labels.get(at).and_then(|label| label.kind()) == Some(EntityKind::Person);
    let inner = (at + 1..close).all(|at| words[at].shape.may_name());
    if inner && person(at - 1) && person(close + 1) {
        labels[at..=close + 1].fill(Label::InPerson);
    }
}

/// A label that continued a name which now ends before it begins one.
fn end_at_once(labels: &mut [Label], at: usize) {
    if at < labels.len() && at > 0 && !labels[at].may_follow(labels[at - 1]) {
        labels[at] = Label::Outside;
    }
}

/// Whether the token is a quotation mark.
pub(super) fn is_quote(word: &Word) -> bool {
    matches!(
        word.shape,
        WordShape::Sign('"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'')
    )
}
