//! A runtime for one future: poll it, sleep, and let its waker wake you.
//!
//! A future that is not ready keeps the waker it was polled with and gives it
//! to whoever will know more. `wake` may be called from any thread and at any
//! time, also before the sleep has begun: then `park` returns at once, so no
//! wake-up is lost, unless the future itself parks this thread and so uses it
//! up: never block in a poll (the test shows the hang). `park` may also return
//! for no reason; polling once more does no harm. This is all that `block_on`
//! does; tasks, timers and sockets are what a runtime adds.
//!
//! Prints:
//!
//! ```text
//! How much is the tea? Two pounds fifty.
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Wakes a thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Runs `future` on this thread until it has its result.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(result) = future.as_mut().poll(&mut cx) {
            return result;
        }
        thread::park();
    }
}

/// A place for one letter, which another thread may still have to write.
#[derive(Default)]
struct LetterBox {
    letter: Option<String>,
    reader: Option<Waker>,
}

#[derive(Clone, Default)]
pub struct Letter(Arc<Mutex<LetterBox>>);

impl Letter {
    /// Puts the letter in and wakes whoever waits for it.
    pub fn send(&self, letter: &str) {
        let mut letter_box = self.0.lock().expect("nobody panics with it");
        letter_box.letter = Some(letter.to_owned());
        let reader = letter_box.reader.take();
        drop(letter_box); // The reader will want the lock.
        if let Some(reader) = reader {
            reader.wake();
        }
    }
}

impl Future for Letter {
    type Output = String;

    fn poll(self: Pin<&mut Self>, cx: &mut Context) -> Poll<String> {
        let mut letter_box = self.0.lock().expect("nobody panics with it");
        if let Some(letter) = letter_box.letter.take() {
            return Poll::Ready(letter);
        }
        // Under the same lock: a letter comes before or after this.
        letter_box.reader = Some(cx.waker().clone());
        Poll::Pending
    }
}

pub fn main() {
    let (question, answer) = (Letter::default(), Letter::default());
    let clerk = thread::spawn({
        let (question, answer) = (question.clone(), answer.clone());
        move || {
            let asked = block_on(question);
            answer.send(&format!("{asked} Two pounds fifty."));
        }
    });
    question.send("How much is the tea?");
    println!("{}", block_on(answer));
    clerk.join().expect("the clerk does not panic");
}

#[cfg(test)]
mod tests {
    use super::{Letter, block_on};
    use std::future::poll_fn;
    use std::sync::mpsc;
    use std::task::Poll;
    use std::thread;
    use std::time::Duration;

    #[test]
    fn a_future_that_parks_uses_up_the_wake_up() {
        let (done, ended) = mpsc::channel();
        let blocked = thread::spawn(move || {
            let mut polled = false;
            block_on(poll_fn(|cx| {
                if polled {
                    return Poll::Ready(());
                }
                polled = true;
                cx.waker().wake_by_ref();
                thread::park(); // Returns at once: the wake-up was its own.
                Poll::Pending
            }));
            done.send(())
        });
        let moment = Duration::from_millis(50);
        assert!(ended.recv_timeout(moment).is_err(), "it hangs");
        blocked.thread().unpark();
        let sent = blocked.join().expect("polling does not panic");
        assert_eq!(sent, Ok(()));
    }

    #[test]
    fn a_letter_that_is_there_needs_no_wake_up() {
        let letter = Letter::default();
        letter.send("tea");
        assert_eq!(block_on(letter), "tea");
    }
}
