//! Keys and values of any syntax, as written.

use super::words::{self, Truth};
use unicode_normalization::UnicodeNormalization;

/// Quotation marks that word processors write instead of straight ones.
pub(super) const TYPOGRAPHIC: [char; 10] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛'];

/// A value. Numbers, dates, true and false are text as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Nothing,
    Text(String),
    List(Vec<Value>),
    Keys(Vec<(String, Value)>),
}

/// A line and a column in a file, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Place {
    /// The place of a byte in a text.
    pub(super) fn of_byte(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    pub(super) fn below(self, lines: usize) -> Self {
        Self {
            line: self.line + lines,
            ..self
        }
    }
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) value: Value,
    pub(super) key_at: Place,
    pub(super) value_at: Place,
}

impl Value {
    /// Text without white space around it; empty text is nothing.
    pub(super) fn text(text: &str) -> Self {
        match text.trim() {
            "" => Value::Nothing,
            text => Value::Text(text.to_owned()),
        }
    }

    /// The only text in the value, also as the only item of a list; `None` if it states nothing.
    ///
    /// # Errors
    ///
    /// The value has several items, or keys.
    pub(super) fn single(&self) -> Result<Option<&str>, ()> {
        match self {
            Value::Nothing => Ok(None),
            Value::Text(text) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Value::Keys(_) => Err(()),
            Value::List(items) => match items.as_slice() {
                [] => Ok(None),
                [item] => item.single(),
                _ => Err(()),
            },
        }
    }

    /// What the value says about yes and no, in the words of YAML 1.1, TOML, JSON and many languages, with or without typographic quotation marks.
    pub(super) fn truth(&self) -> Truth {
        match self.single() {
            Ok(None) if matches!(self, Value::List(_)) => Truth::Neither,
            Ok(None) => Truth::Unstated,
            Ok(Some(text)) => match text
                .trim_matches(TYPOGRAPHIC)
                .nfkc()
                .collect::<String>()
                .to_lowercase()
                .as_str()
            {
                "true" | "yes" | "on" | "y" | "t" | "1" => Truth::True,
                "false" | "no" | "off" | "n" | "f" | "0" => Truth::False,
                "null" | "~" | "none" => Truth::Unstated,
                other => words::truth(other),
            },
            Err(()) => Truth::Neither,
        }
    }

    /// The value in one line, for messages.
    pub(super) fn in_words(&self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(Value::in_words).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Keys(_) => "{…}".to_owned(),
        }
    }
}
