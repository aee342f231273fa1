//! The letters of a page with their places, as the page's drawing instructions set them.

use crate::ingest::panic_guard::abort_parser;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, Name, String as PdfString};
use hayro_interpret::kurbo::{BezPath, Point};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Drawing instructions that are carried out for one document. A page of a newspaper has some ten thousand; forms that draw one another can make
/// a file of a kilobyte last for ever.
pub(super) const MOST_INSTRUCTIONS: usize = 10_000_000;

/// One glyph: its text (often one letter, several for a ligature), and its place in points, from the top left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    /// The size of the type.
    pub(super) size: f32,
}

/// What a page shows.
#[derive(Default)]
pub(super) struct PageLetters {
    /// The page's text, in the order in which it is drawn.
    pub(super) body: Vec<Letter>,
    /// What the file marks as no part of the text: running heads, page numbers.
    pub(super) artifacts: Vec<Letter>,
    /// Text that is there but not drawn: what character recognition found on a scanned page.
    pub(super) invisible: Vec<Letter>,
    /// Glyphs that the file gives no letter for.
    pub(super) unreadable: usize,
    instructions: usize,
    marks: Vec<MarkedContent>,
}

/// A piece of marked content that is open.
enum MarkedContent {
    Plain,
    Artifact,
    /// The text to be read in place of the glyphs, until it was taken.
    Actual(Option<String>),
}

impl PageLetters {
    pub(super) fn new(instructions: usize) -> Self {
        Self {
            instructions,
            ..Self::default()
        }
    }

    /// Instructions carried out so far, those before this page included.
    pub(super) fn instructions(&self) -> usize {
        self.instructions
    }

    fn count(&mut self) {
        self.instructions += 1;
        if self.instructions > MOST_INSTRUCTIONS {
            abort_parser();
        }
    }

    fn add(&mut self, letter: Letter, drawn: bool) {
        let artifact = self
            .marks
            .iter()
            .any(|mark| matches!(mark, MarkedContent::Artifact));
        let letters = match (artifact, drawn) {
            (true, _) => &mut self.artifacts,
            (false, true) => &mut self.body,
            (false, false) => &mut self.invisible,
        };
        let joins = letter.text.chars().all(is_combining_mark);
        match letters.last_mut() {
            Some(last) if joins => last.text.push_str(&letter.text),
            _ => letters.push(letter),
        }
    }

    /// The text of the glyph; empty if an earlier glyph of the same content has supplied it.
    fn meaning(&mut self, glyph: &Glyph<'_>) -> String {
        for mark in self.marks.iter_mut().rev() {
            if let MarkedContent::Actual(text) = mark {
                return text.take().unwrap_or_default();
            }
        }
        match glyph.as_unicode() {
            Some(BfString::Char('\0')) | None => {
                self.unreadable += 1;
                String::new()
            }
            Some(BfString::Char(letter)) => plain_letters(letter),
            Some(BfString::String(text)) => text.chars().map(plain_letters).collect(),
        }
    }
}

/// Ligatures and the shaped forms of Arabic letters become plain letters; private-use characters are dropped.
fn plain_letters(letter: char) -> String {
    match letter {
        '\u{FB00}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => letter.nfkc().collect(),
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' => String::new(),
        '\t' | '\n' | '\r' | '\u{A0}' => " ".to_owned(),
        _ => letter.to_string(),
    }
}

impl<'a> Device<'a> for PageLetters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        for glyph in run.glyphs() {
            self.count();
            let text = self.meaning(glyph);
            let place = props.transform * glyph.transform();
            let advance = match &**glyph {
                Glyph::Outline(outline) => outline.advance_width(),
                Glyph::Type3(drawn) => drawn.advance_width(),
            };
            // Glyphs are drawn in thousandths of the type's size.
            let origin = place * Point::ZERO;
            let end = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            let top = place * Point::new(0.0, 1000.0);
            let size = (top - origin).hypot() as f32;
            // Text set upwards or askew: a watermark, a note in the margin.
            let level = (end.y - origin.y).abs() <= (end.x - origin.x).abs() * 0.2 + 0.01;
            let sound = [origin.x, origin.y, end.x, top.y]
                .iter()
                .all(|number| number.is_finite() && number.abs() < 1e6);
            if text.is_empty() || !level || !sound || size < 0.5 {
                continue;
            }
            let letter = Letter {
                text,
                left: origin.x.min(end.x) as f32,
                right: origin.x.max(end.x) as f32,
                baseline: origin.y as f32,
                size,
            };
            self.add(letter, !matches!(mode, DrawMode::Invisible));
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.count();
        let actual = properties
            .and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText".as_slice()))
            .map(|text| super::properties::text_string(text.as_bytes()));
        // A background is an artifact too; only what belongs to the page rather than to the text is meant here.
        let layout = properties
            .and_then(|properties| properties.get::<Name<'_>>(b"Type".as_slice()))
            .is_some_and(|kind| kind.as_str() == "Layout");
        self.marks.push(match (tag, actual) {
            (b"Artifact", _) if !layout => MarkedContent::Artifact,
            (_, Some(text)) => {
                MarkedContent::Actual(Some(text.chars().map(plain_letters).collect()))
            }
            _ => MarkedContent::Plain,
        });
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.count();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
