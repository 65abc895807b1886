//! Topics: a listener names a branch of the tree, and hears all that is in it.
//!
//! The publisher knows topics, not listeners. Each listener has a queue of its
//! own here, so none holds up another; what to do when one does not read is
//! the choice that `slow_listeners` makes. A listener that has gone is noticed
//! when something is sent to it, and struck off. A topic that nobody listens
//! to, perhaps for a typing error, is no error: `publish` returns a count.
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

use std::sync::mpsc::{self, Receiver, Sender};

type Message = (&'static str, &'static str);

#[derive(Default)]
pub struct Topics {
    listeners: Vec<(&'static str, Sender<Message>)>,
}

/// `orders` has `orders` and `orders/new` in it, but not `orders2`.
pub fn is_in(topic: &str, branch: &str) -> bool {
    topic
        .strip_prefix(branch)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Topics {
    pub fn subscribe(&mut self, branch: &'static str) -> Receiver<Message> {
        let (listener, messages) = mpsc::channel();
        self.listeners.push((branch, listener));
        messages
    }

    /// How many listeners got it.
    pub fn publish(
        &mut self,
        topic: &'static str,
        text: &'static str,
    ) -> usize {
        let mut told = 0;
        self.listeners.retain(|(branch, listener)| {
            if !is_in(topic, branch) {
                return true;
            }
            let is_there = listener.send((topic, text)).is_ok();
            told += usize::from(is_there);
            is_there
        });
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
    use super::is_in;

    #[test]
    fn a_branch_ends_at_a_slash() {
        assert!(is_in("orders", "orders"));
        assert!(is_in("orders/new", "orders"));
        assert!(!is_in("orders2", "orders"));
        assert!(!is_in("orders", "orders/new"));
    }
}
