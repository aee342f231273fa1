//! Saved web pages: the main text and what the page says about itself.

use crate::model::Metadata;
use dom_smoothie::{Article, Config, Readability, TextMode};

/// The text of a page with its title as the first line, and the page's own metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ExtractedPage {
    pub(super) text: String,
    pub(super) metadata: Metadata,
    /// The main text could not be told from the rest; all visible text was taken.
    pub(super) whole_page: bool,
}

/// Elements a page may have before its main text is no longer looked for.
const MOST_ELEMENTS: usize = 200_000;

/// Finds the main text by the Readability method (crate `dom_smoothie`), with title, author, date, outlet and address from JSON-LD, Open Graph and
/// `meta`, in that order.
pub(super) fn extract_page(html: &str) -> ExtractedPage {
    let config = Config {
        text_mode: TextMode::Formatted,
        max_elements_to_parse: MOST_ELEMENTS,
        ..Config::default()
    };
    let article = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    match article {
        Ok(article) => from_article(article),
        Err(_) => from_whole_page(html),
    }
}

fn from_article(article: Article) -> ExtractedPage {
    let title = one_line(&article.title);
    let metadata = Metadata {
        title: title.clone(),
        date: article.published_time,
        language: article.lang,
        outlet: article.site_name.as_deref().and_then(one_line),
        url: article.url,
        authors: article
            .byline
            .as_deref()
            .and_then(one_line)
            .into_iter()
            .collect(),
        ..Metadata::default()
    };
    ExtractedPage {
        text: with_title(title.as_deref(), &article.text_content),
        metadata,
        whole_page: false,
    }
}

fn from_whole_page(html: &str) -> ExtractedPage {
    let text = without_hidden_parts(html);
    let title = html
        .find("<title>")
        .and_then(|at| html[at + 7..].split("</title>").next())
        .and_then(one_line);
    ExtractedPage {
        text: with_title(title.as_deref(), &text),
        metadata: Metadata {
            title,
            ..Metadata::default()
        },
        whole_page: true,
    }
}

fn without_hidden_parts(html: &str) -> String {
    let page = dom_query::Document::from(html);
    page.select("script, style, noscript, template, nav, head")
        .remove();
    page.formatted_text().to_string()
}

fn with_title(title: Option<&str>, text: &str) -> String {
    let text = text.trim();
    match title {
        Some(title) if !text.starts_with(title) => format!("{title}\n\n{text}\n"),
        _ => format!("{text}\n"),
    }
}

fn one_line(text: &str) -> Option<String> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_text_and_metadata() {
        let sentence = "The ferry across the strait will run every two hours from next spring, the harbour board said. ";
        let html = format!(
            "<html lang=en><head><title>Ferry to run - The Daily</title><meta property='og:title' content='Ferry to run'>\
             <meta property='article:published_time' content='2025-03-04T10:00:00Z'><meta property='og:site_name' content='The Daily'></head>\
             <body><nav>Home News Sport</nav><article><h1>Ferry to run</h1><p>{0}</p><p>{0}</p><p>{0}</p><p>{0}</p></article>\
             <script>var x = 1</script></body></html>",
            sentence.repeat(3)
        );
        let page = extract_page(&html);
        assert!(page.text.contains("every two hours"));
        assert!(!page.text.contains("Sport") && !page.text.contains("var x"));
        assert_eq!(page.metadata.outlet.as_deref(), Some("The Daily"));
        assert_eq!(page.metadata.date.as_deref(), Some("2025-03-04T10:00:00Z"));
    }

    #[test]
    fn broken_markup_still_gives_its_text() {
        let page = extract_page("<title>A</title><p>One<div>Two");
        assert!(
            page.text.contains("One") && page.text.contains("Two"),
            "{page:?}"
        );
    }
}
