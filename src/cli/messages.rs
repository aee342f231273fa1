//! The only place that prints: diagnostics and progress on standard error, results on standard output.

mod format;
mod progress;

pub use progress::Progress;

use super::Status;
use super::arguments::{Color, GlobalOptions};
use crate::model::{Diagnostic, Severity};
use anstream::{AutoStream, ColorChoice};
use indicatif::ProgressBar;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A stage of a build, as `--timings --json` prints it.
#[derive(serde::Serialize)]
struct Measured<'a> {
    stage: &'a str,
    seconds: f64,
    items: usize,
    megabytes: f64,
}

/// A number with its noun: "1 story", "2 stories".
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A message as plain text of one or more lines, each ending with a newline.
pub(super) fn plain(diagnostic: &Diagnostic) -> String {
    anstream::adapter::strip_str(&format::text(diagnostic)).to_string()
}

/// Prints messages as the options ask for, and counts warnings and errors.
#[derive(Debug)]
pub struct Messages {
    json: bool,
    minimum: Severity,
    color: ColorChoice,
    /// Visible while a [`Progress`] exists; messages are printed above it.
    bar: ProgressBar,
    warnings: AtomicUsize,
    errors: AtomicUsize,
}

impl Messages {
    /// Creates a printer for these options.
    pub fn new(options: &GlobalOptions) -> Self {
        let color = match options.color {
            Color::Auto => AutoStream::choice(&io::stderr()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            json: options.json,
            minimum: match (options.quiet, options.verbose) {
                (true, _) => Severity::Error,
                (false, true) => Severity::Note,
                (false, false) => Severity::Warning,
            },
            color,
            bar: ProgressBar::hidden(),
            warnings: AtomicUsize::new(0),
            errors: AtomicUsize::new(0),
        }
    }

    /// Counts a message, and prints it on standard error unless the options hide its severity.
    pub fn report(&self, diagnostic: &Diagnostic) {
        match diagnostic.severity {
            Severity::Note => {}
            Severity::Warning => drop(self.warnings.fetch_add(1, Ordering::Relaxed)),
            Severity::Error => drop(self.errors.fetch_add(1, Ordering::Relaxed)),
        }
        if diagnostic.severity < self.minimum {
            return;
        }
        self.print(&match self.json {
            true => format::json(diagnostic),
            false => format::text(diagnostic),
        });
    }

    /// Reports several messages, in order.
    pub fn report_all<'a>(&self, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in diagnostics {
            self.report(diagnostic);
        }
    }

    /// Prints a status line on standard error ("412 files written"), except with `--quiet`.
    pub fn tell(&self, text: &str) {
        if self.minimum == Severity::Error {
            return;
        }
        self.print(&match self.json {
            true => format::json(&Diagnostic::note(text)),
            false => format!("{}\n", format::without_controls(text)),
        });
    }

    /// Prints how long a stage took, as it was asked for: also with `--quiet`.
    pub fn measured(&self, stage: &str, seconds: f64, items: usize, megabytes: f64) {
        self.print(&match self.json {
            true => format::json(&Measured {
                stage,
                seconds,
                items,
                megabytes,
            }),
            false => format!("{stage:<14}{seconds:>9.3} s{items:>9} items{megabytes:>10.2} MB\n"),
        });
    }

    /// Writes a result to standard output. A closed pipe is no error.
    ///
    /// # Errors
    ///
    /// Standard output cannot be written.
    pub fn result(&self, bytes: impl AsRef<[u8]>) -> Result<(), Diagnostic> {
        let mut output = io::stdout().lock();
        let written = output
            .write_all(bytes.as_ref())
            .and_then(|()| output.flush());
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Diagnostic::error(
                format!("cannot write to standard output: {error}"),
            )),
            _ => Ok(()),
        }
    }

    /// A progress bar that appears after half a second and disappears when the value is dropped. Hidden with `--quiet`, `--json` or when standard
    /// error is not a terminal.
    pub fn progress(&self) -> Progress {
        let wanted = !self.json && self.minimum < Severity::Error && io::stderr().is_terminal();
        Progress::new(self.bar.clone(), wanted)
    }

    /// Number of warnings so far, printed or hidden.
    pub fn warnings(&self) -> usize {
        self.warnings.load(Ordering::Relaxed)
    }

    /// The status that follows from the messages so far; with `strict`, warnings have a status of their own.
    pub fn status(&self, strict: bool) -> Status {
        if self.errors.load(Ordering::Relaxed) > 0 {
            Status::Failed
        } else if strict && self.warnings() > 0 {
            Status::Warnings
        } else {
            Status::Done
        }
    }

    /// Reports the error, if any, and returns the status of a command that has no warnings.
    pub fn finish(&self, outcome: Result<(), Diagnostic>) -> Status {
        match outcome {
            Ok(()) => Status::Done,
            Err(error) => {
                self.report(&error);
                Status::Failed
            }
        }
    }

    fn print(&self, text: &str) {
        self.bar.suspend(|| {
            let mut stream = AutoStream::new(io::stderr().lock(), self.color);
            // If standard error is closed, there is nowhere to report that.
            let _ = stream.write_all(text.as_bytes());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(quiet: bool, verbose: bool) -> Messages {
        Messages::new(&GlobalOptions {
            quiet,
            verbose,
            ..GlobalOptions::default()
        })
    }

    #[test]
    fn hidden_messages_count() {
        let messages = messages(true, false);
        messages.report(&Diagnostic::warning("a line is odd"));
        messages.report(&Diagnostic::note("a year was inferred"));
        assert_eq!(messages.warnings(), 1);
        assert_eq!(messages.status(false), Status::Done);
        assert_eq!(messages.status(true), Status::Warnings);
    }

    #[test]
    fn severities_are_shown_as_asked() {
        assert_eq!(messages(false, false).minimum, Severity::Warning);
        assert_eq!(messages(true, false).minimum, Severity::Error);
        assert_eq!(messages(false, true).minimum, Severity::Note);
    }
}
