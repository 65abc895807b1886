//! A thread for each item.

use std::io;
use std::sync::Arc;
use std::thread;

use super::Model;
use crate::workloads::{Workload, add_up};

/// Needs nothing: its threads are part of each run.
pub struct ThreadPerItem;

impl Model for ThreadPerItem {
    fn start() -> io::Result<Self> {
        Ok(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        let spawn = |item| {
            let work = Arc::clone(work);
            thread::Builder::new().spawn(move || work.blocking(item))
        };
        let items = work.items();
        let started: Vec<_> =
            (0..items).map(spawn).take_while(Result::is_ok).collect();
        let count = started.len();
        let sum =
            add_up(started.into_iter().flatten().map(|thread| {
                thread.join().expect("an item does not panic")
            }));
        if count < items {
            let message =
                format!("the system gives only {count} threads of {items}");
            return Err(io::Error::other(message));
        }
        Ok(sum)
    }
}
