//! `sync.Mutex`: the lock holds the data, and the guard unlocks.
//!
//! Go: `mu.Lock()`, `defer mu.Unlock()`, and a comment that says what `mu` is
//! for.
//! Rust: `std::sync::Mutex<T>`; `parking_lot::Mutex<T>` for one that many
//! threads contend for and hold for a moment only.
//! Checked: compile time: the data without the lock
//! (`till_beside_its_lock`); run time: std reports a lock whose holder
//! panicked; not at all: a second `lock()` by the one who holds it, which
//! never gets it.
//!
//! The guard unlocks at the end of its block, on every way out of it: a `?`
//! and a panic too. After a panic the lock of std is *poisoned* and `lock`
//! returns an `Err`, so that no thread uses data which may be half changed.
//! Start with std. `parking_lot` can be the faster one under contention, as
//! the benches show. Its price is one more crate, and no poisoning: after a
//! panic it is free, as in Go with `defer`, and you get the data as it is.
//!
//! Prints:
//!
//! ```text
//! 8 workers put in 8000
//! paid 30, 20 left
//! cannot pay 30: not enough
//! unlocked after both: true
//! ```

use std::sync::Mutex;
use std::thread;

/// Adds one coin at a time.
pub fn fill(workers: usize, coins: u64) -> u64 {
    let till = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..coins {
                    *till.lock().expect("no holder panics") += 1;
                }
            });
        }
    });
    till.into_inner().expect("no holder panicked")
}

/// Does the same with the lock of `parking_lot`.
pub fn fill_parking_lot(workers: usize, coins: u64) -> u64 {
    let till = parking_lot::Mutex::new(0);
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

pub fn pay(till: &Mutex<u64>, price: u64) -> Result<u64, &'static str> {
    let mut coins = till.lock().expect("no holder panics");
    *coins = coins.checked_sub(price).ok_or("not enough")?;
    Ok(*coins)
}

pub fn main() {
    let coins = fill(8, 1000);
    assert_eq!(fill_parking_lot(8, 1000), coins);
    println!("8 workers put in {coins}");

    let till = Mutex::new(50);
    for price in [30, 30] {
        match pay(&till, price) {
            Ok(left) => println!("paid {price}, {left} left"),
            Err(why) => println!("cannot pay {price}: {why}"),
        }
    }
    println!("unlocked after both: {}", till.try_lock().is_ok());
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;
    use std::sync::TryLockError;

    use super::*;

    #[test]
    fn a_second_lock_is_not_for_its_holder_either() {
        let of_std = Mutex::new(0);
        let of_parking_lot = parking_lot::Mutex::new(0);
        let _guards = (of_std.lock(), of_parking_lot.lock());
        assert!(matches!(of_std.try_lock(), Err(TryLockError::WouldBlock)));
        assert!(of_parking_lot.try_lock().is_none());
    }

    #[test]
    fn a_panic_poisons_the_lock_of_std_only() {
        let of_std = Mutex::new(0);
        let of_parking_lot = parking_lot::Mutex::new(0);
        let fell = thread::scope(|scope| {
            let burns = || {
                let _guards = (of_std.lock(), of_parking_lot.lock());
                resume_unwind(Box::new("the till is on fire"))
            };
            scope.spawn::<_, ()>(burns).join()
        });
        assert!(fell.is_err());
        assert!(of_std.lock().is_err());
        assert!(of_parking_lot.try_lock().is_some());
    }
}
