//! `Condvar::wait_while` lets a thread sleep until the state it needs is there.
//!
//! The condition lives under the mutex; the condvar only says that it may have
//! changed. `wait_while` gives the lock back while it sleeps, and looks again
//! each time it wakes: wake-ups come for no reason, and another taker may have
//! been faster. That is why a bare `wait` after an `if` is wrong. The state is
//! changed under the lock, so no change falls between the look and the sleep.
//! For a queue with one taker `std::sync::mpsc` has all this inside; this one
//! is shared by any number of them, an `mpsc::Receiver` only behind a lock.
//!
//! Prints:
//!
//! ```text
//! each cook served in order: true
//! taken: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
//! cooks that went home: 3
//! ```

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// Orders that wait for a cook; nothing limits how many.
#[derive(Default)]
pub struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    orders: VecDeque<u32>,
    closed: bool,
}

impl Queue {
    /// Gives the order back if the queue is closed: who was to take it may
    /// have gone home.
    pub fn put(&self, order: u32) -> Result<(), u32> {
        let mut state = self.state.lock().expect("no holder panics");
        if state.closed {
            return Err(order);
        }
        state.orders.push_back(order);
        // One order, one taker: no need to wake them all.
        self.changed.notify_one();
        Ok(())
    }

    /// No more orders: whoever waits is told.
    pub fn close(&self) {
        self.state.lock().expect("no holder panics").closed = true;
        self.changed.notify_all();
    }

    /// The next order, or None when the queue is closed and empty.
    pub fn take(&self) -> Option<u32> {
        let state = self.state.lock().expect("no holder panics");
        let nothing_yet =
            |state: &mut State| state.orders.is_empty() && !state.closed;
        let state = self.changed.wait_while(state, nothing_yet);
        state.expect("no holder panics").orders.pop_front()
    }
}

/// What each of `cooks` cooks took of the orders 1 to `orders`.
pub fn serve(cooks: usize, orders: u32) -> Vec<Vec<u32>> {
    let queue = Arc::new(Queue::default());
    let cooking: Vec<_> = (0..cooks)
        .map(|_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || {
                std::iter::from_fn(|| queue.take()).collect::<Vec<u32>>()
            })
        })
        .collect();
    for order in 1..=orders {
        queue.put(order).expect("it is closed below");
    }
    queue.close();
    cooking
        .into_iter()
        .map(|cook| cook.join().expect("cooking does not panic"))
        .collect()
}

pub fn main() {
    let taken = serve(3, 10);
    // Who took which is the scheduler's choice; that each was taken once, and
    // that each cook went through the queue in its order, is not.
    let in_order = taken.iter().all(|orders| orders.is_sorted());
    println!("each cook served in order: {in_order}");
    let mut all = taken.concat();
    all.sort_unstable();
    println!("taken: {all:?}");
    println!("cooks that went home: {}", taken.len());
}

#[cfg(test)]
mod tests {
    use super::Queue;
    use std::sync::{Arc, mpsc};
    use std::thread;
    use std::time::Duration;

    #[test]
    fn a_wake_up_without_an_order_takes_nothing() {
        let queue = Arc::new(Queue::default());
        let theirs = Arc::clone(&queue);
        let (taken, outcome) = mpsc::channel();
        let cook = thread::spawn(move || taken.send(theirs.take()));
        for _ in 0..1_000 {
            queue.changed.notify_all();
            thread::yield_now(); // Let the cook go to sleep and wake.
            assert!(outcome.try_recv().is_err());
        }
        queue.put(7).expect("it is open");
        let order = outcome.recv_timeout(Duration::from_secs(30));
        assert_eq!(order, Ok(Some(7)));
        let told = cook.join().expect("it does not panic");
        told.expect("the outcome was awaited");
    }

    #[test]
    fn a_closed_queue_takes_no_more_and_is_emptied_first() {
        let queue = Queue::default();
        queue.put(1).expect("it is open");
        queue.close();
        assert_eq!(queue.put(2), Err(2));
        assert_eq!(queue.take(), Some(1));
        assert_eq!(queue.take(), None);
    }
}
