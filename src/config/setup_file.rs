//! The place of a value in a set-up file, as the parser gives it.

use crate::model::Diagnostic;
use crate::text::at_byte;

/// A set-up file.
#[derive(Clone, Copy, Debug)]
pub(super) struct SetupFile<'a> {
    /// Its path, relative to the archive's root.
    pub(super) path: &'a str,
    /// Its text.
    pub(super) text: &'a str,
}

impl SetupFile<'_> {
    /// Adds the place of a byte of this file to a fault.
    pub(super) fn locate(self, fault: Diagnostic, at: usize) -> Diagnostic {
        at_byte(fault.at(self.path), self.text, at)
    }

    /// `FILE:LINE` of a byte of this file.
    pub(super) fn line_name(self, at: usize) -> String {
        let line = 1 + self
            .text
            .get(..at)
            .map_or(0, |before| before.matches('\n').count());
        format!("{}:{line}", self.path)
    }

    /// Checks a value; its place is that of a fault in it.
    ///
    /// # Errors
    ///
    /// What the check finds.
    pub(super) fn check<T, U>(
        self,
        located: Located<T>,
        check: impl FnOnce(T) -> Result<U, Diagnostic>,
    ) -> Result<U, Diagnostic> {
        check(located.value).map_err(|fault| self.locate(fault, located.at))
    }
}

/// A value and the byte of its file that it begins at.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    /// The value.
    pub(super) value: T,
    /// The byte.
    pub(super) at: usize,
}

impl<T> From<toml::Spanned<T>> for Located<T> {
    fn from(spanned: toml::Spanned<T>) -> Self {
        Self {
            at: spanned.span().start,
            value: spanned.into_inner(),
        }
    }
}

impl<T> From<serde_saphyr::Spanned<T>> for Located<T> {
    fn from(spanned: serde_saphyr::Spanned<T>) -> Self {
        let byte = spanned.referenced.span().byte_offset();
        Self {
            at: byte.and_then(|byte| byte.try_into().ok()).unwrap_or(0),
            value: spanned.value,
        }
    }
}
