//! Two values that belong together, stored one after the other: a glitch.
//!
//! Wrong on purpose first: the number of items and the total are two `watch`
//! channels. Who looks between the two `send`s sees a basket that never was.
//! No lock inside a channel helps, for each of the two is right by itself.
//! Together in one channel they change together. Derive values from that one,
//! or derive them in the reader.
//!
//! The look in between is forced: it is a function that is called there.
//!
//! Prints:
//!
//! ```text
//! apart
//!   items 1, total 4, right: true
//!   items 2, total 4, right: false
//!   items 2, total 8, right: true
//! together
//!   items 1, total 4, right: true
//!   items 2, total 8, right: true
//! ```

use tokio::sync::watch;

const PRICE: u32 = 4;

/// Puts one item in; `look` sees the items and the total in between.
pub fn stored_apart(mut look: impl FnMut(u32, u32)) {
    let (items, items_seen) = watch::channel(1);
    let (total, total_seen) = watch::channel(PRICE);
    let mut look_now = || look(*items_seen.borrow(), *total_seen.borrow());
    look_now();
    items.send_replace(2);
    look_now();
    total.send_replace(2 * PRICE);
    look_now();
}

#[derive(Clone, Copy)]
pub struct Basket {
    items: u32,
    total: u32,
}

/// The same with both in one channel; there is no moment in between.
pub fn stored_together(mut look: impl FnMut(u32, u32)) {
    let basket = Basket {
        items: 1,
        total: PRICE,
    };
    let (store, seen) = watch::channel(basket);
    let mut look_now = || {
        let Basket { items, total } = *seen.borrow();
        look(items, total);
    };
    look_now();
    store.send_modify(|basket| {
        basket.items += 1;
        basket.total += PRICE;
    });
    look_now();
}

fn print(items: u32, total: u32) {
    let fits = total == items * PRICE;
    println!("  items {items}, total {total}, right: {fits}");
}

pub fn main() {
    println!("apart");
    stored_apart(print);
    println!("together");
    stored_together(print);
}
