//! `make(chan T)`: a channel with one place, or a meeting of two threads.
//!
//! Go: `make(chan T)`; a send waits until someone receives.
//! Rust: tokio's `mpsc::channel(1)` where an answer comes back anyway;
//! `sync_channel(0)` of std where two threads must meet.
//! Checked: run time: tokio's `channel(0)` panics; not at all: code that takes
//! a send on a channel with one place for a receipt.
//!
//! No channel of tokio has capacity 0: a send into the one place says nothing
//! about the receiver. In ping-pong nobody notices, because each side waits for
//! the other's answer. Where a receipt matters and no answer comes back, send a
//! `oneshot` along. Threads that meet at every message wake each other through
//! the system each time: that form is for few messages.
//!
//! Prints:
//!
//! ```text
//! 1000 rounds of ping-pong: 500500
//! no place and no receiver: not sent
//! one place and no receiver: sent
//! ```

use std::sync::mpsc::{TrySendError, sync_channel};
use std::thread;

use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;

/// Sends `rounds` numbers, each when the last came back one larger, and adds
/// up what comes back.
pub async fn ping_pong(rounds: u64) -> u64 {
    let (there, mut arriving) = mpsc::channel(1);
    let (back, mut returning) = mpsc::channel(1);
    let echo = tokio::spawn(async move {
        while let Some(ball) = arriving.recv().await {
            if back.try_send(ball + 1).is_err() {
                break; // The player has left: it took the last one.
            }
        }
    });
    // A task of its own: two tasks hand over faster than a task and `main`.
    // Dropped with the caller it ends, and the echo ends with it.
    let player = AbortOnDropHandle::new(tokio::spawn(async move {
        let mut sum = 0;
        for ball in 0..rounds {
            // The answer to the last one is here: the place is free.
            there.try_send(ball).expect("the last one was taken");
            sum += returning.recv().await.expect("the echo answers");
        }
        sum
    }));
    let sum = player.await.expect("the player does not panic");
    echo.await.expect("the echo does not panic");
    sum
}

/// Two threads that meet at every message, as goroutines do.
pub fn literal(rounds: u64) -> u64 {
    let (there, arriving) = sync_channel(0);
    let (back, returning) = sync_channel(0);
    let echo = thread::spawn(move || {
        for ball in arriving {
            back.send(ball + 1).expect("the player waits");
        }
    });
    let mut sum = 0;
    for ball in 0..rounds {
        there.send(ball).expect("the echo waits");
        sum += returning.recv().expect("the echo answers");
    }
    drop(there);
    echo.join().expect("the echo does not panic");
    sum
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let rounds = 1000;
    let sum = ping_pong(rounds).await;
    println!("{rounds} rounds of ping-pong: {sum}");
    assert_eq!(literal(100), ping_pong(100).await);

    let (meeting, _nobody_receives) = sync_channel(0);
    let sent = match meeting.try_send("tea") {
        Ok(()) => "sent",
        Err(TrySendError::Full(_)) => "not sent",
        Err(TrySendError::Disconnected(_)) => "nobody will receive",
    };
    println!("no place and no receiver: {sent}");

    let (one_place, _nobody_receives) = mpsc::channel(1);
    let sent = one_place.try_send("tea").map_or("not sent", |()| "sent");
    println!("one place and no receiver: {sent}");
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use tokio::runtime::Handle;
    use tokio::sync::oneshot;
    use tokio::task::yield_now;

    use super::*;

    #[tokio::test]
    async fn both_players_stop_when_the_caller_is_dropped() {
        assert_eq!(ping_pong(u64::MAX).now_or_never(), None);
        for _ in 0..10 {
            yield_now().await;
        }
        assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
    }

    #[tokio::test]
    async fn a_oneshot_is_a_receipt() {
        let (one_place, mut orders) = mpsc::channel(1);
        let (receipt, mut received) = oneshot::channel();
        let sent = one_place.send(("tea", receipt)).await;
        sent.expect("there is one place");
        assert!(received.try_recv().is_err()); // Sent, and not received.
        let (_, receipt) = orders.recv().await.expect("it was sent");
        receipt.send(()).expect("the sender waits for it");
        assert!(received.await.is_ok());
    }

    #[test]
    #[should_panic(expected = "buffer > 0")]
    fn tokio_has_no_capacity_0() {
        drop(mpsc::channel::<()>(0));
    }
}
