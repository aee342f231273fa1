//! What a line was made with.

use crate::config::Setup;
use crate::disk;
use crate::memory::{Memory, RememberedTexts};
use crate::model::Diagnostic;
use crate::text::ContentHash;
use serde::{Deserialize, Serialize};

/// The program, and the set-up that understanding depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Version and a hash of the executable file.
    pub(super) program: String,
    /// A hash of topics, outlets, language packs and the name of the content folder.
    pub(super) setup: String,
}

impl Origin {
    /// This program and this set-up; `memory` knows the archive's own language packs.
    ///
    /// # Errors
    ///
    /// The executable file of the program cannot be read.
    pub fn of(setup: &Setup, memory: &Memory) -> Result<Self, Diagnostic> {
        let bytes = std::env::current_exe()
            .and_then(|file| disk::read(&file))
            .map_err(|error| {
                Diagnostic::error(format!("the program cannot read its own file: {error}"))
                    .hint("install it again")
            })?;
        let outlets = setup.site.outlet_spellings();
        let texts = RememberedTexts::new(memory, &setup.site.topics, &outlets).setup();
        let content = setup.site.content.as_bytes();
        let setup = ContentHash::of_all(&[&texts.0.to_le_bytes(), content]);
        Ok(Self {
            program: format!(
                "{} {:032x}",
                env!("CARGO_PKG_VERSION"),
                ContentHash::of(&bytes).0
            ),
            setup: format!("{:032x}", setup.0),
        })
    }

    /// Why a line of another origin is of no use, and what to do.
    ///
    /// # Errors
    ///
    /// The origins differ.
    pub(super) fn check(&self, line: &Self) -> Result<(), Diagnostic> {
        let fault = if self.program != line.program {
            let version = line.program.split(' ').next().unwrap_or_default();
            let own = env!("CARGO_PKG_VERSION");
            match version == own {
                true => format!("another build of the program, also {own}, wrote this line"),
                false => format!("version {version} of the program wrote this line, not {own}"),
            }
        } else if self.setup != line.setup {
            "this line was written for other topics, outlets, language packs or another content folder"
                .to_owned()
        } else {
            return Ok(());
        };
        Err(Diagnostic::error(fault).hint(
            "analyze the texts again, with the program and the archive that you build with: cuttings analyze --full",
        ))
    }
}
