//! `sync.WaitGroup`: a scope, or a set of tasks to join.
//!
//! Go: `wg.Go(f)` for each piece of work, then `wg.Wait()`.
//! Rust: `thread::scope` for threads, `JoinSet` for tasks.
//! Checked: compile time: results are in before they are read; run time: a
//! panic comes out of the join; not at all: work that never ends.
//!
//! In Go the group and the results are two things, kept in step by hand. Here
//! what is joined is what returned the result. Take the scope for a handful of
//! pieces that compute, tasks for thousands that mostly wait.
//!
//! Prints:
//!
//! ```text
//! scope: [3, 4, 5]
//! tasks: [3, 4, 5]
//! ```

use std::thread;

use tokio::task::JoinSet;

pub fn with_scope(words: &[&str]) -> Vec<usize> {
    thread::scope(|scope| {
        let counters: Vec<_> = words
            .iter()
            .map(|word| scope.spawn(|| word.len()))
            .collect();
        let counts = counters.into_iter().map(|counter| counter.join());
        counts
            .map(|count| count.expect("counting cannot panic"))
            .collect()
    })
}

pub async fn with_tasks(words: &'static [&'static str]) -> Vec<usize> {
    let tasks: JoinSet<_> =
        words.iter().map(|word| async { word.len() }).collect();
    // In the order in which they end, which is not fixed.
    let mut counts = tasks.join_all().await;
    counts.sort_unstable();
    counts
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let words = &["tea", "milk", "sugar"];
    println!("scope: {:?}", with_scope(words));
    println!("tasks: {:?}", with_tasks(words).await);
}
