//! `select!` waits for whichever is first: two channels, a ticker, a time-out.
//!
//! Each arm gets a `Result`: `Ok` is a message, `Err` says that this channel is
//! closed. A closed channel is *ready*, at once and for ever, so that its arm
//! has to be switched off: replace the receiver by `never()`. Nothing makes you
//! do it; `closed_arm_spins` shows what happens if you do not.
//!
//! The rounds are counted: one for each message, one for each channel that
//! closes, and those of the ticker, of which there are as many as there is
//! time. The time-out is made once, before the loop; made inside, it would
//! begin anew in each round.
//!
//! Prints:
//!
//! ```text
//! Seen { orders: 3, notes: 1, timed_out: false, rounds: 6 }
//! Seen { orders: 0, notes: 0, timed_out: true, rounds: 1 }
//! ```

use std::thread;
use std::time::Duration;

use crossbeam::channel::{Receiver, after, never, tick, unbounded};
use crossbeam::select;

#[derive(Debug, Default, PartialEq)]
pub struct Seen {
    pub orders: usize,
    pub notes: usize,
    pub timed_out: bool,
    /// Without those of the ticker.
    pub rounds: usize,
}

pub fn watch(
    mut orders: Receiver<u32>,
    mut notes: Receiver<&'static str>,
    patience: Duration,
) -> Seen {
    let ticker = tick(Duration::from_millis(1));
    let too_late = after(patience);
    let mut seen = Seen::default();
    let mut open = 2;
    while open > 0 && !seen.timed_out {
        seen.rounds += 1;
        select! {
            recv(orders) -> order => if order.is_ok() {
                seen.orders += 1;
            } else {
                orders = never();
                open -= 1;
            },
            recv(notes) -> note => if note.is_ok() {
                seen.notes += 1;
            } else {
                notes = never();
                open -= 1;
            },
            recv(ticker) -> _ => seen.rounds -= 1,
            recv(too_late) -> _ => seen.timed_out = true,
        }
    }
    seen
}

pub fn main() {
    let (till, orders) = unbounded();
    let (guest, notes) = unbounded();
    let seen = thread::scope(|scope| {
        scope.spawn(move || (1..=3).try_for_each(|n| till.send(n)));
        scope.spawn(move || guest.send("no sugar"));
        watch(orders, notes, Duration::from_mins(1))
    });
    println!("{seen:?}");

    // Both open, and nobody sends: only the time-out can end this.
    let (_till, orders) = unbounded();
    let (_guest, notes) = unbounded();
    let seen = watch(orders, notes, Duration::from_millis(10));
    println!("{seen:?}");
}

#[cfg(test)]
mod tests {
    use super::{Duration, unbounded, watch};

    #[test]
    fn a_channel_that_closes_costs_one_round_and_no_message() {
        for (orders_sent, notes_sent) in [(0, 0), (0, 1000), (100, 0)] {
            let (till, orders) = unbounded();
            let (guest, notes) = unbounded();
            for order in 0..orders_sent {
                till.send(order).expect("`orders` is here");
            }
            for _ in 0..notes_sent {
                guest.send("tea").expect("`notes` is here");
            }
            drop((till, guest));
            let seen = watch(orders, notes, Duration::from_mins(1));
            assert_eq!(seen.orders, orders_sent as usize);
            assert_eq!(seen.notes, notes_sent);
            assert_eq!(seen.rounds, seen.orders + seen.notes + 2);
        }
    }
}
