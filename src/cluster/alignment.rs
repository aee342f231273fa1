//! Finds which paragraphs of two versions say the same, and what one version lacks.
//!
//! Dynamic programming over beads (one paragraph to one, one to two, two to one, one to none) as W. Gale and K. Church align sentences
//! (A Program for Aligning Sentences in Bilingual Corpora, 1993). A bead scores the terms that its paragraphs share, less a penalty for
//! differing lengths. The version with most paragraphs is the pivot that the others are aligned with.

use super::amounts::{Amount, Magnitudes, amounts};
use super::background::Background;
use super::evidence::Evidence;
use super::lone_pairs::{Bead, with_lone_pairs};
use super::profile::{DocumentProfile, TERM_KINDS, TermKind};
use super::set::TermSet;
use crate::model::{AlignedRow, Alignment, Document, Lacking};
use std::collections::BTreeSet;

/// Cost of a paragraph without a counterpart. These four values were chosen with `examples/measure_alignment`.
const ALONE: f32 = 0.03;
/// Similarity that unrelated paragraphs have by chance.
const BY_CHANCE: f32 = 0.10;
/// Cost per squared logarithm of the ratio of lengths.
const LENGTH: f32 = 0.08;
/// Cost of joining two paragraphs.
const JOINED: f32 = 0.12;
/// Largest logarithm of the ratio of the lengths of two paragraphs that are taken for a pair though they share no terms.
const MOST_UNLIKE: f32 = 0.7;
/// Letters up to which a paragraph may share no terms with its translation.
const SHORT: f32 = 80.0;
/// Versions with more paragraphs than this are not aligned: the work grows with the product of both.
const MOST_BLOCKS: usize = 400;

/// Aligns the versions of one story by paragraph; `None` for a single version or for versions that are too long.
pub fn align(versions: &[&Document], evidence: &Evidence) -> Option<Alignment> {
    let longest = versions.iter().map(|version| version.body.len()).max()?;
    if versions.len() < 2 || longest > MOST_BLOCKS || longest == 0 {
        return None;
    }
    let parts: Vec<Vec<DocumentProfile>> = versions
        .iter()
        .map(|version| paragraphs(version, evidence))
        .collect();
    let numbers: Vec<Vec<Amount>> = versions
        .iter()
        .map(|version| numbers(version, &evidence.magnitudes))
        .collect();
    let pivot = (0..parts.len()).rev().max_by_key(|at| parts[*at].len())?;
    let beads: Vec<Vec<Bead>> = (0..parts.len())
        .map(|at| match at == pivot {
            true => Vec::new(),
            false => beads(&parts[pivot], &parts[at], &evidence.background),
        })
        .collect();
    Some(Alignment {
        rows: rows(
            &parts.iter().map(Vec::len).collect::<Vec<_>>(),
            pivot,
            &beads,
        ),
        lacking: lacking_numbers(&numbers),
    })
}

/// A profile of each block of the body.
fn paragraphs(document: &Document, evidence: &Evidence) -> Vec<DocumentProfile> {
    let mut part = bare(document);
    document
        .body
        .iter()
        .map(|block| {
            let whole = block.span();
            part.mentions = document
                .mentions
                .iter()
                .filter(|mention| mention.span.overlaps(&whole))
                .cloned()
                .collect();
            part.body = vec![block.clone()];
            weighed(&part, evidence)
        })
        .collect()
}

/// The document's text and language, without anything found in it.
fn bare(document: &Document) -> Document {
    Document {
        text: document.text.clone(),
        language: document.language.clone(),
        ..Document::default()
    }
}

/// A profile weighted by the shipped background alone.
fn weighed(document: &Document, evidence: &Evidence) -> DocumentProfile {
    let mut profile = evidence.profile(document);
    profile.weigh(&evidence.rarity);
    profile
}

/// Weight of each kind of term when comparing paragraphs.
fn share(kind: TermKind) -> f32 {
    match kind {
        TermKind::Concept => 1.0,
        TermKind::Name | TermKind::Number | TermKind::Word => 0.8,
        TermKind::Spelling => 0.6,
        TermKind::Person => 0.0,
    }
}

/// Terms shared by each paragraph of one version with each paragraph of the other, and the squared norms of both.
struct Common {
    /// By kind, then first version times second.
    products: [Vec<f32>; 6],
    width: usize,
    squares: [Vec<[f32; 6]>; 2],
    letters: [Vec<f32>; 2],
}

impl Common {
    fn new(a: &[DocumentProfile], b: &[DocumentProfile], background: &Background) -> Self {
        let mut products: [Vec<f32>; 6] = Default::default();
        let one_language = a.first().map(|r| &r.language) == b.first().map(|r| &r.language);
        for kind in TERM_KINDS {
            if share(kind) == 0.0 || kind == TermKind::Word && !one_language {
                continue;
            }
            let at = kind as usize;
            let [a, b] =
                [a, b].map(|side| side.iter().map(|r| &r.sets[at]).collect::<Vec<&TermSet>>());
            products[at] = TermSet::products(&a, &b);
        }
        let squares = [a, b].map(|side| side.iter().map(|r| r.norms.map(|n| n * n)).collect());
        let letters = [a, b].map(|side| {
            side.iter()
                .map(|r| r.letters / background.expansion(&r.language))
                .collect()
        });
        Self {
            products,
            width: b.len(),
            squares,
            letters,
        }
    }

    /// The score of joining the two runs of paragraphs.
    fn worth(&self, (x, y): Bead) -> f32 {
        let mut alike = 0.0;
        let mut most = 0.0;
        for kind in TERM_KINDS {
            let products = &self.products[kind as usize];
            if products.is_empty() {
                continue;
            }
            let norm = |side: usize, [first, end]: [usize; 2]| -> f32 {
                let squares = self.squares[side][first..end].iter();
                squares.map(|s| s[kind as usize]).sum::<f32>().sqrt()
            };
            let (m, n) = (norm(0, x), norm(1, y));
            if m <= 0.0 || n <= 0.0 {
                continue;
            }
            let shared: f32 = (x[0]..x[1])
                .map(|i| {
                    let row = &products[i * self.width..(i + 1) * self.width];
                    row[y[0]..y[1]].iter().sum::<f32>()
                })
                .sum();
            alike += share(kind) * (shared / (m * n)).min(1.0);
            most += share(kind);
        }
        let sum = |side: usize, [first, end]: [usize; 2]| -> f32 {
            self.letters[side][first..end].iter().sum::<f32>().max(1.0)
        };
        let ratio = (sum(0, x) / sum(1, y)).ln();
        let paragraphs = (x[1] - x[0] + y[1] - y[0]) as f32;
        let alike = if most > 0.0 { alike / most } else { 0.0 };
        alike - BY_CHANCE - LENGTH * ratio * ratio - JOINED * (paragraphs - 2.0)
    }

    /// Whether two paragraphs may say the same though they share no terms: short ones of like length, without numbers of which they share none.
    fn may_be_one(&self, (x, y): Bead) -> bool {
        let number = TermKind::Number as usize;
        let has_numbers = |side: usize, at: usize| self.squares[side][at][number] > 0.0;
        let shared = self.products[number].get(x[0] * self.width + y[0]);
        let other_numbers = has_numbers(0, x[0])
            && has_numbers(1, y[0])
            && shared.is_none_or(|shared| *shared <= 0.0);
        let (one, other) = (self.letters[0][x[0]], self.letters[1][y[0]]);
        let is_short = one.min(other) <= SHORT;
        let ratio = one.max(1.0) / other.max(1.0);
        is_short && ratio.ln().abs() <= MOST_UNLIKE && !other_numbers
    }
}

/// The best sequence of beads through both versions; a block in no bead is alone.
fn beads(a: &[DocumentProfile], b: &[DocumentProfile], background: &Background) -> Vec<Bead> {
    const STEPS: [(usize, usize); 6] = [(1, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2)];
    let common = Common::new(a, b, background);
    let width = b.len() + 1;
    let mut best = vec![f32::NEG_INFINITY; (a.len() + 1) * width];
    let mut came = vec![0_u8; best.len()];
    best[0] = 0.0;
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            for (number, (x, y)) in STEPS.into_iter().enumerate() {
                if x > i || y > j {
                    continue;
                }
                let worth = if x == 0 || y == 0 {
                    -ALONE
                } else {
                    common.worth(([i - x, i], [j - y, j]))
                };
                let score = best[(i - x) * width + j - y] + worth;
                if score > best[i * width + j] {
                    best[i * width + j] = score;
                    came[i * width + j] = number as u8;
                }
            }
        }
    }
    let (mut i, mut j) = (a.len(), b.len());
    let mut out = Vec::new();
    while i > 0 || j > 0 {
        let (x, y) = STEPS[usize::from(came[i * width + j])];
        if x > 0 && y > 0 {
            out.push(([i - x, i], [j - y, j]));
        }
        (i, j) = (i - x, j - y);
    }
    out.reverse();
    with_lone_pairs(out, [a.len(), b.len()], |pair| common.may_be_one(pair))
}

/// Rows in the order of the pivot; blocks that only another version has keep their place there. `blocks` counts the blocks of each version.
fn rows(blocks: &[usize], pivot: usize, beads: &[Vec<Bead>]) -> Vec<AlignedRow> {
    // Pivot blocks that some version joins stay in one row.
    let mut begins = vec![true; blocks[pivot] + 1];
    for bead in beads.iter().flatten() {
        begins[bead.0[0] + 1..bead.0[1]].fill(false);
    }
    let mut next = vec![0; blocks.len()];
    let mut out = Vec::new();
    let alone = |version: usize, range: std::ops::Range<usize>, out: &mut Vec<AlignedRow>| {
        for block in range {
            let mut row = vec![Vec::new(); blocks.len()];
            row[version] = vec![block];
            out.push(AlignedRow { blocks: row });
        }
    };
    let mut first = 0;
    while first < blocks[pivot] {
        let end = (first + 1..=blocks[pivot])
            .find(|at| begins[*at])
            .unwrap_or(blocks[pivot]);
        let mut row = vec![Vec::new(); blocks.len()];
        row[pivot] = (first..end).collect();
        for (version, beads) in beads.iter().enumerate() {
            let mut inside = beads
                .iter()
                .filter(|bead| bead.0[0] >= first && bead.0[1] <= end);
            let Some(head) = inside.next() else {
                continue;
            };
            let last = inside.next_back().unwrap_or(head);
            alone(version, next[version]..head.1[0], &mut out);
            row[version] = (head.1[0]..last.1[1]).collect();
            next[version] = last.1[1];
        }
        out.push(AlignedRow { blocks: row });
        first = end;
    }
    for (version, next) in next.into_iter().enumerate() {
        if version != pivot {
            alone(version, next..blocks[version], &mut out);
        }
    }
    out
}

/// The numbers of a version's title and paragraphs. A title that only the owner or the file states has no place in the text.
fn numbers(version: &Document, magnitudes: &Magnitudes) -> Vec<Amount> {
    let tag = version.language.tag.as_str();
    let title = version.title.as_ref();
    let in_text = title.and_then(|title| title.span);
    let stated = title.filter(|title| title.span.is_none());
    let stated = stated.map(|title| amounts(&title.text, tag, magnitudes));
    let stated = stated.into_iter().flatten().map(|amount| Amount {
        is_telling: false,
        ..amount
    });
    let runs = version.body.iter().flat_map(|block| &block.runs).copied();
    let placed = in_text.into_iter().chain(runs).flat_map(|span| {
        let found = amounts(span.of(&version.text), tag, magnitudes);
        found.into_iter().map(move |amount| Amount {
            span: amount.span.shifted(span.start),
            ..amount
        })
    });
    stated.chain(placed).collect()
}

/// Numbers that some versions have and others lack in any writing, each at its first place, by version and position.
fn lacking_numbers(versions: &[Vec<Amount>]) -> Vec<Lacking> {
    let known: Vec<BTreeSet<&str>> = versions
        .iter()
        .map(|amounts| {
            let amounts = amounts.iter();
            let values = amounts.flat_map(|amount| amount.readings.iter().chain(&amount.parts));
            values.map(String::as_str).collect()
        })
        .collect();
    // The words of a language for millions may be unknown or misspelled: then the digits of one that is known are not missing.
    let has_digits = |other: usize, amount: &Amount| {
        let mut others = versions[other].iter();
        others.any(|theirs| {
            (amount.is_multiplied || theirs.is_multiplied) && amount.digits == theirs.digits
        })
    };
    let has = |other: usize, amount: &Amount| {
        let mut values = amount.readings.iter();
        values.any(|value| known[other].contains(value.as_str())) || has_digits(other, amount)
    };
    let mut out = Vec::new();
    for (version, amounts) in versions.iter().enumerate() {
        let mut told: BTreeSet<&[String]> = BTreeSet::new();
        for amount in amounts.iter().filter(|amount| amount.is_telling) {
            let missing_in: Vec<usize> = (0..versions.len())
                .filter(|other| !has(*other, amount))
                .collect();
            if !missing_in.is_empty() && told.insert(&amount.readings) {
                out.push(Lacking {
                    version,
                    span: amount.span,
                    missing_in,
                });
            }
        }
    }
    out.sort_by_key(|lacking| (lacking.version, lacking.span));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    /// What the first of two texts has and the second lacks.
    fn lacking<'a>((text, tag): (&'a str, &str), (other, of_other): (&str, &str)) -> Vec<&'a str> {
        let magnitudes = Magnitudes::of(&Languages::compiled_in().unwrap());
        let both = [
            amounts(text, tag, &magnitudes),
            amounts(other, of_other, &magnitudes),
        ];
        let lacking = lacking_numbers(&both).into_iter();
        let of_first = lacking.filter(|lacking| lacking.version == 0);
        of_first.map(|lacking| lacking.span.of(text)).collect()
    }

    #[test]
    fn a_word_that_is_not_known_to_multiply_hides_no_number() {
        let uzbek = ("reyting 1,05 millonga yetdi, 12,7 foiz", "uz");
        assert_eq!(lacking(uzbek, ("达到105万，占127", "zh")), ["12,7"]);
        assert_eq!(lacking(("达到105万", "zh"), uzbek), [""; 0]);
        assert_eq!(
            lacking(("达到105万", "zh"), ("reyting 1,06 millonga yetdi", "uz")),
            ["105"]
        );
    }

    #[test]
    fn rows_keep_every_block_once_and_in_order() {
        // The second version joins blocks 1 and 2 of the first, adds a paragraph, and lacks the last one.
        let beads = vec![Vec::new(), vec![([0, 1], [0, 1]), ([1, 3], [2, 3])]];
        let rows: Vec<Vec<Vec<usize>>> = rows(&[4, 4], 0, &beads)
            .into_iter()
            .map(|row| row.blocks)
            .collect();
        assert_eq!(
            rows,
            [
                vec![vec![0], vec![0]],
                vec![vec![], vec![1]],
                vec![vec![1, 2], vec![2]],
                vec![vec![3], vec![]],
                vec![vec![], vec![3]],
            ]
        );
    }
}
