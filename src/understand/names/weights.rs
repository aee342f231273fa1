//! The trained weights: a compact file, and the table in memory that answers quickly.
//!
//! The file: the letters `CNT2`; the 49 transition scores; the highest weight (four bytes each, lowest first); then a stream of bits, the
//! lowest of a byte first. It has one section for the attributes of each reach (their own token alone, its neighbours, two tokens away):
//! how many attributes (24 bits); for each, by rising hash, the distance from the hash before it (its upper part as so many ones and a
//! zero, then [`LOW_BITS`] bits); a bit for every offset and label that has a weight; for each of these the number of a [`level`].

use super::attributes::OFFSETS;
use super::bits::{BitReader, BitWriter};
use super::label::LABELS;
use super::lattice::{Scores, Transitions};

/// Scores of a token for itself and its neighbours: one row per offset.
pub(super) type Reach = [Scores; OFFSETS];

const MAGIC: &[u8; 4] = b"CNT2";

/// Bits of a level: one for the sign, the others for the size.
const LEVEL_BITS: u32 = 6;

/// How many sizes there are.
const SIZES: u32 = 1 << (LEVEL_BITS - 1);

/// The factor between sizes. Only the order of magnitude of a weight matters.
const SHRINK: f32 = 0.84;

/// Distances of hashes below 2 to this power take the fewest bits.
const LOW_BITS: u32 = 7;

/// The first offset of each reach.
const FIRST_OFFSETS: [usize; 3] = [2, 1, 0];

/// The weights of one attribute: (offset index times labels plus label, weight).
pub type Row = Vec<(u8, f32)>;

/// The same with the numbers of levels instead of weights.
type Levels = Vec<(u8, u32)>;

/// The trained weights.
#[derive(Debug)]
pub struct Weights {
    /// Scores of label pairs.
    pub transitions: Transitions,
    levels: Vec<f32>,
    /// Hash and where its weights are (24 bits start, 8 bits number); number 0: nothing here.
    slots: Vec<(u32, u32)>,
    /// Six bits for offset and label, ten for the level.
    entries: Vec<u16>,
}

/// The weight of a level: sizes fall from the highest, the first half of the levels is positive.
fn level(number: u32, highest: f32) -> f32 {
    let size = highest * SHRINK.powi((number % SIZES) as i32);
    if number < SIZES { size } else { -size }
}

/// The level nearest to a weight; none if zero is nearer.
fn nearest_level(weight: f32, highest: f32) -> Option<u32> {
    let size = (weight.abs() / highest).ln() / SHRINK.ln();
    let size = size.round().max(0.0) as u32;
    (size < SIZES).then_some(if weight < 0.0 { size + SIZES } else { size })
}

/// The shortest reach with all weights of a row.
fn reach_of(row: &[(u8, u32)]) -> usize {
    let farthest = row
        .iter()
        .map(|(index, _)| (usize::from(*index) / LABELS).abs_diff(OFFSETS / 2))
        .max();
    farthest.unwrap_or(0)
}

impl Weights {
    /// Writes the file; `rows` by rising hash, without repeats.
    pub fn encode(transitions: &Transitions, rows: &[(u32, Row)]) -> Vec<u8> {
        let highest = rows
            .iter()
            .flat_map(|(_, row)| row)
            .map(|(_, weight)| weight.abs())
            .fold(f32::MIN_POSITIVE, f32::max);
        let mut out = Vec::from(*MAGIC);
        for score in transitions.iter().flatten() {
            out.extend(score.to_le_bytes());
        }
        out.extend(highest.to_le_bytes());
        let mut sections: [Vec<(u32, Levels)>; 3] = Default::default();
        for (hash, row) in rows {
            let row: Levels = row
                .iter()
                .filter_map(|(index, weight)| Some((*index, nearest_level(*weight, highest)?)))
                .collect();
            if !row.is_empty() {
                sections[reach_of(&row)].push((*hash, row));
            }
        }
        let mut bits = BitWriter::default();
        for (section, first) in sections.iter().zip(FIRST_OFFSETS) {
            bits.write(section.len() as u32, 24);
            let mut before = 0;
            for (hash, row) in section {
                let distance = hash - before;
                before = *hash;
                for _ in 0..distance >> LOW_BITS {
                    bits.write(1, 1);
                }
                bits.write(0, 1);
                bits.write(distance & ((1 << LOW_BITS) - 1), LOW_BITS);
                for index in first * LABELS..(OFFSETS - first) * LABELS {
                    let there = row.iter().any(|(i, _)| usize::from(*i) == index);
                    bits.write(u32::from(there), 1);
                }
                for (_, number) in row {
                    bits.write(*number, LEVEL_BITS);
                }
            }
        }
        out.extend(bits.finish());
        out
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        Self::read(bytes).ok_or_else(|| "the weights of the name tagger are damaged".to_string())
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC.as_slice())?;
        let mut transitions = [[0.0; LABELS]; LABELS];
        for score in transitions.iter_mut().flatten() {
            *score = f32::from_le_bytes(take(&mut rest)?);
        }
        let highest = f32::from_le_bytes(take(&mut rest)?);
        let mut bits = BitReader::new(rest);
        let mut entries: Vec<u16> = Vec::with_capacity(rest.len());
        let mut places = Vec::with_capacity(rest.len() / 5);
        for first in FIRST_OFFSETS {
            let mut hash = 0_u32;
            for _ in 0..bits.read(24)? {
                let high = bits.read_ones()?;
                let distance = high.checked_shl(LOW_BITS)? | bits.read(LOW_BITS)?;
                hash = hash.checked_add(distance)?;
                let start = entries.len();
                for offset in first..OFFSETS - first {
                    let mut there = bits.read(LABELS as u32)?;
                    while there != 0 {
                        let index = offset * LABELS + there.trailing_zeros() as usize;
                        entries.push((index as u16) << 10);
                        there &= there - 1;
                    }
                }
                for entry in &mut entries[start..] {
                    *entry |= bits.read(LEVEL_BITS)? as u16;
                }
                let length = (entries.len() - start) as u32;
                places.push((hash, ((start as u32) << 8) | length));
            }
        }
        let mut slots = vec![(0, 0); (places.len() * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for (hash, place) in places {
            let mut at = hash as usize & mask;
            while slots[at].1 & 0xff != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (hash, place);
        }
        Some(Self {
            transitions,
            levels: (0..2 * SIZES).map(|n| level(n, highest)).collect(),
            slots,
            entries,
        })
    }

    /// How many attributes have weights.
    pub fn len(&self) -> usize {
        self.slots.iter().filter(|slot| slot.1 != 0).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds the weights of an attribute that reaches the neighbours.
    pub(super) fn add_reach(&self, hash: u32, out: &mut Reach) {
        for entry in self.entries_of(hash) {
            let index = usize::from(entry >> 10);
            out[index / LABELS][index % LABELS] += self.weight(*entry);
        }
    }

    /// Adds the weights of an attribute that concerns its own token only.
    pub fn add_here(&self, hash: u32, out: &mut Scores) {
        for entry in self.entries_of(hash) {
            out[usize::from(entry >> 10) % LABELS] += self.weight(*entry);
        }
    }

    fn weight(&self, entry: u16) -> f32 {
        self.levels[usize::from(entry & 0x3ff)]
    }

    fn entries_of(&self, hash: u32) -> &[u16] {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (found, place) = self.slots[at];
            let number = (place & 0xff) as usize;
            if number == 0 {
                return &[];
            }
            if found == hash {
                let start = (place >> 8) as usize;
                return self.entries.get(start..start + number).unwrap_or(&[]);
            }
            at = (at + 1) & mask;
        }
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut transitions = [[0.0; LABELS]; LABELS];
        transitions[1][2] = 2.5;
        let rows = vec![
            (7, vec![(15, 1.0), (16, -0.5)]),
            (900_000, vec![(0, 2.0)]),
            (u32::MAX, vec![(34, -2.0)]),
        ];
        let bytes = Weights::encode(&transitions, &rows);
        let weights = Weights::decode(&bytes).unwrap();
        assert_eq!(weights.transitions, transitions);
        assert_eq!(weights.len(), 3);
        let mut reach = Reach::default();
        weights.add_reach(7, &mut reach);
        weights.add_reach(u32::MAX, &mut reach);
        weights.add_reach(8, &mut reach);
        assert!((reach[2][1] - 1.0).abs() < 0.1 && (reach[2][2] + 0.5).abs() < 0.05);
        assert!((reach[4][6] + 2.0).abs() < 0.01);
        assert!(Weights::decode(&bytes[..bytes.len() - 1]).is_err());
        assert!(Weights::decode(b"no").is_err());
    }
}
