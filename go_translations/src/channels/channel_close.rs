//! `close(c)`: drop the last sender.
//!
//! Go: `close(c)`, by whoever knows that all senders are done; `v, ok := <-c`.
//! Rust: `drop` of the last `Sender`; `recv` returns `None`, with threads
//! `Err`.
//! Checked: compile time: no send after one's own `drop` (`send_after_drop`);
//! run time: the channel counts its senders; not at all: one that is kept by
//! mistake (`all_asleep`).
//!
//! With many senders, Go needs a `WaitGroup` and one more goroutine to know
//! when to close. Here each task drops its own clone when it ends, and the last
//! one closes. What was sent before is still delivered, in both languages.
//!
//! Prints:
//!
//! ```text
//! tea
//! milk
//! closed: nothing more
//! still closed: nothing more
//! 10 waiters sent 450 orders: 450 arrived
//! ```

use std::sync::mpsc::sync_channel;
use std::thread;

use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// Each waiter sends so many orders; how many arrive before the end.
pub async fn many_senders(waiters: u64, orders: u64) -> u64 {
    let (counter, mut kitchen) = mpsc::channel(16);
    let mut team = JoinSet::new();
    for _ in 0..waiters {
        let counter = counter.clone();
        team.spawn(async move {
            for order in 0..orders {
                if counter.send(order).await.is_err() {
                    break; // The receiver has left.
                }
            }
        });
    }
    // This one was only for making clones. Kept, it would keep the channel
    // open.
    drop(counter);
    let mut arrived = 0;
    while kitchen.recv().await.is_some() {
        arrived += 1;
    }
    team.join_all().await;
    arrived
}

/// The same with threads.
pub fn literal(waiters: u64, orders: u64) -> u64 {
    let (counter, kitchen) = sync_channel(16);
    thread::scope(|scope| {
        for _ in 0..waiters {
            let counter = counter.clone();
            scope.spawn(move || {
                for order in 0..orders {
                    counter.send(order).expect("the kitchen is open");
                }
            });
        }
        drop(counter);
        kitchen.iter().map(|_| 1).sum()
    })
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (counter, mut kitchen) = mpsc::channel(2);
    counter.send("tea").await.expect("the kitchen is open");
    counter.send("milk").await.expect("the kitchen is open");
    drop(counter);
    while let Some(order) = kitchen.recv().await {
        println!("{order}");
    }
    println!("closed: nothing more");
    assert_eq!(kitchen.recv().await, None);
    println!("still closed: nothing more");

    let arrived = many_senders(10, 45).await;
    println!("10 waiters sent 450 orders: {arrived} arrived");
    assert_eq!(literal(10, 45), arrived);
}
