//! The proof of what a thread has locked stays with that thread.
//!
//! Wanted: lock the stock here and let another thread go on to the ledger.
//! Refused: a raw pointer in `Held` keeps it from being sent.
//! Instead: `lock_order_in_types`, which makes one at the start of a thread.

use std::marker::PhantomData;
use std::thread;

struct Held(PhantomData<*const ()>);

fn go_on(held: Held) {
    let Held(PhantomData) = held;
    println!("goes on");
}

fn main() {
    let held = Held(PhantomData);
    thread::scope(|s| {
        s.spawn(|| go_on(held)); //~ E0277
        //+ s.spawn(|| go_on(Held(PhantomData)));
    });
    //+ }); go_on(held);
}
