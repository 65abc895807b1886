//! An example with a fault in it.
//!
//! Prints:
//!
//! ```text
//! hello
//! ```

pub fn main() {
    if cfg!(debug_assertions) {
        println!("hello");
    }
}
