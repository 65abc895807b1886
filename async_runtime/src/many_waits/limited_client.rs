//! A semaphore lets a client ask many questions, but only so many at once.
//!
//! The permit is taken before the task is spawned: with three permits there
//! are never more than three tasks, however long the list is. Taken inside
//! the task it would bound the requests, but every task would exist from the
//! start. `acquire_owned` gives a permit that can move into the task; dropped
//! there, it lets the next one go.
//!
//! Prints:
//!
//! ```text
//!  1 permits:  1 at once, 1200 ms, sum 660
//!  3 permits:  3 at once,  400 ms, sum 660
//! 12 permits: 12 at once,  100 ms, sum 660
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep};

/// A shop that takes 100 ms to look up a price, and counts who is asking.
#[derive(Default)]
pub struct Shop {
    asking: AtomicUsize,
    most: AtomicUsize,
}

impl Shop {
    async fn price(&self, item: usize) -> usize {
        let asking = self.asking.fetch_add(1, Relaxed) + 1;
        self.most.fetch_max(asking, Relaxed);
        sleep(Duration::from_millis(100)).await;
        self.asking.fetch_sub(1, Relaxed);
        item * 10
    }
}

/// The sum of all prices, and how many were asked for at once, at most.
pub async fn total(items: usize, at_once: usize) -> (usize, usize) {
    let shop = Arc::new(Shop::default());
    let permits = Arc::new(Semaphore::new(at_once));
    let mut asking = JoinSet::new();
    for item in 0..items {
        let permit = Arc::clone(&permits).acquire_owned().await;
        let permit = permit.expect("nobody closes the semaphore");
        let shop = Arc::clone(&shop);
        asking.spawn(async move {
            let price = shop.price(item).await;
            drop(permit);
            price
        });
    }
    let sum = asking.join_all().await.into_iter().sum();
    (sum, shop.most.load(Relaxed))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for at_once in [1, 3, 12] {
        let start = Instant::now();
        let (sum, most) = total(12, at_once).await;
        let ms = start.elapsed().as_millis();
        println!(
            "{at_once:2} permits: {most:2} at once, {ms:4} ms, sum {sum}"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::total;

    #[tokio::test(start_paused = true)]
    async fn more_permits_than_items_change_nothing() {
        assert_eq!(total(4, 100).await, (60, 4));
        assert_eq!(total(0, 1).await, (0, 0));
    }
}
