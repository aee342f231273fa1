//! JSON into keys and values. Keys that occur twice are kept twice.

use super::value::{Entry, Place, Value};
use crate::model::Diagnostic;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The keys of a JSON object that has `lines_before` lines above it in its file.
///
/// # Errors
///
/// The text is not a JSON object.
pub(super) fn read_entries(
    path: &str,
    json: &str,
    lines_before: usize,
) -> Result<Vec<Entry>, Diagnostic> {
    let fault = |message: String| {
        Diagnostic::warning(message)
            .at(path)
            .hint("write it as {\"key\": \"value\", \"key\": \"value\"}")
    };
    let value: Value = serde_json::from_str(json).map_err(|error| {
        fault(format!("broken JSON: {}", without_place(&error)))
            .line(error.line() + lines_before)
            .column(error.column().max(1))
    })?;
    let Value::Keys(keys) = value else {
        return Err(fault("expected keys with values".to_owned()).line(lines_before + 1));
    };
    let mut from = 0;
    let entries = keys.into_iter().map(|(key, value)| {
        let written = serde_json::Value::from(key.as_str()).to_string();
        if let Some(found) = json[from..].find(&written) {
            from += found;
        }
        let key_at = Place::of_byte(json, from).below(lines_before);
        let value_at = key_at;
        from = (from + 1).min(json.len());
        while !json.is_char_boundary(from) {
            from += 1;
        }
        Entry {
            key,
            value,
            key_at,
            value_at,
        }
    });
    Ok(entries.collect())
}

/// Where the object at the start of a text ends, in bytes; `None` if it is not JSON.
pub(super) fn end_of_object(text: &str) -> Option<usize> {
    let mut objects = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match objects.next()?.ok()? {
        Value::Keys(_) => Some(objects.byte_offset()),
        _ => None,
    }
}

fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => message,
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AsWritten)
    }
}

struct AsWritten;

impl<'de> Visitor<'de> for AsWritten {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Text(truth.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Text(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut keys = Vec::new();
        while let Some(entry) = access.next_entry()? {
            keys.push(entry);
        }
        Ok(Value::Keys(keys))
    }
}
