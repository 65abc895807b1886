//! A subscription bound to `_` is over as well, and rustc is silent by default.
//!
//! Wanted: subscribe to the news and hear it.
//! Refused: `_` binds nothing; the lint `let_underscore_drop` has to be asked.
//! That is what rustc itself proposes for the guard in `unused_subscription`.
//! Instead: `unsubscribe_by_drop`, where each subscription has a name.

#![deny(let_underscore_drop)]

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
    let _ = desk.subscribe(); //~ let_underscore_drop
    //+ let _ada = desk.subscribe();
    println!("{} listeners", desk.listeners.get());
}
