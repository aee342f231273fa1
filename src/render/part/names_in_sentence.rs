//! Sentences of the interface in which names and headlines stand that are in other languages.

use crate::render::context::PageContext;
use crate::render::context::link::Text;
use unicode_script::UnicodeScript;

/// Words, and the language that they are in.
pub(crate) type Quoted<'a> = (&'a str, &'a str);

/// The sentence in pieces: each of the quoted names and headlines by itself, marked as foreign unless it is in the reader's language.
pub(crate) fn pieces(page: &PageContext<'_>, sentence: &str, quoted: &[Quoted<'_>]) -> Vec<Text> {
    let own = page.edition.tag.as_str();
    let mut out = Vec::new();
    let mut rest = sentence;
    while let Some((at, words)) = first_of(rest, quoted) {
        if at > 0 {
            out.push(page.own(&rest[..at]));
        }
        let mut languages = quoted.iter().filter(|(other, _)| *other == words);
        let language = match languages.clone().any(|(_, language)| *language == own) {
            true => own,
            false => languages.next().map_or(own, |(_, language)| language),
        };
        out.push(page.text(words, language));
        rest = &rest[at + words.len()..];
    }
    if !rest.is_empty() {
        out.push(page.own(rest));
    }
    out
}

/// The first of the quoted words that stand in a text by themselves, the longest of those that begin there.
fn first_of<'a>(text: &str, quoted: &[Quoted<'a>]) -> Option<(usize, &'a str)> {
    let place = |(words, _): &Quoted<'a>| {
        // Arabic joins "and" to the word behind it.
        let goes_on = |inside: Option<char>, outside: Option<char>| {
            inside.zip(outside).is_some_and(|(inside, outside)| {
                outside.is_alphanumeric() && inside.script() == outside.script()
            })
        };
        let mut places = text.match_indices(words);
        let is_alone = |(at, words): &(usize, &str)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            !goes_on(words.chars().next(), before) && !goes_on(words.chars().next_back(), after)
        };
        let at = places.find(is_alone)?.0;
        Some((at, *words))
    };
    quoted
        .iter()
        .filter(|(words, _)| !words.is_empty())
        .filter_map(place)
        .min_by_key(|(at, words)| (*at, std::cmp::Reverse(words.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_whole_words_are_found_first() {
        let quoted = [
            ("Седых", "ru"),
            ("Петр Седых", "ru"),
            ("Анна", "ru"),
            ("Donald Trump", "en"),
            ("Trump", "nl"),
        ];
        let found = |text: &str| first_of(text, &quoted);
        assert_eq!(found("by Петр Седых and Анна"), Some((3, "Петр Седых")));
        assert_eq!(found("Аннамария"), None);
        assert_eq!(found("Donald Trump stands"), Some((0, "Donald Trump")));
        assert_eq!(found("يرد وАнна"), Some(("يرد و".len(), "Анна")));
    }
}
