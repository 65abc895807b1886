//! End the block of a `std` guard before the await: `drop` is seldom enough.
//!
//! A task that waits with a `std` lock in hand blocks the thread of every
//! other task that wants it. If that is the only thread, the task needs it
//! too, so it never goes on. `tokio::spawn` refuses such a future, because a
//! guard must not change threads. It also refuses a guard that was used and
//! then dropped: `*guard` borrows the guard, and the compiler counts a
//! variable that was borrowed until its block ends (`guard_across_await`).
//! Where nothing asks for `Send`, as in `block_on` or `join!`, the first form
//! compiles and hangs. The lint `await_holding_lock` of clippy sees it.
//!
//! Three right forms: a block of its own, a function that is not `async`, or
//! a guard that is moved away before anything borrows it.
//!
//! Prints:
//!
//! ```text
//! guard across an await: a reader blocks: true
//! in a block: 100 sold
//! through a method: 100 sold
//! by value: 100 sold
//! ```

use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

use tokio::task::yield_now;

/// Wrong, and accepted by the compiler. Only `try_lock` below keeps this
/// from hanging: `lock` would block the thread that must give it back.
#[expect(clippy::await_holding_lock, reason = "the lesson")]
pub async fn held_across_await(tea_sold: &Mutex<u32>) -> bool {
    let seller = async {
        let mut sold = tea_sold.lock().expect("no seller panics");
        *sold += 1;
        yield_now().await;
    };
    let reader = async {
        matches!(tea_sold.try_lock(), Err(TryLockError::WouldBlock))
    };
    let ((), would_block) = tokio::join!(biased; seller, reader);
    would_block
}

/// A block ends before the await, and the guard with it.
pub async fn sell_in_a_block(tea_sold: Arc<Mutex<u32>>) {
    {
        let mut sold = tea_sold.lock().expect("no seller panics");
        *sold += 1;
    }
    yield_now().await;
}

#[derive(Default)]
pub struct Till(Mutex<u32>);

impl Till {
    /// Not `async`: whoever calls it cannot hold the guard too long.
    fn sell(&self) {
        *self.0.lock().expect("no seller panics") += 1;
    }
}

pub async fn sell_through_a_method(till: Arc<Till>) {
    till.sell();
    yield_now().await;
}

/// Drops the guard at its end, as `drop` does.
fn add_one(mut sold: MutexGuard<u32>) {
    *sold += 1;
}

/// The guard moves away, and nothing here has borrowed it.
pub async fn sell_by_value(tea_sold: Arc<Mutex<u32>>) {
    let sold = tea_sold.lock().expect("no seller panics");
    add_one(sold);
    yield_now().await;
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let would_block = held_across_await(&Mutex::default()).await;
    println!("guard across an await: a reader blocks: {would_block}");

    let tea_sold = Arc::default();
    let till = Arc::default();
    let milk_sold = Arc::default();
    let mut sellers = tokio::task::JoinSet::new();
    for _ in 0..100 {
        sellers.spawn(sell_in_a_block(Arc::clone(&tea_sold)));
        sellers.spawn(sell_through_a_method(Arc::clone(&till)));
        sellers.spawn(sell_by_value(Arc::clone(&milk_sold)));
    }
    sellers.join_all().await;
    let tea_sold = tea_sold.lock().expect("no seller panics");
    println!("in a block: {tea_sold} sold");
    let sold = till.0.lock().expect("no seller panics");
    println!("through a method: {sold} sold");
    let sold = milk_sold.lock().expect("no seller panics");
    println!("by value: {sold} sold");
}
