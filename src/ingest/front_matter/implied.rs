//! Keys that are not about publishing and still call their text a draft: `tags: [draft]`, `phase: draft`, `keep: {draft: true}`.

use super::keys::{self, Key};
use super::value::{Entry, Value};
use super::words::{Truth, is_draft_word};

/// Whether a label, or a key that we do not use, says that the text is a draft. A label with more to say ("draft law") does not.
pub(super) fn calls_draft(entry: &Entry) -> bool {
    match keys::find(&entry.key) {
        Some((Key::Topics, _)) => has_label(&entry.value),
        None | Some((Key::OfOthers, _)) => match &entry.value {
            Value::Text(text) => is_draft_word(text),
            nested => has_draft_key(nested),
        },
        Some(_) => false,
    }
}

/// Whether one of the labels, which may stand in one text, is the word for a draft.
fn has_label(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.split([',', ';']).any(is_draft_word),
        Value::List(items) => items.iter().any(has_label),
        Value::Nothing | Value::Keys(_) => false,
    }
}

/// Whether there is a true key `draft` somewhere inside.
fn has_draft_key(value: &Value) -> bool {
    match value {
        Value::Keys(keys) => keys.iter().any(|(key, value)| {
            is_draft_word(key) && value.truth() == Truth::True || has_draft_key(value)
        }),
        Value::List(items) => items.iter().any(has_draft_key),
        Value::Nothing | Value::Text(_) => false,
    }
}
