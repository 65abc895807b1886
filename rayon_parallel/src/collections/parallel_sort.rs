//! `par_sort_by_key` leaves orders of one customer as they came: it is stable.
//!
//! The parallel sorts are those of a slice with `par_` before the name, and
//! what they promise is the same. `par_sort` keeps equal elements in order
//! and needs memory beside; `par_sort_unstable` does not keep it and sorts in
//! place. For integers the two cannot be told apart: take the unstable one.
//!
//! Prints:
//!
//! ```text
//! same as one thread: true
//! of one customer in order: true
//! numbers sorted: true
//! ```

use rayon::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub customer: u64,
    pub number: u64,
}

/// Many orders of few customers, the same in every run.
pub fn orders(count: u64) -> Vec<Order> {
    let order = |number: u64| Order {
        customer: number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56,
        number,
    };
    (0..count).map(order).collect()
}

pub fn main() {
    let mut orders = orders(50_000);
    let mut in_one = orders.clone();
    orders.par_sort_by_key(|order| order.customer);
    in_one.sort_by_key(|order| order.customer);
    println!("same as one thread: {}", orders == in_one);
    let stable = orders.is_sorted_by_key(|o| (o.customer, o.number));
    println!("of one customer in order: {stable}");

    let mut numbers: Vec<u64> =
        orders.iter().map(|order| order.number).collect();
    numbers.par_sort_unstable();
    println!("numbers sorted: {}", numbers.is_sorted());
}
