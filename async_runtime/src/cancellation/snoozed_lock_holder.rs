//! A future that you stop polling keeps its lock: wait for it, and you hang.
//!
//! In the first form, which is wrong, `select!` polls the count of the
//! stock by reference. It takes the lock and waits; the other branch is
//! ready first, and its body asks for the same lock. The count would give
//! it back if somebody polled it, and nobody will: `select!` is over, and
//! the body waits. No thread is blocked and no lock is taken out of order.
//!
//! Two ways out: a task is polled by the runtime, whatever you wait for; or
//! `select!` gets the future by value and drops it, lock and all, before
//! the body runs, and the count is cancelled.
//!
//! Prints:
//!
//! ```text
//! borrowed by select!: got the lock: false
//! spawned: got the lock: true
//! dropped by select!: got the lock: true
//! ```

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

const SECOND: Duration = Duration::from_secs(1);
const HOUR: Duration = Duration::from_hours(1);

type Stock = Arc<Mutex<Vec<&'static str>>>;

async fn count(stock: Stock) -> usize {
    let shelf = stock.lock().await;
    sleep(10 * SECOND).await; // It counts slowly.
    shelf.len()
}

/// Each of these returns whether it got the lock within an hour.
pub async fn borrowed_future(stock: &Stock) -> bool {
    let mut count = pin!(count(Arc::clone(stock)));
    tokio::select! {
        _ = &mut count => true,
        () = sleep(SECOND) => {
            // `count` has the lock, and from here on nobody polls it.
            timeout(HOUR, stock.lock()).await.is_ok()
        }
    }
}

pub async fn spawned_task(stock: &Stock) -> bool {
    let mut count = tokio::spawn(count(Arc::clone(stock)));
    tokio::select! {
        _ = &mut count => true,
        () = sleep(SECOND) => {
            let locked = timeout(HOUR, stock.lock()).await.is_ok();
            count.await.expect("counting does not panic");
            locked
        }
    }
}

pub async fn owned_future(stock: &Stock) -> bool {
    tokio::select! {
        _ = count(Arc::clone(stock)) => true,
        () = sleep(SECOND) => {
            timeout(HOUR, stock.lock()).await.is_ok()
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let stock = Stock::default();
    let locked = borrowed_future(&stock).await;
    println!("borrowed by select!: got the lock: {locked}");
    let locked = spawned_task(&stock).await;
    println!("spawned: got the lock: {locked}");
    let locked = owned_future(&stock).await;
    println!("dropped by select!: got the lock: {locked}");
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::time::Duration;

    use tokio::sync::Mutex;
    use tokio::time::{sleep, timeout};

    /// A place in the queue is enough: the lock is handed to whoever came
    /// first, and if that one is not polled, nobody gets it.
    #[tokio::test(start_paused = true)]
    async fn a_snoozed_future_blocks_those_behind_it_in_the_queue() {
        let lock = Mutex::new(());
        let held = lock.lock().await;
        let mut first = pin!(lock.lock());
        let waited = timeout(Duration::ZERO, &mut first).await;
        assert!(waited.is_err(), "it is in the queue now");
        drop(held);
        let second = async {
            sleep(Duration::from_secs(1)).await;
            drop(lock.lock().await);
        };
        let hour = Duration::from_hours(1);
        assert!(timeout(hour, second).await.is_err());
        assert!(lock.try_lock().is_err(), "nobody holds it, and yet");
        drop(first.await);
        assert!(lock.try_lock().is_ok());
    }
}
