//! To post to a loop that sleeps in `poll`, put it in the queue and ring.
//!
//! A loop that waits for sockets does not see a channel. A `Waker` is a thing
//! that `poll` can wait for, with a token like a socket's. Ring after the event
//! is in the queue: the other way round the loop may look, find nothing, and
//! sleep. Rings that come close together are one event of `poll`, so one ring
//! means: empty the queue.
//!
//! Prints:
//!
//! ```text
//! posted 3: heard 1 ring, 3 events
//! too early: heard 1 ring, 0 events
//! and now: heard 0 rings, and 1 event waits
//! from the other thread: ["jam", "salt"]
//! ```

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use mio::{Events, Poll, Token, Waker};

const BELL: Token = Token(0);

pub enum Event {
    Order(&'static str),
    Quit,
}

#[derive(Clone)]
pub struct Publisher {
    queue: Sender<Event>,
    bell: Arc<Waker>,
}

impl Publisher {
    pub fn post(&self, event: Event) -> io::Result<()> {
        self.queue.send(event).map_err(io::Error::other)?;
        self.bell.wake()
    }
}

pub struct Loop {
    poll: Poll,
    queue: mpsc::Receiver<Event>,
}

impl Loop {
    pub fn new() -> io::Result<(Publisher, Self)> {
        let poll = Poll::new()?;
        let bell = Arc::new(Waker::new(poll.registry(), BELL)?);
        let (sender, queue) = mpsc::channel();
        let publisher = Publisher {
            queue: sender,
            bell,
        };
        Ok((publisher, Self { poll, queue }))
    }

    /// One turn: how often the bell was heard, and what was in the queue.
    ///
    /// Without a limit it sleeps until the bell is heard.
    pub fn turn(
        &mut self,
        limit: Option<Duration>,
    ) -> io::Result<(usize, Vec<Event>)> {
        let mut events = Events::with_capacity(4);
        self.poll.poll(&mut events, limit)?;
        let rings = events.iter().filter(|e| e.token() == BELL).count();
        let found = match rings {
            0 => Vec::new(),
            _ => self.queue.try_iter().collect(),
        };
        Ok((rings, found))
    }
}

pub fn main() -> io::Result<()> {
    let (publisher, mut till) = Loop::new()?;
    for order in ["tea", "milk", "sugar"] {
        publisher.post(Event::Order(order))?;
    }
    let (rings, events) = till.turn(None)?;
    println!("posted 3: heard {rings} ring, {} events", events.len());

    // Wrong: rung before the event is in the queue.
    publisher.bell.wake()?;
    let (rings, events) = till.turn(None)?;
    println!("too early: heard {rings} ring, {} events", events.len());
    let late = publisher.queue.send(Event::Order("late"));
    late.map_err(io::Error::other)?;
    let (rings, _) = till.turn(Some(Duration::ZERO))?;
    let waiting = till.queue.try_iter().count();
    println!("and now: heard {rings} rings, and {waiting} event waits");

    let others = publisher.clone();
    let guest = thread::spawn(move || {
        for order in ["jam", "salt"] {
            others.post(Event::Order(order))?;
        }
        others.post(Event::Quit)
    });
    let mut orders = Vec::new();
    'open: loop {
        // How many turns this takes is up to the two threads.
        for event in till.turn(None)?.1 {
            match event {
                Event::Order(order) => orders.push(order),
                Event::Quit => break 'open,
            }
        }
    }
    println!("from the other thread: {orders:?}");
    guest.join().expect("posting does not panic")
}
