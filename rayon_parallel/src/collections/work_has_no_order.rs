//! Results keep their order, the work does not: a filter must not remember.
//!
//! Wrong on purpose. `collect` returns what was kept in the order of the
//! items. Which thread looks at which item when is open. A filter that drops
//! the names it has seen before therefore keeps the first of two that was
//! *looked at*. The compiler has nothing against it: behind a `Mutex` the
//! memory is free of data races.
//!
//! So that it happens here each time, the first order waits until the second
//! has been looked at. Right: let one thread remember; it may do so before
//! or after the parallel part.
//!
//! Prints:
//!
//! ```text
//! in turn: keeps [1, 3]
//! first is late: keeps [2, 3]
//! right: keeps [1, 3]
//! ```

use std::collections::HashSet;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

type Order = (u32, &'static str);

/// Keeps one order of each customer: that which was looked at first.
pub fn first_orders(
    orders: &[Order],
    before: impl Fn(u32) + Sync,
    after: impl Fn(u32) + Sync,
) -> Vec<u32> {
    let seen = Mutex::new(HashSet::new());
    let is_new = |(number, customer): &&Order| {
        before(*number);
        let new = seen.lock().expect("no holder panics").insert(*customer);
        after(*number);
        new
    };
    let orders = orders.par_iter().with_max_len(1);
    orders.filter(is_new).map(|order| order.0).collect()
}

fn pool(threads: usize) -> ThreadPool {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("the system has room for two threads")
}

pub fn main() {
    let orders = [(1, "Ada"), (2, "Ada"), (3, "Bob")];
    let in_turn = || first_orders(&orders, |_| (), |_| ());
    println!("in turn: keeps {:?}", pool(1).install(in_turn));

    let (second_done, wait) = mpsc::channel();
    let wait = Mutex::new(wait);
    let before = |number| {
        if number == 1 {
            let wait = wait.lock().expect("no holder panics");
            let limit = Duration::from_secs(20);
            wait.recv_timeout(limit).expect("the other thread has it");
        }
    };
    let after = |number| {
        if number == 2 {
            second_done.send(()).expect("order 1 is waiting");
        }
    };
    let first_is_late = || first_orders(&orders, before, after);
    println!("first is late: keeps {:?}", pool(2).install(first_is_late));

    let mut seen = HashSet::new();
    let firsts = orders.iter().filter(|order| seen.insert(order.1));
    let kept: Vec<u32> = firsts.map(|order| order.0).collect();
    println!("right: keeps {kept:?}");
}
