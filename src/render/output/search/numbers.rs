//! Lists of ascending numbers as short texts.

/// Letters for six bits each; five of the number, and one that says that more follow (as in source maps for scripts).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The differences of ascending numbers, lowest bits first.
pub(super) fn packed(numbers: &[u32]) -> String {
    let mut out = String::with_capacity(numbers.len() * 2);
    let mut previous = 0;
    for &number in numbers {
        let mut step = number - previous;
        previous = number;
        loop {
            let bits = (step & 31) as usize;
            step >>= 5;
            out.push(char::from(LETTERS[bits | if step > 0 { 32 } else { 0 }]));
            if step == 0 {
                break;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(text: &str) -> Vec<u32> {
        let (mut out, mut value, mut shift, mut previous) = (Vec::new(), 0, 0, 0);
        for letter in text.bytes() {
            let bits = LETTERS.iter().position(|l| *l == letter).unwrap_or(0) as u32;
            value |= (bits & 31) << shift;
            shift += 5;
            if bits & 32 == 0 {
                previous += value;
                out.push(previous);
                (value, shift) = (0, 0);
            }
        }
        out
    }

    #[test]
    fn differences_add_up_again() {
        let numbers = [3, 7, 20, 21, 4_000, 1_000_000];
        assert_eq!(unpacked(&packed(&numbers)), numbers);
        assert_eq!(packed(&[3, 7]), "DE");
    }
}
