//! An async block is a coroutine: polled by hand, it makes a generator.
//!
//! Coroutines that only go back to whoever resumed them are called
//! asymmetric, and those are the ones Rust has: `.await` that is pending
//! returns to the caller of `poll`. With a place to leave a value before that,
//! a loop with local variables becomes an iterator, and the compiler writes
//! the state machine. No runtime is needed, nor a real waker: whoever calls
//! `next` resumes it.
//!
//! Prints:
//!
//! ```text
//! nothing runs before the first is asked for
//!   turning into Mill Lane
//! deliver to 1 Mill Lane
//! deliver to 2 Mill Lane
//!   turning into High Street
//! deliver to 1 High Street
//! deliver to 2 High Street
//!   all delivered
//! asked again: None
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::cell::Cell;
use std::future::poll_fn;
use std::iter;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Where the coroutine leaves a value.
pub struct Yielder<T>(Rc<Cell<Option<T>>>);

impl<T> Yielder<T> {
    /// Hands out `value` and goes on when the next one is asked for.
    pub async fn hand_out(&self, value: T) {
        let mut value = Some(value);
        poll_fn(|_| match value.take() {
            Some(value) => {
                self.0.set(Some(value));
                Poll::Pending
            }
            None => Poll::Ready(()),
        })
        .await;
    }
}

/// An iterator over what `body` hands out.
///
/// # Panics
///
/// Its `next`, if `body` awaits anything else that is not ready: nobody would
/// wake it, and the rest of the values would be lost.
pub fn generate<T, F: Future<Output = ()>>(
    body: impl FnOnce(Yielder<T>) -> F,
) -> impl Iterator<Item = T> {
    let place = Rc::new(Cell::new(None));
    let mut coroutine: Option<Pin<Box<F>>> =
        Some(Box::pin(body(Yielder(Rc::clone(&place)))));
    iter::from_fn(move || {
        let mut cx = Context::from_waker(Waker::noop());
        let polled = coroutine.as_mut()?.as_mut().poll(&mut cx);
        if polled.is_ready() {
            coroutine = None; // Never poll it again.
            return None;
        }
        let value = place.take();
        Some(value.expect("the body awaits nothing but `hand_out`"))
    })
}

pub fn main() {
    let mut route = generate(|yielder| async move {
        for street in ["Mill Lane", "High Street"] {
            println!("  turning into {street}");
            for number in 1..=2 {
                yielder.hand_out(format!("{number} {street}")).await;
            }
        }
        println!("  all delivered");
    });
    println!("nothing runs before the first is asked for");
    for address in route.by_ref() {
        println!("deliver to {address}");
    }
    println!("asked again: {:?}", route.next());
}

#[cfg(test)]
mod tests {
    use super::generate;

    #[test]
    #[should_panic(expected = "nothing but `hand_out`")]
    fn another_wait_is_not_taken_for_the_end() {
        let mut values = generate(|yielder| async move {
            yielder.hand_out(1).await;
            std::future::pending::<()>().await;
            yielder.hand_out(2).await;
        });
        assert_eq!(values.next(), Some(1));
        let _ = values.next();
    }

    #[test]
    fn it_may_be_endless() {
        let squares = generate(|yielder| async move {
            for n in 1_u64.. {
                yielder.hand_out(n * n).await;
            }
        });
        assert_eq!(squares.skip(2).step_by(2).take(2).sum::<u64>(), 9 + 25);
    }
}
