//! A thread of `thread::spawn` cannot borrow a local, even if you join it.
//!
//! Wanted: print the customer from another thread, without giving it away.
//! Refused: the closure borrows `customer`, and the thread may still run when
//! this function has returned. `join` comes too late: it is an ordinary call.
//! Instead: `borrow_in_scope`, where the scope waits and the borrow is sound.

use std::thread;

fn main() {
    let customer = String::from("Ada");
    let greeter = thread::spawn(|| println!("hello, {customer}")); //~ E0373
    //+ let greeter = thread::spawn(move || println!("hello, {customer}"));
    greeter.join().expect("printing does not panic");
}
