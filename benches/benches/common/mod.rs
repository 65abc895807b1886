//! What all criterion benches share: how long they may take, and runtimes that
//! are built once.

use std::time::{Duration, Instant};

use criterion::Criterion;
use tokio::runtime::{Builder, Runtime};

/// A second for each, so that all of them together take few minutes.
pub fn quick() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(10)
}

/// tokio on one thread.
#[allow(dead_code, reason = "not every bench needs it")]
pub fn one_thread() -> Runtime {
    let mut builder = Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime starts")
}

/// tokio with a thread for each core.
#[allow(dead_code, reason = "not every bench needs it")]
pub fn many_threads() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(benches::measure::cores());
    builder.enable_all().build().expect("a runtime starts")
}

/// Spawns the work, so that it is a task as others are: what is given to
/// `block_on` itself stands beside the queue of tasks.
#[allow(dead_code, reason = "not every bench needs it")]
pub async fn as_task<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> T {
    tokio::spawn(work).await.expect("the work does not panic")
}

/// The time that two threads take for the same loop. They are started, and
/// wait for each other, before the clock runs.
#[allow(dead_code, reason = "not every bench needs it")]
pub fn two_at_once(
    first: impl FnOnce() + Send,
    second: impl FnOnce() + Send,
) -> Duration {
    let both = std::sync::Barrier::new(2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            both.wait();
            second();
        });
        both.wait();
        let start = Instant::now();
        first();
        other.join().expect("the other does not panic");
        start.elapsed()
    })
}
