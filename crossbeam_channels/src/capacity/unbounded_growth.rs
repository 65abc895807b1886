//! An unbounded channel hides that its reader is too slow, until memory ends.
//!
//! A sensor reports three times while the reader handles one report. Unbounded,
//! no `send` fails and none waits: the queue grows for as long as the program
//! runs, and what the reader sees gets older and older. Bounded, the queue has
//! an end, and the sensor is told when it is full: then you have to choose what
//! to do about it, which is `when_full`. Take unbounded where something else
//! sets the limit, such as a list of jobs that is known beforehand.
//!
//! Prints:
//!
//! ```text
//! unbounded: Backlog { waiting: 2000, age: 2000, refused: 0 }
//! unbounded: Backlog { waiting: 4000, age: 4000, refused: 0 }
//! unbounded: Backlog { waiting: 6000, age: 6000, refused: 0 }
//! bounded(100): Backlog { waiting: 99, age: 299, refused: 1901 }
//! bounded(100): Backlog { waiting: 99, age: 299, refused: 2000 }
//! bounded(100): Backlog { waiting: 99, age: 299, refused: 2000 }
//! ```
//!
//! Needs edition 2024, which allows `&&` after `if let`.

use std::ops::RangeInclusive;

use crossbeam::channel::{Receiver, Sender, bounded, unbounded};

#[derive(Debug, PartialEq)]
pub struct Backlog {
    pub waiting: usize,
    /// How many reports ago the one was made that was read last.
    pub age: u64,
    pub refused: usize,
}

/// One thread plays both sides, so that the pace is exactly 3 to 1.
pub fn run(
    (sensor, reader): &(Sender<u64>, Receiver<u64>),
    reports: RangeInclusive<u64>,
) -> Backlog {
    let mut backlog = Backlog {
        waiting: 0,
        age: 0,
        refused: 0,
    };
    for report in reports {
        if sensor.try_send(report).is_err() {
            backlog.refused += 1;
        }
        if report % 3 == 0
            && let Ok(read) = reader.try_recv()
        {
            backlog.age = report - read;
        }
    }
    backlog.waiting = reader.len();
    backlog
}

pub fn main() {
    for (name, channel) in
        [("unbounded", unbounded()), ("bounded(100)", bounded(100))]
    {
        for hour in 0..3 {
            let reports = hour * 3000 + 1..=hour * 3000 + 3000;
            println!("{name}: {:?}", run(&channel, reports));
        }
    }
}
