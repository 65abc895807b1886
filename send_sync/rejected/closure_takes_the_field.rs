//! A closure that names one field takes the field, without its wrapper.
//!
//! Wanted: send a raw pointer in a wrapper that promises Send.
//! Refused: `move` takes what the closure names, and that is the pointer
//! alone; the promise was made for the whole.
//! Instead: `raw_pointer_wrapper`, whose users only ever name the whole.

use std::thread;

struct Price(*const u32);

// SAFETY: it points to a constant.
unsafe impl Send for Price {}

fn main() {
    let price = Price(&7);
    let reader = thread::spawn(move || price.0.is_null()); //~ E0277
    //+ let reader = thread::spawn(move || {
    //+     let price = price;
    //+     price.0.is_null()
    //+ });
    println!("{:?}", reader.join());
}
