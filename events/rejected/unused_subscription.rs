//! A subscription that nobody keeps is over before the first event.
//!
//! Wanted: subscribe to the news and hear it.
//! Refused: the guard is dropped in the same line; `#[must_use]` says so.
//! Instead: `unsubscribe_by_drop`, where each subscription has a name.

#![deny(unused_must_use)]

use std::cell::Cell;

struct Desk {
    listeners: Cell<u32>,
}

#[must_use = "the listener is gone as soon as this is dropped"]
struct Subscription<'a>(&'a Desk);

impl Desk {
    fn subscribe(&self) -> Subscription<'_> {
        self.listeners.update(|count| count + 1);
        Subscription(self)
    }
}

impl Drop for Subscription<'_> {
    fn drop(&mut self) {
        self.0.listeners.update(|count| count - 1);
    }
}

fn main() {
    let desk = Desk {
        listeners: Cell::new(0),
    };
    desk.subscribe(); //~ unused_must_use
    //+ let _ada = desk.subscribe();
    println!("{} listeners", desk.listeners.get());
}
