//! Makes pages: the archive, the site's set-up, templates and language packs come in; every file of the site goes out, one by one as they are
//! made ([`render_each`]) or all of them in memory ([`render`]).
//!
//! Rendering is pure: the same input gives the same bytes whatever the number of threads. What a page says is gathered in a view
//! (`view/`), plain data that a template turns into HTML; templates never see the archive itself. Beside the pages stand the search
//! index (`search/`), the feeds, the archive as data and the map of the site.

mod address;
mod context;
mod edition;
mod escape;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod long_lists;
mod output;
mod part;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use edition::reasons::EnglishReasons;
pub use output::files::Sink;
pub use output::pages::templates::Templates;

use crate::language::Languages;
use crate::model::{Archive, Diagnostic, Document, Page, Site};
use context::RenderContext;
use context::cross_references::CrossReferences;
use context::years;
use edition::headline::headline;
use output::files::Files;
use output::pages::{self as plan, Task};
use output::{data, exchange, hosting, redirects, search, site_map};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Every file of the site, in memory, sorted by path.
///
/// # Errors
///
/// A template of the owner's that asks for what is not there: the message names its file and line.
pub fn render(
    archive: &Archive,
    site: &Site,
    templates: &Templates,
    languages: &Languages,
) -> Result<Vec<Page>, Diagnostic> {
    let pages = Mutex::new(Vec::new());
    render_each(archive, site, templates, languages, &|page| {
        pages
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(page);
        Ok(())
    })?;
    let mut pages = pages.into_inner().unwrap_or_else(PoisonError::into_inner);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(pages)
}

/// Every file of the site, handed over as it is made; the sink is called from several threads at once, in no particular order.
///
/// # Errors
///
/// As [`render`], and those of the sink. Some files have been handed over by then.
pub fn render_each(
    archive: &Archive,
    site: &Site,
    templates: &Templates,
    languages: &Languages,
    sink: Sink<'_>,
) -> Result<(), Diagnostic> {
    let files = Files::new(sink);
    let editions = edition::editions(archive, site, languages);
    let mut context = RenderContext {
        archive,
        site,
        languages,
        editions: &editions,
        references: CrossReferences::new(archive),
        headlines: archive.documents.par_iter().map(headline).collect(),
        years: BTreeMap::new(),
        search_bytes: 0,
    };
    context.years = years::of_all(
        archive,
        plan::subjects(&context).into_iter().map(|(s, _)| s),
    );
    context.search_bytes = search::write(&context, &files)?;
    let plan = plan::plan(&context);
    let (pages, data) = rayon::join(
        || make_pages(&context, templates, &plan, &files),
        || {
            files.add_all(site_map::pages(&context, &plan))?;
            data::write(&context, &files)?;
            exchange::write(&context, &files)
        },
    );
    pages?;
    data?;
    archive
        .documents
        .par_iter()
        .try_for_each(|archived| files.add(source(&archived.document)))?;
    files.add_all(templates.files().map(|(path, bytes)| Page {
        path: path.clone(),
        bytes: bytes.clone(),
    }))?;
    files.add_all(redirects::files(&context))?;
    files.add_all(hosting::pages(&context))?;
    files.add(hosting::offline_worker(files.mark()))
}

/// Makes every page. Of several errors the first in the order of the plan is told, whichever thread was first.
fn make_pages(
    context: &RenderContext<'_>,
    templates: &Templates,
    plan: &[Task],
    files: &Files<'_>,
) -> Result<(), Diagnostic> {
    let engines: Vec<tera::Tera> = context
        .editions
        .iter()
        .map(|edition| templates.engine(&edition.words))
        .collect();
    let first = plan
        .par_iter()
        .enumerate()
        .filter_map(|(place, task)| {
            let made = plan::make(context, templates, &engines[task.edition], task);
            Some((place, made.and_then(|page| files.add(page)).err()?))
        })
        .min_by_key(|(place, _)| *place);
    first.map_or(Ok(()), |(_, error)| Err(error))
}

/// The text as it was found.
fn source(document: &Document) -> Page {
    Page {
        path: address::source(&document.id, document.format),
        bytes: document.original.clone(),
    }
}
