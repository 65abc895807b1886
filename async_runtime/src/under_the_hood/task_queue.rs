//! A runtime for many futures: a queue of tasks, and wakers that refill it.
//!
//! A task is a future and the way back to the queue. To wake it is to queue
//! it again; a task that nobody wakes is in no queue and costs no time. The
//! run ends when no task is queued and no waker is left that could queue one:
//! each of them holds a sender, and `recv` fails when the last is dropped.
//!
//! What is missing to a real one: results for handles, a flag against being
//! queued twice, more threads, timers, sockets.
//!
//! Prints:
//!
//! ```text
//! tea: box 1 of 2
//! milk: box 1 of 1
//! sugar: done
//! tea: box 2 of 2
//! milk: done
//! tea: done
//! polls: 6
//! ```
//!
//! Needs edition 2024, whose prelude has `Future`.

use std::pin::Pin;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

struct Task {
    /// None once it has ended.
    work: Mutex<Option<Work>>,
    queue: Sender<Arc<Task>>,
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        let queue = self.queue.clone();
        let _ = queue.send(self); // Fails if the runtime is gone.
    }
}

pub struct Tasks {
    queue: Sender<Arc<Task>>,
    queued: Receiver<Arc<Task>>,
}

impl Tasks {
    #[must_use]
    pub fn new() -> Self {
        let (queue, queued) = mpsc::channel();
        Self { queue, queued }
    }

    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let work = Mutex::new(Some(Box::pin(work) as Work));
        let queue = self.queue.clone();
        Arc::new(Task { work, queue }).wake();
    }

    /// Runs all tasks to their end; returns how many polls that took.
    pub fn run(self) -> usize {
        let Self { queue, queued } = self;
        drop(queue); // From here on only tasks can queue tasks.
        let mut polls = 0;
        while let Ok(task) = queued.recv() {
            let waker = Waker::from(Arc::clone(&task));
            let mut cx = Context::from_waker(&waker);
            let mut slot = task.work.lock().expect("no task panics");
            if let Some(mut work) = slot.take() {
                polls += 1;
                if work.as_mut().poll(&mut cx).is_pending() {
                    *slot = Some(work);
                }
            }
        }
        polls
    }
}

/// Is ready at the second poll: lets the others run in between.
#[derive(Default)]
struct GiveWay {
    given: bool,
}

impl Future for GiveWay {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<()> {
        if self.given {
            return Poll::Ready(());
        }
        self.given = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn pack(order: &'static str, boxes: u32) {
    for number in 1..=boxes {
        println!("{order}: box {number} of {boxes}");
        GiveWay::default().await;
    }
    println!("{order}: done");
}

pub fn main() {
    let tasks = Tasks::new();
    tasks.spawn(pack("tea", 2));
    tasks.spawn(pack("milk", 1));
    tasks.spawn(pack("sugar", 0));
    println!("polls: {}", tasks.run());
}

#[cfg(test)]
mod tests {
    use super::{GiveWay, Tasks, mpsc, pack};
    use std::future::pending;
    use std::thread;

    #[test]
    fn a_task_is_polled_once_and_once_for_each_wake_up() {
        let tasks = Tasks::new();
        tasks.spawn(pack("tea", 0));
        assert_eq!(tasks.run(), 1);

        let tasks = Tasks::new();
        tasks.spawn(async {
            GiveWay::default().await;
            GiveWay::default().await;
        });
        assert_eq!(tasks.run(), 3);
    }

    #[test]
    fn a_task_that_nobody_can_wake_does_not_keep_the_run_going() {
        let tasks = Tasks::new();
        tasks.spawn(pending());
        assert_eq!(tasks.run(), 1);
    }

    #[test]
    fn a_waker_in_another_thread_keeps_it_going() {
        let (give_waker, waker) = mpsc::channel::<std::task::Waker>();
        let waking = thread::spawn(move || {
            waker.recv().expect("the task sends its waker").wake();
        });
        let mut polled = false;
        let tasks = Tasks::new();
        tasks.spawn(std::future::poll_fn(move |cx| {
            if polled {
                return std::task::Poll::Ready(());
            }
            polled = true;
            let _ = give_waker.send(cx.waker().clone());
            std::task::Poll::Pending
        }));
        assert_eq!(tasks.run(), 2);
        waking.join().expect("waking does not panic");
    }
}
