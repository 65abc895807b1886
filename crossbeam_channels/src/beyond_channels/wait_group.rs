//! A `WaitGroup` waits until all have got so far, while the threads go on.
//!
//! A scope or a `join` waits for the end of threads. Here clerks set up their
//! desks and then serve: the shop opens when all are set up, and none has
//! ended. Each holds a clone and drops it: there is no count to keep in step,
//! and a clerk that panics drops its clone as well and so holds up nobody.
//!
//! Prints:
//!
//! ```text
//! 2 clerks: 2 are set up, 10 customers served
//! 3 clerks, one panics: 2 set up, 10 served
//! ```

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crossbeam::channel::{Receiver, bounded};
use crossbeam::sync::WaitGroup;

fn clerk(
    number: u32,
    set_up: &AtomicU32,
    so_far: WaitGroup,
    customers: Receiver<u32>,
) -> usize {
    if number == 3 {
        // A panic, without the report that `panic!` puts on stderr.
        resume_unwind(Box::new("no desk left"));
    }
    set_up.fetch_add(1, Ordering::Relaxed);
    drop(so_far);
    customers.into_iter().count()
}

/// How many were set up when the shop opened, how many customers were served.
pub fn open(clerks: u32, customers: u32) -> (u32, usize) {
    let (door, inside) = bounded(0);
    let (all, set_up) = (WaitGroup::new(), AtomicU32::new(0));
    thread::scope(|scope| {
        let mut staff = Vec::new();
        for number in 1..=clerks {
            let (all, inside, set_up) =
                (all.clone(), inside.clone(), &set_up);
            staff.push(
                scope.spawn(move || clerk(number, set_up, all, inside)),
            );
        }
        drop(inside);
        // Takes this thread's own clone along.
        all.wait();
        let ready = set_up.load(Ordering::Relaxed);
        for customer in 0..customers {
            door.send(customer).expect("at least one clerk is there");
        }
        drop(door);
        let served = staff.into_iter().filter_map(|one| one.join().ok());
        (ready, served.sum())
    })
}

pub fn main() {
    let (ready, served) = open(2, 10);
    println!("2 clerks: {ready} are set up, {served} customers served");
    let (ready, served) = open(3, 10);
    println!("3 clerks, one panics: {ready} set up, {served} served");
}
