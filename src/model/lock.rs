//! archive.lock: what the archive remembers of the addresses it has given.

use std::collections::{BTreeMap, BTreeSet};

/// What stands under an address that is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AddressKind {
    /// A text.
    Document,
    /// A happening.
    Event,
    /// Who published texts.
    Outlet,
    /// A human being.
    Person,
    /// The versions of one text; it has an id in the data and no page.
    Story,
}

impl AddressKind {
    /// Every kind, in the order of their words.
    pub const ALL: [AddressKind; 5] = [
        AddressKind::Document,
        AddressKind::Event,
        AddressKind::Outlet,
        AddressKind::Person,
        AddressKind::Story,
    ];

    /// The word in archive.lock and in the data.
    pub fn as_str(self) -> &'static str {
        match self {
            AddressKind::Document => "document",
            AddressKind::Event => "event",
            AddressKind::Outlet => "outlet",
            AddressKind::Person => "person",
            AddressKind::Story => "story",
        }
    }
}

/// How a member stands to an id, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Membership {
    /// The member that the id stays with.
    First,
    /// Another member, as of the last build.
    With,
    /// A member of former days.
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

/// Members by name, each with how it stands to one id. The name of a member is a document's id; of a person's, the document's id and the name in it
/// (`bridge-en/irena-holub`).
pub type Members = BTreeMap<String, Membership>;

/// Everything that is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Ids of documents with the fingerprints of their texts; several where two histories were joined.
    pub texts: BTreeMap<String, BTreeSet<String>>,
    /// Ids that documents had, with those they have now; several where one text after the other had the id.
    pub moved: BTreeMap<String, BTreeSet<String>>,
    /// Ids of events, outlets, people and stories with their members.
    pub members: BTreeMap<AddressKind, BTreeMap<String, Members>>,
}

impl Lock {
    /// The remembered ids of one kind.
    pub fn of(&self, kind: AddressKind) -> Option<&BTreeMap<String, Members>> {
        self.members.get(&kind)
    }

    /// Adds a member to an id; where it is known already, the stronger membership holds.
    pub fn add(&mut self, kind: AddressKind, id: &str, member: String, membership: Membership) {
        let members = self.members.entry(kind).or_default();
        let held = members.entry(id.to_owned()).or_default();
        let standing = held.entry(member).or_insert(membership);
        *standing = membership.min(*standing);
    }
}

/// An address that leads to another page now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// What stood there.
    pub kind: AddressKind,
    /// The former id.
    pub from: String,
    /// The id it has now.
    pub to: String,
}

/// What became of addresses that the archive gave before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permanence {
    /// Former addresses, by kind and former id.
    pub redirects: Vec<Redirect>,
    /// Ids whose page has lost members to other pages, with the ids of those pages.
    pub signposts: BTreeMap<(AddressKind, String), Vec<String>>,
    /// What is to be remembered from now on.
    pub lock: Lock,
}
