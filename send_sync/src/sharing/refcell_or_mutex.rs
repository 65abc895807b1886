//! To share what a `RefCell` holds, take `Mutex<T>`, not `Mutex<RefCell<T>>`.
//!
//! On one thread `Rc<RefCell<T>>` is safe and common; it cannot leave. Among
//! threads the guard of std's `Mutex` already gives `&mut T`, so a `RefCell`
//! inside has nothing left to do, but brings its own way to fail. Wrong on
//! purpose is `Doubled`: two borrows under one lock compile, and the second
//! fails at run time. With `Mutex<Vec>` the same mistake does not compile, and
//! neither does a shared `RwLock<RefCell>`, see `rwlock_needs_sync`.
//!
//! Prints:
//!
//! ```text
//! Rc<RefCell>, one thread: [0, 1, 2, 3]
//! Mutex, four threads: [0, 1, 2, 3]
//! both: the second borrow works: false
//! ```
//!
//! Needs edition 2024, which drops temporaries of a last line earlier.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

type Orders = Vec<u32>;

/// Several owners on one thread: a `RefCell` and no lock.
pub fn at_home(count: u32) -> Orders {
    let orders = Rc::new(RefCell::new(Orders::new()));
    let waiters = [Rc::clone(&orders), Rc::clone(&orders)];
    for (number, waiter) in (0..count).zip(waiters.iter().cycle()) {
        waiter.borrow_mut().push(number);
    }
    orders.take()
}

/// The same with a thread for each order: a `Mutex` in its place.
pub fn in_threads(count: u32) -> Orders {
    let orders = Mutex::new(Orders::new());
    thread::scope(|s| {
        for number in 0..count {
            let orders = &orders;
            s.spawn(move || {
                orders.lock().expect("no push panics").push(number);
            });
        }
    });
    let mut orders = orders.into_inner().expect("no push panicked");
    orders.sort_unstable();
    orders
}

type Doubled = Mutex<RefCell<Orders>>;

/// Whether two writers under one lock get along.
pub fn two_writers(doubled: &Doubled) -> bool {
    let guard = doubled.lock().expect("nobody panicked");
    let _writer = guard.borrow_mut();
    guard.try_borrow_mut().is_ok()
}

pub fn main() {
    println!("Rc<RefCell>, one thread: {:?}", at_home(4));
    println!("Mutex, four threads: {:?}", in_threads(4));
    let doubled = Doubled::default();
    println!("both: the second borrow works: {}", two_writers(&doubled));
}
