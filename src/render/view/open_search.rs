//! The description of the search for browsers' search boxes (OpenSearch).

use crate::render::address;
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext};
use serde::Serialize;

/// What a browser's search box needs to know.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OpenSearchView {
    /// At most 16 characters, as the format demands.
    pub(crate) short_name: String,
    /// The title.
    pub(crate) title: String,
    /// The language.
    pub(crate) language: String,
    /// Absolute address of the search page.
    pub(crate) search: String,
    /// Absolute address of the icon.
    pub(crate) icon: String,
}

/// The description, on sites that have a base address.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<()> {
    let has_base = context.site.base_url.is_some();
    let page = has_base.then(|| ("opensearch.xml".to_string(), ()));
    page.into_iter().collect()
}

/// The description of the search for browsers.
pub(crate) fn view(page: &PageContext<'_>, (): ()) -> OpenSearchView {
    let absolute = |path: String| page.absolute(&path).unwrap_or(path);
    OpenSearchView {
        short_name: page.edition.title.chars().take(16).collect(),
        title: page.edition.title.clone(),
        language: page.edition.tag.clone(),
        search: absolute(page.path_of(address::SEARCH)),
        icon: absolute("static/icon.svg".to_string()),
    }
}
