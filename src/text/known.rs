//! Answers that were worked out before, so that a build need not work them out again.

use super::ContentHash;

/// Answers to one kind of question, each found by a hash of all that it is made from. Threads may share it.
pub trait Known<T>: Sync {
    /// Whether answers are kept. If not, there is no need to work out what they are found by.
    fn is_kept(&self) -> bool;

    /// The answer that is known, else what `make` makes, which is known from then on.
    fn recall(&self, made_from: ContentHash, make: &dyn Fn() -> T) -> T;

    /// The answer that is known, brought up to date: `update` takes it, and returns what holds now and whether that is something else.
    fn revise(&self, key: ContentHash, update: &dyn Fn(Option<T>) -> (T, bool)) -> T;
}

/// Knows nothing and keeps nothing.
#[derive(Clone, Copy, Debug)]
pub struct NothingKnown;

impl<T> Known<T> for NothingKnown {
    fn is_kept(&self) -> bool {
        false
    }

    fn recall(&self, _: ContentHash, make: &dyn Fn() -> T) -> T {
        make()
    }

    fn revise(&self, _: ContentHash, update: &dyn Fn(Option<T>) -> (T, bool)) -> T {
        update(None).0
    }
}

/// For tests: keeps answers for as long as it lives, and counts what had to be made.
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct KnownForTests<T> {
    answers: std::sync::Mutex<std::collections::BTreeMap<ContentHash, T>>,
    made: std::sync::atomic::AtomicUsize,
}

#[cfg(test)]
impl<T> KnownForTests<T> {
    pub(crate) fn new() -> Self {
        Self {
            answers: std::sync::Mutex::default(),
            made: std::sync::atomic::AtomicUsize::new(0),
        }
    }

    /// How many answers were made since this was asked last.
    pub(crate) fn made(&self) -> usize {
        self.made.swap(0, std::sync::atomic::Ordering::Relaxed)
    }
}

#[cfg(test)]
impl<T: Clone + Send> Known<T> for KnownForTests<T> {
    fn is_kept(&self) -> bool {
        true
    }

    fn recall(&self, made_from: ContentHash, make: &dyn Fn() -> T) -> T {
        let mut answers = self.answers.lock().unwrap();
        let answer = answers.entry(made_from).or_insert_with(|| {
            self.made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            make()
        });
        answer.clone()
    }

    fn revise(&self, key: ContentHash, update: &dyn Fn(Option<T>) -> (T, bool)) -> T {
        let mut answers = self.answers.lock().unwrap();
        let (answer, is_new) = update(answers.get(&key).cloned());
        if is_new {
            self.made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            answers.insert(key, answer.clone());
        }
        answer
    }
}
