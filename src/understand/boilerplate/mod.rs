//! Passages at the ends of many texts that are otherwise different: who an organisation is, whom to call, how to subscribe.
//!
//! They say nothing about the text that they stand under, so language, names and groups do without them. A passage that two copies of one text share is
//! not boilerplate: what is left of the two texts must be about something else. Neither are the headline and the lead that versions of one article share.

mod lead;

use crate::model::SourceFile;
use crate::text::{StableHash, TokenKind, tokens};
use crate::understand::layout::ends_sentence;
use lead::{Top, is_of_one_article};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Other files that are looked at for one passage; more would say the same.
const LOOKED_AT: usize = 40;
/// Letters of a passage that stands in three texts or more, at least.
const LETTERS: usize = 30;
/// Letters of what two texts alone share, at least: less may be a sentence that both quote.
const LETTERS_OF_TWO: usize = 250;
/// Letters of a paragraph that two texts alone begin with, word for word, at least; what they go on with shares next to nothing.
const LETTERS_AT_TOP: usize = 150;
const ALIKE_AT_TOP: f64 = 0.1;
/// Letters of what is left of a text, at least.
const LEFT: usize = 40;
/// The greatest share of words in common of what is left of two texts.
const ALIKE: f64 = 0.3;

/// What a file looks like from here.
struct Outline {
    /// For each block a hash of its words, numbers masked; 0 for a block that is too short.
    keys: Vec<u64>,
    /// For each block a hash of its words and numbers.
    exact: Vec<u64>,
    /// The keys, to look one up.
    all_keys: FxHashSet<u64>,
    /// Letters of each block.
    letters: Vec<usize>,
    /// For each block its longer words, hashed; ascending, each once.
    words: Vec<Vec<u64>>,
    /// For each block whether it ends as sentences do.
    ends: Vec<bool>,
    top: Top,
}

/// For each file the indices of its blocks that are boilerplate, ascending.
pub(super) fn boilerplate(sources: &[SourceFile]) -> Vec<Vec<usize>> {
    let outlines: Vec<Outline> = sources.par_iter().map(outline).collect();
    let mut files: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (file, outline) in outlines.iter().enumerate() {
        let keys: BTreeSet<u64> = outline
            .keys
            .iter()
            .copied()
            .filter(|key| *key != 0)
            .collect();
        for key in keys {
            files.entry(key).or_default().push(file);
        }
    }
    files.retain(|_, files| files.len() > 1);
    (0..outlines.len())
        .into_par_iter()
        .map(|file| of_file(file, &outlines, &files))
        .collect()
}

fn of_file(file: usize, outlines: &[Outline], files: &FxHashMap<u64, Vec<usize>>) -> Vec<usize> {
    let own = &outlines[file];
    // Other files that share a passage at the end, each with what it shares.
    let mut partners: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, key) in own
        .keys
        .iter()
        .enumerate()
        .filter(|(at, _)| own.is_at_an_end(*at))
    {
        let Some(others) = files.get(key) else {
            continue;
        };
        // Neighbours in order of path, which are often of one kind, and the same for every number of threads.
        let place = others.partition_point(|other| *other < file);
        let from = place.saturating_sub(LOOKED_AT / 2);
        let near = others.iter().skip(from).take(LOOKED_AT + 1);
        for &other in near.filter(|other| **other != file) {
            let theirs = &outlines[other];
            let place = theirs.keys.iter().rposition(|one| one == key);
            if let Some(place) = place.filter(|place| theirs.is_at_an_end(*place)) {
                partners.entry(other).or_default().push((at, place));
            }
        }
    }
    let mut seen: BTreeMap<usize, BTreeSet<u64>> = BTreeMap::new();
    let mut long: BTreeSet<usize> = BTreeSet::new();
    // Many others share the same passages, and leave the same of this text.
    let mut own_left: FxHashMap<Vec<bool>, Left> = FxHashMap::default();
    for (other, places) in partners {
        let theirs = &outlines[other];
        let kept = own.kept_beside(theirs);
        let left = own_left
            .entry(kept)
            .or_insert_with_key(|kept| own.left(kept));
        let left_there = theirs.left(&theirs.kept_beside(own));
        if !are_different(left, &left_there) {
            continue;
        }
        let mut shared: Vec<usize> = places.iter().map(|(at, _)| *at).collect();
        let letters_of = |places: &[usize]| places.iter().map(|at| own.letters[*at]).sum::<usize>();
        let of_article = places
            .iter()
            .filter(|(at, place)| is_of_one_article(&own.top, *at, &theirs.top, *place))
            .map(|(at, _)| *at)
            .max();
        if let Some(lead) = of_article {
            // What else versions share is the article, too, unless they have much more of their own: then it is one of a series.
            if left.letters.min(left_there.letters) < 2 * letters_of(&shared) {
                continue;
            }
            shared.retain(|at| *at > lead);
        }
        if letters_of(&shared) >= LETTERS_OF_TWO {
            long.extend(shared.iter().filter(|at| **at > 1));
        }
        if in_common(left, &left_there) < ALIKE_AT_TOP {
            let at_top = shared.iter().filter(|at| **at <= 1);
            long.extend(at_top.filter(|at| {
                own.letters[**at] >= LETTERS_AT_TOP && theirs.exact.contains(&own.exact[**at])
            }));
        }
        for at in shared {
            // Copies of one other text count once.
            seen.entry(at).or_default().insert(left_there.hash);
        }
    }
    let often = seen.into_iter().filter(|(_, others)| others.len() > 1);
    let mut out: BTreeSet<usize> = often.map(|(at, _)| at).collect();
    out.extend(long);
    // A text that is nothing else is a text, and so is the only paragraph of one.
    let (taken, kept): (Vec<usize>, Vec<usize>) =
        (0..own.letters.len()).partition(|at| out.contains(at));
    let left: usize = kept.iter().map(|at| own.letters[*at]).sum();
    let has_paragraph = |places: &[usize]| places.iter().any(|at| own.ends[*at]);
    match left >= LEFT && (has_paragraph(&kept) || !has_paragraph(&taken)) {
        true => out.into_iter().collect(),
        false => Vec::new(),
    }
}

/// What is left of a text without the passages that it shares with another.
struct Left {
    letters: usize,
    /// Ascending, each once.
    words: Vec<u64>,
    hash: u64,
}

impl Outline {
    /// Whether a block is among the first two or in the last half; numbers of blocks tell little about short texts.
    fn is_at_an_end(&self, at: usize) -> bool {
        at < 2 || 2 * (at + 1) > self.keys.len()
    }

    /// Which blocks another text does not have.
    fn kept_beside(&self, other: &Outline) -> Vec<bool> {
        let keys = self.keys.iter();
        keys.map(|key| !other.all_keys.contains(key)).collect()
    }

    /// What these blocks are.
    fn left(&self, kept: &[bool]) -> Left {
        let mut out = Left {
            letters: 0,
            words: Vec::new(),
            hash: 0,
        };
        for at in (0..self.keys.len()).filter(|at| kept[*at]) {
            out.letters += self.letters[at];
            out.words.extend(&self.words[at]);
        }
        out.words.sort_unstable();
        out.words.dedup();
        let mut hash = StableHash::default();
        for word in &out.words {
            hash = hash.with(&word.to_le_bytes());
        }
        out.hash = hash.value();
        out
    }
}

fn are_different(a: &Left, b: &Left) -> bool {
    a.letters >= LEFT && b.letters >= LEFT && in_common(a, b) < ALIKE
}

/// The share of the words of the smaller one that the other has, too.
fn in_common(a: &Left, b: &Left) -> f64 {
    let (mut mine, mut theirs) = (a.words.as_slice(), b.words.as_slice());
    let mut shared = 0_u32;
    while let ([first, mine_after @ ..], [other, theirs_after @ ..]) = (mine, theirs) {
        shared += u32::from(first == other);
        if first <= other {
            mine = mine_after;
        }
        if other <= first {
            theirs = theirs_after;
        }
    }
    let smaller = a.words.len().min(b.words.len()).max(1);
    f64::from(shared) / smaller as f64
}

fn outline(source: &SourceFile) -> Outline {
    let mut out = Outline {
        keys: Vec::with_capacity(source.blocks.len()),
        exact: Vec::with_capacity(source.blocks.len()),
        letters: Vec::with_capacity(source.blocks.len()),
        words: Vec::with_capacity(source.blocks.len()),
        all_keys: FxHashSet::default(),
        ends: Vec::with_capacity(source.blocks.len()),
        top: Top::of(source),
    };
    for block in &source.blocks {
        let text = block.text(&source.text).to_lowercase();
        let mut hash = StableHash::default();
        let mut exact = StableHash::default();
        let mut words = Vec::new();
        let mut letters = 0;
        for token in tokens(&text) {
            let written = token.span.of(&text);
            if token.kind != TokenKind::Sign {
                exact = exact.with(written.as_bytes()).with(b" ");
            }
            match token.kind {
                TokenKind::Word => {
                    letters += written.chars().count();
                    hash = hash.with(written.as_bytes()).with(b" ");
                    // Words of four letters and more, and characters of scripts without spaces.
                    if written.len() >= 4 || !written.is_ascii() && written.chars().count() == 1 {
                        words.push(StableHash::of(written.as_bytes()));
                    }
                }
                TokenKind::Number => hash = hash.with(b"# "),
                TokenKind::Sign => {}
            }
        }
        out.keys
            .push(if letters >= LETTERS { hash.value() } else { 0 });
        out.exact.push(exact.value());
        out.letters.push(letters);
        out.ends.push(ends_sentence(&text));
        words.sort_unstable();
        words.dedup();
        out.words.push(words);
    }
    out.all_keys = out.keys.iter().copied().filter(|key| *key != 0).collect();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Span};

    const ABOUT: &str = "About the valley council: the council of the valley is the elected body of its eleven villages. It was founded in 1911, keeps the roads and the bridges, runs three schools and the small hospital above the mill, and meets in public on the first Monday of every month. Call 555 0199 for everything else that you want to know about it.";

    fn found(texts: &[String]) -> Vec<Vec<usize>> {
        let source = |text: &String| {
            let mut at = 0;
            let blocks = text.split("\n\n").map(|block| {
                let span = Span::new(at, at + block.len());
                at = span.end + 2;
                Block::new(BlockKind::Paragraph, span)
            });
            SourceFile {
                blocks: blocks.collect(),
                text: text.clone(),
                ..SourceFile::default()
            }
        };
        let sources: Vec<SourceFile> = texts.iter().map(source).collect();
        boilerplate(&sources)
    }

    fn two(first: &str, second: &str, end: &str) -> Vec<Vec<usize>> {
        found(&[format!("{first}\n\n{end}"), format!("{second}\n\n{end}")])
    }

    const BRIDGE: &str = "Bridge opens\n\nThe new bridge over the river carries its first carts since Tuesday morning.";
    const CHOIR: &str = "Choir wins prize\n\nSingers from the upper villages brought home a silver cup after twelve years of trying.";

    #[test]
    fn what_two_different_texts_end_in_is_boilerplate_when_it_is_long() {
        assert_eq!(two(BRIDGE, CHOIR, ABOUT), [[2], [2]]);
        let short = "Call the council for everything else you want to know about it.";
        assert_eq!(two(BRIDGE, CHOIR, short), [[0; 0], [0; 0]]);
    }

    #[test]
    fn a_short_passage_counts_when_three_texts_have_it() {
        let end = "Call the council of the valley under 555 0199 for more.";
        let third =
            "Mill for sale\n\nNobody has ground any corn there in living memory, says its owner.";
        let texts = [BRIDGE, CHOIR, third].map(|text| format!("{text}\n\n{end}"));
        assert_eq!(found(&texts), [[2], [2], [2]]);
    }

    #[test]
    fn what_two_different_texts_begin_with_is_boilerplate_word_for_word() {
        let begins = |first: &str, second: &str, top: &str| {
            found(&[format!("{ABOUT}\n\n{first}"), format!("{top}\n\n{second}")])
        };
        assert_eq!(begins(BRIDGE, CHOIR, ABOUT), [[0], [0]]);
        let older = ABOUT.replace("0199", "0100");
        assert_eq!(begins(BRIDGE, CHOIR, &older), [[0; 0], [0; 0]]);
        // More about one thing.
        let more = "Carts on it\n\nDrivers say that they were asked to pay twice as much for every trip on the bridge.";
        assert_eq!(begins(BRIDGE, more, ABOUT), [[0; 0], [0; 0]]);
    }

    #[test]
    fn copies_of_one_text_share_the_text() {
        let text = format!("{BRIDGE}\n\n{ABOUT}");
        assert_eq!(
            found(&[text.clone(), text.clone(), text]),
            [[0; 0], [0; 0], [0; 0]]
        );
        let edited = BRIDGE.replace("Tuesday", "Monday");
        assert_eq!(two(BRIDGE, &edited, ABOUT), [[0; 0], [0; 0]]);
    }

    #[test]
    fn versions_of_one_article_share_headline_and_lead() {
        let lead = "The new bridge over the river in Quay carries its first carts since Tuesday morning, the town council said in a letter to all eleven villages of the valley on Wednesday evening.";
        let rests = [
            "Please take out a subscription if you want to read on, it costs four crowns a month.",
            "Related: seven recipes with rhubarb, a quiz on capitals and what the stars say today.",
            "Engineers from three countries had argued about pillars, arches and cables since spring.",
        ];
        let none = [[0; 0], [0; 0], [0; 0]];
        let long = "Bridge over the river in Quay carries carts";
        for headline in ["New bridge opens", long] {
            let texts = rests.map(|rest| format!("{headline}\n\n{lead}\n\n{rest}"));
            assert_eq!(found(&texts), none, "{headline}");
        }
        let dated =
            rests.map(|rest| format!("4 March 2025\n\nNew bridge opens\n\n{lead}\n\n{rest}"));
        assert_eq!(found(&dated), none);
        // Papers have headlines of their own above what an agency wrote.
        let headlines = [
            "New bridge opens",
            "Carts cross new bridge",
            "Council opens bridge",
        ];
        let own: Vec<String> = (0..3)
            .map(|at| format!("{}\n\n{lead}\n\n{}", headlines[at], rests[at]))
            .collect();
        assert_eq!(found(&own), none);
        // A notice below headlines that it has nothing to do with.
        let notice = "This text was written with money from the state lottery and may be printed by anybody who names it.";
        let noticed: Vec<String> = (0..3)
            .map(|at| format!("{}\n\n{notice}\n\n{}", headlines[at], rests[at]))
            .collect();
        assert_eq!(found(&noticed), [[1], [1], [1]]);
    }

    #[test]
    fn the_only_paragraph_stays() {
        let end = "Call the council of the valley under 555 0199 for more.";
        let third =
            "Mill for sale\n\nNobody has ground any corn there in living memory, says its owner.";
        let only = "Opening hours of all offices of the council this winter";
        let texts = [BRIDGE, third, only].map(|text| format!("{text}\n\n{end}"));
        assert_eq!(found(&texts)[2], [0; 0]);
        assert_eq!(found(&texts)[0], [2]);
    }

    #[test]
    fn numbers_in_it_may_differ() {
        let older = ABOUT.replace("0199", "0100");
        let texts = [
            format!("{BRIDGE}\n\n{ABOUT}"),
            format!("{CHOIR}\n\n{older}"),
        ];
        assert_eq!(found(&texts), [[2], [2]]);
    }

    #[test]
    fn a_text_that_is_nothing_else_stays() {
        let texts = [
            ABOUT.to_owned(),
            format!("{BRIDGE}\n\n{ABOUT}"),
            format!("{CHOIR}\n\n{ABOUT}"),
        ];
        assert_eq!(found(&texts)[0], [0; 0]);
    }
}
