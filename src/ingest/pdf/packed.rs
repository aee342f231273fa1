//! Whether a PDF unpacks to more than there is room for.
//!
//! The library unpacks a stream into memory whole. A stream of a megabyte can hold a gigabyte of blanks, so every stream is unpacked once beforehand,
//! into nothing, and counted. Streams that the file encrypts cannot be counted.

use flate2::read::ZlibDecoder;
use std::io::Read;

/// The most one stream may unpack to, in bytes. The drawing instructions of a page have some 100 KB, a font some megabytes.
const LARGEST_STREAM: u64 = 64 * 1024 * 1024;

/// The most that all streams together may unpack to; pictures are not counted, as nobody unpacks them.
const LARGEST_WHOLE: u64 = 512 * 1024 * 1024;

/// The most that a stream packed in a way that is not counted here may have, packed.
const LARGEST_UNCOUNTED: usize = 128 * 1024;

/// The most that a stream packed twice may have after the first unpacking: the second makes at most a thousand times as much of it.
const LARGEST_TWICE: u64 = 64 * 1024;

pub(super) fn unpacks_to_too_much(bytes: &[u8]) -> bool {
    let mut whole = 0;
    let mut from = 0;
    while let Some(found) = find(&bytes[from..], b"stream") {
        let at = from + found;
        from = at + 6;
        let end_of_one = at >= 3 && &bytes[at - 3..at] == b"end";
        let body = match &bytes[from..] {
            [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..] | [b'\r', rest @ ..] => rest,
            _ => continue,
        };
        if end_of_one {
            continue;
        }
        let body = &body[..find(body, b"endstream").unwrap_or(body.len())];
        from = bytes.len() - (bytes[from..].len() - body.len());
        let head = &bytes[at.saturating_sub(1024)..at];
        let head = &head[find_last(head, b"obj").unwrap_or(0)..];
        let is_picture = has(head, b"/Image") && !has(head, b"/Form");
        let flate = count(head, b"/FlateDecode") + count(head, b"/Fl ") + count(head, b"/Fl]");
        let others = count(head, b"/LZW") + count(head, b"/RunLength");
        if others > 0 && !is_picture && body.len() > LARGEST_UNCOUNTED {
            return true;
        }
        if flate == 0 {
            continue;
        }
        let limit = LARGEST_STREAM + 1;
        let size = if has(head, b"/ASCII85Decode") || has(head, b"/A85") {
            unpacked_size(&from_base_85(body)[..], limit)
        } else {
            unpacked_size(body, limit)
        };
        if is_picture {
            continue;
        }
        whole += size;
        let twice = flate + others > 1 && size > LARGEST_TWICE;
        if size > LARGEST_STREAM || whole > LARGEST_WHOLE || twice {
            return true;
        }
    }
    false
}

/// How much a stream unpacks to, counted up to a limit.
fn unpacked_size(packed: impl Read, limit: u64) -> u64 {
    let mut unpacked = ZlibDecoder::new(packed).take(limit);
    let mut buffer = [0; 32 * 1024];
    let mut size = 0;
    while let Ok(read @ 1..) = unpacked.read(&mut buffer) {
        size += read as u64;
    }
    size
}

/// ASCII base 85, as PDF writes it (ISO 32000-2, 7.4.3).
fn from_base_85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 5 * 4);
    let mut group = 0_u32;
    let mut digits = 0;
    for byte in text {
        match byte {
            b'z' if digits == 0 => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                digits += 1;
                if digits == 5 {
                    bytes.extend(group.to_be_bytes());
                    (group, digits) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if digits > 1 {
        for _ in digits..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        bytes.extend(&group.to_be_bytes()[..digits - 1]);
    }
    bytes
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes[from..].iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|part| part == wanted)
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    find(bytes, wanted).is_some()
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes
        .windows(wanted.len())
        .filter(|part| *part == wanted)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn stream_of(size: usize) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&vec![b' '; size]).expect("packed");
        let mut file = b"%PDF-1.4\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n".to_vec();
        file.extend(packed.finish().expect("packed"));
        file.extend(b"\nendstream\nendobj\n");
        file
    }

    #[test]
    fn a_small_file_with_a_large_stream_is_found() {
        assert!(!unpacks_to_too_much(&stream_of(1_000_000)));
        assert!(unpacks_to_too_much(&stream_of(70_000_000)));
        assert!(!unpacks_to_too_much(b"stream\nstream\nendstream"));
    }

    #[test]
    fn base_85_is_read() {
        assert_eq!(from_base_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
    }
}
