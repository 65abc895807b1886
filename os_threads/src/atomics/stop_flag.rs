//! A stop flag can be `Relaxed` if it says nothing but "stop".
//!
//! A worker looks at the flag between two files, so the store is seen soon, and
//! what the worker has done comes back through `join`, which orders it. A
//! stronger ordering would make the flag neither sooner nor safer. It is needed
//! when the flag announces something else: in `stop_because`, the worker that
//! sees the flag reads the reason, so the store is a release and the load an
//! acquire. If the worker waits instead of looking, a flag does not wake it:
//! close its channel.
//!
//! How many files come before the stop differs from run to run.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! stopped after {n} files
//! stopped after {n} files, because the disk is full
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

/// Scans up to `files` files beside a stop; returns how many it scanned.
pub fn scan_until_stopped(files: u64) -> u64 {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stop);
    let worker = thread::spawn(move || {
        let goes_on = |_: &u64| !seen.load(Ordering::Relaxed);
        (0..files).take_while(goes_on).count() as u64
    });
    stop.store(true, Ordering::Relaxed);
    worker.join().expect("scanning does not panic")
}

pub const DISK_IS_FULL: u32 = 28;

/// A flag that announces a reason as well.
pub struct Stop {
    reason: AtomicU32,
    flag: AtomicBool,
}

impl Stop {
    pub fn not_yet() -> Self {
        Self {
            reason: AtomicU32::new(0),
            flag: AtomicBool::new(false),
        }
    }

    pub fn stop_because(&self, reason: u32) {
        self.reason.store(reason, Ordering::Relaxed);
        // Everything before this store ..
        self.flag.store(true, Ordering::Release);
    }

    pub fn reason(&self) -> Option<u32> {
        // .. is visible after this load, if it sees the flag.
        let stopped = self.flag.load(Ordering::Acquire);
        stopped.then(|| self.reason.load(Ordering::Relaxed))
    }
}

/// The same, and the reason for the stop, if there was time to see it.
pub fn scan_until_told_why(files: u64) -> (u64, Option<u32>) {
    let stop = Arc::new(Stop::not_yet());
    let seen = Arc::clone(&stop);
    let worker = thread::spawn(move || {
        for scanned in 0..files {
            if let Some(reason) = seen.reason() {
                return (scanned, Some(reason));
            }
        }
        (files, None)
    });
    stop.stop_because(DISK_IS_FULL);
    worker.join().expect("scanning does not panic")
}

pub fn main() {
    // More files than any run gets through: only the flag ends these.
    let scanned = scan_until_stopped(u64::MAX);
    println!("stopped after {scanned} files");

    let (scanned, reason) = scan_until_told_why(u64::MAX);
    let why = match reason {
        Some(DISK_IS_FULL) => "the disk is full",
        _ => "of something else",
    };
    println!("stopped after {scanned} files, because {why}");
}
