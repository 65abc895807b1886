//! A task cannot call `block_on`: it would block the worker that must run it.
//!
//! Wrong on purpose: a plain function hides its async work behind `block_on`,
//! and one day a task calls it. tokio panics rather than stop the worker;
//! here the panic ends the task, and awaiting its handle tells. Async all the
//! way up is the rule. Where a plain function cannot be changed, call it in
//! `spawn_blocking`: those threads may wait, and `Handle::block_on` finds the
//! runtime again.
//!
//! Prints:
//!
//! ```text
//! in a task: panicked: true
//! in spawn_blocking: 30
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//!
//! thread 'main' ({id}) panicked at {place}:
//! Cannot start a runtime from within a runtime. {more}
//! note: run with `RUST_BACKTRACE=1` environment variable {more}
//! ```

use tokio::runtime::Handle;
use tokio::task::{JoinError, spawn_blocking, yield_now};

async fn price(item: &str) -> usize {
    yield_now().await; // Whatever it has to wait for.
    item.len() * 10
}

/// A plain function that knows a runtime.
fn price_now(runtime: &Handle, item: &str) -> usize {
    runtime.block_on(price(item))
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> Result<(), JoinError> {
    let runtime = Handle::current();
    let nested = tokio::spawn(async move { price_now(&runtime, "tea") });
    println!("in a task: panicked: {}", nested.await.is_err());

    let runtime = Handle::current();
    let price = spawn_blocking(move || price_now(&runtime, "tea")).await?;
    println!("in spawn_blocking: {price}");
    Ok(())
}
