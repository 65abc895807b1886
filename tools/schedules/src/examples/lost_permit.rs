//! A permit that is given back by hand is lost when the job panics.
//!
//! `print_by_hand` is wrong: the line after the job is skipped by a panic, as
//! it would be by an early `?`. The permit is gone for good, and whoever waits
//! for it waits for ever. A guard gives it back when it is dropped, which also
//! happens when a panic unwinds. Here the job of one thread panics, and what
//! is left is counted.
//!
//! Prints:
//!
//! ```text
//! given back by hand: 0 of 1 printers left
//! given back by a guard: 1 of 1 printers left
//! ```

use std::panic;
use std::sync::{Condvar, Mutex};
use std::thread;

/// So many printers, lent to one job each.
pub struct Printers {
    free: Mutex<usize>,
    returned: Condvar,
}

/// One of them; dropping it gives it back.
pub struct Printer<'a>(&'a Printers);

impl Printers {
    pub fn new(count: usize) -> Self {
        Self {
            free: Mutex::new(count),
            returned: Condvar::new(),
        }
    }

    pub fn take(&self) {
        let free = self.free.lock().expect("no holder panics");
        let free = self.returned.wait_while(free, |free| *free == 0);
        *free.expect("no holder panics") -= 1;
    }

    pub fn give_back(&self) {
        *self.free.lock().expect("no holder panics") += 1;
        self.returned.notify_one();
    }

    pub fn free(&self) -> usize {
        *self.free.lock().expect("no holder panics")
    }
}

impl Drop for Printer<'_> {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

/// Wrong: a job that panics keeps the printer.
pub fn print_by_hand(printers: &Printers, job: fn()) {
    printers.take();
    job();
    printers.give_back();
}

/// Right: however the job ends.
pub fn print(printers: &Printers, job: fn()) {
    printers.take();
    let _printer = Printer(printers);
    job();
}

/// Does the jobs on one printer, a thread each; how many panicked.
pub fn do_all<const N: usize>(
    printers: &Printers,
    print: fn(&Printers, fn()),
    jobs: [fn(); N],
) -> usize {
    thread::scope(|s| {
        let jobs = jobs.map(|job| s.spawn(move || print(printers, job)));
        let ends = jobs.map(|job| job.join());
        ends.iter().filter(|end| end.is_err()).count()
    })
}

/// A job that panics, without a message on stderr.
pub fn tear_the_paper() {
    panic::resume_unwind(Box::new("the paper is torn"))
}

pub fn main() {
    for (how, print) in [
        ("by hand", print_by_hand as fn(&Printers, fn())),
        ("by a guard", print),
    ] {
        let printers = Printers::new(1);
        do_all(&printers, print, [tear_the_paper]);
        let free = printers.free();
        println!("given back {how}: {free} of 1 printers left");
    }
}
