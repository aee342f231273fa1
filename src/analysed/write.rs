//! From files to lines.

use super::Origin;
use super::line::{Outcome, to_json};
use crate::ingest::{FoundFile, read_source};
use crate::model::{Diagnostic, StoredFile};
use crate::text::NothingKnown;
use crate::understand::{Knowledge, understand};
use rayon::prelude::*;
use std::path::PathBuf;

/// One line for each file, in order, and the messages about files that could not be read, which their lines hold too.
///
/// # Errors
///
/// A text cannot be written as JSON.
pub fn lines(
    found: &[FoundFile],
    origin: &Origin,
    knowledge: &Knowledge,
) -> Result<(Vec<u8>, Vec<Diagnostic>), Diagnostic> {
    let lines = found.par_iter().map(|file| {
        let outcome = outcome(file, knowledge);
        let faults = match &outcome {
            Outcome::Text { .. } => Vec::new(),
            Outcome::Unread { faults, .. } => faults.clone(),
        };
        Ok((to_json(origin, outcome)?, faults))
    });
    let lines: Vec<(Vec<u8>, Vec<Diagnostic>)> = lines.collect::<Result<_, Diagnostic>>()?;
    let mut json = Vec::new();
    let mut diagnostics = Vec::new();
    for (line, faults) in lines {
        json.extend(line);
        diagnostics.extend(faults);
    }
    Ok((json, diagnostics))
}

fn outcome(file: &FoundFile, knowledge: &Knowledge) -> Outcome {
    let mut source = match read_source(file, &NothingKnown) {
        Ok(source) => source,
        Err(faults) => {
            return Outcome::Unread {
                path: file.path.clone(),
                faults,
            };
        }
    };
    // Where it lies here says nothing to another machine.
    source.file.location = PathBuf::new();
    let mut document = understand(source.clone(), knowledge);
    document.text = String::new();
    document.file = StoredFile::default();
    Outcome::Text {
        source: Box::new(source),
        document: Box::new(document),
    }
}
