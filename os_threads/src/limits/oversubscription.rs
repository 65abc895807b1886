//! Threads beyond the number of cores add no core: they take turns.
//!
//! The same sum by one thread, by one for each core, and by a hundred. The time
//! that the threads spent on a core, divided by the time that passed, says how
//! many cores were at work, and that stops at those there are. For a sum a
//! hundred threads are no disaster, see their time; they are only started and
//! joined for nothing. So size a pool that computes by the cores; threads that
//! wait (`context_switch`) take no turns and need no such limit.
//!
//! The times are this run's; those on a core are from /proc.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! by 1: {time} us, cores at work: {cores}
//! one for each core: {time} us, cores at work: {cores}
//! by 100: {time} us, cores at work: {cores}
//! the same sum: true
//! ```

use std::hint::black_box;
use std::num::NonZero;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The sum of all numbers below `end`, by `threads` threads, and the time they
/// spent on a core, if /proc tells.
pub fn sum(end: u64, threads: u64) -> (u64, Option<Duration>) {
    let adding: Vec<_> = (0..threads)
        .map(|number| {
            let share =
                number * end / threads..(number + 1) * end / threads;
            thread::spawn(move || {
                (share.fold(0, |sum, x| sum + black_box(x)), time_on_core())
            })
        })
        .collect();
    let mut total = (0, Some(Duration::ZERO));
    for thread in adding {
        let (sum, time) = thread.join().expect("the sum fits");
        total.0 += sum;
        total.1 = total.1.zip(time).map(|(all, one)| all + one);
    }
    total
}

/// How long the calling thread has been on a core.
fn time_on_core() -> Option<Duration> {
    // The system brings the figure up to date when the thread gives way.
    thread::yield_now();
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = stat.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// The sum, with its times printed.
fn timed(label: &str, end: u64, threads: u64) -> u64 {
    let start = Instant::now();
    let (sum, on_core) = sum(end, threads);
    let time = start.elapsed();
    let cores = match on_core {
        Some(on_core) => {
            format!("{:.1}", on_core.as_secs_f64() / time.as_secs_f64())
        }
        None => "not known here (it is read from /proc)".to_owned(),
    };
    println!("{label}: {} us, cores at work: {cores}", time.as_micros());
    sum
}

pub fn main() {
    let end = 5_000_000;
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let sums = [
        timed("by 1", end, 1),
        timed("one for each core", end, cores as u64),
        timed("by 100", end, 100),
    ];
    println!("the same sum: {}", sums == [end * (end - 1) / 2; 3]);
}
