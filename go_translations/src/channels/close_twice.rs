//! Close twice: Go panics, and Rust either refuses it or does not mind.
//!
//! Go: panic: close of closed channel.
//! Rust: to drop a sender twice is refused; to open a gate or to close a
//! receiver twice is the same as once.
//! Checked: compile time: the second `drop` (`close_twice`).
//!
//! Two ways out of a function that both close is how it happens in Go. What
//! several parties may do, such as asking for a stop, is in Rust an operation
//! that can be repeated.
//!
//! Prints:
//!
//! ```text
//! stop: asked by the signal
//! stop: asked by the deadline too
//! stopped once
//! the receiver closed twice: nothing more
//! ```

use tokio::sync::{mpsc, watch};

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (stop, mut stopped) = watch::channel(false);
    let worker = tokio::spawn(async move {
        stopped.wait_for(|stop| *stop).await.is_ok()
    });
    stop.send_replace(true);
    println!("stop: asked by the signal");
    stop.send_replace(true);
    println!("stop: asked by the deadline too");
    if worker.await.expect("waiting does not panic") {
        println!("stopped once");
    }

    let (_orders, mut kitchen) = mpsc::channel::<&str>(1);
    kitchen.close();
    kitchen.close();
    assert_eq!(kitchen.recv().await, None);
    println!("the receiver closed twice: nothing more");
}
