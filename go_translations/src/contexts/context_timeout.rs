//! `context.WithTimeout` and `context.WithDeadline`: a limit on the wait.
//!
//! Go: `ctx, cancel := context.WithTimeout(parent, d)`.
//! Rust: `timeout(d, future)`, `timeout_at(deadline, future)`.
//! Checked: run time: `Err(Elapsed)` where `ctx.Err()` would be; not at all: a
//! future that computes and never waits, and a task of which the limit drops
//! only the `JoinHandle`: both run on past it.
//!
//! In Go the limit is inside the context, and the one who works must look. In
//! Rust it is around the future: a future that is too late is dropped where it
//! waits, and what it held is dropped with it; it need not look at anything. A
//! spawned task is not that future: abort it. A limit
//! inside a limit needs no rule: the shorter one ends first. A thread cannot be
//! dropped: there the one who waits gives up, and the other learns it when it
//! answers.
//!
//! The clock is paused: the hours here pass as soon as nobody can go on.
//!
//! Prints:
//!
//! ```text
//! at once: 42
//! in an hour: too late
//! the caller has less time: too late
//! one deadline for two: 1 answered
//! the late one has stopped: true
//! ```

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::error::Elapsed;
use tokio::time::{Instant, sleep, timeout, timeout_at};

const MINUTE: Duration = Duration::from_mins(1);

/// Asks a shop for its price and waits for so long.
pub async fn ask(
    shop_takes: Duration,
    limit: Duration,
) -> Result<u64, Elapsed> {
    timeout(limit, price(shop_takes)).await
}

async fn price(shop_takes: Duration) -> u64 {
    sleep(shop_takes).await;
    42
}

/// One deadline for two questions: returns how many were answered.
async fn ask_two(shops: [Duration; 2], limit: Duration) -> usize {
    let deadline = Instant::now() + limit;
    for (answered, shop_takes) in shops.into_iter().enumerate() {
        let answer = timeout_at(deadline, price(shop_takes)).await;
        if answer.is_err() {
            return answered;
        }
    }
    shops.len()
}

/// Whether the one who was asked is gone once the limit has passed.
async fn is_dropped() -> bool {
    let (alive, gone) = oneshot::channel::<()>();
    let asked = async move {
        sleep(60 * MINUTE).await;
        let _ = alive.send(());
    };
    timeout(MINUTE, asked).await.is_err() && gone.await.is_err()
}

/// The same with a thread, which a limit does not end.
pub fn literal(limit: Duration) -> Result<u64, RecvTimeoutError> {
    let (answer, answers) = mpsc::channel();
    let (open, is_open) = mpsc::channel::<()>();
    let shop = thread::spawn(move || {
        let _ = is_open.recv(); // for as long as the caller waits
        answer.send(42).is_err()
    });
    let price = answers.recv_timeout(limit);
    drop((answers, open));
    let was_told = shop.join().expect("the shop does not panic");
    assert!(was_told, "nobody heard the answer, and the shop knows");
    price
}

fn words(answer: Result<u64, impl Sized>) -> String {
    answer.map_or("too late".to_owned(), |price| price.to_string())
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    println!("at once: {}", words(ask(Duration::ZERO, MINUTE).await));
    println!("in an hour: {}", words(ask(60 * MINUTE, MINUTE).await));
    let inner = timeout(MINUTE, ask(60 * MINUTE, 60 * MINUTE)).await;
    println!("the caller has less time: {}", words(inner.flatten()));
    let answered = ask_two([Duration::ZERO, 60 * MINUTE], MINUTE).await;
    println!("one deadline for two: {answered} answered");
    println!("the late one has stopped: {}", is_dropped().await);

    let literal = literal(Duration::from_millis(1));
    assert_eq!(literal, Err(RecvTimeoutError::Timeout));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_minute_is_a_minute_of_the_paused_clock() {
        let begin = Instant::now();
        assert!(ask(60 * MINUTE, MINUTE).await.is_err());
        assert_eq!(begin.elapsed().as_secs(), 60);
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_on_a_handle_does_not_end_its_task() {
        let task = tokio::spawn(ask(60 * MINUTE, 60 * MINUTE));
        let running = task.abort_handle();
        assert!(timeout(MINUTE, task).await.is_err());
        assert!(!running.is_finished());
        sleep(60 * MINUTE).await;
        assert!(running.is_finished());
    }

    #[tokio::test(start_paused = true)]
    async fn who_never_waits_is_never_too_late() {
        let compute = async { (0..1000).sum::<u64>() };
        assert_eq!(timeout(Duration::ZERO, compute).await, Ok(499_500));
    }
}
