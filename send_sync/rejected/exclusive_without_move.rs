//! A closure without `move` borrows just a `&Cell` to call `get` and `set`.
//!
//! Wanted: lend a cell to one other thread, and to it alone.
//! Refused: `get` and `set` take `&self`, so the closure borrows no more than
//! that, and a `&Cell` stays on its thread.
//! Instead: `references`, where `move` takes the `&mut` itself along.

use std::cell::Cell;
use std::thread;

fn main() {
    let mut visits = Cell::new(0);
    let alone = &mut visits;
    thread::scope(|s| {
        s.spawn(|| alone.set(alone.get() + 1)); //~ E0277
        //+ s.spawn(move || alone.set(alone.get() + 1));
    });
    println!("{}", visits.get());
}
