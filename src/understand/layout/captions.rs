//! Captions and picture credits.

use super::LayoutWords;
use super::sentence_end::ends_sentence;
use crate::understand::phrases::LineStart;

/// The longest picture credit, in code points.
const LONGEST_CREDIT: usize = 120;

/// Whether a line with this number of code points is a caption: "Фото: …", "Figure 4: …", "4-сурет. …", "The pier at dusk | © Ida Holm".
pub(super) fn is_caption(
    line: &str,
    length: usize,
    start: &LineStart,
    words: &LayoutWords,
) -> bool {
    if length <= LONGEST_CREDIT && names_a_holder(line) {
        return true;
    }
    let labels = [':', '|', '/', '©', '：'];
    let labelled = |end: usize| line[end..].trim_start().starts_with(labels);
    let own = start.phrase(&words.phrases.caption);
    own.is_some_and(|end| {
        labelled(end) || is_numbered(&line[end..]) || (length <= 60 && !ends_sentence(line))
    }) || start
        .phrase(&words.phrases.figure)
        .is_some_and(|end| is_numbered(&line[end..]))
        || number_first(line)
            .map(LineStart::of)
            .is_some_and(|start| start.phrase(&words.phrases.figure).is_some())
        || line.contains(labels)
            && start
                .phrase(words.book.captions_anywhere())
                .is_some_and(labelled)
}

/// " 4: …", ". 4. …", " № 4 — …", "4": a number before a sign or the end.
fn is_numbered(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['.', ' ', '\u{a0}', '№']);
    let behind = rest.trim_start_matches(char::is_numeric);
    let digits = rest[..rest.len() - behind.len()].chars().count();
    let behind = behind.trim_start();
    (1..=3).contains(&digits)
        && (behind.is_empty() || behind.starts_with([':', '.', ')', '：', '、', '|', '—', '–']))
        // A decimal number, or a year or day inside a sentence.
        && !behind
            .strip_prefix('.')
            .is_some_and(|more| more.starts_with(char::is_numeric))
}

/// What follows "4-" at the beginning of the line.
fn number_first(line: &str) -> Option<&str> {
    let behind = line.trim_start_matches(char::is_numeric);
    let digits = line[..line.len() - behind.len()].chars().count();
    (1..=3)
        .contains(&digits)
        .then(|| behind.strip_prefix('-'))
        .flatten()
}

/// Whether the line begins with ©, or has © or (c) before a name.
fn names_a_holder(line: &str) -> bool {
    if line.starts_with('©') {
        return true;
    }
    let of_name = |rest: &str| {
        let first = rest.trim_start().chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_numeric() || c.is_alphabetic() && !c.is_lowercase())
    };
    let sign = line.split_once('©').map(|(_, rest)| rest);
    // A list has (c) after (b); a credit has only the caption before it.
    let letters = ["(c)", "(C)", "(с)", "(С)"]
        .iter()
        .filter(|_| !line.starts_with('(') && !line.contains("(b)") && !line.contains("(B)"))
        .find_map(|mark| line.split_once(mark).map(|(_, rest)| rest));
    !ends_sentence(line) && sign.or(letters).is_some_and(of_name)
}

#[cfg(test)]
mod tests {
    use super::super::line_kinds::kind_name as kind;

    #[test]
    fn numbered_pictures() {
        for (tag, line) in [
            (
                "en",
                "Figure 4: The harbour wall seen from the west, with the new lamps in place.",
            ),
            (
                "de",
                "Abbildung 4: Die Hafenmauer von Westen, mit den neuen Laternen.",
            ),
            (
                "ru",
                "Рис. 4. Портовая стена с запада, на ней видны новые фонари.",
            ),
            (
                "ru",
                "Фото 2. Портовая стена с запада, на ней видны новые фонари.",
            ),
            (
                "uk",
                "Рис. 4. Портова стіна із заходу, на ній видно нові ліхтарі.",
            ),
            (
                "uz",
                "2-rasm. Port devori gʻarbdan koʻrinishi, yangi chiroqlar bilan.",
            ),
            (
                "uz-Cyrl",
                "2-расм. Порт деворининг ғарбдан кўриниши, янги чироқлар билан.",
            ),
            (
                "kk",
                "3-сурет. Порт қабырғасының батыстан көрінісі, жаңа шамдарымен.",
            ),
            (
                "fr",
                "Figure 4 : le mur du port vu de l’ouest, avec les nouveaux lampadaires.",
            ),
            (
                "es",
                "Figura 4. El muro del puerto visto desde el oeste, con las farolas.",
            ),
            (
                "tr",
                "Şekil 4. Liman duvarının batıdan görünüşü, yeni lambalarla birlikte.",
            ),
            (
                "ar",
                "الشكل ٤: جدار الميناء كما يُرى من الغرب مع المصابيح الجديدة.",
            ),
            ("zh", "图4：从西面看到的港口墙和新路灯。"),
        ] {
            assert_eq!(kind(tag, line), "caption", "{tag}: {line}");
        }
        assert_eq!(
            kind(
                "en",
                "Figure skating will return to the harbour rink in March."
            ),
            "text"
        );
        assert_eq!(
            kind(
                "en",
                "Figure 4.5 percent was named by the harbour office on Monday."
            ),
            "text"
        );
    }

    #[test]
    fn a_holder_anywhere_in_a_short_line() {
        for line in [
            "The pier at dusk | © Ida Holm/Quay Pictures",
            "Der Steg am Abend © Ida Holm",
            "Причал вечером (c) Ида Хольм",
            "暮色中的码头 © 林夏",
        ] {
            assert_eq!(kind("en", line), "caption", "{line}");
        }
        assert_eq!(
            kind(
                "en",
                "Ships pay (a) for the berth, (b) for water and (c) Sunday work"
            ),
            "text"
        );
        assert_eq!(
            kind(
                "en",
                "He put the sign © on every drawing that left his workshop."
            ),
            "text"
        );
    }
}
