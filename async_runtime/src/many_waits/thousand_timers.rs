//! A thousand timers need one thread: a task that waits occupies none.
//!
//! Every task tells which thread it runs on, before its wait and after. The
//! waits add up to minutes; all of them together take as long as the longest
//! one. The clock is paused: it jumps to the next timer as soon as every task
//! waits (`paused_clock`), so these are the runtime's times, not the wall's.
//! Sockets wait in the same way (`thousand_connections`). A file does not: it
//! occupies a thread of a pool (`file_io_is_blocking`). Work fills the one
//! thread (`blocking_stalls`).
//!
//! Prints:
//!
//! ```text
//! 1000 tasks on 1 thread
//! their waits add up to 550 s
//! by the clock it took 1000 ms
//! ```

use std::collections::HashSet;
use std::thread;

use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep};

pub struct Waited {
    pub threads: usize,
    /// All the waits, one after another.
    pub sum: Duration,
    /// What the clock says from the first to the last.
    pub clock: Duration,
}

/// Lets `timers` tasks wait 100, 200, ... 1,000 ms, at the same time.
pub async fn wait(timers: u64) -> Waited {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for timer in 0..timers {
        tasks.spawn(async move {
            let before = thread::current().id();
            let pause = Duration::from_millis(100 * (timer % 10 + 1));
            sleep(pause).await;
            (pause, [before, thread::current().id()])
        });
    }
    let waits = tasks.join_all().await;
    let threads: HashSet<_> =
        waits.iter().flat_map(|(_, threads)| threads).collect();
    Waited {
        threads: threads.len(),
        sum: waits.iter().map(|(pause, _)| *pause).sum(),
        clock: start.elapsed(),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let waited = wait(1000).await;
    println!("1000 tasks on {} thread", waited.threads);
    println!("their waits add up to {} s", waited.sum.as_secs());
    println!("by the clock it took {} ms", waited.clock.as_millis());
}
