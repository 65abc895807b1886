//! To promise Send by hand takes `unsafe`.
//!
//! Wanted: send a type that holds a raw pointer.
//! Refused: nothing checks the promise; the word marks who answers for it.
//! Instead: `raw_pointer_wrapper`, with the reason beside each promise.

use std::thread;

#[derive(Debug)]
struct Price {
    pointer: *const u32,
}

impl Send for Price {} //~ E0200
//+ // SAFETY: it points to a constant.
//+ unsafe impl Send for Price {}

fn main() {
    let price = Price { pointer: &7 };
    let reader = thread::spawn(move || {
        let whole = price;
        whole.pointer.is_null()
    });
    println!("{:?}", reader.join());
}
