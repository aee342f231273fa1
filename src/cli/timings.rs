//! How long each stage of a build took.

use super::messages::{Messages, Progress};
use std::cell::RefCell;
use std::time::Instant;

/// A stage that has begun.
#[derive(Clone, Copy, Debug)]
struct Stage {
    name: &'static str,
    items: usize,
    bytes: u64,
    begun: Instant,
}

/// The stages of a build so far, which a progress bar shows.
#[derive(Debug)]
pub(super) struct Timings<'a> {
    progress: &'a Progress,
    stages: RefCell<Vec<Stage>>,
}

impl<'a> Timings<'a> {
    /// The first stage begins now.
    pub(super) fn new(progress: &'a Progress) -> Self {
        let timings = Self {
            progress,
            stages: RefCell::default(),
        };
        timings.begin("preparing", 0);
        timings
    }

    /// A stage begins, and the one before it has ended.
    pub(super) fn stage(&self, name: &'static str, items: usize) {
        self.progress.stage(name, items);
        self.begin(name, items);
    }

    fn begin(&self, name: &'static str, items: usize) {
        self.stages.borrow_mut().push(Stage {
            name,
            items,
            bytes: 0,
            begun: Instant::now(),
        });
    }

    /// Says how much went through a stage.
    pub(super) fn measured(&self, name: &str, items: usize, bytes: u64) {
        let mut stages = self.stages.borrow_mut();
        for stage in stages.iter_mut().filter(|stage| stage.name == name) {
            (stage.items, stage.bytes) = (items, bytes);
        }
    }

    /// Tells of every stage; the last one ends now.
    pub(super) fn tell(&self, messages: &Messages) {
        let stages = self.stages.borrow();
        let ends = stages.iter().skip(1).map(|stage| stage.begun);
        for (stage, end) in stages.iter().zip(ends.chain([Instant::now()])) {
            messages.measured(
                stage.name,
                (end - stage.begun).as_secs_f64(),
                stage.items,
                stage.bytes as f64 / 1e6,
            );
        }
    }
}
