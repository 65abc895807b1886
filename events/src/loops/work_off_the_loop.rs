//! A loop does one thing at a time: a long job comes back to it as an event.
//!
//! It is often said that handlers answer asynchronously. They do not: while
//! one runs, every other event waits. Here loading a file takes until someone
//! has clicked. Done in the handler, it waits for a click that the loop cannot
//! take, and gives up. Done in a thread that posts `Loaded`, the click comes
//! through; the result is handled where the state is, so still without a lock.
//!
//! Prints:
//!
//! ```text
//! in the handler: ["open", "gave up: nobody could click", "click"]
//! in a thread: ["open", "click", "loaded"]
//! ```

use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub enum Event {
    Open,
    Click,
    Loaded(&'static str),
}

#[derive(Clone, Copy)]
pub enum Place {
    InTheHandler,
    InAThread,
}

/// Loads until someone has clicked, or gives up.
fn load(clicked: &Receiver<()>, limit: Duration) -> &'static str {
    match clicked.recv_timeout(limit) {
        Ok(()) => "loaded",
        Err(_) => "gave up: nobody could click",
    }
}

pub fn run(place: Place) -> Vec<&'static str> {
    let (post, events) = mpsc::channel();
    let (click, clicked) = mpsc::channel();
    let open = "the loop holds the other end";
    post.send(Event::Open).expect(open);
    post.send(Event::Click).expect(open);

    let mut clicked = Some(clicked);
    let mut loader: Option<JoinHandle<()>> = None;
    let mut trace = Vec::new();
    while trace.len() < 3 {
        match events.recv().expect("the loop has a sender itself") {
            Event::Open => {
                let clicked = clicked.take().expect("opened only once");
                let post = post.clone();
                trace.push("open");
                match place {
                    // No limit would help: the click is behind this event.
                    Place::InTheHandler => {
                        let limit = Duration::from_millis(20);
                        trace.push(load(&clicked, limit));
                    }
                    Place::InAThread => {
                        loader = Some(thread::spawn(move || {
                            let limit = Duration::from_secs(20);
                            let result = load(&clicked, limit);
                            post.send(Event::Loaded(result)).expect(open);
                        }));
                    }
                }
            }
            Event::Click => {
                trace.push("click");
                // Nobody waits for it any more if the loader gave up.
                let _ = click.send(());
            }
            Event::Loaded(result) => {
                trace.push(result);
            }
        }
    }
    if let Some(loader) = loader {
        loader.join().expect("loading does not panic");
    }
    trace
}

pub fn main() {
    println!("in the handler: {:?}", run(Place::InTheHandler));
    println!("in a thread: {:?}", run(Place::InAThread));
}
