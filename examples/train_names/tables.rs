//! The table of known names, from the lists of given names and surnames.

use crate::corpus::{Corpus, lines_of};
use cuttings::text::{TokenKind, fold_name, tokens};
use cuttings::understand::names::training::{is_latin, name_key};
use cuttings::understand::names::{Label, NameFlags, WordShape};
use fst::MapBuilder;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// Builds the finite-state map: key of a word to flags.
pub(crate) fn build(folder: &Path, corpus: &Corpus) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut names: BTreeMap<String, u8> = BTreeMap::new();
    let ner = folder.join("ner");
    for (file, bits) in [
        ("given-names.tsv.gz", NameFlags::GIVEN),
        ("given-names-ru-extra.tsv.gz", NameFlags::GIVEN),
        ("surnames.tsv.gz", NameFlags::SURNAME),
        ("surnames-ru-extra.tsv.gz", NameFlags::NOISY),
    ] {
        for line in lines_of(&ner.join(file))?.skip(1) {
            let line = line?;
            let mut columns = line.split('\t');
            let name = columns.next().unwrap_or_default();
            let sex = columns.nth(1).unwrap_or_default();
            let mut bits = bits;
            if bits == NameFlags::GIVEN {
                bits |= if sex.contains('m') {
                    NameFlags::MALE
                } else {
                    0
                };
                bits |= if sex.contains('f') {
                    NameFlags::FEMALE
                } else {
                    0
                };
            }
            add(&mut names, name, bits);
        }
    }
    for line in lines_of(&folder.join("names/person-names.txt.gz"))? {
        let line = line?;
        let forms = line.split(" => ").next().unwrap_or_default();
        for form in forms.split(", ") {
            add(&mut names, form, NameFlags::EITHER);
        }
    }
    mark_words(&mut names, corpus);
    names.retain(|name, bits| keep(name, *bits));
    let mut builder = MapBuilder::memory();
    for (name, bits) in &names {
        builder.insert(name, u64::from(*bits))?;
    }
    println!("{} names", names.len());
    Ok(builder.into_inner()?)
}

/// Adds the words of a name that is one word, or several joined by hyphens.
fn add(names: &mut BTreeMap<String, u8>, name: &str, bits: u8) {
    if name.split_whitespace().count() != 1 {
        return;
    }
    for token in tokens(name) {
        let word = token.span.of(name);
        let ideograph = word.chars().count() == 1 && !word.is_ascii();
        if token.kind != TokenKind::Word || ideograph && bits == NameFlags::EITHER {
            continue;
        }
        let folded = name_key(word);
        if !folded.is_empty() && !folded.contains(' ') {
            *names.entry(folded).or_default() |= bits;
        }
    }
}

/// Marks names that tagged texts use as given names, and such as are ordinary words or places more often than names of people.
fn mark_words(names: &mut BTreeMap<String, u8>, corpus: &Corpus) {
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    let mut counts: BTreeMap<(String, bool), [usize; 3]> = BTreeMap::new();
    for sentence in &corpus.train {
        for (at, (token, label)) in sentence.tokens.iter().zip(&sentence.labels).enumerate() {
            let whole = sentence
                .labels
                .get(at + 1)
                .is_none_or(|next| *next != label.inside());
            if *label == Label::BeginPerson
                && !whole
                && WordShape::of(token) == WordShape::Capitalised
            {
                *given.entry(fold_name(token)).or_default() += 1;
            }
            let use_of_word = match (WordShape::of(token), label) {
                (WordShape::Lower, Label::Outside) => 0,
                (WordShape::Capitalised, Label::BeginPlace) if whole => 1,
                (WordShape::Capitalised, Label::BeginPerson | Label::InPerson) => 2,
                _ => continue,
            };
            let key = (fold_name(token), is_latin(token));
            counts.entry(key).or_default()[use_of_word] += 1;
        }
    }
    for (word, count) in given {
        if count >= 4
            && let Some(bits) = names.get_mut(&word)
        {
            *bits |= NameFlags::GIVEN;
        }
    }
    for ((word, latin), [small, place, person]) in counts {
        if (small >= 3 && small > person || place >= 3 && place > person)
            && let Some(bits) = names.get_mut(&word)
        {
            *bits |= if latin {
                NameFlags::LATIN_WORD
            } else {
                NameFlags::OTHER_WORD
            };
        }
    }
}

/// Leaves out what says little: words of one or two letters that only a noisy list has, and noisy names that are ordinary words.
fn keep(name: &str, bits: u8) -> bool {
    let sure = bits & (NameFlags::GIVEN | NameFlags::SURNAME) != 0;
    sure || name.chars().count() > 2
        && (bits & (NameFlags::LATIN_WORD | NameFlags::OTHER_WORD) == 0
            || bits & NameFlags::EITHER != 0)
}
