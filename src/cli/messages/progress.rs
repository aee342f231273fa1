//! How far the work is, on a terminal, when it takes long enough to wonder.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Shorter work shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// A progress bar; stages and steps may be told from any thread. It vanishes when dropped.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    /// Dropping it ends the thread that waits to show the bar.
    waiting: Option<Sender<()>>,
    shower: Option<thread::JoinHandle<()>>,
}

impl Progress {
    pub(super) fn new(bar: ProgressBar, wanted: bool) -> Self {
        bar.reset();
        let (waiting, shower) = match wanted {
            true => {
                let (sender, receiver) = channel::<()>();
                let shown = bar.clone();
                let shower = thread::spawn(move || {
                    if receiver.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                        shown.set_draw_target(ProgressDrawTarget::stderr());
                        shown.enable_steady_tick(Duration::from_millis(100));
                    }
                });
                (Some(sender), Some(shower))
            }
            false => (None, None),
        };
        Self {
            bar,
            waiting,
            shower,
        }
    }

    /// Starts a stage of `total` steps; 0 where the number is not known.
    pub fn stage(&self, name: &'static str, total: usize) {
        let template = match total {
            0 => "{spinner} {prefix}",
            _ => "{spinner} {prefix:<11} {wide_bar} {pos}/{len}",
        };
        self.bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        self.bar.set_prefix(name);
        self.bar.set_length(total as u64);
        self.bar.set_position(0);
    }

    /// One step of the stage is done.
    pub fn advance(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.waiting = None;
        if let Some(shower) = self.shower.take() {
            // The thread only sleeps and draws; nothing to learn from how it ended.
            let _ = shower.join();
        }
        self.bar.disable_steady_tick();
        self.bar.finish_and_clear();
        self.bar.set_draw_target(ProgressDrawTarget::hidden());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_from_many_threads() {
        let bar = ProgressBar::hidden();
        let progress = Progress::new(bar.clone(), false);
        progress.stage("understand", 40);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..10).for_each(|_| progress.advance()));
            }
        });
        assert_eq!((bar.position(), bar.length()), (40, Some(40)));
    }
}
