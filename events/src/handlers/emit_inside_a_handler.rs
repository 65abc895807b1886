//! Copy the list of listeners before you call them: they may change it.
//!
//! A listener that subscribes or unsubscribes comes back into the desk that is
//! calling it. If the desk holds its lock meanwhile, that is a thread waiting
//! for itself; `try_lock` shows it here without the wait. With a copy of the
//! list and no lock held, both work. What the copy costs: a listener removed
//! in the middle of an event still hears that event, and one added then hears
//! the next one.
//!
//! Prints:
//!
//! ```text
//! locked, then copied: tea (would wait: true), milk (would wait: false)
//! added meanwhile: first tea, first milk, new milk
//! removed meanwhile: second tea
//! ```

use std::sync::{Arc, Mutex, TryLockError};

type Listener = Arc<dyn Fn(&Desk, &str) + Send + Sync>;

#[derive(Default)]
pub struct Desk {
    listeners: Mutex<Vec<Listener>>,
    pub heard: Mutex<Vec<String>>,
}

impl Desk {
    pub fn subscribe(
        &self,
        listener: impl Fn(&Desk, &str) + Send + Sync + 'static,
    ) {
        let mut listeners = self.listeners.lock().expect("nobody panics");
        listeners.push(Arc::new(listener));
    }

    pub fn unsubscribe_all(&self) {
        self.listeners.lock().expect("nobody panics").clear();
    }

    /// Wrong: listeners are called with the lock held.
    pub fn publish_locked(&self, news: &str) {
        let listeners = self.listeners.lock().expect("nobody panics");
        for listener in listeners.iter() {
            listener(self, news);
        }
    }

    pub fn publish(&self, news: &str) {
        let copy = self.listeners.lock().expect("nobody panics").clone();
        for listener in copy {
            listener(self, news);
        }
    }

    fn note(&self, line: String) {
        self.heard.lock().expect("nobody panics").push(line);
    }

    fn would_wait(&self) -> bool {
        let lock = self.listeners.try_lock();
        matches!(lock, Err(TryLockError::WouldBlock))
    }

    fn print(&self, title: &str) {
        let heard = self.heard.lock().expect("nobody panics");
        println!("{title}: {}", heard.join(", "));
    }
}

pub fn main() {
    let desk = Desk::default();
    desk.subscribe(|desk, news| {
        desk.note(format!("{news} (would wait: {})", desk.would_wait()));
    });
    desk.publish_locked("tea");
    desk.publish("milk");
    desk.print("locked, then copied");

    let desk = Desk::default();
    desk.subscribe(|desk, news| {
        desk.note(format!("first {news}"));
        desk.subscribe(|desk, news| desk.note(format!("new {news}")));
    });
    desk.publish("tea");
    desk.publish("milk");
    desk.print("added meanwhile");

    let desk = Desk::default();
    desk.subscribe(|desk, _| desk.unsubscribe_all());
    desk.subscribe(|desk, news| desk.note(format!("second {news}")));
    desk.publish("tea");
    desk.publish("milk");
    desk.print("removed meanwhile");
}
