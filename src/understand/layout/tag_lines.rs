//! What a line of tags looks like, and what looks like one but is not.

use crate::model::Span;
use crate::text::{FoldedWords, TokenKind, tokens};
use crate::understand::phrases::Phrases;

/// Most words of a line of tags.
const MOST_WORDS: usize = 12;
/// A line of so few words is a tag, a rubric or a button, with nothing else to show it.
const FEW_WORDS: usize = 3;
/// The same in scripts without spaces, in code points.
const FEW_LETTERS: usize = 6;
/// Most words of one tag where signs part the tags, and where only commas do.
const WORDS_OF_TAG: usize = 4;
const WORDS_BETWEEN_COMMAS: usize = 3;
/// Fewest tags between commas, and fewest where a sentence could have the same commas.
const TAGS: usize = 3;
const TAGS_LIKE_PROSE: usize = 4;
/// Most words of the office of somebody who signs.
const MOST_WORDS_OF_OFFICE: usize = 6;
/// Fewest digits of a telephone number.
const DIGITS_OF_NUMBER: usize = 7;

/// How many words of the paragraphs begin with a capital: in German more than in Russian.
#[derive(Clone, Copy, Default)]
pub(super) struct UsualCapitals {
    large: usize,
    words: usize,
}

impl UsualCapitals {
    /// Counts the words of a paragraph.
    pub(super) fn add(&mut self, paragraph: &str) {
        let words = words_of(paragraph);
        self.words += words.len();
        self.large += words.iter().filter(|word| is_large(word)).count();
    }

    /// Whether words have capitals half again as often as those of the paragraphs; any line begins with one.
    fn are_exceeded_by(self, words: &[&str]) -> bool {
        let large = words.iter().filter(|word| is_large(word)).count();
        large > 2 && 2 * large * self.words >= 3 * self.large * words.len()
    }
}

/// Whether a line looks like tags: very short, a list in short pieces, hashtags, or words in capitals without the small words of a sentence.
pub(super) fn is_tags(line: &str, usual: UsualCapitals, phrases: &Phrases) -> bool {
    let line = line.trim();
    if line.chars().any(is_unspaced) {
        return line
            .split(|c: char| c.is_whitespace() || is_comma(c) || is_bar(c))
            .all(|piece| piece.chars().count() <= FEW_LETTERS);
    }
    let words = words_of(line);
    words.len() <= FEW_WORDS
        || words.len() <= MOST_WORDS
            && (is_hashtags(line) || is_list(line) || is_in_capitals(&words, usual, phrases))
}

/// Whether a line signs the text: an office and a name with initials ("Head of the press office A. Holm"), without a comma.
pub(super) fn is_signature(line: &str, phrases: &Phrases) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [office @ .., initials, surname] = words.as_slice() else {
        return false;
    };
    let is_initials = initials.ends_with('.')
        && initials
            .split_terminator('.')
            .all(|initial| is_large(initial) && initial.chars().count() == 1);
    let folded = FoldedWords::of(line, Span::new(0, line.len()));
    let begins_with_office = folded
        .iter()
        .next()
        .is_some_and(|(word, _)| phrases.roles.length_at(&folded, 0, word).is_some());
    (1..=MOST_WORDS_OF_OFFICE).contains(&office.len())
        && is_initials
        && is_large(surname)
        && !line.contains(',')
        && begins_with_office
}

/// Whether a line has few enough words for tags or an author.
pub(super) fn is_short(line: &str) -> bool {
    words_of(line).len() <= MOST_WORDS
}

/// Whether a line is a telephone number or an address.
pub(super) fn is_contact(line: &str) -> bool {
    let digits = line.chars().filter(|c| c.is_numeric()).count();
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let begins_number = |behind: &str| behind.starts_with(char::is_numeric);
    let is_number = digits >= DIGITS_OF_NUMBER
        && (letters <= digits || line.split('+').skip(1).any(begins_number));
    is_short(line) && (is_number || ["@", "://", "www."].iter().any(|sign| line.contains(sign)))
}

/// Whether lines below a text are facts about its subject: two have numbers, or three have values behind labels.
pub(super) fn are_facts<'l>(lines: impl ExactSizeIterator<Item = &'l str>) -> bool {
    let count = lines.len();
    let (mut measures, mut labels) = (0, 0);
    for line in lines.filter(|line| !is_contact(line)) {
        if has_measure(line) {
            measures += 1;
        } else if is_labelled(line) {
            labels += 1;
        }
    }
    let facts = measures + labels;
    (measures > 1 || facts > 2) && 2 * facts >= count
}

/// Whether a line has a number that is no year.
fn has_measure(line: &str) -> bool {
    let is_year = |number: &str| matches!(number.parse::<u32>(), Ok(1900..=2099));
    let tokens = tokens(line);
    let mut numbers = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Number);
    !line.starts_with('#') && numbers.any(|token| !is_year(token.span.of(line)))
}

/// "Architect: Ida Holm"
fn is_labelled(line: &str) -> bool {
    line.split_once([':', '：'])
        .is_some_and(|(_, value)| !value.trim().is_empty())
}

fn is_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn words_of(line: &str) -> Vec<&str> {
    let tokens = tokens(line);
    let words = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.of(line));
    words.collect()
}

/// "#harbour #boats"
fn is_hashtags(line: &str) -> bool {
    line.split_whitespace().all(|word| word.starts_with('#'))
}

/// Short pieces between bars or commas. Commas part a sentence as well ("Yesterday, says Reuters, the quay opened"), so more of them are asked for where
/// capitals do not tell.
fn is_list(line: &str) -> bool {
    let between_bars = pieces(&with_plain_bars(line), is_bar);
    if between_bars.len() > 1 {
        return between_bars.iter().all(|(words, _)| *words <= WORDS_OF_TAG);
    }
    let between_commas = pieces(line, is_comma);
    let are_shorter = |most: usize| between_commas.iter().all(|(words, _)| *words < most);
    let begins_small = line.starts_with(char::is_lowercase);
    if begins_small || between_commas.iter().all(|(_, large)| *large) {
        between_commas.len() >= TAGS && are_shorter(WORDS_BETWEEN_COMMAS + 1)
    } else {
        between_commas.len() >= TAGS_LIKE_PROSE && are_shorter(WORDS_BETWEEN_COMMAS)
    }
}

/// How many words each piece has, and whether it begins with a capital.
fn pieces(line: &str, is_between: fn(char) -> bool) -> Vec<(usize, bool)> {
    line.split(is_between)
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(|piece| (words_of(piece).len(), is_large(piece)))
        .collect()
}

/// Signs that part tags only where blanks are around them become bars.
fn with_plain_bars(line: &str) -> String {
    let words = line.split_whitespace().map(|word| match word {
        "/" | "·" | "→" | ">" => "|",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// "Port Town news International relations": capitals that a sentence would not have, and none of its small words.
fn is_in_capitals(words: &[&str], usual: UsualCapitals, phrases: &Phrases) -> bool {
    usual.are_exceeded_by(words) && !words.iter().any(|word| phrases.is_function_word(word))
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | ';' | '،' | '؛' | '、')
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '•' | '｜' | '／')
}

/// Characters of scripts without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}
