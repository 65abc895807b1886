//! A read lock is for reading.
//!
//! Wanted: raise the price, with the lock that was taken to read it.
//! Refused: the guard of `read()` gives `&T`, for others may read meanwhile.
//! Instead: `rwmutex`, where the writer takes the lock to write.

use std::sync::RwLock;

fn main() {
    let price = RwLock::new(3);
    let mut reading = price.read().expect("nobody panicked");
    //+ let mut writing = price.write().expect("nobody panicked");
    *reading += 1; //~ E0594
    //+ *writing += 1;
    println!("raised to {reading}");
    //+ println!("raised to {writing}");
}
