//! Ten thousand parked threads are possible: this is what each of them takes.
//!
//! It is often said that 10,000 threads are out of the question. See below how
//! long they take to start, and what each occupies: a few pages. The 2 MiB of
//! its stack are reserved addresses, and become memory only where they are
//! touched. The limit is what the system allows, and that may be less: the
//! error is no panic, and this prints how far it came. Whether threads or tasks
//! is the better way to wait for 10,000 things is another question.
//!
//! The figures are the system's, from /proc. It counts kernel stacks for all
//! processes together, so that figure is only about right.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! parked at once: {threads}, after {time} ms
//! threads that the system sees: {threads}
//! each takes: {figures}
//! joined: {threads}
//! ```

use std::fs;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, Builder, JoinHandle};
use std::time::Instant;

/// Threads that wait until they are let go.
pub struct Parked {
    threads: Vec<JoinHandle<()>>,
    go: Arc<AtomicBool>,
    /// Why there are fewer than were asked for.
    refused: Option<io::Error>,
}

/// Starts `wanted` threads, or as many as the system allows.
pub fn park(wanted: usize) -> Parked {
    let go = Arc::new(AtomicBool::new(false));
    let running = Arc::new(AtomicUsize::new(0));
    let mut threads = Vec::with_capacity(wanted);
    let mut refused = None;
    for _ in 0..wanted {
        let (go, running) = (Arc::clone(&go), Arc::clone(&running));
        let started = Builder::new().spawn(move || {
            running.fetch_add(1, Ordering::Relaxed);
            while !go.load(Ordering::Relaxed) {
                thread::park();
            }
        });
        match started {
            Ok(thread) => threads.push(thread),
            Err(error) => {
                refused = Some(error);
                break;
            }
        }
    }
    // A thread that has not run yet has touched nothing of its stack.
    while running.load(Ordering::Relaxed) < threads.len() {
        thread::yield_now();
    }
    Parked {
        threads,
        go,
        refused,
    }
}

impl Parked {
    /// Lets all go, joins them, and returns how many there were.
    pub fn end(self) -> usize {
        self.go.store(true, Ordering::Relaxed);
        for thread in &self.threads {
            thread.thread().unpark();
        }
        let ended = self.threads.into_iter().map(JoinHandle::join);
        ended.flatten().count()
    }
}

/// The number after `label` in a file of /proc, if there is such a file.
fn figure(file: &str, label: &str) -> Option<usize> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(label))?;
    line.split_whitespace().next()?.parse().ok()
}

const LABELS: [(&str, &str, &str); 4] = [
    ("/proc/self/status", "VmRSS:", "resident"),
    ("/proc/self/status", "VmPTE:", "in page tables"),
    ("/proc/meminfo", "KernelStack:", "of kernel stack"),
    ("/proc/self/status", "VmSize:", "reserved"),
];

fn figures() -> [Option<usize>; 4] {
    LABELS.map(|(file, label, _)| figure(file, label))
}

pub fn main() {
    let before = figures();
    let start = Instant::now();
    let parked = park(10_000);
    let time = start.elapsed().as_millis();
    let after = figures();
    let count = parked.threads.len();
    let seen = figure("/proc/self/status", "Threads:");

    match &parked.refused {
        None => println!("parked at once: {count}, after {time} ms"),
        Some(error) => println!(
            "parked at once: {count}, then no more ({error}), after {time} ms"
        ),
    }
    let unknown = || "not known here (it is read from /proc)".to_owned();
    let seen = seen.map_or_else(unknown, |seen| seen.to_string());
    println!("threads that the system sees: {seen}");
    let mut each = Vec::new();
    for ((_, _, what), (old, new)) in
        LABELS.iter().zip(before.iter().zip(after))
    {
        if let (Some(old), Some(new)) = (old, new) {
            let kib = new.saturating_sub(*old) / count.max(1);
            each.push(format!("{kib} KiB {what}"));
        }
    }
    let each = if each.is_empty() {
        unknown()
    } else {
        each.join(", ")
    };
    println!("each takes: {each}");

    println!("joined: {}", parked.end());
}
