//! Raw HTML inside Markdown: what a reader would see of it.

use crate::model::Span;

/// Elements that stand inside a line of text; the tag of any other one ends a paragraph.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u",
];

/// A piece of what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text.
    Visible(Span),
    /// A paragraph ends.
    Break,
}

/// Reads a block of raw HTML, whose lines come one by one.
#[derive(Default)]
pub(super) struct RawMarkup {
    place: Place,
    /// Blanks after text: they count once more text of the paragraph follows.
    blanks: Option<Span>,
    in_paragraph: bool,
}

/// Where the block stands between two of its lines.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    Tag,
    Comment,
    /// Inside a script or a style sheet, until this end tag.
    Hidden(&'static str),
}

impl RawMarkup {
    /// What the next line of the block shows, in order.
    pub(super) fn read(&mut self, text: &str, line: Span) -> Vec<Piece> {
        let mut found = Vec::new();
        let mut at = line.start;
        while at < line.end {
            let rest = &text[at..line.end];
            let taken = match self.place {
                Place::Text if rest.starts_with('<') => self.open(rest, &mut found),
                Place::Text => {
                    let taken = rest.find('<').unwrap_or(rest.len());
                    self.show(&rest[..taken], at, &mut found);
                    taken
                }
                Place::Tag => self.close(rest, ">"),
                Place::Comment => self.close(rest, "-->"),
                Place::Hidden(end) => match find_ignoring_case(rest, end) {
                    Some(before) => {
                        self.place = Place::Tag;
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
    fn open(&mut self, rest: &str, found: &mut Vec<Piece>) -> usize {
        if rest.starts_with("<!--") {
            self.place = Place::Comment;
            return 4;
        }
        let name: String = rest[1..]
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if !INLINE.contains(&name.as_str()) {
            found.push(Piece::Break);
            self.blanks = None;
            self.in_paragraph = false;
        }
        self.place = match (name.as_str(), rest.starts_with("</")) {
            ("script", false) => Place::Hidden("</script"),
            ("style", false) => Place::Hidden("</style"),
            _ => Place::Tag,
        };
        1
    }

    fn close(&mut self, rest: &str, end: &str) -> usize {
        match rest.find(end) {
            Some(before) => {
                self.place = Place::Text;
                before + end.len()
            }
            None => rest.len(),
        }
    }

    fn show(&mut self, piece: &str, at: usize, found: &mut Vec<Piece>) {
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
            found.push(Piece::Visible(before));
        }
        found.push(Piece::Visible(Span::new(start, end)));
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
                    Piece::Visible(span) => all.push_str(span.of(text)),
                    Piece::Break => all.push('|'),
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
