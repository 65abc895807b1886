//! A transfer that is never committed compiles: nothing asks for a last step.
//!
//! Wrong on purpose. Rust's types are affine: a value is used at most once,
//! not exactly once (linear). So typestate keeps the second `commit` from
//! compiling, and the missing one not. `#[must_use]` on the type is a help: a
//! transfer that is made and dropped in one statement is warned of. One that
//! has a name and was touched once counts as used, and here it is lost
//! without a word.
//!
//! Prints:
//!
//! ```text
//! after the wages: 2 entries
//! after the rent: 2 entries
//! ```

use std::cell::RefCell;

#[derive(Default)]
pub struct Ledger {
    entries: RefCell<Vec<(String, i64)>>,
}

#[must_use = "an open transfer does nothing until it is committed"]
pub struct Transfer<'a> {
    ledger: &'a Ledger,
    entries: Vec<(String, i64)>,
}

impl Ledger {
    pub fn begin(&self) -> Transfer<'_> {
        Transfer {
            ledger: self,
            entries: Vec::new(),
        }
    }

    pub fn len(&self) -> usize {
        self.entries.borrow().len()
    }
}

impl Transfer<'_> {
    pub fn post(&mut self, account: &str, cents: i64) {
        self.entries.push((account.to_owned(), cents));
    }

    /// Consumes the transfer: a second commit does not compile.
    pub fn commit(self) {
        self.ledger.entries.borrow_mut().extend(self.entries);
    }
}

pub fn main() {
    let ledger = Ledger::default();

    let mut wages = ledger.begin();
    wages.post("cash", -500);
    wages.post("wages", 500);
    wages.commit();
    println!("after the wages: {} entries", ledger.len());

    let mut rent = ledger.begin();
    rent.post("cash", -900);
    rent.post("rent", 900);
    // No commit, and no warning: `rent` was used, by `post`.
    println!("after the rent: {} entries", ledger.len());
}
