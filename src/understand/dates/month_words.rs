//! Which words are months, for the languages a text may use.

use crate::language::LanguagePack;
use crate::text::fold_word;
use std::collections::BTreeMap;

/// Month and year words and the order of numeric dates, gathered from packs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthWords {
    months: BTreeMap<String, u32>,
    year_words: Vec<String>,
    month_first: bool,
}

impl MonthWords {
    /// Gathers the words of the packs; where two packs use a word for different months the earlier pack is right, and its numeric order counts.
    pub fn of<'a>(packs: impl IntoIterator<Item = &'a LanguagePack>) -> Self {
        let mut out = Self::default();
        for (at, pack) in packs.into_iter().enumerate() {
            if at == 0 {
                out.month_first = pack.dates.order == "mdy";
            }
            for (index, forms) in pack.dates.months.iter().enumerate() {
                for form in forms {
                    out.months.entry(fold_word(form)).or_insert(index as u32 + 1);
                }
            }
            out.year_words.extend(pack.dates.year_words.iter().map(|word| fold_word(word)));
        }
        out
    }

    /// The month a word names, 1 to 12.
    pub(super) fn month(&self, word: &str) -> Option<u32> {
        self.months.get(&fold_word(word)).copied()
    }

    /// Whether the word stands beside years.
    pub(super) fn is_year_word(&self, word: &str) -> bool {
        let folded = fold_word(word);
        self.year_words.contains(&folded)
    }

    /// Whether 3/4/2025 means the fourth of March.
    pub(super) fn month_first(&self) -> bool {
        self.month_first
    }
}
