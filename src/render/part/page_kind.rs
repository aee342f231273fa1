//! What a page is to its subject, for everything around its content: descriptions for programs, feeds, the code for frames.

use crate::render::context::Subject;

/// What a page is to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// The first page about a subject.
    First(Subject),
    /// A page with more of what a subject's first page lists.
    Further(Subject),
    /// A page of a list; where the list is part of another one, the folder of that one.
    List(Option<&'static str>),
    /// A page that is about the site itself: search, report.
    Site,
    /// A page that only leads elsewhere.
    Detour,
}
