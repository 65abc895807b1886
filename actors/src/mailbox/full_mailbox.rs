//! A bounded mailbox makes its senders choose: wait, wait a while, or refuse.
//!
//! A printer takes 1 s a page and has room for 2 pages; 6 come at once. Who
//! waits is slowed to the printer's pace, loses nothing, and hands the
//! slowness on to whoever feeds it. Who refuses stays quick and has to say no
//! to somebody. A limit on the wait lies in between. An unbounded mailbox only
//! looks like a fourth choice: it takes all, and the bound is then your
//! memory.
//!
//! Waiting is right between stages of one's own; refusing at the edge, where
//! a client can be told to come back later.
//!
//! Prints:
//!
//! ```text
//! Wait:
//!   6 printed, 0 refused
//!   the sender was held up for 3s
//! WaitAtMost(500ms):
//!   4 printed, 2 refused
//!   the sender was held up for 1s
//! Refuse:
//!   2 printed, 4 refused
//!   the sender was held up for 0ns
//! unbounded: 100000 wait in memory
//! ```

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

const PAGE: Duration = Duration::from_secs(1);

#[derive(Clone, Copy, Debug)]
pub enum WhenFull {
    Wait,
    WaitAtMost(Duration),
    Refuse,
}

async fn printer(mut pages: mpsc::Receiver<u32>) -> u32 {
    let mut printed = 0;
    while pages.recv().await.is_some() {
        sleep(PAGE).await;
        printed += 1;
    }
    printed
}

/// How many were printed, how many refused, how long the sender was held up.
pub async fn send(pages: u32, policy: WhenFull) -> (u32, u32, Duration) {
    let (mailbox, queue) = mpsc::channel(2);
    let actor = tokio::spawn(printer(queue));
    let began = Instant::now();
    let mut refused = 0;
    for page in 0..pages {
        let taken = match policy {
            WhenFull::Wait => mailbox.send(page).await.is_ok(),
            WhenFull::WaitAtMost(limit) => {
                mailbox.send_timeout(page, limit).await.is_ok()
            }
            WhenFull::Refuse => mailbox.try_send(page).is_ok(),
        };
        // The page is in the error: to print elsewhere, or to give back.
        refused += u32::from(!taken);
    }
    let held_up = began.elapsed();
    drop(mailbox);
    let printed = actor.await.expect("printing does not panic");
    (printed, refused, held_up)
}

/// How many wait in an unbounded mailbox when all have been sent.
pub fn pile_up(pages: u32) -> usize {
    let (mailbox, queue) = mpsc::unbounded_channel();
    for page in 0..pages {
        mailbox.send(page).expect("the queue is still there");
    }
    queue.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for policy in [
        WhenFull::Wait,
        WhenFull::WaitAtMost(PAGE / 2),
        WhenFull::Refuse,
    ] {
        let (printed, refused, held_up) = send(6, policy).await;
        println!("{policy:?}:");
        println!("  {printed} printed, {refused} refused");
        println!("  the sender was held up for {held_up:?}");
    }
    println!("unbounded: {} wait in memory", pile_up(100_000));
}

#[cfg(test)]
mod tests {
    use super::{WhenFull, send};
    use std::time::Duration;

    #[tokio::test(start_paused = true)]
    async fn every_page_is_printed_or_refused() {
        let half = Duration::from_millis(500);
        for policy in
            [WhenFull::Wait, WhenFull::WaitAtMost(half), WhenFull::Refuse]
        {
            let (printed, refused, _) = send(20, policy).await;
            assert_eq!(printed + refused, 20, "{policy:?}");
        }
    }
}
