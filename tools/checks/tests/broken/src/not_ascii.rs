//! An example with a fault in it.
//!
//! Prints:
//!
//! ```text
//! hello
//! ```

pub fn main() {
    println!("hello"); // naïve
}
