//! What the paragraph styles of a document mean.

use super::markup::{attribute, is_on, local, read_markup};
use crate::model::BlockKind;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// What other programs than Word call headings in their own languages; Word itself keeps the English name in the file.
const HEADING_WORDS: [&str; 11] = [
    "heading",
    "заголовок",
    "заголовок",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "nagłówek",
    "başlık",
    "тақырып",
    "sarlavha",
];

/// Styles by their ids.
#[derive(Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbered: bool,
    hidden: bool,
}

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StyleMeaning {
    pub(super) kind: BlockKind,
    pub(super) hidden: bool,
}

impl Styles {
    pub(super) fn read(xml: &str) -> Self {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        read_markup(xml, |event| match event {
            Event::Start(element) | Event::Empty(element) => match local(&element) {
                "style" => {
                    let id = attribute(&element, "styleId").unwrap_or_default();
                    open = Some((id, Style::default()));
                }
                part => {
                    if let Some((_, style)) = &mut open {
                        let value = || attribute(&element, "val");
                        match part {
                            "name" => style.name = value().unwrap_or_default().to_lowercase(),
                            "basedOn" => style.based_on = value(),
                            "outlineLvl" => style.outline = value().and_then(|v| v.parse().ok()),
                            "numId" => style.numbered = value().is_some_and(|v| v != "0"),
                            "vanish" => style.hidden = is_on(&element),
                            _ => {}
                        }
                    }
                }
            },
            Event::End(element) if element.local_name().into_inner() == "style" => {
                if let Some((id, style)) = open.take() {
                    styles.insert(id, style);
                }
            }
            _ => {}
        });
        Self(styles)
    }

    /// What the style of this id means, with what it takes over from the style it is based on.
    pub(super) fn meaning(&self, id: &str) -> StyleMeaning {
        let mut hidden = false;
        let mut numbered = false;
        let mut at = Some(id.to_owned());
        // Styles can be based on one another in a circle; ten are more than anybody uses.
        for _ in 0..10 {
            let Some(id) = at.take() else { break };
            let Some(style) = self.0.get(&id) else {
                // A document without its styles still has their ids.
                let kind = named(&id.to_lowercase()).unwrap_or(BlockKind::Paragraph);
                return StyleMeaning { kind, hidden };
            };
            hidden |= style.hidden;
            numbered |= style.numbered;
            let by_outline = style
                .outline
                .filter(|level| *level < 9)
                .map(|level| BlockKind::Heading((level + 1).min(6)));
            if let Some(kind) = named(&style.name).or(by_outline) {
                return StyleMeaning { kind, hidden };
            }
            at = style.based_on.clone();
        }
        let kind = if numbered {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        };
        StyleMeaning { kind, hidden }
    }
}

/// What a style of this name, in small letters, is for.
fn named(name: &str) -> Option<BlockKind> {
    let plain = name.trim().replace([' ', '-'], "");
    let word = plain.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let level = plain[word.len()..].parse::<u8>().ok();
    match (word, level) {
        ("title", None) => Some(BlockKind::Heading(1)),
        ("subtitle", None) => Some(BlockKind::Heading(2)),
        ("caption" | "figure" | "illustration", _) => Some(BlockKind::Caption),
        ("quote" | "intensequote" | "blockquotation" | "quotations", _) => Some(BlockKind::Quote),
        ("listbullet" | "listnumber", _) => Some(BlockKind::ListItem),
        (word, Some(level @ 1..=9)) if HEADING_WORDS.contains(&word) => {
            Some(BlockKind::Heading(level.min(6)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_by_name_outline_and_inheritance() {
        let styles = Styles::read(
            r#"<w:styles><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="a"><w:name w:val="Our rubric"/><w:basedOn w:val="1"/></w:style>
            <w:style w:styleId="b"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
            <w:style w:styleId="c"><w:name w:val="loop"/><w:basedOn w:val="c"/></w:style>
            <w:style w:styleId="h"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#,
        );
        let kind = |id| styles.meaning(id).kind;
        assert_eq!(kind("a"), BlockKind::Heading(1));
        assert_eq!(kind("b"), BlockKind::Heading(2));
        assert_eq!(kind("c"), BlockKind::Paragraph);
        assert_eq!(kind("Heading3"), BlockKind::Heading(3));
        assert!(styles.meaning("h").hidden);
    }

    #[test]
    fn names_in_other_languages() {
        assert_eq!(named("заголовок 2"), Some(BlockKind::Heading(2)));
        assert_eq!(named("überschrift 1"), Some(BlockKind::Heading(1)));
        assert_eq!(named("list paragraph"), None);
    }
}
