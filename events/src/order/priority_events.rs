//! Urgent first: a heap needs a number beside the priority to keep order.
//!
//! A channel has no priorities, so the loop moves what waits into a
//! `BinaryHeap` and takes the greatest. A heap keeps no order among equals:
//! with the priority alone the log lines come out shuffled. A running number,
//! the smallest first, is the tie-break.
//!
//! Strict priority starves: as long as alarms come in, nothing else is
//! handled. If that may happen, give the others a turn now and then, as in
//! `fair_turns`.
//!
//! Prints:
//!
//! ```text
//! [Alarm(1), Click(1), Click(2), Log(1), Log(2), Log(3)]
//! no tie-break: the logs keep their order: false
//! the log line came first and waited for 5 alarms
//! ```

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::sync::mpsc;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    Log(u32),
    Click(u32),
    Alarm(u32),
}

fn priority(event: Event) -> u8 {
    match event {
        Event::Log(_) => 0,
        Event::Click(_) => 1,
        Event::Alarm(_) => 2,
    }
}

#[derive(Default)]
pub struct Queue {
    // Compared from left to right; no two numbers are equal.
    heap: BinaryHeap<(u8, Reverse<u64>, Event)>,
    number: u64,
}

impl Queue {
    pub fn push(&mut self, event: Event) {
        let entry = (priority(event), Reverse(self.number), event);
        self.heap.push(entry);
        self.number += 1;
    }

    pub fn pop(&mut self) -> Option<Event> {
        self.heap.pop().map(|(_, _, event)| event)
    }
}

/// The loop: what it handled, in order. `handle` may post more.
pub fn run(
    first: Vec<Event>,
    mut handle: impl FnMut(Event, &mpsc::Sender<Event>),
) -> Vec<Event> {
    let (post, events) = mpsc::channel();
    for event in first {
        post.send(event).expect("the loop holds the other end");
    }
    let mut queue = Queue::default();
    let mut handled = Vec::new();
    loop {
        // Before each choice: an event can only go first if it is known.
        for event in events.try_iter() {
            queue.push(event);
        }
        let Some(event) = queue.pop() else {
            return handled;
        };
        handle(event, &post);
        handled.push(event);
    }
}

/// Wrong: ordered by priority alone.
#[derive(PartialEq, Eq)]
struct NoTieBreak(Event);

impl Ord for NoTieBreak {
    fn cmp(&self, other: &Self) -> Ordering {
        priority(self.0).cmp(&priority(other.0))
    }
}

impl PartialOrd for NoTieBreak {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

pub fn main() {
    use Event::{Alarm, Click, Log};
    let mixed = vec![Log(1), Click(1), Log(2), Alarm(1), Log(3), Click(2)];
    println!("{:?}", run(mixed, |_, _| {}));

    let mut heap = BinaryHeap::new();
    heap.extend((1..=5).map(|number| NoTieBreak(Log(number))));
    let popped: Vec<Event> =
        std::iter::from_fn(|| heap.pop()).map(|e| e.0).collect();
    let kept = popped.is_sorted();
    println!("no tie-break: the logs keep their order: {kept}");

    // Each alarm brings the next one, five times.
    let starved = run(vec![Log(1), Alarm(1)], |event, post| match event {
        Alarm(number) if number < 5 => {
            post.send(Alarm(number + 1)).expect("the loop runs");
        }
        _ => {}
    });
    let waited = starved.iter().position(|event| *event == Log(1));
    let waited = waited.expect("it is handled in the end");
    println!("the log line came first and waited for {waited} alarms");
}
