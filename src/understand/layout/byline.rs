//! Authors of a text.

use super::LayoutWords;
use super::line_kinds::LineKind;
use crate::model::{Block, FurnitureKind, Span};
use crate::text::{FoldedWords, TokenKind, tokens};
use crate::understand::phrases::{PhraseBook, begins_with};
use unicode_normalization::char::is_combining_mark;

/// The longest line that names an author, in bytes.
const LONGEST: usize = 300;

/// Marks lines that name authors: a byline word before a name ("Автор: …", "By …"), or a byline word alone with names above or below it.
pub(super) fn find_authors(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    words: &LayoutWords,
) {
    for at in 0..blocks.len() {
        if kinds[at] != LineKind::Text {
            continue;
        }
        if blocks[at].span().len() > LONGEST {
            continue;
        }
        let line = blocks[at].text(text);
        let Some(end) = begins_with(&words.phrases.byline, &line) else {
            continue;
        };
        let rest = behind_label(&line, end);
        if rest.is_empty() {
            kinds[at] = LineKind::Furniture(FurnitureKind::Byline);
            let above = (0..at).rev();
            let below = at + 1..blocks.len();
            if !mark_neighbours(text, blocks, kinds, above, words.book) {
                mark_neighbours(text, blocks, kinds, below, words.book);
            }
        } else if is_at_edge(at, blocks.len()) {
            let is_label = line[end..].trim_start().starts_with([':', '：']);
            let mut names = names_in(rest, words);
            if names.is_empty() && is_label {
                names.extend(name_without_capitals(rest));
            }
            if !names.is_empty() {
                kinds[at] = author(names, words.book);
            }
        }
    }
}

/// Marks consecutive lines that are only a name; returns whether there were any.
fn mark_neighbours(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    order: impl Iterator<Item = usize>,
    book: &PhraseBook,
) -> bool {
    let mut found = false;
    for at in order {
        let name = name_in(&blocks[at].text(text));
        match name {
            Some(name) if kinds[at] == LineKind::Text => {
                kinds[at] = author(vec![name], book);
                found = true;
            }
            _ => break,
        }
    }
    found
}

/// A line that names authors; where it names only desks, a byline without any.
pub(super) fn author(mut names: Vec<String>, book: &PhraseBook) -> LineKind {
    names.retain(|name| !is_desk(name, book));
    match names.is_empty() {
        true => LineKind::Furniture(FurnitureKind::Byline),
        false => LineKind::Author(names),
    }
}

/// Whether a line in an author's place names nobody: "Staff Writer", "Quay Newsroom", "Редакция Причала".
fn is_desk(name: &str, book: &PhraseBook) -> bool {
    let words = FoldedWords::of(name, Span::new(0, name.len()));
    let mut places = words.iter().enumerate();
    places.any(|(at, (word, _))| {
        let taken = book.desks().length_at(&words, at, word);
        taken.is_some_and(|taken| at == 0 || at + taken == words.len())
    })
}

/// The words behind a desk or office at the beginning of a name: "Staff Writer Anna Lind".
fn behind_desk<'n>(name: &'n str, book: &PhraseBook) -> Option<&'n str> {
    let words = FoldedWords::of(name, Span::new(0, name.len()));
    let (first, _) = words.iter().next()?;
    let taken = book.desks().length_at(&words, 0, first)?;
    let (_, next) = words.iter().nth(taken)?;
    name.get(next.start..)
}

/// What a line says behind the byline word that ends at `end`.
fn behind_label(line: &str, end: usize) -> &str {
    line[end..]
        .trim_start_matches([':', '：', '-', '–', '—', ' ', '\t', '|'])
        .trim()
}

/// The authors in what a page or file states ("By Ida Holm and Jon Rask"). What begins with an article or another function word is a desk or a paper, unless
/// `is_given` says that it is somebody's given name ("Per Holm").
pub(crate) fn stated_authors(
    stated: &[String],
    words: &LayoutWords,
    is_given: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for line in stated {
        let end = begins_with(&words.phrases.byline, line).unwrap_or(0);
        let rest = behind_label(line, end);
        let joined = joined_names(rest, words);
        let names = match joined.is_empty() {
            true => vec![up_to_small_word(rest, words.book)],
            false => joined,
        };
        for name in names {
            let name = match behind_desk(&name, words.book) {
                Some(person) if person.split_whitespace().next().is_some_and(is_given) => {
                    person.to_owned()
                }
                _ => name,
            };
            let mut parts = name.split_whitespace();
            let first = parts.next().unwrap_or_default();
            let is_article = !words.book.is_particle(first)
                && words.phrases.is_function_word(first)
                && (words.phrases.is_article(first) || !is_given(first));
            let is_name =
                (1..=4).contains(&parts.count()) && !is_article && !is_desk(&name, words.book);
            if is_name && !authors.contains(&name) {
                authors.push(name);
            }
        }
    }
    authors
}

/// "Ida Holm in New York" up to the small word, unless it links the parts of a name.
fn up_to_small_word(line: &str, book: &PhraseBook) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_small = |word: &&str| word.chars().all(char::is_lowercase) && !book.is_particle(word);
    let end = words.iter().skip(2).position(is_small);
    words[..end.map_or(words.len(), |end| end + 2)].join(" ")
}

/// The names in what follows a byline word: several where a word or sign joins the last of them, else the first thing, because a place or an office may follow it.
fn names_in(line: &str, words: &LayoutWords) -> Vec<String> {
    match joined_names(line, words) {
        names if names.is_empty() => name_in(line)
            .map(|name| up_to_small_word(&name, words.book))
            .into_iter()
            .collect(),
        names => names,
    }
}

/// "Ida Holm, Jon Rask and Pia Lund" as three names, nothing if no word or sign joins two. The word is some language's "and" and stands between
/// two names of at least two words.
fn joined_names(line: &str, layout: &LayoutWords) -> Vec<String> {
    let mut is_joined = line.contains('&');
    let mut pieces: Vec<String> = Vec::new();
    for part in line.split(['&', ',', ';', '،', '、']) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let mut from = 0;
        for (at, word) in words.iter().enumerate() {
            let is_between = at >= from + 2
                && at + 2 < words.len()
                && [from, at - 1, at + 1, words.len() - 1]
                    .into_iter()
                    .all(|at| words[at].starts_with(char::is_uppercase));
            if is_between && is_joint(word, layout) {
                pieces.push(words[from..at].join(" "));
                from = at + 1;
                is_joined = true;
            }
        }
        // "Ida Holm, Jon Rask, and Pia Lund"
        if words.len() > from + 2
            && is_joint(words[from], layout)
            && words[from + 1].starts_with(char::is_uppercase)
        {
            from += 1;
            is_joined = true;
        }
        pieces.push(words[from..].join(" "));
    }
    let names = pieces.iter().filter_map(|piece| name_in(piece));
    match is_joined {
        true => names.collect(),
        false => Vec::new(),
    }
}

/// Another language's "and" counts unless the text's language has the word for something else: Slovene "in".
fn is_joint(word: &str, words: &LayoutWords) -> bool {
    word.chars().all(char::is_lowercase)
        && (words.phrases.is_between_names(word)
            || words.book.is_between_names(word) && !words.phrases.is_function_word(word))
}

fn is_at_edge(at: usize, count: usize) -> bool {
    at < 5 || at + 5 >= count
}

/// The line as a person's name: two to four capitalised words (initials and particles allowed), nothing else. Text after a comma or bar is ignored.
pub(super) fn name_in(line: &str) -> Option<String> {
    let name = line
        .split([',', '|', '(', '/'])
        .next()?
        .trim()
        .trim_end_matches('.');
    let tokens = tokens(name);
    let words: Vec<&str> = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.of(name))
        .collect();
    let plain = tokens.iter().all(|token| {
        token.kind == TokenKind::Word || matches!(token.span.of(name), "." | "-" | "‐" | "’" | "'")
    });
    let capitals = words
        .iter()
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .count();
    let particles = words
        .iter()
        .filter(|word| word.chars().count() <= 4)
        .count();
    let shaped =
        (2..=5).contains(&words.len()) && capitals >= 2 && capitals + particles >= words.len();
    (plain && shaped).then(|| name.to_owned())
}

/// The longest name in a script without capitals, in code points.
const LONGEST_NAME: usize = 30;

/// What stands behind a label, as a name in a script without capitals: few letters, nothing else, and a space where the script has them.
fn name_without_capitals(line: &str) -> Option<String> {
    let name = line.split([',', '،', '|', '(', '（', '/']).next()?.trim();
    let name = name.trim_end_matches(['.', '۔', '。']);
    let is_caseless = |c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase();
    let is_mark = |c: char| {
        c.is_whitespace()
            || matches!(c, '·' | '・' | '-' | '\u{200C}' | '\u{200D}' | '.')
            || is_combining_mark(c)
    };
    let words = name.split_whitespace().count();
    let is_short = name.chars().count() <= LONGEST_NAME && words <= 4;
    let parted = words >= 2 || name.chars().any(|c| c >= '\u{2E80}');
    let plain = name.chars().all(|c| is_caseless(c) || is_mark(c));
    (is_short && parted && plain && name.chars().any(is_caseless)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_a_label_need_no_capitals() {
        for name in ["محمد کریمی", "王小明", "สมชาย ใจดี", "דנה לוי"]
        {
            assert_eq!(name_without_capitals(name).as_deref(), Some(name), "{name}");
        }
        for other in [
            "Anna Berg",
            "anna berg",
            "محمد",
            "محمد کریمی، 5 آذر 1404 ساعت 10 صبح روز دوشنبه",
            "2025 王",
        ] {
            let found = name_without_capitals(other);
            assert!(found.is_none_or(|name| name == "محمد کریمی"), "{other}");
        }
    }

    #[test]
    fn several_authors_and_what_stands_before_them() {
        let book = PhraseBook::new(&crate::language::Languages::compiled_in().unwrap());
        let words = LayoutWords {
            phrases: book.of("en"),
            book: &book,
            outlets: &crate::understand::OutletTable::default(),
        };
        let is_given = |word: &str| word == "Per";
        let stated = |line: &str| stated_authors(&[line.to_owned()], &words, &is_given);
        for line in [
            "By Ida Holm and Jon Rask",
            "Ida Holm & Jon Rask",
            "Ida Holm и Jon Rask",
            "Ida Holm y Jon Rask",
        ] {
            assert_eq!(stated(line), ["Ida Holm", "Jon Rask"], "{line}");
        }
        assert_eq!(
            stated("Ida van der Holm et Jon de Rask"),
            ["Ida van der Holm", "Jon de Rask"]
        );
        for name in [
            "Ida Maria van der Lund Holm",
            "Juan Ortega y Gasset",
            "Ida Holm",
        ] {
            let found = stated(&format!("By {name}"));
            assert!(found.is_empty() || found == [name], "{name}: {found:?}");
        }
        assert_eq!(stated("Ida Holm and Per Rask"), ["Ida Holm", "Per Rask"]);
        for nobody in ["By The Quay", "From Our Desk", "By The Quay Staff"] {
            assert!(stated(nobody).is_empty(), "{nobody}");
        }
        assert_eq!(stated("Ida Holm in New York"), ["Ida Holm"]);
        assert_eq!(stated("Staff Writer Per Holm"), ["Per Holm"]);
        assert!(stated("Staff Writer Ida").is_empty());
        assert_eq!(names_in("Ida Holm in New York", &words), ["Ida Holm"]);
        assert_eq!(
            names_in("IDA HOLM, JON RASK and PIA LUND", &words),
            ["IDA HOLM", "JON RASK", "PIA LUND"]
        );
        assert_eq!(names_in("Ida Holm, New York", &words), ["Ida Holm"]);
    }

    #[test]
    fn desks_are_nobody_in_any_language() {
        let book = PhraseBook::new(&crate::language::Languages::compiled_in().unwrap());
        for desk in [
            "Staff Writer",
            "STAFF REPORTERS",
            "Quay Web Desk",
            "Newsroom Team",
            "Editorial Board",
            "От редакции",
            "Редакция Причала",
            "Собкор Причала",
            "Пресс-служба Акимата",
            "Die Redaktion",
            "La Rédaction",
            "Redacción Central",
            "Haber Merkezi",
            "Tahririyat Jamoasi",
            "Oʻz Muxbirimiz",
            "O'z Muxbirimiz",
            "Öz Müxbirimiz",
            "Баспасөз Қызметі",
            "هيئة التحرير",
        ] {
            assert!(is_desk(desk, &book), "{desk}");
            assert_eq!(
                author(vec![desk.to_owned()], &book),
                LineKind::Furniture(FurnitureKind::Byline)
            );
        }
        for person in ["Ida Holm", "Staffan Berg", "Дана Омарова", "Jon Deskins"] {
            assert!(!is_desk(person, &book), "{person}");
        }
        let both = vec!["Ida Holm".to_owned(), "Web Desk".to_owned()];
        assert_eq!(
            author(both, &book),
            LineKind::Author(vec!["Ida Holm".to_owned()])
        );
    }

    #[test]
    fn names_and_not_names() {
        assert_eq!(
            name_in("Айгуль Сарсенова").as_deref(),
            Some("Айгуль Сарсенова")
        );
        assert_eq!(
            name_in("Jan van der Meer, Brussels").as_deref(),
            Some("Jan van der Meer")
        );
        assert_eq!(name_in("Международные отношения"), None);
        assert_eq!(name_in("Politics"), None);
    }
}
