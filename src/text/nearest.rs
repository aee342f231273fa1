//! "Did you mean …?"

/// The candidate most similar to the word: Jaro-Winkler similarity of 0.7 or more; `None` if nothing is similar.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity >= 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_word_wins() {
        assert_eq!(
            nearest("titel", ["title", "titles", "date"]).as_deref(),
            Some("title")
        );
        assert_eq!(nearest("titel", ["date"]), None);
    }
}
