//! Turns views into the bytes of pages.

use super::minified::minified;
use super::template_error;
use super::templates::Templates;
use crate::model::Diagnostic;
use crate::render::context::RenderContext;
use serde::Serialize;
use tera::{Context, Tera};

/// The templates, ready to print in every interface language.
pub(super) struct Press<'a> {
    templates: &'a Templates,
    /// One for each edition.
    engines: Vec<Tera>,
    minify: bool,
}

impl<'a> Press<'a> {
    /// Prepares an engine for each edition.
    pub(super) fn new(context: &RenderContext<'_>, templates: &'a Templates) -> Self {
        let editions = context.editions.iter();
        Self {
            templates,
            engines: editions
                .map(|edition| templates.engine(&edition.words))
                .collect(),
            minify: context.site.minify,
        }
    }

    /// A page of an edition: what the template makes of the view.
    ///
    /// # Errors
    ///
    /// A template that asks for what the view does not have.
    pub(super) fn print<V: Serialize>(
        &self,
        edition: usize,
        template: &str,
        view: &V,
    ) -> Result<Vec<u8>, Diagnostic> {
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
            true => Ok(minified(&text)),
            false => Ok(text.into_bytes()),
        }
    }
}
