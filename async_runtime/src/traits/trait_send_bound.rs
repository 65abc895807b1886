//! To spawn what a trait returns, write `-> impl Future + Send` in it.
//!
//! `async fn run` in a trait does not say whether its future may change
//! threads, and a caller that only knows the trait must assume that it may
//! not: `tokio::spawn` refuses. Written out as below, the promise is part
//! of the trait. An implementation may still say `async fn`, and is held to
//! the promise where it is written, not where somebody spawns it. The price:
//! no implementation may hold an `Rc` across an await.
//!
//! Prints:
//!
//! ```text
//! words, counted by three tasks: [5, 5, 5]
//! lines, counted by three tasks: [2, 2, 2]
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::sync::Arc;

use tokio::task::{JoinSet, yield_now};

pub trait Job: Send + Sync + 'static {
    fn run(&self) -> impl Future<Output = u32> + Send;
}

struct CountWords(&'static str);

impl Job for CountWords {
    async fn run(&self) -> u32 {
        yield_now().await;
        self.0.split_whitespace().count() as u32
    }
}

struct CountLines(&'static str);

impl Job for CountLines {
    async fn run(&self) -> u32 {
        self.0.lines().count() as u32
    }
}

/// Runs a job in tasks of its own, knowing nothing but the trait.
pub async fn run_in_tasks(job: impl Job, times: u32) -> Vec<u32> {
    let job = Arc::new(job);
    let mut tasks = JoinSet::new();
    for _ in 0..times {
        let job = Arc::clone(&job);
        tasks.spawn(async move { job.run().await });
    }
    tasks.join_all().await
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let text = "tea and milk\nand sugar";
    let words = run_in_tasks(CountWords(text), 3).await;
    println!("words, counted by three tasks: {words:?}");
    let lines = run_in_tasks(CountLines(text), 3).await;
    println!("lines, counted by three tasks: {lines:?}");
}
