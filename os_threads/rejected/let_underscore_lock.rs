//! A lock whose guard is bound to `_` is free again at once.
//!
//! Wanted: keep others from the till while the coins are counted.
//! Refused: `_` keeps nothing, so the guard is dropped on this line. A lint
//! that is an error by default knows the guards of std.
//! Instead: `lock_that_is_not`, where the guard has a name.

use std::sync::Mutex;

fn main() {
    let till = Mutex::new(());
    let coins = [1, 2, 5];
    let _ = till.lock(); //~ let_underscore_lock
    //+ let _open = till.lock();
    println!("{}", coins.iter().sum::<i32>());
}
