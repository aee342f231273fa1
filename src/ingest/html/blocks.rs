//! The elements of an article as paragraphs, headings, list entries and captions.

use crate::model::BlockKind;
use crate::text::reads_like_code;
use dom_query::NodeRef;

/// A line of a page's text before it has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageLine {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    /// How many of its characters are links.
    pub(super) linked: usize,
}

impl PageLine {
    /// Whether the line is a link and nothing else: a pointer to another page.
    pub(super) fn is_link(&self) -> bool {
        let length = self.text.chars().filter(|c| c.is_alphanumeric()).count();
        self.linked * 10 >= length * 9 && length > 0
    }
}

/// One step of the walk through the tree.
enum Step<'a> {
    Enter(NodeRef<'a>, Inside),
    EndOfBlock,
}

/// What surrounds a node.
#[derive(Clone, Copy)]
struct Inside {
    kind: BlockKind,
    link: bool,
    preformatted: bool,
}

/// The visible lines below a node, in order; a line break in the page ends a line. Iterative: pages nest as deep as they like.
pub(super) fn lines_of(root: &NodeRef) -> Vec<PageLine> {
    let top = Inside {
        kind: BlockKind::Paragraph,
        link: false,
        preformatted: false,
    };
    let mut lines = Vec::new();
    let mut open = Open::default();
    let mut steps = vec![Step::Enter(*root, top)];
    while let Some(step) = steps.pop() {
        let (node, inside) = match step {
            Step::EndOfBlock => {
                open.close(&mut lines);
                continue;
            }
            Step::Enter(node, inside) => (node, inside),
        };
        if node.is_text() {
            open.add(&node.text(), inside, &mut lines);
            continue;
        }
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        if matches!(name, "script" | "style" | "noscript" | "template" | "head") {
            continue;
        }
        if matches!(name, "br" | "hr") {
            open.close(&mut lines);
            continue;
        }
        let inside = Inside {
            kind: kind_of(&node, name, inside.kind),
            link: inside.link || name == "a",
            preformatted: inside.preformatted || name == "pre",
        };
        if is_block(name) || is_caption_class(&node) {
            open.close(&mut lines);
            steps.push(Step::EndOfBlock);
        }
        let mut children: Vec<_> = node.children();
        children.reverse();
        steps.extend(children.into_iter().map(|child| Step::Enter(child, inside)));
    }
    open.close(&mut lines);
    lines
}

/// The line being gathered.
#[derive(Default)]
struct Open {
    text: String,
    kind: Option<BlockKind>,
    linked: usize,
}

impl Open {
    fn add(&mut self, text: &str, inside: Inside, lines: &mut Vec<PageLine>) {
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                if inside.preformatted {
                    self.close(lines);
                } else {
                    self.space();
                }
            }
            for c in part.chars() {
                if c.is_whitespace() {
                    self.space();
                } else if !c.is_control() {
                    self.kind.get_or_insert(inside.kind);
                    self.linked += usize::from(inside.link && c.is_alphanumeric());
                    self.text.push(c);
                }
            }
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn close(&mut self, lines: &mut Vec<PageLine>) {
        let done = std::mem::take(self);
        let text = done.text.trim_end();
        if text.chars().any(char::is_alphanumeric) {
            lines.push(PageLine {
                kind: done.kind.unwrap_or(BlockKind::Paragraph),
                text: text.to_owned(),
                linked: done.linked,
            });
        }
    }
}

fn kind_of(node: &NodeRef, name: &str, outer: BlockKind) -> BlockKind {
    let level = name
        .strip_prefix('h')
        .and_then(|level| level.parse().ok())
        .filter(|level| (1..=6).contains(level));
    match (name, level) {
        ("figcaption" | "caption", _) => BlockKind::Caption,
        _ if is_caption_class(node) => BlockKind::Caption,
        (_, Some(level)) => BlockKind::Heading(level),
        ("li" | "dt" | "dd", _) if outer != BlockKind::Caption => BlockKind::ListItem,
        ("blockquote", _) => BlockKind::Quote,
        ("pre", _) if reads_like_code(&node.text()) => BlockKind::Code,
        _ => outer,
    }
}

/// Classes of captions and of the credits below pictures.
fn is_caption_class(node: &NodeRef) -> bool {
    node.class().is_some_and(|class| {
        let class = class.to_lowercase();
        let words: Vec<&str> = class
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        words.iter().any(|word| CAPTION_WORDS.contains(word))
            || words
                .windows(2)
                .any(|pair| PICTURE_WORDS.contains(&pair[0]) && CREDIT_WORDS.contains(&pair[1]))
    })
}

const CAPTION_WORDS: &[&str] = &[
    "caption",
    "figcaption",
    "imagecaption",
    "imgcaption",
    "piccaption",
    "photocaption",
    "photocredit",
    "imagecredit",
    "imgcredit",
    "bildunterschrift",
    "bildnachweis",
];

const PICTURE_WORDS: &[&str] = &[
    "photo", "image", "img", "picture", "pic", "media", "figure", "bild", "foto",
];

const CREDIT_WORDS: &[&str] = &[
    "credit",
    "credits",
    "copyright",
    "source",
    "author",
    "description",
    "text",
    "legend",
];

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "pre"
            | "figure"
            | "figcaption"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "address"
            | "details"
            | "summary"
            | "center"
            | "body"
            | "html"
            | "fieldset"
            | "hgroup"
            | "aside"
            | "footer"
            | "nav"
            | "form"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn lines(html: &str) -> Vec<(BlockKind, String)> {
        let page = Document::from(html);
        lines_of(&page.body().expect("a body"))
            .into_iter()
            .map(|line| (line.kind, line.text))
            .collect()
    }

    #[test]
    fn blocks_and_kinds() {
        let html = "<h2>Harbour</h2><p>The <b>old</b>\n pier<br>is closed.</p><ul><li>One<li>Two</ul><figure><img><figcaption>The pier</figcaption></figure>";
        assert_eq!(
            lines(html),
            [
                (BlockKind::Heading(2), "Harbour".to_owned()),
                (BlockKind::Paragraph, "The old pier".to_owned()),
                (BlockKind::Paragraph, "is closed.".to_owned()),
                (BlockKind::ListItem, "One".to_owned()),
                (BlockKind::ListItem, "Two".to_owned()),
                (BlockKind::Caption, "The pier".to_owned()),
            ]
        );
    }

    #[test]
    fn lines_that_are_links() {
        let page =
            Document::from("<p><a>Read about the bridge</a></p><p>He saw <a>the bridge</a>.</p>");
        let lines = lines_of(&page.body().expect("a body"));
        assert!(lines[0].is_link() && !lines[1].is_link());
    }
}
