//! A borrow may be Send and still be too short for `thread::spawn`.
//!
//! Wanted: let a thread count the letters of a local `String`.
//! Refused: not for want of Send, but of `'static`: nobody knows when that
//! thread ends, and the `String` ends here.
//! Instead: `lifetimes_do_not_matter`, with a scope that ends first.

use std::thread;

struct Excerpt<'a>(&'a str);

fn main() {
    let letter = String::from("two pounds of tea");
    let excerpt = Excerpt(&letter); //~ E0597
    //+ let excerpt = Excerpt(&letter);
    let counted = thread::spawn(move || excerpt.0.len()).join();
    //+ let counted = thread::scope(|s| s.spawn(|| excerpt.0.len()).join());
    println!("{counted:?}");
}
