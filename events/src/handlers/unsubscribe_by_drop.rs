//! A subscription is a guard: drop it and the listener is gone.
//!
//! Nobody has to remember to unsubscribe, and an early return cannot forget
//! it. The guard holds only a weak pointer, so a forgotten subscription does
//! not keep the news desk alive. `#[must_use]` makes a warning of a guard that
//! is dropped on the spot, but `let _ = ...` drops it on the spot as well and
//! is silent: bind it to a name. A listener that ends a subscription while it
//! is called needs one thing more: `emit_inside_a_handler`.
//!
//! Prints:
//!
//! ```text
//!   Ada hears: tea is up
//!   Ben hears: tea is up
//! 2 listeners
//!   Ada hears: sugar is down
//! 1 listener
//!   Ada hears: no news
//! 1 listener: Cyd's is gone
//! the desk is gone, with a subscription left: true
//! ```

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

type Listener = Box<dyn FnMut(&str) + Send>;

#[derive(Default)]
struct Listeners {
    by_id: BTreeMap<u64, Listener>,
    next: u64,
}

#[derive(Default)]
pub struct Desk(Arc<Mutex<Listeners>>);

#[must_use = "the listener is gone as soon as this is dropped"]
pub struct Subscription {
    id: u64,
    desk: Weak<Mutex<Listeners>>,
}

impl Desk {
    pub fn subscribe(
        &self,
        listener: impl FnMut(&str) + Send + 'static,
    ) -> Subscription {
        let mut listeners = self.0.lock().expect("no listener panics");
        let id = listeners.next;
        listeners.next += 1;
        listeners.by_id.insert(id, Box::new(listener));
        let desk = Arc::downgrade(&self.0);
        Subscription { id, desk }
    }

    /// How many were told, in the order they subscribed.
    pub fn publish(&self, news: &str) -> usize {
        let mut listeners = self.0.lock().expect("no listener panics");
        for listener in listeners.by_id.values_mut() {
            listener(news);
        }
        listeners.by_id.len()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Some(desk) = self.desk.upgrade() else {
            return; // The desk went first.
        };
        // A poisoned lock means a listener panicked; the list is whole.
        let mut listeners =
            desk.lock().unwrap_or_else(PoisonError::into_inner);
        let listener = listeners.by_id.remove(&self.id);
        // What the listener captured is dropped without the lock.
        drop(listeners);
        drop(listener);
    }
}

pub fn main() {
    let desk = Desk::default();
    let ada = desk.subscribe(|news| println!("  Ada hears: {news}"));
    {
        let _ben = desk.subscribe(|news| println!("  Ben hears: {news}"));
        println!("{} listeners", desk.publish("tea is up"));
    }
    println!("{} listener", desk.publish("sugar is down"));

    let _ = desk.subscribe(|news| println!("  Cyd hears: {news}"));
    println!("{} listener: Cyd's is gone", desk.publish("no news"));

    let watch = Arc::downgrade(&desk.0);
    drop(desk);
    let gone = watch.upgrade().is_none();
    println!("the desk is gone, with a subscription left: {gone}");
    drop(ada);
}
