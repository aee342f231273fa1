//! Text that was once read in a wrong encoding ("mojibake"): it is written back into that encoding and read rightly, where that is certain.

use super::guess::guess;
use super::misread_signs::signs_read_as_another;
use super::western::eastern_read_as_western;
use super::written_back::written_back;
use crate::text::{is_alphabetic, is_alphanumeric};
use encoding_rs::{IBM866, KOI8_R, KOI8_U, WINDOWS_1251, WINDOWS_1252};

/// Fewest letters that tell.
const FEWEST: usize = 12;

/// A repaired text, with what it was and what it was taken for.
pub(super) fn repaired(text: &str) -> Option<(String, String)> {
    if text.is_ascii() {
        return None;
    }
    utf_8_read_as_another(text)
        .or_else(|| another_read_as_latin(text))
        .or_else(|| koi8_or_windows(text))
        .or_else(|| dos_read_as_windows(text))
        .or_else(|| words_read_as_another(text))
        .or_else(|| signs_read_as_another(text))
        .or_else(|| eastern_read_as_western(text))
}

/// UTF-8 that was read in an encoding of one byte a letter: nobody writes letters of which several in a row happen to be UTF-8.
fn utf_8_read_as_another(text: &str) -> Option<(String, String)> {
    for encoding in [WINDOWS_1252, WINDOWS_1251, KOI8_R, IBM866] {
        let Some(bytes) = written_back(text, encoding) else {
            continue;
        };
        let Ok(read) = String::from_utf8(bytes) else {
            continue;
        };
        let letters = read.chars().filter(|c| !c.is_ascii()).count();
        // "Ã©" alone may be meant; a text full of such pairs is not.
        if letters < 3 {
            continue;
        }
        if read.chars().filter(|c| c.is_control()).count() > text.lines().count() * 2 {
            // What was misread twice has signs without a form in between.
            match utf_8_read_as_another(&read) {
                Some(read) => return Some(read),
                None => continue,
            }
        }
        return Some((
            read,
            format!("UTF-8 that was taken for {}", encoding.name()),
        ));
    }
    None
}

/// Words in the middle of a good text that are UTF-8 read in another encoding, as a quotation that was pasted. One such word of several letters makes
/// the case; then signs that were misread like it ("Â«") are mended, too.
fn words_read_as_another(text: &str) -> Option<(String, String)> {
    let words = || text.split_inclusive(|c: char| c.is_ascii_whitespace());
    for encoding in [WINDOWS_1252, WINDOWS_1251] {
        let read_again = |word: &str| -> Option<String> {
            let bytes = written_back(Some(word).filter(|word| may_be_utf_8(word))?, encoding)?;
            String::from_utf8(bytes).ok()
        };
        let has_letters = |read: String| {
            let foreign = read.chars().filter(|c| !c.is_ascii() && is_alphabetic(*c));
            foreign.count() >= 3
        };
        if words().filter_map(read_again).any(has_letters) {
            let mended = words().map(|word| read_again(word).unwrap_or_else(|| word.to_owned()));
            let what = format!(
                "text with words in UTF-8 that were taken for {}",
                encoding.name()
            );
            return Some((mended.collect(), what));
        }
    }
    None
}

/// Whether a word may be UTF-8 that was read as an encoding of Windows: then what follows its first letter outside ASCII is no letter of the last rows of
/// that encoding, where most words of Cyrillic have all of theirs.
fn may_be_utf_8(word: &str) -> bool {
    let mut letters = word.chars().skip_while(char::is_ascii);
    let (first, next) = (letters.next(), letters.next());
    first.is_some() && next.is_some_and(|c| !matches!(c, '\0'..='\x7F' | 'À'..='ÿ' | 'А'..='я'))
}

/// Another script that was read as Western European: in no language that is written so have most letters marks.
fn another_read_as_latin(text: &str) -> Option<(String, String)> {
    let letters = text.chars().filter(|c| is_alphabetic(*c));
    let (all, marked) = letters.fold((0, 0), |(all, marked), c| {
        (all + 1, marked + usize::from(matches!(c, 'À'..='ÿ')))
    });
    if all < FEWEST || marked * 10 < all * 6 {
        return None;
    }
    let bytes = written_back(text, WINDOWS_1252)?;
    let encoding = guess(&bytes);
    let (read, had_faults) = encoding.decode_without_bom_handling(&bytes);
    let is_latin = read.chars().filter(|c| matches!(c, 'À'..='ɏ')).count() * 2 > all;
    (!had_faults && !is_latin).then(|| {
        let what = format!("{} that was taken for windows-1252", encoding.name());
        (read.into_owned(), what)
    })
}

/// KOI8 that was read as windows-1251, or the other way round: small letters and capitals change places.
///
/// Both ways turn them back; the right one gives more of the letters that are frequent in every language of this script.
fn koi8_or_windows(text: &str) -> Option<(String, String)> {
    if !is_inverted(text) {
        return None;
    }
    let frequent = |read: &str| -> usize {
        let letters = read.chars().filter_map(|c| c.to_lowercase().next());
        letters.filter(|c| "оеаинткс".contains(*c)).count()
    };
    let mut best: Option<(usize, String, String)> = None;
    for (was, taken_for) in [
        (KOI8_R, WINDOWS_1251),
        (KOI8_U, WINDOWS_1251),
        (WINDOWS_1251, KOI8_R),
        (WINDOWS_1251, KOI8_U),
    ] {
        let Some(bytes) = written_back(text, taken_for) else {
            continue;
        };
        let Some(read) = was.decode_without_bom_handling_and_without_replacement(&bytes) else {
            continue;
        };
        let is_text = !is_inverted(&read) && !read.chars().any(|c| matches!(c, '─'..='╿'));
        let count = frequent(&read);
        if is_text && best.as_ref().is_none_or(|(most, ..)| count > *most) {
            let what = format!("{} that was taken for {}", was.name(), taken_for.name());
            best = Some((count, read.into_owned(), what));
        }
    }
    best.map(|(_, read, what)| (read, what))
}

/// The Cyrillic of DOS that was read as an encoding of Windows: the first half of the small letters are signs there, which stand inside words.
fn dos_read_as_windows(text: &str) -> Option<(String, String)> {
    let is_sign = |c: char| matches!(c, '®' | '¬' | '¤' | '¦' | '§' | '©' | '«' | '\u{AD}');
    let count = |is_wanted: &dyn Fn(char) -> bool| text.chars().filter(|c| is_wanted(*c)).count();
    let letters = count(&is_alphabetic);
    if letters < FEWEST || count(&is_sign) * 5 < letters {
        return None;
    }
    [WINDOWS_1251, WINDOWS_1252]
        .into_iter()
        .find_map(|encoding| {
            let bytes = written_back(text, encoding)?;
            let (read, _) = IBM866.decode_without_bom_handling(&bytes);
            let (mut all, mut cyrillic) = (0, 0);
            for letter in read.chars().filter(|c| !c.is_ascii()) {
                all += 1;
                cyrillic += usize::from(matches!(letter, 'А'..='я' | 'ё' | 'Ё'));
            }
            let what = || format!("IBM866 that was taken for {}", encoding.name());
            (cyrillic * 20 >= all * 19).then(|| (read.into_owned(), what()))
        })
}

/// Whether most Cyrillic words are written in capitals behind a small letter, or in capitals although they end sentences nowhere.
fn is_inverted(text: &str) -> bool {
    let is_cyrillic = |c: char| matches!(c, 'А'..='я' | 'ё' | 'Ё');
    let words = text.split(|c: char| !is_alphabetic(c));
    let words = words.filter(|word| word.chars().count() > 2 && word.chars().all(is_cyrillic));
    let (mut usual, mut inverted, mut capitals) = (0, 0, 0);
    for word in words {
        let mut letters = word.chars();
        let first_is_small = letters.next().is_some_and(char::is_lowercase);
        match (
            first_is_small,
            letters.clone().all(char::is_uppercase),
            letters.all(char::is_lowercase),
        ) {
            (true, true, _) => inverted += 1,
            (false, true, _) => capitals += 1,
            _ => usual += 1,
        }
    }
    inverted > 0 && inverted + capitals > 4 * usual && inverted + capitals >= 3
}

/// Whether letters were lost when the text was saved in an encoding without them: question marks stand inside its words, or in place of them.
pub(super) fn has_lost_letters(text: &str) -> bool {
    let (mut words, mut broken) = (0, 0);
    for word in text.split_whitespace() {
        // In addresses a question mark has its place.
        if word.contains(['/', '=', '&']) {
            continue;
        }
        let word = word.trim_matches(|c: char| !is_alphanumeric(c) && c != '?');
        let nothing_else = word.len() > 1 && word.bytes().all(|byte| byte == b'?');
        let inside = word
            .split_once('?')
            .is_some_and(|(_, rest)| rest.starts_with(is_alphabetic));
        words += usize::from(!word.is_empty());
        broken += usize::from(nothing_else || inside);
    }
    broken >= FEWEST_BROKEN && broken * 5 >= words
}

/// Fewest words with a question mark inside that tell of lost letters, where they are a fifth of all.
const FEWEST_BROKEN: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::Encoding;

    const RUSSIAN: &str = "Аким области Серик Ахметов открыл новый мост через Урал.";

    fn misread(text: &str, as_written: &'static Encoding, as_read: &'static Encoding) -> String {
        let bytes = as_written.encode(text).0.into_owned();
        as_read.decode_without_bom_handling(&bytes).0.into_owned()
    }

    #[test]
    fn what_was_misread_once_is_read_again() {
        for (as_written, as_read) in [
            (encoding_rs::UTF_8, WINDOWS_1252),
            (encoding_rs::UTF_8, WINDOWS_1251),
            (encoding_rs::UTF_8, KOI8_R),
            (WINDOWS_1251, WINDOWS_1252),
            (KOI8_R, WINDOWS_1252),
            (KOI8_R, WINDOWS_1251),
            (WINDOWS_1251, KOI8_R),
            (encoding_rs::UTF_8, IBM866),
            (IBM866, WINDOWS_1251),
            (IBM866, WINDOWS_1252),
        ] {
            let garbled = misread(RUSSIAN, as_written, as_read);
            let read = repaired(&garbled).map(|(text, _)| text);
            let pair = format!("{} as {}", as_written.name(), as_read.name());
            assert_eq!(read.as_deref(), Some(RUSSIAN), "{pair}: {garbled}");
        }
        let ukrainian =
            "Мер міста Олена Коваль відкрила новий міст у Вінниці, її чекали шість років.";
        for (as_written, as_read) in [(KOI8_U, WINDOWS_1251), (WINDOWS_1251, KOI8_U)] {
            let garbled = misread(ukrainian, as_written, as_read);
            let read = repaired(&garbled).map(|(text, _)| text);
            assert_eq!(read.as_deref(), Some(ukrainian), "{garbled}");
        }
        let twice = misread(
            &misread(RUSSIAN, encoding_rs::UTF_8, WINDOWS_1252),
            encoding_rs::UTF_8,
            WINDOWS_1252,
        );
        let read = repaired(&twice).map(|(text, _)| text);
        assert_eq!(read.as_deref(), Some(RUSSIAN), "{twice}");
        let french = "Élection à Besançon après l’été";
        let garbled = misread(french, encoding_rs::UTF_8, WINDOWS_1252);
        assert_eq!(
            repaired(&garbled).map(|(text, _)| text).as_deref(),
            Some(french)
        );
    }

    #[test]
    fn a_quotation_that_was_misread_is_mended_in_a_good_text() {
        let quotation = misread("«новый мост»", encoding_rs::UTF_8, WINDOWS_1252);
        let text = format!("Аким сказал: {quotation} — и уехал.");
        let read = repaired(&text).map(|(text, _)| text);
        assert_eq!(
            read.as_deref(),
            Some("Аким сказал: «новый мост» — и уехал.")
        );
    }

    #[test]
    fn lost_letters_are_noticed() {
        assert!(has_lost_letters(
            "???? ??????? ????? ??????? ?????? ????? ???? ????? ????."
        ));
        assert!(has_lost_letters(
            "Ак?м ?бл?с?? ??крыл н?вый м?с?, с??бщ?л? в ак?м??е, и люд? р?ды."
        ));
        for good in [
            RUSSIAN,
            "Who? What? When?? Nobody knows??? See https://a.example/?q=1 and ask: why?",
            "?",
        ] {
            assert!(!has_lost_letters(good), "{good}");
        }
    }

    #[test]
    fn good_texts_stay_as_they_are() {
        for text in [
            RUSSIAN,
            "СЕРИК АХМЕТОВ ОТКРЫЛ НОВЫЙ МОСТ",
            "Élection à Besançon après l’été",
            "Ærø får ny færge, siger borgmesteren på øen",
            "Đường và cầu mới được khánh thành hôm qua",
            "Þórður á Ísafirði sagði að brúin væri ótrúlega löng",
            "Κυκλοφορία στη νέα γέφυρα",
            "Жайық өзенінің үстіндегі көпір ашылды",
            "Ã and Â are letters of Portuguese and Romanian",
            "市里开通了一座新桥",
        ] {
            assert_eq!(repaired(text), None, "{text}");
        }
    }
}
