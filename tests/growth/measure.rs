//! Processor time of reading, understanding and linking one file.

use cuttings::language::Languages;
use cuttings::{BuiltIn, Scope, Setup, read_archive};
use rustix::time::{ClockId, clock_gettime};
use std::fs;

/// Measures files, one at a time. Nothing else may run in the process meanwhile.
pub(crate) struct Meter {
    setup: Setup,
    built_in: BuiltIn,
    folder: tempfile::TempDir,
    /// Seconds for a file that says nothing.
    least: f64,
}

impl Meter {
    pub(crate) fn new() -> Self {
        let setup = Setup::without_archive().expect("packs");
        let built_in = BuiltIn::load(&Languages::compiled_in().expect("packs"));
        let folder = tempfile::tempdir().expect("a folder");
        let mut meter = Self {
            setup,
            built_in,
            folder,
            least: 0.0,
        };
        let trials = (0..3).map(|_| meter.seconds("txt", b"A report\n\nText.\n"));
        let least = trials.fold(f64::INFINITY, f64::min);
        meter.least = least;
        meter
    }

    /// Seconds that a file takes longer than one that says nothing.
    pub(crate) fn seconds(&self, ending: &str, bytes: &[u8]) -> f64 {
        let file = self.folder.path().join(format!("report.{ending}"));
        fs::write(&file, bytes).expect("written");
        let before = processor_time();
        let folders = [(self.folder.path(), "seeds")];
        read_archive(
            &self.setup,
            &self.built_in,
            &folders,
            Scope::Files,
            &|_, _| (),
        )
        .expect("an archive");
        let after = processor_time();
        fs::remove_file(&file).expect("removed");
        (after - before - self.least).max(0.0)
    }
}

fn processor_time() -> f64 {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
}

/// The power of the size that the time grows with.
pub(crate) fn exponent(times: (f64, f64), sizes: (usize, usize)) -> f64 {
    (times.1 / times.0).ln() / (sizes.1 as f64 / sizes.0 as f64).ln()
}
