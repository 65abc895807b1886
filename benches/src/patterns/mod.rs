//! What Go and Rust are compared in, one pattern a file.
//!
//! Three kinds of Rust rows: the literal translation, the file that readers
//! copy from `go_translations` (included by its path, not rewritten), and the
//! fastest form known. What a form costs is written beside its ratio. What is
//! copied and needs a runtime runs on both that tokio has: one thread, and a
//! thread for each core, which is what `#[tokio::main]` gives.

use std::pin::Pin;

mod cancel;
mod chunks;
mod counter;
pub mod local;
mod parallel_map;
mod ping_pong;
mod pipeline;
mod select;
mod semaphore;
mod spawn;
mod worker_pool;

/// A future that ends with a checksum.
pub type Job = Pin<Box<dyn Future<Output = u64> + Send>>;

/// The same, of which all parts stay on one thread.
pub type LocalJob = Pin<Box<dyn Future<Output = u64>>>;

/// What is run for a form.
pub enum Work {
    /// Called on a plain thread.
    Blocking(fn(size: u64) -> u64),
    /// Spawned into the runtime, so that it is a task as others are.
    Task(fn(size: u64) -> Job),
    /// Spawned into a runtime on one thread.
    LocalTask(fn(size: u64) -> LocalJob),
    /// Makes its data first; what it returns is called and timed.
    Prepared(fn(size: u64) -> Box<dyn FnMut() -> u64>),
    /// Holds so many waiting units and returns the bytes they hold.
    Bytes(fn(size: u64) -> Option<u64>),
}

/// Which process runs it: one for each runtime, so that none disturbs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// OS threads, as many as the form starts.
    Threads,
    /// The same, in a process that may use one core only.
    OneCore,
    /// rayon's pool.
    Rayon,
    /// tokio, `current_thread`.
    OneThread,
    /// tokio, `multi_thread`, a worker for each core.
    ManyThreads,
}

impl On {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Threads,
        Self::OneCore,
        Self::Rayon,
        Self::OneThread,
        Self::ManyThreads,
    ];

    /// As the tables and the worker's command line name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::OneCore => "threads_on_one_core",
            Self::Rayon => "rayon",
            Self::OneThread => "current_thread",
            Self::ManyThreads => "multi_thread",
        }
    }

    /// The same for a reader.
    pub fn words(self) -> &'static str {
        match self {
            Self::Threads => "threads, all cores",
            Self::OneCore => "threads, one core",
            Self::Rayon => "rayon, all cores",
            Self::OneThread => "tokio, one thread",
            Self::ManyThreads => "tokio, all cores",
        }
    }
}

/// Which of the three rows a Rust form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A thread for a goroutine and a blocking channel for a `chan`.
    Literal,
    /// The file that readers copy.
    Copied,
    /// The fastest that is known; it has its costs.
    Fastest,
    /// Worth seeing beside them.
    Other,
}

impl Row {
    /// As the tables name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Copied => "copied",
            Self::Fastest => "fastest",
            Self::Other => "",
        }
    }
}

/// A form in Rust.
pub struct Form {
    /// Its name within the pattern.
    pub name: &'static str,
    /// Which row it is.
    pub row: Row,
    /// What runs it.
    pub on: On,
    /// At most this, as a ratio to the best of Go; none for a row that is
    /// there to be seen.
    pub goal: Option<f64>,
    /// It runs this part of the size: what takes a thousand times as long need
    /// not do as much of it.
    pub share: u64,
    /// What it is.
    pub what: &'static str,
    /// What it costs in trust or meaning; empty if nothing.
    pub costs: &'static str,
    /// What is run.
    pub work: Work,
}

impl Form {
    /// The same on a runtime with a thread for each core.
    const fn on_many(self, name: &'static str, goal: Option<f64>) -> Self {
        Self {
            name,
            goal,
            on: On::ManyThreads,
            ..self
        }
    }

    /// The same in a process that may use one core only.
    const fn on_one_core(
        self,
        name: &'static str,
        goal: Option<f64>,
    ) -> Self {
        Self {
            name,
            goal,
            on: On::OneCore,
            ..self
        }
    }
}

/// With how many cores Go may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cores {
    /// One, and all: the better of the two counts.
    Best,
    /// One, because that is what the Rust forms have.
    One,
    /// All of them, because that is what the Rust forms have.
    All,
}

impl Cores {
    /// Whether it may run with all cores, or else with one.
    pub fn allow(self, all: bool) -> bool {
        match self {
            Self::Best => true,
            Self::One => !all,
            Self::All => all,
        }
    }
}

/// A form in Go, by the name that the Go program knows.
pub struct GoForm {
    /// Its name within the pattern.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
}

/// One pattern in both languages.
pub struct Pattern {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its name in Go's program, where several patterns share one.
    pub in_go: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What one of its size is called.
    pub unit: &'static str,
    /// How many units a run has.
    pub size: u64,
    /// How often a run repeats it, to last long enough for the clock.
    pub times: u64,
    /// Like `size`, for a test.
    pub small: u64,
    /// What each form must compute.
    pub expected: fn(size: u64) -> u64,
    /// What a reader of the ratio must know.
    pub note: &'static str,
    /// Go's own forms: the best of them is what Rust is held against.
    pub go: &'static [GoForm],
    /// With how many cores they run.
    pub cores: Cores,
    /// The forms in Rust.
    pub rust: &'static [Form],
}

impl Pattern {
    /// Whether bytes are compared instead of time.
    pub fn is_about_bytes(&self) -> bool {
        self.rust
            .iter()
            .any(|form| matches!(form.work, Work::Bytes(_)))
    }
}

/// All of them, in the order of the tables.
pub const ALL: &[Pattern] = &[
    ping_pong::PATTERN,
    pipeline::PATTERN,
    chunks::PATTERN,
    worker_pool::TINY,
    worker_pool::TEN_MICROS,
    select::PATTERN,
    select::PLAIN,
    cancel::ONE,
    cancel::HUNDRED,
    cancel::THOUSAND,
    cancel::TEN_THOUSAND,
    semaphore::PATTERN,
    spawn::PATTERN,
    spawn::PARKED,
    parallel_map::PATTERN,
    counter::LOCKED,
    counter::ALL_CORES,
    counter::LONGER,
    counter::LONGER_ALL_CORES,
    counter::ANY_WAY,
];

/// The sum of all numbers below `count`.
fn sum_below(count: u64) -> u64 {
    count * count.saturating_sub(1) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_each_pattern_has_its_rows() {
        let mut names: Vec<_> = ALL.iter().map(|p| p.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        for pattern in ALL {
            let mut forms: Vec<_> =
                pattern.rust.iter().map(|form| form.name).collect();
            forms.sort_unstable();
            forms.dedup();
            assert_eq!(forms.len(), pattern.rust.len(), "{}", pattern.name);
            assert!(!pattern.go.is_empty());
            let has =
                |wanted: fn(&Form) -> bool| pattern.rust.iter().any(wanted);
            let shown =
                has(|form| form.row == Row::Copied || form.goal.is_some());
            assert!(shown, "{} has nothing to copy", pattern.name);
            let fastest = has(|form| form.row == Row::Fastest);
            assert!(fastest, "{} has no fastest", pattern.name);
            for form in pattern.rust {
                let tokio =
                    form.row == Row::Copied && form.on == On::OneThread;
                let twin = pattern.rust.iter().any(|other| {
                    other.name == format!("{}_many", form.name)
                        && other.on == On::ManyThreads
                });
                assert!(
                    !tokio || twin,
                    "{} {}: a reader's runtime has many threads",
                    pattern.name,
                    form.name
                );
                assert!(form.share > 0 && pattern.size >= form.share);
                let priced =
                    form.row != Row::Fastest || !form.costs.is_empty();
                assert!(priced, "{}: what does it cost?", form.name);
            }
        }
    }
}
