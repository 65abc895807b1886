//! A one-shot channel carries one answer: send it along with the question.
//!
//! `bounded(1)` has room for the one answer, so that whoever answers never
//! waits. Wrapped in a type whose `send` takes `self`, a second answer does not
//! compile. No answer at all is told too: a question that is dropped, by a
//! clerk that skips it or by one that panics, drops its sender.
//!
//! Prints:
//!
//! ```text
//! tea: Ok(3)
//! sugar: Err(RecvError)
//! milk: Ok(1)
//! nobody wants to know about tea any more
//! ```

use std::thread;

use crossbeam::channel::{Receiver, RecvError, Sender, bounded};

/// The end of the channel where the answer goes in.
pub struct Answer<T>(Sender<T>);

impl<T> Answer<T> {
    pub fn channel() -> (Self, Receiver<T>) {
        let (sender, receiver) = bounded(1);
        (Self(sender), receiver)
    }

    /// Sends the answer; gives it back if nobody waits for it any more.
    pub fn send(self, answer: T) -> Result<(), T> {
        self.0.send(answer).map_err(|error| error.0)
    }
}

pub struct Question {
    article: &'static str,
    price: Answer<u32>,
}

fn clerk(questions: Receiver<Question>) {
    for Question { article, price } in questions {
        let known = match article {
            "tea" => 3,
            "milk" => 1,
            // Dropping `price` is the answer.
            _ => continue,
        };
        if price.send(known).is_err() {
            println!("nobody wants to know about {article} any more");
        }
    }
}

fn ask(
    clerk: &Sender<Question>,
    article: &'static str,
) -> Result<u32, RecvError> {
    let (price, answer) = Answer::channel();
    let question = Question { article, price };
    clerk.send(question).expect("the clerk stays to the end");
    answer.recv()
}

pub fn main() {
    let (desk, questions) = bounded(0);
    let clerk = thread::spawn(move || clerk(questions));
    for article in ["tea", "sugar", "milk"] {
        println!("{article}: {:?}", ask(&desk, article));
    }
    let (price, answer) = Answer::channel();
    drop(answer);
    let article = "tea";
    let sent = desk.send(Question { article, price });
    sent.expect("the clerk stays to the end");
    drop(desk);
    clerk.join().expect("the clerk does not panic");
}
