//! A result is made on one thread and used on another: it must be `Send`.
//!
//! Wanted: two labels, made at once, that can be shared without copying.
//! Refused: an `Rc` may not leave the thread it was made on.
//! Instead: `join_a_tree`, whose results are plain values.

use std::rc::Rc;
//+ use std::sync::Arc;

fn label(number: u32) -> Rc<str> {
    //+ fn label(number: u32) -> Arc<str> {
    format!("order {number}").into()
}

fn main() {
    let labels = rayon::join(|| label(7), || label(8)); //~ E0277
    println!("{labels:?}");
}
