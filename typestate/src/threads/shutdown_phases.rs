//! A shop that drains takes no new order: first accept, then drain, then done.
//!
//! While it accepts, threads share it by reference. `drain` takes the shop
//! itself, which nobody can hand over while one of them still holds a
//! reference: that no order comes in late is proved when it compiles. And
//! since the shop has one owner again, draining needs no lock: `into_inner`
//! takes the queue out of its `Mutex`.
//!
//! A shop in an `Arc` has no one owner, and the proof is gone.
//! `Arc::into_inner` gives it to the last clone only: a test at run time,
//! which has to be planned for.
//!
//! Prints:
//!
//! ```text
//! 4 orders left to serve
//! drained, 62 in all
//! two owners: None
//! one owner: Some(5)
//! ```

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Default)]
pub struct Accepting {
    orders: Mutex<VecDeque<u32>>,
}

pub struct Draining {
    orders: VecDeque<u32>,
}

pub struct Drained {
    pub total: u32,
}

impl Accepting {
    pub fn accept(&self, order: u32) {
        let mut orders = self.orders.lock().expect("no holder panics");
        orders.push_back(order);
    }

    pub fn drain(self) -> Draining {
        let orders = self.orders.into_inner().expect("no holder panics");
        Draining { orders }
    }
}

impl Draining {
    pub fn left(&self) -> usize {
        self.orders.len()
    }

    pub fn serve_all(self) -> Drained {
        Drained {
            total: self.orders.into_iter().sum(),
        }
    }
}

pub fn main() {
    let shop = Accepting::default();
    thread::scope(|s| {
        for till in [10, 20] {
            let shop = &shop;
            s.spawn(move || {
                shop.accept(till);
                shop.accept(till + 1);
            });
        }
    });
    // Here the scope has ended, and with it every reference to the shop.
    let draining = shop.drain();
    println!("{} orders left to serve", draining.left());
    println!("drained, {} in all", draining.serve_all().total);

    let shop = Arc::new(Accepting::default());
    let till = Arc::clone(&shop);
    till.accept(5);
    println!("two owners: {:?}", Arc::into_inner(shop).map(served));
    println!("one owner: {:?}", Arc::into_inner(till).map(served));
}

fn served(shop: Accepting) -> u32 {
    shop.drain().serve_all().total
}
