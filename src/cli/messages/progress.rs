//! Progress on a terminal, for work that takes longer than a moment.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Work that takes less time shows no bar.
const DELAY: Duration = Duration::from_millis(500);

/// A progress bar, which any thread may advance. It disappears when dropped.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    /// Dropped to end the thread that waits to show the bar.
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
                    if receiver.recv_timeout(DELAY) == Err(RecvTimeoutError::Timeout) {
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

    /// Starts a stage of `total` steps; 0 if the number is unknown.
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

    /// Counts one finished step of the stage.
    pub fn advance(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.waiting = None;
        if let Some(shower) = self.shower.take() {
            // The thread only waits and draws, so how it ended does not matter.
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
