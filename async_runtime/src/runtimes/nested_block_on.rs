//! `block_on` in async code panics, unless `block_in_place` frees the worker.
//!
//! A plain function hides its async work behind `block_on`, and one day a task
//! calls it, or an async `main`. tokio panics instead of blocking the thread;
//! here the panic ends the task, and awaiting its handle says so. Async all
//! the way up is the rule. If you cannot change the plain function, call it in
//! `spawn_blocking`, whose threads may wait. On a `multi_thread` runtime, even
//! with one worker, `block_in_place` does it in the task itself: another
//! thread becomes the worker. On `current_thread` no other thread can, so
//! `block_in_place` panics (the tests show both panics).
//!
//! Prints:
//!
//! ```text
//! in a task: panicked: true
//! in spawn_blocking: 30
//! in a task, with block_in_place: 30
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next panic is on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! Cannot start a runtime from within a runtime. {more}
//! note: run with `RUST_BACKTRACE=1` environment variable {more}
//! ```

use tokio::runtime::Handle;
use tokio::task::{JoinError, block_in_place, spawn_blocking, yield_now};

async fn price(item: &str) -> usize {
    yield_now().await; // Whatever it has to wait for.
    item.len() * 10
}

/// A plain function that knows a runtime.
fn price_now(runtime: &Handle, item: &str) -> usize {
    runtime.block_on(price(item))
}

#[tokio::main(flavor = "multi_thread", worker_threads = 1)]
async fn in_place() -> Result<usize, JoinError> {
    let runtime = Handle::current();
    let task = tokio::spawn(async move {
        block_in_place(|| price_now(&runtime, "tea"))
    });
    task.await
}

#[tokio::main(flavor = "current_thread")]
async fn one_thread() -> Result<(), JoinError> {
    eprintln!("The next panic is on purpose:");
    let runtime = Handle::current();
    let nested = tokio::spawn(async move { price_now(&runtime, "tea") });
    println!("in a task: panicked: {}", nested.await.is_err());

    let runtime = Handle::current();
    let price = spawn_blocking(move || price_now(&runtime, "tea")).await?;
    println!("in spawn_blocking: {price}");
    Ok(())
}

pub fn main() -> Result<(), JoinError> {
    one_thread()?;
    println!("in a task, with block_in_place: {}", in_place()?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Handle, block_in_place, price_now};

    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    #[should_panic(expected = "runtime from within a runtime")]
    async fn the_main_future_is_no_task_and_panics_too() {
        price_now(&Handle::current(), "tea");
    }

    #[tokio::test(flavor = "current_thread")]
    #[should_panic(expected = "when running on the multi-threaded runtime")]
    async fn on_one_thread_block_in_place_panics() {
        let runtime = Handle::current();
        block_in_place(|| price_now(&runtime, "tea"));
    }
}
