//! A lock taken in the head of a `match` is held to the end of the `match`.
//!
//! `queue.lock()` returns a guard, and a guard without a name lives to the end
//! of the statement, which is the whole `match`; in the condition of a plain
//! `if` it ends before the body. Locking again inside the `match` is a deadlock
//! (or a panic, says the documentation of std) that compiles without a
//! warning; `try_lock` shows it here without hanging. Edition 2024 changed two
//! of these cases: built for 2021, this program finds the lock held in the
//! `else` too, and while the locals of a function are dropped whose last
//! expression (its *tail*) took the lock. The cure for all of them is to bind
//! what you need to a name first.
//!
//! Prints:
//!
//! ```text
//! in a match arm: still locked
//! in a while let body: still locked
//! in an if let body: still locked
//! in its else: free
//! in a plain if body: free
//! after a function's last expression: free
//! value bound to a name first: free
//! ```
//!
//! Needs edition 2024, which drops two of these guards earlier.

use std::sync::Mutex;

type Queue = Mutex<Vec<u32>>;

fn state(queue: &Queue) -> &'static str {
    if queue.try_lock().is_ok() {
        "free"
    } else {
        "still locked"
    }
}

fn pop(queue: &Queue) -> Option<u32> {
    queue.lock().expect("nobody panics").pop()
}

/// Looks whether the queue is free when a function drops its locals.
struct LookAtTheEnd<'a>(&'a Queue);

impl Drop for LookAtTheEnd<'_> {
    fn drop(&mut self) {
        println!("after a function's last expression: {}", state(self.0));
    }
}

fn has_one(queue: &Queue) -> bool {
    let _look = LookAtTheEnd(queue);
    queue.lock().expect("nobody panics").pop().is_some()
}

pub fn main() {
    let queue = Queue::new(vec![7, 8, 9]);

    match queue.lock().expect("nobody panics").pop() {
        Some(_) => println!("in a match arm: {}", state(&queue)),
        None => unreachable!("there were three"),
    }

    while let Some(order) = queue.lock().expect("nobody panics").pop() {
        println!("in a while let body: {}", state(&queue));
        if order == 8 {
            break;
        }
    }

    if let Some(_order) = queue.lock().expect("nobody panics").pop() {
        println!("in an if let body: {}", state(&queue));
    }

    if let Some(_order) = queue.lock().expect("nobody panics").pop() {
        unreachable!("there were three");
    } else {
        println!("in its else: {}", state(&queue));
    }

    if queue.lock().expect("nobody panics").is_empty() {
        println!("in a plain if body: {}", state(&queue));
    }

    assert!(!has_one(&queue));

    // In a function, or a `let`, the guard ends before the value is used.
    queue.lock().expect("nobody panics").push(10);
    let order = pop(&queue);
    match order {
        Some(_) => {
            println!("value bound to a name first: {}", state(&queue))
        }
        None => unreachable!("one was pushed"),
    }
}
