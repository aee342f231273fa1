//! What else would do as well: a translation is nearer to its original than any other text of its language is, and nearer than what is usual between
//! either text and the rest of the archive.
//!
//! The lead of a pair over the next best pairs of either text is the criterion by which parallel sentences are mined (M. Artetxe and H. Schwenk,
//! Margin-based Parallel Corpus Mining with Multilingual Sentence Embeddings, 2019); here it is a difference of log-odds.

use super::profile::DocumentProfile;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Log-odds below this tell nothing more.
const LEAST: f64 = -6.0;
/// No lead counts for more than this.
const MOST: f64 = 6.0;
/// So many candidates show what is usual; with fewer, what rivals say counts for less.
const ENOUGH: f64 = 48.0;

// Weights of a logistic regression over the candidates of six development sets (stories-news, stories-short, debian-news, ruby-plain, world-news,
// people-slavic), all sets counted alike; the bias is lower by 0.5, for precision. Learned without stories-short, they find its pairs with precision 0.94 and
// recall 0.96.
const BIAS: f64 = -4.5;
const OWN: f64 = 0.59;
const LEAD: f64 = 0.77;
const USUAL: f64 = 1.36;

/// A partner of a document, with the log-odds that the two are one story.
#[derive(Clone, Copy, Debug)]
struct Partner {
    odds: f64,
    document: u32,
}

/// The best partner of a document in one language, and the best that is no reprint of it.
#[derive(Clone, Copy, Debug)]
struct Best {
    first: Partner,
    second: Option<Partner>,
}

/// The candidates of each document in other languages.
#[derive(Debug, Default)]
pub(super) struct Rivals {
    /// By document and the number of the other language.
    best: FxHashMap<(u32, u16), Best>,
    /// For each document, the number of its language tag.
    languages: Vec<u16>,
    /// For each document, the median log-odds of its candidates, and how many these are.
    usual: Vec<(f64, usize)>,
}

impl Rivals {
    /// `pairs` are the candidates, lower index first, ascending; `odds` are the log-odds that each is one story.
    pub(super) fn new(profiles: &[DocumentProfile], pairs: &[(u32, u32)], odds: &[f64]) -> Self {
        let mut out = Self {
            languages: numbered_languages(profiles),
            ..Self::default()
        };
        let mut around: Vec<Vec<Partner>> = vec![Vec::new(); profiles.len()];
        for (&(a, b), &odds) in pairs.iter().zip(odds) {
            if profiles[a as usize].language != profiles[b as usize].language {
                around[a as usize].push(Partner { odds, document: b });
                around[b as usize].push(Partner { odds, document: a });
            }
        }
        let are_reprints = |a: u32, b: u32| {
            let at = pairs.binary_search(&(a.min(b), a.max(b)));
            at.is_ok_and(|at| odds[at] > 0.0)
        };
        for (document, partners) in around.iter_mut().enumerate() {
            let order = |x: &Partner, y: &Partner| {
                let by_odds = y.odds.total_cmp(&x.odds);
                by_odds.then(x.document.cmp(&y.document))
            };
            partners.sort_unstable_by(order);
            let middle = partners.get(partners.len() / 2);
            let median = middle.map_or(LEAST, |partner| partner.odds);
            out.usual.push((median, partners.len()));
            for &partner in partners.iter() {
                let language = out.languages[partner.document as usize];
                let best = out.best.entry((document as u32, language));
                let best = best.or_insert(Best {
                    first: partner,
                    second: None,
                });
                let other = best.first.document;
                if best.second.is_none()
                    && other != partner.document
                    && !are_reprints(other, partner.document)
                {
                    best.second = Some(partner);
                }
            }
        }
        out
    }

    /// What rivals, or their absence, add to the log-odds that a pair in two languages is one story: never below 0, as a second original speaks against
    /// neither.
    pub(super) fn support(&self, a: u32, b: u32, odds: f64) -> f64 {
        let rival = self.rival(a, b).max(self.rival(b, a));
        let lead = (odds - rival).clamp(-MOST, MOST);
        let (of_a, of_b) = (self.usual[a as usize], self.usual[b as usize]);
        let usual = of_a.0.max(of_b.0).clamp(1.5 * LEAST, 0.0) - LEAST;
        let known = (of_a.1.min(of_b.1) as f64 / ENOUGH).min(1.0);
        let together = BIAS + OWN * odds + LEAD * lead - USUAL * usual;
        known * (together - odds).max(0.0)
    }

    /// The log-odds of the best partner of `of` in the language of `to`, apart from `to` itself.
    fn rival(&self, of: u32, to: u32) -> f64 {
        let best = self.best.get(&(of, self.languages[to as usize]));
        let rival = best.and_then(|best| match best.first.document == to {
            true => best.second,
            false => Some(best.first),
        });
        rival.map_or(LEAST, |rival| rival.odds.max(LEAST))
    }
}

fn numbered_languages(profiles: &[DocumentProfile]) -> Vec<u16> {
    let mut numbers: BTreeMap<&str, u16> = BTreeMap::new();
    profiles
        .iter()
        .map(|profile| {
            let next = numbers.len() as u16;
            *numbers.entry(&profile.tag).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One text in English and 60 in German.
    fn profiles() -> Vec<DocumentProfile> {
        let profile = |tag: &str| DocumentProfile {
            language: tag.to_owned(),
            tag: tag.to_owned(),
            ..DocumentProfile::default()
        };
        let mut out = vec![profile("en")];
        out.resize(61, profile("de"));
        out.resize(121, profile("en"));
        out
    }

    /// What supports the pair of documents 0 and 1 with log-odds of -1, if all other pairs of either have these.
    fn support(others: f64) -> f64 {
        let mut pairs: Vec<(u32, u32)> = (1..61).map(|german| (0, german)).collect();
        pairs.extend((61..121).map(|english| (1, english)));
        let odds: Vec<f64> = pairs
            .iter()
            .map(|pair| if *pair == (0, 1) { -1.0 } else { others })
            .collect();
        Rivals::new(&profiles(), &pairs, &odds).support(0, 1, -1.0)
    }

    #[test]
    fn a_pair_that_nothing_else_comes_near_is_supported() {
        assert!(support(-9.0) > 3.0);
        assert_eq!(support(-1.5), 0.0);
    }

    #[test]
    fn a_reprint_of_the_translation_is_no_rival() {
        let mut pairs: Vec<(u32, u32)> = (1..61).map(|german| (0, german)).collect();
        pairs.push((1, 2));
        pairs.extend((61..121).map(|english| (1, english)));
        let with_second = |reprint: f64| {
            let odds: Vec<f64> = pairs
                .iter()
                .map(|pair| match pair {
                    (0, 1 | 2) => 0.0,
                    (1, 2) => reprint,
                    _ => -9.0,
                })
                .collect();
            Rivals::new(&profiles(), &pairs, &odds).support(0, 1, 0.0)
        };
        assert!(with_second(4.0) > with_second(-4.0) + 1.0);
    }

    #[test]
    fn few_texts_show_little_of_what_is_usual() {
        let few = Rivals::new(&profiles(), &[(0, 1)], &[-1.0]);
        assert!(few.support(0, 1, -1.0) < 0.2);
    }
}
