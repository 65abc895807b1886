//! `runtime.NumGoroutine()`: count the workers that nobody sent home.
//!
//! Go: workers loop over a channel that is never closed, and stay.
//! Rust: the same with a sender that is kept; `num_alive_tasks()` counts tasks.
//! Checked: not at all, in either language.
//!
//! It is often said that Rust cannot leak a thread. Here ten calls start three
//! workers each, and the sender that would end them is put in a list: in Go
//! and in Rust, with tasks and with threads, thirty are left. std does not
//! count threads, so each holds a clone of an `Arc` that can be counted.
//! Dropping the list sends all of them home.
//!
//! Prints:
//!
//! ```text
//! never closed: 30 left
//! closed: 0 left
//! ```

use std::sync::{Arc, Mutex, mpsc as std_mpsc};
use std::thread::{self, JoinHandle};

use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// Starts three workers; the second value is what would end them.
fn serve(workers: &mut JoinSet<()>) -> Vec<mpsc::Sender<u64>> {
    let open = (0..3).map(|_| {
        let (counter, mut orders) = mpsc::channel(1);
        workers
            .spawn(async move { while orders.recv().await.is_some() {} });
        counter
    });
    open.collect()
}

/// Calls it so often; tasks left before and after the senders are dropped.
pub async fn leak(calls: usize) -> (usize, usize) {
    let mut workers = JoinSet::new();
    let open: Vec<_> = (0..calls).map(|_| serve(&mut workers)).collect();
    let left = Handle::current().metrics().num_alive_tasks();
    drop(open);
    workers.join_all().await;
    (left, Handle::current().metrics().num_alive_tasks())
}

/// The same with threads.
pub fn literal(calls: usize) -> (usize, usize) {
    let alive = Arc::new(());
    let mut workers: Vec<JoinHandle<()>> = Vec::new();
    let mut open = Vec::new();
    for _ in 0..calls {
        let (counter, orders) = std_mpsc::channel::<u64>();
        let orders = Arc::new(Mutex::new(orders));
        open.push(counter);
        for _ in 0..3 {
            let (orders, me) = (Arc::clone(&orders), Arc::clone(&alive));
            workers.push(thread::spawn(move || {
                let next = || orders.lock().ok()?.recv().ok();
                while next().is_some() {}
                drop(me);
            }));
        }
    }
    let left = Arc::strong_count(&alive) - 1;
    drop(open);
    for worker in workers {
        worker.join().expect("no worker panics");
    }
    (left, Arc::strong_count(&alive) - 1)
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (left, then) = leak(10).await;
    assert_eq!(literal(10), (left, then));
    println!("never closed: {left} left");
    println!("closed: {then} left");
}
