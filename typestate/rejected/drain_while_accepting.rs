//! A shop cannot drain while a thread may still bring it an order.
//!
//! Wanted: drain as soon as the till's thread has been started.
//! Refused: that thread borrows the shop until the scope ends.
//! Instead: `shutdown_phases`, which drains after the scope.

use std::sync::Mutex;
use std::thread;

#[derive(Default)]
struct Accepting(Mutex<Vec<u32>>);

impl Accepting {
    fn accept(&self, order: u32) {
        self.0.lock().expect("no holder panics").push(order);
    }

    fn drain(self) -> Vec<u32> {
        self.0.into_inner().expect("no holder panics")
    }
}

fn main() {
    let shop = Accepting::default();
    let bring = || shop.accept(7);
    let drain = || shop.drain(); //~ E0505
    //+
    thread::scope(|s| {
        s.spawn(bring);
        println!("{} to serve", drain().len());
        //+
    });
    //+ }); println!("{} to serve", shop.drain().len());
}
