//! "A send on a crossbeam channel takes `20 ns`."

use std::thread;
use std::time::{Duration, Instant};

use crossbeam::channel::{Receiver, Sender, bounded};

use super::{Answer, Claim, Experiment, Seen, Unit, Verdict, timed, took};

pub const CLAIM: Claim = Claim {
    name: "send",
    statement: "A send on a crossbeam channel takes `20 ns`.",
    experiments: &[
        Experiment {
            name: "alone",
            what: "a send alone, into a channel with room",
            size: 200_000,
            unit: Unit::Time,
            run: alone,
        },
        Experiment {
            name: "with_receive",
            what: "a send and its receive, both on one thread",
            size: 200_000,
            unit: Unit::Time,
            run: with_receive,
        },
        Experiment {
            name: "two_threads",
            what: "a message from one thread to another, 100 places",
            size: 200_000,
            unit: Unit::Time,
            run: |size| between_threads(size, 100),
        },
        Experiment {
            name: "meeting",
            what: "a message from one thread to another, no place",
            size: 5000,
            unit: Unit::Time,
            run: |size| between_threads(size, 0),
        },
    ],
    races: &[],
    judge,
};

/// The channel is drained between the timed parts: what is timed is the send.
#[expect(clippy::unnecessary_wraps, reason = "what an experiment returns")]
fn alone(size: u64) -> Result<Answer, String> {
    const PLACES: u64 = 1000;
    let (send, receive): (Sender<u64>, Receiver<u64>) =
        bounded(PLACES as usize);
    let (mut wall, mut sum) = (Duration::ZERO, 0);
    for from in (0..size).step_by(PLACES as usize) {
        let part = from..size.min(from + PLACES);
        let start = Instant::now();
        for number in part {
            send.send(number).expect("there is a receiver");
        }
        wall += start.elapsed();
        sum += receive.try_iter().sum::<u64>();
    }
    assert_eq!(sum, size * size.saturating_sub(1) / 2, "all arrive");
    Ok(took(wall))
}

fn with_receive(size: u64) -> Result<Answer, String> {
    let (send, receive): (Sender<u64>, Receiver<u64>) = bounded(100);
    timed(|| {
        let mut sum = 0;
        for number in 0..size {
            send.send(number).expect("there is a receiver");
            sum += receive.recv().expect("one was sent");
        }
        sum
    })
}

fn between_threads(size: u64, places: usize) -> Result<Answer, String> {
    timed(|| {
        let (send, receive) = bounded(places);
        thread::scope(|scope| {
            scope.spawn(move || {
                for number in 0..size {
                    send.send(number).expect("there is a receiver");
                }
            });
            receive.iter().sum()
        })
    })
}

fn judge(seen: &Seen) -> Option<Verdict> {
    let (alone, two) = (seen.get("alone")?, seen.get("two_threads")?);
    let meeting = seen.get("meeting")?;
    // Twice as much is still about as much.
    let said = |time: f64| time <= 40.0;
    Some(match (said(alone), said(two) && said(meeting)) {
        (true, true) => Verdict::True,
        (true, false) => Verdict::TrueIf,
        _ => Verdict::False,
    })
}
