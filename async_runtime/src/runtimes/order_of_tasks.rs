//! On one thread tasks run in an order you can rely on; on several, in none.
//!
//! A task gives way only at an `.await`. On `current_thread` a program
//! without outside events therefore takes the same steps on each run; which,
//! is the runtime's affair and not always in turn: tokio resumes tasks that
//! all gave way by `yield_now` from the last to the first. On `multi_thread`
//! the workers share the tasks, and all that holds is the order within each.
//! And on both, `select!` picks at random among the branches that are ready,
//! unless it is told `biased`: then from top to bottom.
//!
//! That tasks give way only where the code says so does not make a program
//! deterministic. It takes one thread as well, no `select!` without `biased`,
//! and nothing that comes from outside, such as a socket, another thread or a
//! clock that is not paused.
//!
//! How many orders two workers show is up to the machine; what `select!`
//! takes is up to chance.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! one thread: a1 b1 c1 c2 b2 a2 a3 b3 c3
//! orders in 50 runs, one thread: 1
//! orders in 50 runs, two workers: {orders}
//! each task in its own order: true
//! select! took the first: {n} of 1000 times
//! and the second as well: true
//! told biased, the first: 1000 of 1000 times
//! ```
//!
//! Needs edition 2024, which drops temporaries of a last line earlier.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use tokio::runtime::{Builder, Runtime};
use tokio::task::{JoinSet, yield_now};

/// Three tasks of three steps each: who took which step when.
#[must_use]
pub fn steps(runtime: &Runtime) -> Vec<String> {
    let log = Arc::new(Mutex::new(Vec::new()));
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        for name in ["a", "b", "c"] {
            let log = Arc::clone(&log);
            tasks.spawn(async move {
                for step in 1..=3 {
                    let entry = format!("{name}{step}");
                    log.lock().expect("a push is safe").push(entry);
                    yield_now().await;
                }
            });
        }
        tasks.join_all().await;
    });
    std::mem::take(&mut log.lock().expect("a push is safe"))
}

/// How often `select!` took the first of two branches that were both ready.
async fn first_of_two(times: u32) -> (u32, u32) {
    let (mut first, mut first_biased) = (0, 0);
    for _ in 0..times {
        tokio::select! {
            () = async {} => first += 1,
            () = async {} => {}
        }
        tokio::select! {
            biased;
            () = async {} => first_biased += 1,
            () = async {} => {}
        }
    }
    (first, first_biased)
}

pub fn main() {
    let one = Builder::new_current_thread().build();
    let one = one.expect("a runtime on this thread needs no other");
    let two = Builder::new_multi_thread().worker_threads(2).build();
    let two = two.expect("the system has room for two more threads");

    println!("one thread: {}", steps(&one).join(" "));
    let orders: HashSet<_> = (0..50).map(|_| steps(&one)).collect();
    println!("orders in 50 runs, one thread: {}", orders.len());

    let orders: HashSet<_> = (0..50).map(|_| steps(&two)).collect();
    println!("orders in 50 runs, two workers: {}", orders.len());
    let in_order = orders.iter().all(|order| {
        ["a", "b", "c"].iter().all(|name| {
            order
                .iter()
                .filter(|step| step.starts_with(name))
                .is_sorted()
        })
    });
    println!("each task in its own order: {in_order}");

    let (first, biased) = one.block_on(first_of_two(1000));
    println!("select! took the first: {first} of 1000 times");
    println!("and the second as well: {}", (1..1000).contains(&first));
    println!("told biased, the first: {biased} of 1000 times");
}
