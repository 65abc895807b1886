//! A dialogue reads top to bottom, and runs one step at a time.
//!
//! `order` is a script in a language of two words, `ask` and `say`. It is an
//! async function, so the compiler keeps its place and its variables between
//! two answers; written by hand it would be an enum and a `match` over it
//! (`async_fn_is_an_enum`). Whoever holds the `Dialogue` decides when it goes
//! on: a terminal, a web form, a test. No runtime is needed: a step is one
//! poll. Here values go both ways, a question out and an answer in.
//!
//! Prints:
//!
//! ```text
//! clerk: What would you like?
//! guest: tea
//! clerk: How many?
//! guest: some
//! clerk: A number, please.
//! clerk: How many?
//! guest: 3
//! clerk: Thank you.
//! order: 3 x tea
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What lies between the script and whoever it talks to.
#[derive(Default)]
struct Desk {
    said: Vec<String>,
    answer: Option<String>,
}

/// The words of the language.
#[derive(Clone, Default)]
pub struct Clerk(Rc<RefCell<Desk>>);

impl Clerk {
    pub fn say(&self, words: &str) {
        self.0.borrow_mut().said.push(words.to_owned());
    }

    /// Ends a step; the next one begins with the answer.
    pub async fn ask(&self, question: &str) -> String {
        self.say(question);
        poll_fn(|_| match self.0.borrow_mut().answer.take() {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        })
        .await
    }
}

/// The script.
async fn order(clerk: Clerk) -> String {
    let item = clerk.ask("What would you like?").await;
    let count: u32 = loop {
        match clerk.ask("How many?").await.parse() {
            Ok(0) => return "no order".to_owned(),
            Ok(count) => break count,
            Err(_) => clerk.say("A number, please."),
        }
    };
    clerk.say("Thank you.");
    format!("{count} x {item}")
}

/// A script that was begun, and where it stands.
pub struct Dialogue {
    script: Pin<Box<dyn Future<Output = String>>>,
    clerk: Clerk,
}

impl Dialogue {
    #[must_use]
    pub fn new() -> Self {
        let clerk = Clerk::default();
        let script = Box::pin(order(clerk.clone()));
        Self { script, clerk }
    }

    /// Goes on with `answer` up to the next question or the end; returns what
    /// was said on the way.
    ///
    /// # Panics
    ///
    /// If the script has ended.
    pub fn step(
        &mut self,
        answer: Option<&str>,
    ) -> (Vec<String>, Poll<String>) {
        self.clerk.0.borrow_mut().answer = answer.map(str::to_owned);
        let mut cx = Context::from_waker(Waker::noop());
        let end = self.script.as_mut().poll(&mut cx);
        let said = std::mem::take(&mut self.clerk.0.borrow_mut().said);
        (said, end)
    }
}

pub fn main() {
    let mut dialogue = Dialogue::new();
    let mut answers = ["tea", "some", "3"].into_iter();
    let mut answer = None;
    loop {
        let (said, end) = dialogue.step(answer);
        for words in said {
            println!("clerk: {words}");
        }
        if let Poll::Ready(order) = end {
            println!("order: {order}");
            return;
        }
        answer = answers.next();
        println!("guest: {}", answer.unwrap_or("(silence)"));
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialogue, Poll};

    #[test]
    fn two_dialogues_keep_their_own_place() {
        let (mut one, mut two) = (Dialogue::new(), Dialogue::new());
        let _ = (one.step(None), two.step(None));
        let _ = (one.step(Some("tea")), two.step(Some("milk")));
        let (_, two) = two.step(Some("0"));
        let (_, one) = one.step(Some("2"));
        assert_eq!(one, Poll::Ready("2 x tea".to_owned()));
        assert_eq!(two, Poll::Ready("no order".to_owned()));
    }

    #[test]
    #[should_panic(expected = "resumed after completion")]
    fn a_step_after_the_end_panics() {
        let mut dialogue = Dialogue::new();
        for answer in [None, Some("tea"), Some("0"), Some("3")] {
            let _ = dialogue.step(answer);
        }
    }

    #[test]
    fn without_an_answer_it_stays_where_it_is() {
        let mut dialogue = Dialogue::new();
        let _ = dialogue.step(None);
        assert_eq!(dialogue.step(None), (Vec::new(), Poll::Pending));
    }
}
