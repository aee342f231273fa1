//! Tells the headline and the lead that versions of one article share from a letterhead that different texts begin with.

use crate::model::{BlockKind, SourceFile};
use crate::text::{StableHash, TokenKind, tokens};
use crate::understand::layout::ends_sentence;

/// Blocks among which headline and lead are.
const BLOCKS: usize = 6;
/// The longest headline, in code points.
const LONGEST_HEADLINE: usize = 200;
/// Letters of a lead, at least.
const LETTERS: usize = 30;
/// Letters of a word that says what a text is about, and how many of them tell it.
const LETTERS_OF_WORD: usize = 4;
const LETTERS_OF_STEM: usize = 5;
/// Words of a headline, at least, and where another one may follow.
const WORDS: usize = 2;
const WORDS_ABOVE_ANOTHER: usize = 3;

/// The top of a text.
#[derive(Default)]
pub(super) struct Top {
    /// The words of the title that the file states.
    stated: Vec<u64>,
    blocks: Vec<TopBlock>,
    /// The first block that is no headline, or the number of blocks.
    lead: usize,
}

struct TopBlock {
    is_headline: bool,
    /// The beginnings of its longer words, hashed; ascending, each once.
    stems: Vec<u64>,
}

impl Top {
    pub(super) fn of(source: &SourceFile) -> Self {
        let titles = [&source.declared.title, &source.embedded.title];
        let stated = titles.into_iter().flatten().next();
        let mut top = Self {
            stated: stated.map(|title| stems(title)).unwrap_or_default(),
            ..Self::default()
        };
        let mut lead = None;
        for (at, block) in source.blocks.iter().take(BLOCKS).enumerate() {
            let line = block.text(&source.text);
            let is_headline = matches!(block.kind, BlockKind::Heading(_))
                || !ends_sentence(&line) && line.chars().count() <= LONGEST_HEADLINE;
            let letters = line.chars().filter(|c| c.is_alphabetic()).count();
            if lead.is_none() && !is_headline && letters >= LETTERS {
                lead = Some(at);
            }
            top.blocks.push(TopBlock {
                is_headline,
                stems: stems(&line),
            });
        }
        top.lead = lead.unwrap_or(top.blocks.len());
        top
    }

    /// The words of the headline above a block: those that the file states, or of the longest line.
    fn headline_above(&self, at: usize) -> &[u64] {
        if !self.stated.is_empty() {
            return &self.stated;
        }
        let lines = self.blocks[..at].iter().filter(|block| block.is_headline);
        lines
            .map(|block| block.stems.as_slice())
            .max_by_key(|stems| stems.len())
            .unwrap_or_default()
    }

    /// The words of the headline in a block.
    fn headline_at(&self, at: usize) -> Option<&[u64]> {
        let block = self.blocks.get(at)?;
        (block.is_headline && block.stems.len() >= WORDS).then_some(block.stems.as_slice())
    }
}

/// Whether a passage that two texts have in these places is the headline or the lead of one article: the words of the headline recur in the lead.
pub(super) fn is_of_one_article(own: &Top, at: usize, theirs: &Top, place: usize) -> bool {
    if at > own.lead || place > theirs.lead {
        return false;
    }
    let (Some(passage), Some(_)) = (own.blocks.get(at), theirs.blocks.get(place)) else {
        return false;
    };
    let below = (own.headline_at(at + 1), theirs.headline_at(place + 1));
    let has_own_headlines = matches!(below, (Some(mine), Some(other)) if mine != other);
    if passage.is_headline {
        let recurs_in_lead = |top: &Top| {
            let lead = top.blocks.get(top.lead);
            lead.is_some_and(|lead| recurs(&passage.stems, &lead.stems))
        };
        return passage.stems.len() >= WORDS_ABOVE_ANOTHER
            && !has_own_headlines
            && recurs_in_lead(own)
            && recurs_in_lead(theirs);
    }
    let least = match has_own_headlines {
        true => WORDS_ABOVE_ANOTHER,
        false => WORDS,
    };
    let headlines = [own.headline_above(at), theirs.headline_above(place)];
    headlines
        .iter()
        .all(|headline| headline.len() >= least && recurs(headline, &passage.stems))
}

/// Whether half of the words of a headline are among those of a passage.
fn recurs(headline: &[u64], passage: &[u64]) -> bool {
    let again = headline
        .iter()
        .filter(|stem| passage.binary_search(stem).is_ok());
    2 * again.count() >= headline.len()
}

fn stems(line: &str) -> Vec<u64> {
    let line = line.to_lowercase();
    let mut out: Vec<u64> = tokens(&line)
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.span.of(&line))
        .filter(|word| {
            let letters = word.chars().count();
            // Characters of scripts without spaces are words of their own.
            letters >= LETTERS_OF_WORD || letters == 1 && word.len() > 2
        })
        .map(|word| {
            let stem: String = word.chars().take(LETTERS_OF_STEM).collect();
            StableHash::of(stem.as_bytes())
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}
