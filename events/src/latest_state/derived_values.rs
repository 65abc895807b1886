//! Reactive: a value derived from another wakes its readers only if it differs.
//!
//! The basket's total changes with each item; whether delivery is free changes
//! once. One task watches the total, derives the answer and stores it with
//! `send_if_modified`, which wakes nobody if nothing was modified. The task
//! may skip totals, as every reader of a `watch` may; what it stores belongs to
//! the latest.
//!
//! The clock is paused: it moves only when every task waits, so a sleep here
//! is "until all has settled" and takes no time.
//!
//! Prints:
//!
//! ```text
//! total 12, free delivery: false
//! total 32, free delivery: false
//! total 41, free delivery: false
//! total 55, free delivery: true
//! total 85, free delivery: true
//! woken by the total: 5, by the answer: 1
//! ```

use std::time::Duration;

use tokio::sync::watch::{self, Receiver};
use tokio::task::JoinHandle;

/// A value derived from `source`, and the task that keeps it up to date.
///
/// The task ends with the source, or when nobody reads what it derives.
pub fn derive<S, D>(
    mut source: Receiver<S>,
    from: impl Fn(&S) -> D + Send + 'static,
) -> (Receiver<D>, JoinHandle<()>)
where
    S: Send + Sync + 'static,
    D: PartialEq + Send + Sync + 'static,
{
    let (derived, reader) =
        watch::channel(from(&source.borrow_and_update()));
    let task = tokio::spawn(async move {
        loop {
            tokio::select! {
                changed = source.changed() => if changed.is_err() {
                    return;
                },
                () = derived.closed() => return,
            }
            let new = from(&source.borrow_and_update());
            derived.send_if_modified(|old| {
                let differs = *old != new;
                *old = new;
                differs
            });
        }
    });
    (reader, task)
}

/// Counts the wake-ups until the value has no source any more.
async fn count_wakes<T>(mut value: Receiver<T>) -> usize {
    let mut wakes = 0;
    while value.changed().await.is_ok() {
        wakes += 1;
    }
    wakes
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    let (basket, total) = watch::channel(0_u32);
    let (free, deriving) = derive(total.clone(), |total| *total >= 50);
    let of_total = tokio::spawn(count_wakes(total));
    let of_free = tokio::spawn(count_wakes(free.clone()));

    for price in [12, 20, 9, 14, 30] {
        basket.send_modify(|total| *total += price);
        tokio::time::sleep(Duration::from_millis(1)).await;
        let (total, free) = (*basket.borrow(), *free.borrow());
        println!("total {total}, free delivery: {free}");
    }
    drop(basket);
    deriving.await.expect("deriving does not panic");
    let of_total = of_total.await.expect("counting does not panic");
    let of_free = of_free.await.expect("counting does not panic");
    println!("woken by the total: {of_total}, by the answer: {of_free}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn deriving_ends_when_nobody_reads() {
        let (_source, total) = watch::channel(1);
        let (doubled, deriving) = derive(total, |total| total * 2);
        assert_eq!(*doubled.borrow(), 2);
        drop(doubled);
        let ended =
            tokio::time::timeout(Duration::from_secs(1), deriving).await;
        assert!(ended.is_ok());
    }
}
