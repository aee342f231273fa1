//! What is said about a text beside the text itself.

/// Metadata of one text, as its owner (front matter, sidecar) or its file format (HTML head) states it.
///
/// Everything is as written; understanding interprets it. An absent value says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// A permanent id for the document's address.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published, in any form that the date reader knows.
    pub date: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// People the text is about, in addition to those found in it.
    pub people: Vec<String>,
    /// Topic ids, in addition to those whose terms match.
    pub topics: Vec<String>,
    /// Id or path of the document that this one translates.
    pub translation_of: Option<String>,
    /// A name for the event; documents with the same one belong together.
    pub event: Option<String>,
    /// Left out of the site.
    pub draft: bool,
    /// Who holds the rights, as a sentence.
    pub rights: Option<String>,
}
