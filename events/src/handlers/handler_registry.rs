//! A registry calls many handlers for one event, in the order they were added.
//!
//! A `match` knows all that can be done, and the compiler checks it. A
//! registry knows it only at run time: a plug-in can add to it, and an event
//! that nobody handles is not an error anyone sees, so `emit` counts. The
//! state goes to each handler as an argument, one at a time; handlers that
//! share it by capture would need a lock or a cell. A handler may say that
//! nobody after it needs to look.
//!
//! Prints:
//!
//! ```text
//! 2 looked: ["key 1 is a", "and typed: a"]
//! 1 looked: ["clicked on x"]
//! 1 looked: ["key 2 is !"]
//! 0 looked: []
//! ```

use std::collections::HashMap;
use std::ops::ControlFlow::{self, Break, Continue};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Key,
    Click,
    Scroll,
}

pub struct Event {
    pub kind: Kind,
    pub value: char,
}

type Handler<S> = Box<dyn FnMut(&mut S, &Event) -> ControlFlow<()>>;

pub struct Registry<S> {
    handlers: HashMap<Kind, Vec<Handler<S>>>,
}

impl<S> Registry<S> {
    pub fn on(
        &mut self,
        kind: Kind,
        handler: impl FnMut(&mut S, &Event) -> ControlFlow<()> + 'static,
    ) {
        let handlers = self.handlers.entry(kind).or_default();
        handlers.push(Box::new(handler));
    }

    /// How many handlers have looked at the event.
    pub fn emit(&mut self, state: &mut S, event: &Event) -> usize {
        let mut looked = 0;
        // Only looked up: an event that is not handled leaves no entry.
        let handlers = self.handlers.get_mut(&event.kind);
        for handler in handlers.into_iter().flatten() {
            looked += 1;
            if handler(state, event).is_break() {
                break;
            }
        }
        looked
    }
}

pub fn main() {
    let handlers = HashMap::new();
    let mut registry: Registry<Vec<String>> = Registry { handlers };
    // FnMut: a handler may keep something of its own.
    let mut keys = 0;
    registry.on(Kind::Key, move |log, event| {
        keys += 1;
        log.push(format!("key {keys} is {}", event.value));
        if event.value == '!' {
            return Break(());
        }
        Continue(())
    });
    registry.on(Kind::Key, |log, event| {
        log.push(format!("and typed: {}", event.value));
        Continue(())
    });
    registry.on(Kind::Click, |log, event| {
        log.push(format!("clicked on {}", event.value));
        Continue(())
    });

    let mut log = Vec::new();
    for (kind, value) in [
        (Kind::Key, 'a'),
        (Kind::Click, 'x'),
        (Kind::Key, '!'),
        (Kind::Scroll, '+'),
    ] {
        let looked = registry.emit(&mut log, &Event { kind, value });
        println!("{looked} looked: {log:?}");
        log.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_that_is_not_handled_leaves_nothing_behind() {
        let handlers = HashMap::new();
        let mut registry: Registry<()> = Registry { handlers };
        let (kind, value) = (Kind::Scroll, '+');
        assert_eq!(registry.emit(&mut (), &Event { kind, value }), 0);
        assert!(registry.handlers.is_empty());
    }
}
