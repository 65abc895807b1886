//! When a queue is full, somebody waits, or loses, or is told.
//!
//! Twelve orders come at once; the kitchen has room for four and cooks one
//! a second. An unbounded queue does not decide this, it puts it off: all
//! twelve lie in memory, and it would take twelve million too. A bounded
//! one makes you say what a full queue means:
//!
//! - wait (`send().await`): the pace of the kitchen becomes the pace of
//!   the guests. The usual choice inside one program.
//! - wait, with a limit (`send_timeout`): for a guest who must have an
//!   answer.
//! - reject (`try_send`, and the error handed on): the guest has the order
//!   back and can go elsewhere. At the edge of a system.
//! - drop (`try_send`, and the error counted): for data that is stale soon,
//!   such as readings. Count it, or nobody will ever know.
//!
//! Prints:
//!
//! ```text
//! unbounded: 12 in the queue
//! Wait: guests wait 7 s
//!   12 cooked, 0 back, 0 lost
//! WaitAtMost(500ms): guests wait 2 s
//!   7 cooked, 5 back, 0 lost
//! Reject: guests wait 0 s
//!   4 cooked, 8 back, 0 lost
//! Drop: guests wait 0 s
//!   4 cooked, 0 back, 8 lost
//! ```

use std::time::Duration;

use tokio::sync::mpsc::error::{SendTimeoutError, TrySendError};
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::time::{Instant, sleep};

const SECOND: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, Debug)]
pub enum WhenFull {
    Wait,
    WaitAtMost(Duration),
    Reject,
    Drop,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub cooked: u32,
    pub handed_back: u32,
    pub lost: u32,
    /// How long the guests stood at the counter.
    pub seconds: u64,
}

async fn cook(mut queue: Receiver<u32>) -> u32 {
    let mut cooked = 0;
    while queue.recv().await.is_some() {
        sleep(SECOND).await;
        cooked += 1;
    }
    cooked
}

/// `Err` is the order itself, for the guest to take elsewhere.
async fn offer(
    order: u32,
    queue: &Sender<u32>,
    when_full: WhenFull,
    lost: &mut u32,
) -> Result<(), u32> {
    match when_full {
        WhenFull::Wait => queue.send(order).await.map_err(|full| full.0),
        WhenFull::WaitAtMost(limit) => queue
            .send_timeout(order, limit)
            .await
            .map_err(SendTimeoutError::into_inner),
        WhenFull::Reject => {
            queue.try_send(order).map_err(TrySendError::into_inner)
        }
        WhenFull::Drop => {
            *lost += u32::from(queue.try_send(order).is_err());
            Ok(())
        }
    }
}

/// So many orders at once, into a queue with room for four.
pub async fn rush_hour(orders: u32, when_full: WhenFull) -> Outcome {
    let (queue, counter) = mpsc::channel(4);
    let guests = async move {
        let mut outcome = Outcome::default();
        let begun = Instant::now();
        for order in 1..=orders {
            let lost = &mut outcome.lost;
            if offer(order, &queue, when_full, lost).await.is_err() {
                outcome.handed_back += 1;
            }
        }
        outcome.seconds = begun.elapsed().as_secs();
        outcome // Here the last sender goes: the kitchen may close.
    };
    let (outcome, cooked) = tokio::join!(biased; guests, cook(counter));
    Outcome { cooked, ..outcome }
}

/// The longest queue, if nothing bounds it.
pub async fn unbounded(orders: u32) -> usize {
    let (queue, mut counter) = mpsc::unbounded_channel();
    for order in 1..=orders {
        queue.send(order).expect("the counter is open");
    }
    let longest = counter.len();
    drop(queue);
    while counter.recv().await.is_some() {}
    longest
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    println!("unbounded: {} in the queue", unbounded(12).await);
    for when_full in [
        WhenFull::Wait,
        WhenFull::WaitAtMost(SECOND / 2),
        WhenFull::Reject,
        WhenFull::Drop,
    ] {
        let Outcome {
            cooked,
            handed_back,
            lost,
            seconds,
        } = rush_hour(12, when_full).await;
        println!("{when_full:?}: guests wait {seconds} s");
        println!("  {cooked} cooked, {handed_back} back, {lost} lost");
    }
}

#[cfg(test)]
mod tests {
    use super::{SECOND, WhenFull, rush_hour};

    #[tokio::test(start_paused = true)]
    async fn every_order_is_accounted_for() {
        for when_full in [
            WhenFull::Wait,
            WhenFull::WaitAtMost(SECOND / 2),
            WhenFull::Reject,
            WhenFull::Drop,
        ] {
            for orders in [0, 1, 4, 5, 40] {
                let end = rush_hour(orders, when_full).await;
                let all = end.cooked + end.handed_back + end.lost;
                assert_eq!(all, orders, "{when_full:?}");
            }
        }
    }
}
