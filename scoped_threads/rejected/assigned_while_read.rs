//! What a scoped thread reads, the code around it cannot assign.
//!
//! Wanted: set the price to its new value while a thread still prints it.
//! Refused: the thread's borrow lasts until the scope ends; assigning now
//! would change the number under its eyes.
//! Instead: `waits_at_run_time`, where both sides only read until then.

use std::thread;

fn main() {
    let mut price = 3;
    thread::scope(|scope| {
        scope.spawn(|| println!("price: {price}"));
        price = 4; //~ E0506
        //+
    });
    //+ });
    //+ price += 1;
    println!("new price: {price}");
}
