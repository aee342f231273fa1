//! From the visual order of letters, left to right, to reading order.

use super::letters::Letter;
use unicode_script::{Script, UnicodeScript};

/// How one letter runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    LeftToRight,
    RightToLeft,
    Digit,
    Neutral,
}

/// The letters in reading order, and whether the line runs from right to left.
///
/// The inverse of the Unicode Bidirectional Algorithm (UAX #9) as far as a printed line needs it: the line runs the way most of its letters do;
/// runs of the other direction are turned within it, and numbers always run from left to right.
pub(super) fn in_reading_order(letters: &[Letter]) -> (Vec<Letter>, bool) {
    let runs: Vec<Run> = letters.iter().map(run_of).collect();
    let count = |run| runs.iter().filter(|one| **one == run).count();
    let (right, left) = (count(Run::RightToLeft), count(Run::LeftToRight));
    if right == 0 {
        return (letters.to_vec(), false);
    }
    let line_turns = right > left;
    // In a line from right to left everything is turned, and what runs from left to right is turned back.
    let inner = |at: usize| match line_turns {
        true => matches!(runs[at], Run::LeftToRight | Run::Digit),
        false => runs[at] == Run::RightToLeft,
    };
    let mut ordered: Vec<usize> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        if !inner(at) {
            ordered.push(at);
            at += 1;
            continue;
        }
        let mut end = at + 1;
        for next in at + 1..letters.len() {
            if inner(next) {
                end = next + 1;
            } else if runs[next] != Run::Neutral || !binds(&letters[next], line_turns) {
                break;
            }
        }
        ordered.extend((at..end).rev());
        at = end;
    }
    if line_turns {
        ordered.reverse();
    } else {
        // Numbers inside a turned run keep their order.
        turn_numbers(&mut ordered, &runs);
    }
    let letters = ordered.into_iter().map(|at| letters[at].clone());
    (letters.collect(), line_turns)
}

/// Whether a sign between two pieces of a run belongs to the run. In a line from right to left a blank parts numbers.
fn binds(letter: &Letter, line_turns: bool) -> bool {
    !line_turns || [".", ",", ":", "/", "-", "'", "’", "@", "_"].contains(&letter.text.as_str())
}

fn turn_numbers(ordered: &mut [usize], runs: &[Run]) {
    let mut at = 0;
    while at < ordered.len() {
        let end = ordered[at..]
            .iter()
            .position(|one| runs[*one] != Run::Digit)
            .map_or(ordered.len(), |length| at + length);
        if end > at + 1 && ordered[at] > ordered[at + 1] {
            ordered[at..end].reverse();
        }
        at = end.max(at + 1);
    }
}

fn run_of(letter: &Letter) -> Run {
    let Some(first) = letter.text.chars().next() else {
        return Run::Neutral;
    };
    if first.is_numeric() {
        return Run::Digit;
    }
    if !first.is_alphabetic() {
        return Run::Neutral;
    }
    match first.script() {
        Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko => {
            Run::RightToLeft
        }
        _ => Run::LeftToRight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(printed: &str) -> String {
        let letters: Vec<Letter> = printed
            .chars()
            .map(|letter| Letter {
                text: letter.to_string(),
                left: 0.0,
                right: 0.0,
                baseline: 0.0,
                size: 10.0,
            })
            .collect();
        let (ordered, _) = in_reading_order(&letters);
        ordered.into_iter().map(|letter| letter.text).collect()
    }

    /// Visual order, from left to right.
    fn printed(parts: &[&str]) -> String {
        let turned = parts.iter().rev().map(|part| {
            let runs_left = part
                .chars()
                .any(|l| l.is_numeric() || l.is_ascii_alphabetic());
            match runs_left {
                true => (*part).to_owned(),
                false => part.chars().rev().collect(),
            }
        });
        turned.collect()
    }

    #[test]
    fn arabic_with_numbers_and_a_latin_name() {
        let parts = ["في ", "12.5", " مارس ", "2025", " قال ", "Reuters", " إن"];
        assert_eq!(read(&printed(&parts)), parts.concat());
    }

    #[test]
    fn an_arabic_word_in_an_english_line() {
        assert_eq!(
            read("The word مالس means peace."),
            "The word سلام means peace."
        );
    }

    #[test]
    fn other_lines_stay() {
        assert_eq!(read("Мост (2025) открыт."), "Мост (2025) открыт.");
    }
}
