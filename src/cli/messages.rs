//! The one place that prints. In come diagnostics, results and progress; out go standard error and standard output.

mod form;
mod progress;

pub use progress::Progress;

use super::Status;
use super::arguments::{Color, Everywhere};
use crate::model::{Diagnostic, Severity};
use anstream::{AutoStream, ColorChoice};
use indicatif::ProgressBar;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A number with its noun: "1 story", "2 stories".
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A message as plain text of one or more lines, newline at the end.
pub(super) fn plain(diagnostic: &Diagnostic) -> String {
    anstream::adapter::strip_str(&form::text(diagnostic)).to_string()
}

/// Prints messages as the command line asks for, and remembers how bad they were.
#[derive(Debug)]
pub struct Messages {
    json: bool,
    least: Severity,
    color: ColorChoice,
    /// Drawn while a [`Progress`] lives; messages push it aside.
    bar: ProgressBar,
    warnings: AtomicUsize,
    errors: AtomicUsize,
}

impl Messages {
    /// Messages in the form that the options ask for.
    pub fn new(options: &Everywhere) -> Self {
        let color = match options.color {
            Color::Auto => AutoStream::choice(&io::stderr()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            json: options.json,
            least: match (options.quiet, options.verbose) {
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

    /// Prints a message on standard error, unless it is milder than what was asked for; counts it in any case.
    pub fn report(&self, diagnostic: &Diagnostic) {
        match diagnostic.severity {
            Severity::Note => {}
            Severity::Warning => drop(self.warnings.fetch_add(1, Ordering::Relaxed)),
            Severity::Error => drop(self.errors.fetch_add(1, Ordering::Relaxed)),
        }
        if diagnostic.severity < self.least {
            return;
        }
        self.print(&match self.json {
            true => form::json(diagnostic),
            false => form::text(diagnostic),
        });
    }

    /// Prints messages in the order given.
    pub fn report_all<'a>(&self, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in diagnostics {
            self.report(diagnostic);
        }
    }

    /// Tells on standard error how things stand ("412 files written"); nothing with `--quiet`.
    pub fn tell(&self, text: &str) {
        if self.least == Severity::Error {
            return;
        }
        self.print(&match self.json {
            true => form::json(&Diagnostic::note(text)),
            false => format!("{}\n", form::harmless(text)),
        });
    }

    /// Writes a result to standard output. A reader who has hung up is no error.
    pub fn result(&self, bytes: impl AsRef<[u8]>) -> Result<(), Diagnostic> {
        let mut output = io::stdout().lock();
        let written = output
            .write_all(bytes.as_ref())
            .and_then(|()| output.flush());
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Diagnostic::error(
                format!("standard output cannot be written: {error}"),
            )),
            _ => Ok(()),
        }
    }

    /// A progress bar on the terminal for as long as the value lives, from half a second on; nothing where it would disturb.
    pub fn progress(&self) -> Progress {
        let wanted = !self.json && self.least < Severity::Error && io::stderr().is_terminal();
        Progress::new(self.bar.clone(), wanted)
    }

    /// How many warnings were reported, shown or not.
    pub fn warnings(&self) -> usize {
        self.warnings.load(Ordering::Relaxed)
    }

    /// The status that the messages so far amount to; `strict` turns warnings into a failure of their own.
    pub fn status(&self, strict: bool) -> Status {
        if self.errors.load(Ordering::Relaxed) > 0 {
            Status::Failed
        } else if strict && self.warnings() > 0 {
            Status::Warnings
        } else {
            Status::Done
        }
    }

    /// Reports the error, if there is one, and gives the status of a verb without warnings.
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
            // When standard error is gone there is nobody left to tell.
            let _ = stream.write_all(text.as_bytes());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(quiet: bool, verbose: bool) -> Messages {
        Messages::new(&Everywhere {
            quiet,
            verbose,
            ..Everywhere::default()
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
        assert_eq!(messages(false, false).least, Severity::Warning);
        assert_eq!(messages(true, false).least, Severity::Error);
        assert_eq!(messages(false, true).least, Severity::Note);
    }
}
