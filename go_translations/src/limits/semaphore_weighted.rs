//! `semaphore.Weighted`: `acquire_many`, and whoever came first goes first.
//!
//! Go: `NewWeighted(n)`, `Acquire(ctx, weight)`, `Release(weight)`.
//! Rust: `Semaphore::acquire_many(weight)`, in `timeout` where Go has a
//! context.
//! Checked: compile time: what is given back is what was taken; run time: the
//! time limit, as an `Err`; not at all: asking for more than there is.
//!
//! Both let nobody overtake: while one waits for 4, the one permit that is free
//! stays free, or a big request would wait for ever. They differ when somebody
//! asks for more than there is. Go lets that one wait for its context and the
//! others pass; here it collects every permit until its time limit, and the
//! test below shows it. Compare the weight with the total first.
//!
//! Prints:
//!
//! ```text
//! 3 of 4 taken, one more now: true
//! one waits for 4, one more now: false
//! the one that waited has all 4: true
//! 5 of 4 in a limited time: false
//! afterwards all 4 are there: true
//! ```

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::yield_now;
use tokio::time::timeout;

/// Whether one permit can be had without waiting. It is given back.
fn try_one(memory: &Semaphore) -> bool {
    memory.try_acquire().is_ok()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let memory = Arc::new(Semaphore::new(4));
    let three = memory.acquire_many(3).await.expect("open");
    println!("3 of 4 taken, one more now: {}", try_one(&memory));

    let all = tokio::spawn(Arc::clone(&memory).acquire_many_owned(4));
    // There is one thread: after this the task waits.
    yield_now().await;
    println!("one waits for 4, one more now: {}", try_one(&memory));
    drop(three);
    let all = all.await.expect("waiting does not panic").expect("open");
    println!("the one that waited has all 4: {}", !try_one(&memory));
    drop(all);

    let five =
        timeout(Duration::from_millis(1), memory.acquire_many(5)).await;
    println!("5 of 4 in a limited time: {}", five.is_ok());
    let four = memory.try_acquire_many(4);
    println!("afterwards all 4 are there: {}", four.is_ok());
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::Semaphore;
    use tokio::task::yield_now;

    use super::try_one;

    #[tokio::test]
    async fn who_asks_for_too_much_stops_the_others() {
        let memory = Arc::new(Semaphore::new(4));
        let five = tokio::spawn(Arc::clone(&memory).acquire_many_owned(5));
        yield_now().await;
        assert!(!try_one(&memory));
        five.abort();
        assert!(five.await.is_err_and(|error| error.is_cancelled()));
        // Giving up gives back.
        assert_eq!(memory.available_permits(), 4);
    }
}
