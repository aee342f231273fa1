//! How to cite a document, for programs that keep literature: RIS (Zotero, EndNote, Citavi) and CSL-JSON (Zotero, Pandoc).

use super::facts::{address_to_read, uri};
use crate::language::UNKNOWN_LANGUAGE;
use crate::model::ArchivedDocument;
use crate::render::address;
use crate::render::context::RenderContext;
use crate::render::edition::headline::headline;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Datelike;
use serde_json::{Value, json};

/// Media type of RIS.
pub(crate) const RIS: &str = "application/x-research-info-systems";

/// Media type of CSL-JSON.
pub(crate) const CSL: &str = "application/vnd.citationstyles.csl+json";

/// A link that holds a small file itself (RFC 2397), so that the file works from a folder as from a server and the site needs none.
pub(crate) fn data_link(media_type: &str, content: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(content))
}

/// One record in RIS; lines end as the format says, and a value never spans lines.
pub(crate) fn ris(context: &RenderContext<'_>, archived: &ArchivedDocument) -> String {
    let document = &archived.document;
    let mut fields: Vec<(&str, String)> = vec![("TY", "NEWS".to_string())];
    fields.extend(document.byline.iter().map(|author| ("AU", author.clone())));
    fields.push(("TI", headline(archived)));
    if let Some(outlet) = archived.outlet {
        fields.push(("T2", context.archive.outlets[outlet].name.clone()));
    }
    if let Some(published) = &archived.published {
        fields.push(("PY", published.date.year().to_string()));
        fields.push(("DA", published.date.format("%Y/%m/%d").to_string()));
    }
    if document.language.tag != UNKNOWN_LANGUAGE {
        fields.push(("LA", document.language.tag.clone()));
    }
    fields.push(("UR", address_to_read(context, archived)));
    fields.push(("DB", context.site.title.clone()));
    fields.push(("AN", uri(context, &address::document(&document.id))));
    let mut out = String::new();
    for (tag, value) in fields {
        let value = value.replace(|c: char| c.is_control() && !c.is_whitespace(), "");
        let value: Vec<&str> = value.split_whitespace().collect();
        out.push_str(&format!("{tag}  - {}\r\n", value.join(" ")));
    }
    out.push_str("ER  - \r\n");
    out
}

/// A list of one item in CSL-JSON.
pub(crate) fn csl(context: &RenderContext<'_>, archived: &ArchivedDocument) -> Value {
    let document = &archived.document;
    let mut item = json!({
        "id": document.id,
        "type": "article-newspaper",
        "title": headline(archived),
        "URL": address_to_read(context, archived),
        "archive": context.site.title,
        "archive_location": uri(context, &address::document(&document.id)),
    });
    if !document.byline.is_empty() {
        let authors = document.byline.iter();
        item["author"] = authors.map(|name| json!({"literal": name})).collect();
    }
    if let Some(outlet) = archived.outlet {
        item["container-title"] = json!(context.archive.outlets[outlet].name);
    }
    if let Some(published) = &archived.published {
        let date = published.date;
        item["issued"] = json!({"date-parts": [[date.year(), date.month(), date.day()]]});
    }
    if document.language.tag != UNKNOWN_LANGUAGE {
        item["language"] = json!(document.language.tag);
    }
    json!([item])
}
