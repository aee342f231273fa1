//! Pieces of text as they are met: short and long, with names in them, with marks left out.

use crate::convert::without_marks;

/// A small reproducible generator of pseudo-random numbers (splitmix64, G. Steele and others 2014).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }

    /// True in this percentage of cases.
    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }
}

/// A piece of one of the sentences: a few words or all of it, at times two sentences, at times with a name put in or without marks.
pub(crate) fn piece(
    tag: &str,
    sentences: &[String],
    names: &[String],
    numbers: &mut Numbers,
) -> String {
    let sentence = &sentences[numbers.below(sentences.len())];
    // Chinese, Japanese and Thai have no words between spaces: four characters do for one.
    let spaced = sentence.contains(' ') && !matches!(tag, "zh" | "zh-Hant" | "ja");
    let units: Vec<String> = if spaced {
        sentence.split_whitespace().map(str::to_owned).collect()
    } else {
        let characters: Vec<char> = sentence.chars().collect();
        characters.chunks(4).map(|c| c.iter().collect()).collect()
    };
    let length = match numbers.below(100) {
        0..12 => 1 + numbers.below(2),
        12..50 => 3 + numbers.below(4),
        50..80 => 7 + numbers.below(8),
        _ => units.len(),
    };
    let length = length.min(units.len());
    // Sentences begin in a way of their own ("There is", "Il y a"): many pieces begin where the sentence does.
    let from = if numbers.percent(40) {
        0
    } else {
        numbers.below(units.len() + 1 - length)
    };
    let mut words = units[from..from + length].to_vec();
    if !names.is_empty() && length > 2 && numbers.percent(25) {
        let at = numbers.below(words.len() + 1);
        words.insert(at, names[numbers.below(names.len())].clone());
    }
    let mut text = words.join(if spaced { " " } else { "" });
    if numbers.percent(6) {
        text = without_marks(tag, &text).unwrap_or(text);
    }
    if numbers.percent(8) {
        text.push(' ');
        text.push_str(&sentences[numbers.below(sentences.len())]);
    }
    text
}
