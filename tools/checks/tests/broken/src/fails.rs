//! An example with a fault in it.
//!
//! Prints:
//!
//! ```text
//! hello
//! ```

pub fn main() -> Result<(), String> {
    println!("hello");
    Err("out of tea".to_owned())
}
