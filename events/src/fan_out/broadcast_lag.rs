//! `Lagged` is not the end: a slow listener is told how much it missed.
//!
//! A broadcast channel keeps the last orders only, so that one slow listener
//! holds up nobody. It is the events that give: they are lost for that
//! listener, in order and counted. `while let Ok(..)` takes the count for the
//! end of the channel and leaves, with the newest orders still there to be
//! read. A capacity is rounded up to a power of two: ask for 5, and nothing is
//! lost before the ninth.
//!
//! Prints:
//!
//! ```text
//! while let Ok: heard 0, and 4 were waiting
//! match: missed 6, heard [7, 8, 9, 10]
//! a capacity of 5 has room for 8
//! ```

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Receiver};

/// Wrong: how many were heard, and how many waited when it left.
pub async fn stops_at_lag(mut orders: Receiver<u32>) -> (usize, usize) {
    let mut heard = 0;
    while let Ok(_order) = orders.recv().await {
        heard += 1;
    }
    (heard, orders.len())
}

/// The orders that were heard, and how many were missed.
pub async fn goes_on(mut orders: Receiver<u32>) -> (Vec<u32>, u64) {
    let (mut heard, mut missed) = (Vec::new(), 0);
    loop {
        match orders.recv().await {
            Ok(order) => heard.push(order),
            Err(RecvError::Lagged(count)) => missed += count,
            Err(RecvError::Closed) => return (heard, missed),
        }
    }
}

/// A listener that was away while all the orders were called out.
pub fn late(capacity: usize, orders: u32) -> Receiver<u32> {
    let (call_out, listener) = broadcast::channel(capacity);
    for order in 1..=orders {
        call_out.send(order).expect("there is a listener");
    }
    listener
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (heard, waiting) = stops_at_lag(late(4, 10)).await;
    println!("while let Ok: heard {heard}, and {waiting} were waiting");
    let (heard, missed) = goes_on(late(4, 10)).await;
    println!("match: missed {missed}, heard {heard:?}");
    let (heard, _) = goes_on(late(5, 10)).await;
    println!("a capacity of 5 has room for {}", heard.len());
}
