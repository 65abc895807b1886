//! `join!` waits for several futures that borrow; `spawn` takes no borrow.
//!
//! The futures in a `join!` are parts of the task that awaits it. They end
//! before it goes on, so they may borrow its variables, and no two of them
//! run in the same moment, so they may share a `Cell`. That is the price too:
//! one task, one thread. `spawn` makes a task that may outlive the caller,
//! hence `'static`: give it an `Arc`, or move the value in and get it back.
//! So it is in tokio. An executor of smol takes tasks that borrow, because
//! what they borrow must outlive the executor (the test shows it).
//!
//! Prints:
//!
//! ```text
//! step 1: word tea
//! step 2: line tea and milk
//! step 3: line sugar
//! step 4: word and
//! step 5: word milk;
//! step 6: word sugar
//! 4 words, 2 lines in "tea and milk; sugar"
//! 19 bytes in "tea and milk; sugar"
//! ```

use std::cell::Cell;

use tokio::task::yield_now;

/// Counts pieces, and lets others run after each.
async fn count<'a>(
    name: &str,
    pieces: impl Iterator<Item = &'a str>,
    steps: &Cell<u32>,
) -> usize {
    let mut count = 0;
    for piece in pieces {
        steps.set(steps.get() + 1);
        println!("step {}: {name} {piece}", steps.get());
        count += 1;
        yield_now().await;
    }
    count
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() -> Result<(), tokio::task::JoinError> {
    let order = String::from("tea and milk; sugar");
    let steps = Cell::new(0);
    let (words, lines) = tokio::join!(
        count("word", order.split(' '), &steps),
        count("line", order.split("; "), &steps),
    );
    println!("{words} words, {lines} lines in {order:?}");

    // A task of its own: the string moves in, and comes back.
    let length = tokio::spawn(async move { (order.len(), order) });
    let (length, order) = length.await?;
    println!("{length} bytes in {order:?}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use smol::LocalExecutor;

    #[test]
    fn a_task_of_a_smol_executor_may_borrow() {
        let order = String::from("tea and milk; sugar");
        let executor = LocalExecutor::new(); // Dropped before the order.
        let words = smol::block_on(executor.run(async {
            executor.spawn(async { order.split(' ').count() }).await
        }));
        assert_eq!((words, order.len()), (4, 19));
    }
}
