//! Which spellings are one name (`data/name-spellings.fst`): the forms of a hundred thousand given names and surnames in many scripts.

use fst::{IntoStreamer, Set, Streamer};

static COMPILED_IN: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/name-spellings.fst"
));

/// Bytes of the number of a name, at the end of each key.
const NUMBER: usize = 3;

/// The table.
#[derive(Debug)]
pub(super) struct KnownSpellings {
    keys: Option<Set<&'static [u8]>>,
}

/// What the table says of two different spellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They are spellings of one name.
    OneName,
    /// They are spellings of one name, but mostly of others.
    Perhaps,
    /// It has both, but not as one name.
    TwoNames,
    /// It does not have both.
    Unknown,
}

impl KnownSpellings {
    /// The table that comes with the program.
    pub(super) fn compiled_in() -> Self {
        Self {
            keys: Set::new(COMPILED_IN).ok(),
        }
    }

    /// The numbers of the names that a folded word may spell, ascending.
    pub(super) fn names_of(&self, folded: &str) -> Vec<u32> {
        let Some(keys) = &self.keys else {
            return Vec::new();
        };
        let mut from = folded.as_bytes().to_vec();
        from.push(0);
        let length = from.len();
        let mut found = Vec::new();
        let mut stream = keys.range().ge(&from).into_stream();
        while let Some(key) = stream.next() {
            if key.len() != length + NUMBER || !key.starts_with(&from) {
                break;
            }
            let number = key[length..].iter();
            found.push(number.fold(0, |number, byte| number << 8 | u32::from(*byte)));
        }
        found
    }
}

/// Whether the names that two spellings stand for are the same: most of those that the rarer spelling stands for.
///
/// "Robert" and "Roberts" share one name of several (it is "Roberts" in Latvian): that alone does not make them one.
pub(super) fn verdict(a: &[u32], b: &[u32]) -> Verdict {
    if a.is_empty() || b.is_empty() {
        return Verdict::Unknown;
    }
    let shared = a
        .iter()
        .filter(|name| b.binary_search(name).is_ok())
        .count();
    match shared {
        0 => Verdict::TwoNames,
        _ if shared * 2 > a.len().min(b.len()) => Verdict::OneName,
        _ => Verdict::Perhaps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_name;

    #[test]
    fn spellings_of_one_name_and_of_two() {
        let known = KnownSpellings::compiled_in();
        let judge = |a: &str, b: &str| {
            let names = |word: &str| known.names_of(&fold_name(word));
            verdict(&names(a), &names(b))
        };
        assert_eq!(judge("Hoeneß", "Хёнесс"), Verdict::OneName);
        assert_eq!(judge("Peterson", "Lindqvist"), Verdict::TwoNames);
        assert_eq!(judge("Robert", "Roberts"), Verdict::Perhaps);
        assert_eq!(judge("Lindgren", "Qwzrtov"), Verdict::Unknown);
    }
}
