//! Generators on stable Rust: an enum, a closure, or a stream.
//!
//! A generator hands out values one by one and keeps its place in between.
//! There are no `gen` blocks on stable Rust, which would have the compiler make
//! the state machine. What there is: a type with a `next`, as open as any other
//! type; `iter::from_fn`, where the state is what a closure
//! captured; and, where a value may have to be waited for, a stream. A stream
//! is an iterator whose `next` is awaited; its usual home is the crate
//! `futures`, and smol passes on a small part of that.
//!
//! The orders of a day: numbered, with every third one from the shop itself.
//!
//! Leaves behind: the thread of smol that waits for timers and sockets.
//!
//! Prints:
//!
//! ```text
//! an enum:   ["web 1", "phone 2", "shop 3", "web 4"]
//! a closure: ["web 1", "phone 2", "shop 3", "web 4"]
//! a stream:  ["web 1", "phone 2", "shop 3", "web 4"]
//! ```

use std::iter;

use smol::future::yield_now;
use smol::stream::{self, Stream, StreamExt};

/// By hand: a state for each place where a value is handed out.
pub enum Orders {
    Web { number: u32 },
    Phone { number: u32 },
    Shop { number: u32 },
}

impl Iterator for Orders {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let (order, next) = match *self {
            Self::Web { number } => (
                format!("web {number}"),
                Self::Phone { number: number + 1 },
            ),
            Self::Phone { number } => (
                format!("phone {number}"),
                Self::Shop { number: number + 1 },
            ),
            Self::Shop { number } => {
                (format!("shop {number}"), Self::Web { number: number + 1 })
            }
        };
        *self = next;
        Some(order)
    }
}

/// The same from a closure.
pub fn orders() -> impl Iterator<Item = String> {
    let mut number = 0;
    let mut from = ["web", "phone", "shop"].into_iter().cycle();
    iter::from_fn(move || {
        number += 1;
        Some(format!("{} {number}", from.next()?))
    })
}

/// The same, where each order may take its time to come in.
pub fn incoming() -> impl Stream<Item = String> {
    stream::unfold(orders(), async |mut orders| {
        yield_now().await; // The wait for the next one would be here.
        Some((orders.next()?, orders))
    })
}

pub fn main() {
    let by_hand = Orders::Web { number: 1 }.take(4).collect::<Vec<_>>();
    println!("an enum:   {by_hand:?}");
    let from_fn = orders().take(4).collect::<Vec<_>>();
    println!("a closure: {from_fn:?}");
    let streamed = smol::block_on(incoming().take(4).collect::<Vec<_>>());
    println!("a stream:  {streamed:?}");
}
