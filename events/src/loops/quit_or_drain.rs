//! Say what happens to the log lines that wait when the loop is told to quit.
//!
//! Quit at once, and what waits is lost: count it. Quit after what waits, and
//! nothing that was posted in time is lost. Or close: the last publisher goes
//! away, and the loop ends by itself once the queue is empty. `close` takes
//! `self`, so posting after it does not compile; that holds as long as
//! `Publisher` is not `Clone`. A post to a loop that is gone is no panic: the
//! line comes back in the error.
//!
//! `run` counts what it sees. A line that is posted after its last look and
//! before the drop is in no count: in some orders of the steps there is one.
//! And it does not end while publishers post faster than it takes. Where every
//! line must be accounted for, or the end must come soon, let the publishers
//! stop first, as `close` does.
//!
//! Prints:
//!
//! ```text
//! quit now: 2 written, 2 lost
//! too late, and handed back: late
//! quit after what waits: 4 written, 0 lost
//! closed: 3 written, 0 lost
//! ```

use std::sync::mpsc::{self, Receiver, SendError, Sender};

pub enum Event {
    Line(&'static str),
    Quit,
}

#[derive(Clone, Copy)]
pub enum OnQuit {
    Now,
    AfterWhatWaits,
}

pub struct Publisher(Sender<Event>);

impl Publisher {
    pub fn post(&self, event: Event) -> Result<(), SendError<Event>> {
        self.0.send(event)
    }

    /// Nothing comes after this: the publisher is gone.
    pub fn close(self) {
        drop(self.0);
    }
}

/// How many lines were written, and how many were left in the queue.
pub fn run(events: Receiver<Event>, on_quit: OnQuit) -> (usize, usize) {
    let (mut written, mut lost) = (0, 0);
    let mut quitting = false;
    loop {
        // Who quits does not wait for more.
        let next = if quitting {
            events.try_recv().ok()
        } else {
            events.recv().ok()
        };
        match (next, on_quit) {
            (None, _) => break,
            (Some(Event::Quit), _) => quitting = true,
            (Some(Event::Line(_)), OnQuit::Now) if quitting => lost += 1,
            (Some(Event::Line(_)), _) => written += 1,
        }
    }
    drop(events); // From here on a post fails.
    (written, lost)
}

/// A publisher that has posted two lines, `Quit`, and two more lines.
fn busy() -> (Publisher, Receiver<Event>) {
    let (sender, events) = mpsc::channel();
    let publisher = Publisher(sender);
    let [a, b, c, d] = ["start", "load", "save", "stop"].map(Event::Line);
    for event in [a, b, Event::Quit, c, d] {
        publisher.post(event).expect("the queue is there");
    }
    (publisher, events)
}

pub fn main() {
    let (publisher, events) = busy();
    let (written, lost) = run(events, OnQuit::Now);
    println!("quit now: {written} written, {lost} lost");
    if let Err(SendError(Event::Line(line))) =
        publisher.post(Event::Line("late"))
    {
        println!("too late, and handed back: {line}");
    }

    let (_publisher, events) = busy();
    let (written, lost) = run(events, OnQuit::AfterWhatWaits);
    println!("quit after what waits: {written} written, {lost} lost");

    let (sender, events) = mpsc::channel();
    let publisher = Publisher(sender);
    for line in ["start", "load", "stop"] {
        let posted = publisher.post(Event::Line(line));
        posted.expect("the queue is there");
    }
    publisher.close();
    let (written, lost) = run(events, OnQuit::Now);
    println!("closed: {written} written, {lost} lost");
}
