//! An `async fn` is an enum with a state for each `.await`.
//!
//! `total` waits for two prices. `Total` is the same by hand: a state is what
//! is known so far and the future waited for. Between two polls that is all
//! there is: no thread, no stack. Both refuse to be polled after their end;
//! the compiler adds one more state, for after a panic.
//!
//! In the compiler's form an argument keeps its place after it has been used;
//! the enum by hand uses that again, as does an `async fn` that has none. The
//! sizes are the compiler's choice and may differ in another version.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! async fn: [Pending, Pending, Ready(340)]
//! the enum: [Pending, Pending, Ready(340)]
//! async fn: {size} bytes
//! the enum: {size} bytes
//! async fn without arguments: {size} bytes
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// A price that is known at the second time of asking.
struct Price {
    cents: u32,
    asked: bool,
}

fn price(cents: u32) -> Price {
    let asked = false;
    Price { cents, asked }
}

impl Future for Price {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<u32> {
        if self.asked {
            return Poll::Ready(self.cents);
        }
        self.asked = true;
        cx.waker().wake_by_ref(); // Ask again, the price will be there.
        Poll::Pending
    }
}

async fn total(tea: u32, milk: u32) -> u32 {
    let tea = price(tea).await;
    let milk = price(milk).await;
    tea + milk
}

async fn total_today() -> u32 {
    let tea = price(250).await;
    let milk = price(90).await;
    tea + milk
}

enum Total {
    Start { tea: u32, milk: u32 },
    WaitsForTea { tea: Price, milk: u32 },
    WaitsForMilk { tea: u32, milk: Price },
    Ended,
}

impl Future for Total {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<u32> {
        loop {
            *self = match &mut *self {
                Self::Start { tea, milk } => {
                    let (tea, milk) = (price(*tea), *milk);
                    Self::WaitsForTea { tea, milk }
                }
                Self::WaitsForTea { tea, milk } => {
                    let Poll::Ready(tea) = Pin::new(tea).poll(cx) else {
                        return Poll::Pending;
                    };
                    let milk = price(*milk);
                    Self::WaitsForMilk { tea, milk }
                }
                Self::WaitsForMilk { tea, milk } => {
                    let Poll::Ready(milk) = Pin::new(milk).poll(cx) else {
                        return Poll::Pending;
                    };
                    let total = *tea + milk;
                    *self = Self::Ended;
                    return Poll::Ready(total);
                }
                Self::Ended => panic!("polled after its end"),
            };
        }
    }
}

/// What each poll of `future` says, up to its end.
pub fn polls(future: impl Future<Output = u32>) -> Vec<Poll<u32>> {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    let mut polls = Vec::new();
    while !polls.last().is_some_and(Poll::is_ready) {
        polls.push(future.as_mut().poll(&mut cx));
    }
    polls
}

pub fn main() {
    let by_hand = |tea, milk| Total::Start { tea, milk };
    println!("async fn: {:?}", polls(total(250, 90)));
    println!("the enum: {:?}", polls(by_hand(250, 90)));
    println!("async fn: {} bytes", size_of_val(&total(250, 90)));
    println!("the enum: {} bytes", size_of_val(&by_hand(250, 90)));
    let size = size_of_val(&total_today());
    println!("async fn without arguments: {size} bytes");
}

#[cfg(test)]
mod tests {
    use super::{Context, Total, Waker, pin, polls, total};
    use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

    #[test]
    fn both_take_the_same_polls() {
        let (tea, milk) = (250, 90);
        assert_eq!(
            polls(total(tea, milk)),
            polls(Total::Start { tea, milk })
        );
    }

    fn poll_twice_too_often(future: impl Future<Output = u32>) {
        let mut future = pin!(future);
        let mut cx = Context::from_waker(Waker::noop());
        for _ in 0..4 {
            let _ = future.as_mut().poll(&mut cx);
        }
    }

    #[test]
    #[should_panic(expected = "`async fn` resumed after completion")]
    fn an_async_fn_refuses_to_be_polled_after_its_end() {
        poll_twice_too_often(total(250, 90));
    }

    #[test]
    #[should_panic(expected = "`async fn` resumed after panicking")]
    fn an_async_fn_remembers_a_panic() {
        let mut future = pin!(async {
            assert!(total(1, 2).await == 0, "too dear");
            0
        });
        for _ in 0..2 {
            let polling = AssertUnwindSafe(|| polls(future.as_mut()));
            if let Err(payload) = catch_unwind(polling)
                && payload.downcast_ref() != Some(&"too dear")
            {
                resume_unwind(payload);
            }
        }
    }

    #[test]
    #[should_panic(expected = "polled after its end")]
    fn so_does_the_enum() {
        let (tea, milk) = (250, 90);
        poll_twice_too_often(Total::Start { tea, milk });
    }
}
