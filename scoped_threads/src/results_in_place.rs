//! Each thread writes to its own element: `iter_mut().zip()` hands them out.
//!
//! An iterator over `&mut` gives every element once, and the compiler knows it.
//! An index does not (`index_in_a_loop` among the refused programs). Which of
//! the two ways to return results? In place when the buffer is there already;
//! through the handles when each thread makes a value of its own.
//!
//! Prints:
//!
//! ```text
//! ["GREEN TEA", "OAT MILK", "SUGAR"]
//! ```

use std::thread;

pub fn shout(words: &[&str]) -> Vec<String> {
    let mut loud = vec![String::new(); words.len()];
    thread::scope(|scope| {
        for (slot, word) in loud.iter_mut().zip(words) {
            scope.spawn(move || *slot = word.to_uppercase());
        }
    });
    loud
}

pub fn main() {
    println!("{:?}", shout(&["green tea", "oat milk", "sugar"]));
}
