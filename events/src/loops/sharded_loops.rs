//! A pool of loops keeps the order of each account if accounts pick the loop.
//!
//! Events of one account must be handled in the order they were posted;
//! between accounts the order is free. So the account's number picks the loop,
//! and each loop has a queue of its own. Several loops at one queue look
//! fairer and break the order: the second program takes two events of one
//! account from one queue and has the later one handled first.
//!
//! The price: one busy account is one busy loop, however many there are.
//!
//! Prints:
//!
//! ```text
//! loop 0: 10#0 12#2 10#3 10#4 10#6 10#7
//! loop 1: 11#1 11#5
//! one queue, two loops, account 10: [3, 0]
//! ```

use std::sync::mpsc::{self, Receiver};
use std::sync::{Barrier, Mutex};
use std::thread;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Event {
    pub account: usize,
    pub number: usize,
}

/// What each loop has handled, in its order.
pub fn sharded(loops: usize, events: &[Event]) -> Vec<Vec<Event>> {
    thread::scope(|pool| {
        let (posts, running): (Vec<_>, Vec<_>) = (0..loops)
            .map(|_| {
                let (post, events) = mpsc::channel::<Event>();
                let handle = move || events.iter().collect::<Vec<_>>();
                (post, pool.spawn(handle))
            })
            .unzip();
        for event in events {
            let post = &posts[event.account % loops];
            post.send(*event).expect("a loop ends after its publisher");
        }
        drop(posts);
        let handled =
            running.into_iter().map(thread::ScopedJoinHandle::join);
        handled.collect::<Result<_, _>>().expect("no loop panics")
    })
}

/// Two loops at one queue: the numbers in the order they were handled.
pub fn shared_queue(first: Event, second: Event) -> Vec<usize> {
    let (post, events) = mpsc::channel();
    for event in [first, second] {
        post.send(event).expect("the queue is there");
    }
    let queue: Mutex<Receiver<Event>> = Mutex::new(events);
    let handled = Mutex::new(Vec::new());
    let both_have_one = Barrier::new(2);
    let (later_done, wait_for_later) = mpsc::channel();
    let wait_for_later = Mutex::new(wait_for_later);
    let loop_once = || {
        let waiting = queue.lock().expect("nobody panics");
        let event = waiting.recv().expect("there are two");
        drop(waiting);
        both_have_one.wait();
        if event == first {
            // The loop that took the first event is the slower one.
            let wait = wait_for_later.lock().expect("nobody panics");
            wait.recv().expect("the other loop says when it is done");
        }
        handled.lock().expect("nobody panics").push(event.number);
        if event == second {
            later_done.send(()).expect("the first loop waits");
        }
    };
    thread::scope(|pool| {
        pool.spawn(loop_once);
        pool.spawn(loop_once);
    });
    handled.into_inner().expect("nobody panics")
}

pub fn main() {
    let accounts = [10, 11, 12, 10, 10, 11, 10, 10];
    let events: Vec<Event> = (0..)
        .zip(accounts)
        .map(|(number, account)| Event { account, number })
        .collect();
    for (index, handled) in sharded(2, &events).iter().enumerate() {
        let handled: Vec<String> = handled
            .iter()
            .map(|event| format!("{}#{}", event.account, event.number))
            .collect();
        println!("loop {index}: {}", handled.join(" "));
    }
    let handled = shared_queue(events[0], events[3]);
    println!("one queue, two loops, account 10: {handled:?}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_account_keeps_its_order_with_any_number_of_loops() {
        let events: Vec<Event> = (0..200)
            .map(|number| Event {
                account: number * number % 7,
                number,
            })
            .collect();
        for loops in 1..5 {
            let handled = sharded(loops, &events);
            assert_eq!(handled.iter().flatten().count(), events.len());
            for account in 0..7 {
                let of_it = |one: &&Vec<Event>| {
                    one.iter().any(|event| event.account == account)
                };
                let mut loops_of_it = handled.iter().filter(of_it);
                let all = loops_of_it.next().into_iter().flatten();
                let own = all.filter(|event| event.account == account);
                assert!(own.is_sorted_by_key(|event| event.number));
                assert!(loops_of_it.next().is_none(), "one loop for each");
            }
        }
    }
}
