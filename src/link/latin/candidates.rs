//! Words that a name in another script may be in Latin letters.

use super::lexicon::{Known, Lexicon};
use super::pieces::{EDGE, ORDER, Piece, Pieces, last_of};
use std::collections::BTreeMap;

/// Beginnings that are followed at each letter.
const WIDTH: usize = 48;
/// The same where any letters may follow.
const FREE_WIDTH: usize = 8;
/// Words that are returned.
const MOST: usize = 12;
/// Most letters of a piece.
const LETTERS: usize = 2;
/// Most Latin letters of a piece.
const LATIN: usize = 4;

/// A Latin word for a word in another script.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// The word in lower case.
    pub(super) latin: String,
    /// The logarithm of the probability of the two words together.
    pub(super) likely: f32,
    /// What the table knows of it.
    pub(super) known: Known,
}

#[derive(Clone, Debug)]
struct Path<At> {
    likely: f32,
    run: u64,
    at: At,
    latin: String,
}

/// The names of the table that the word may be, likeliest first; the word is in lower case.
pub(super) fn candidates(word: &str, pieces: &Pieces, lexicon: &Lexicon) -> Vec<Candidate> {
    let Some(start) = lexicon.start() else {
        return Vec::new();
    };
    let find = |letters: &str| pieces.spelling(letters);
    let paths = spell(word, LETTERS, pieces, WIDTH, start, find, |at, latin| {
        lexicon.extend(*at, latin)
    });
    let mut best: BTreeMap<String, Candidate> = BTreeMap::new();
    for path in paths {
        let Some(known) = lexicon.whole(path.at) else {
            continue;
        };
        let latin = path.latin;
        let candidate = best.entry(latin.clone()).or_insert(Candidate {
            latin,
            likely: path.likely,
            known,
        });
        candidate.likely = candidate.likely.max(path.likely);
    }
    let mut out: Vec<Candidate> = best.into_values().collect();
    out.sort_by(|a, b| {
        let likelier = b.likely.total_cmp(&a.likely);
        likelier.then_with(|| a.latin.cmp(&b.latin))
    });
    out.truncate(MOST);
    out
}

/// How likely the likeliest word of the other script is that a Latin word spells.
pub(super) fn likeliest_reading(latin: &str, pieces: &Pieces) -> Option<f32> {
    let find = |latin: &str| pieces.spelled_by(latin);
    let paths = spell(latin, LATIN, pieces, FREE_WIDTH, (), find, |(), _| Some(()));
    let likely = paths.iter().map(|path| path.likely);
    likely.max_by(f32::total_cmp)
}

/// The likeliest ways to spell the word, where `extend` allows their letters.
fn spell<'a, At: Clone>(
    word: &str,
    longest: usize,
    pieces: &Pieces,
    width: usize,
    start: At,
    find: impl Fn(&str) -> &'a [Piece],
    extend: impl Fn(&At, &str) -> Option<At>,
) -> Vec<Path<At>> {
    let starts = word.char_indices().map(|(at, _)| at);
    let ends: Vec<usize> = starts.chain([word.len()]).collect();
    let letters = ends.len() - 1;
    let mut paths: Vec<Vec<Path<At>>> = vec![Vec::new(); letters + 1];
    paths[0].push(Path {
        likely: 0.0,
        run: u64::from(EDGE),
        at: start,
        latin: String::new(),
    });
    for from in 0..letters {
        let mut here = std::mem::take(&mut paths[from]);
        keep_best(&mut here, width);
        for path in &here {
            for to in from + 1..=letters.min(from + longest) {
                for piece in find(&word[ends[from]..ends[to]]) {
                    let Some(at) = extend(&path.at, &piece.latin) else {
                        continue;
                    };
                    paths[to].push(Path {
                        likely: path.likely + pieces.after(path.run, piece.number),
                        run: last_of(path.run << 16 | u64::from(piece.number), ORDER - 1),
                        at,
                        latin: format!("{}{}", path.latin, piece.latin),
                    });
                }
            }
        }
    }
    let mut whole = paths.pop().unwrap_or_default();
    for path in &mut whole {
        path.likely += pieces.after(path.run, EDGE);
    }
    whole
}

/// Leaves the likeliest beginnings.
fn keep_best<At>(paths: &mut Vec<Path<At>>, width: usize) {
    if paths.len() > width {
        paths.select_nth_unstable_by(width, |a, b| {
            let likelier = b.likely.total_cmp(&a.likely);
            likelier.then_with(|| a.latin.cmp(&b.latin))
        });
        paths.truncate(width);
    }
}
