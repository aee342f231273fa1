//! Names in Latin letters, for readers who read no other.

/// What a name's spelling in Latin letters rests on, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LatinBasis {
    /// A text of the archive writes the person so.
    Seen,
    /// The whole name is known.
    Known,
    /// Put together word by word from known names.
    Probable,
    /// Spelled letter by letter, by the convention of its language.
    Romanised,
}

impl LatinBasis {
    /// The value in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Known => "known",
            Self::Probable => "probable",
            Self::Romanised => "romanised",
        }
    }
}

/// A name in another script as readers of Latin letters are shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatinName {
    /// The name in Latin letters.
    pub name: String,
    /// What the spelling rests on.
    pub basis: LatinBasis,
}
