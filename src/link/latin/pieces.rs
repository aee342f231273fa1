//! How the letters of other scripts are spelled in Latin ones (`data/latin-pieces.fst`): a joint n-gram model of pieces.
//!
//! A piece is one or two letters of a word with the Latin letters that spell them: "дж" with "j", "е" with "er". A name is a sequence of
//! pieces; the model knows how probable a piece is after the three before it. Method: M. Bisani, H. Ney, "Joint-sequence models for
//! grapheme-to-phoneme conversion", Speech Communication 50 (2008), with Witten-Bell smoothing. `examples/train_spellings` makes the file:
//! keys are numbers of pieces, two bytes each; a piece itself is the key of a zero byte, its letters, a zero byte and its Latin letters.

use fst::{IntoStreamer, Map, Streamer};
use std::collections::HashMap;

static COMPILED_IN: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/latin-pieces.fst"
));

/// Pieces of a run that the model looks at: one and the three before it.
pub const ORDER: usize = 4;
/// The number of the piece that begins and ends every word. Others have higher ones, so that no key of numbers begins with a zero byte.
pub const EDGE: u16 = 0x100;
/// Steps of a stored logarithm in one unit.
pub const STEPS: f32 = 16.0;
/// A piece that was never seen after anything.
const UNSEEN: f32 = -16.0;

/// A piece in Latin letters, with its number.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its number.
    pub(super) number: u16,
    /// The Latin letters; may be empty.
    pub(super) latin: String,
}

/// The model.
#[derive(Debug, Default)]
pub struct Pieces {
    by_letters: HashMap<String, Vec<Piece>>,
    by_latin: HashMap<String, Vec<Piece>>,
    /// Runs of pieces, packed, with the logarithm of the last one's probability and that of what is left for unseen ones after the run.
    runs: HashMap<u64, (f32, f32)>,
}

impl Pieces {
    /// The model that comes with the program.
    pub fn compiled_in() -> Self {
        Self::read(COMPILED_IN)
    }

    /// Reads a model; what is no model is an empty one.
    pub fn read(bytes: &[u8]) -> Self {
        let mut out = Self::default();
        let Ok(map) = Map::new(bytes) else {
            return out;
        };
        let mut stream = map.into_stream();
        while let Some((key, value)) = stream.next() {
            if let Some(piece) = key.strip_prefix(&[0]) {
                let mut halves = piece.split(|byte| *byte == 0);
                let text = |half: Option<&[u8]>| {
                    String::from_utf8_lossy(half.unwrap_or_default()).into_owned()
                };
                let letters = text(halves.next());
                let piece = Piece {
                    number: (value & 0xFFFF) as u16,
                    latin: text(halves.next()),
                };
                let latin = out.by_latin.entry(piece.latin.clone()).or_default();
                latin.push(piece.clone());
                out.by_letters.entry(letters).or_default().push(piece);
            } else {
                let run = key.chunks_exact(2);
                let run = run.fold(0, |run, number| {
                    run << 16 | u64::from(number[0]) << 8 | u64::from(number[1])
                });
                let logarithm = |byte: u64| -((byte & 0xFF) as f32) / STEPS;
                out.runs
                    .insert(run, (logarithm(value >> 8), logarithm(value)));
            }
        }
        out
    }

    /// The pieces that spell exactly these letters.
    pub(super) fn spelling(&self, letters: &str) -> &[Piece] {
        self.by_letters.get(letters).map_or(&[], Vec::as_slice)
    }

    /// The pieces that exactly these Latin letters spell.
    pub(super) fn spelled_by(&self, latin: &str) -> &[Piece] {
        self.by_latin.get(latin).map_or(&[], Vec::as_slice)
    }

    /// The logarithm of the probability of a piece after the pieces of a run (its last one in the lowest bits).
    pub(super) fn after(&self, run: u64, piece: u16) -> f32 {
        let mut left = 0.0;
        for length in (0..ORDER).rev() {
            let before = last_of(run, length);
            if length > 0 && before >> (16 * (length - 1)) == 0 {
                continue;
            }
            if let Some((seen, _)) = self.runs.get(&(before << 16 | u64::from(piece))) {
                return left + seen;
            }
            if length > 0 {
                left += self.runs.get(&before).map_or(0.0, |(_, rest)| *rest);
            }
        }
        left + UNSEEN
    }
}

/// The last pieces of a run.
pub(super) const fn last_of(run: u64, length: usize) -> u64 {
    run & ((1 << (16 * length)) - 1)
}
