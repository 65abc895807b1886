//! To tell everyone the same thing, give each listener a channel of its own.
//!
//! Crossbeam has no broadcast: a clone of a receiver shares the messages, it
//! does not get them all. So keep a list of senders and send each a copy. A
//! listener that left shows as a failed `send`: `retain` takes it off the list,
//! at the next news and not before.
//! What crossbeam does tell everyone is the end: see `start_gate`.
//!
//! Prints:
//!
//! ```text
//! rain: 2 reached
//! sun: 1 reached
//! Ada heard ["rain", "sun"]
//! ```

use crossbeam::channel::{Receiver, Sender, unbounded};

#[derive(Default)]
pub struct Radio {
    listeners: Vec<Sender<String>>,
}

impl Radio {
    pub fn tune_in(&mut self) -> Receiver<String> {
        // Unbounded, so that a listener that sleeps holds up nobody; its
        // queue grows in the meantime, see `unbounded_growth`.
        let (sender, receiver) = unbounded();
        self.listeners.push(sender);
        receiver
    }

    /// Returns for how many it was queued; they may never read it.
    pub fn say(&mut self, news: &str) -> usize {
        let reached = |listener: &Sender<_>| listener.send(news.to_owned());
        self.listeners.retain(|listener| reached(listener).is_ok());
        self.listeners.len()
    }
}

pub fn main() {
    let mut radio = Radio::default();
    let (ada, grace) = (radio.tune_in(), radio.tune_in());
    println!("rain: {} reached", radio.say("rain"));
    drop(grace);
    println!("sun: {} reached", radio.say("sun"));
    drop(radio);
    println!("Ada heard {:?}", ada.iter().collect::<Vec<_>>());
}
