//! A listener that does not keep up: drop the oldest, the newest, wait or cut.
//!
//! A queue without a bound is not in the list: it only puts the choice off.
//! Drop the oldest for a position, where only the latest counts. Drop the
//! newest for a sample of a flood. Wait if nothing may be lost; then the
//! publisher goes at the listener's pace. Cut off the one that is too slow if a
//! gap would be worse for it than to start again, and tell it: its `receive`
//! returns `None`. What was lost is counted in all four.
//!
//! Here the listener sleeps through 10 events in a queue for 3, wakes, catches
//! up, and one more event comes. Where the publisher waits, the listener wakes
//! once the publisher is seen to wait.
//!
//! Prints:
//!
//! ```text
//! DropOldest: 7 lost, [8, 9, 10, 11]
//! DropNewest: 7 lost, [1, 2, 3, 11]
//! Wait: 0 lost, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
//! CutOff: 8 lost, [1, 2, 3]
//! ```

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Policy {
    DropOldest,
    DropNewest,
    Wait,
    CutOff,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<u32>,
    lost: usize,
    is_cut_off: bool,
    publisher_waits: bool,
}

pub struct Queue {
    policy: Policy,
    capacity: usize,
    state: Mutex<State>,
    changed: Condvar,
}

impl Queue {
    /// # Panics
    ///
    /// If there is room for nothing: each policy needs a place to fill.
    pub fn new(policy: Policy, capacity: usize) -> Self {
        assert!(capacity > 0, "a queue has room for one event at least");
        Self {
            policy,
            capacity,
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    pub fn publish(&self, event: u32) {
        let mut state = self.state.lock().expect("nobody panics");
        if state.waiting.len() == self.capacity {
            match self.policy {
                Policy::DropOldest => {
                    state.waiting.pop_front();
                    state.lost += 1;
                }
                Policy::DropNewest => {
                    state.lost += 1;
                    return;
                }
                Policy::Wait => {
                    state.publisher_waits = true;
                    self.changed.notify_all();
                    state = self
                        .changed
                        .wait_while(state, |state| {
                            state.waiting.len() == self.capacity
                        })
                        .expect("nobody panics");
                    state.publisher_waits = false;
                }
                Policy::CutOff => {
                    state.is_cut_off = true;
                    self.changed.notify_all(); // It need not wait for more.
                }
            }
        }
        if state.is_cut_off {
            state.lost += 1;
            return;
        }
        state.waiting.push_back(event);
        self.changed.notify_all();
    }

    /// Waits for an event; returns `None` if this listener was cut off and
    /// has received all that it was sent before.
    pub fn receive(&self) -> Option<u32> {
        let state = self.state.lock().expect("nobody panics");
        let mut state = self
            .changed
            .wait_while(state, |state| {
                state.waiting.is_empty() && !state.is_cut_off
            })
            .expect("nobody panics");
        self.changed.notify_all();
        state.waiting.pop_front()
    }

    pub fn try_receive(&self) -> Option<u32> {
        let mut state = self.state.lock().expect("nobody panics");
        self.changed.notify_all();
        state.waiting.pop_front()
    }

    fn until_the_publisher_waits(&self) {
        let state = self.state.lock().expect("nobody panics");
        let waits = self
            .changed
            .wait_while(state, |state| !state.publisher_waits);
        drop(waits.expect("nobody panics"));
    }

    pub fn lost(&self) -> usize {
        self.state.lock().expect("nobody panics").lost
    }
}

/// What a listener receives that sleeps through `events`, and how many it lost.
pub fn sleepy(policy: Policy, events: u32) -> (Vec<u32>, usize) {
    let queue = Queue::new(policy, 3);
    let mut received = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| (1..=events).for_each(|n| queue.publish(n)));
        if policy == Policy::Wait {
            queue.until_the_publisher_waits();
            received.extend((1..=events).map_while(|_| queue.receive()));
        }
    });
    received.extend(std::iter::from_fn(|| queue.try_receive()));
    queue.publish(events + 1);
    received.extend(std::iter::from_fn(|| queue.try_receive()));
    (received, queue.lost())
}

pub fn main() {
    for policy in [
        Policy::DropOldest,
        Policy::DropNewest,
        Policy::Wait,
        Policy::CutOff,
    ] {
        let (received, lost) = sleepy(policy, 10);
        println!("{policy:?}: {lost} lost, {received:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::{Policy, Queue};

    #[test]
    #[should_panic(expected = "room for one event")]
    fn a_queue_without_a_place_is_refused() {
        Queue::new(Policy::DropOldest, 0);
    }

    #[test]
    fn a_listener_that_was_cut_off_is_told() {
        let queue = Queue::new(Policy::CutOff, 1);
        queue.publish(1);
        queue.publish(2);
        assert_eq!(queue.receive(), Some(1));
        assert_eq!(queue.receive(), None, "it does not wait for ever");
        assert_eq!(queue.lost(), 1);
    }
}
