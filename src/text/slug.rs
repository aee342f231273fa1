//! Readable, stable parts of addresses.

use super::pattern::composed;
use super::{StableHash, romanise};

/// The text in lower-case ASCII words joined by hyphens, at most `limit` bytes, cut at a word; never empty.
///
/// A single word longer than the limit is cut. Text without a letter or digit becomes "text"; a name that Windows keeps for a device gets "-x" at its end,
/// also beyond the limit.
pub fn slug(text: &str, limit: usize) -> String {
    // A letter and its mark are one or two characters, as the system that wrote the name likes: the address is the same.
    let romanised = romanise(&composed(text));
    let mut out = String::new();
    for word in romanised
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '\'' && c != '`')
        .map(|w| w.replace(['\'', '`'], ""))
        .filter(|w| !w.is_empty())
    {
        let joint = usize::from(!out.is_empty());
        if out.len() + joint + word.len() > limit {
            if out.is_empty() {
                out.extend(word.chars().take(limit));
            }
            break;
        }
        if joint == 1 {
            out.push('-');
        }
        out.push_str(&word);
    }
    if out.is_empty() {
        out.push_str("text");
    }
    if is_device(&out) {
        out.push_str("-x");
    }
    out
}

/// Whether Windows keeps the name for a device, with whatever ending: no file or folder can have it there.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The longest id of a document, in bytes.
pub const LONGEST_DOCUMENT_ID: usize = 80;

/// The id of a document that is called nothing else: its path in the content folder without the extension.
pub fn id_of_path(path: &str) -> String {
    slug(
        path.rsplit_once('.').map_or(path, |(stem, _)| stem),
        LONGEST_DOCUMENT_ID,
    )
}

/// Five characters that depend only on the text (FNV-1a, 25 bits in base 32), to distinguish equal slugs.
pub fn short_hash(text: &str) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let hash = StableHash::of(text.as_bytes());
    (0..5)
        .map(|at| char::from(LETTERS[(hash >> (at * 5 + 20)) as usize & 31]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_names_have_one_address() {
        assert_eq!(slug("Йод в реке", 60), slug("И\u{306}од в реке", 60));
        assert_eq!(slug("Éléphant", 60), slug("E\u{301}le\u{301}phant", 60));
    }

    #[test]
    fn no_address_is_the_name_of_a_device() {
        for name in ["Con", "NUL", "aux.", "com1", "Lpt9"] {
            assert_eq!(
                slug(name, 60),
                format!("{}-x", name.trim_end_matches('.').to_lowercase())
            );
        }
        for name in ["conn", "com", "com10", "nul-a", "a"] {
            assert!(!is_device(name), "{name}");
        }
        assert!(is_device("con.json"));
    }

    #[test]
    fn cuts_at_a_word() {
        assert_eq!(slug("В Брюсселе запущена", 12), "v-bryussele");
        assert_eq!(slug("…", 12), "text");
        assert_eq!(slug("Oʻzbekiston / ‘a’", 40), "ozbekiston-a");
    }
}
