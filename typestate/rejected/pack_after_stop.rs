//! A worker that was stopped takes no more orders.
//!
//! Wanted: hand in one order more after the stop.
//! Refused: `stop` took the running worker, and with it the sender.
//! Instead: `worker_handle`, which packs everything and then stops.

use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

struct Running {
    orders: Sender<u32>,
    thread: JoinHandle<usize>,
}

impl Running {
    fn pack(&self, order: u32) {
        self.orders.send(order).expect("the worker takes all");
    }

    fn stop(self) -> usize {
        drop(self.orders);
        self.thread.join().expect("counting does not panic")
    }
}

fn main() {
    let (orders, incoming) = mpsc::channel::<u32>();
    let thread = thread::spawn(move || incoming.into_iter().count());
    let running = Running { orders, thread };
    running.pack(7);
    println!("packed {}", running.stop());
    running.pack(8); //~ E0382
    //+
}
