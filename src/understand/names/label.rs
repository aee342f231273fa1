//! The labels of the tagger.

use crate::model::EntityKind;

/// How many labels there are.
pub const LABELS: usize = 7;

/// What a token is part of: nothing, the beginning or the inside of a name of one kind (the B/I/O scheme).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Label {
    /// No name.
    Outside = 0,
    /// First token of a person's name.
    BeginPerson = 1,
    /// Further token of a person's name.
    InPerson = 2,
    /// First token of an organisation's name.
    BeginOrganisation = 3,
    /// Further token of an organisation's name.
    InOrganisation = 4,
    /// First token of a place's name.
    BeginPlace = 5,
    /// Further token of a place's name.
    InPlace = 6,
}

impl Label {
    /// Every label, in order of its number.
    pub const ALL: [Label; LABELS] = [
        Label::Outside,
        Label::BeginPerson,
        Label::InPerson,
        Label::BeginOrganisation,
        Label::InOrganisation,
        Label::BeginPlace,
        Label::InPlace,
    ];

    /// The label as a number, for tables.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The label that corpora write as `O`, `B-PER`, `I-PER` and so on; anything unknown is outside.
    pub fn from_tag(tag: &str) -> Self {
        match tag {
            "B-PER" => Label::BeginPerson,
            "I-PER" => Label::InPerson,
            "B-ORG" => Label::BeginOrganisation,
            "I-ORG" => Label::InOrganisation,
            "B-LOC" => Label::BeginPlace,
            "I-LOC" => Label::InPlace,
            _ => Label::Outside,
        }
    }

    /// What a token with this label names.
    pub fn kind(self) -> Option<EntityKind> {
        match self {
            Label::Outside => None,
            Label::BeginPerson | Label::InPerson => Some(EntityKind::Person),
            Label::BeginOrganisation | Label::InOrganisation => Some(EntityKind::Organisation),
            Label::BeginPlace | Label::InPlace => Some(EntityKind::Place),
        }
    }

    /// Whether a name begins at the token.
    pub fn begins(self) -> bool {
        matches!(
            self,
            Label::BeginPerson | Label::BeginOrganisation | Label::BeginPlace
        )
    }

    /// The label of the tokens that continue a name of this label's kind.
    pub fn inside(self) -> Self {
        match self {
            Label::Outside => Label::Outside,
            Label::BeginPerson | Label::InPerson => Label::InPerson,
            Label::BeginOrganisation | Label::InOrganisation => Label::InOrganisation,
            Label::BeginPlace | Label::InPlace => Label::InPlace,
        }
    }

    /// Whether this label may stand right after `before`: an inside label continues a name of its own kind.
    pub fn may_follow(self, before: Label) -> bool {
        self == Label::Outside || self.begins() || before.kind() == self.kind()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_needs_a_beginning_of_its_kind() {
        assert!(Label::InPerson.may_follow(Label::BeginPerson));
        assert!(!Label::InPerson.may_follow(Label::Outside));
        assert!(!Label::InPlace.may_follow(Label::BeginPerson));
        for (number, label) in Label::ALL.iter().enumerate() {
            assert_eq!(label.index(), number);
        }
    }
}
