//! A panic under a std `Mutex` poisons it: notice, repair the value, clear.
//!
//! Whoever panics with the guard in hand may leave a value half changed: here
//! the money has left one account and not reached the other. `lock` says so
//! with an error, and the guard is in the error. Poison is a note, not a wall:
//! look at the value, put it right, `clear_poison`. Where it cannot be put
//! right, `expect` and let this thread end as well. On an `RwLock` a writer
//! leaves that note, and a reader does not. (In what the panic prints, the
//! thread's id, the file's path and the hint are not the lesson.)
//!
//! Prints:
//!
//! ```text
//! the clerk panicked: true
//! poisoned: true
//! found Accounts { tea: 20, milk: 40 }
//! poisoned: false
//! repaired Accounts { tea: 20, milk: 80 }
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next panic is on purpose:
//!
//! thread 'clerk' ({id}) panicked at {place}:
//! the ink ran out
//! note: run with `RUST_BACKTRACE=1` {how}
//! ```

use std::sync::Mutex;
use std::thread;

#[derive(Debug)]
pub struct Accounts {
    pub tea: u32,
    pub milk: u32,
}

pub const TOTAL: u32 = 100;

/// Takes the money from one and panics before the other has it.
pub fn transfer_and_panic(accounts: &Mutex<Accounts>) {
    let mut accounts = accounts.lock().expect("nobody panicked yet");
    accounts.tea -= 40;
    panic!("the ink ran out");
}

/// Locks; repairs what a panic left behind.
pub fn repair(accounts: &Mutex<Accounts>) {
    let mut broken = match accounts.lock() {
        Ok(_) => return,
        Err(poisoned) => poisoned.into_inner(),
    };
    println!("found {broken:?}");
    broken.milk = TOTAL - broken.tea;
    accounts.clear_poison();
}

pub fn main() {
    eprintln!("The next panic is on purpose:");
    let accounts = Mutex::new(Accounts { tea: 60, milk: 40 });
    thread::scope(|s| {
        let clerk = thread::Builder::new().name("clerk".to_owned());
        let clerk = clerk
            .spawn_scoped(s, || transfer_and_panic(&accounts))
            .expect("the system has room for one more thread");
        println!("the clerk panicked: {}", clerk.join().is_err());
    });
    println!("poisoned: {}", accounts.is_poisoned());
    repair(&accounts);
    println!("poisoned: {}", accounts.is_poisoned());
    let accounts = accounts.lock().expect("cleared");
    println!("repaired {accounts:?}");
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::RwLock;

    #[test]
    fn only_a_writer_poisons_an_rwlock() {
        let price = RwLock::new(7);
        let reader = catch_unwind(AssertUnwindSafe(|| {
            let _reading = price.read().expect("nobody panicked yet");
            panic!("while reading");
        }));
        assert!(reader.is_err());
        assert!(!price.is_poisoned());
        let writer = catch_unwind(AssertUnwindSafe(|| {
            let _writing = price.write().expect("a reader does no harm");
            panic!("while writing");
        }));
        assert!(writer.is_err());
        assert!(price.is_poisoned());
    }
}
