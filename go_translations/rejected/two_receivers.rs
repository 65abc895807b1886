//! A tokio `Receiver` cannot be cloned for a second worker.
//!
//! Wanted: two workers that take from one channel, as two goroutines would.
//! Refused: `mpsc` has a single consumer; its receiver is not `Clone`.
//! Instead: `fan_out_fan_in`, with a channel to each worker, or a crossbeam
//! channel, whose receiver can be cloned.

use tokio::sync::mpsc::channel;
//+ use crossbeam::channel::bounded as channel;

fn main() {
    let (jobs, first) = channel::<u32>(8);
    let second = first.clone(); //~ E0599
    drop((jobs, first, second));
}
