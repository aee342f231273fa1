//! People, organisations and places for search engines: schema.org in JSON-LD, for a script element of the page.

use crate::render::context::link::Text;
use serde_json::{Value, json};

/// The description of one person, organisation or place.
#[derive(Clone, Debug)]
pub(crate) struct DescribedName<'a> {
    /// `Person`, `Organization` or `Place`.
    pub(crate) kind: &'static str,
    /// The name at the head of the page.
    pub(crate) name: &'a Text,
    /// Every other name.
    pub(crate) others: Vec<Text>,
    /// Absolute address of the page, where the site has a base address.
    pub(crate) url: Option<String>,
    /// The same elsewhere.
    pub(crate) same_as: &'a [String],
    /// What the owner says.
    pub(crate) notes: &'a [String],
}

/// The description as JSON; no `<` is left that could end the script element.
pub(crate) fn description(described: &DescribedName<'_>) -> String {
    let mut names: Vec<&Text> = Vec::new();
    for other in &described.others {
        let known = |known: &Text| known.text == other.text;
        if !known(described.name) && !names.iter().any(|name| known(name)) {
            names.push(other);
        }
    }
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": described.kind,
        "name": described.name.text,
    });
    if !names.is_empty() {
        value["alternateName"] = names.into_iter().map(in_its_language).collect();
    }
    if let Some(url) = &described.url {
        value["url"] = json!(url);
    }
    if !described.same_as.is_empty() {
        value["sameAs"] = json!(described.same_as);
    }
    if !described.notes.is_empty() {
        value["description"] = json!(described.notes.join(" "));
    }
    value.to_string().replace('<', "\\u003c")
}

/// A name with its language, as JSON-LD writes it (<https://www.w3.org/TR/json-ld11/#string-internationalization>); a bare string where it
/// belongs to none.
fn in_its_language(name: &Text) -> Value {
    match name.language.as_str() {
        "" => json!(name.text),
        language => json!({"@language": language, "@value": name.text}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, language: &str) -> Text {
        Text {
            text: text.to_string(),
            language: language.to_string(),
            direction: "ltr",
            foreign: false,
        }
    }

    #[test]
    fn a_person_has_names_by_language_and_places_elsewhere() {
        let name = text("Anna </script> Kravtsova", "en");
        let anna = || text("Анна Кравцова", "ru");
        let said = description(&DescribedName {
            kind: "Person",
            name: &name,
            others: vec![anna(), name.clone(), anna(), text("A. K.", "")],
            url: Some("https://archive.test/people/anna/index.html".to_string()),
            same_as: &["https://elsewhere.test/anna".to_string()],
            notes: &[],
        });
        assert!(!said.contains('<'), "{said}");
        let value: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(
            value,
            json!({
                "@context": "https://schema.org",
                "@type": "Person",
                "name": "Anna </script> Kravtsova",
                "alternateName": [{"@language": "ru", "@value": "Анна Кравцова"}, "A. K."],
                "url": "https://archive.test/people/anna/index.html",
                "sameAs": ["https://elsewhere.test/anna"],
            })
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let name = text("Poti", "en");
        let said = description(&DescribedName {
            kind: "Place",
            name: &name,
            others: Vec::new(),
            url: None,
            same_as: &[],
            notes: &[],
        });
        let value: Value = serde_json::from_str(&said).unwrap();
        let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 3, "{keys:?}");
    }
}
