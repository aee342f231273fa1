//! The words of the user interface in one language: a key and what is put in come in, a wording goes out.

use crate::language::{FALLBACK_LANGUAGE, Languages, Message, primary_subtag};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::collections::BTreeMap;

/// Looks up messages in one interface language, then in the default one, then in English.
#[derive(Clone, Debug)]
pub(crate) struct InterfaceWords {
    /// Languages in the order in which they are asked.
    tags: Vec<String>,
    messages: BTreeMap<String, (usize, Message)>,
    /// The sign between groups of three digits.
    digit_groups: String,
}

impl InterfaceWords {
    /// The words for `tag`, with `default` and English behind it.
    pub(crate) fn new(languages: &Languages, tag: &str, default: &str) -> Self {
        let mut tags: Vec<String> = Vec::new();
        for candidate in [tag, primary_subtag(tag), default, FALLBACK_LANGUAGE] {
            if !tags.iter().any(|t| t == candidate) {
                tags.push(candidate.to_string());
            }
        }
        let mut messages = BTreeMap::new();
        for (rank, tag) in tags.iter().enumerate() {
            for (key, message) in languages.messages(tag) {
                messages
                    .entry(key.to_string())
                    .or_insert_with(|| (rank, message.clone()));
            }
        }
        let pack = languages.nearest(tag);
        Self {
            tags,
            messages,
            digit_groups: pack.map_or_else(String::new, |pack| pack.writing.digit_groups.clone()),
        }
    }

    /// The wording of a message. `count` chooses the plural form and is put in for `{count}`; an unknown key reads as its own words.
    pub(crate) fn wording(
        &self,
        key: &str,
        count: Option<u64>,
        values: &[(String, String)],
    ) -> String {
        let Some((rank, message)) = self.messages.get(key) else {
            return key.replace('-', " ");
        };
        let category = count.map_or("other", |count| plural_category(&self.tags[*rank], count));
        let pattern = message.wording(category).unwrap_or(key);
        fill(pattern, |name| {
            if name == "count" {
                count.map(|count| self.number(count))
            } else {
                None
            }
            .or_else(|| {
                values
                    .iter()
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value.clone())
            })
        })
    }

    /// A number with the signs between groups of three digits that the language puts there.
    pub(crate) fn number(&self, count: u64) -> String {
        let digits = count.to_string();
        let mut out = String::with_capacity(digits.len() + 4);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(&self.digit_groups);
            }
            out.push(digit);
        }
        out
    }

    /// A message without anything put in.
    pub(crate) fn plain(&self, key: &str) -> String {
        self.wording(key, None, &[])
    }

    /// A message with values put in.
    pub(crate) fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values
            .iter()
            .map(|(k, v)| ((*k).to_string(), (*v).to_string()))
            .collect();
        self.wording(key, None, &values)
    }

    /// The wordings of a message that counts, by plural category; for scripts, which count later.
    pub(crate) fn wordings(&self, key: &str) -> BTreeMap<String, String> {
        match self.messages.get(key).map(|(_, message)| message) {
            Some(Message::Plural(wordings)) => wordings.clone(),
            Some(Message::Plain(text)) => [("other".to_string(), text.clone())].into(),
            None => BTreeMap::new(),
        }
    }

    /// A message that counts.
    pub(crate) fn counted(&self, key: &str, count: usize) -> String {
        self.wording(key, Some(count as u64), &[])
    }
}

/// CLDR's cardinal category of a number; `other` where the language is unknown.
fn plural_category(tag: &str, count: u64) -> &'static str {
    // CLDR states the rules by language; with the script in the tag, it answers for an unknown language.
    let rules = Locale::try_from_str(primary_subtag(tag))
        .ok()
        .and_then(|locale| PluralRules::try_new_cardinal(locale.into()).ok());
    match rules.map(|rules| rules.category_for(count)) {
        Some(PluralCategory::Zero) => "zero",
        Some(PluralCategory::One) => "one",
        Some(PluralCategory::Two) => "two",
        Some(PluralCategory::Few) => "few",
        Some(PluralCategory::Many) => "many",
        _ => "other",
    }
}

/// Replaces every `{name}` for which there is a value; anything else stays as it is.
pub(crate) fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        match after
            .find('}')
            .and_then(|close| value(&after[..close]).map(|v| (close, v)))
        {
            Some((close, value)) => {
                out.push_str(&value);
                rest = &after[close + 1..];
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> InterfaceWords {
        let mut languages = Languages::default();
        languages
            .add_interface(
                "ru.toml",
                "count-people = { one = \"{count} человек\", few = \"{count} человека\", many = \"{count} человек\", other = \"{count} человека\" }",
            )
            .unwrap();
        languages
            .add_interface("en.toml", "home = \"Home\"\ncount-events = { one = \"{count} event\", other = \"{count} events\" }")
            .unwrap();
        InterfaceWords::new(&languages, "ru", "ru")
    }

    #[test]
    fn plural_forms_follow_the_language_that_has_the_message() {
        let words = words();
        let forms: Vec<_> = [1, 3, 5, 21]
            .iter()
            .map(|n| words.counted("count-people", *n))
            .collect();
        assert_eq!(
            forms,
            ["1 человек", "3 человека", "5 человек", "21 человек"]
        );
        assert_eq!(words.counted("count-events", 21), "21 events");
    }

    #[test]
    fn figures_have_the_signs_of_the_language() {
        let languages = Languages::compiled_in().unwrap();
        let number = |tag: &str, count| InterfaceWords::new(&languages, tag, "en").number(count);
        assert_eq!(number("en", 4723), "4,723");
        assert_eq!(number("de", 1_234_567), "1.234.567");
        assert_eq!(number("ru", 4723), "4\u{a0}723");
        assert_eq!(number("en", 723), "723");
    }

    #[test]
    fn the_script_of_a_language_does_not_change_its_plural_forms() {
        assert_eq!(plural_category("uz-Cyrl", 1), "one");
        assert_eq!(plural_category("uz-Cyrl", 2), "other");
        assert_eq!(plural_category("zh-Hant", 1), "other");
    }

    #[test]
    fn missing_words_fall_back_to_english_and_then_to_the_key() {
        assert_eq!(words().plain("home"), "Home");
        assert_eq!(words().plain("not-there"), "not there");
    }

    #[test]
    fn values_are_not_filled_again() {
        let filled = fill("{a} {b} {c}", |name| match name {
            "a" => Some("{b}".to_string()),
            "b" => Some("2".to_string()),
            _ => None,
        });
        assert_eq!(filled, "{b} 2 {c}");
    }
}
