//! Names that the owner's own words still contain.

use super::Pseudonyms;
use super::replace::Piece;
use crate::model::{CURATION_FILE, Curation, Diagnostic, OverrideDecisions};

const HINT: &str =
    "it is replaced on the site; take it out here as well, for the file itself may be public";

impl Pseudonyms {
    /// Warnings about names in curation.yaml other than in the decisions that replace them, and in other files of the owner's (path and text).
    pub fn owner_warnings(
        &self,
        curation: &Curation,
        files: &[(String, String)],
    ) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        let still = |text: &str| self.replaced(text, Piece::Owner, false) != text;
        let warn = |path: &str, line: usize| {
            Diagnostic::warning("this still contains a name that is replaced by a pseudonym")
                .at(path)
                .line(line)
                .hint(HINT)
        };
        for (path, text) in files {
            let lines = text.lines().enumerate().filter(|(_, line)| still(line));
            out.extend(lines.map(|(at, _)| warn(path, at + 1)));
        }
        let titles = |overrides: &OverrideDecisions| -> Vec<(String, usize)> {
            let titles = overrides.titles.iter();
            titles.map(|d| (d.value.2.clone(), d.line)).collect()
        };
        let mut words = titles(&curation.story_overrides);
        words.extend(titles(&curation.event_overrides));
        words.extend(
            curation
                .people_notes
                .iter()
                .map(|d| (d.value.1.clone(), d.line)),
        );
        words.extend(
            curation
                .people_rename
                .iter()
                .map(|d| (d.value.2.clone(), d.line)),
        );
        for decision in &curation.withdrawn {
            let reasons = decision.value.reason.values();
            words.extend(reasons.map(|reason| (reason.clone(), decision.line)));
        }
        for (text, line) in words {
            let warning = warn(CURATION_FILE, line);
            if still(&text) && !out.contains(&warning) {
                out.push(warning);
            }
        }
        out
    }
}
