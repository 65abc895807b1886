//! `par_iter` lends each order out as `&T`, and a `&T` may be shared.
//!
//! It is often said that the closure has its item for itself and cannot
//! change it. It has a shared reference: here two parallel passes share
//! one `Vec`, and an order with an atomic or a `Mutex`
//! inside is changed through it. What does give each item away alone is
//! `par_iter_mut`, with `&mut T`, and `into_par_iter`, with `T`.
//!
//! Prints:
//!
//! ```text
//! two passes over one Vec: (500500, 500500)
//! views: 2000
//! changed through a Mutex: seen
//! changed with par_iter_mut: 1001000
//! ```

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

pub struct Order {
    pub price: u32,
    pub views: AtomicU32,
    pub notes: Mutex<String>,
}

pub fn orders(count: u32) -> Vec<Order> {
    let order = |price| Order {
        price,
        views: AtomicU32::new(0),
        notes: Mutex::default(),
    };
    (1..=count).map(order).collect()
}

/// Looks at every order and counts that as a view, through a `&Order`.
fn total(orders: &[Order]) -> u32 {
    let price = |order: &Order| {
        order.views.fetch_add(1, Ordering::Relaxed);
        order.price
    };
    orders.par_iter().map(price).sum()
}

pub fn main() {
    let mut orders = orders(1000);

    let sums = rayon::join(|| total(&orders), || total(&orders));
    println!("two passes over one Vec: {sums:?}");
    let views = orders.iter().map(|o| o.views.load(Ordering::Relaxed));
    println!("views: {}", views.sum::<u32>());

    orders.par_iter().for_each(|order| {
        let mut notes = order.notes.lock().expect("no holder panics");
        notes.push_str("seen");
    });
    let notes = orders[999].notes.lock().expect("no holder panics");
    println!("changed through a Mutex: {notes}");
    drop(notes);

    orders.par_iter_mut().for_each(|order| order.price *= 2);
    println!("changed with par_iter_mut: {}", total(&orders));
}
