//! A panic that cannot unwind out of its thread ends the program.
//!
//! The argument says where the thread panics; only the closure unwinds.

use std::cell::RefCell;
use std::{env, thread};

struct PanicsInDrop;

impl Drop for PanicsInDrop {
    fn drop(&mut self) {
        panic!("in the drop of a thread-local");
    }
}

thread_local! {
    static KEPT: RefCell<Option<PanicsInDrop>> = const { RefCell::new(None) };
}

extern "C" fn called_from_c() {
    panic!("in a function that C may call");
}

fn main() {
    let place = env::args().nth(1).expect("an argument says where");
    let worker = thread::spawn(move || match place.as_str() {
        "thread-local" => KEPT.set(Some(PanicsInDrop)),
        "extern C" => called_from_c(),
        _ => panic!("in the closure"),
    });
    let ended_well = worker.join().is_ok();
    println!("main goes on, the thread ended well: {ended_well}");
}
