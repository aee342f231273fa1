//! A stream of bits, the lowest of each byte first.

/// Writes bits.
#[derive(Debug, Default)]
pub(super) struct BitWriter {
    out: Vec<u8>,
    waiting: u64,
    number: u32,
}

impl BitWriter {
    /// Adds the lowest `number` bits of `value`, at most 32.
    pub(super) fn write(&mut self, value: u32, number: u32) {
        self.waiting |= u64::from(value) << self.number;
        self.number += number;
        while self.number >= 8 {
            self.out.push(self.waiting as u8);
            self.waiting >>= 8;
            self.number -= 8;
        }
    }

    /// The bytes, the last one filled up with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.number > 0 {
            self.out.push(self.waiting as u8);
        }
        self.out
    }
}

/// Reads what [`BitWriter`] wrote.
#[derive(Debug)]
pub(super) struct BitReader<'a> {
    rest: &'a [u8],
    waiting: u64,
    number: u32,
}

impl<'a> BitReader<'a> {
    /// Begins with the lowest bit of the first byte.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            waiting: 0,
            number: 0,
        }
    }

    fn fill(&mut self) {
        while self.number <= 56
            && let Some((first, rest)) = self.rest.split_first()
        {
            self.waiting |= u64::from(*first) << self.number;
            self.number += 8;
            self.rest = rest;
        }
    }

    /// The next `number` bits, at most 32; none at the end.
    pub(super) fn read(&mut self, number: u32) -> Option<u32> {
        if self.number < number {
            self.fill();
        }
        let left = self.number.checked_sub(number)?;
        let value = self.waiting & ((1_u64 << number) - 1);
        self.waiting >>= number;
        self.number = left;
        Some(value as u32)
    }

    /// How many ones come before the next zero, which is read too.
    pub(super) fn read_ones(&mut self) -> Option<u32> {
        let mut count = 0;
        while self.read(1)? == 1 {
            count += 1;
        }
        Some(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_come_back_as_they_went() {
        let mut writer = BitWriter::default();
        for number in 1..=32 {
            writer.write(u32::MAX >> (32 - number), number);
            writer.write(0, number % 3);
        }
        writer.write(0b0111, 4);
        let bytes = writer.finish();
        let mut reader = BitReader::new(&bytes);
        for number in 1..=32 {
            assert_eq!(reader.read(number), Some(u32::MAX >> (32 - number)));
            assert_eq!(reader.read(number % 3), Some(0));
        }
        assert_eq!(reader.read_ones(), Some(3));
        assert_eq!(reader.read(32), None);
    }
}
