//! Safe code cannot read or write a `static mut`: any thread could write it.
//!
//! Wanted: a global counter, as in C.
//! Refused: nothing keeps two threads from changing it at once, so to read or
//! write it is `unsafe`, and nothing here says why this would be sound.
//! Instead: `static_without_heap`, with an atomic, a lock or a lazy value.

static mut VISITS: u32 = 0;
//+ use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
//+
//+ static VISITS: AtomicU32 = AtomicU32::new(0);

fn main() {
    VISITS += 1; //~ E0133
    //+ VISITS.fetch_add(1, Relaxed);
    println!("counted");
    //+ println!("counted {}", VISITS.load(Relaxed));
}
