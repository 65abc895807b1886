//! `spawn_blocking` gives a call that waits a thread of its own.
//!
//! The pool behind it grows by a thread for each job that finds none free, up
//! to `max_blocking_threads`. That is right for calls that wait: 64 of them
//! wait side by side here, on any number of cores. It is wrong for work: 64
//! sums would be 64 threads that fight for the cores. For those see
//! `cpu_on_rayon` and `bounded_cpu_pool`. A low ceiling is no remedy: it also
//! holds up file I/O, which uses this pool (`file_io_is_blocking`).
//!
//! Prints:
//!
//! ```text
//! the only worker went on: 10 turns
//! 64 jobs that wait for each other: 64 threads
//! 64 jobs under a ceiling of 4: 4 threads
//! ```

use std::collections::HashSet;
use std::sync::{Arc, Barrier, mpsc};
use std::thread;

use tokio::runtime::Builder;
use tokio::task::{self, JoinError, JoinSet};

/// Lets `jobs` jobs block until `together` of them block at once; returns on
/// how many threads they ran. `ceiling` is how many there may be.
///
/// # Errors
///
/// If a job panics.
pub fn threads_for(
    jobs: usize,
    together: usize,
    ceiling: usize,
) -> Result<usize, JoinError> {
    let runtime = Builder::new_current_thread()
        .max_blocking_threads(ceiling)
        .build()
        .expect("a runtime on this thread needs no other");
    let meeting = Arc::new(Barrier::new(together));
    runtime.block_on(async {
        let mut blocking = JoinSet::new();
        for _ in 0..jobs {
            let meeting = Arc::clone(&meeting);
            blocking.spawn_blocking(move || {
                meeting.wait();
                thread::current().id()
            });
        }
        let mut threads = HashSet::new();
        while let Some(thread) = blocking.join_next().await {
            threads.insert(thread?);
        }
        Ok(threads.len())
    })
}

/// Counts turns of a task on the one worker while another job blocks.
async fn turns_beside_a_blocking_call() -> Result<u32, JoinError> {
    let (release, wait) = mpsc::channel::<()>();
    let call = task::spawn_blocking(move || {
        let _ = wait.recv();
    });
    let mut turns = 0;
    while turns < 10 {
        task::yield_now().await;
        turns += 1;
    }
    assert!(!call.is_finished(), "it is released below");
    drop(release);
    call.await?;
    Ok(turns)
}

#[tokio::main(flavor = "current_thread")]
async fn one_worker() -> Result<u32, JoinError> {
    turns_beside_a_blocking_call().await
}

pub fn main() -> Result<(), JoinError> {
    println!("the only worker went on: {} turns", one_worker()?);
    let threads = threads_for(64, 64, 64)?;
    println!("64 jobs that wait for each other: {threads} threads");
    let threads = threads_for(64, 4, 4)?;
    println!("64 jobs under a ceiling of 4: {threads} threads");
    Ok(())
}
