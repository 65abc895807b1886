//! While threads share a mutex, only its guard reaches the data.
//!
//! Wanted: add a coin, having forgotten to lock.
//! Refused: `till` is a lock, and a lock is no number.
//! Instead: `mutex`, where each addition takes the guard first.

use std::sync::Mutex;
use std::thread;

fn main() {
    let till = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| *till += 1); //~ E0614
            //+ scope.spawn(|| *till.lock().expect("no panic") += 1);
        }
    });
    println!("{:?}", till.into_inner());
}
