//! What numbers in two texts are the same, however each is written: "1,05" and "1.05"; "2,06,737", "206.737", "206 737" and "٢٠٦٬٧٣٧"; "105万", "1.05 million" and "1,050,000".
//!
//! A sign may group digits or begin the decimals, which one number alone does not tell: "1.200" is 1200 and 1.2. So a number has several readings, and two numbers are the same
//! if they share one: where versions of a text are compared, a number is missing only if it is in no reading.

use super::numbers::is_year;
use crate::language::{LanguagePack, Languages, primary_subtag};
use crate::model::Span;
use crate::text::{Token, TokenKind, fold_word, tokens};
use std::collections::BTreeMap;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// Where it is.
    pub(super) span: Span,
    /// Its possible values, as digits with a decimal point.
    pub(super) readings: Vec<String>,
    /// Its digits without signs and without the zeros around them: "105" of "1.05 million" and of "105万".
    pub(super) digits: String,
    /// Whether a word multiplies it.
    pub(super) is_multiplied: bool,
    /// What else another text may have of it: day, month and year of a date.
    pub(super) parts: Vec<String>,
    /// Whether it is informative: no year, and not one of the small and round numbers that texts spell out.
    pub(super) is_telling: bool,
}

/// Words that multiply the number before them, by language tag: "million", "млн", "万".
#[derive(Clone, Debug, Default)]
pub struct Magnitudes(BTreeMap<String, Vec<Magnitude>>);

/// One such word.
#[derive(Clone, Debug)]
struct Magnitude {
    word: String,
    has_any_ending: bool,
    zeros: usize,
}

impl Magnitudes {
    /// Those of the packs.
    pub fn of(languages: &Languages) -> Self {
        let packs = languages.iter();
        Self(
            packs
                .map(|pack| (pack.tag.clone(), of_pack(pack)))
                .collect(),
        )
    }

    fn of_language(&self, tag: &str) -> &[Magnitude] {
        let known = self.0.get(tag).or_else(|| self.0.get(primary_subtag(tag)));
        known.map_or(&[], Vec::as_slice)
    }
}

fn of_pack(pack: &LanguagePack) -> Vec<Magnitude> {
    let words = pack.magnitudes.iter().flat_map(|magnitude| {
        let words = magnitude.words.iter();
        words.map(|word| Magnitude {
            word: fold_word(word.trim_end_matches('*')),
            has_any_ending: word.ends_with('*'),
            zeros: usize::from(magnitude.zeros),
        })
    });
    words.collect()
}

/// The numbers of a text in a language, in order.
pub(super) fn amounts(text: &str, tag: &str, magnitudes: &Magnitudes) -> Vec<Amount> {
    let all = tokens(text);
    let words = magnitudes.of_language(tag);
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if all[at].kind != TokenKind::Number {
            at += 1;
            continue;
        }
        let next = end_of_groups(text, &all, at);
        let written: Vec<String> = numbers_of(text, &all[at..next]).map(plain).collect();
        let span = Span::new(all[at].span.start, all[next - 1].span.end);
        let zeros = zeros_after(text, &all[next..], words);
        out.push(amount(&written, span, zeros));
        at = next;
    }
    out
}

/// The end of a number whose digits stand in groups of three: "1 050 000", "206'737".
fn end_of_groups(text: &str, all: &[Token], first: usize) -> usize {
    let groups = |token: &Token| {
        let written = plain(token.span.of(text));
        let digits = written.find(['.', ',']).unwrap_or(written.len());
        (digits, digits == written.len())
    };
    let mut end = first + 1;
    if !matches!(groups(&all[first]), (1..=3, true)) {
        return end;
    }
    loop {
        // Between two groups: one space, or an apostrophe, which is a token of its own.
        let next = match all.get(end) {
            Some(sign) if matches!(sign.span.of(text), "'" | "’") => end + 1,
            _ => end,
        };
        let Some(token) = all
            .get(next)
            .filter(|token| token.kind == TokenKind::Number)
        else {
            return end;
        };
        let gap = &text[all[end - 1].span.end..token.span.start];
        let is_one_sign = gap.chars().count() == 1 && !gap.contains(['\n', '\t']);
        match groups(token) {
            (3, is_whole) if is_one_sign => {
                end = next + 1;
                if !is_whole {
                    return end;
                }
            }
            _ => return end,
        }
    }
}

/// What is written of the numbers among some tokens.
fn numbers_of<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = &'a str> {
    let numbers = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Number);
    numbers.map(|token| token.span.of(text))
}

/// Digits of any script as ASCII; Arabic signs, which are clear about it, as a point before decimals (`;`) and as a sign between groups (`_`).
fn plain(written: &str) -> String {
    let digit = |c: char| any_ascii::any_ascii_char(c).to_owned();
    let parts = written.chars().map(|c| match c {
        '\u{066B}' => ";".to_owned(),
        '\u{066C}' => "_".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => digit(c),
    });
    parts.collect()
}

/// How many zeros the words behind a number add to it: at most two words, as in "mil millones" and "百万".
fn zeros_after(text: &str, rest: &[Token], words: &[Magnitude]) -> usize {
    let following = rest
        .iter()
        .take_while(|token| token.kind == TokenKind::Word);
    let zeros = following.take(2).map_while(|token| {
        let word = fold_word(token.span.of(text));
        let fits = |known: &&Magnitude| match known.has_any_ending {
            true => word.starts_with(&known.word),
            false => word == known.word,
        };
        words.iter().find(fits).map(|known| known.zeros)
    });
    zeros.sum()
}

/// A number of one or several groups of digits.
fn amount(written: &[String], span: Span, zeros: usize) -> Amount {
    let joined = written.join("_");
    let mut readings = readings(&joined);
    let parts: Vec<String> = written.iter().flat_map(|part| digits_of(part)).collect();
    let is_date = is_date(&joined);
    let is_telling = !is_date && readings.first().is_some_and(|value| tells(value, &joined));
    for at in 0..readings.len() {
        if zeros > 0 && readings[at].matches('.').count() < 2 {
            readings.push(shifted(&readings[at], zeros));
        }
    }
    let digits: String = joined.chars().filter(char::is_ascii_digit).collect();
    Amount {
        span,
        digits: digits.trim_matches('0').to_owned(),
        is_multiplied: zeros > 0,
        parts: match is_date || written.len() > 1 {
            true => parts,
            false => Vec::new(),
        },
        readings,
        is_telling,
    }
}

/// The runs of digits, without leading zeros.
fn digits_of(written: &str) -> impl Iterator<Item = String> {
    let runs = written.split(|c: char| !c.is_ascii_digit());
    runs.map(|run| run.trim_start_matches('0').to_owned())
}

/// "10.12.2025" and "2025.12.10".
fn is_date(written: &str) -> bool {
    let parts: Vec<&str> = written.split('.').collect();
    let small = |part: &str| part.len() <= 2;
    let year = |part: &str| part.len() == 4;
    match parts.as_slice() {
        [a, b, c] => small(b) && (small(a) && year(c) || year(a) && small(c)),
        _ => false,
    }
}

/// Whether texts rarely have this number by chance, and write it in digits.
fn tells(value: &str, written: &str) -> bool {
    let digits = value.replace('.', "");
    !is_year(written) && digits.trim_end_matches('0').len() > 1
}

/// The values that digits with signs may have.
fn readings(written: &str) -> Vec<String> {
    let signs: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts: Vec<&str> = written.split(|c: char| !c.is_ascii_digit()).collect();
    let Some((last, before)) = signs.split_last() else {
        return vec![value(written, "")];
    };
    let mut out = Vec::new();
    let are_alike = |signs: &[char]| signs.windows(2).all(|pair| pair[0] == pair[1]);
    if *last != ';' && are_alike(&signs) && are_groups(&parts) {
        out.push(value(&parts.concat(), ""));
    }
    let (decimals, whole) = parts.split_last().unwrap_or((&"", &[]));
    let groups_are_clear = before.is_empty() || are_alike(before) && before.first() != Some(last);
    if *last != '_' && groups_are_clear && (whole.len() < 2 || are_groups(whole)) {
        out.push(value(&whole.concat(), decimals));
    }
    if out.is_empty() {
        // A version, or a number of a law.
        out.push(parts.join("."));
    }
    out
}

/// Whether digits are grouped by three, or as in India: three at the end, two each before.
fn are_groups(parts: &[&str]) -> bool {
    let Some(([first, middle @ ..], last)) = parts.split_last().map(|(last, rest)| (rest, last))
    else {
        return false;
    };
    let in_groups_of = |length: usize| {
        (1..=length).contains(&first.len()) && middle.iter().all(|part| part.len() == length)
    };
    last.len() == 3 && !first.starts_with('0') && (in_groups_of(3) || in_groups_of(2))
}

/// A value without zeros that say nothing.
fn value(whole: &str, decimals: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        decimals => format!("{whole}.{decimals}"),
    }
}

/// A value with the point so many places to the right.
fn shifted(value: &str, zeros: usize) -> String {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let padded = format!("{decimals:0<zeros$}");
    let (moved, rest) = padded.split_at(zeros);
    self::value(&format!("{whole}{moved}"), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, tag: &str) -> Vec<Amount> {
        let languages = Languages::compiled_in().expect("packs");
        amounts(text, tag, &Magnitudes::of(&languages))
    }

    /// Whether two texts of one number each may mean the same.
    fn same((a, b): (&str, &str), tags: (&str, &str)) -> bool {
        let [first, second] = [of(a, tags.0), of(b, tags.1)];
        let (Some(first), Some(second)) = (first.first(), second.first()) else {
            return false;
        };
        first
            .readings
            .iter()
            .any(|one| second.readings.contains(one))
    }

    #[test]
    fn a_number_is_the_same_in_any_writing() {
        for (a, b) in [
            ("1,05", "1.05"),
            ("2,06,737", "206.737"),
            ("206 737", "206.737"),
            ("206\u{a0}737", "206'737"),
            ("1 050 000", "1,050,000"),
            ("1 050 000,5", "1,050,000.50"),
            ("1.234.567,8", "1,234,567.8"),
            ("12,34,567.5", "1 234 567,5"),
            ("٢٠٦٬٧٣٧", "206,737"),
            ("١٫٠٥", "1.05"),
            ("२,०६,७३७", "206 737"),
            ("007", "7"),
        ] {
            assert!(same((a, b), ("en", "en")), "{a} {b}: {:?}", of(a, "en"));
        }
        for (a, b) in [
            ("1,05", "1.5"),
            ("206.737", "206.738"),
            ("3.4.0", "3.40"),
            ("10 105", "10"),
            ("١٫٢٠٠", "1200"),
        ] {
            assert!(!same((a, b), ("en", "en")), "{a} {b}: {:?}", of(a, "en"));
        }
    }

    #[test]
    fn words_behind_a_number_multiply_it() {
        for ((a, b), tags) in [
            (("105万", "1,050,000"), ("zh", "en")),
            (("105万", "1.05 million"), ("zh", "en")),
            (("5百万", "5 млн"), ("zh", "ru")),
            (("1,05 миллиона", "1 050 000"), ("ru", "kk")),
            (("2 mil millones", "2 billion"), ("es", "en")),
            (("12 lakh", "1,200,000"), ("en", "fr")),
            (("3,5 Milliarden", "35亿"), ("de", "zh")),
            (("15 миң", "15"), ("ky", "en")),
            (("1.05 მილიონამდე", "105万"), ("ka", "ja")),
            (("1.05 מיליון", "1,05 miljoner"), ("he", "sv")),
            (("1,05 εκατομμύρια", "1,05 millió"), ("el", "hu")),
            (("2,5 miliarde", "2,5 tỷ"), ("ro", "vi")),
        ] {
            assert!(same((a, b), tags), "{a} {b}: {:?}", of(a, tags.0));
        }
        assert!(!same(("105万", "1,050"), ("zh", "en")));
    }

    #[test]
    fn years_dates_and_round_numbers_tell_nothing() {
        let telling = |text: &str| {
            of(text, "en")
                .iter()
                .map(|a| a.is_telling)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            telling("in 2025: 7, 500, 12 and 206,737"),
            [false, false, false, true, true]
        );
        let date = &of("on 10.12.2025", "en")[0];
        assert!(!date.is_telling && date.parts == ["10", "12", "2025"]);
        assert_eq!(date.span, Span::new(3, 13));
    }
}
