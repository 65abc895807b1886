//! A task that blocks stops its whole worker; several workers only hide it.
//!
//! Wrong on purpose: these tasks wait with a channel of std, which blocks the
//! thread, and no `.await` gives it back. With one worker nothing else runs.
//! With two the same program works, until as many tasks block as there are
//! workers.
//!
//! It is often said that blocking blocks the entire runtime, and that on
//! several workers one blocker is harmless. Neither holds. One blocker stops
//! one worker, and whatever only that worker could do:
//! `lifo_slot_stall` shows the task that nobody else may take. The other
//! known case (tokio#4730): one worker at a time waits for timers and sockets
//! on behalf of all. If it wakes and then blocks in a task, nobody may be
//! left who waits for them. Whether that happens is up to the scheduler, so
//! there is no program of it here.
//!
//! Prints:
//!
//! ```text
//! 0 of 1 workers blocked: 10 of 10 ticks
//! 1 of 1 workers blocked: 0 of 10 ticks
//! 1 of 2 workers blocked: 10 of 10 ticks
//! 2 of 2 workers blocked: 0 of 10 ticks
//! ```

use std::sync::mpsc;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::task::{JoinError, yield_now};

const TICKS: usize = 10;

/// How many of ten ticks get through while `blockers` tasks block.
///
/// Nothing but blocking stops a tick: if fewer than ten came, another
/// `patience` would not have brought one.
///
/// # Errors
///
/// If a task panics.
pub fn ticks_beside(
    blockers: usize,
    workers: usize,
    patience: Duration,
) -> Result<usize, JoinError> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(workers)
        .build()
        .expect("the system has room for a few more threads");
    let mut blocked = Vec::new();
    let mut releases = Vec::new();
    for _ in 0..blockers {
        let (release, wait) = mpsc::channel::<()>();
        let (say_begun, begun) = oneshot::channel();
        blocked.push(runtime.spawn(async move {
            let _ = say_begun.send(());
            let _ = wait.recv(); // No `.await`: the thread itself waits.
        }));
        releases.push(release);
        runtime.block_on(begun).expect("the blocker begins");
    }
    let (tick, ticks) = mpsc::channel();
    let ticker = runtime.spawn(async move {
        for number in 0..TICKS {
            let _ = tick.send(number);
            yield_now().await;
        }
    });
    let seen = (0..TICKS)
        .map_while(|_| ticks.recv_timeout(patience).ok())
        .count();
    drop(releases);
    runtime.block_on(async {
        for blocker in blocked {
            blocker.await?;
        }
        ticker.await
    })?;
    Ok(seen)
}

pub fn main() -> Result<(), JoinError> {
    // Where no tick can come, a moment is long enough to see none. Where all
    // come, the wait ends with the tenth.
    let (moment, long) =
        (Duration::from_millis(50), Duration::from_mins(1));
    for (blockers, workers, patience) in
        [(0, 1, long), (1, 1, moment), (1, 2, long), (2, 2, moment)]
    {
        let ticks = ticks_beside(blockers, workers, patience)?;
        println!(
            "{blockers} of {workers} workers blocked: {ticks} of {TICKS} ticks"
        );
    }
    Ok(())
}
