//! From lines to paragraphs and headings.

use super::hyphens::{WholeWords, ends_divided};
use super::lines::PrintedLine;
use crate::model::BlockKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// How much larger than the body a heading's type is.
const HEADING: f32 = 1.15;

/// How much larger than a line a headline is that parts it from what stands above.
const HEADLINE: f32 = 1.4;

/// Letters of an initial, at most.
const LONGEST_INITIAL: usize = 2;

/// Lines before and behind a line that show the edges of its column.
const NEAR: usize = 12;

/// What entries of lists begin with.
const BULLETS: [char; 6] = ['•', '●', '▪', '◦', '‣', '·'];

/// The longest heading, in letters.
const LONGEST_HEADING: usize = 300;

/// Joins lines: a paragraph ends where the next line is set apart or indented, where its type changes, or where the line is left short although
/// the next word had room on it.
pub(super) fn paragraphs(lines: &[PrintedLine]) -> Vec<(BlockKind, String)> {
    let page = PageStyle::of(lines);
    let words = WholeWords::of(lines.iter().map(|line| line.text.as_str()));
    let mut found: Vec<(f32, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let joins = at > 0 && page.joins(lines, at);
        match found.last_mut() {
            Some((size, text)) if joins => {
                if page.is_initial(&lines[at - 1], line) {
                    text.push_str(&line.text);
                    *size = line.size;
                } else {
                    words.join(text, &line.text);
                }
            }
            _ => found.push((line.size, line.text.clone())),
        }
    }
    let largest = found
        .iter()
        .filter(|(_, text)| text.chars().count() <= LONGEST_HEADING)
        .map(|(size, _)| *size)
        .fold(0.0, f32::max);
    found
        .into_iter()
        .map(|(size, text)| {
            let large = size > page.body_size * HEADING;
            let kind = if large && text.chars().count() <= LONGEST_HEADING {
                BlockKind::Heading(if size >= largest * 0.95 { 1 } else { 2 })
            } else if text.starts_with(BULLETS) {
                BlockKind::ListItem
            } else {
                BlockKind::Paragraph
            };
            (kind, text)
        })
        .collect()
}

/// What is usual in the document.
struct PageStyle {
    /// The size of type that most letters have.
    body_size: f32,
    /// From one line to the next, in sizes of the type.
    pitch: f32,
    /// Paragraphs begin with a line that is set in.
    sets_in: bool,
}

impl PageStyle {
    fn of(lines: &[PrintedLine]) -> Self {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        for line in lines {
            *sizes.entry((line.size * 4.0) as i32).or_default() += line.text.len();
        }
        let body = sizes.iter().max_by_key(|(_, letters)| **letters);
        let mut pitches: Vec<f32> = lines
            .windows(2)
            .filter(|pair| pair[0].page == pair[1].page && alike(&pair[0], &pair[1]))
            .map(|pair| (pair[1].baseline - pair[0].baseline) / pair[1].size)
            .filter(|pitch| (0.5..3.0).contains(pitch))
            .collect();
        pitches.sort_by(f32::total_cmp);
        let set_in = (0..lines.len())
            .filter(|at| Column::around(lines, *at).indent(&lines[*at]) > 0.8)
            .count();
        Self {
            body_size: body.map_or(10.0, |(size, _)| *size as f32 / 4.0),
            pitch: pitches.get(pitches.len() / 2).copied().unwrap_or(1.2),
            // One line in twenty-five at least, and not the half of a text that is set in as a whole.
            sets_in: set_in >= 3 && set_in * 25 >= lines.len() && set_in * 2 < lines.len(),
        }
    }

    /// Whether line `at` goes on with the paragraph of the line before it.
    fn joins(&self, lines: &[PrintedLine], at: usize) -> bool {
        let (before, line) = (&lines[at - 1], &lines[at]);
        if self.is_initial(before, line) {
            return true;
        }
        if !alike(before, line) || begins_entry(&line.text) {
            return false;
        }
        let column = Column::around(lines, at);
        let down = (line.baseline - before.baseline) / line.size;
        let in_column = before.page == line.page && down > 0.3;
        if !in_column {
            // In the next column or on the next page. A sentence goes on; a new one belongs to the paragraph where new paragraphs would be set in.
            let same_line = before.page == line.page && down > -0.3;
            let goes_on =
                !ends_sentence(&before.text) || (self.sets_in && column.indent(line) < 0.3);
            return !same_line && goes_on && Column::around(lines, at - 1).is_full(before, line);
        }
        let heading = line.size > self.body_size * HEADING;
        if down > self.pitch.max(1.0) * if heading { 1.6 } else { 1.3 } {
            return false;
        }
        let (indent, indent_before) = (column.indent(line), column.indent(before));
        // Centred lines have no edge.
        let centred =
            ((line.left + line.right) - (before.left + before.right)).abs() < line.size * 2.0;
        let set_in = indent > indent_before + 0.8 && !begins_entry(&before.text);
        if set_in && !(heading && centred) {
            return false;
        }
        heading || column.is_full(before, line)
    }

    /// A drop cap beside the beginning of the paragraph.
    fn is_initial(&self, before: &PrintedLine, line: &PrintedLine) -> bool {
        before.text.chars().count() <= LONGEST_INITIAL
            && before.text.chars().all(char::is_alphabetic)
            && before.page == line.page
            && before.size > line.size * 1.7
            && line.left >= before.right - line.size
            && line.left < before.right + line.size * 2.0
            && (before.baseline - before.size..before.baseline + line.size).contains(&line.baseline)
    }
}

/// The edges of the column of a line, from the lines around it.
struct Column {
    left: f32,
    right: f32,
    right_to_left: bool,
}

impl Column {
    fn around(lines: &[PrintedLine], at: usize) -> Self {
        let line = &lines[at];
        let near = &lines[part_around(lines, at)];
        let mut column = Self {
            left: line.left,
            right: line.right,
            right_to_left: line.right_to_left,
        };
        for other in near {
            let overlap = other.left < line.right && other.right > line.left;
            if other.page == line.page && overlap && alike(other, line) {
                column.left = column.left.min(other.left);
                column.right = column.right.max(other.right);
            }
        }
        column
    }

    /// How far the line is set in, in sizes of its type.
    fn indent(&self, line: &PrintedLine) -> f32 {
        match self.right_to_left {
            true => (self.right - line.right) / line.size,
            false => (line.left - self.left) / line.size,
        }
    }

    /// Whether the line ends in the middle of a word, or the first word of `next` had no room at its end. A column of very short lines is a list or a poem.
    fn is_full(&self, line: &PrintedLine, next: &PrintedLine) -> bool {
        let room = match self.right_to_left {
            true => line.left - self.left,
            false => self.right - line.right,
        };
        let wide = self.right - self.left > line.size * 6.0;
        ends_divided(&line.text) || (wide && room < next.first_word + line.size * 0.5)
    }
}

/// The lines near a line that no headline parts from it: a letterhead above the headline has edges of its own.
fn part_around(lines: &[PrintedLine], at: usize) -> Range<usize> {
    let line = &lines[at];
    let is_headline = |other: &PrintedLine| {
        other.page == line.page
            && other.size > line.size * HEADLINE
            && other.text.chars().count() > LONGEST_INITIAL
    };
    let (first, last) = (at.saturating_sub(NEAR), (at + NEAR).min(lines.len()));
    let above = lines[first..at].iter().rposition(is_headline);
    let below = lines[at + 1..last].iter().position(is_headline);
    let start = above.map_or(first, |place| first + place + 1);
    start..below.map_or(last, |place| at + 1 + place)
}

/// Set in type of one size.
fn alike(one: &PrintedLine, other: &PrintedLine) -> bool {
    (one.size - other.size).abs() <= one.size.max(other.size) * 0.08
}

/// A bullet, or a number with a full stop or a bracket and a blank.
fn begins_entry(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let number = first.trim_end_matches(['.', ')']);
    line.starts_with(BULLETS)
        || (number.len() < first.len()
            && number.len() <= 2
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit()))
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '»', '”', ')', '’', ']'])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, baseline: f32, size: f32) -> PrintedLine {
        let width = |text: &str| text.chars().count() as f32 * size * 0.5;
        PrintedLine {
            text: text.to_owned(),
            page: 0,
            left,
            right: left + width(text),
            baseline,
            size,
            first_word: width(text.split(' ').next().unwrap_or_default()),
            right_to_left: false,
        }
    }

    fn texts(lines: &[PrintedLine]) -> Vec<String> {
        paragraphs(lines)
            .into_iter()
            .map(|(_, text)| text)
            .collect()
    }

    #[test]
    fn a_short_line_ends_a_paragraph() {
        let lines = [
            line("The harbour board of the town met on", 0.0, 10.0, 10.0),
            line("Tuesday and talked.", 0.0, 22.0, 10.0),
            line("A second ferry will be bought before", 0.0, 34.0, 10.0),
            line("the summer begins.", 0.0, 46.0, 10.0),
        ];
        assert_eq!(texts(&lines).len(), 2);
    }

    #[test]
    fn a_letterhead_above_the_headline_does_not_widen_the_column() {
        let lines = [
            line("Совет городской гавани", 250.0, 10.0, 10.0),
            line("Причал открыт", 0.0, 50.0, 18.0),
            line("Новый причал городской гавани", 0.0, 80.0, 10.0),
            line("открыли в понедельник утром, а", 0.0, 92.0, 10.0),
            line("лодки пришли до полудня.", 0.0, 104.0, 10.0),
        ];
        // The letterhead is centred on the page and reaches over the column.
        let mut wide = lines.clone();
        wide[0].left = 100.0;
        for lines in [lines, wide] {
            let found = texts(&lines);
            assert_eq!(found.len(), 3, "{found:?}");
        }
    }

    #[test]
    fn a_divided_word_goes_on_in_the_next_line() {
        for hyphen in ["-", "\u{AD}", "\u{2010}"] {
            let lines = [
                line("The harbour board of the town met on", 0.0, 10.0, 10.0),
                line(&format!("Tuesday and tal{hyphen}"), 0.0, 22.0, 10.0),
                line("ked for a long time about the ferry.", 0.0, 34.0, 10.0),
            ];
            let whole = "The harbour board of the town met on Tuesday and talked for a long time about the ferry.";
            assert_eq!(texts(&lines), [whole]);
        }
    }

    #[test]
    fn a_line_set_in_begins_one() {
        let lines = [
            line("The harbour board of the town met today.", 0.0, 10.0, 10.0),
            line("A second ferry will be bought, said", 15.0, 22.0, 10.0),
            line("its chairwoman after long deliberations.", 0.0, 34.0, 10.0),
        ];
        assert_eq!(texts(&lines).len(), 2);
    }

    #[test]
    fn large_type_is_a_heading() {
        let lines = [
            line("Second ferry", 0.0, 10.0, 18.0),
            line("The harbour board of the town met on", 0.0, 40.0, 10.0),
            line("Tuesday.", 0.0, 52.0, 10.0),
        ];
        assert_eq!(
            paragraphs(&lines)[0],
            (BlockKind::Heading(1), "Second ferry".to_owned())
        );
    }

    #[test]
    fn an_initial_belongs_to_its_word() {
        let lines = [
            line("T", 0.0, 34.0, 30.0),
            line("he harbour board of the town met on", 16.0, 12.0, 10.0),
            line("Tuesday and talked for a long time about", 16.0, 24.0, 10.0),
        ];
        assert_eq!(
            texts(&lines)[0],
            "The harbour board of the town met on Tuesday and talked for a long time about"
        );
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_column() {
        let lines = [
            line("The harbour board of the town met on a", 0.0, 10.0, 10.0),
            line("Tuesday evening and decided that second", 0.0, 22.0, 10.0),
            line("ferries will be bought before summer is", 300.0, 10.0, 10.0),
        ];
        assert_eq!(texts(&lines).len(), 1);
    }
}
