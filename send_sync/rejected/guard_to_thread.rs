//! A guard of a std `Mutex` does not go to another thread.
//!
//! Wanted: lock here, and let a thread finish the work and unlock.
//! Refused: this lock must be let go on the thread that took it.
//! Instead: `guard_stays_on_its_thread`, where the thread locks for itself.

use std::sync::Mutex;
use std::thread;

fn main() {
    let orders = Mutex::new(vec!["tea"]);
    thread::scope(|s| {
        let mut guard = orders.lock().expect("nobody panicked");
        guard.push("milk");
        //+ guard.push("milk");
        //+ drop(guard);
        s.spawn(move || guard.push("sugar")); //~ E0277
        //+ s.spawn(|| orders.lock().map(|mut own| own.push("sugar")).is_ok());
    });
    println!("{orders:?}");
}
