//! CPU work goes to rayon, and the answer comes back through a oneshot.
//!
//! A runtime's workers must never be long at one thing; rayon's threads are
//! there for that. `rayon::spawn` begins the work, and a oneshot channel is
//! what the task awaits. Nobody joins what `rayon::spawn` begins, so a panic
//! is caught and sent along.
//!
//! Awaiting is not owning: if the task is cancelled, the work goes on and its
//! answer is thrown away.
//!
//! Leaves behind: rayon's pool, whose threads end with the process.
//!
//! Prints:
//!
//! ```text
//! sum of squares: 333338333350000
//! summed away from the runtime's thread: true
//! ```

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use rayon::prelude::*;
use tokio::sync::oneshot;

/// Runs `work` on rayon's threads; a panic comes back as an error.
///
/// # Errors
///
/// What `work` panicked with.
pub async fn on_rayon<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> thread::Result<T> {
    let (answer, answered) = oneshot::channel();
    rayon::spawn(move || {
        // As in `thread::spawn`: what `work` shares may be left half-changed.
        let result = catch_unwind(AssertUnwindSafe(work));
        let _ = answer.send(result); // Fails if nobody waits any more.
    });
    answered.await.expect("what rayon is given, it runs")
}

fn sum_of_squares(numbers: u64) -> u64 {
    (1..=numbers).into_par_iter().map(|n| n * n).sum()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let runtime = thread::current().id();
    let (sum, elsewhere) = on_rayon(move || {
        (sum_of_squares(100_000), thread::current().id() != runtime)
    })
    .await
    .expect("summing does not panic");
    println!("sum of squares: {sum}");
    println!("summed away from the runtime's thread: {elsewhere}");
}

#[cfg(test)]
mod tests {
    use super::on_rayon;
    use std::sync::mpsc;
    use std::time::Duration;

    /// Nothing waits that long, unless the runtime is stopped.
    const LONG: Duration = Duration::from_secs(10);

    #[tokio::test]
    async fn the_runtime_goes_on_meanwhile() {
        let (tick, ticks) = mpsc::channel();
        let work = on_rayon(move || ticks.recv_timeout(LONG).is_ok());
        let sending = async move { tick.send(()).is_ok() };
        let (seen, sent) = tokio::join!(biased; work, sending);
        assert!(sent);
        assert!(seen.expect("receiving does not panic"));
    }

    #[tokio::test]
    async fn the_work_goes_on_when_nobody_waits() {
        let (go_on, told) = mpsc::channel();
        let (done, ended) = mpsc::channel();
        let work = on_rayon(move || {
            let _ = told.recv_timeout(LONG);
            done.send("tea")
        });
        let nothing = std::future::ready(());
        tokio::select! {
            biased;
            _ = work => panic!("it cannot end before it is told"),
            () = nothing => {} // Drops `work`.
        }
        go_on.send(()).expect("the work still waits");
        assert_eq!(ended.recv_timeout(LONG), Ok("tea"));
    }

    #[tokio::test]
    async fn a_panic_comes_back_with_its_words() {
        let result = on_rayon(|| -> () { panic!("no such order") }).await;
        let payload = result.expect_err("it panicked");
        let words = payload.downcast_ref::<&str>();
        assert_eq!(words, Some(&"no such order"));
    }
}
