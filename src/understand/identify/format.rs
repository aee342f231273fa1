//! The model file: what training writes and the program reads.
//!
//! Little-endian: `CUTLANG1`, number of scripts (u8), then for each script: code (4 bytes), bits, longest n-gram, longest word (u8 each),
//! letters (u16, then u32 each), labels (u8, then each: length u8, tag, bias f32), scale f32, calibration (two f32),
//! features (u32), their keys ascending as LEB128 differences, their numbers of weights (u8 each), then all weights (label u8, weight i8).

use super::features::Shape;

const MAGIC: &[u8] = b"CUTLANG1";

/// One script's model as numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelData {
    /// ISO 15924 code of the script, as in [`super::script::SCRIPTS`].
    pub script: String,
    /// How n-grams are made.
    pub shape: Shape,
    /// The letters in the order of their numbers.
    pub letters: Vec<char>,
    /// The languages: BCP 47 tag and bias (how frequent it is).
    pub labels: Vec<(String, f32)>,
    /// The value of one step of a weight.
    pub scale: f32,
    /// Calibration: the logarithm of the factor on all scores, and how it grows with the logarithm of the number of n-grams.
    pub calibration: [f32; 2],
    /// Keys of the n-grams, ascending.
    pub keys: Vec<u64>,
    /// How many weights each n-gram has.
    pub counts: Vec<u8>,
    /// The weights of all n-grams, one after the other: index of label and number of steps.
    pub weights: Vec<(u8, i8)>,
}

/// Writes the file.
pub fn encode(models: &[ModelData]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(models.len() as u8);
    for model in models {
        out.extend_from_slice(model.script.as_bytes());
        let shape = model.shape;
        out.extend([shape.bits, shape.longest, shape.longest_word].map(|n| n as u8));
        out.extend((model.letters.len() as u16).to_le_bytes());
        for letter in &model.letters {
            out.extend(u32::from(*letter).to_le_bytes());
        }
        out.push(model.labels.len() as u8);
        for (tag, bias) in &model.labels {
            out.push(tag.len() as u8);
            out.extend_from_slice(tag.as_bytes());
            out.extend(bias.to_le_bytes());
        }
        for number in [model.scale, model.calibration[0], model.calibration[1]] {
            out.extend(number.to_le_bytes());
        }
        out.extend((model.keys.len() as u32).to_le_bytes());
        let mut before = 0;
        for key in &model.keys {
            let mut rest = key - before;
            before = *key;
            while rest >= 0x80 {
                out.push(rest as u8 | 0x80);
                rest >>= 7;
            }
            out.push(rest as u8);
        }
        out.extend_from_slice(&model.counts);
        for (label, weight) in &model.weights {
            out.extend([*label, *weight as u8]);
        }
    }
    out
}

/// Reads the file.
///
/// # Errors
///
/// What is wrong with the file.
pub fn decode(bytes: &[u8]) -> Result<Vec<ModelData>, String> {
    let mut reader = Reader { bytes, at: 0 };
    if reader.take(MAGIC.len())? != MAGIC {
        return Err("this is no language model of the known format".into());
    }
    let count = reader.byte()?;
    (0..count).map(|_| model(&mut reader)).collect()
}

fn model(reader: &mut Reader) -> Result<ModelData, String> {
    let script = reader.text(4)?;
    let shape = Shape {
        bits: reader.byte()?.into(),
        longest: reader.byte()?.into(),
        longest_word: reader.byte()?.into(),
    };
    if shape.bits == 0
        || shape
            .bits
            .saturating_mul(shape.longest_word.max(shape.longest))
            > 64
    {
        return Err(format!("the n-grams of {script} do not fit 64 bits"));
    }
    let letters = (0..u16::from_le_bytes(reader.array()?))
        .map(|_| {
            char::from_u32(u32::from_le_bytes(reader.array()?))
                .ok_or_else(|| format!("a letter of {script} is no character"))
        })
        .collect::<Result<_, _>>()?;
    let labels = (0..reader.byte()?)
        .map(|_| {
            let length = reader.byte()?;
            Ok((reader.text(length.into())?, reader.float()?))
        })
        .collect::<Result<Vec<_>, String>>()?;
    let scale = reader.float()?;
    let calibration = [reader.float()?, reader.float()?];
    let count = u32::from_le_bytes(reader.array()?) as usize;
    let mut key = 0_u64;
    let keys = (0..count)
        .map(|_| {
            key = key.wrapping_add(reader.leb128()?);
            Ok(key)
        })
        .collect::<Result<Vec<_>, String>>()?;
    let counts = reader.take(count)?.to_vec();
    let total: usize = counts.iter().map(|c| usize::from(*c)).sum();
    let weights: Vec<(u8, i8)> = reader
        .take(total * 2)?
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1] as i8))
        .collect();
    if weights.iter().any(|w| usize::from(w.0) >= labels.len()) {
        return Err(format!(
            "a weight of {script} is for a language that is not there"
        ));
    }
    Ok(ModelData {
        script,
        shape,
        letters,
        labels,
        scale,
        calibration,
        keys,
        counts,
        weights,
    })
}

/// Bytes and a position in them.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], String> {
        let piece = self
            .bytes
            .get(self.at..self.at.saturating_add(length))
            .ok_or("the language model is cut short")?;
        self.at += length;
        Ok(piece)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    fn byte(&mut self) -> Result<u8, String> {
        Ok(self.take(1)?[0])
    }

    fn float(&mut self) -> Result<f32, String> {
        Ok(f32::from_le_bytes(self.array()?))
    }

    fn text(&mut self, length: usize) -> Result<String, String> {
        String::from_utf8(self.take(length)?.to_vec())
            .map_err(|_| "a name in the language model is not UTF-8".into())
    }

    fn leb128(&mut self) -> Result<u64, String> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err("a number in the language model is too long".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> ModelData {
        ModelData {
            script: "Latn".into(),
            shape: Shape {
                bits: 8,
                longest: 5,
                longest_word: 8,
            },
            letters: vec!['a', 'ş'],
            labels: vec![("en".into(), 0.5), ("tr".into(), -0.25)],
            scale: 0.125,
            calibration: [0.1, 0.2],
            keys: vec![2, 70_000],
            counts: vec![1, 2],
            weights: vec![(0, 3), (0, -4), (1, 127)],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let models = vec![example(), example()];
        assert_eq!(decode(&encode(&models)), Ok(models));
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let bytes = encode(&[example()]);
        for length in 0..bytes.len() {
            assert!(decode(&bytes[..length]).is_err());
        }
        let mut wrong = bytes;
        let last_label = wrong.len() - 2;
        wrong[last_label] = 9;
        assert!(decode(&wrong).is_err());
    }
}
