//! The lettering of cards: one bundled font, Noto Sans Bold, cut down to Latin, Greek and Cyrillic letters.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The font's file.
static FONT: &[u8] = include_bytes!("../../../../data/card-font.ttf");

static FACE: LazyLock<Option<FontRef<'static>>> = LazyLock::new(|| FontRef::new(FONT).ok());

/// Whether the font has every letter of a text.
pub(super) fn can_write(text: &str) -> bool {
    let Some(face) = FACE.as_ref() else {
        return false;
    };
    let letters = face.charmap();
    let mut all = text.nfc().filter(|c| !c.is_whitespace());
    !text.trim().is_empty() && all.all(|c| letters.map(c).is_some())
}

/// The width of a text at a size, both in pixels.
pub(super) fn width(text: &str, size: f32) -> f32 {
    let Some(face) = FACE.as_ref() else {
        return 0.0;
    };
    let (letters, metrics) = (
        face.charmap(),
        face.glyph_metrics(Size::new(size), LocationRef::default()),
    );
    let glyphs = text.nfc().filter_map(|c| letters.map(c));
    glyphs
        .filter_map(|glyph| metrics.advance_width(glyph))
        .sum()
}

/// Draws a line of text from the left edge on; the base line is at `base`. Sizes are in pixels.
pub(super) fn draw(text: &str, size: f32, base: f32, into: &mut Rasterizer) {
    let Some(face) = FACE.as_ref() else {
        return;
    };
    let settings = Size::new(size);
    let metrics = face.glyph_metrics(settings, LocationRef::default());
    let (letters, outlines) = (face.charmap(), face.outline_glyphs());
    let mut left = 0.0;
    for glyph in text.nfc().filter_map(|c| letters.map(c)) {
        let mut pen = Pen {
            into: &mut *into,
            origin: (left, base),
            begin: point(0.0, 0.0),
            at: point(0.0, 0.0),
        };
        if let Some(outline) = outlines.get(glyph) {
            let unhinted = DrawSettings::unhinted(settings, LocationRef::default());
            // A glyph that is damaged is left out; the bundled font has none.
            let _ = outline.draw(unhinted, &mut pen);
        }
        left += metrics.advance_width(glyph).unwrap_or_default();
    }
}

/// Hands the outlines of glyphs to the rasterizer, whose second axis runs down.
struct Pen<'a> {
    into: &'a mut Rasterizer,
    origin: (f32, f32),
    begin: Point,
    at: Point,
}

impl Pen<'_> {
    fn place(&self, x: f32, y: f32) -> Point {
        point(self.origin.0 + x, self.origin.1 - y)
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.begin = self.place(x, y);
        self.at = self.begin;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.place(x, y);
        self.into.draw_line(self.at, end);
        self.at = end;
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let end = self.place(x, y);
        self.into.draw_quad(self.at, self.place(cx0, cy0), end);
        self.at = end;
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let end = self.place(x, y);
        let (first, second) = (self.place(cx0, cy0), self.place(cx1, cy1));
        self.into.draw_cubic(self.at, first, second, end);
        self.at = end;
    }

    fn close(&mut self) {
        self.into.draw_line(self.at, self.begin);
        self.at = self.begin;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_the_letters_of_our_alphabets() {
        for text in [
            "The “quick” fox – 50 €, No. 1…",
            "Қазақстан Әділет ӘәҒғҚқҢңӨөҰұҮүҺһІі",
            "Ўзбекистон ЎўҚқҒғҲҳ № 5",
            "Oʻzbekiston, Gʻijduvon, taʼlim",
            "Ёжик, Київ, Ґрунт, Їжак",
            "Ελλάδα Ώρα",
            "Façade, Straße, İstanbul, Šķērs, Łódź",
            // A letter and its mark, two signs.
            "Cafe\u{301}",
        ] {
            assert!(can_write(text), "{text}");
        }
        for text in ["", " ", "الجسر", "大桥", "ქართული", "हिन्दी"]
        {
            assert!(!can_write(text), "{text}");
        }
    }

    #[test]
    fn wider_texts_are_wider() {
        assert!(width("Bridge over", 64.0) > width("Bridge", 64.0));
        assert!((width("Bridge", 64.0) / width("Bridge", 32.0) - 2.0).abs() < 0.01);
    }
}
