//! An actor that keeps its own address never sees the last one dropped.
//!
//! A task that waits in `recv` ends when no sender is left. A timer that mails
//! something back to its actor needs a sender, so the actor keeps one, and is
//! then its own last customer: wrong on purpose in the first run, where a
//! limit on the paused clock ends it. A `WeakSender` is an address that does
//! not count: it can be used for as long as somebody holds a real one.
//!
//! The timers are tasks in a `JoinSet`, which keeps a finished task until it is
//! joined. So the diary joins those that are over at every message.
//!
//! Prints:
//!
//! ```text
//! strong: open a day after everybody left
//! weak: 1 reminder, then closed
//! ```

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

enum Message {
    RemindIn(Duration),
    /// From one of its own timers.
    Due,
}

/// Its own address, kept in one of two ways.
#[derive(Clone)]
enum Own {
    Strong(mpsc::Sender<Message>),
    Weak(mpsc::WeakSender<Message>),
}

impl Own {
    fn address(&self) -> Option<mpsc::Sender<Message>> {
        match self {
            Self::Strong(own) => Some(own.clone()),
            Self::Weak(own) => own.upgrade(),
        }
    }
}

/// Returns how many reminders came due, and the most timers it kept.
async fn diary(
    own: Own,
    mut messages: mpsc::Receiver<Message>,
) -> (u32, usize) {
    // Ends with the diary, and each timer in it that still runs.
    let mut timers = JoinSet::new();
    let (mut due, mut most_kept) = (0, 0);
    while let Some(message) = messages.recv().await {
        while let Some(over) = timers.try_join_next() {
            over.expect("a timer does not panic");
        }
        match message {
            Message::Due => due += 1,
            Message::RemindIn(time) => {
                let own = own.clone();
                timers.spawn(async move {
                    sleep(time).await;
                    if let Some(own) = own.address() {
                        let _ = own.send(Message::Due).await;
                    }
                });
                most_kept = most_kept.max(timers.len());
            }
        }
    }
    (due, most_kept)
}

/// How many came due, or nothing if the diary is still open after a day.
pub async fn open_and_leave(weak: bool) -> Option<u32> {
    let (address, messages) = mpsc::channel(8);
    let own = if weak {
        Own::Weak(address.downgrade())
    } else {
        Own::Strong(address.clone())
    };
    let mut diary = tokio::spawn(diary(own, messages));
    for seconds in [10, 60] {
        let time = Duration::from_secs(seconds);
        let sent = address.send(Message::RemindIn(time)).await;
        sent.expect("the diary is open");
    }
    sleep(Duration::from_secs(20)).await;
    drop(address);

    let Ok(due) = timeout(Duration::from_hours(24), &mut diary).await
    else {
        diary.abort();
        assert!(diary.await.is_err_and(|error| error.is_cancelled()));
        return None;
    };
    let (due, _) = due.expect("a diary does not panic");
    Some(due)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for weak in [false, true] {
        let kept = if weak { "weak" } else { "strong" };
        match open_and_leave(weak).await {
            Some(due) => println!("{kept}: {due} reminder, then closed"),
            None => println!("{kept}: open a day after everybody left"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Message, Own, diary, mpsc, sleep};

    #[tokio::test(start_paused = true)]
    async fn a_timer_that_is_over_is_not_kept() {
        let (address, messages) = mpsc::channel(8);
        let own = Own::Weak(address.downgrade());
        let diary = tokio::spawn(diary(own, messages));
        for _ in 0..1000 {
            let time = Duration::from_secs(10);
            let sent = address.send(Message::RemindIn(time)).await;
            sent.expect("the diary is open");
            sleep(2 * time).await;
        }
        drop(address);
        let (due, most_kept) = diary.await.expect("it does not panic");
        assert_eq!((due, most_kept), (1000, 1));
    }
}
