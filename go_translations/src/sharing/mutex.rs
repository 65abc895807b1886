//! `sync.Mutex`: the lock holds the data, and the guard unlocks.
//!
//! Go: `mu.Lock()`, `defer mu.Unlock()`, and a comment that says what `mu` is
//! for.
//! Rust: `parking_lot::Mutex<T>`, or that of std where few threads meet.
//! Checked: compile time: the data without the lock
//! (`till_beside_its_lock`); run time: std reports a lock whose holder
//! panicked; not at all: a second `lock()` by the one who holds it, which
//! never gets it.
//!
//! The guard unlocks at the end of its block, on every way out of it: a `?`
//! and a panic too. std's lock is then poisoned, and `lock` returns an `Err`;
//! that of `parking_lot` is free, as in Go with `defer`. Take `parking_lot`
//! where many threads fight for one lock, and std elsewhere.
//!
//! Prints:
//!
//! ```text
//! 8 workers put in 8000
//! paid 30, 20 left
//! cannot pay 30: not enough
//! unlocked after both: true
//! ```

use std::sync;
use std::thread;

use parking_lot::Mutex;

/// Adds one coin at a time.
pub fn fill(workers: usize, coins: u64) -> u64 {
    let till = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..coins {
                    *till.lock() += 1;
                }
            });
        }
    });
    till.into_inner()
}

/// The same with the lock of std.
pub fn literal(workers: usize, coins: u64) -> u64 {
    let till = sync::Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..coins {
                    *till.lock().expect("nobody panics with it") += 1;
                }
            });
        }
    });
    till.into_inner().expect("nobody panicked with it")
}

pub fn pay(till: &Mutex<u64>, price: u64) -> Result<u64, &'static str> {
    let mut coins = till.lock();
    *coins = coins.checked_sub(price).ok_or("not enough")?;
    Ok(*coins)
}

pub fn main() {
    let coins = fill(8, 1000);
    assert_eq!(literal(8, 1000), coins);
    println!("8 workers put in {coins}");

    let till = Mutex::new(50);
    for price in [30, 30] {
        match pay(&till, price) {
            Ok(left) => println!("paid {price}, {left} left"),
            Err(why) => println!("cannot pay {price}: {why}"),
        }
    }
    println!("unlocked after both: {}", till.try_lock().is_some());
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::*;

    #[test]
    fn a_second_lock_is_not_for_its_holder_either() {
        let (of_std, parking_lot) = (sync::Mutex::new(0), Mutex::new(0));
        let _guards = (of_std.lock(), parking_lot.lock());
        assert!(matches!(
            of_std.try_lock(),
            Err(sync::TryLockError::WouldBlock)
        ));
        assert!(parking_lot.try_lock().is_none());
    }

    #[test]
    fn a_panic_poisons_the_lock_of_std_only() {
        let of_std = sync::Mutex::new(0);
        let parking_lot = Mutex::new(0);
        let fell = thread::scope(|scope| {
            let burns = || {
                let _guards = (of_std.lock(), parking_lot.lock());
                resume_unwind(Box::new("the till is on fire"))
            };
            scope.spawn::<_, ()>(burns).join()
        });
        assert!(fell.is_err());
        assert!(of_std.lock().is_err());
        assert!(parking_lot.try_lock().is_some());
    }
}
