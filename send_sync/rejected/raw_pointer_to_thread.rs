//! A raw pointer does not go to another thread.
//!
//! Wanted: let a thread read through a pointer.
//! Refused: the compiler cannot see who else has it, and what they do.
//! Instead: `raw_pointer_wrapper`, a type that makes the promise; or, where
//! it will do, a reference.

use std::thread;

fn main() {
    let price = 7;
    let pointer = &raw const price;
    //+ let pointer = &price;
    let reader = thread::scope(|s| {
        let reader = s.spawn(move || pointer.is_null()); //~ E0277
        //+ let reader = s.spawn(move || *pointer);
        reader.join()
    });
    println!("{reader:?}");
}
