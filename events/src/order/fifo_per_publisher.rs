//! A queue keeps the order of sends that do not overlap, and no other.
//!
//! Events that several threads post at the same time arrive mixed in any way.
//! The events of one thread keep their order, because each `send` has returned
//! before the next one begins. Between threads the same rule holds: in the
//! second part a publisher posts only when the one before it says that its
//! `send` has returned, and the events arrive in the order of the turns.
//!
//! If one event must come before another, let its publisher say so; a queue
//! that is merely shared promises nothing.
//!
//! Prints:
//!
//! ```text
//! 300 events
//! publisher 0 in its own order: true
//! publisher 1 in its own order: true
//! publisher 2 in its own order: true
//! by turns: [0, 1, 1, 0]
//! by turns: [1, 0, 0, 1]
//! ```

use std::sync::mpsc;
use std::thread;

/// Each posts its numbers when it likes: who and which, as they arrive.
pub fn free(publishers: usize, each: usize) -> Vec<(usize, usize)> {
    let (post, events) = mpsc::channel();
    thread::scope(|scope| {
        for publisher in 0..publishers {
            let post = post.clone();
            scope.spawn(move || {
                for number in 0..each {
                    let event = (publisher, number);
                    post.send(event).expect("the queue is read later");
                }
            });
        }
        drop(post);
        events.iter().collect()
    })
}

/// Each posts one event when it is its turn: who, as they arrive.
pub fn in_turns(publishers: usize, turns: &[usize]) -> Vec<usize> {
    let (post, events) = mpsc::channel();
    let (posted, has_posted) = mpsc::channel();
    let waiting = "the other side waits for this";
    thread::scope(|scope| {
        let mut go = Vec::new();
        for publisher in 0..publishers {
            let (your_turn, my_turn) = mpsc::channel::<()>();
            let (post, posted) = (post.clone(), posted.clone());
            scope.spawn(move || {
                for () in my_turn {
                    post.send(publisher).expect(waiting);
                    posted.send(()).expect(waiting);
                }
            });
            go.push(your_turn);
        }
        for &publisher in turns {
            go[publisher].send(()).expect(waiting);
            has_posted.recv().expect(waiting);
        }
    });
    drop(post);
    events.iter().collect()
}

pub fn main() {
    let arrived = free(3, 100);
    println!("{} events", arrived.len());
    for publisher in 0..3 {
        let own = arrived.iter().filter(|(who, _)| *who == publisher);
        let sorted = own.is_sorted_by_key(|(_, number)| number);
        println!("publisher {publisher} in its own order: {sorted}");
    }
    println!("by turns: {:?}", in_turns(2, &[0, 1, 1, 0]));
    println!("by turns: {:?}", in_turns(2, &[1, 0, 0, 1]));
}
