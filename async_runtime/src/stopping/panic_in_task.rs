//! A panic that unwinds ends its task alone, and the handle has the reason.
//!
//! The runtime catches it and goes on; the thread is alive, and so are the
//! other tasks. Await the handle and you have the message, or hand the panic
//! on with `resume_unwind`. Drop the handle, as for the last order, and all
//! that is left is a line on stderr: whoever waits for an answer from that
//! task learns that none will come, and not why.
//!
//! In a program built with `panic = "abort"` nothing unwinds, and a panic in
//! any task ends the process.
//!
//! Prints:
//!
//! ```text
//! order 1 is baked
//! order 2 is baked
//! panicked: the oven is cold for order 3
//! unwatched: Some(2)
//! unwatched: None
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next 2 panics are on purpose:
//!
//! thread {id} panicked at {place}:
//! the oven is cold for order 3
//! note: {advice}
//!
//! thread {id} panicked at {place}:
//! the oven is cold for order 4
//! ```

use std::any::Any;

use tokio::sync::oneshot;
use tokio::task::yield_now;

async fn bake(order: u32) -> u32 {
    yield_now().await;
    assert!(order < 3, "the oven is cold for order {order}");
    order
}

/// What a panic said: text, if it was made by `panic!` or `assert!`.
#[must_use]
pub fn reason(payload: &(dyn Any + Send)) -> &str {
    let formatted = payload.downcast_ref::<String>().map(String::as_str);
    let literal = payload.downcast_ref::<&str>().copied();
    formatted
        .or(literal)
        .unwrap_or("something that is not text")
}

/// One task for each order; its number, or why there is none.
pub async fn bake_all(orders: u32) -> Vec<Result<u32, String>> {
    let tasks: Vec<_> = (1..=orders)
        .map(|order| tokio::spawn(bake(order)))
        .collect();
    let mut ends = Vec::new();
    for task in tasks {
        ends.push(task.await.map_err(|error| {
            let payload = error.into_panic(); // Nobody aborts them.
            reason(payload.as_ref()).to_owned()
        }));
    }
    ends
}

/// The task has no handle; its answer is all that could come.
pub async fn bake_unwatched(order: u32) -> Option<u32> {
    let (answer, answered) = oneshot::channel();
    drop(tokio::spawn(async move {
        let _ = answer.send(bake(order).await);
    }));
    answered.await.ok()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    eprintln!("The next 2 panics are on purpose:");
    for end in bake_all(3).await {
        match end {
            Ok(order) => println!("order {order} is baked"),
            Err(reason) => println!("panicked: {reason}"),
        }
    }
    println!("unwatched: {:?}", bake_unwatched(2).await);
    println!("unwatched: {:?}", bake_unwatched(4).await);
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::{bake, reason};

    #[tokio::test]
    async fn a_panic_can_be_handed_on_from_task_to_task() {
        let outer = tokio::spawn(async {
            let inner = tokio::spawn(bake(3)).await;
            inner.unwrap_or_else(|e| resume_unwind(e.into_panic()))
        });
        let payload = outer.await.expect_err("it fails").into_panic();
        assert!(reason(payload.as_ref()).ends_with("for order 3"));
    }

    #[test]
    fn both_kinds_of_text_are_found() {
        assert_eq!(reason(&"literal"), "literal");
        assert_eq!(reason(&"made".to_owned()), "made");
        assert_eq!(reason(&7), "something that is not text");
    }
}
