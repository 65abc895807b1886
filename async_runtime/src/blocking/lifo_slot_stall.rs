//! The task a worker would run next waits for it, even beside idle workers.
//!
//! Wrong on purpose: a task starts another and then blocks. What a task on a
//! worker starts or wakes goes into a slot of that worker, to run next while
//! its data is in the cache. Idle workers take from the queue behind the
//! slot, not from the slot (tokio#4941). So one blocked task stops one that
//! has nothing to do with it, and a second worker is no help. A second new
//! task pushes the first one out of the slot and so saves it.
//!
//! `block_in_place` says "I block now": the worker passes on all it had. It
//! exists for code that must block where it stands. Where the work can move,
//! `spawn_blocking_pool` is the better place.
//!
//! Prints:
//!
//! ```text
//! 1 task started, then blocked: 0 ran
//! 2 tasks started, then blocked: 1 ran
//! 1 task started, block_in_place: 1 ran
//! ```

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::task::{self, JoinError};

/// Starts `tasks` tasks, blocks in the way `block` does, and returns how many
/// of them ran meanwhile.
///
/// # Errors
///
/// If a task panics.
pub fn run_meanwhile(
    tasks: usize,
    block: fn(&Receiver<()>) -> usize,
) -> Result<usize, JoinError> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .expect("the system has room for two more threads");
    let blocker = runtime.spawn(async move {
        let (ran, seen) = mpsc::channel();
        let mut started = Vec::new();
        for _ in 0..tasks {
            let ran = ran.clone();
            started.push(task::spawn(async move {
                let _ = ran.send(());
            }));
        }
        let count = block(&seen);
        for task in started {
            task.await?;
        }
        Ok(count)
    });
    runtime.block_on(blocker)?
}

/// Waits for all that can come, then for one that cannot.
fn wait_here(seen: &Receiver<()>, coming: usize) -> usize {
    let long = Duration::from_mins(1);
    let moment = Duration::from_millis(50);
    let came = (0..coming).map_while(|_| seen.recv_timeout(long).ok());
    came.count() + usize::from(seen.recv_timeout(moment).is_ok())
}

pub fn main() -> Result<(), JoinError> {
    let ran = run_meanwhile(1, |seen| wait_here(seen, 0))?;
    println!("1 task started, then blocked: {ran} ran");
    let ran = run_meanwhile(2, |seen| wait_here(seen, 1))?;
    println!("2 tasks started, then blocked: {ran} ran");
    let ran = run_meanwhile(1, |seen| {
        task::block_in_place(|| wait_here(seen, 1))
    })?;
    println!("1 task started, block_in_place: {ran} ran");
    Ok(())
}
