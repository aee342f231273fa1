//! TOML into keys and values.

use super::value::{Entry, Place, Value};
use crate::model::Diagnostic;
use crate::text::at_byte;
use toml::de::{DeTable, DeValue};

/// The keys at the top of a TOML text that has `lines_before` lines above it in its file.
///
/// # Errors
///
/// The text is not TOML.
pub(super) fn read_entries(
    path: &str,
    toml: &str,
    lines_before: usize,
) -> Result<Vec<Entry>, Diagnostic> {
    let table = DeTable::parse(toml).map_err(|error| {
        let message = error.message().replace('\n', " ");
        let byte = error.span().map_or(0, |span| span.start);
        let mut fault = at_byte(
            Diagnostic::warning(format!("broken TOML: {message}")),
            toml,
            byte,
        );
        fault.line = fault.line.map(|line| line + lines_before);
        fault.at(path).hint("put texts in quotation marks")
    })?;
    let entries = table.into_inner().into_iter().map(|(key, value)| Entry {
        key_at: Place::of_byte(toml, key.span().start).below(lines_before),
        value_at: Place::of_byte(toml, value.span().start).below(lines_before),
        key: key.into_inner().into_owned(),
        value: value_of(value.into_inner()),
    });
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by_key(|entry| entry.key_at);
    Ok(entries)
}

fn value_of(value: DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(truth) => Value::Text(truth.to_string()),
        DeValue::Datetime(moment) => Value::Text(moment.to_string()),
        DeValue::Array(items) => {
            let items = items.into_iter().map(|item| value_of(item.into_inner()));
            Value::List(items.collect())
        }
        DeValue::Table(table) => {
            let mut keys: Vec<_> = table.into_iter().collect();
            keys.sort_by_key(|(key, _)| key.span().start);
            let keys = keys
                .into_iter()
                .map(|(key, value)| (key.into_inner().into_owned(), value_of(value.into_inner())));
            Value::Keys(keys.collect())
        }
    }
}
