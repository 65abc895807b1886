//! An `Arc` around an `Rc` does not go to another thread.
//!
//! Wanted: make a shared name fit for threads.
//! Refused: through the `Arc` any thread could clone the `Rc` inside.
//! Instead: `arc_needs_both`, which says what an `Arc` asks of its contents.

use std::rc::Rc;
//+
use std::sync::Arc;
use std::thread;

fn main() {
    let name = Arc::new(Rc::new("Ada"));
    //+ let name = Arc::new("Ada");
    let theirs = Arc::clone(&name);
    let reader = thread::spawn(move || theirs.len()); //~ E0277
    println!("{name}: {:?} letters", reader.join());
}
