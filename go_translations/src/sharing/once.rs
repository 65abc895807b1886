//! `sync.Once` and `sync.OnceValue`: a cell that is filled once.
//!
//! Go: `once.Do(f)`, `sync.OnceValue(f)`, `sync.OnceValues(f)`.
//! Rust: `Once`, `LazyLock::new(f)`, `OnceLock`; tokio's `OnceCell` where
//! filling it has to wait or may fail.
//! Checked: compile time: the value is out of reach until it is there
//! (`read_before_once`); not at all: a failure that is kept for ever.
//!
//! `sync.Once` guards a variable beside it, and nothing stops a reader that
//! forgets to ask. The cell is the variable. What to do about a failure is a
//! choice in both: keep it (`OnceValues`, or a `Result` in the cell), or leave
//! the cell empty for the next one to try.
//!
//! Prints:
//!
//! ```text
//! 8 come in, opened 1 time
//! 8 asked 100 times: 2400, loaded 1 time
//! failure kept: tried 1 time
//! failure not kept: tried 2 times
//! ```

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{LazyLock, Once, OnceLock};
use std::thread;

use tokio::sync::OnceCell;

/// All ask for the price; returns their sum and how often it was loaded.
pub fn ask(askers: usize, each: u64) -> (u64, u64) {
    let (sum, loads) = (AtomicU64::new(0), AtomicU64::new(0));
    let price = LazyLock::new(|| {
        loads.fetch_add(1, Relaxed);
        3
    });
    thread::scope(|scope| {
        for _ in 0..askers {
            scope.spawn(|| {
                let own: u64 = (0..each).map(|_| *price).sum();
                sum.fetch_add(own, Relaxed);
            });
        }
    });
    (sum.load(Relaxed), loads.load(Relaxed))
}

/// How often the shop is opened by all who come in.
pub fn open_shop(customers: usize) -> u64 {
    let (opened, once) = (AtomicU64::new(0), Once::new());
    thread::scope(|scope| {
        for _ in 0..customers {
            scope.spawn(|| {
                once.call_once(|| {
                    opened.fetch_add(1, Relaxed);
                });
                // Whoever comes here finds it open.
                assert!(once.is_completed());
            });
        }
    });
    opened.into_inner()
}

/// Keeps the failure: how often it tried for two that ask.
pub fn keep_failure() -> u64 {
    let tries = AtomicU64::new(0);
    let price = OnceLock::<Result<u64, &str>>::new();
    for _ in 0..2 {
        let answer = price.get_or_init(|| load(&tries));
        assert!(answer.is_err());
    }
    tries.into_inner()
}

/// Leaves the cell empty after a failure: the second that asks tries again.
pub async fn try_again() -> u64 {
    let tries = AtomicU64::new(0);
    let price = OnceCell::new();
    for asked in 1..=2 {
        let answer = price.get_or_try_init(async || load(&tries)).await;
        assert_eq!(answer.is_ok(), asked == 2);
    }
    tries.into_inner()
}

/// Fails the first time.
fn load(tries: &AtomicU64) -> Result<u64, &'static str> {
    match tries.fetch_add(1, Relaxed) {
        0 => Err("the list is being printed"),
        _ => Ok(3),
    }
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    println!("8 come in, opened {} time", open_shop(8));
    let (sum, loads) = ask(8, 100);
    println!("8 asked 100 times: {sum}, loaded {loads} time");
    println!("failure kept: tried {} time", keep_failure());
    println!("failure not kept: tried {} times", try_again().await);
}
