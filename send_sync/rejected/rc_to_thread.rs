//! An `Rc` does not go to another thread.
//!
//! Wanted: let a thread read a price list that `main` reads too.
//! Refused: both would count the owners, with plain arithmetic.
//! Instead: `rc_or_arc`, where the list is in an `Arc`.

use std::rc::Rc;
//+ use std::sync::Arc;
use std::thread;

fn main() {
    let prices = Rc::new([3, 5]);
    //+ let prices = Arc::new([3, 5]);
    let theirs = Rc::clone(&prices);
    //+ let theirs = Arc::clone(&prices);
    let reader = thread::spawn(move || theirs[0]); //~ E0277
    println!("{:?}", reader.join().map(|price| price + prices[1]));
}
