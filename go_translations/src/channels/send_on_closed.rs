//! Send on a closed channel: Go panics, and Rust gives the value back.
//!
//! Go: panic: send on closed channel.
//! Rust: `send` returns an `Err` with the value in it; only the receiver can
//! close a channel that still has senders.
//! Checked: compile time: a send after one's own `drop` (`send_after_drop`);
//! run time: an `Err` when the receiver has closed it or left.
//!
//! In the Go program the first of two producers closes when it is done, and the
//! second one panics. Here that mistake cannot be made: a producer can drop its
//! own sender and no other. The one way to find a channel closed is that the
//! receiver closed it or left, and then the value is not lost.
//!
//! Prints:
//!
//! ```text
//! the first producer is done, the second sends milk
//! got tea, milk
//! the receiver has closed: sugar comes back
//! ```

use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (first, mut shop) = mpsc::channel(4);
    let second = first.clone();

    first.send("tea").await.expect("the shop is open");
    drop(first);
    second.send("milk").await.expect("the shop is open");
    println!("the first producer is done, the second sends milk");

    // No more from now on; what was sent is still there.
    shop.close();
    let mut got = Vec::new();
    while let Some(goods) = shop.recv().await {
        got.push(goods);
    }
    println!("got {}", got.join(", "));

    if let Err(refused) = second.send("sugar").await {
        let goods = refused.0;
        println!("the receiver has closed: {goods} comes back");
    }
}
