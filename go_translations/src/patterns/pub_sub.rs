//! Pub/sub: `broadcast` never waits and counts what the slow ones missed.
//!
//! Go: a map of channels under a lock, and a choice to make when one is full.
//! Rust: `tokio::sync::broadcast`; a list of `mpsc` senders where nothing may
//! be lost.
//! Checked: compile time: a message can be cloned, or nobody else could have
//! it; run time: `Lagged(n)`; not at all: a subscriber that nobody reads, a
//! list that keeps the sender of one that left.
//!
//! Dropping a subscription ends it. The choice stays yours: with `broadcast` a
//! slow subscriber loses the oldest messages and is told how many; with
//! `to_each` it holds up everybody. In Go both have to be written.
//!
//! Prints:
//!
//! ```text
//! subscribers: 2
//! fast heard 6 and missed 0
//! slow heard 4 and missed 2
//! nothing lost, the sums add up to 14850
//! ```

use tokio::sync::broadcast::error::TryRecvError;
use tokio::sync::{broadcast, mpsc};
use tokio::task::JoinSet;

/// What is there for a subscriber now: messages heard, messages missed.
fn drain(subscriber: &mut broadcast::Receiver<u64>) -> (u64, u64) {
    let (mut heard, mut missed) = (0, 0);
    loop {
        match subscriber.try_recv() {
            Ok(_) => heard += 1,
            Err(TryRecvError::Lagged(count)) => missed += count,
            Err(TryRecvError::Empty | TryRecvError::Closed) => {
                return (heard, missed);
            }
        }
    }
}

/// Sends to each in turn, then forgets those that have left.
async fn publish(all: &mut Vec<mpsc::Sender<u64>>, message: u64) {
    for subscriber in all.iter() {
        // An `Err` is no reason to stop: the others want the message.
        subscriber.send(message).await.ok();
    }
    all.retain(|subscriber| !subscriber.is_closed());
}

/// Loses nothing: the slowest subscriber sets the pace.
pub async fn to_each(subscribers: usize, messages: u64) -> u64 {
    let mut all = Vec::new();
    let mut sums = JoinSet::new();
    for _ in 0..subscribers {
        let (subscriber, mut news) = mpsc::channel(16);
        all.push(subscriber);
        sums.spawn(async move {
            let (mut sum, mut heard) = (0, Vec::with_capacity(16));
            // All that are there, with one wait.
            while news.recv_many(&mut heard, 16).await > 0 {
                sum += heard.drain(..).sum::<u64>();
            }
            sum
        });
    }
    let publisher = tokio::spawn(async move {
        for message in 0..messages {
            publish(&mut all, message).await;
        }
    });
    publisher.await.expect("publishing does not panic");
    sums.join_all().await.iter().sum()
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let (topic, mut fast) = broadcast::channel(4);
    let (mut slow, gone) = (topic.subscribe(), topic.subscribe());
    drop(gone);
    println!("subscribers: {}", topic.receiver_count());
    let (mut heard, mut missed) = (0, 0);
    for message in 0..6 {
        topic.send(message).expect("there are subscribers");
        let (more, lost) = drain(&mut fast);
        (heard, missed) = (heard + more, missed + lost);
    }
    println!("fast heard {heard} and missed {missed}");
    let (heard, missed) = drain(&mut slow);
    println!("slow heard {heard} and missed {missed}");
    let sum = to_each(3, 100).await;
    println!("nothing lost, the sums add up to {sum}");
}

#[cfg(test)]
mod tests {
    use tokio::sync::{broadcast, mpsc};

    use super::publish;

    #[tokio::test]
    async fn who_left_is_forgotten() {
        let (mut all, mut news) = (Vec::new(), Vec::new());
        for _ in 0..100 {
            let (subscriber, inbox) = mpsc::channel(4);
            all.push(subscriber);
            news.push(inbox);
        }
        news.truncate(1);
        publish(&mut all, 7).await;
        assert_eq!(all.len(), 1);
        assert_eq!(news[0].recv().await, Some(7));
    }

    #[tokio::test]
    async fn without_subscribers_a_message_comes_back() {
        let (topic, subscriber) = broadcast::channel(4);
        drop(subscriber);
        assert_eq!(topic.send(7).expect_err("nobody heard it").0, 7);
    }
}
