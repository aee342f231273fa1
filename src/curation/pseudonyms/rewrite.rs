//! Source files, settings, decisions and remembered addresses without the names.

use super::Pseudonyms;
use super::edit::edited;
use super::replace::Piece;
use crate::model::{
    AddressKind, Curation, Diagnostic, Lock, Members, Metadata, Site, SourceFile, Topic,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

impl Pseudonyms {
    /// The source files without the names. It is noted which had one: those files are not to be offered for download.
    ///
    /// Files whose names differ only in a name that is replaced keep apart by a number.
    pub fn rewrite_sources(&mut self, sources: Vec<SourceFile>) -> Vec<SourceFile> {
        let mut rewritten = BTreeSet::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let pairs: Vec<(SourceFile, bool)> = sources
            .into_par_iter()
            .map(|source| {
                let now = self.source(&source);
                let is_changed = now != source;
                (now, is_changed)
            })
            .collect();
        let unchanged = pairs.iter().filter(|(_, is_changed)| !is_changed);
        taken.extend(unchanged.map(|(source, _)| source.path.clone()));
        let mut out = Vec::with_capacity(pairs.len());
        for (mut source, is_changed) in pairs {
            if is_changed {
                let (path, name) = (source.path.clone(), source.name.clone());
                let mut number = 2;
                while !taken.insert(source.path.clone()) {
                    source.path = numbered(&path, number);
                    source.name = numbered(&name, number);
                    number += 1;
                }
                rewritten.insert(source.path.clone());
            }
            out.push(source);
        }
        out.sort_by(|a, b| a.path.cmp(&b.path));
        self.rewritten = rewritten;
        out
    }

    fn source(&self, source: &SourceFile) -> SourceFile {
        let piece = Piece::Of(&source.path);
        let edits = self.edits_of_blocks(&source.text, &source.blocks, &source.path);
        let (text, blocks) = edited(&source.text, &source.blocks, edits);
        let address = |text: &String| self.replaced(text, piece, true);
        SourceFile {
            path: address(&source.path),
            name: address(&source.name),
            text,
            blocks,
            // Only blocks are edited, and they follow the front matter.
            body_start: source.body_start,
            declared: self.metadata(&source.declared, piece),
            embedded: self.metadata(&source.embedded, piece),
            dates: source.dates.clone(),
            also_saved_as: source.also_saved_as.iter().map(address).collect(),
            diagnostics: self.diagnostics(&source.diagnostics, piece),
            format: source.format,
            file: source.file.clone(),
        }
    }

    fn metadata(&self, metadata: &Metadata, piece: Piece<'_>) -> Metadata {
        let text = |text: &String| self.replaced(text, piece, false);
        let address = |text: &String| self.replaced(text, piece, true);
        let texts = |list: &Vec<String>| -> Vec<String> { list.iter().map(text).collect() };
        let shown = self.shown();
        let people = metadata.people.iter().filter(|person| {
            let now = text(person);
            // The pseudonym is found without being stated.
            now == **person && !shown.contains(&now)
        });
        Metadata {
            id: metadata.id.as_ref().map(address),
            title: metadata.title.as_ref().map(text),
            date: metadata.date.as_ref().map(text),
            language: metadata.language.clone(),
            outlet: metadata.outlet.as_ref().map(text),
            // An address without the name in it leads nowhere.
            url: metadata.url.clone().filter(|url| address(url) == *url),
            authors: texts(&metadata.authors),
            people: people.cloned().collect(),
            topics: texts(&metadata.topics),
            translation_of: metadata
                .translation_of
                .as_ref()
                .map(|of| self.reference(of)),
            event: metadata.event.as_ref().map(text),
            rights: metadata.rights.as_ref().map(text),
            rules: metadata.rules.clone(),
            description: metadata.description.as_ref().map(text),
            translators: texts(&metadata.translators),
            former_ids: (metadata.former_ids.iter())
                .filter(|id| address(id) == **id)
                .cloned()
                .collect(),
        }
    }

    fn diagnostics(&self, diagnostics: &[Diagnostic], piece: Piece<'_>) -> Vec<Diagnostic> {
        let text = |text: &String| self.replaced(text, piece, false);
        let each = diagnostics.iter().map(|diagnostic| Diagnostic {
            path: diagnostic
                .path
                .as_ref()
                .map(|path| self.replaced(path, piece, true)),
            message: text(&diagnostic.message),
            snippet: diagnostic.snippet.as_ref().map(text),
            hint: diagnostic.hint.as_ref().map(text),
            ..diagnostic.clone()
        });
        each.collect()
    }

    /// The id or path of a text as it is after the names are replaced.
    fn reference(&self, name: &str) -> String {
        let path = self.all.iter().find_map(|one| {
            let by_path = one.texts.get(name);
            by_path.or_else(|| one.ids.get(name))
        });
        let piece = path.map_or(Piece::Owner, |path| Piece::Of(path));
        self.replaced(name, piece, true)
    }

    /// The settings without the names. A term of a topic with a name goes.
    pub fn rewrite_site(&self, site: &Site) -> Site {
        let text = |text: &String| self.replaced(text, Piece::Owner, false);
        let texts = |texts: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            let each = texts.iter().map(|(tag, value)| (tag.clone(), text(value)));
            each.collect()
        };
        let topic = |topic: &Topic| Topic {
            id: self.replaced(&topic.id, Piece::Owner, true),
            names: texts(&topic.names),
            terms: (topic.terms.iter())
                .map(|(tag, terms)| {
                    let kept = terms
                        .iter()
                        .filter(|term| self.replaced(term, Piece::Address, true) == **term);
                    (tag.clone(), kept.cloned().collect())
                })
                .collect(),
        };
        Site {
            title: text(&site.title),
            publisher: site.publisher.as_ref().map(text),
            titles: texts(&site.titles),
            descriptions: texts(&site.descriptions),
            topics: site.topics.iter().map(topic).collect(),
            outlets: (site.outlets.iter())
                .map(|(name, settings)| (text(name), settings.clone()))
                .collect(),
            ..site.clone()
        }
    }

    /// The decisions without the names. Where one names the person, it names the pseudonym; addresses of the person elsewhere go.
    pub fn rewrite_curation(&self, curation: &Curation) -> Curation {
        let mut out = curation.clone();
        let text = |text: &mut String| *text = self.replaced(text, Piece::Owner, false);
        let reference = |name: &mut String| *name = self.reference(name);
        let groups = [
            &mut out.stories_together,
            &mut out.stories_apart,
            &mut out.events_together,
            &mut out.events_apart,
        ];
        for decision in groups.into_iter().flatten() {
            decision.value.iter_mut().for_each(reference);
        }
        for overrides in [&mut out.story_overrides, &mut out.event_overrides] {
            for decision in &mut overrides.titles {
                reference(&mut decision.value.0);
                text(&mut decision.value.2);
            }
            overrides
                .dates
                .iter_mut()
                .for_each(|decision| reference(&mut decision.value.0));
            overrides
                .hidden
                .iter_mut()
                .for_each(|decision| reference(&mut decision.value));
        }
        for decision in &mut out.withdrawn {
            reference(&mut decision.value.document);
            decision.value.reason.values_mut().for_each(text);
        }
        let is_about = |name: &str| self.pseudonym_of(name).is_some();
        // One pseudonym is one person already.
        for groups in [&mut out.people_merge, &mut out.people_apart] {
            groups.retain(|decision| !decision.value.iter().any(|name| is_about(name)));
        }
        out.people_rename
            .retain(|decision| !is_about(&decision.value.0));
        out.people_rename
            .iter_mut()
            .for_each(|decision| text(&mut decision.value.2));
        out.people_same_as
            .retain(|decision| !is_about(&decision.value.0));
        out.not_a_person
            .retain(|decision| !is_about(&decision.value));
        for decision in &mut out.people_notes {
            let (person, note) = &mut decision.value;
            match self.pseudonym_of(person) {
                Some(shown) => {
                    *note = self.replaced(note, Piece::About(shown), false);
                    shown.clone_into(person);
                }
                None => text(note),
            }
        }
        out.pseudonyms.clear();
        out
    }

    /// The pseudonym of whoever a decision calls by this name.
    fn pseudonym_of(&self, name: &str) -> Option<&str> {
        let is_called = |one: &&super::Pseudonym| {
            let is_address = !name.contains(char::is_whitespace);
            one.called.contains(name.trim())
                || self.replaced(name, Piece::Owner, is_address)
                    == if is_address { &one.slug } else { &one.shown }.as_str()
        };
        let one = self.all.iter().find(is_called)?;
        Some(&one.shown)
    }

    /// What is remembered without addresses that have a name in them. Nothing leads from them to those that come after them.
    pub fn rewrite_lock(&self, lock: &Lock) -> Lock {
        let is_clean = |id: &str| self.reference(id) == *id;
        let has_no_surname = |id: &str| self.replaced(id, Piece::Address, true) == *id;
        let has_no_name = |id: &str| self.replaced(id, Piece::Owner, true) == *id;
        let mut out = Lock::default();
        for (id, texts) in lock.texts.iter().filter(|(id, _)| is_clean(id)) {
            out.texts.insert(id.clone(), texts.clone());
        }
        for id in lock.texts.keys() {
            // A name that goes makes no news of a text.
            out.since.insert(self.reference(id), lock.since_of(id));
        }
        for (id, ends) in lock.moved.iter().filter(|(id, _)| is_clean(id)) {
            let ends = ends.iter().map(|end| self.reference(end));
            out.moved.insert(id.clone(), ends.collect());
        }
        for (kind, ids) in &lock.members {
            for (id, members) in ids {
                // Words of texts that name the person: any part of the name means the person.
                let is_nobody_in = |name: &str, document: &str| {
                    let path = self.all.iter().find_map(|one| one.ids.get(document));
                    path.is_none_or(|path| self.replaced(name, Piece::Of(path), true) == name)
                };
                let names_nobody_there = members.keys().all(|member| {
                    let document = member.split_once('/').map_or(member.as_str(), |(id, _)| id);
                    is_nobody_in(id, document)
                });
                let is_called = self.all.iter().any(|one| one.called.contains(id));
                let keeps = match kind {
                    AddressKind::Event | AddressKind::Document | AddressKind::Story => {
                        has_no_surname(id) && is_clean(id) && names_nobody_there
                    }
                    AddressKind::Person => has_no_name(id) && !is_called,
                    AddressKind::Outlet | AddressKind::Organisation | AddressKind::Place => {
                        has_no_name(id)
                    }
                };
                let members: Members = (members.iter())
                    .filter_map(|(member, membership)| {
                        let member = match member.split_once('/') {
                            Some((document, name))
                                if has_no_name(name) && is_nobody_in(name, document) =>
                            {
                                format!("{}/{name}", self.reference(document))
                            }
                            Some(_) => return None,
                            None => self.reference(member),
                        };
                        Some((member, *membership))
                    })
                    .collect();
                if keeps && !members.is_empty() {
                    out.members
                        .entry(*kind)
                        .or_default()
                        .insert(id.clone(), members);
                }
            }
        }
        out
    }
}

/// The path with a number before its extension.
fn numbered(path: &str, number: usize) -> String {
    match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => {
            format!("{stem}-{number}.{extension}")
        }
        _ => format!("{path}-{number}"),
    }
}
