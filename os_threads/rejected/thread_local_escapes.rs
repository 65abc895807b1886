//! A reference into a thread-local buffer cannot leave the closure.
//!
//! Wanted: build a line in the buffer and use it outside.
//! Refused: the buffer ends with its thread, and the reference could be
//! returned from there; it is lent to the closure and to nobody else.
//! Instead: `thread_local_scratch`, where a result of its own comes out.

use std::cell::RefCell;

thread_local! {
    static SCRATCH: RefCell<String> = RefCell::new("tea".to_owned());
}

fn main() {
    let line = SCRATCH.with_borrow(|text| {
        text.as_str() //~ "lifetime may not live long enough"
        //+ text.clone()
    });
    println!("{line}");
}
