//! From letters to lines.

use super::direction::in_reading_order;
use super::justified::whole_lines;
use super::letters::Letter;
use super::open_line::{BLANK, OpenLine};

/// One printed line of one column, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PrintedLine {
    pub(super) text: String,
    /// From 0.
    pub(super) page: usize,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    /// How wide the first word is.
    pub(super) first_word: f32,
    /// Most letters run from right to left.
    pub(super) right_to_left: bool,
}

/// Lines that may still get a letter: a raised number or an accent is often drawn out of turn.
const OPEN_LINES: usize = 6;

/// Cuts a page's letters into lines, in the order in which they are drawn; nearly every program draws a text in its reading order, column by column.
pub(super) fn page_lines(letters: Vec<Letter>, page: usize) -> Vec<PrintedLine> {
    let mut open: Vec<OpenLine> = Vec::new();
    // The line that got the last letter.
    let mut current = 0;
    for letter in letters {
        let blank = letter.text.trim().is_empty();
        let newest = open.len().saturating_sub(1);
        let near = (open.len().saturating_sub(OPEN_LINES)..open.len())
            .rev()
            .find(|at| open[*at].takes(&letter, *at == current || *at == newest));
        match near {
            Some(at) => {
                open[at].add(letter);
                current = at;
            }
            None if blank => {}
            None => {
                current = open.len();
                open.push(OpenLine {
                    left: letter.left,
                    right: letter.right,
                    baseline: letter.baseline,
                    size: letter.size,
                    letters: vec![letter],
                });
            }
        }
    }
    let mut lines: Vec<PrintedLine> = whole_lines(open)
        .into_iter()
        .filter_map(|line| close(line, page))
        .collect();
    if is_out_of_order(&lines) {
        lines.sort_by(|a, b| {
            a.baseline
                .total_cmp(&b.baseline)
                .then(a.left.total_cmp(&b.left))
        });
    }
    lines
}

/// The line with its text, with spaces where letters are far apart.
fn close(mut line: OpenLine, page: usize) -> Option<PrintedLine> {
    let size = line.size;
    let baseline = line.baseline;
    // The number of a footnote is not part of the word before it.
    let raised = |letter: &Letter| {
        letter.size < size * 0.8
            && letter.baseline < baseline - size * 0.15
            && letter.text.chars().all(char::is_numeric)
    };
    if line.letters.iter().any(|letter| letter.size >= size * 0.8) {
        line.letters.retain(|letter| !raised(letter));
    }
    line.letters.sort_by(|a, b| a.left.total_cmp(&b.left));
    // The same letter twice at one place is one letter made bold.
    line.letters.dedup_by(|next, first| {
        next.text == first.text && (next.left - first.left).abs() < size * 0.08
    });
    // A line with blanks of its own sets its letters as wide apart as it likes.
    let has_blanks = line.letters.iter().any(|letter| letter.text == " ");
    let gap = size * if has_blanks { 0.4 } else { BLANK };
    let mut spaced: Vec<Letter> = Vec::with_capacity(line.letters.len() + 16);
    for letter in line.letters {
        if let Some(last) = spaced.last()
            && letter.left - last.right > gap
        {
            let blank = Letter {
                text: " ".to_owned(),
                left: last.right,
                right: letter.left,
                ..letter.clone()
            };
            spaced.push(blank);
        }
        spaced.push(letter);
    }
    let visible = |letter: &Letter| !letter.text.trim().is_empty();
    let first = spaced.iter().position(visible)?;
    let last = spaced.iter().rposition(visible)?;
    let (letters, right_to_left) = in_reading_order(&spaced[first..=last]);
    let word = letters.iter().take_while(|letter| visible(letter));
    let first_word = word.map(|letter| letter.right - letter.left).sum();
    Some(PrintedLine {
        text: letters.iter().map(|letter| letter.text.as_str()).collect(),
        page,
        left: spaced[first].left,
        right: spaced[last].right,
        baseline,
        size,
        first_word,
        right_to_left,
    })
}

/// Whether lines jump about on the page: more than a third of them lie above the line before them without beginning a column.
fn is_out_of_order(lines: &[PrintedLine]) -> bool {
    let jumps = lines
        .windows(2)
        .filter(|pair| pair[1].baseline < pair[0].baseline - pair[0].size * 0.5)
        .count();
    lines.len() >= 4 && jumps * 3 > lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, left: f32, baseline: f32) -> Vec<Letter> {
        text.chars()
            .enumerate()
            .filter(|(_, letter)| *letter != ' ')
            .map(|(at, letter)| Letter {
                text: letter.to_string(),
                left: left + at as f32 * 5.0,
                right: left + at as f32 * 5.0 + 5.0,
                baseline,
                size: 10.0,
            })
            .collect()
    }

    fn texts(letters: Vec<Letter>) -> Vec<String> {
        page_lines(letters, 0)
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn columns_on_one_baseline_are_two_lines() {
        let letters = [set("The quay", 0.0, 50.0), set("was open", 80.0, 50.0)].concat();
        assert_eq!(texts(letters), ["The quay", "was open"]);
    }

    #[test]
    fn short_columns_side_by_side_are_read_one_after_the_other() {
        let columns = [("Міст через", "річку"), ("тривало", "три роки")];
        let letters = columns
            .iter()
            .enumerate()
            .flat_map(|(at, (first, second))| {
                let left = at as f32 * 60.0;
                [set(first, left, 50.0), set(second, left, 62.0)].concat()
            });
        let lines = ["Міст через", "річку", "тривало", "три роки"];
        assert_eq!(texts(letters.collect()), lines);
    }

    #[test]
    fn numbers_of_footnotes_are_left_out() {
        let mut letters = set("quay", 0.0, 50.0);
        letters.push(Letter {
            size: 6.0,
            baseline: 46.0,
            ..set("1", 20.0, 0.0).remove(0)
        });
        letters.extend(set("opened", 30.0, 50.0));
        assert_eq!(texts(letters), ["quay opened"]);
    }

    #[test]
    fn lines_beside_a_large_initial_are_their_own() {
        let initial = Letter {
            size: 36.0,
            right: 26.0,
            ..set("Б", 0.0, 74.0).remove(0)
        };
        let mut letters = vec![initial];
        for (at, line) in ["ольшой мост", "через реку", "открыт вчера"]
            .iter()
            .enumerate()
        {
            letters.extend(set(line, 28.0, 50.0 + at as f32 * 12.0));
        }
        let lines = ["Б", "ольшой мост", "через реку", "открыт вчера"];
        assert_eq!(texts(letters), lines);
    }

    #[test]
    fn lines_drawn_from_the_bottom_up_are_turned() {
        let letters: Vec<Letter> = ["four", "three", "two", "one"]
            .iter()
            .enumerate()
            .flat_map(|(at, text)| set(text, 0.0, 100.0 - at as f32 * 12.0))
            .collect();
        assert_eq!(texts(letters), ["one", "two", "three", "four"]);
    }

    /// Words of a line at their places, without blanks.
    fn line(words: &[(&str, f32)], baseline: f32) -> Vec<Letter> {
        let letters = words.iter().flat_map(|(word, left)| {
            word.chars().enumerate().map(move |(at, letter)| Letter {
                text: letter.to_string(),
                left: left + at as f32 * 5.0,
                right: left + at as f32 * 5.0 + 5.0,
                baseline,
                size: 10.0,
            })
        });
        letters.collect()
    }

    #[test]
    fn equal_gaps_are_blanks_however_wide() {
        let letters = line(&[("The", 0.0), ("quay", 40.0), ("opened", 85.0)], 50.0);
        assert_eq!(texts(letters), ["The quay opened"]);
        // Two columns that are drawn row by row: the gap between them is wider than their blanks.
        let letters = line(
            &[("The", 0.0), ("quay", 20.0), ("was", 80.0), ("open", 100.0)],
            50.0,
        );
        assert_eq!(texts(letters), ["The quay", "was open"]);
    }

    #[test]
    fn two_words_are_a_line_where_a_line_beside_them_is_as_wide() {
        let wide = line(&[("accommodation,", 0.0), ("said", 80.0)], 50.0);
        let pair = line(&[("the", 0.0), ("chairwoman", 50.0)], 62.0);
        let above = line(&[("of", 0.0), ("commission", 50.0)], 38.0);
        let letters = [
            line(&[("a", 0.0), ("government", 50.0)], 26.0),
            above,
            wide.clone(),
        ];
        assert_eq!(
            texts(letters.concat()),
            ["a government", "of commission", "accommodation, said"]
        );
        assert_eq!(
            texts([wide, pair.clone()].concat()),
            ["accommodation, said", "the chairwoman"]
        );
        assert_eq!(texts(pair.clone()), ["the", "chairwoman"]);
        // A long word alone has the left edge only.
        let wide = line(&[("accommodation,", 0.0), ("said", 80.0)], 86.0);
        let alone = line(&[("administration", 0.0)], 74.0);
        assert_eq!(
            texts([pair, alone, wide].concat()),
            ["the chairwoman", "administration", "accommodation, said"]
        );
    }
}
