//! The reader of a pipeline leaves early: it drops its end, and `send` fails.
//!
//! Go: `select` with `<-ctx.Done()` around every send, or the stages leak.
//! Rust: `if send(v).await.is_err() { return }`; a `CancellationToken` for a
//! stage that waits for something else.
//! Checked: compile time: a warning where nobody looks at what `send` says
//! (`send_unchecked`); run time: the `Err`; not at all: a receiver that is kept
//! and not read.
//!
//! In Go a channel does not know that nobody will read it. Here it does: the
//! last receiver closes it, each stage ends at its next send, and drops the
//! receiver of the stage before. But a receiver that still lives, in a struct
//! or in a variable, holds the stages as in Go.
//!
//! Prints:
//!
//! ```text
//! first square over 500: 529
//! the reader stopped: 2 stages wait
//! the reader said so: 0 stages wait
//! a quiet stage was told: 0 stages wait
//! ```

use std::future::pending;
use std::time::Duration;

use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

fn squares(stages: &mut JoinSet<()>) -> Receiver<u64> {
    let (numbers, mut input) = channel(4);
    let (squared, output) = channel(4);
    stages.spawn(async move {
        for n in 1_u64.. {
            if numbers.send(n).await.is_err() {
                return;
            }
        }
    });
    stages.spawn(async move {
        while let Some(n) = input.recv().await {
            if squared.send(n * n).await.is_err() {
                return;
            }
        }
    });
    output
}

async fn first_over(limit: u64, squared: &mut Receiver<u64>) -> u64 {
    while let Some(square) = squared.recv().await {
        if square > limit {
            return square;
        }
    }
    0
}

/// How many are left when none has ended for an hour. The clock is paused: it
/// goes on when every task waits.
async fn still_waiting(stages: &mut JoinSet<()>) -> usize {
    let hour = Duration::from_hours(1);
    while let Ok(Some(_)) = timeout(hour, stages.join_next()).await {}
    stages.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let mut stages = JoinSet::new();
    let mut squared = squares(&mut stages);
    let square = first_over(500, &mut squared).await;
    println!("first square over 500: {square}");
    // `squared` is still here, so the stages believe in a reader.
    let waiting = still_waiting(&mut stages).await;
    println!("the reader stopped: {waiting} stages wait");

    drop(squared);
    let waiting = still_waiting(&mut stages).await;
    println!("the reader said so: {waiting} stages wait");

    let token = CancellationToken::new();
    let told = token.clone();
    stages.spawn(async move {
        // It sends nothing, so no send can tell it.
        told.run_until_cancelled(pending::<()>()).await;
    });
    token.cancel();
    let waiting = still_waiting(&mut stages).await;
    println!("a quiet stage was told: {waiting} stages wait");
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use tokio::sync::mpsc::channel;
    use tokio::task::JoinSet;

    use super::still_waiting;

    #[tokio::test(start_paused = true)]
    async fn a_quiet_stage_does_not_hear_that_its_reader_left() {
        let mut stages = JoinSet::new();
        let (sender, receiver) = channel::<u64>(1);
        stages.spawn(async move {
            pending::<()>().await;
            drop(sender);
        });
        drop(receiver);
        assert_eq!(still_waiting(&mut stages).await, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn it_hears_if_it_waits_for_that_too() {
        let mut stages = JoinSet::new();
        let (sender, receiver) = channel::<u64>(1);
        stages.spawn(async move { sender.closed().await });
        drop(receiver);
        assert_eq!(still_waiting(&mut stages).await, 0);
    }
}
