//! Whether a line is damaged beyond reading: letters were lost when it was saved.

use super::alphanumeric::is_alphabetic;

/// Fewest signs in place of letters.
const FEWEST: usize = 3;

/// Fewest letters that tell of a wrong encoding.
const FEWEST_LETTERS: usize = 8;

/// Whether nearly all letters of the line are lost, with question marks, boxes or replacement characters in their place, or are those of another encoding ("Ìîñò ÷åðåç").
pub fn is_damaged(line: &str) -> bool {
    let (mut letters, mut marked, mut lost, mut runs) = (0, 0, 0, 0);
    let mut before = ' ';
    for sign in line.chars() {
        if is_alphabetic(sign) {
            letters += 1;
            marked += usize::from(matches!(sign, 'À'..='ÿ'));
        } else if stands_for_letter(sign) {
            lost += 1;
            runs += usize::from(stands_for_letter(before));
        }
        before = sign;
    }
    // "What? When? Where?" has a letter for nearly every sign.
    let is_lost = lost >= FEWEST && runs > 0 && lost > 2 * letters;
    is_lost || letters >= FEWEST_LETTERS && marked * 5 > letters * 4
}

/// A question mark, a box, a replacement character, or a letter of no script.
fn stands_for_letter(sign: char) -> bool {
    matches!(
        sign,
        '?' | '\u{FFFD}' | '□' | '▯' | '■' | '▮' | '¿' | '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}'
    )
}

#[cfg(test)]
mod tests {
    use super::is_damaged;

    #[test]
    fn lines_of_lost_letters() {
        for line in [
            "???? ????? ???? ??????",
            "???",
            "2025: ????? ????",
            "???? ??? EU ?????",
            "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD} \u{FFFD}\u{FFFD}\u{FFFD}",
            "□□□□ □□□□□",
            "Ìîñò ÷åðåç Óðàë îòêðûò",
            "\u{8a}\u{8b}\u{8c}\u{8d}",
        ] {
            assert!(is_damaged(line), "{line}");
        }
        for line in [
            "What? When? Where?",
            "Кто? Что? Где?",
            "Was it all for nothing???",
            "?",
            "???? was that a bridge across the river",
            "Élection à Besançon",
            "Þórður Þórðarson",
            "ВЫБОРЫ",
            "日本の首相",
            "■ Bridge opened",
            "",
        ] {
            assert!(!is_damaged(line), "{line}");
        }
    }
}
