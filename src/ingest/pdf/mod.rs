//! PDF with a text layer: bytes come in, paragraphs go out.
//!
//! The crate `hayro-interpret` carries the pages' drawing instructions out and says which letter is set where; here letters become lines, running heads
//! and page numbers go, and lines become paragraphs.

mod direction;
mod hyphens;
mod justified;
mod letters;
mod lines;
mod open_line;
mod packed;
mod paragraphs;
mod properties;
mod running;

use super::extracted::{Extracted, Remark};
use super::panic_guard::catch_panic;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, TransformExt, interpret_page,
};
use letters::PageLetters;

/// Pages that are read; a press text has fewer.
const MOST_PAGES: usize = 2_000;

/// The text of a PDF, or why there is none.
pub(super) fn read_pdf(bytes: &[u8]) -> Result<Extracted, Remark> {
    if packed::unpacks_to_too_much(bytes) {
        return Err(Remark::new(
            "the PDF unpacks to more than can be read",
            "save the article as text, or print it to a new PDF",
        ));
    }
    // The library is asked to give up by a panic when a file would keep it busy for ever; both come back as nothing.
    catch_panic(|| read_pages(bytes)).unwrap_or_else(|| {
        Err(Remark::new(
            "the PDF cannot be read: it is damaged or asks for too much work",
            "open it in another program and print it to a new PDF",
        ))
    })
}

fn read_pages(bytes: &[u8]) -> Result<Extracted, Remark> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(unreadable)?;
    let mut lines = Vec::new();
    let mut heights = Vec::new();
    let mut instructions = 0;
    let mut unreadable_letters = 0;
    let mut letters_read = 0;
    for (number, page) in pdf.pages().iter().take(MOST_PAGES).enumerate() {
        let mut shown = letters_of(&pdf, page, instructions);
        instructions = shown.instructions();
        unreadable_letters += shown.unreadable;
        heights.push(page.render_dimensions().1);
        // Text that is marked as no part of the page, yet most of it; and what character recognition put behind a scan.
        if shown.body.len() < shown.artifacts.len() {
            shown.body.append(&mut shown.artifacts);
        }
        if shown.body.len() * 4 < shown.invisible.len() {
            shown.body.append(&mut shown.invisible);
        }
        letters_read += shown.body.len();
        lines.extend(lines::page_lines(shown.body, number));
    }
    if letters_read == 0 {
        return Err(no_text(unreadable_letters > 0));
    }
    let (lines, address) = running::take_off_running(lines, &heights);
    let blocks = paragraphs::paragraphs(&lines);
    let mut extracted = Extracted {
        metadata: properties::read_properties(&pdf, &blocks),
        ..Extracted::default()
    };
    extracted.metadata.url = address;
    for (kind, text) in &blocks {
        extracted.push(*kind, text);
    }
    if pdf.pages().len() > MOST_PAGES {
        extracted.notes.push(Remark::new(
            format!("only the first {MOST_PAGES} pages were read"),
            "split the file into single articles",
        ));
    }
    if unreadable_letters * 20 > letters_read {
        extracted.notes.push(Remark::new(
            "the PDF does not say which letters some of its signs are; they are left out",
            "run character recognition (OCR) on it if words are missing",
        ));
    }
    Ok(extracted)
}

fn letters_of<'a>(pdf: &'a Pdf, page: &Page<'a>, instructions: usize) -> PageLetters {
    let to_page = page.initial_transform(true).to_kurbo();
    let (width, height) = page.render_dimensions();
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let cache = InterpreterCache::new();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(to_page, area, &cache, pdf.xref(), settings);
    let mut letters = PageLetters::new(instructions);
    interpret_page(page, &mut context, &mut letters);
    letters
}

fn unreadable(error: LoadPdfError) -> Remark {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Remark::new(
            "the PDF is locked with a password",
            "open it with the password and print it to a new PDF",
        ),
        LoadPdfError::Decryption(_) => Remark::new(
            "the PDF is encrypted in a way that cannot be read",
            "open it in another program and print it to a new PDF",
        ),
        LoadPdfError::Invalid => Remark::new(
            "the file is not a PDF, or is damaged",
            "open it in another program and print it to a new PDF, or fetch it again",
        ),
    }
}

fn no_text(has_signs: bool) -> Remark {
    let message = if has_signs {
        "the PDF does not say which letters its signs are"
    } else {
        "the PDF has no text, only pictures"
    };
    Remark::new(
        message,
        "run character recognition (OCR) on it, for instance with ocrmypdf, or paste the article into a .txt file",
    )
}
