//! Threads that wait cost no switches; handing work to and fro does.
//!
//! Two threads throw a ball, and each throw is a wait for the other: a switch
//! on both sides, unless the ball is back before its thread has gone to sleep.
//! A hundred more threads that wait all the while switch about once each. So it
//! is not the threads that add up, but the hand-overs between them: hand over
//! batches.
//!
//! The figures are the system's, from /proc, and a clock's.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! 1000 throws and returns: {time} us each
//! switches of the thrower: {count}
//! switches of 100 waiting threads: {count}
//! ```

use std::fs;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often this thread has given up its core to wait, if /proc tells.
fn switches() -> Option<u64> {
    let text = fs::read_to_string("/proc/thread-self/status").ok()?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
    line.trim().parse().ok()
}

/// Throws a ball to another thread and waits for it, `throws` times.
pub fn play(throws: u32) -> Duration {
    let (throw, fly) = mpsc::channel::<u32>();
    let (throw_back, fly_back) = mpsc::channel();
    let partner = thread::spawn(move || {
        for ball in fly {
            throw_back.send(ball).expect("the thrower waits for it");
        }
    });
    let start = Instant::now();
    for ball in 0..throws {
        throw.send(ball).expect("the partner is there");
        let back = fly_back.recv().expect("the partner is there");
        assert_eq!(back, ball);
    }
    let time = start.elapsed();
    drop(throw);
    partner.join().expect("playing does not panic");
    time
}

/// A thread that waits for its turn to end, and says what that took.
fn idle() -> (mpsc::Sender<()>, JoinHandle<Option<u64>>) {
    let (end, ended) = mpsc::channel();
    let thread = thread::spawn(move || {
        let _ = ended.recv(); // Fails when `end` is dropped.
        switches()
    });
    (end, thread)
}

pub fn main() {
    let idle: Vec<_> = (0..100).map(|_| idle()).collect();
    let before = switches();
    let throws = 1_000;
    let time = play(throws);
    let after = switches();
    let mut parked = Some(0);
    for (end, thread) in idle {
        drop(end);
        let one = thread.join().expect("waiting does not panic");
        parked = parked.zip(one).map(|(all, one)| all + one);
    }

    let thrower = before.zip(after).map(|(before, after)| after - before);
    let tell = |count: Option<u64>| {
        count.map_or(
            "not known here (it is read from /proc)".to_owned(),
            |n| n.to_string(),
        )
    };
    println!(
        "{throws} throws and returns: {} us each",
        (time / throws).as_micros()
    );
    println!("switches of the thrower: {}", tell(thrower));
    println!("switches of 100 waiting threads: {}", tell(parked));
}
