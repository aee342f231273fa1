//! Makes pages: the release, the site's set-up, templates and language packs come in; every file of the site goes out, one by one as they are
//! made ([`render_each`]) or all of them in memory ([`render`]).
//!
//! Rendering is pure: the same input gives the same bytes whatever the number of threads. What a page says is gathered in a view
//! (`view/`), plain data that a template turns into HTML; templates never see the archive itself. Besides pages there are the search
//! index, the feeds, the archive as data and the site map (`output/`). Each layer imports only those below it: `output`, `view`, `part`, `context`,
//! `edition`, `address`.

mod address;
mod context;
mod edition;
mod escape;
#[cfg(test)]
#[path = "../../tests/render/fixture/mod.rs"]
mod fixture;
mod output;
mod part;
mod spreadsheet;
mod view;

pub(crate) use address::base_path;
pub(crate) use edition::reasons::EnglishReasons;
pub use output::files::{IsUpToDate, Sink};
pub use output::pages::templates::Templates;
pub use output::search::{BodyWords, KnownWords};
pub(crate) use part::proposals::{undecided_people, undecided_texts};

use crate::language::Languages;
use crate::model::{
    Diagnostic, OfferedSource, Page, Release, Shown, Site, SourceCopy, TextToTranslate,
};
use crate::text::NothingKnown;
use context::RenderContext;
use edition::editions;
use output::files::Files;
use output::{data, exchange, hosting, pages, redirects, search, site_map, sources};
use std::sync::{Mutex, PoisonError};

/// Every file of the site but the copies of source files ([`source_copies`]), in memory, sorted by path.
///
/// # Errors
///
/// A template of the owner's that asks for what is not there: the message names its file and line.
pub fn render(
    release: &Release,
    site: &Site,
    templates: &Templates,
    languages: &Languages,
) -> Result<Vec<Page>, Diagnostic> {
    let made = Mutex::new(Vec::new());
    let take = |page| {
        made.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(page);
        Ok(())
    };
    render_each(
        release,
        site,
        templates,
        languages,
        &take,
        None,
        &NothingKnown,
    )?;
    let mut pages = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(pages)
}

/// The same, handed over one by one; the sink is called from several threads at once, in no particular order. Pages that are up to date are not made, and texts whose
/// words are known are not read again for the search.
///
/// # Errors
///
/// As [`render`], and those of the sink. Some files have been handed over by then.
pub fn render_each(
    release: &Release,
    site: &Site,
    templates: &Templates,
    languages: &Languages,
    sink: Sink<'_>,
    is_up_to_date: Option<IsUpToDate<'_>>,
    known_words: KnownWords<'_>,
) -> Result<(), Diagnostic> {
    let out = Files::new(sink, is_up_to_date);
    let editions = editions(&release.archive, site, languages);
    let context = RenderContext::new(release, site, languages, &editions);
    let search_bytes = search::write(&context, &out, known_words)?;
    let plan = pages::plan(&context, templates, search_bytes);
    let (made, written) = rayon::join(
        || pages::write(&context, templates, &plan, &out),
        || {
            out.add_all(site_map::pages(&context, &plan))?;
            sources::write(&context, &out)?;
            data::write(&context, &out)?;
            exchange::write(&context, &out)
        },
    );
    made?;
    written?;
    out.add_all(templates.files().map(|(path, bytes)| Page {
        path: path.clone(),
        bytes: bytes.clone(),
    }))?;
    out.add_all(redirects::files(&context))?;
    out.add_all(hosting::pages(&context))?;
    out.add(hosting::offline_worker(out.mark()))
}

/// The headlines and leads that are in no language of their readers.
pub(crate) fn texts_to_translate(
    release: &Release,
    site: &Site,
    languages: &Languages,
) -> Vec<TextToTranslate> {
    let editions = editions(&release.archive, site, languages);
    let context = RenderContext::new(release, site, languages, &editions);
    part::translation::wanted(&context)
}

/// The source files that the site offers as they are.
pub fn source_copies(release: &Release) -> Vec<SourceCopy> {
    let documents = release.archive.documents.iter().zip(&release.shown);
    let files = documents.filter(|(_, shown): &(_, &Shown)| shown.source == OfferedSource::File);
    files
        .map(|(archived, _)| {
            let document = &archived.document;
            SourceCopy {
                path: address::source(&document.id, document.format.offered_ending()),
                source: document.path.clone(),
                file: document.file.clone(),
            }
        })
        .collect()
}
