//! archive.lock: the addresses of earlier builds.

use super::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// What a remembered address belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddressKind {
    /// A text.
    Document,
    /// An event.
    Event,
    /// An organisation.
    Organisation,
    /// An outlet.
    Outlet,
    /// A person.
    Person,
    /// A place.
    Place,
    /// A story, which has an id in the data but no page.
    Story,
}

impl AddressKind {
    /// Every kind, in alphabetical order of the words.
    pub const ALL: [AddressKind; 7] = [
        AddressKind::Document,
        AddressKind::Event,
        AddressKind::Organisation,
        AddressKind::Outlet,
        AddressKind::Person,
        AddressKind::Place,
        AddressKind::Story,
    ];

    /// What names of a kind have their addresses as.
    pub fn of_names(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => AddressKind::Person,
            EntityKind::Organisation => AddressKind::Organisation,
            EntityKind::Place => AddressKind::Place,
        }
    }

    /// The word in archive.lock and in the data.
    pub fn as_str(self) -> &'static str {
        match self {
            AddressKind::Document => "document",
            AddressKind::Event => "event",
            AddressKind::Organisation => "organisation",
            AddressKind::Outlet => "outlet",
            AddressKind::Person => "person",
            AddressKind::Place => "place",
            AddressKind::Story => "story",
        }
    }
}

/// The relation of a member to an id, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Membership {
    /// The member that the id stays with.
    First,
    /// Another member, as of the last build.
    With,
    /// A former member.
    Once,
}

impl Membership {
    /// The word in archive.lock.
    pub fn as_str(self) -> &'static str {
        match self {
            Membership::First => "first",
            Membership::With => "with",
            Membership::Once => "once",
        }
    }
}

/// Members of an id by name, each with its relation to the id. A member is named by its document's id; for a person, an organisation or a place, by the document's id and the name in it
/// (`bridge-en/irena-holub`).
pub type Members = BTreeMap<String, Membership>;

/// Everything that is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Ids of documents with the fingerprints of their texts; several if two histories were merged.
    pub texts: BTreeMap<String, BTreeSet<String>>,
    /// Former ids of documents with the current ones; several if one text after another had the id.
    pub moved: BTreeMap<String, BTreeSet<String>>,
    /// Ids of documents with the number of the build that first had them; those of an archive's first build have none.
    pub since: BTreeMap<String, usize>,
    /// Ids of events, organisations, outlets, people, places and stories with their members.
    pub members: BTreeMap<AddressKind, BTreeMap<String, Members>>,
}

impl Lock {
    /// The remembered ids of one kind.
    pub fn of(&self, kind: AddressKind) -> Option<&BTreeMap<String, Members>> {
        self.members.get(&kind)
    }

    /// The number of the build that first had a document.
    pub fn since_of(&self, document: &str) -> usize {
        self.since.get(document).copied().unwrap_or_default()
    }

    /// Adds a member to an id; if it is known already, the stronger relation is kept.
    pub fn add(&mut self, kind: AddressKind, id: &str, member: String, membership: Membership) {
        let members = self.members.entry(kind).or_default();
        let held = members.entry(id.to_owned()).or_default();
        let standing = held.entry(member).or_insert(membership);
        *standing = membership.min(*standing);
    }
}

/// An address that now redirects to another page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// What it belonged to.
    pub kind: AddressKind,
    /// The former id.
    pub from: String,
    /// The current id.
    pub to: String,
}

/// An address of an earlier build of which nothing is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// What it belonged to.
    pub kind: AddressKind,
    /// The id.
    pub id: String,
    /// The id of an event that one of its texts was or is in.
    pub event: Option<String>,
}

/// What became of the addresses of earlier builds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permanence {
    /// Former addresses, by kind and former id.
    pub redirects: Vec<Redirect>,
    /// Ids whose page lost members to other pages, with the ids of those pages.
    pub signposts: BTreeMap<(AddressKind, String), Vec<String>>,
    /// Addresses of which nothing is left, by kind and id.
    pub gone: Vec<Gone>,
    /// What to remember from now on.
    pub lock: Lock,
}
