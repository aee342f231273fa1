//! The bytes that a text was read from.

use encoding_rs::Encoding;

/// The bytes of a text in an encoding that it may have been read in; bytes that the encoding does not have may have become control characters.
pub(super) fn written_back(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut buffer = [0; 4];
    for character in text.chars() {
        match u8::try_from(u32::from(character)) {
            Ok(byte) if byte < 0xA0 => bytes.push(byte),
            _ => {
                let (encoded, _, had_faults) = encoding.encode(character.encode_utf8(&mut buffer));
                if had_faults {
                    return None;
                }
                bytes.extend_from_slice(&encoded);
            }
        }
    }
    Some(bytes)
}
