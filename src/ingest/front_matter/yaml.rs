//! YAML into keys and values.

use super::value::{Entry, Place, Value};
use crate::model::Diagnostic;
use crate::text::read_yaml;
use serde::de::IgnoredAny;
use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, Span, StrInput};
use std::collections::BTreeMap;

/// How deeply lists and keys may be nested.
const DEEPEST: usize = 32;

/// The keys at the top of a YAML text that has `lines_before` lines above it in its file; comments alone are none.
///
/// # Errors
///
/// The text is not YAML, or not keys with values.
pub(super) fn read_entries(
    path: &str,
    yaml: &str,
    lines_before: usize,
) -> Result<Vec<Entry>, Diagnostic> {
    let mut entries = Reader::new(yaml).document().ok_or_else(|| {
        read_yaml::<BTreeMap<String, IgnoredAny>>(path, yaml, lines_before)
            .err()
            .unwrap_or_else(|| {
                Diagnostic::error("expected keys with values")
                    .at(path)
                    .line(lines_before + 1)
                    .hint("write one `key: value` in each line")
            })
    })?;
    for entry in &mut entries {
        entry.key_at = entry.key_at.below(lines_before);
        entry.value_at = entry.value_at.below(lines_before);
    }
    Ok(entries)
}

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
    /// Scalars that aliases refer to.
    anchors: BTreeMap<usize, String>,
}

impl<'a> Reader<'a> {
    fn new(yaml: &'a str) -> Self {
        Self {
            events: Parser::new_from_str(yaml),
            anchors: BTreeMap::new(),
        }
    }

    /// The next event; `None` at a fault.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        self.events.next()?.ok()
    }

    fn document(mut self) -> Option<Vec<Entry>> {
        let mut entries = Vec::new();
        loop {
            match self.next()?.0 {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd => return Some(entries),
                Event::MappingStart(..) => break,
                Event::Scalar(text, ScalarStyle::Plain, ..) if is_nothing(&text) => {}
                Event::DocumentEnd => {}
                _ => return None,
            }
        }
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let key = self.value(event, 1)?.in_words();
            // Keys that are merged in from elsewhere are not looked for.
            if key == "<<" {
                return None;
            }
            let (event, value_span) = self.next()?;
            entries.push(Entry {
                key,
                key_at: place(span),
                value_at: place(value_span),
                value: self.value(event, 1)?,
            });
        }
        let ends = matches!(self.next()?.0, Event::DocumentEnd)
            && matches!(self.next()?.0, Event::StreamEnd);
        ends.then_some(entries)
    }

    /// The value that begins with an event.
    fn value(&mut self, event: Event<'a>, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        match event {
            Event::Scalar(text, style, anchor, _) => {
                if anchor > 0 {
                    self.anchors.insert(anchor, text.to_string());
                }
                Some(match style {
                    ScalarStyle::Plain if is_nothing(&text) => Value::Nothing,
                    _ => Value::Text(text.into_owned()),
                })
            }
            Event::Alias(anchor) => Some(match self.anchors.get(&anchor) {
                Some(text) => Value::Text(text.clone()),
                None => Value::Keys(Vec::new()),
            }),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    match self.next()?.0 {
                        Event::SequenceEnd => return Some(Value::List(items)),
                        event => items.push(self.value(event, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(..) => {
                let mut keys = Vec::new();
                loop {
                    match self.next()?.0 {
                        Event::MappingEnd => return Some(Value::Keys(keys)),
                        event => {
                            let key = self.value(event, depth + 1)?.in_words();
                            let event = self.next()?.0;
                            keys.push((key, self.value(event, depth + 1)?));
                        }
                    }
                }
            }
            _ => None,
        }
    }
}

fn is_nothing(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

fn place(span: Span) -> Place {
    Place {
        line: span.start.line(),
        column: span.start.col() + 1,
    }
}
