//! Draws a card: paper, a stripe, the archive's name above, the headline in the middle, a line below.

use super::face::{draw, width};
use super::png::Picture;
use super::written::Card;
use ab_glyph_rasterizer::Rasterizer;

/// As wide and as high as social networks show such pictures.
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;

const PAPER: [u8; 3] = [0xfd, 0xfc, 0xfa];
const INK: [u8; 3] = [0x1d, 0x1b, 0x19];
const STRIPE: [u8; 3] = [0x7a, 0x1f, 0x1f];
/// Shades from paper to ink; the colour behind them is the stripe's.
const SHADES: u8 = 15;
/// The shade of what is less important.
const QUIET: f32 = 0.68;

const STRIPE_WIDTH: usize = 28;
const LEFT: usize = 88;
const RIGHT: usize = 64;
/// Sizes of a headline and how many lines of each there is room for.
const HEADLINES: [(f32, usize); 4] = [(76.0, 3), (64.0, 4), (54.0, 5), (46.0, 6)];
const SMALL: f32 = 34.0;

/// The card as PNG; nothing where it cannot be packed.
pub(super) fn png(card: &Card) -> Option<Vec<u8>> {
    let mut picture = Picture {
        width: WIDTH,
        height: HEIGHT,
        pixels: vec![0; WIDTH * HEIGHT],
        colours: colours(),
    };
    for row in picture.pixels.chunks_mut(WIDTH) {
        row[..STRIPE_WIDTH].fill(SHADES);
    }
    let (title, above) = match &card.headline {
        Some(headline) => (headline, Some(&card.archive)),
        None => (&card.archive, None),
    };
    if let Some(archive) = above {
        line(&mut picture, &cut(archive, SMALL), SMALL, 100, QUIET);
    }
    if let Some(foot) = &card.foot {
        line(&mut picture, &cut(foot, SMALL), SMALL, HEIGHT - 64, QUIET);
    }
    let (size, lines) = laid_out(title);
    let leading = size * 1.18;
    let block = leading * (lines.len() as f32 - 1.0);
    let first = (HEIGHT as f32 - block) / 2.0 + size * 0.36;
    for (at, text) in lines.iter().enumerate() {
        let base = first + leading * at as f32;
        line(&mut picture, text, size, base.round() as usize, 1.0);
    }
    picture.png().ok()
}

/// The largest size at which a headline has room, and its lines; what does not fit at the smallest is cut.
fn laid_out(title: &str) -> (f32, Vec<String>) {
    let mut last = (HEADLINES[0].0, Vec::new());
    for (size, most) in HEADLINES {
        let lines = lines(title, size);
        if lines.len() <= most {
            return (size, lines);
        }
        let mut shown: Vec<String> = lines[..most].to_vec();
        if let Some(end) = shown.last_mut() {
            *end = cut(&format!("{end} …"), size).replace(" …", "…");
        }
        last = (size, shown);
    }
    last
}

/// A text in lines that fit at a size, broken between words.
fn lines(text: &str, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut()
            && fits(&format!("{line} {word}"), size)
        {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(cut(word, size));
        }
    }
    lines
}

fn fits(text: &str, size: f32) -> bool {
    width(text, size) <= (WIDTH - LEFT - RIGHT) as f32
}

/// A text cut so that it fits on one line.
fn cut(text: &str, size: f32) -> String {
    if fits(text, size) {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    while kept.pop().is_some() {
        let shorter = format!("{}…", kept.iter().collect::<String>().trim_end());
        if fits(&shorter, size) {
            return shorter;
        }
    }
    String::new()
}

/// Draws a line of text at the left margin.
fn line(picture: &mut Picture, text: &str, size: f32, base: usize, strength: f32) {
    let above = (size * 1.2) as usize;
    let height = (size * 1.6) as usize;
    let mut shape = Rasterizer::new(WIDTH - LEFT, height);
    draw(text, size, above as f32, &mut shape);
    let top = base.saturating_sub(above);
    shape.for_each_pixel_2d(|x, y, covered| {
        let (x, y) = (LEFT + x as usize, top + y as usize);
        if covered > 0.0 && y < HEIGHT {
            let shade = covered.min(1.0) * strength * f32::from(SHADES - 1);
            let pixel = &mut picture.pixels[y * WIDTH + x];
            *pixel = (*pixel).max(shade.round() as u8);
        }
    });
}

/// The shades from paper to ink, and the stripe's colour.
fn colours() -> [[u8; 3]; 16] {
    let mut out = [STRIPE; 16];
    for (at, colour) in out.iter_mut().enumerate().take(usize::from(SHADES)) {
        let share = at as f32 / f32::from(SHADES - 1);
        let mixed = PAPER.iter().zip(INK);
        for (into, (paper, ink)) in colour.iter_mut().zip(mixed) {
            let (paper, ink) = (f32::from(*paper), f32::from(ink));
            *into = (paper + (ink - paper) * share).round() as u8;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_headlines_are_smaller_and_the_longest_are_cut() {
        let (size, lines) = laid_out("The bridge is open");
        assert_eq!((size, lines.len()), (76.0, 1));
        let (size, lines) = laid_out(&"Council votes for another bridge ".repeat(5));
        assert!(size < 76.0 && lines.len() > 2, "{size} {lines:?}");
        let (size, lines) = laid_out(&"Council votes for another bridge ".repeat(20));
        assert_eq!((size, lines.len()), (46.0, 6));
        assert!(lines[5].ends_with('…'), "{lines:?}");
        assert!(lines.iter().all(|line| fits(line, size)));
        let (_, lines) = laid_out(&"x".repeat(400));
        assert!(lines.len() == 1 && lines[0].ends_with('…'));
    }

    #[test]
    fn a_card_is_small_and_has_ink() {
        let card = Card {
            archive: "Valley papers".to_owned(),
            headline: Some("Мост через Тарен открыт для движения поездов".to_owned()),
            foot: Some("10 December 2025".to_owned()),
        };
        let bytes = png(&card).expect("a picture");
        assert!((3_000..30_000).contains(&bytes.len()), "{}", bytes.len());
        assert_eq!(png(&card), Some(bytes));
    }
}
