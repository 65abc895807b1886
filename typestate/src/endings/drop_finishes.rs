//! `Drop` does the last step of a transfer that nobody finished.
//!
//! What is left out by mistake is rolled back on every way out of the block: an
//! early return, a panic that unwinds, the end. That is as far as it goes:
//!
//! - `drop` returns nothing and takes no argument. A step that can fail, or
//!   that has to be chosen, still needs a method of its own; `drop` is for
//!   the one that is always safe.
//! - `mem::forget` is a safe function, and after it no `drop` runs. None runs
//!   either after `process::exit`, or at a panic with `panic = "abort"`.
//! - A type with `Drop` cannot be taken apart, so a method that consumes it
//!   moves its fields out with `mem::take` and tells `drop` that all is done.
//!
//! Prints:
//!
//! ```text
//! Ok(()): committed [-900]
//! Err("not enough cash"): rolled back [-5000]
//! panicked, true: rolled back [-1]
//! forgotten: ""
//! ```

use std::cell::RefCell;
use std::mem;
use std::panic::{self, AssertUnwindSafe};

#[derive(Default)]
pub struct Ledger {
    log: RefCell<Vec<String>>,
}

#[must_use = "it is rolled back if it is not committed"]
pub struct Transfer<'a> {
    ledger: &'a Ledger,
    cents: Vec<i64>,
    finished: bool,
}

impl Ledger {
    pub fn begin(&self) -> Transfer<'_> {
        Transfer {
            ledger: self,
            cents: Vec::new(),
            finished: false,
        }
    }

    fn write(&self, line: String) {
        self.log.borrow_mut().push(line);
    }

    /// All that was written since the last time, as one line.
    pub fn news(&self) -> String {
        self.log.take().join(", ")
    }
}

impl Transfer<'_> {
    pub fn post(&mut self, cents: i64) {
        self.cents.push(cents);
    }

    pub fn commit(mut self) -> Vec<i64> {
        self.finished = true;
        let cents = mem::take(&mut self.cents);
        self.ledger.write(format!("committed {cents:?}"));
        cents
    }
}

impl Drop for Transfer<'_> {
    fn drop(&mut self) {
        if !self.finished {
            let line = format!("rolled back {:?}", self.cents);
            self.ledger.write(line);
        }
    }
}

/// Stops early if the cash does not reach.
pub fn pay(ledger: &Ledger, cents: i64) -> Result<(), &'static str> {
    let mut transfer = ledger.begin();
    transfer.post(-cents);
    if cents > 1000 {
        return Err("not enough cash");
    }
    transfer.commit();
    Ok(())
}

pub fn main() {
    let ledger = Ledger::default();

    println!("{:?}: {}", pay(&ledger, 900), ledger.news());
    println!("{:?}: {}", pay(&ledger, 5000), ledger.news());

    // `resume_unwind` is a panic without its message on stderr.
    let caught = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut transfer = ledger.begin();
        transfer.post(-1);
        panic::resume_unwind(Box::new("the power went"));
    }));
    println!("panicked, {}: {}", caught.is_err(), ledger.news());

    let mut forgotten = ledger.begin();
    forgotten.post(-2);
    mem::forget(forgotten);
    println!("forgotten: {:?}", ledger.news());
}
