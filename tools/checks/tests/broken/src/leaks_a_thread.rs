//! An example with a fault in it.
//!
//! Prints:
//!
//! ```text
//! hello
//! ```

pub fn main() {
    println!("hello");
    std::thread::spawn(|| {
        loop {
            std::thread::park();
        }
    });
}
