//! A closure that must return a finished transfer cannot leave the end out.
//!
//! Nothing makes the owner of a value call its last method. But a function
//! can keep the beginning to itself: there is no `begin`, only `transfer`,
//! which hands an open transfer to a closure and wants a finished one back.
//! Only `commit` and `give_up` make one, so one of them is called. The
//! lifetime `'t` ties the two together: another transfer's end does not fit.
//!
//! A closure can still panic, or never return. Then nothing is committed, and
//! no line after the call runs either. The cost is the shape: a transfer that
//! one call begins and a later call ends cannot be written so.
//!
//! Prints:
//!
//! ```text
//! wages: 2 entries
//! rent: 0 entries
//! power cut: 0 entries, panicked: true
//! in the ledger: [-500, 500]
//! ```

mod ledger {
    use std::marker::PhantomData;

    /// Different in each call of `transfer`, and no other lifetime will do.
    type Brand<'t> = PhantomData<fn(&'t ()) -> &'t ()>;

    #[derive(Default)]
    pub struct Ledger {
        entries: Vec<i64>,
    }

    pub struct Open<'t> {
        posted: Vec<i64>,
        brand: Brand<'t>,
    }

    pub struct Finished<'t> {
        posted: Vec<i64>,
        _brand: Brand<'t>,
    }

    impl Ledger {
        /// Returns how many entries were written.
        pub fn transfer<F>(&mut self, work: F) -> usize
        where
            F: for<'t> FnOnce(Open<'t>) -> Finished<'t>,
        {
            let finished = work(Open {
                posted: Vec::new(),
                brand: PhantomData,
            });
            let count = finished.posted.len();
            self.entries.extend(finished.posted);
            count
        }

        pub fn entries(&self) -> &[i64] {
            &self.entries
        }
    }

    impl<'t> Open<'t> {
        pub fn post(&mut self, cents: i64) {
            self.posted.push(cents);
        }

        pub fn commit(self) -> Finished<'t> {
            Finished {
                posted: self.posted,
                _brand: self.brand,
            }
        }

        pub fn give_up(self) -> Finished<'t> {
            Finished {
                posted: Vec::new(),
                _brand: self.brand,
            }
        }
    }
}

use std::panic::{self, AssertUnwindSafe};

use ledger::Ledger;

/// Moves money if there is enough; either way the transfer ends.
fn pay(ledger: &mut Ledger, cash: i64, cents: i64) -> usize {
    ledger.transfer(|mut open| {
        open.post(-cents);
        open.post(cents);
        if cents > cash {
            return open.give_up();
        }
        open.commit()
    })
}

pub fn main() {
    let mut ledger = Ledger::default();
    println!("wages: {} entries", pay(&mut ledger, 1000, 500));
    println!("rent: {} entries", pay(&mut ledger, 500, 900));

    // `resume_unwind` is a panic without its message on stderr.
    let before = ledger.entries().len();
    let caught = panic::catch_unwind(AssertUnwindSafe(|| {
        ledger.transfer(|mut open| {
            open.post(-1);
            panic::resume_unwind(Box::new("the power went"))
        })
    }));
    let written = ledger.entries().len() - before;
    println!(
        "power cut: {written} entries, panicked: {}",
        caught.is_err()
    );
    println!("in the ledger: {:?}", ledger.entries());
}
