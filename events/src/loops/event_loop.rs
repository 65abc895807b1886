//! An event loop is one thread, one queue and one `match`.
//!
//! This is what a window does, without the window. Any thread may post an
//! event. One thread handles them, one after the other, so the state needs
//! no lock and no handler ever meets another. The `match` has no `_` arm: a
//! new kind of event does not compile until the loop knows what to do.
//!
//! The keyboard and the mouse race for the queue, and what is printed is the
//! same each time: here no event changes what another one changes.
//!
//! Prints:
//!
//! ```text
//! typed "tea"
//! clicked at [(3, 4), (8, 2)]
//! title "shopping"
//! ```

use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::mpsc::{self, Receiver};
use std::thread;

pub enum Event {
    Key(char),
    Click { x: u32, y: u32 },
    Rename(String),
    Quit,
}

#[derive(Debug, Default, PartialEq)]
pub struct Window {
    pub text: String,
    pub clicks: Vec<(u32, u32)>,
    pub title: String,
}

impl Window {
    fn handle(&mut self, event: Event) -> ControlFlow<()> {
        match event {
            Event::Key(key) => self.text.push(key),
            Event::Click { x, y } => self.clicks.push((x, y)),
            Event::Rename(title) => self.title = title,
            Event::Quit => return Break(()),
        }
        Continue(())
    }
}

/// The loop: it ends with `Quit`, or when nobody is left who could post.
pub fn run(events: &Receiver<Event>) -> Window {
    let mut window = Window::default();
    for event in events {
        if window.handle(event).is_break() {
            break;
        }
    }
    window
}

pub fn main() {
    let (post, events) = mpsc::channel();
    let window = thread::spawn(move || run(&events));

    let open = "the window is open until Quit";
    thread::scope(|devices| {
        devices.spawn(|| {
            for key in "tea".chars() {
                post.send(Event::Key(key)).expect(open);
            }
        });
        devices.spawn(|| {
            for (x, y) in [(3, 4), (8, 2)] {
                post.send(Event::Click { x, y }).expect(open);
            }
            let title = "shopping".to_owned();
            post.send(Event::Rename(title)).expect(open);
        });
    });
    post.send(Event::Quit).expect(open);

    let window = window.join().expect("no handler panics");
    println!("typed {:?}", window.text);
    println!("clicked at {:?}", window.clicks);
    println!("title {:?}", window.title);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_without_quit_when_nobody_can_post() {
        let (post, events) = mpsc::channel();
        post.send(Event::Key('t')).expect("the queue is there");
        drop(post);
        assert_eq!(run(&events).text, "t");
    }
}
