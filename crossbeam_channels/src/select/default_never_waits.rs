//! `default` makes `select!` look without waiting; with a time it waits a bit.
//!
//! The `default` arm is taken if no other is ready, never otherwise: it is not
//! one of the arms that are drawn from. Its form with a duration is the limit
//! for this one `select!`; a limit for a whole loop is `after`, made before it.
//! For a single channel, `try_recv` and `recv_timeout` say the same in less.
//!
//! Prints:
//!
//! ```text
//! nothing yet
//! nothing in time
//! order: Ok(7)
//! order: Err(RecvError)
//! loaf 1: Ok(())
//! loaf 2: Ok(())
//! loaf 3: the shelf is full
//! ```

use std::time::Duration;

use crossbeam::channel::{Receiver, bounded, never, unbounded};
use crossbeam::select;

/// What there is to see on two channels, without waiting.
pub fn look(orders: &Receiver<u32>, notes: &Receiver<u32>) -> String {
    select! {
        recv(orders) -> order => format!("order: {order:?}"),
        recv(notes) -> note => format!("note: {note:?}"),
        default => "nothing yet".to_owned(),
    }
}

/// The same, with some patience.
pub fn wait_a_bit(orders: &Receiver<u32>) -> String {
    select! {
        recv(orders) -> order => format!("order: {order:?}"),
        default(Duration::from_millis(5)) => "nothing in time".to_owned(),
    }
}

pub fn main() {
    let (till, orders) = unbounded();
    println!("{}", look(&orders, &never()));
    println!("{}", wait_a_bit(&orders));
    till.send(7).expect("`orders` is here");
    println!("{}", look(&orders, &never()));
    drop(till);
    println!("{}", look(&orders, &never()));

    // An arm may send as well: it is ready if there is room.
    let (shelf, _loaves) = bounded(2);
    for loaf in 1..=3 {
        select! {
            send(shelf, loaf) -> sent => println!("loaf {loaf}: {sent:?}"),
            default => println!("loaf {loaf}: the shelf is full"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{look, unbounded};

    #[test]
    fn default_is_not_taken_while_something_is_ready() {
        let (till, orders) = unbounded();
        let (_guest, notes) = unbounded();
        for order in 0..1000 {
            till.send(order).expect("`orders` is here");
            assert_eq!(
                look(&orders, &notes),
                format!("order: Ok({order})")
            );
        }
        assert_eq!(look(&orders, &notes), "nothing yet");
    }
}
