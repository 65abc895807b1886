//! A loop over `select!` that ignores a closed channel spins.
//!
//! The first function is wrong. One of its two channels is closed; it receives
//! the error, does nothing about it, and waits again. But a closed channel is
//! always ready: not one round waits. A processor is busy with nothing, until
//! here a limit ends it. The compiler does not mind: what arrives in an arm is
//! a `Result`, and `if let Ok` is free to look away.
//!
//! The second function replaces the closed receiver by `never()`, which is
//! never ready: `nil` in a Go `select`. Then the loop waits again.
//!
//! Prints:
//!
//! ```text
//! ignored: (messages, idle) = (1, 10000)
//! off: (messages, idle) = (1, 1)
//! ```

use std::time::Duration;

use crossbeam::channel::{Receiver, Sender, never, unbounded};
use crossbeam::select;

/// Idle rounds after which we have seen enough.
const ENOUGH: usize = 10_000;

/// How long to wait for a round that is not to come.
const LIMIT: Duration = Duration::from_millis(20);

/// One order in a closed channel, and a channel that stays open.
fn channels() -> (Receiver<u32>, Sender<u32>, Receiver<u32>) {
    let (till, orders) = unbounded();
    till.send(42).expect("`orders` is here");
    let (guest, notes) = unbounded();
    (orders, guest, notes)
}

/// Wrong. Returns how many rounds had a message and how many had none.
pub fn ignores_the_end() -> (usize, usize) {
    let (orders, _guest, notes) = channels();
    let (mut busy, mut idle) = (0, 0);
    while idle < ENOUGH {
        select! {
            recv(orders) -> order => {
                if let Ok(_order) = order { busy += 1 } else { idle += 1 }
            }
            recv(notes) -> _ => busy += 1,
            default(LIMIT) => break,
        }
    }
    (busy, idle)
}

/// Right: one round tells that it is closed, then its arm is off.
pub fn switches_it_off() -> (usize, usize) {
    let (mut orders, _guest, notes) = channels();
    let (mut busy, mut idle) = (0, 0);
    while idle < ENOUGH {
        select! {
            recv(orders) -> order => {
                if let Ok(_order) = order {
                    busy += 1;
                } else {
                    orders = never();
                    idle += 1;
                }
            }
            recv(notes) -> _ => busy += 1,
            default(LIMIT) => break,
        }
    }
    (busy, idle)
}

pub fn main() {
    println!("ignored: (messages, idle) = {:?}", ignores_the_end());
    println!("off: (messages, idle) = {:?}", switches_it_off());
}

#[cfg(test)]
mod tests {
    use super::{ENOUGH, ignores_the_end, switches_it_off};

    #[test]
    fn the_rounds_are_counted() {
        assert_eq!(ignores_the_end(), (1, ENOUGH));
        assert_eq!(switches_it_off(), (1, 1));
    }
}
