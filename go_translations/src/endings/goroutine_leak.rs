//! A goroutine leak: a send that nobody receives waits for ever in Go.
//!
//! Go: a goroutine that is blocked for ever stays, and the program goes on.
//! Rust: dropping a `JoinSet` stops its tasks; a send to nobody is an `Err`.
//! Checked: run time: a receiver that is gone, by those who send; not at all:
//! a receiver that is kept and never read.
//!
//! Three shops are asked, and the first answer is taken. In the Go program the
//! other two wait for someone to take theirs: two goroutines more with each
//! question, unless the channel has a place for each. In Rust the receiver has
//! an owner, and when that returns, those who send are told.
//!
//! Prints:
//!
//! ```text
//! 100 answers, 0 left behind
//! ```

use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::{JoinSet, yield_now};

/// Asks all shops, takes the first answer and stops the others.
pub async fn first(shops: u64) -> u64 {
    let mut answers: JoinSet<_> = (0..shops).map(|_| async { 1 }).collect();
    let first = answers.join_next().await.expect("there are shops");
    first.expect("no shop panics")
} // the set is dropped here, and what still runs in it is stopped

/// The same with a channel without a place to spare.
pub async fn literal(shops: u64) -> u64 {
    let (counter, mut answers) = mpsc::channel(1);
    for _ in 0..shops {
        let counter = counter.clone();
        tokio::spawn(async move {
            // Once the first is taken, nobody hears this: an `Err`.
            let _ = counter.send(1).await;
        });
    }
    answers.recv().await.expect("there are shops")
}

/// The tasks there are, once those that can go on have gone.
async fn left_behind() -> usize {
    for _ in 0..10 {
        yield_now().await;
    }
    Handle::current().metrics().num_alive_tasks()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let mut answers = 0;
    for _ in 0..100 {
        answers += first(3).await;
    }
    println!("{answers} answers, {} left behind", left_behind().await);
    for _ in 0..100 {
        answers -= literal(3).await;
    }
    assert_eq!((answers, left_behind().await), (0, 0));
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_receiver_that_is_kept_keeps_the_senders() {
        let (counter, _kept) = mpsc::channel(1);
        counter.send(1).await.expect("there is a receiver");
        let hour = Duration::from_hours(1);
        assert!(timeout(hour, counter.send(2)).await.is_err());
    }
}
