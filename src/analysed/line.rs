//! One line: a file, and what it was found to be.

use super::Origin;
use crate::model::{Diagnostic, Document, SourceFile};
use crate::text::ContentHash;
use serde::{Deserialize, Serialize};

/// What became of a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Outcome {
    /// It was read; its location is empty.
    Text {
        source: Box<SourceFile>,
        /// Without text and file, which the source has.
        document: Box<Document>,
    },
    /// It could not be used.
    Unread {
        path: String,
        faults: Vec<Diagnostic>,
    },
}

impl Outcome {
    pub(super) fn path(&self) -> &str {
        match self {
            Self::Text { source, .. } => &source.path,
            Self::Unread { path, .. } => path,
        }
    }

    fn sum(&self) -> Result<String, String> {
        let bytes = postcard::to_allocvec(self).map_err(|error| error.to_string())?;
        Ok(format!("{:032x}", ContentHash::of(&bytes).0))
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Line {
    origin: Origin,
    /// A hash of the outcome.
    sum: String,
    file: Outcome,
}

/// The part of a line that all versions of the program have in common.
#[derive(Deserialize)]
struct Beginning {
    origin: Origin,
}

/// A line with its end.
///
/// # Errors
///
/// It cannot be written as JSON.
pub(super) fn to_json(origin: &Origin, outcome: Outcome) -> Result<Vec<u8>, Diagnostic> {
    let path = outcome.path().to_owned();
    let fault = |error: String| {
        Diagnostic::error(format!("cannot write a text as JSON: {error}"))
            .at(path.clone())
            .hint("leave the text out with .cuttingsignore, and report the fault")
    };
    let line = Line {
        origin: origin.clone(),
        sum: outcome.sum().map_err(fault)?,
        file: outcome,
    };
    let mut json = serde_json::to_vec(&line).map_err(|error| fault(error.to_string()))?;
    json.push(b'\n');
    Ok(json)
}

/// The file of a line.
///
/// # Errors
///
/// The line is damaged, or of another origin.
pub(super) fn from_json(origin: &Origin, json: &[u8]) -> Result<Outcome, Diagnostic> {
    let damaged = |why: String| {
        Diagnostic::error(format!("the line is damaged: {why}")).hint(
            "write the file again with cuttings analyze --full, and see that it arrives whole",
        )
    };
    let line: Line = match serde_json::from_slice(json) {
        Ok(line) => line,
        Err(error) => {
            // Lines of other versions may have another form.
            if let Ok(beginning) = serde_json::from_slice::<Beginning>(json) {
                origin.check(&beginning.origin)?;
            }
            return Err(damaged(error.to_string()));
        }
    };
    origin.check(&line.origin)?;
    match line.file.sum() {
        Ok(sum) if sum == line.sum => Ok(line.file),
        Ok(_) => Err(damaged("its checksum does not match".to_owned())),
        Err(why) => Err(damaged(why)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Mention, Span};

    fn origin(program: &str, setup: &str) -> Origin {
        Origin {
            program: program.to_owned(),
            setup: setup.to_owned(),
        }
    }

    fn text() -> Outcome {
        let mention = |confidence| Mention {
            kind: EntityKind::Person,
            span: Span::new(0, 3),
            text: "Ида".to_owned(),
            confidence,
        };
        Outcome::Text {
            source: Box::new(SourceFile {
                path: "seeds/a.txt".to_owned(),
                ..SourceFile::default()
            }),
            document: Box::new(Document {
                // Shortest forms that a fast parser reads one unit in the last place off.
                mentions: [0.1 + 0.2, 1.0 / 3.0, 0.972_338_651_243_517_9]
                    .map(mention)
                    .to_vec(),
                ..Document::default()
            }),
        }
    }

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let origin = origin("1.0.0 aa", "bb");
        let json = to_json(&origin, text()).unwrap();
        assert_eq!(json.iter().filter(|byte| **byte == b'\n').count(), 1);
        let read = from_json(&origin, &json).unwrap();
        assert_eq!(read.sum(), text().sum());
    }

    #[test]
    fn a_line_that_was_changed_or_cut_off_is_damaged() {
        let origin = origin("1.0.0 aa", "bb");
        let json = String::from_utf8(to_json(&origin, text()).unwrap()).unwrap();
        let changed = [
            json.replace("Ида", "Ада"),
            json.replace("0.3333", "0.3334"),
            json[..json.len() / 2].to_owned(),
            "{}".to_owned(),
            String::from("Ида"),
        ];
        for json in changed {
            let error = from_json(&origin, json.as_bytes()).unwrap_err();
            assert!(error.message.contains("damaged"), "{}", error.message);
            assert!(error.hint.is_some());
        }
    }

    #[test]
    fn a_line_of_another_origin_says_so_whatever_its_form() {
        let own = origin(&format!("{} aa", env!("CARGO_PKG_VERSION")), "bb");
        let said = |other: &Origin, change: &dyn Fn(String) -> String| {
            let json = String::from_utf8(to_json(other, text()).unwrap()).unwrap();
            let error = from_json(&own, change(json).as_bytes()).unwrap_err();
            error.message
        };
        let as_is = |json| json;
        let in_another_form = |json: String| json.replace("\"source\"", "\"origin_text\"");
        for change in [&as_is as &dyn Fn(String) -> String, &in_another_form] {
            assert!(said(&origin("0.0.9 cc", "bb"), change).contains("version 0.0.9"));
            let other = origin(&own.program.replace("aa", "cc"), "bb");
            assert!(said(&other, change).contains("another build"));
            let other = origin(&own.program, "dd");
            assert!(said(&other, change).contains("other topics"));
        }
    }
}
