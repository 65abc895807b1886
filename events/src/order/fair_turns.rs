//! One queue for each publisher, taken in turns: a click waits for one line.
//!
//! In one queue a click stands behind all the lines that an import posted
//! before it. With a queue for each publisher and a turn for each, it is
//! handled after one line. How does a loop with many queues sleep? Each post
//! rings one bell, after the event is in its queue: a bell that is heard
//! always finds an event, in whichever queue the turn finds it.
//!
//! Prints:
//!
//! ```text
//! one queue: 100 handled before the click
//! taking turns: 1 handled before the click
//! and 99 after it
//! ```

use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

pub struct Publisher<E> {
    queue: Sender<E>,
    bell: Sender<()>,
}

impl<E> Publisher<E> {
    pub fn post(&self, event: E) {
        let open = "the loop outlives its publishers";
        self.queue.send(event).expect(open);
        self.bell.send(()).expect(open);
    }
}

pub struct Turns<E> {
    queues: Vec<Receiver<E>>,
    bell: Receiver<()>,
    next: usize,
}

impl<E> Turns<E> {
    pub fn new(publishers: usize) -> (Vec<Publisher<E>>, Self) {
        let (ring, bell) = mpsc::channel();
        let (publishers, queues) = (0..publishers)
            .map(|_| {
                let (queue, events) = mpsc::channel();
                let bell = ring.clone();
                (Publisher { queue, bell }, events)
            })
            .unzip();
        let next = 0;
        (publishers, Self { queues, bell, next })
    }

    /// The next event; `None` when all publishers are gone.
    pub fn next(&mut self) -> Option<E> {
        self.bell.recv().ok()?;
        let count = self.queues.len();
        for turn in self.next..self.next + count {
            if let Ok(event) = self.queues[turn % count].try_recv() {
                self.next = (turn + 1) % count;
                return Some(event);
            }
        }
        unreachable!("a bell is rung after its event was queued")
    }
}

fn before_the_click(mut events: impl Iterator<Item = String>) -> usize {
    let place = events.position(|event| event == "click");
    place.expect("the click was posted")
}

pub fn main() {
    let (one, queue) = mpsc::channel();
    for line in 1..=100 {
        one.send(format!("line {line}")).expect("queue is open");
    }
    one.send("click".to_owned()).expect("queue is open");
    let before = before_the_click(queue.try_iter());
    println!("one queue: {before} handled before the click");

    let (publishers, mut turns) = Turns::new(2);
    // Both are done before the loop begins, and the import was first.
    let (import, user) = (&publishers[0], &publishers[1]);
    thread::scope(|scope| {
        let import = scope.spawn(|| {
            for line in 1..=100 {
                import.post(format!("line {line}"));
            }
        });
        import.join().expect("posting does not panic");
        user.post("click".to_owned());
    });
    drop(publishers);
    let mut handled = std::iter::from_fn(|| turns.next());
    let before = before_the_click(&mut handled);
    println!("taking turns: {before} handled before the click");
    println!("and {} after it", handled.count());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_while_publishers_and_loop_run_together() {
        let (publishers, mut turns) = Turns::new(3);
        let mut sums = [0; 3];
        thread::scope(|scope| {
            for (index, publisher) in publishers.into_iter().enumerate() {
                scope.spawn(move || {
                    (1..=200).for_each(|n| publisher.post((index, n)));
                });
            }
            while let Some((index, n)) = turns.next() {
                sums[index] += n;
            }
        });
        assert_eq!(sums, [20_100; 3]);
    }
}
