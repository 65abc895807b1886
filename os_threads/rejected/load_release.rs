//! A load cannot be a release: there is nothing that it would publish.
//!
//! Wanted: see the prices that another thread wrote before it set the flag.
//! Refused: release belongs to the store that says ready; the load that looks
//! for it is the other half of the pair. A lint that is an error by default
//! says so; without it the call panics when it runs.
//! Instead: `release_acquire`, where the pair is store(Release), load(Acquire).

use std::sync::atomic::{AtomicBool, Ordering};

fn main() {
    let ready = AtomicBool::new(false);
    ready.store(true, Ordering::Release);
    println!("{}", ready.load(Ordering::Release)); //~ invalid_atomic_ordering
    //+ println!("{}", ready.load(Ordering::Acquire));
}
