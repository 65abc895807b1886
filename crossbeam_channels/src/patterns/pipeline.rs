//! A pipeline is a thread for each stage and a channel between each two.
//!
//! Closing travels with the stream: a stage that has read its last order ends,
//! its sender drops, the next stage ends. Stopping travels against it: when the
//! consumer leaves, `send` fails, and a stage that takes this as its own end
//! drops its receiver in turn. An `unwrap` on `send` would make a panic of it.
//!
//! Bounded channels keep a stage from running far ahead, so little is made that
//! nobody wants.
//!
//! Prints:
//!
//! ```text
//! all: ["no. 1: 10 g", "no. 2: 20 g", "no. 3: 30 g"], 3 packed
//! two: ["no. 1: 10 g", "no. 2: 20 g"], at most 12 packed: true
//! ```

use std::thread;

use crossbeam::channel::bounded;

const ROOM: u32 = 4;

/// Labels for the first `wanted` of the orders, and how many were packed.
pub fn labels(orders: u32, wanted: usize) -> (Vec<String>, u32) {
    let (belt, to_weigh) = bounded(ROOM as usize);
    let (scale, to_label) = bounded(ROOM as usize);
    thread::scope(|scope| {
        let packer = scope.spawn(move || {
            let mut count = 0;
            for order in 1..=orders {
                count += 1;
                if belt.send(order).is_err() {
                    break;
                }
            }
            count
        });
        scope.spawn(move || {
            for order in to_weigh {
                if scale.send((order, order * 10)).is_err() {
                    break;
                }
            }
        });
        // At the end of this statement the receiver drops, read out or not.
        let labels = to_label
            .into_iter()
            .map(|(order, grams)| format!("no. {order}: {grams} g"))
            .take(wanted)
            .collect();
        (labels, packer.join().expect("packing does not panic"))
    })
}

pub fn main() {
    let (labels, packed) = self::labels(3, usize::MAX);
    println!("all: {labels:?}, {packed} packed");
    let (labels, packed) = self::labels(1000, 2);
    // In each channel, and in the hands of each stage.
    let most = 2 + 2 * ROOM + 2;
    println!("two: {labels:?}, at most {most} packed: {}", packed <= most);
}

#[cfg(test)]
mod tests {
    use super::{ROOM, labels};

    #[test]
    fn whoever_leaves_early_stops_the_stages_before_it() {
        for wanted in [0, 1, 50] {
            let (labels, packed) = labels(100_000, wanted);
            assert_eq!(labels.len(), wanted);
            assert!(packed <= wanted as u32 + 2 * ROOM + 2);
        }
    }
}
