//! To cancel a future is to drop it: it ends at the await where it stands.
//!
//! There is no signal and no exception to catch. What the future holds is
//! dropped, the lines after that await never run, and nothing that ran
//! before is undone: cancelled in the wrong place, the order below is paid
//! for and not packed. Between two awaits nothing can cancel it. A future
//! that was never polled has not even begun.
//!
//! No runtime here: an order is polled by hand, so that it is known where
//! it stands when it is dropped.
//!
//! Prints:
//!
//! ```text
//! polls: 0, done: []
//! polls: 1, done: [charged, basket back]
//! polls: 2, done: [charged, packed, basket back]
//! polls: 3, done: [charged, packed, sent, basket back]
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::cell::RefCell;
use std::future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

type Log = RefCell<Vec<&'static str>>;

struct Basket<'a>(&'a Log);

impl Drop for Basket<'_> {
    fn drop(&mut self) {
        self.0.borrow_mut().push("basket back");
    }
}

async fn order(log: &Log) {
    let _basket = Basket(log);
    log.borrow_mut().push("charged");
    wait_one_turn().await;
    log.borrow_mut().push("packed");
    wait_one_turn().await;
    log.borrow_mut().push("sent");
}

/// Polls an order so many times, drops it, and returns what it did.
pub fn cancelled_after(polls: usize) -> Vec<&'static str> {
    let log = Log::default();
    {
        let mut order = pin!(order(&log));
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..polls {
            if order.as_mut().poll(&mut context).is_ready() {
                break;
            }
        }
        // Here the order is dropped.
    }
    log.into_inner()
}

/// Is pending when it is polled first and ready the second time.
async fn wait_one_turn() {
    let mut polled = false;
    future::poll_fn(|_| {
        if polled {
            return Poll::Ready(());
        }
        polled = true;
        Poll::Pending
    })
    .await;
}

pub fn main() {
    for polls in 0..=3 {
        let did = cancelled_after(polls).join(", ");
        println!("polls: {polls}, done: [{did}]");
    }
}
