//! Raw HTML inside Markdown: what a reader would see of it.

use crate::model::Span;

/// Inline elements; the tag of any other element ends a paragraph.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u",
];

/// A piece of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkupPiece {
    /// Text.
    Visible(Span),
    /// A paragraph ends.
    Break,
}

/// Reads a block of raw HTML, whose lines come one by one.
#[derive(Default)]
pub(super) struct RawMarkup {
    place: MarkupState,
    /// Blanks after text: they count once more text of the paragraph follows.
    blanks: Option<Span>,
    in_paragraph: bool,
}

/// The state of the block between two of its lines.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum MarkupState {
    #[default]
    Text,
    Tag,
    Comment,
    /// Inside a script or a style sheet, until this end tag.
    Hidden(&'static str),
}

impl RawMarkup {
    /// What the next line of the block shows, in order.
    pub(super) fn read(&mut self, text: &str, line: Span) -> Vec<MarkupPiece> {
        let mut found = Vec::new();
        let mut at = line.start;
        while at < line.end {
            let rest = &text[at..line.end];
            let taken = match self.place {
                MarkupState::Text if rest.starts_with('<') => self.open(rest, &mut found),
                MarkupState::Text => {
                    let taken = rest.find('<').unwrap_or(rest.len());
                    self.show(&rest[..taken], at, &mut found);
                    taken
                }
                MarkupState::Tag => self.close(rest, ">"),
                MarkupState::Comment => self.close(rest, "-->"),
                MarkupState::Hidden(end) => match find_ignoring_case(rest, end) {
                    Some(before) => {
                        self.place = MarkupState::Tag;
                        before + end.len()
                    }
                    None => rest.len(),
                },
            };
            at += taken;
        }
        found
    }

    /// Reads the beginning of what begins with `<`.
    fn open(&mut self, rest: &str, found: &mut Vec<MarkupPiece>) -> usize {
        if rest.starts_with("<!--") {
            self.place = MarkupState::Comment;
            return 4;
        }
        let name: String = rest[1..]
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if !INLINE.contains(&name.as_str()) {
            found.push(MarkupPiece::Break);
            self.blanks = None;
            self.in_paragraph = false;
        }
        self.place = match (name.as_str(), rest.starts_with("</")) {
            ("script", false) => MarkupState::Hidden("</script"),
            ("style", false) => MarkupState::Hidden("</style"),
            _ => MarkupState::Tag,
        };
        1
    }

    fn close(&mut self, rest: &str, end: &str) -> usize {
        match rest.find(end) {
            Some(before) => {
                self.place = MarkupState::Text;
                before + end.len()
            }
            None => rest.len(),
        }
    }

    fn show(&mut self, piece: &str, at: usize, found: &mut Vec<MarkupPiece>) {
        let start = at + piece.len() - piece.trim_start().len();
        let end = at + piece.trim_end().len();
        if start >= end {
            if self.in_paragraph && self.blanks.is_none() {
                self.blanks = Some(Span::new(at, at + piece.len()));
            }
            return;
        }
        let before = self.blanks.take().unwrap_or(Span::new(at, start));
        if self.in_paragraph && !before.is_empty() {
            found.push(MarkupPiece::Visible(before));
        }
        found.push(MarkupPiece::Visible(Span::new(start, end)));
        self.in_paragraph = true;
        self.blanks = (end < at + piece.len()).then(|| Span::new(end, at + piece.len()));
    }
}

/// `wanted` is ASCII and in small letters.
fn find_ignoring_case(text: &str, wanted: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut markup = RawMarkup::default();
        let mut at = 0;
        let mut all = String::new();
        for line in text.split_inclusive('\n') {
            for piece in markup.read(text, Span::new(at, at + line.len())) {
                match piece {
                    MarkupPiece::Visible(span) => all.push_str(span.of(text)),
                    MarkupPiece::Break => all.push('|'),
                }
            }
            at += line.len();
        }
        all
    }

    #[test]
    fn text_between_tags_is_seen() {
        assert_eq!(
            shown("<div\n class=\"a\">The <b>bridge</b> is\nopen.<br>Go!\n</div>\n"),
            "|The bridge is\nopen.|Go!|"
        );
    }

    #[test]
    fn scripts_styles_and_comments_are_not() {
        assert_eq!(
            shown("<Script>if (a < b) c()</SCRIPT ><style>\na{}\n</style><!-- x > y\n -->й<p"),
            "||й|"
        );
    }
}
