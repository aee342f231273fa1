//! The numbers of a text, with any digits and separators.

use crate::text::{Token, TokenKind};

/// A number in a text, in a language-independent form.
pub(super) struct Number {
    /// Digits, with a decimal point.
    pub(super) value: String,
    /// Its span.
    pub(super) token: Token,
}

/// Whether digits are most likely a year of the last or of this century.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

impl Number {
    /// How distinctive it is, 0 to 255: two texts rarely share a long number by chance, but often a round one or a year.
    pub(super) fn telling(&self) -> u8 {
        let digits = self.value.replace('.', "");
        match digits.trim_end_matches('0').len() {
            _ if is_year(&self.value) => 90,
            0 | 1 => 70,
            2 => 130,
            3 => 200,
            _ => 255,
        }
    }
}

/// The informative numbers of a text: years, and others of at least two digits.
pub(super) fn numbers(text: &str, tokens: &[Token]) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let mut last_end = usize::MAX;
    for token in tokens.iter().filter(|t| t.kind == TokenKind::Number) {
        let Some(value) = value(token.span.of(text)) else {
            continue;
        };
        // "12 500": digits in groups of three, one narrow or plain space between.
        let gap = text
            .get(last_end.min(token.span.start)..token.span.start)
            .unwrap_or("");
        let grouped = value.len() == 3
            && gap.chars().count() == 1
            && gap.chars().all(char::is_whitespace)
            && !value.contains('.');
        last_end = token.span.end;
        match out.last_mut() {
            Some(previous)
                if grouped
                    && !previous.value.contains('.')
                    && previous.value.len() <= 9
                    && previous.value.len() != 4 =>
            {
                previous.value.push_str(&value);
                previous.token.span.end = token.span.end;
            }
            _ => out.push(Number {
                value,
                token: *token,
            }),
        }
    }
    out.retain(|number| number.value.len() >= 2);
    out
}

/// "1.200", "1,200" and "١٢٠٠" are 1200; "3,5" is 3.5.
fn value(written: &str) -> Option<String> {
    let plain: String = written
        .chars()
        .map(|c| match c {
            '\u{066B}' | '\u{066C}' | '.' | ',' => Some(','),
            _ => {
                let mut digits = any_ascii::any_ascii_char(c).chars();
                digits.next().filter(char::is_ascii_digit)
            }
        })
        .collect::<Option<String>>()?;
    let parts: Vec<&str> = plain.split(',').collect();
    let grouped =
        parts.len() > 1 && parts[1..].iter().all(|part| part.len() == 3) && parts[0] != "0";
    let joined = match parts.as_slice() {
        [whole] => (*whole).to_owned(),
        _ if grouped => parts.concat(),
        [whole, decimals] => format!("{whole}.{}", decimals.trim_end_matches('0')),
        _ => plain.replace(',', "."),
    };
    let trimmed = joined.trim_start_matches('0').trim_end_matches('.');
    Some(trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn values(text: &str) -> Vec<String> {
        numbers(text, &tokens(text))
            .into_iter()
            .map(|n| n.value)
            .collect()
    }

    #[test]
    fn numbers_look_alike_whatever_the_custom() {
        assert_eq!(
            values("12,500 people, 3,5 %, in 2024"),
            ["12500", "3.5", "2024"]
        );
        assert_eq!(values("12 500 человек, ٣٥ и 7"), ["12500", "35"]);
        assert_eq!(values("1.250.000 lira"), ["1250000"]);
    }
}
