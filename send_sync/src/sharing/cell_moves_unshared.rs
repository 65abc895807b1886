//! A `Cell` or `RefCell` may move to another thread, but not be shared.
//!
//! It is often said that cells are not Send. They are, if what is in them is:
//! after the move only the new thread can reach them. What they lack is Sync,
//! for they change behind `&` and nothing keeps two threads apart. A `RefCell`
//! counts its borrows with plain arithmetic and refuses the second writer at
//! run time; that is a check within one thread, and across threads it does
//! not compile.
//!
//! Prints:
//!
//! ```text
//! the cell came back with 2
//! the log came back with ["filled", "brewed"]
//! replaced 2 by 7
//! a second writer: false
//! a reader beside the writer: false
//! two readers: true
//! ```

use std::cell::{Cell, RefCell};
use std::thread;

/// Both go to the thread, are changed there, and come back.
pub fn brew(
    cups: Cell<u32>,
    log: RefCell<Vec<&'static str>>,
) -> (Cell<u32>, RefCell<Vec<&'static str>>) {
    let cook = thread::spawn(move || {
        cups.set(cups.get() + 1);
        log.borrow_mut().push("brewed");
        (cups, log)
    });
    cook.join().expect("one borrow at a time does not panic")
}

pub fn main() {
    let (cups, log) = brew(Cell::new(1), RefCell::new(vec!["filled"]));
    println!("the cell came back with {}", cups.get());
    println!("the log came back with {:?}", log.borrow());

    println!("replaced {} by 7", cups.replace(7));
    let writer = log.borrow_mut();
    println!("a second writer: {}", log.try_borrow_mut().is_ok());
    println!("a reader beside the writer: {}", log.try_borrow().is_ok());
    drop(writer);
    let (_reader, other) = (log.borrow(), log.try_borrow());
    println!("two readers: {}", other.is_ok());
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    #[test]
    #[should_panic = "already borrowed"]
    fn a_second_writer_panics() {
        let log = RefCell::new(0);
        let _writer = log.borrow_mut();
        let _second = log.borrow_mut();
    }
}
