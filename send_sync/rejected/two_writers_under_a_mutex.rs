//! Two `&mut` from one guard are refused before the program runs.
//!
//! Wanted: move an order from the front of a list to its end.
//! Refused: a guard gives one `&mut` at a time.
//! Instead: `refcell_or_mutex`, which shows what a `RefCell` inside the lock
//! makes of it: a failure at run time.

use std::sync::Mutex;

fn main() {
    let orders = Mutex::new(vec!["tea", "milk"]);
    let mut guard = orders.lock().expect("nobody panicked");
    let first = &mut guard[0];
    //+ let first = guard.remove(0);
    guard.push(*first); //~ E0499
    //+ guard.push(first);
    println!("{guard:?}");
}
