//! A `Semaphore` bounds the requests; `join_next` bounds the tasks you keep.
//!
//! You have a long list of prices to ask for, and the shop answers only a few
//! requests at once. Acquire the permit before you spawn the task, so that no
//! task exists only to wait. The permit moves into the task and is released
//! there. A finished task stays in its `JoinSet` until it is joined, so a set
//! that is joined only at the end grows with the list. `total` joins one task
//! whenever the set is full.
//!
//! For one list, the full set is limit enough. The semaphore is for a limit
//! that several lists share.
//!
//! Prints:
//!
//! ```text
//!  1 permits:  1 at once,  1 tasks kept, 1200 ms, sum 660
//!  3 permits:  3 at once,  3 tasks kept,  400 ms, sum 660
//! 12 permits: 12 at once, 12 tasks kept,  100 ms, sum 660
//! ```
//!
//! Needs edition 2024, which allows `&&` after `if let`.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Duration, Instant, sleep};

/// A shop that takes 100 ms to look up a price, and counts who is asking.
pub struct Shop {
    at_once: usize,
    permits: Arc<Semaphore>,
    asking: AtomicUsize,
    most: AtomicUsize,
}

impl Shop {
    /// Opens a shop that answers `at_once` requests at the same time.
    #[must_use]
    pub fn new(at_once: usize) -> Arc<Self> {
        Arc::new(Self {
            at_once,
            permits: Arc::new(Semaphore::new(at_once)),
            asking: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        })
    }

    async fn price(&self, item: usize) -> usize {
        let asking = self.asking.fetch_add(1, Relaxed) + 1;
        self.most.fetch_max(asking, Relaxed);
        sleep(Duration::from_millis(100)).await;
        self.asking.fetch_sub(1, Relaxed);
        item * 10
    }
}

/// Returns the sum of the prices, and the most tasks that the set held.
pub async fn total(
    shop: &Arc<Shop>,
    items: Range<usize>,
) -> (usize, usize) {
    let (mut sum, mut most_kept) = (0, 0);
    let mut asking = JoinSet::new();
    for item in items {
        if asking.len() == shop.at_once
            && let Some(price) = asking.join_next().await
        {
            sum += price.expect("asking does not panic");
        }
        let permit = Arc::clone(&shop.permits).acquire_owned().await;
        let permit = permit.expect("nobody closes the semaphore");
        let shop = Arc::clone(shop);
        asking.spawn(async move {
            let price = shop.price(item).await;
            drop(permit);
            price
        });
        most_kept = most_kept.max(asking.len());
    }
    sum += asking.join_all().await.into_iter().sum::<usize>();
    (sum, most_kept)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for at_once in [1, 3, 12] {
        let shop = Shop::new(at_once);
        let start = Instant::now();
        let (sum, kept) = total(&shop, 0..12).await;
        let ms = start.elapsed().as_millis();
        let most = shop.most.load(Relaxed);
        println!(
            "{at_once:2} permits: {most:2} at once, {kept:2} tasks kept, \
             {ms:4} ms, sum {sum}"
        );
    }
}

#[cfg(test)]
mod tests {
    use tokio::task::{JoinSet, yield_now};

    use super::{Relaxed, Shop, total};

    #[tokio::test(start_paused = true)]
    async fn more_permits_than_items_change_nothing() {
        let shop = Shop::new(100);
        assert_eq!(total(&shop, 0..4).await, (60, 4));
        assert_eq!(total(&shop, 0..0).await, (0, 0));
    }

    #[tokio::test]
    async fn a_finished_task_stays_in_its_set_until_it_is_joined() {
        let mut asking = JoinSet::new();
        let tasks: Vec<_> =
            (0..10).map(|n| asking.spawn(async move { n })).collect();
        while !tasks.iter().all(|task| task.is_finished()) {
            yield_now().await;
        }
        assert_eq!(asking.len(), 10);
        assert!(asking.join_next().await.is_some());
        assert_eq!(asking.len(), 9);
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_list_keeps_no_more_tasks_than_permits() {
        let (sum, kept) = total(&Shop::new(3), 0..1000).await;
        assert_eq!((sum, kept), (4_995_000, 3));
    }

    #[tokio::test(start_paused = true)]
    async fn two_lists_share_the_permits() {
        let shop = Shop::new(3);
        let (one, two) =
            tokio::join!(total(&shop, 0..50), total(&shop, 50..100));
        assert_eq!(one.0 + two.0, 49_500);
        assert_eq!(shop.most.load(Relaxed), 3);
    }
}
