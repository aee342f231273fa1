//! What a page says about its article in JSON-LD (schema.org).

use dom_query::Document;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The properties of schema.org's Article that matter here, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LinkedData {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    /// The site or paper that the page is a part of.
    pub(super) part_of: Option<String>,
    /// The page says that not everybody may read the whole text.
    pub(super) is_cut_off: bool,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// How deep objects may lie in one another.
const DEEPEST: usize = 12;

/// Reads every JSON-LD script; the first article with a headline or a date wins, a page about it fills what is missing.
pub(super) fn read_linked_data(page: &Document) -> LinkedData {
    let mut articles = Vec::new();
    let mut pages = Vec::new();
    let scripts = page.select("script[type='application/ld+json']");
    let values: Vec<Value> = scripts
        .nodes()
        .iter()
        .filter_map(|script| serde_json::from_str(&tolerant(&script.text())).ok())
        .collect();
    let mut named = Nodes::new();
    for value in &values {
        name_nodes(value, 0, &mut named);
    }
    for value in &values {
        gather(value, 0, &named, &mut articles, &mut pages);
    }
    let mut found = LinkedData::default();
    for data in articles.into_iter().chain(pages) {
        found = LinkedData {
            headline: found.headline.or(data.headline),
            published: found.published.or(data.published),
            authors: if found.authors.is_empty() {
                data.authors
            } else {
                found.authors
            },
            publisher: found.publisher.or(data.publisher),
            part_of: found.part_of.or(data.part_of),
            is_cut_off: found.is_cut_off || data.is_cut_off,
            language: found.language.or(data.language),
            url: found.url.or(data.url),
        };
    }
    found
}

/// Objects that have a name (`@id`) and say more than that.
type Nodes<'a> = BTreeMap<&'a str, &'a Map<String, Value>>;

fn name_nodes<'a>(value: &'a Value, depth: usize, named: &mut Nodes<'a>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => values
            .iter()
            .for_each(|value| name_nodes(value, depth + 1, named)),
        Value::Object(object) => {
            if let Some(Value::String(id)) = object.get("@id")
                && object.len() > 1
            {
                named.entry(id).or_insert(object);
            }
            object
                .values()
                .for_each(|value| name_nodes(value, depth + 1, named));
        }
        _ => {}
    }
}

/// Scripts often carry raw line breaks inside strings, comment signs around the whole, or a semicolon behind it.
fn tolerant(script: &str) -> String {
    let inner = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    inner
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn gather(
    value: &Value,
    depth: usize,
    named: &Nodes<'_>,
    articles: &mut Vec<LinkedData>,
    pages: &mut Vec<LinkedData>,
) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(values) => {
            for value in values {
                gather(value, depth + 1, named, articles, pages);
            }
        }
        Value::Object(object) => {
            match kind_of(object) {
                SchemaKind::Article => articles.push(from_object(object, named)),
                SchemaKind::Page => pages.push(LinkedData {
                    headline: None,
                    ..from_object(object, named)
                }),
                SchemaKind::Other => {}
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inner) = object.get(key) {
                    gather(inner, depth + 1, named, articles, pages);
                }
            }
        }
        _ => {}
    }
}

enum SchemaKind {
    Article,
    Page,
    Other,
}

fn kind_of(object: &Map<String, Value>) -> SchemaKind {
    let types: Vec<&str> = match object.get("@type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is_article = |name: &&str| {
        name.ends_with("Article")
            || name.ends_with("Posting")
            || matches!(*name, "Report" | "Review" | "PressRelease")
    };
    if types.iter().any(is_article) {
        SchemaKind::Article
    } else if types.iter().any(|name| name.ends_with("Page")) {
        SchemaKind::Page
    } else {
        SchemaKind::Other
    }
}

fn from_object(object: &Map<String, Value>, named: &Nodes<'_>) -> LinkedData {
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    LinkedData {
        headline: text("headline"),
        published: text("datePublished").or_else(|| text("dateCreated")),
        authors: object
            .get("author")
            .map(|author| names(author, named))
            .unwrap_or_default(),
        publisher: object
            .get("publisher")
            .map(|publisher| names(publisher, named))
            .unwrap_or_default()
            .into_iter()
            .next(),
        part_of: object
            .get("isPartOf")
            .and_then(|whole| name_of_whole(whole, named)),
        is_cut_off: object.get("isAccessibleForFree").is_some_and(is_false),
        language: text("inLanguage"),
        url: text("url").or_else(|| text("mainEntityOfPage")),
    }
}

/// The name of the site or paper that an article or page is a part of. It may be a part of other things, too: of a page, a series, an offer.
fn name_of_whole(whole: &Value, named: &Nodes<'_>) -> Option<String> {
    if let Value::Array(all) = whole {
        return all
            .iter()
            .filter(|whole| !whole.is_array())
            .find_map(|whole| name_of_whole(whole, named));
    }
    let object = whole.as_object()?;
    let node = match object.get("@id").and_then(Value::as_str) {
        Some(id) if !object.contains_key("name") => named.get(id)?,
        _ => object,
    };
    let kind = node.get("@type")?.as_str()?;
    let is_outlet = matches!(kind, "WebSite" | "Newspaper" | "Periodical");
    let name = node.get("name").filter(|_| is_outlet)?;
    name.as_str().map(str::to_owned)
}

/// Schema.org has truth values as such and as words.
fn is_false(value: &Value) -> bool {
    match value {
        Value::Bool(value) => !value,
        Value::String(word) => word.to_ascii_lowercase().ends_with("false"),
        _ => false,
    }
}

/// The names in a string, an object with `name` or one that refers to such an object, or a list of these.
fn names(value: &Value, named: &Nodes<'_>) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Object(object) => object
            .get("name")
            .or_else(|| named.get(object.get("@id")?.as_str()?)?.get("name"))
            .and_then(Value::as_str)
            .map(str::to_owned)
            .into_iter()
            .collect(),
        Value::Array(values) => values
            .iter()
            .filter(|value| !value.is_array())
            .flat_map(|value| names(value, named))
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_in_a_graph() {
        let page = Document::from(
            r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"WebPage","datePublished":"2024-01-01","inLanguage":"fr"},
            {"@type":["NewsArticle"],"headline":"Le pont
            est ouvert","datePublished":"2024-05-06T07:08:00+02:00","author":[{"@type":"Person","name":"Anne Rive"}],
            "publisher":{"@type":"Organization","name":"Le Quai"}}]}</script>"#,
        );
        let data = read_linked_data(&page);
        assert_eq!(data.published.as_deref(), Some("2024-05-06T07:08:00+02:00"));
        assert_eq!(data.authors, ["Anne Rive"]);
        assert_eq!(data.publisher.as_deref(), Some("Le Quai"));
        assert_eq!(data.language.as_deref(), Some("fr"));
        assert!(
            data.headline
                .is_some_and(|headline| headline.starts_with("Le pont"))
        );
    }

    #[test]
    fn references_are_followed_within_and_between_scripts() {
        let page = Document::from(
            r##"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Quay opened","author":{"@id":"#ida"},"publisher":{"@id":"#quay"}},
            {"@type":"Person","@id":"#ida","name":"Ida Holm"}]}</script>
            <script type="application/ld+json">{"@type":"Organization","@id":"#quay","name":"The Quay"}</script>"##,
        );
        let data = read_linked_data(&page);
        assert_eq!(data.authors, ["Ida Holm"]);
        assert_eq!(data.publisher.as_deref(), Some("The Quay"));
    }

    #[test]
    fn the_site_that_a_page_is_a_part_of_and_what_is_behind_a_wall() {
        let page = Document::from(
            r##"<script type="application/ld+json">{"@graph":[{"@type":"WebSite","@id":"#s","name":"The Quay"},{"@type":"WebPage","@id":"#p","name":"Quay opened","isPartOf":{"@id":"#s"}},
            {"@type":"NewsArticle","headline":"Quay opened","isPartOf":{"@id":"#p"},"isAccessibleForFree":"False"}]}</script>"##,
        );
        let data = read_linked_data(&page);
        assert_eq!(data.publisher, None);
        assert_eq!(data.part_of.as_deref(), Some("The Quay"));
        assert!(data.is_cut_off);
    }

    #[test]
    fn broken_scripts_say_nothing() {
        let page = Document::from(r#"<script type="application/ld+json">{"headline": </script>"#);
        assert_eq!(read_linked_data(&page), LinkedData::default());
    }
}
