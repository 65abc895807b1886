//! A worker's handle changes type as it starts, runs and stops.
//!
//! The states hold different things, so they are three structs and no
//! `PhantomData` is needed: an idle worker has no thread, a running one has a
//! sender and a thread, a stopped one has what was packed. `stop` consumes
//! the sender, so an order sent after it does not compile, and the last
//! sender is gone, so the thread's loop ends and `join` returns.
//!
//! What no type can say is that the thread is still alive: it may panic at
//! any order. So `stop` returns a `Result`, and so does `pack`.
//!
//! Prints:
//!
//! ```text
//! packed [3, 1, 4]
//! stopped by a panic: Some("too large")
//! ```

use std::panic;
use std::sync::mpsc::{self, SendError, Sender};
use std::thread::{self, JoinHandle};

pub struct Idle {
    box_size: u32,
}

#[must_use = "a worker that is not stopped takes its results with it"]
pub struct Running {
    orders: Sender<u32>,
    thread: JoinHandle<Vec<u32>>,
}

pub struct Stopped {
    pub packed: Vec<u32>,
}

impl Idle {
    pub fn new(box_size: u32) -> Self {
        Idle { box_size }
    }

    pub fn start(self) -> Running {
        let (orders, incoming) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut packed = Vec::new();
            for order in incoming {
                if order > self.box_size {
                    // A panic without its message on stderr.
                    panic::resume_unwind(Box::new("too large"));
                }
                packed.push(order);
            }
            packed
        });
        Running { orders, thread }
    }
}

impl Running {
    pub fn pack(&self, order: u32) -> Result<(), SendError<u32>> {
        self.orders.send(order)
    }

    pub fn stop(self) -> thread::Result<Stopped> {
        drop(self.orders);
        let packed = self.thread.join()?;
        Ok(Stopped { packed })
    }
}

fn pack_all(idle: Idle, orders: &[u32]) -> thread::Result<Stopped> {
    let running = idle.start();
    for order in orders {
        // After a panic nobody takes orders: `stop` will say why.
        if running.pack(*order).is_err() {
            break;
        }
    }
    running.stop()
}

pub fn main() {
    for orders in [[3, 1, 4], [1, 5, 9]] {
        match pack_all(Idle::new(8), &orders) {
            Ok(stopped) => println!("packed {:?}", stopped.packed),
            Err(payload) => {
                let reason = payload.downcast_ref::<&str>();
                println!("stopped by a panic: {reason:?}");
            }
        }
    }
}
