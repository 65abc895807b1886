//! A thread for each core, started for this work, with a chunk of the items.

use std::io;
use std::sync::Arc;
use std::thread;

use super::Model;
use crate::measure::cores;
use crate::workloads::{Workload, add_up};

/// Needs nothing: its threads are part of each run.
pub struct ScopedChunks;

impl Model for ScopedChunks {
    fn start() -> io::Result<Self> {
        Ok(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        let items = work.items();
        let chunk = items.div_ceil(cores()).max(1);
        let sum = |from: usize| {
            let to = (from + chunk).min(items);
            add_up((from..to).map(|item| work.blocking(item)))
        };
        let sum = &sum;
        thread::scope(|scope| {
            let threads: Vec<_> = (0..items)
                .step_by(chunk)
                .map(|from| {
                    thread::Builder::new()
                        .spawn_scoped(scope, move || sum(from))
                })
                .collect::<io::Result<_>>()?;
            Ok(add_up(threads.into_iter().map(|thread| {
                thread.join().expect("an item does not panic")
            })))
        })
    }
}
