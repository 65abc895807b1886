//! `go f()`: a task to await, or a thread to join.
//!
//! Go: `go f()`; what `f` returns is lost, so it stores or sends its result.
//! Rust: `tokio::spawn` where there are many or they wait; `thread::spawn` for
//! a few that compute or block.
//! Checked: compile time: the task owns what it uses (`goroutine_borrows`); run
//! time: a panic is an `Err` of the handle; not at all: an `Err` that nobody
//! asks for.
//!
//! `spawn` starts the work, as `go` does; to call an `async fn` and not await
//! it starts nothing. What the task returns comes back through its handle. A
//! handle that is dropped leaves its task running, so keep many of them in a
//! `JoinSet`, which aborts its tasks. One for each of 1000 orders is nothing
//! much, as in Go; of threads, start few.
//!
//! Prints:
//!
//! ```text
//! tea costs 3
//! 1000 orders cost 4500
//! ```

use std::future::Future; // in the prelude since edition 2024
use std::thread;

use tokio::task::JoinSet;

pub fn price(order: u64) -> u64 {
    order % 10
}

/// Starts a task for each order and adds up what they return.
pub async fn spawn_and_join(orders: u64) -> u64 {
    add_up((0..orders).map(|order| async move { price(order) })).await
}

async fn add_up<T>(orders: impl Iterator<Item = T>) -> u64
where
    T: Future<Output = u64> + Send + 'static,
{
    let mut tasks: JoinSet<u64> = orders.collect();
    let mut total = 0;
    while let Some(price) = tasks.join_next().await {
        total += price.expect("pricing does not panic");
    }
    total
}

/// The same with threads: for a few orders, or work that blocks.
pub fn literal(orders: u64) -> u64 {
    let threads: Vec<_> = (0..orders)
        .map(|order| thread::spawn(move || price(order)))
        .collect();
    let prices = threads
        .into_iter()
        .map(|thread| thread.join().expect("pricing does not panic"));
    prices.sum()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let tea = tokio::spawn(async { price(3) });
    println!("tea costs {}", tea.await.expect("no panic in `price`"));

    let orders = 1000;
    let total = spawn_and_join(orders).await;
    println!("{orders} orders cost {total}");
    assert_eq!(literal(20), spawn_and_join(20).await);
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, mpsc};

    use futures::FutureExt;
    use tokio::task::yield_now;

    use super::*;

    #[tokio::test]
    async fn the_tasks_end_with_the_one_that_waits_for_them() {
        let kept = Arc::new(());
        let waiting = add_up((0..10).map(|_| {
            let kept = Arc::clone(&kept);
            async move {
                std::future::pending::<()>().await;
                Arc::strong_count(&kept) as u64
            }
        }));
        assert_eq!(waiting.now_or_never(), None); // Begun, then dropped.
        yield_now().await;
        assert_eq!(Arc::strong_count(&kept), 1);
    }

    #[tokio::test]
    async fn spawn_starts_the_work_and_a_call_does_not() {
        let (done, dishes) = mpsc::channel();
        let cook = |done: mpsc::Sender<()>| async move { done.send(()) };
        drop(cook(done.clone()));
        assert!(dishes.try_recv().is_err());
        // Nobody awaits this handle; it runs when the test lets others run.
        drop(tokio::spawn(cook(done)));
        yield_now().await;
        assert_eq!(dishes.try_recv(), Ok(()));
    }

    #[tokio::test]
    async fn a_panic_is_an_err_of_the_handle() {
        let task = tokio::spawn(async { assert_eq!(1, 2, "burnt") });
        assert!(task.await.is_err_and(|error| error.is_panic()));
    }
}
