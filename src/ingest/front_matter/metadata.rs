//! Keys and values into metadata, each key on its own: a value that cannot be used loses that key alone.

use super::former::former_id;
use super::implied::calls_draft;
use super::keys::{self, Key};
use super::publishing::{self, Decision};
use super::value::{Entry, Place, Value};
use super::wiki::{is_address, label_and_address, names_in, without_links};
use crate::language::{NotATag, read_tag};
use crate::model::{Diagnostic, HeldBack, HoldReason, Metadata, StatedMoment};
use crate::text::nearest;
use std::collections::BTreeSet;

/// Where front matter stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'a> {
    pub(super) path: &'a str,
    /// The lines of the whole file, to be shown.
    pub(super) lines: &'a [&'a str],
}

impl Origin<'_> {
    fn warning(self, message: impl Into<String>, place: Place) -> Diagnostic {
        let diagnostic = Diagnostic::warning(message)
            .at(self.path)
            .line(place.line)
            .column(place.column);
        match self.lines.get(place.line.saturating_sub(1)) {
            Some(line) => diagnostic.snippet(*line),
            None => diagnostic,
        }
    }
}

/// What the entries say, and what is wrong with them, by line.
pub(super) fn read_metadata(
    origin: Origin<'_>,
    entries: Vec<Entry>,
) -> (Metadata, Vec<Diagnostic>) {
    let has = |name: &str| entries.iter().any(|entry| keys::folded(&entry.key) == name);
    let mut reading = Reading {
        origin,
        // Jekyll separates tags in one text by blanks.
        blanks_separate_tags: has("layout"),
        metadata: Metadata::default(),
        diagnostics: Vec::new(),
    };
    let draft = entries.iter().find(|entry| calls_draft(entry)).cloned();
    for (known, entry) in reading.in_order(entries) {
        reading.take(known, &entry);
    }
    let rules = &reading.metadata.rules;
    if let Some(entry) = draft.filter(|_| rules.held_back.is_none() && !rules.is_released) {
        let reason = HoldReason::Unclear {
            key: entry.key.clone(),
            value: entry.value.in_words(),
        };
        reading.hold_as_stated(Key::Draft, reason, &entry);
    }
    reading.diagnostics.sort_by_key(|found| found.line);
    (reading.metadata, reading.diagnostics)
}

struct Reading<'a> {
    origin: Origin<'a>,
    blanks_separate_tags: bool,
    metadata: Metadata,
    diagnostics: Vec<Diagnostic>,
}

impl Reading<'_> {
    /// The known keys, those first that count where there are several of one kind. Unknown and repeated ones are warnings.
    fn in_order(&mut self, entries: Vec<Entry>) -> Vec<(Key, Entry)> {
        let mut ranked = Vec::new();
        let mut seen = BTreeSet::new();
        for entry in entries {
            let folded = keys::folded(&entry.key);
            if !seen.insert(folded) {
                let message = format!("duplicate key `{}`", entry.key);
                let fault = self.origin.warning(message, entry.key_at);
                self.diagnostics.push(fault.hint("remove one of the two"));
            }
            match keys::find(&entry.key) {
                Some((Key::Table, _)) => {
                    for inner in inside(entry) {
                        if let Some((known, rank)) = keys::find(&inner.key) {
                            ranked.push((1, rank_of(known, rank), known, inner));
                        }
                    }
                }
                Some((known, rank)) => ranked.push((0, rank_of(known, rank), known, entry)),
                None => self.unknown(&entry),
            }
        }
        ranked.sort_by_key(|(depth, rank, ..)| (*depth, *rank));
        ranked
            .into_iter()
            .map(|(_, _, known, entry)| (known, entry))
            .collect()
    }

    fn unknown(&mut self, entry: &Entry) {
        if let Some((meant, name)) = keys::slip_of(&entry.key)
            && let Decision::Hold(reason) = publishing::decide_slip(meant, &entry.key, &entry.value)
        {
            let message = format!("unknown key `{}`; the text is held back", entry.key);
            let fault = self.origin.warning(message, entry.key_at);
            self.diagnostics
                .push(fault.hint(format!("did you mean `{name}`?")));
            self.hold(reason, entry.key_at);
            return;
        }
        let fault = self
            .origin
            .warning(format!("unknown key `{}`", entry.key), entry.key_at);
        self.diagnostics
            .push(match nearest(&entry.key.to_lowercase(), keys::names()) {
                Some(near) => fault.hint(format!("did you mean `{near}`?")),
                None => fault.hint("docs/reading.md lists the keys"),
            });
    }

    fn take(&mut self, known: Key, entry: &Entry) {
        match publishing::decide(known, &entry.key, &entry.value) {
            Decision::Nothing => {}
            Decision::Hold(reason) => self.hold_as_stated(known, reason, entry),
            Decision::Release => self.metadata.rules.is_released = true,
            Decision::Rule(rules) => {
                self.metadata.rules.is_released |= known == Key::Publish;
                let before = self.metadata.rules.rules;
                self.metadata.rules.rules = before.or(rules);
            }
            Decision::Embargo(moment) => {
                let stated = self.stated(moment, entry);
                self.metadata.rules.embargo.get_or_insert(stated);
            }
            Decision::Expires(moment) => {
                let stated = self.stated(moment, entry);
                self.metadata.rules.expires.get_or_insert(stated);
            }
            Decision::NotBefore(moment) => {
                let stated = self.stated(moment, entry);
                self.metadata.rules.not_before.get_or_insert(stated);
                self.describe(known, entry);
            }
            Decision::Other => self.describe(known, entry),
        }
    }

    fn stated(&self, moment: crate::model::Moment, entry: &Entry) -> StatedMoment {
        StatedMoment {
            moment,
            path: self.origin.path.to_owned(),
            line: Some(entry.key_at.line),
        }
    }

    fn hold_as_stated(&mut self, known: Key, reason: HoldReason, entry: &Entry) {
        let said = format!("`{}: {}`", entry.key, entry.value.in_words());
        let diagnostic = match reason {
            HoldReason::Draft => Diagnostic::note(format!("held back, as it says {said}"))
                .at(self.origin.path)
                .line(entry.key_at.line)
                .hint("remove the line to publish the text"),
            _ => self
                .origin
                .warning(
                    format!("{said} is not clear, so the text is held back"),
                    entry.value_at,
                )
                .hint(publishing::hint(known)),
        };
        self.diagnostics.push(diagnostic);
        self.hold(reason, entry.key_at);
    }

    fn hold(&mut self, reason: HoldReason, place: Place) {
        let held_back = &mut self.metadata.rules.held_back;
        // The owner's clear word goes before anything unclear.
        let is_clearer = reason == HoldReason::Draft
            && held_back
                .as_ref()
                .is_some_and(|held| held.reason != HoldReason::Draft);
        if held_back.is_none() || is_clearer {
            *held_back = Some(HeldBack {
                reason,
                path: self.origin.path.to_owned(),
                line: Some(place.line),
            });
        }
    }

    /// Takes a key that describes the text.
    fn describe(&mut self, known: Key, entry: &Entry) {
        match known {
            Key::Author | Key::People | Key::Translator => {
                let Some(names) = self.texts(entry) else {
                    return;
                };
                let names = names.iter().flat_map(|text| names_in(text)).collect();
                let metadata = &mut self.metadata;
                let list = match known {
                    Key::Author => &mut metadata.authors,
                    Key::People => &mut metadata.people,
                    _ => &mut metadata.translators,
                };
                if list.is_empty() {
                    *list = names;
                }
            }
            Key::Topics => {
                let texts = self.texts(entry).unwrap_or_default();
                self.add_topics(&texts);
            }
            Key::FormerId => {
                let texts = self.texts(entry).unwrap_or_default();
                for id in texts.iter().filter_map(|text| former_id(text)) {
                    if !self.metadata.former_ids.contains(&id) {
                        self.metadata.former_ids.push(id);
                    }
                }
            }
            Key::Outlet => self.take_outlet(entry),
            Key::OfOthers | Key::Permalink => {}
            _ => {
                if let Some(text) = self.text(entry) {
                    self.take_text(known, &text, entry);
                }
            }
        }
    }

    fn take_text(&mut self, known: Key, text: &str, entry: &Entry) {
        let metadata = &mut self.metadata;
        let plain = || {
            let text = without_links(text);
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let (field, text) = match known {
            Key::Id => (&mut metadata.id, text.to_owned()),
            Key::Title => (&mut metadata.title, plain()),
            Key::Date | Key::NotBefore | Key::Published => (&mut metadata.date, plain()),
            Key::TranslationOf => (&mut metadata.translation_of, plain()),
            Key::Event => (&mut metadata.event, plain()),
            Key::Rights => (&mut metadata.rights, plain()),
            Key::Description | Key::Excerpt => (&mut metadata.description, plain()),
            Key::Url => match text.starts_with('/') && !text.starts_with("//") {
                // A page of another site of the owner's.
                true => return metadata.former_ids.extend(former_id(text)),
                false => {
                    let address = label_and_address(text).map_or(text, |(_, address)| address);
                    (&mut metadata.url, address.to_owned())
                }
            },
            Key::Language => match read_tag(text) {
                Ok(tag) => (&mut metadata.language, tag),
                Err(NotATag { meant }) => {
                    let message = format!("\"{text}\" is no language tag");
                    let fault = self.origin.warning(message, entry.value_at);
                    return self.diagnostics.push(match meant {
                        Some(tag) => fault.hint(format!("did you mean {tag}?")),
                        None => fault.hint("use a BCP 47 tag such as ru, kk or uz-Cyrl"),
                    });
                }
            },
            _ => return,
        };
        field.get_or_insert(text);
    }

    /// The name of an outlet, its page in notes, or the address of the text.
    fn take_outlet(&mut self, entry: &Entry) {
        let texts = self.texts(entry).unwrap_or_default();
        for text in &texts {
            if is_address(text) {
                let address = match text.contains("://") {
                    true => text.clone(),
                    false => format!("https://{text}"),
                };
                self.metadata.url.get_or_insert(address);
                continue;
            }
            if let Some((_, address)) = label_and_address(text) {
                self.metadata.url.get_or_insert(address.to_owned());
            }
            if let Some(name) = names_in(text).into_iter().next() {
                self.metadata.outlet.get_or_insert(name);
            }
        }
    }

    /// Adds topics that the text does not have yet.
    fn add_topics(&mut self, texts: &[String]) {
        let separates = |c: char| c == ',' || (self.blanks_separate_tags && c.is_whitespace());
        let single = texts.len() == 1;
        for text in texts {
            let parts: Vec<&str> = match single {
                true => text.split(separates).collect(),
                false => vec![text],
            };
            for part in parts {
                let topic = without_links(part.trim().trim_start_matches('#'));
                let topics = &mut self.metadata.topics;
                let has = |known: &String| known.to_lowercase() == topic.to_lowercase();
                if !topic.is_empty() && !topics.iter().any(has) {
                    topics.push(topic);
                }
            }
        }
    }

    fn text(&mut self, entry: &Entry) -> Option<String> {
        match entry.value.single() {
            Ok(text) => text.map(str::to_owned),
            Err(()) => {
                let fault = self.origin.warning(
                    "expected a single value, not a list or keys",
                    entry.value_at,
                );
                let hint = format!("write `{}: …` with one text", entry.key);
                self.diagnostics.push(fault.hint(hint));
                None
            }
        }
    }

    fn texts(&mut self, entry: &Entry) -> Option<Vec<String>> {
        let mut out = Vec::new();
        let is_read = add_texts(&entry.value, 0, &mut out);
        if !is_read {
            let fault = self
                .origin
                .warning("expected text or a list of texts", entry.value_at);
            let hint = format!("write `{}: [\"one\", \"two\"]`", entry.key);
            self.diagnostics.push(fault.hint(hint));
            return None;
        }
        Some(out)
    }
}

/// Adds the texts in a value: of a list its items, of keys their `name`. YAML reads `[[Jane Doe]]` as a list in a list.
fn add_texts(value: &Value, depth: usize, out: &mut Vec<String>) -> bool {
    match value {
        Value::Nothing => true,
        Value::Text(text) => {
            let text = text.trim();
            match text {
                "" => {}
                text if depth > 1 => out.push(format!("[[{text}]]")),
                text => out.push(text.to_owned()),
            }
            true
        }
        Value::List(items) => items.iter().all(|item| add_texts(item, depth + 1, out)),
        Value::Keys(keys) => {
            let named = ["name", "title", "label"].iter().find_map(|wanted| {
                let mut keys = keys.iter();
                keys.find(|(key, _)| keys::folded(key) == *wanted)
            });
            named.is_some_and(|(_, name)| add_texts(name, depth.min(1), out))
        }
    }
}

/// The keys in a table, at the place of the table.
fn inside(table: Entry) -> Vec<Entry> {
    let Value::Keys(keys) = table.value else {
        return Vec::new();
    };
    let entries = keys.into_iter().map(|(key, value)| Entry {
        key,
        value,
        key_at: table.key_at,
        value_at: table.value_at,
    });
    entries.collect()
}

/// Ranks within what a key says; `published` as a date comes after `date` and before the others.
fn rank_of(known: Key, rank: usize) -> usize {
    match known {
        Key::Published => rank + 1,
        Key::Date if rank > 0 => rank + 10,
        Key::NotBefore => 12,
        // All of them count, in the order of the file.
        Key::Topics | Key::FormerId => 0,
        // Another program's summary comes after those that are called so.
        Key::Excerpt => 10,
        _ => rank,
    }
}
