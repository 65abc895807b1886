//! An example with a fault in it.
//!
//! Prints:
//! hello

pub fn main() {
    println!("hello");
}
