//! Makes pages: the archive, the site's set-up, templates and language packs come in; every file of the site goes out, in memory.
//!
//! [`render`] is pure: the same input gives the same bytes whatever the number of threads. What a page says is gathered in a view
//! (`view/`), plain data that a template turns into HTML; templates never see the archive itself. Beside the pages stand the search
//! index (`search/`), the feeds, the archive as data and the map of the site.

mod address;
mod alphabet;
mod cross_references;
mod data;
mod dates;
mod edition;
mod embed;
mod escape;
mod exchange;
mod feed;
mod first_words;
#[cfg(test)]
mod fixture;
mod here;
mod hosting;
mod linked_data;
#[cfg(test)]
mod long_lists;
mod minified;
mod moved;
mod plan;
mod reasons;
mod search;
mod site_map;
mod template_error;
mod templates;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use templates::Templates;

use crate::language::Languages;
use crate::model::{Archive, Diagnostic, Page, Site};
use cross_references::CrossReferences;
use here::Desk;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Every file of the site, by path.
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
    let editions = edition::editions(archive, site, languages);
    let mut desk = Desk {
        archive,
        site,
        languages,
        editions: &editions,
        references: CrossReferences::new(archive),
        years: BTreeMap::new(),
        search_bytes: 0,
    };
    desk.years = view::by_year::of_all(archive, plan::subjects(&desk).into_iter().map(|(s, _)| s));
    let search = search::pages(&desk);
    desk.search_bytes = search.iter().map(|page| page.bytes.len()).sum();
    let engines: Vec<tera::Tera> = editions
        .iter()
        .map(|edition| templates.engine(&edition.words))
        .collect();
    let plan = plan::plan(&desk);
    let made: Vec<Result<Page, Diagnostic>> = plan
        .par_iter()
        .map(|task| plan::make(&desk, templates, &engines[task.edition], task))
        .collect();
    // Of several errors the first in the order of the plan is told, whichever thread was first.
    let mut pages = made
        .into_iter()
        .collect::<Result<Vec<Page>, Diagnostic>>()?;
    pages.extend(templates.files().map(|(path, bytes)| Page {
        path: path.clone(),
        bytes: bytes.clone(),
    }));
    pages.extend(archive.documents.iter().map(|archived| Page {
        path: address::source(&archived.document.id, archived.document.format),
        bytes: archived.document.original.clone(),
    }));
    pages.extend(search);
    pages.extend(data::pages(&desk));
    pages.extend(exchange::pages(&desk));
    pages.extend(moved::files(&desk));
    pages.extend(site_map::pages(&desk, &plan));
    pages.extend(hosting::pages(&desk));
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let worker = hosting::offline_worker(&pages);
    let place = pages.partition_point(|page| page.path < worker.path);
    pages.insert(place, worker);
    Ok(pages)
}
