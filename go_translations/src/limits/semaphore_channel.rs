//! Semaphore: a permit is a value, and dropping it gives it back.
//!
//! Go: `sem := make(chan struct{}, n)`, `sem <- struct{}{}`, `defer func() {
//! <-sem }()`.
//! Rust: the `Semaphore` of tokio or of async-lock, and its permit; for
//! threads, a bounded channel with a guard that gives back on drop.
//! Checked: compile time: no permit is given back twice or without having been
//! taken; run time: a permit comes back when its holder panics; not at all: a
//! permit that is held for too long.
//!
//! In Go the way back is a line that can be forgotten, or skipped by a panic.
//! std has no semaphore: `Gate` below is one for threads, the channel of Go
//! with the missing guard. tokio's semaphore serves in the order of asking, and
//! can be closed. async-lock's needs no tokio, and someone who comes at the
//! right moment may go first; `go semaphore` of the benches runs both. In
//! `held_across_yield` the workers are futures of one task, which is right for
//! work that only waits.
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

/// Each worker takes a permit, yields while it holds it, and gives it back.
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
            let _permit = semaphore.acquire().await;
            let now = inside.fetch_add(1, Ordering::SeqCst) + 1;
            yield_now().await;
            inside.fetch_sub(1, Ordering::SeqCst);
            now
        });
    }
    tasks.join_all().await.into_iter().max().unwrap_or(0)
}

async fn free_after_panic(permits: usize) -> usize {
    let semaphore = Arc::new(Semaphore::new(permits));
    let inside = Arc::clone(&semaphore);
    let falls = tokio::spawn(async move {
        let _permit = inside.acquire().await;
        // A panic without its message on stderr.
        panic::resume_unwind(Box::new("the worker falls"));
    });
    assert!(falls.await.is_err_and(|error| error.is_panic()));
    semaphore.available_permits()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let turns = held_across_yield(8, 100, 3).await;
    assert_eq!(literal(8, 100, 3), turns, "both forms do the same");
    println!("turns taken: {turns}");
    let most = most_inside(8, 3).await;
    println!("never more than 3 inside: {}", most <= 3);
    println!("free after a panic: {}", free_after_panic(3).await);
}

#[cfg(test)]
mod tests {
    use std::panic;

    use super::{Gate, most_inside};

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
