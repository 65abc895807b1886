//! Threads around functions that have none of their own.
//!
//! An example may leave the threads to its `main`, or have no place for them.
//! What is here starts as few as there can be, and returns what has to hold.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, mpsc};
use std::task::{Poll, Waker};
use std::{future, iter, thread};

use crate::async_runtime::block_on::{Letter, block_on};
use crate::async_runtime::task_queue::Tasks;
use crate::events::emit_inside_a_handler as emit;
use crate::events::event_loop::{self, Window};
use crate::events::fair_turns::Turns;
use crate::events::fifo_per_publisher as fifo;
use crate::events::post_to_yourself as own_posts;
use crate::events::quit_or_drain::{self, OnQuit};
use crate::events::slow_listeners::{Policy, Queue};
use crate::events::topics::Topics;
use crate::events::unsubscribe_by_drop::Desk;

/// A question goes to a thread, and the answer comes back.
pub fn asked_and_answered() -> String {
    let (question, answer) = (Letter::default(), Letter::default());
    thread::scope(|scope| {
        scope.spawn(|| answer.send(&block_on(question.clone())));
        question.send("tea");
        block_on(answer.clone())
    })
}

/// The polls of a task whose waker goes to a thread, which does this with it.
pub fn polls_of_a_task(waker_is: fn(Waker)) -> usize {
    let (give_waker, waker) = mpsc::channel();
    let waking = thread::spawn(move || {
        waker_is(waker.recv().expect("the task sends its waker"));
    });
    let mut polled = false;
    let tasks = Tasks::new();
    tasks.spawn(future::poll_fn(move |cx| {
        if polled {
            return Poll::Ready(());
        }
        polled = true;
        let _ = give_waker.send(cx.waker().clone());
        Poll::Pending
    }));
    let polls = tasks.run();
    waking.join().expect("waking does not panic");
    polls
}

/// A listener that looks while the publisher publishes, and once it is done:
/// what it received, and how many it lost.
pub fn listen_beside(policy: Policy, events: u32) -> (Vec<u32>, usize) {
    let queue = Queue::new(policy, 1);
    let mut received = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| (1..=events).for_each(|n| queue.publish(n)));
        received.extend(queue.receive());
        if policy == Policy::Wait {
            received.extend((1..events).map_while(|_| queue.receive()));
        }
    });
    received.extend(iter::from_fn(|| queue.try_receive()));
    (received, queue.lost())
}

/// The kitchen goes home after one order: how many were told of each order,
/// and how many orders the office got.
pub fn kitchen_goes_home() -> (Vec<usize>, usize) {
    let mut topics = Topics::default();
    let kitchen = topics.subscribe("orders/new");
    let office = topics.subscribe("orders");
    thread::scope(|scope| {
        let cooking = scope.spawn(move || {
            kitchen.recv().expect("there are two orders");
        });
        let order = |_| topics.publish("orders/new", "tea");
        let mut told: Vec<_> = (0..2).map(order).collect();
        cooking.join().expect("cooking does not panic");
        told.push(topics.publish("orders/new", "tea"));
        drop(topics);
        (told, office.iter().count())
    })
}

/// A listener subscribes another one while it is called.
pub fn subscribe_in_a_handler(publish: fn(&emit::Desk, &str)) {
    let desk = emit::Desk::default();
    desk.subscribe(|desk, _| desk.subscribe(|_, _| ()));
    thread::scope(|scope| {
        scope.spawn(|| publish(&desk, "tea"));
        publish(&desk, "milk");
    });
}

/// All listeners are removed while one event is published: how many heard it.
pub fn removed_beside_an_event() -> usize {
    let desk = emit::Desk::default();
    for _ in 0..2 {
        desk.subscribe(|desk, news| {
            let mut heard = desk.heard.lock().expect("nobody panics");
            heard.push(news.to_owned());
        });
    }
    thread::scope(|scope| {
        scope.spawn(|| desk.publish("tea"));
        desk.unsubscribe_all();
    });
    desk.heard.into_inner().expect("nobody panics").len()
}

/// A subscription ends beside an event, and another event comes after it: how
/// many were told of each, and what the one who left has heard.
pub fn leave_beside_an_event() -> ([usize; 2], Vec<String>) {
    let desk = Desk::default();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let leaving = desk.subscribe(move |news| {
        hears.lock().expect("nobody panics").push(news.to_owned());
    });
    let _stays = desk.subscribe(|_| ());
    let first = thread::scope(|scope| {
        scope.spawn(|| drop(leaving));
        desk.publish("tea")
    });
    let told = [first, desk.publish("milk")];
    // Nobody else has it: the listener is gone with what it captured.
    let heard = Arc::into_inner(heard).expect("the listener is gone");
    (told, heard.into_inner().expect("nobody panics"))
}

/// A keyboard and a mouse post at a time.
pub fn window_of_two_devices() -> Window {
    use event_loop::Event::{Click, Key, Quit};
    let (post, events) = mpsc::channel();
    let window = thread::spawn(move || event_loop::run(&events));
    let open = "the window is open until Quit";
    thread::scope(|devices| {
        devices.spawn(|| post.send(Key('t')).expect(open));
        post.send(Click { x: 3, y: 4 }).expect(open);
    });
    post.send(Quit).expect(open);
    window.join().expect("no handler panics")
}

/// Two events come from outside, and the first makes one of its own.
pub fn edit_and_click() -> String {
    use own_posts::Event::{Clicked, Edited};
    let (post, events) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            for event in [Edited, Clicked] {
                post.send(event).expect("the loop runs to the end");
            }
        });
        own_posts::posted(&events).join(" ")
    })
}

/// One line, `Quit`, and a line that may be late: how many were written, were
/// lost, and came back.
pub fn quit_beside_a_post(on_quit: OnQuit) -> [usize; 3] {
    use quit_or_drain::Event::{Line, Quit};
    let (post, events) = mpsc::channel();
    thread::scope(|scope| {
        let posting = scope.spawn(move || {
            post.send(Line("start")).expect("the loop runs until Quit");
            post.send(Quit).expect("the loop runs until Quit");
            usize::from(post.send(Line("late")).is_err())
        });
        let (written, lost) = quit_or_drain::run(events, on_quit);
        let back = posting.join().expect("posting does not panic");
        [written, lost, back]
    })
}

/// Two publishers post beside the loop: the sum of what each has posted.
pub fn take_turns(each: u32) -> BTreeMap<usize, u32> {
    let (publishers, mut turns) = Turns::new(2);
    let mut sums = BTreeMap::new();
    thread::scope(|scope| {
        for (who, publisher) in publishers.into_iter().enumerate() {
            let post = move |n| publisher.post((who, n));
            scope.spawn(move || (1..=each).for_each(post));
        }
        while let Some((who, n)) = turns.next() {
            *sums.entry(who).or_default() += n;
        }
    });
    sums
}

/// Whether the events of each publisher came in its own order.
pub fn each_in_order(publishers: usize, each: usize) -> bool {
    let arrived = fifo::free(publishers, each);
    arrived.len() == publishers * each
        && (0..publishers).all(|publisher| {
            let own = arrived.iter().filter(|(who, _)| *who == publisher);
            own.is_sorted_by_key(|(_, number)| number)
        })
}

/// Two raise one price: what each has read, sorted, and what it is.
pub fn raised_by_two() -> (Vec<u64>, u64) {
    use crate::go_translations::rwmutex::raise;
    let price = std::sync::RwLock::new(3);
    let mut read = thread::scope(|scope| {
        let other = scope.spawn(|| raise(&price));
        let own = raise(&price);
        vec![own, other.join().expect("raising does not panic")]
    });
    read.sort_unstable();
    (read, price.into_inner().expect("nobody panicked"))
}
