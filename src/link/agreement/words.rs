//! The capitalised words of a document, each with the mention that contains it.

use crate::language::primary_subtag;
use crate::model::{Document, EntityKind, Span};
use crate::text::{TokenKind, end_of_latin, fold_name, sentences, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// A capitalised word of a text.
#[derive(Clone, Debug)]
pub(super) struct Capitalised {
    /// Its span.
    pub(super) span: Span,
    /// Romanised and folded.
    pub(super) folded: String,
    /// Index of the mention that contains it.
    pub(super) mention: Option<usize>,
    /// Kind of that mention.
    pub(super) kind: Option<EntityKind>,
    /// Whether it starts a sentence or a quotation.
    pub(super) first: bool,
    /// Whether only a space or a hyphen separates it from the previous capitalised word.
    pub(super) follows: bool,
    /// Whether it is an initial: a single letter.
    pub(super) initial: bool,
}

/// The words of one document.
#[derive(Clone, Debug, Default)]
pub(super) struct CapitalisedWords {
    /// Primary subtag of its language.
    pub(super) language: String,
    /// Its capitalised words in order.
    pub(super) words: Vec<Capitalised>,
    /// Its lower-case words, each once.
    pub(super) small: Vec<String>,
}

/// The spans of title and prose in order, each once.
pub(super) fn runs(document: &Document) -> Vec<Span> {
    let title = document.title.as_ref().and_then(|title| title.span);
    let prose = document.body.iter().filter(|block| block.is_prose());
    let body = prose.flat_map(|block| &block.runs).copied();
    let mut runs: Vec<Span> = title.into_iter().chain(body).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Reads title and body. `endings`: an apostrophe parts a name from its endings.
pub(super) fn read(document: &Document, endings: bool) -> CapitalisedWords {
    let text = document.text.as_str();
    let mut out = CapitalisedWords {
        language: primary_subtag(&document.language.tag).to_owned(),
        ..CapitalisedWords::default()
    };
    let mut folded: FxHashMap<&str, String> = FxHashMap::default();
    let mut small: FxHashSet<&str> = FxHashSet::default();
    for run in runs(document) {
        for sentence in sentences(run.of(text)) {
            let sentence = sentence.shifted(run.start);
            let mut before = "";
            let mut first = true;
            let mut end_of_last: Option<usize> = None;
            for token in tokens(sentence.of(text)) {
                let mut span = token.span.shifted(sentence.start);
                span.end -= ending_after_apostrophe(span.of(text), endings);
                if let Some(length) = end_of_latin(span.of(text)) {
                    span.end = span.start + length;
                }
                let word = span.of(text);
                if token.kind != TokenKind::Word {
                    before = word;
                    continue;
                }
                let opened = matches!(before, "\"" | "„" | "“" | "«" | "”" | "‘" | ":" | "-" | "–");
                let begins = first || opened;
                (first, before) = (false, "");
                if !word.starts_with(char::is_uppercase) {
                    if word.starts_with(char::is_lowercase) && small.insert(word) {
                        out.small.push(word.to_owned());
                    }
                    continue;
                }
                let gap = end_of_last.and_then(|end| text.get(end..span.start));
                let follows = gap.is_some_and(|gap| {
                    gap.chars().all(|c| c.is_whitespace() || c == '-')
                        && !gap.contains('\n')
                        && gap.chars().count() == 1
                });
                end_of_last = Some(span.end);
                out.words.push(Capitalised {
                    span,
                    folded: folded
                        .entry(word)
                        .or_insert_with(|| fold_name(word))
                        .clone(),
                    mention: None,
                    kind: None,
                    first: begins,
                    follows,
                    initial: word.chars().count() == 1,
                });
            }
        }
    }
    out.words.sort_by_key(|word| word.span);
    place(document, &mut out.words);
    out
}

/// Bytes of the "'s" at the end of a word, or of the ending that an apostrophe parts from it.
fn ending_after_apostrophe(word: &str, endings: bool) -> usize {
    let Some(at) = word.find(['\'', '’']).filter(|at| *at > 1) else {
        return 0;
    };
    let ending = word[at..].trim_start_matches(['\'', '’']);
    let is_ending = ending == "s"
        || endings
            && word.starts_with(char::is_uppercase)
            && ending.chars().all(char::is_lowercase);
    if is_ending { word.len() - at } else { 0 }
}

/// Assigns each word to the mention that contains it.
pub(super) fn place(document: &Document, words: &mut [Capitalised]) {
    for word in words {
        (word.mention, word.kind) = (None, None);
        let at = document
            .mentions
            .partition_point(|mention| mention.span.end <= word.span.start);
        if let Some(mention) = document.mentions.get(at)
            && mention.span.overlaps(&word.span)
        {
            word.mention = Some(at);
            word.kind = Some(mention.kind);
        }
    }
}

/// Whether two folded words may be forms of one name, equal but for an ending. Short words may differ less.
pub(super) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = match a.len() <= b.len() {
        true => (a.as_bytes(), b.as_bytes()),
        false => (b.as_bytes(), a.as_bytes()),
    };
    let common = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let dropped = &short[common..];
    let added = &long[common..];
    let stem_kept = match dropped {
        [] => true,
        [last] => vowel(*last),
        _ => false,
    };
    // "Asia", "Asii", "Asię": three letters once folded, the last of them an ending.
    if long.len() == 3 && short.len() == 3 {
        return common == 2 && vowel(short[2]) && vowel(long[2]);
    }
    let most = if short.len() >= 5 { 4 } else { 3 };
    common >= 3 && stem_kept && added.len() <= most
}
