//! With a deadline a submitter learns: accepted, too late, or nobody there.
//!
//! Every one of three things happens here, and the counts add up to what was
//! submitted. Two printers without current hold a job each, and two more fit
//! in the queue: further jobs run into their deadline. The current comes on and
//! the four are printed, which takes all the paper; the printers leave, and
//! with them the last receivers. From then on jobs come back at once, whatever
//! their deadline.
//!
//! The deadline is that of the submission. It does not hurry a job that was
//! accepted: count those by their results.
//!
//! Prints:
//!
//! ```text
//! Submitted { accepted: 4, timed_out: 3, disconnected: 3 }
//! printed: 4
//! together 10 of 10
//! ```

use std::convert::Infallible;
use std::iter::repeat_n;
use std::ops::Range;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam::channel::{
    Receiver, SendTimeoutError, Sender, bounded, unbounded,
};

/// Sheets in each printer.
const SHEETS: usize = 2;

fn printer(
    jobs: Receiver<usize>,
    current: &Receiver<Infallible>,
    done: &Sender<usize>,
) {
    for job in jobs.into_iter().take(SHEETS) {
        // Closed means on: see `start_gate`.
        current.recv().expect_err("nobody can send");
        done.send(job).expect("the printed jobs are counted");
    }
}

#[derive(Debug, Default, PartialEq)]
pub struct Submitted {
    pub accepted: usize,
    pub timed_out: usize,
    pub disconnected: usize,
}

impl Submitted {
    /// Each job comes from a thread of its own, with a deadline.
    fn submit(
        &mut self,
        queue: &Sender<usize>,
        jobs: Range<usize>,
        patience: Duration,
    ) {
        let deadline = Instant::now() + patience;
        let submit = |job| queue.send_deadline(job, deadline);
        thread::scope(|scope| {
            let submitters: Vec<_> =
                jobs.map(|job| scope.spawn(move || submit(job))).collect();
            for submitter in submitters {
                match submitter.join().expect("submitting does not panic") {
                    Ok(()) => self.accepted += 1,
                    Err(SendTimeoutError::Timeout(_job)) => {
                        self.timed_out += 1;
                    }
                    Err(SendTimeoutError::Disconnected(_job)) => {
                        self.disconnected += 1;
                    }
                }
            }
        });
    }
}

/// What became of 10 jobs, and how many were printed.
pub fn run() -> (Submitted, usize) {
    let (queue, jobs) = bounded(2);
    let (switch, current) = bounded(0);
    let (done, printed) = unbounded();
    let printers: Vec<_> = repeat_n((jobs, current, done), 2)
        .map(|(jobs, current, done)| {
            thread::spawn(move || printer(jobs, &current, &done))
        })
        .collect();

    let mut submitted = Submitted::default();
    let (long, short) = (Duration::from_mins(1), Duration::from_millis(5));
    submitted.submit(&queue, 0..4, long);
    submitted.submit(&queue, 4..7, short);
    drop(switch);
    for printer in printers {
        printer.join().expect("printing does not panic");
    }
    submitted.submit(&queue, 7..10, long);
    (submitted, printed.into_iter().count())
}

pub fn main() {
    let (submitted, printed) = run();
    println!("{submitted:?}");
    println!("printed: {printed}");
    let refused = submitted.timed_out + submitted.disconnected;
    println!("together {} of 10", printed + refused);
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn the_counts_add_up_and_what_was_accepted_was_printed() {
        let (submitted, printed) = run();
        assert_eq!(submitted.accepted, printed);
        let refused = submitted.timed_out + submitted.disconnected;
        assert_eq!((printed, refused), (4, 6));
    }
}
