//! A panic that nobody was told to expect.
//!
//! Prints:
//!
//! ```text
//! hello
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//!
//! thread {id} panicked at {place}:
//! out of tea
//! note: {hint}
//! ```

use std::panic;

pub fn main() {
    println!("hello");
    let _ = panic::catch_unwind(|| panic!("out of tea"));
}
