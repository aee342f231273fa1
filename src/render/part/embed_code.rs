//! How another site can show a page in a frame: the code to paste, and where the page for the frame is.

use crate::model::{Archive, Site};
use crate::render::context::{PageContext, Subject};
use crate::render::escape::escape_text;
use serde::Serialize;

/// Width that is suggested to other sites, in CSS pixels.
pub(crate) const WIDTH: u32 = 600;

/// Height that is suggested to other sites, in CSS pixels; with the script it follows the content.
pub(crate) const HEIGHT: u32 = 480;

/// How another site can show a page in a frame: the code to paste, once without a script and once with one that fits the height.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EmbedView {
    /// The frame's title.
    pub(crate) title: String,
    /// Code of the frame alone.
    pub(crate) code: String,
    /// The same with the script.
    pub(crate) code_with_script: String,
    /// Link to the page for the frame.
    pub(crate) href: String,
    /// Link to the description for programs (oEmbed).
    pub(crate) oembed: String,
}

impl EmbedView {
    /// For the first page about a subject; only with a base address, since another site needs a whole address.
    pub(super) fn of(page: &PageContext<'_>, subject: Subject, title: &str) -> Option<Self> {
        if !can_be_framed(page.context.site, subject) {
            return None;
        }
        let title = match title {
            "" => page.edition.title.clone(),
            title => title.to_string(),
        };
        let code = code(page, subject, &title)?;
        let script = page.absolute("static/embed.js")?;
        Some(Self {
            code_with_script: format!("{code}\n<script src=\"{script}\" async></script>"),
            code,
            href: page.to(&frame_address(page.archive(), subject)),
            oembed: page.to(&oembed_address(page.archive(), subject)),
            title,
        })
    }
}

/// Whether there is a page for frames about a subject.
pub(crate) fn can_be_framed(site: &Site, subject: Subject) -> bool {
    let is_kind_of_frames = match subject {
        Subject::Archive
        | Subject::Event(_)
        | Subject::Person(_)
        | Subject::Topic(_)
        | Subject::Briefing(_) => true,
        Subject::Document(_) | Subject::Entity(_) | Subject::Outlet(_) => false,
    };
    is_kind_of_frames && site.embed_allow.is_some()
}

/// Folder and name of the files for frames, without ending: `events/ID`, `latest`.
fn name(archive: &Archive, subject: Subject) -> String {
    match subject {
        Subject::Archive => "latest".to_string(),
        _ => format!("{}/{}", subject.list(archive), subject.id(archive)),
    }
}

/// Address of the page for a frame about a subject, from the root of an edition.
pub(crate) fn frame_address(archive: &Archive, subject: Subject) -> String {
    format!("embed/{}.html", name(archive, subject))
}

/// Address of its description for other sites, from the root of an edition.
pub(crate) fn oembed_address(archive: &Archive, subject: Subject) -> String {
    format!("oembed/{}.json", name(archive, subject))
}

/// The element that shows the page in another site.
pub(crate) fn code(page: &PageContext<'_>, subject: Subject, title: &str) -> Option<String> {
    let address = page.absolute_to(&frame_address(page.archive(), subject))?;
    Some(format!(
        "<iframe src=\"{address}\" title=\"{}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>",
        escape_text(title)
    ))
}
