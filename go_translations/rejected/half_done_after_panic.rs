//! `catch_unwind` refuses a closure that changes a value through `&mut`.
//!
//! Wanted: catch a panic in a transfer, and go on with the account.
//! Refused: after the panic the account may be half changed.
//! Instead: `recover`, where `AssertUnwindSafe` says that this was thought of.

use std::panic::catch_unwind;

fn main() {
    let mut account = 50;
    let take = &mut account;
    let caught = catch_unwind(|| *take -= 20); //~ E0277
    //+ let caught = catch_unwind(std::panic::AssertUnwindSafe(|| *take -= 20));
    println!("{} {account}", caught.is_ok());
}
