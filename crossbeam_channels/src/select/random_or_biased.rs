//! When several are ready, `select!` takes any; `select_biased!` the first.
//!
//! It is often said that `select!` runs the first arm that is ready. It picks
//! one at random, so that no busy channel can starve another. The price: work
//! may still be taken when the order to stop lies beside it. Where one arm has
//! to go first, `select_biased!` asks them from top to bottom; then an arm that
//! is always ready starves those below it.
//!
//! Prints:
//!
//! ```text
//! select!: both are chosen: true
//! select!: one in each round: true
//! select_biased!: (1000, 0)
//! ```

use crossbeam::channel::{Receiver, unbounded};
use crossbeam::{channel::select_biased, select};

/// A channel with so many messages in it.
fn filled(messages: usize) -> Receiver<usize> {
    let (sender, receiver) = unbounded();
    for message in 0..messages {
        sender.send(message).expect("`receiver` is here");
    }
    receiver
}

/// How often each of two channels that are both ready is chosen.
pub fn fair(rounds: usize) -> (usize, usize) {
    let (front, back) = (filled(rounds), filled(rounds));
    let mut chosen = (0, 0);
    for _ in 0..rounds {
        select! {
            recv(front) -> _ => chosen.0 += 1,
            recv(back) -> _ => chosen.1 += 1,
        }
    }
    chosen
}

/// The same, asked from top to bottom.
pub fn biased(rounds: usize) -> (usize, usize) {
    let (front, back) = (filled(rounds), filled(rounds));
    let mut chosen = (0, 0);
    for _ in 0..rounds {
        select_biased! {
            recv(front) -> _ => chosen.0 += 1,
            recv(back) -> _ => chosen.1 += 1,
        }
    }
    chosen
}

pub fn main() {
    let (front, back) = fair(1000);
    println!("select!: both are chosen: {}", front > 0 && back > 0);
    println!("select!: one in each round: {}", front + back == 1000);
    println!("select_biased!: {:?}", biased(1000));
}
