//! Tasks that share an `Rc` run on one thread: `spawn_local`.
//!
//! `tokio::spawn` wants a future that may change threads at every await,
//! even on a runtime that has one thread. What lives across an await is
//! part of the future, so an `Rc` there makes it refuse. A `LocalSet` asks
//! for no `Send`: its tasks run only where it is awaited. The plain choice
//! is still an `Arc`; this one is for values of a library that are not
//! `Send`, or for a program that is one thread by design.
//!
//! An `Rc` whose block ends before the await is no hindrance: the last task
//! below is spawned the usual way. `drop` would not do, because `parts.iter()`
//! borrows the `Rc`, and what was borrowed counts until its block ends.
//!
//! Prints:
//!
//! ```text
//! order 1: milk
//! order 1: tea
//! order 2: milk
//! order 2: tea
//! price: 5
//! ```

use std::cell::RefCell;
use std::rc::Rc;

use tokio::task::{LocalSet, spawn_local, yield_now};

type Log = Rc<RefCell<Vec<String>>>;

async fn pack(order: u32, log: Log) {
    log.borrow_mut().push(format!("order {order}: tea"));
    yield_now().await; // `log` lives across this.
    log.borrow_mut().push(format!("order {order}: milk"));
}

/// Packs all orders in tasks of this thread; what they logged, sorted.
pub async fn pack_all(orders: u32) -> Vec<String> {
    let log = Log::default();
    let tasks = async {
        let tasks: Vec<_> = (1..=orders)
            .map(|order| spawn_local(pack(order, Rc::clone(&log))))
            .collect();
        for task in tasks {
            task.await.expect("packing does not panic");
        }
    };
    LocalSet::new().run_until(tasks).await;
    let mut log = log.take();
    log.sort();
    log
}

/// The sum is worked out with an `Rc` that does not live across an await.
async fn price() -> u32 {
    let price = {
        let parts = Rc::new([2, 3]);
        parts.iter().sum()
    };
    yield_now().await;
    price
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    for line in pack_all(2).await {
        println!("{line}");
    }
    let price = tokio::spawn(price()).await;
    println!("price: {}", price.expect("adding does not panic"));
}
