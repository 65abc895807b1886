//! "A send takes about 20 ns."

use std::thread;

use crossbeam::channel::{Receiver, Sender, bounded};

use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, judged, timed,
};
use crate::report::number;

pub const CLAIM: Claim = Claim {
    name: "send",
    statement: "A send on a crossbeam channel takes about 20 ns.",
    experiments: &[
        Experiment {
            name: "alone",
            what: "send and receive on one thread, 100 places",
            size: 200_000,
            unit: Unit::Time,
            run: alone,
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

fn alone(size: u64) -> Result<Answer, String> {
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

fn judge(seen: &Seen) -> Option<super::Judgement> {
    let alone = seen.get("alone")?;
    let two = seen.get("two_threads")?;
    let meeting = seen.get("meeting")?;
    let about = |time: f64| (10.0..=40.0).contains(&time);
    let verdict = match (about(alone), about(two)) {
        (true, true) => Verdict::Holds,
        (false, false) => Verdict::Fails,
        _ => Verdict::Partly,
    };
    let condition = format!(
        "A send and a receive by one thread, with nobody waiting: {}. \
         Between two threads: {} with 100 places, {} with none.",
        number::time(alone),
        number::time(two),
        number::time(meeting)
    );
    judged(verdict, condition)
}
