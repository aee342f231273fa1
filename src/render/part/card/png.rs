//! A picture of at most sixteen colours as PNG (W3C Recommendation, third edition): half a byte for a pixel.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::{self, Write};

/// A picture of which every pixel is the number of a colour.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Row by row, each below 16.
    pub(super) pixels: Vec<u8>,
    /// Red, green and blue of each colour.
    pub(super) colours: [[u8; 3]; 16],
}

impl Picture {
    /// The file.
    pub(super) fn png(&self) -> io::Result<Vec<u8>> {
        let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut head = Vec::new();
        head.extend((self.width as u32).to_be_bytes());
        head.extend((self.height as u32).to_be_bytes());
        // Four bits for each pixel, a palette; the only ways there are to compress and filter; not interlaced.
        head.extend([4, 3, 0, 0, 0]);
        chunk(&mut out, b"IHDR", &head);
        chunk(&mut out, b"PLTE", &self.colours.concat());
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        for row in self.pixels.chunks(self.width) {
            let pairs = row.chunks(2);
            let bytes = pairs.map(|pair| (pair[0] << 4) | pair.get(1).copied().unwrap_or_default());
            // Rows of few colours are smallest without a filter.
            packed.write_all(&[0])?;
            packed.write_all(&bytes.collect::<Vec<u8>>())?;
        }
        chunk(&mut out, b"IDAT", &packed.finish()?);
        chunk(&mut out, b"IEND", &[]);
        Ok(out)
    }
}

fn chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    let mut sum = Crc::new();
    sum.update(name);
    sum.update(data);
    out.extend((data.len() as u32).to_be_bytes());
    out.extend(name);
    out.extend(data);
    out.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_png_file() {
        let picture = Picture {
            width: 3,
            height: 2,
            pixels: vec![0, 1, 2, 15, 14, 13],
            colours: [[7; 3]; 16],
        };
        let bytes = picture.png().expect("in memory");
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x04\x03"));
        // The checksum of an empty end is the same in every file.
        assert!(bytes.ends_with(b"\0\0\0\0IEND\xae\x42\x60\x82"));
        let at = bytes
            .windows(4)
            .position(|four| four == b"IDAT")
            .expect("pixels");
        let mut rows = Vec::new();
        let mut unpacked = flate2::read::ZlibDecoder::new(&bytes[at + 4..]);
        io::Read::read_to_end(&mut unpacked, &mut rows).expect("zlib");
        assert_eq!(rows, [0, 0x01, 0x20, 0, 0xfe, 0xd0]);
    }
}
