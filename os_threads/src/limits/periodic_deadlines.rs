//! A periodic loop waits for the next deadline, not for a period.
//!
//! To wait a whole period after the work adds the work's time to every turn,
//! and the loop drifts. Deadlines come from the start: start + n * period. A
//! late turn then shortens the next wait, and a turn that is over before it
//! began is skipped: three readings at once would be worth no more than one.
//! The first three lines are computed, in milliseconds, with a period of 10 and
//! work of 3. The last is a real loop: how late it wakes is the scheduler's
//! choice, and does not add up. The loop waits on a channel, so that it can be
//! stopped between two turns, which a sleep cannot.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! waits a period: [10, 23, 36, 49]
//! waits for the deadline: [10, 20, 30, 40]
//! with one slow turn: [10, 20, 50, 60]
//! 5 turns of 1 ms, the latest {late} us after its deadline
//! ```

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// The deadline after `now`, counted from the start; all are multiples of
/// `period`, and those that are over are skipped. Panics if `period` is zero.
pub fn next_deadline(now: Duration, period: Duration) -> Duration {
    // Not `period * turns`: that takes a u32, which a period of 1 ms fills in
    // 50 days.
    let period = period.as_nanos();
    now + Duration::from_nanos_u128(period - now.as_nanos() % period)
}

/// Wrong for a periodic loop: when each turn begins, if it waits a period.
fn turns_waiting_a_period(work: &[u64], period: u64) -> Vec<u64> {
    let mut now = 0;
    let mut turns = Vec::new();
    for busy in work {
        now += period;
        turns.push(now);
        now += busy;
    }
    turns
}

/// When each turn begins, if it waits for the deadline; `work` in ms.
fn turns_with_deadlines(work: &[u64], period: u64) -> Vec<u64> {
    let mut now = Duration::ZERO;
    let mut turns = Vec::new();
    for busy in work {
        now = next_deadline(now, Duration::from_millis(period));
        turns.push(now.as_millis() as u64);
        now += Duration::from_millis(*busy);
    }
    turns
}

/// Calls `turn` with how late it is, until `stop` is sent or dropped.
pub fn every(
    period: Duration,
    stop: &Receiver<()>,
    mut turn: impl FnMut(Duration),
) {
    let start = Instant::now();
    loop {
        let deadline = next_deadline(start.elapsed(), period);
        let wait = deadline.saturating_sub(start.elapsed());
        match stop.recv_timeout(wait) {
            Err(RecvTimeoutError::Timeout) => {
                turn(start.elapsed().saturating_sub(deadline));
            }
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The lateness of `turns` turns of a real loop, in a thread of its own.
fn lateness(turns: usize, period: Duration) -> Vec<Duration> {
    let (stop, stopped) = mpsc::channel::<()>();
    let (late, lateness) = mpsc::channel();
    let looping = thread::spawn(move || {
        // Nobody counts any more: main has seen enough turns.
        every(period, &stopped, |by| {
            let _ = late.send(by);
        });
    });
    let seen = lateness.iter().take(turns).collect();
    drop(stop);
    looping.join().expect("the loop does not panic");
    seen
}

pub fn main() {
    let steady = [3; 4];
    let drifting = turns_waiting_a_period(&steady, 10);
    println!("waits a period: {drifting:?}");
    let deadlines = turns_with_deadlines(&steady, 10);
    println!("waits for the deadline: {deadlines:?}");
    let skipping = turns_with_deadlines(&[3, 25, 3, 3], 10);
    println!("with one slow turn: {skipping:?}");

    let late = lateness(5, Duration::from_millis(1));
    let turns = late.len();
    let latest = late.into_iter().max().unwrap_or_default().as_micros();
    println!(
        "{turns} turns of 1 ms, the latest {latest} us after its deadline"
    );
}

#[cfg(test)]
mod tests {
    use super::{every, next_deadline};
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_deadline_that_is_reached_is_not_the_next_one() {
        let ms = Duration::from_millis;
        assert_eq!(next_deadline(ms(0), ms(10)), ms(10));
        assert_eq!(next_deadline(ms(9), ms(10)), ms(10));
        assert_eq!(next_deadline(ms(10), ms(10)), ms(20));
        assert_eq!(next_deadline(ms(45), ms(10)), ms(50));
    }

    #[test]
    fn a_loop_that_has_run_for_ten_years_goes_on() {
        let ms = Duration::from_millis;
        let ten_years = Duration::from_hours(10 * 365 * 24);
        let next = next_deadline(ten_years, ms(1));
        assert_eq!(next, ten_years + ms(1));
    }

    #[test]
    fn a_loop_that_waits_an_hour_stops_at_once() {
        let (stop, stopped) = mpsc::channel();
        stop.send(()).expect("the loop is about to look");
        let hour = Duration::from_hours(1);
        every(hour, &stopped, |_| panic!("it was stopped before"));
    }
}
