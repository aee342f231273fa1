//! The numbers of a headline.

use super::keys::key;

/// Keys of the numbers in a headline, ascending, without repeats: also those inside words ("preview2") and of a single digit.
pub(super) fn numbers_in(headline: &str) -> Vec<u32> {
    let written = written_numbers(headline);
    let mut keys: Vec<u32> = written.iter().map(|run| key(4, run)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The numbers of a headline that the other does not have, in order.
pub(super) fn other_numbers(headline: &str, other: &str) -> Vec<String> {
    let others = written_numbers(other);
    let mut own = written_numbers(headline);
    own.retain(|number| !others.contains(number));
    own
}

fn written_numbers(headline: &str) -> Vec<String> {
    let digits: String = headline.chars().map(plain).collect();
    let runs = digits.split(|c: char| !c.is_ascii_digit() && c != '.');
    let runs = runs.map(|run| run.trim_matches('.').trim_start_matches('0'));
    runs.filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A digit of any script as ASCII, and every sign inside a number as a point.
fn plain(character: char) -> char {
    match character {
        ',' | '\u{066B}' | '\u{066C}' => '.',
        c if c.is_ascii() => c,
        c if c.is_numeric() => any_ascii::any_ascii_char(c).chars().next().unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_headline_are_found_wherever_they_stand() {
        let same = |a: &str, b: &str| numbers_in(a) == numbers_in(b);
        assert!(same("Rate kept at 14,25%", "Ставка 14.25 %"));
        assert!(same("٢٠٢٥ ٣", "3 in 2025"));
        assert!(!same("3.3.0-preview2", "3.3.0-preview3"));
        assert!(numbers_in("No number. At all, 0").is_empty());
    }
}
