//! Lines that a mail program broke.

/// The widest line that such programs leave, in letters; what is wider was broken by nobody.
const WIDEST: usize = 80;

/// The text with broken lines joined: a line goes on where the first word of the next one had no room on it. A mail whose lines are all short, or
/// one with a long line, stays as it is.
pub(super) fn unwrapped(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let width = |line: &str| line.chars().count();
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    if !(50..=WIDEST).contains(&widest) {
        return text.to_owned();
    }
    let mut joined = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        joined.push_str(line);
        let next = lines.get(at + 1).copied().unwrap_or_default();
        let word = next.split_whitespace().next().unwrap_or_default();
        let begins_anew = next.starts_with(['•', '*', '-', '–', '—', ' ', '\t']);
        let has_room = width(line) + 1 + width(word) <= widest;
        let goes_on = !line.is_empty() && !word.is_empty() && !begins_anew && !has_room;
        joined.push(if goes_on { ' ' } else { '\n' });
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined() {
        let mail = "Selmora, 20 September. The people of Garden Street have picked\ntwelve tonnes of apples in the old garden, said the chairman.\n\nApples go to schools.\nJuice is made of the rest.\n";
        assert_eq!(
            unwrapped(mail),
            "Selmora, 20 September. The people of Garden Street have picked twelve tonnes of apples in the old garden, said the chairman.\n\nApples go to schools.\nJuice is made of the rest.\n"
        );
    }

    #[test]
    fn long_lines_and_short_ones_stay() {
        for mail in [
            "One\ntwo\nthree\n".to_owned(),
            format!("{}\nEnd\n", "word ".repeat(40).trim_end()),
        ] {
            assert_eq!(unwrapped(&mail), mail);
        }
    }
}
