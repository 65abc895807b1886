//!
//!
//! Prints:
//!
//! ```text
//! hello
//! ```

pub fn main() {
    println!("hello");
}
