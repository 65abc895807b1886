//! What follows from an event is posted: a call would nest, a `send` may hang.
//!
//! Called at once, the second event is handled in the middle of the first, on
//! a stack that grows. Posted, it begins when the first has ended.
//!
//! The loop's own channel is the wrong place for it. If it is bounded and
//! full, `send` waits for the only thread that could make room: itself. And a
//! loop that holds a sender of its own queue never sees that queue close. A
//! plain `VecDeque` beside the channel has neither fault: below, the loop that
//! posts to itself ends when the outside has gone.
//!
//! Prints:
//!
//! ```text
//! called: Edited { Redraw { } }
//! posted: Edited { } Redraw { } Clicked { }
//! its own bounded queue is full: true
//! nobody else can post, and the queue is still open: true
//! ```

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver, TryRecvError};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    Edited,
    Clicked,
    Redraw,
}
use Event::{Clicked, Edited, Redraw};

/// An edit draws at once: a brace opens where an event begins, and closes
/// where it ends.
pub fn called(event: Event, trace: &mut Vec<String>) {
    trace.push(format!("{event:?} {{"));
    if event == Edited {
        called(Redraw, trace);
    }
    trace.push("}".to_owned());
}

/// An edit posts a redraw.
pub fn posted(outside: &Receiver<Event>) -> Vec<String> {
    let mut own = VecDeque::new();
    let mut trace = Vec::new();
    // Its own events first: they follow from what it has handled already.
    while let Some(event) = own.pop_front().or_else(|| outside.recv().ok())
    {
        trace.push(format!("{event:?} {{"));
        if event == Edited {
            own.push_back(Redraw);
        }
        trace.push("}".to_owned());
    }
    trace
}

pub fn main() {
    let mut trace = Vec::new();
    called(Edited, &mut trace);
    println!("called: {}", trace.join(" "));

    let (post, events) = mpsc::sync_channel(2);
    post.send(Edited).expect("the queue is there");
    post.send(Clicked).expect("the queue is there");
    drop(post);
    println!("posted: {}", posted(&events).join(" "));

    // The loop's own channel: room for one, and the loop is its own sender.
    let (post, events) = mpsc::sync_channel(1);
    post.send(Clicked).expect("there is room for one");
    let full = post.try_send(Redraw).is_err();
    println!("its own bounded queue is full: {full}");
    events.try_recv().expect("there is one event");
    let open = events.try_recv() == Err(TryRecvError::Empty);
    println!("nobody else can post, and the queue is still open: {open}");
}
