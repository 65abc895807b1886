//! Two locks taken in two orders deadlock some day; give all locks one order.
//!
//! `transfer_as_called` is wrong: it locks the payer first, so two payments in
//! opposite directions can each hold what the other needs (A then B against B
//! then A). Called from one thread, for two accounts, it never fails, so its
//! tests pass. To see it without hanging, two threads take their first lock,
//! meet, and only try the second. The compiler has no objection: a deadlock is
//! no data race. `transfer` takes the lower account number first, whoever pays,
//! and refuses one account twice, which would wait for itself. Where locks have
//! no order of their own, put both values under one lock.
//!
//! Prints:
//!
//! ```text
//! as called, from one thread: balances [97, 103]
//! as called, from two: second locks free: [false, false]
//! lower number first, from two: balances [100, 100]
//! ```

use std::sync::{Arc, Barrier, Mutex, TryLockError};
use std::thread;

pub struct Account {
    number: u32,
    balance: Mutex<u64>,
}

/// Account numbers 1 and 2, with 100 each.
pub fn accounts() -> Arc<[Account; 2]> {
    Arc::new([1, 2].map(|number| Account {
        number,
        balance: Mutex::new(100),
    }))
}

/// Wrong: the order of the locks is the order of the arguments.
pub fn transfer_as_called(from: &Account, to: &Account, amount: u64) {
    let mut giver = from.balance.lock().expect("no holder panics");
    let mut taker = to.balance.lock().expect("no holder panics");
    *giver -= amount;
    *taker += amount;
}

/// Right: the lower number first. `from` must have the amount.
pub fn transfer(from: &Account, to: &Account, amount: u64) {
    assert_ne!(from.number, to.number, "one lock cannot be taken twice");
    let (mut giver, mut taker);
    if from.number < to.number {
        giver = from.balance.lock().expect("no holder panics");
        taker = to.balance.lock().expect("no holder panics");
    } else {
        taker = to.balance.lock().expect("no holder panics");
        giver = from.balance.lock().expect("no holder panics");
    }
    *giver -= amount;
    *taker += amount;
}

/// `rounds` payments of 1 each way, in two threads; the balances after it.
pub fn pay_both_ways(
    transfer: fn(&Account, &Account, u64),
    rounds: usize,
) -> [u64; 2] {
    let accounts = accounts();
    let theirs = Arc::clone(&accounts);
    let other = thread::spawn(move || {
        for _ in 0..rounds {
            transfer(&theirs[1], &theirs[0], 1);
        }
    });
    for _ in 0..rounds {
        transfer(&accounts[0], &accounts[1], 1);
    }
    other.join().expect("paying does not panic");
    balances(&accounts)
}

fn balances(accounts: &[Account; 2]) -> [u64; 2] {
    // One after the other: at no time does this hold two locks.
    let balance =
        |a: &Account| *a.balance.lock().expect("no holder panics");
    accounts.each_ref().map(balance)
}

/// Each of two threads holds one lock: could it take the other one?
pub fn second_locks_are_free() -> [bool; 2] {
    let accounts = accounts();
    let meet = Arc::new(Barrier::new(2));
    let threads = [(0, 1), (1, 0)].map(|(from, to)| {
        let (accounts, meet) = (Arc::clone(&accounts), Arc::clone(&meet));
        thread::spawn(move || {
            let _payer = accounts[from].balance.lock();
            meet.wait(); // Now both hold their first lock.
            let second = accounts[to].balance.try_lock();
            meet.wait(); // Neither lets go before both have tried.
            !matches!(second, Err(TryLockError::WouldBlock))
        })
    });
    threads.map(|thread| thread.join().expect("trying does not panic"))
}

pub fn main() {
    let two = accounts();
    transfer_as_called(&two[0], &two[1], 10);
    transfer_as_called(&two[1], &two[0], 7);
    println!("as called, from one thread: balances {:?}", balances(&two));

    let free = second_locks_are_free();
    println!("as called, from two: second locks free: {free:?}");

    let balances = pay_both_ways(transfer, 100);
    println!("lower number first, from two: balances {balances:?}");
}
