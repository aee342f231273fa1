//! Turns views into the bytes of pages.

use super::minified::minified;
use super::template_error;
use super::templates::Templates;
use crate::model::Diagnostic;
use crate::render::context::{PageContext, RenderContext};
use crate::render::output::files::Files;
use crate::render::part::card::Card;
use crate::text::ContentHash;
use serde::Serialize;
use tera::{Context, Tera};

/// The templates, ready to print in every interface language.
pub(super) struct Press<'a> {
    templates: &'a Templates,
    /// One for each edition.
    engines: Vec<Tera>,
    /// For each edition a hash of its words, of all templates and of what is done to finished pages.
    marks: Vec<ContentHash>,
    out: &'a Files<'a>,
    minify: bool,
}

impl<'a> Press<'a> {
    /// Prepares an engine for each edition.
    pub(super) fn new(
        context: &RenderContext<'_>,
        templates: &'a Templates,
        out: &'a Files<'a>,
    ) -> Self {
        let editions = context.editions.iter();
        let mark = format!("{:?}{}", templates.sources(), context.site.minify);
        let marks = editions.clone().map(|edition| {
            let words = format!("{:?}", edition.words);
            ContentHash::of_all(&[mark.as_bytes(), words.as_bytes()])
        });
        Self {
            marks: marks.collect(),
            out,
            templates,
            engines: editions
                .map(|edition| templates.engine(&edition.words))
                .collect(),
            minify: context.site.minify,
        }
    }

    /// The picture of a page for social networks. Nothing where the site has it already, or it cannot be packed.
    ///
    /// # Errors
    ///
    /// Those of the files.
    pub(super) fn card(
        &self,
        page: &PageContext<'_>,
        card: &Card,
    ) -> Result<Option<Vec<u8>>, Diagnostic> {
        let made_from = || Some(ContentHash::of(&serde_json::to_vec(card).ok()?));
        match self.out.has(&page.path(), made_from)? {
            true => Ok(None),
            false => Ok(card.png()),
        }
    }

    /// A page of an edition: what the template makes of the view. Nothing where the site has it already.
    ///
    /// # Errors
    ///
    /// A template that asks for what the view does not have.
    pub(super) fn print<V: Serialize>(
        &self,
        page: &PageContext<'_>,
        edition: usize,
        template: &str,
        view: &V,
    ) -> Result<Option<Vec<u8>>, Diagnostic> {
        let made_from = || {
            let view = serde_json::to_vec(view).ok()?;
            let mark = self.marks[edition].0.to_le_bytes();
            Some(ContentHash::of_all(&[&mark, template.as_bytes(), &view]))
        };
        if self.out.has(&page.path(), made_from)? {
            return Ok(None);
        }
        let engine = &self.engines[edition];
        let text = Context::from_serialize(view)
            .and_then(|context| engine.render(template, &context))
            .map_err(|error| {
                let fields: Vec<String> = match serde_json::to_value(view) {
                    Ok(serde_json::Value::Object(map)) => map.keys().cloned().collect(),
                    _ => Vec::new(),
                };
                let source = |name: &str| self.templates.source(name).to_string();
                template_error::at_rendering(&error, template, &source, &fields)
            })?;
        match self.minify && template.ends_with(".html") {
            true => Ok(Some(minified(&text))),
            false => Ok(Some(text.into_bytes())),
        }
    }
}
