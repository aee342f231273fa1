//! People who may be one, for the owner to decide.

use crate::render::context::link::{Link, Text};
use crate::render::context::{PageContext, Subject};
use serde::Serialize;

/// Another person that may be the same.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DoubtView {
    /// The other person.
    pub(crate) person: Link,
    /// Why it was not decided.
    pub(crate) reason: Text,
    /// What to write in curation.yaml.
    pub(crate) line: String,
}

/// Two people that may be one.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DoubtPair {
    /// One of the two.
    pub(crate) first: Link,
    /// The other.
    pub(crate) second: Link,
    /// Why it was not decided.
    pub(crate) reason: Text,
    /// What to write in curation.yaml.
    pub(crate) line: String,
}

impl DoubtView {
    /// A doubt on the page of one of its two people.
    pub(crate) fn new(page: &PageContext<'_>, doubt: usize, person: usize) -> Self {
        let pair = DoubtPair::new(page, doubt);
        let is_first = page.archive().doubts[doubt].first == person;
        Self {
            person: if is_first { pair.second } else { pair.first },
            reason: pair.reason,
            line: pair.line,
        }
    }
}

impl DoubtPair {
    /// A doubt on the report.
    pub(crate) fn new(page: &PageContext<'_>, doubt: usize) -> Self {
        let archive = page.archive();
        let doubt = &archive.doubts[doubt];
        let (first, second) = (Subject::Person(doubt.first), Subject::Person(doubt.second));
        Self {
            first: page.link(first),
            second: page.link(second),
            reason: page.reason(&doubt.reason),
            line: format!("- [{}, {}]", first.id(archive), second.id(archive)),
        }
    }
}
