//! Text as it is compared where neither case nor signs nor spaces matter.

/// Letters and digits alone, in lower case.
pub fn alphanumeric_key(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
