//! Why mentions are one person, in the reader's language.
//!
//! Linking gives its reasons as English sentences. As with gettext, the English wording of the interface (`why-…`) is the key: a sentence
//! that fits one is said in the reader's words with the same values put in; any other stays English.

use crate::language::FALLBACK_LANGUAGE;
use crate::render::context::PageContext;
use crate::render::context::link::Text;

/// The reason as the reader should see it.
pub(crate) fn in_words(page: &PageContext<'_>, sentence: &str) -> Text {
    let known = page
        .context
        .languages
        .messages(FALLBACK_LANGUAGE)
        .into_iter()
        .filter(|(key, _)| key.starts_with("why-"))
        .find_map(|(key, message)| {
            let values = values(message.wording("other")?, sentence)?;
            Some(page.edition.words.wording(key, None, &values))
        });
    match known {
        Some(text) => page.own(text),
        None => page.text(sentence, FALLBACK_LANGUAGE),
    }
}

/// What stands in a sentence where a wording has `{name}`; `None` where the sentence is another one.
fn values(wording: &str, sentence: &str) -> Option<Vec<(String, String)>> {
    let mut out = Vec::new();
    let mut rest = sentence;
    let mut pieces = wording.split('{');
    rest = rest.strip_prefix(pieces.next()?)?;
    for piece in pieces {
        let (name, literal) = piece.split_once('}')?;
        let at = if literal.is_empty() {
            rest.len()
        } else {
            rest.find(literal)?
        };
        out.push((name.to_owned(), rest[..at].to_owned()));
        rest = &rest[at + literal.len()..];
    }
    rest.is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::values;

    #[test]
    fn a_sentence_fits_its_wording_only() {
        let wording = "{a} and {b} are one ({score})";
        let found = values(wording, "Iva and Ива are one (0.97)").expect("it fits");
        assert_eq!(found[1], ("b".to_owned(), "Ива".to_owned()));
        assert_eq!(found[2].1, "0.97");
        assert!(values(wording, "Iva is one").is_none());
        assert!(values("only this", "only this and that").is_none());
    }
}
