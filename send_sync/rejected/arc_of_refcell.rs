//! An `Arc<RefCell>` does not go to another thread.
//!
//! Wanted: let a thread take from a list that `main` reads.
//! Refused: two threads could pass the check of the `RefCell` at once.
//! Instead: `refcell_or_mutex`, where a `Mutex` takes its place.

use std::cell::RefCell;
//+ use std::sync::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let orders = Arc::new(RefCell::new(vec!["tea"]));
    //+ let orders = Arc::new(Mutex::new(vec!["tea"]));
    let theirs = Arc::clone(&orders);
    let cook = thread::spawn(move || theirs.borrow_mut().pop()); //~ E0277
    //+ let cook = thread::spawn(move || {
    //+     theirs.lock().expect("nobody panicked").pop()
    //+ });
    println!("{:?} {orders:?}", cook.join());
}
