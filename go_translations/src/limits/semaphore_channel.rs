//! Semaphore: a permit is a value, and dropping it gives it back.
//!
//! Go: `sem := make(chan struct{}, n)`, `sem <- struct{}{}`, `defer func() {
//! <-sem }()`.
//! Rust: `tokio::sync::Semaphore`, whose permit is released on drop; for
//! threads, a bounded channel with a guard that does the same.
//! Checked: compile time: no permit is released twice; run time: a permit is
//! released when its holder panics; not at all: a permit that is held for too
//! long, and `add_permits`, which releases what was not acquired.
//!
//! You limit how many tasks use a resource at the same time. In Go the release
//! is a line of its own, and a panic skips it unless you `defer` it. In Rust
//! dropping the permit releases it, so a panic or a cancel does as well.
//! tokio's semaphore is fair: the task that asked first acquires first.
//!
//! std has no semaphore, so `Gate` is one for threads that block. A faster form
//! is `held_across_yield`, with async-lock's semaphore and all workers in one
//! task; its price is that the workers share one thread and a late caller may
//! overtake those that wait. `go semaphore` of the benches measures both.
//!
//! Prints:
//!
//! ```text
//! turns taken: 800
//! never more than 3 inside: true
//! free after a panic: 3
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

use crossbeam::channel::{Receiver, Sender, bounded};
use futures::future::join_all;
use futures_lite::future;
use tokio::sync::Semaphore;
use tokio::task::{JoinSet, yield_now};

/// Each worker acquires a permit, yields while it holds it, and releases it.
pub async fn in_tasks(
    workers: usize,
    rounds: usize,
    permits: usize,
) -> usize {
    let semaphore = Arc::new(Semaphore::new(permits));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let semaphore = Arc::clone(&semaphore);
        tasks.spawn(async move {
            let mut turns = 0;
            for _ in 0..rounds {
                let _permit = semaphore.acquire().await.expect("open");
                yield_now().await;
                turns += 1;
            }
            turns
        });
    }
    tasks.join_all().await.into_iter().sum()
}

/// The same with all workers in one task, for work that only waits.
pub async fn held_across_yield(
    workers: usize,
    rounds: usize,
    permits: usize,
) -> usize {
    let all = tokio::spawn(async move {
        let semaphore = &async_lock::Semaphore::new(permits);
        let workers = (0..workers).map(|_| async move {
            let mut turns = 0;
            for _ in 0..rounds {
                let permit = semaphore.acquire().await;
                future::yield_now().await;
                turns += 1;
                drop(permit);
            }
            turns
        });
        join_all(workers).await.into_iter().sum()
    });
    all.await.expect("counting does not panic")
}

/// The same with threads, for work that blocks.
pub fn literal(workers: usize, rounds: usize, permits: usize) -> usize {
    let gate = Gate::new(permits);
    let turns = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..rounds {
                    let _inside = gate.enter();
                    thread::yield_now();
                    turns.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    turns.into_inner()
}

/// At most so many inside as the channel has room.
struct Gate(Sender<()>, Receiver<()>);

struct Inside<'a>(&'a Gate);

impl Gate {
    fn new(permits: usize) -> Self {
        let (enter, leave) = bounded(permits);
        Self(enter, leave)
    }

    fn enter(&self) -> Inside<'_> {
        self.0.send(()).expect("the gate has both ends");
        Inside(self)
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.1.try_recv().expect("this one is inside");
    }
}

async fn most_inside(workers: usize, permits: usize) -> usize {
    let semaphore = Arc::new(Semaphore::new(permits));
    let inside = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..workers {
        let semaphore = Arc::clone(&semaphore);
        let inside = Arc::clone(&inside);
        tasks.spawn(async move {
            let _permit = semaphore.acquire().await.expect("open");
            let now = inside.fetch_add(1, Ordering::Relaxed) + 1;
            yield_now().await;
            inside.fetch_sub(1, Ordering::Relaxed);
            now
        });
    }
    tasks.join_all().await.into_iter().max().unwrap_or(0)
}

async fn free_after_panic(permits: usize) -> usize {
    let semaphore = Arc::new(Semaphore::new(permits));
    let inside = Arc::clone(&semaphore);
    let falls = tokio::spawn(async move {
        let _permit = inside.acquire().await.expect("open");
        // A panic without its message on stderr.
        panic::resume_unwind(Box::new("the worker falls"));
    });
    assert!(falls.await.is_err_and(|error| error.is_panic()));
    semaphore.available_permits()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let turns = in_tasks(8, 100, 3).await;
    let in_one_task = held_across_yield(8, 100, 3).await;
    assert_eq!([in_one_task, literal(8, 100, 3)], [turns, turns]);
    println!("turns taken: {turns}");
    let most = most_inside(8, 3).await;
    println!("never more than 3 inside: {}", most <= 3);
    println!("free after a panic: {}", free_after_panic(3).await);
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::panic;
    use std::pin::pin;
    use std::task::{Context, Waker};

    use tokio::sync::Semaphore;

    use super::{Gate, most_inside};

    #[test]
    fn a_late_caller_overtakes_with_async_lock_only() {
        let mut nobody = Context::from_waker(Waker::noop());
        let fair = Semaphore::new(1);
        let held = fair.try_acquire().expect("it is free");
        let mut waits = pin!(fair.acquire());
        assert!(waits.as_mut().poll(&mut nobody).is_pending());
        drop(held);
        assert!(
            fair.try_acquire().is_err(),
            "it is for the one that waits"
        );
        assert!(waits.poll(&mut nobody).is_ready());

        let unfair = async_lock::Semaphore::new(1);
        let held = unfair.try_acquire().expect("it is free");
        let mut waits = pin!(unfair.acquire());
        assert!(waits.as_mut().poll(&mut nobody).is_pending());
        drop(held);
        let late = unfair.try_acquire().expect("it overtakes");
        assert!(waits.as_mut().poll(&mut nobody).is_pending());
        drop(late);
        assert!(waits.poll(&mut nobody).is_ready());
    }

    #[test]
    fn add_permits_releases_what_nobody_acquired() {
        let semaphore = Semaphore::new(3);
        semaphore.add_permits(1);
        assert_eq!(semaphore.available_permits(), 4);
    }

    #[tokio::test]
    async fn all_permits_are_used() {
        // On one thread every task runs to its yield: three are inside.
        assert_eq!(most_inside(8, 3).await, 3);
    }

    #[test]
    fn the_gate_lets_so_many_in_and_survives_a_panic() {
        let gate = Gate::new(1);
        let falls = panic::catch_unwind(|| {
            let _inside = gate.enter();
            assert!(gate.0.is_full());
            panic::resume_unwind(Box::new("fell"));
        });
        assert!(falls.is_err());
        assert!(gate.0.is_empty());
    }
}
