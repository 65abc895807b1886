//! All goroutines are asleep: Go says so, and Rust waits in silence.
//!
//! Go: fatal error: all goroutines are asleep - deadlock!
//! Rust: a loop over a channel ends when its last sender is dropped; while one
//! is kept, it waits for ever and nobody says so.
//! Checked: run time: the number of senders, so a loop that nobody can feed
//! ends; not at all: a sender kept by mistake.
//!
//! WRONG on purpose: in both programs the loop never ends. In Go nobody closes
//! the channel, and the runtime finds that no goroutine can go on. In Rust the
//! loop's own function still holds a sender. To see that without hanging, each
//! wait has a limit here: on tokio's paused clock an hour passes as soon as no
//! task can go on, so a test of it is as quick as Go's report.
//!
//! Prints:
//!
//! ```text
//! got tea
//! got milk
//! a sender is kept: no end after an hour
//! it is dropped: the loop ends
//! with threads: no end within the limit, then an end
//! ```

use std::sync::mpsc as std_mpsc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

/// What a thread's wait says: first with a sender kept, then without.
pub fn literal(limit: Duration) -> [std_mpsc::RecvTimeoutError; 2] {
    let (counter, kitchen) = std_mpsc::channel::<&str>();
    let kept = kitchen.recv_timeout(limit);
    drop(counter);
    let dropped = kitchen.recv_timeout(limit);
    [kept, dropped].map(|end| end.expect_err("nothing was sent"))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (counter, mut kitchen) = mpsc::channel(2);
    let clone = counter.clone();
    let waiter = tokio::spawn(async move {
        for order in ["tea", "milk"] {
            clone.send(order).await.expect("the kitchen is open");
        }
    });

    // The mistake: `counter`, which was for making clones, is still here.
    let an_hour = Duration::from_hours(1);
    let end = loop {
        match timeout(an_hour, kitchen.recv()).await {
            Ok(Some(order)) => println!("got {order}"),
            Ok(None) => break "the loop ends",
            Err(_) => break "no end after an hour",
        }
    };
    println!("a sender is kept: {end}");
    waiter.await.expect("the waiter does not panic");

    drop(counter);
    if kitchen.recv().await.is_none() {
        println!("it is dropped: the loop ends");
    }

    use std_mpsc::RecvTimeoutError::{Disconnected, Timeout};
    let ends = literal(Duration::from_millis(1));
    assert_eq!(ends, [Timeout, Disconnected]);
    println!("with threads: no end within the limit, then an end");
}
