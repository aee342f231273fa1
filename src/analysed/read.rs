//! From lines to source files and what was understood of them.

use super::Origin;
use super::line::{Outcome, from_json};
use crate::config::Setup;
use crate::disk;
use crate::memory::{Memory, RememberedTexts};
use crate::model::{Diagnostic, SourceFile};
use crate::text::ContentHash;
use flate2::bufread::MultiGzDecoder;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Lines that are read at once.
const BATCH: usize = 1_000;

/// What gzip files begin with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What all lines say.
#[derive(Debug, Default)]
pub struct Analysed {
    /// The source files, sorted by path.
    pub sources: Vec<SourceFile>,
    /// Messages about files that could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// Paths of all files, read or not, with their lengths in bytes where they were read.
    pub(super) files: BTreeMap<String, Option<usize>>,
}

/// Reads files of lines, plain or compressed with gzip; `-` is standard input. The memory takes in what was understood.
///
/// # Errors
///
/// A file cannot be read; a line is damaged, was made with another program or set-up, or is about the same file as another line.
pub fn read_analysed(
    setup: &Setup,
    files: &[impl AsRef<Path>],
    memory: &mut Memory,
) -> Result<Analysed, Diagnostic> {
    let outlets = setup.site.outlet_spellings();
    let reader = Reader {
        origin: Origin::of(setup, memory)?,
        texts: RememberedTexts::new(memory, &setup.site.topics, &outlets),
        content: setup.root.join(&setup.site.content),
    };
    let mut analysed = Analysed::default();
    let mut understood = Vec::new();
    let mut places = BTreeMap::new();
    for file in files {
        let file = file.as_ref();
        let shown = match file.as_os_str() == "-" {
            true => "standard input".to_owned(),
            false => file.to_string_lossy().replace('\\', "/"),
        };
        let unreadable = |error: io::Error| {
            Diagnostic::error(format!("cannot be read: {error}"))
                .at(shown.clone())
                .hint(
                    "pass files that cuttings analyze --full wrote, plain or compressed with gzip",
                )
        };
        let mut lines = open(file).map_err(unreadable)?;
        let mut first = 1;
        loop {
            let (batch, count) = batch(&mut lines).map_err(unreadable)?;
            for (line, read) in reader.read(batch, first) {
                let at = |fault: Diagnostic| fault.at(shown.clone()).line(line);
                let ReadLine { outcome, document } = read.map_err(at)?;
                let place = format!("{shown}, line {line}");
                if let Some(other) = places.insert(outcome.path().to_owned(), place) {
                    let message = format!("{} has a line already: {other}", outcome.path());
                    return Err(at(Diagnostic::error(message)
                        .hint("pass each file once, and analyze each text once")));
                }
                understood.extend(document);
                analysed.add(outcome);
            }
            if count == 0 {
                break;
            }
            first += count;
        }
    }
    memory.take_in(understood);
    analysed.sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(analysed)
}

/// A line, and what the memory takes in of it.
struct ReadLine {
    outcome: Outcome,
    document: Option<(ContentHash, Vec<u8>)>,
}

struct Reader<'a> {
    origin: Origin,
    texts: RememberedTexts<'a>,
    /// The content folder.
    content: PathBuf,
}

impl Reader<'_> {
    /// The lines of a batch that are not empty, each with its number.
    fn read(
        &self,
        batch: Vec<Vec<u8>>,
        first: usize,
    ) -> Vec<(usize, Result<ReadLine, Diagnostic>)> {
        let lines = batch.into_par_iter().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
        let read = lines.map(|(at, line)| {
            let read = from_json(&self.origin, &line).map(|mut outcome| {
                let mut understood = None;
                if let Outcome::Text { source, document } = &mut outcome {
                    understood = self.texts.found_elsewhere(source, document);
                    source.file.location = self.content.join(&source.name);
                }
                ReadLine {
                    outcome,
                    document: understood,
                }
            });
            (first + at, read)
        });
        read.collect()
    }
}

impl Analysed {
    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Text { source, .. } => {
                let length = Some(source.file.length);
                self.files.insert(source.path.clone(), length);
                self.sources.push(*source);
            }
            Outcome::Unread { path, faults } => {
                self.files.insert(path, None);
                self.diagnostics.extend(faults);
            }
        }
    }
}

fn open(file: &Path) -> io::Result<Box<dyn BufRead>> {
    let mut bytes: Box<dyn BufRead> = match file.as_os_str() == "-" {
        true => Box::new(BufReader::new(io::stdin())),
        false => Box::new(BufReader::new(disk::open(file)?)),
    };
    Ok(match bytes.fill_buf()?.starts_with(&GZIP) {
        // Files that were put behind each other are one.
        true => Box::new(BufReader::new(MultiGzDecoder::new(bytes))),
        false => bytes,
    })
}

/// The next lines, and how many they are; none at the end.
fn batch(lines: &mut dyn BufRead) -> io::Result<(Vec<Vec<u8>>, usize)> {
    let mut batch = Vec::with_capacity(BATCH);
    while batch.len() < BATCH {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        batch.push(line);
    }
    let count = batch.len();
    Ok((batch, count))
}
