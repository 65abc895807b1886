//! An example with a fault in it.
//!
//! Prints:
//!
//! ```text
//! hello
//! ```

pub fn main() {
    let unused = 1;
    println!("hello");
}
