//! `case <-time.After(d)`: a limit around the wait, `timeout(d, ...)`.
//!
//! Go: `select` with `case <-time.After(d)`.
//! Rust: `timeout(d, c.recv())`, `timeout_at` around a whole loop,
//! `send_timeout` for a send; `recv_timeout` in a thread.
//! Checked: compile time: a value given to a send is not used again
//! (`send_under_timeout`); run time: the time-out is an `Err`; not at all: a
//! limit inside a loop that was meant for the whole loop.
//!
//! A limit of its own for each wait never ends a loop that is always fed. Nor
//! does one deadline around each `recv` if a message is always there, because
//! `timeout_at` polls `recv` first. Put one deadline around the whole loop. A
//! time-out drops what it waited for: `recv` loses nothing by it, but
//! `timeout(d, c.send(v))` drops `v`, which `send_timeout` gives back.
//!
//! Prints:
//!
//! ```text
//! tea came in time
//! no coffee within the limit
//! the shelf stays full: milk is still here
//! the deadline ended a loop that was always fed
//! ```

use std::sync::mpsc as std_mpsc;
use std::time::Duration;

use tokio::sync::mpsc::error::SendTimeoutError;
use tokio::sync::mpsc::{self, Receiver};
use tokio::time::{Instant, interval, timeout, timeout_at};

/// Takes from a queue until the deadline; whether that is what ended it.
pub async fn until(deadline: Instant, queue: &mut Receiver<u64>) -> bool {
    let take_all = async { while queue.recv().await.is_some() {} };
    timeout_at(deadline, take_all).await.is_err()
}

/// With a thread's channel: a wait that is answered, and one that is not.
pub fn literal(limit: Duration) -> [bool; 2] {
    let (counter, kitchen) = std_mpsc::channel();
    counter.send("tea").expect("the receiver is here");
    let tea = kitchen.recv_timeout(Duration::from_hours(1));
    let coffee = kitchen.recv_timeout(limit);
    [tea.is_ok(), coffee.is_ok()]
}

// Paused: the clock moves when nothing else can, so no one waits.
#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (shelf, mut orders) = mpsc::channel(1);
    shelf.send("tea").await.expect("the receiver is here");
    let hour = Duration::from_hours(1);
    if let Ok(Some(order)) = timeout(hour, orders.recv()).await {
        println!("{order} came in time");
    }
    let limit = Duration::from_millis(5);
    if timeout(limit, orders.recv()).await.is_err() {
        println!("no coffee within the limit");
    }
    assert_eq!(literal(limit), [true, false]);

    shelf.send("tea").await.expect("the receiver is here");
    let sent = shelf.send_timeout("milk", limit).await;
    if let Err(SendTimeoutError::Timeout(order)) = sent {
        println!("the shelf stays full: {order} is still here");
    }

    let (counter, mut kitchen) = mpsc::channel(1);
    let waiter = tokio::spawn(async move {
        let mut pause = interval(Duration::from_millis(1));
        while counter.send(1).await.is_ok() {
            pause.tick().await;
        }
    });
    if until(Instant::now() + limit, &mut kitchen).await {
        println!("the deadline ended a loop that was always fed");
    }
    drop(kitchen);
    waiter.await.expect("the waiter ends with the kitchen");
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: u64 = 10_000;

    fn full() -> Receiver<u64> {
        let (counter, kitchen) = mpsc::channel(FULL as usize);
        for order in 0..FULL {
            counter.try_send(order).expect("there is place for all");
        }
        kitchen
    }

    #[tokio::test]
    async fn a_full_queue_does_not_outlast_the_deadline() {
        let mut kitchen = full();
        assert!(until(Instant::now(), &mut kitchen).await);
        assert!(!kitchen.is_empty());
    }

    #[tokio::test]
    async fn a_deadline_around_each_wait_is_not_seen_by_a_full_queue() {
        let (passed, mut kitchen) = (Instant::now(), full());
        let mut taken = 0;
        while let Ok(Some(_)) = timeout_at(passed, kitchen.recv()).await {
            taken += 1;
        }
        assert_eq!(taken, FULL);
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_for_each_wait_does_not_end_the_loop() {
        let (counter, mut kitchen) = mpsc::channel(1);
        let waiter = tokio::spawn(async move {
            let mut pause = interval(Duration::from_millis(1));
            for order in 0..100 {
                counter.send(order).await.expect("it is open");
                pause.tick().await;
            }
        });
        let limit = Duration::from_millis(5);
        let mut taken = 0;
        while let Ok(Some(_)) = timeout(limit, kitchen.recv()).await {
            taken += 1;
        }
        assert_eq!(taken, 100); // 100 ms later: the end, not a time-out.
        waiter.await.expect("the waiter does not panic");
    }
}
