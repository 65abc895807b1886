//! Topics: a listener names a branch of the tree, and hears all that is in it.
//!
//! The publisher knows topics, not listeners. Each listener has a queue of its
//! own here, so none holds up another; what to do when one does not read is
//! the choice that `slow_listeners` makes. A listener that has gone is struck
//! off at the next `publish` or `subscribe`. A failed `send` alone would not
//! do: where nothing is published, the listeners that left would accumulate.
//! So each one holds an `Arc`, and the list can see whether it is still there.
//! A topic that nobody listens to, perhaps for a typing error, is no error:
//! `publish` returns a count.
//!
//! Prints:
//!
//! ```text
//! orders/new: 2 told
//! orders/paid: 1 told
//! order/new: 0 told
//! kitchen: [("orders/new", "two teas")]
//! office: [("orders/new", "two teas"), ("orders/paid", "table 4")]
//! the kitchen went home: 1 told
//! listeners left: 1
//! ```

use std::ops::Deref;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Weak};

type Message = (&'static str, &'static str);

/// What the publisher knows of a listener.
struct Entry {
    branch: &'static str,
    queue: Sender<Message>,
    is_there: Weak<()>,
}

#[derive(Default)]
pub struct Topics {
    listeners: Vec<Entry>,
}

/// The queue of one listener; drop it to unsubscribe.
pub struct Listener {
    messages: Receiver<Message>,
    _is_there: Arc<()>,
}

impl Deref for Listener {
    type Target = Receiver<Message>;

    fn deref(&self) -> &Receiver<Message> {
        &self.messages
    }
}

/// `orders` has `orders` and `orders/new` in it, but not `orders2`.
pub fn is_in(topic: &str, branch: &str) -> bool {
    topic
        .strip_prefix(branch)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Topics {
    pub fn subscribe(&mut self, branch: &'static str) -> Listener {
        self.strike_off();
        let (queue, messages) = mpsc::channel();
        let here = Arc::new(());
        self.listeners.push(Entry {
            branch,
            queue,
            is_there: Arc::downgrade(&here),
        });
        Listener {
            messages,
            _is_there: here,
        }
    }

    fn strike_off(&mut self) {
        self.listeners.retain(|it| it.is_there.strong_count() > 0);
    }

    /// How many listeners got it.
    pub fn publish(
        &mut self,
        topic: &'static str,
        text: &'static str,
    ) -> usize {
        self.strike_off();
        let mut told = 0;
        for listener in &self.listeners {
            if is_in(topic, listener.branch) {
                // Fails if the listener has gone in this moment.
                let sent = listener.queue.send((topic, text));
                told += usize::from(sent.is_ok());
            }
        }
        told
    }
}

pub fn main() {
    let mut topics = Topics::default();
    let kitchen = topics.subscribe("orders/new");
    let office = topics.subscribe("orders");

    for (topic, text) in [
        ("orders/new", "two teas"),
        ("orders/paid", "table 4"),
        ("order/new", "a typing error"),
    ] {
        let told = topics.publish(topic, text);
        println!("{topic}: {told} told");
    }
    println!("kitchen: {:?}", kitchen.try_iter().collect::<Vec<_>>());
    println!("office: {:?}", office.try_iter().collect::<Vec<_>>());

    drop(kitchen);
    let told = topics.publish("orders/new", "one milk");
    println!("the kitchen went home: {told} told");
    println!("listeners left: {}", topics.listeners.len());
}

#[cfg(test)]
mod tests {
    use super::{Topics, is_in};

    #[test]
    fn listeners_that_left_a_silent_topic_do_not_accumulate() {
        let mut topics = Topics::default();
        for _ in 0..1000 {
            drop(topics.subscribe("orders/refused"));
        }
        assert_eq!(topics.listeners.len(), 1, "struck off by the next");
        topics.publish("orders/new", "tea");
        assert_eq!(topics.listeners.len(), 0);
    }

    #[test]
    fn a_branch_ends_at_a_slash() {
        assert!(is_in("orders", "orders"));
        assert!(is_in("orders/new", "orders"));
        assert!(!is_in("orders2", "orders"));
        assert!(!is_in("orders", "orders/new"));
    }
}
