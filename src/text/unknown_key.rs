//! Turning serde's "unknown field" messages into ones that help.

/// An unknown key and the known key that looks most like it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey {
    /// What was written.
    pub key: String,
    /// The nearest known key; `None` when nothing is near.
    pub nearest: Option<String>,
    /// Every key that may stand there.
    pub known: Vec<String>,
}

/// Reads "unknown field `titel`, expected one of `title`, `date`"; `None` for any other message.
///
/// Nearness is the Jaro-Winkler similarity of the `strsim` crate, 0.7 or more.
pub fn unknown_key(message: &str) -> Option<UnknownKey> {
    let rest = &message[message.find("unknown field")?..];
    let mut quoted = rest.split('`').skip(1).step_by(2).map(str::to_owned);
    let key = quoted.next()?;
    let known: Vec<String> = quoted.collect();
    let nearest = nearest(&key, known.iter().map(String::as_str));
    Some(UnknownKey {
        key,
        nearest,
        known,
    })
}

/// The candidate that looks most like the word, if any does.
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
    fn names_the_nearest_known_key() {
        let found = unknown_key("unknown field `titel`, expected one of `title`, `date`");
        let found = found.expect("an unknown key");
        assert_eq!(found.key, "titel");
        assert_eq!(found.nearest.as_deref(), Some("title"));
        assert_eq!(unknown_key("invalid type"), None);
    }
}
