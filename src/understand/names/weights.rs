//! The trained weights: a compact file, and the table in memory that answers quickly.
//!
//! The file: the letters `CNT1`; the 49 transition scores; the unit of a weight; how many attributes there are (all four bytes each,
//! lowest first); then for every attribute, by rising hash, the distance from the hash before it (seven bits a byte, lowest first),
//! the number of its weights (a byte) and the weights (two bytes each: six bits that tell offset and label, ten that tell how many units).

use super::attributes::OFFSETS;
use super::label::LABELS;
use super::lattice::{Scores, Transitions};

/// Scores that a token gives itself and its neighbours: one row an offset.
pub(super) type Reach = [Scores; OFFSETS];

const MAGIC: &[u8; 4] = b"CNT1";

/// Half the range of a stored weight, in units.
const HALF: i32 = 512;

/// The weights of one attribute: (offset index times labels plus label, weight).
pub type Row = Vec<(u8, f32)>;

/// The trained weights.
#[derive(Debug)]
pub struct Weights {
    /// Scores of label pairs.
    pub transitions: Transitions,
    unit: f32,
    /// Hash and where its weights are (24 bits start, 8 bits number); number 0: nothing here.
    slots: Vec<(u32, u32)>,
    entries: Vec<u16>,
}

impl Weights {
    /// Writes the file; `rows` by rising hash, without repeats.
    pub fn encode(transitions: &Transitions, rows: &[(u32, Row)]) -> Vec<u8> {
        let highest = rows
            .iter()
            .flat_map(|(_, row)| row)
            .map(|(_, weight)| weight.abs())
            .fold(0.0_f32, f32::max);
        let unit = (highest / (HALF - 1) as f32).max(f32::MIN_POSITIVE);
        let mut out = Vec::from(*MAGIC);
        for score in transitions.iter().flatten() {
            out.extend(score.to_le_bytes());
        }
        out.extend(unit.to_le_bytes());
        let kept: Vec<(u32, Vec<u16>)> = rows
            .iter()
            .map(|(hash, row)| (*hash, quantised(row, unit)))
            .filter(|(_, row)| !row.is_empty())
            .collect();
        out.extend((kept.len() as u32).to_le_bytes());
        let mut before = 0;
        for (hash, row) in kept {
            let mut distance = hash - before;
            before = hash;
            while distance >= 0x80 {
                out.push((distance & 0x7f) as u8 | 0x80);
                distance >>= 7;
            }
            out.push(distance as u8);
            out.push(row.len() as u8);
            for entry in row {
                out.extend(entry.to_le_bytes());
            }
        }
        out
    }

    /// Reads the file.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        Self::read(bytes).ok_or_else(|| "the weights of the name tagger are damaged".to_string())
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC.as_slice())?;
        let mut transitions = [[0.0; LABELS]; LABELS];
        for score in transitions.iter_mut().flatten() {
            *score = f32::from_le_bytes(take(&mut rest)?);
        }
        let unit = f32::from_le_bytes(take(&mut rest)?);
        let number = u32::from_le_bytes(take(&mut rest)?) as usize;
        let mut slots = vec![(0, 0); (number.min(bytes.len()) * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        let mut entries = Vec::with_capacity(bytes.len() / 3);
        let mut hash = 0_u32;
        for _ in 0..number {
            let mut shift = 0;
            loop {
                let [byte] = take(&mut rest)?;
                hash = hash.checked_add(u32::from(byte & 0x7f).checked_shl(shift)?)?;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            let [length] = take(&mut rest)?;
            let place = ((entries.len() as u32) << 8) | u32::from(length);
            for _ in 0..length {
                let entry = u16::from_le_bytes(take(&mut rest)?);
                if usize::from(entry >> 10) >= OFFSETS * LABELS {
                    return None;
                }
                entries.push(entry);
            }
            let mut at = hash as usize & mask;
            while slots[at].1 & 0xff != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (hash, place);
        }
        Some(Self {
            transitions,
            unit,
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
        (i32::from(entry & 0x3ff) - HALF) as f32 * self.unit
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

fn quantised(row: &Row, unit: f32) -> Vec<u16> {
    row.iter()
        .filter_map(|(index, weight)| {
            let units = (weight / unit).round() as i32;
            let units = units.clamp(1 - HALF, HALF - 1);
            (units != 0).then(|| (u16::from(*index) << 10) | (units + HALF) as u16)
        })
        .collect()
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
        assert!((reach[2][1] - 1.0).abs() < 0.01 && (reach[2][2] + 0.5).abs() < 0.01);
        assert!((reach[4][6] + 2.0).abs() < 0.01);
        assert!(Weights::decode(&bytes[..bytes.len() - 1]).is_err());
        assert!(Weights::decode(b"no").is_err());
    }
}
