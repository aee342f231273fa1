//! Which headlines and leads lack a translation.

use crate::config::Setup;
use crate::model::{Diagnostic, Release, Severity, Site, TextToTranslate};
use crate::{render, translate};

/// The headlines and leads for which the owner's program is to be asked; none where the owner has no program.
pub fn texts_without_translation(
    setup: &Setup,
    release: &Release,
    site: &Site,
) -> Vec<TextToTranslate> {
    if setup.site.translate.is_none() {
        return Vec::new();
    }
    let wanted = render::texts_to_translate(release, site, &setup.languages);
    translate::missing(&wanted, &release.translations)
}

/// A note of them, for pages that are made without asking.
pub(super) fn untranslated(setup: &Setup, release: &Release, site: &Site) -> Option<Diagnostic> {
    let missing = texts_without_translation(setup, release, site);
    translate::untranslated(&missing, None).map(|told| Diagnostic {
        severity: Severity::Note,
        hint: Some("`cuttings build` asks the program".to_owned()),
        ..told
    })
}
