//! A thread that waits in `join` does other work, with your lock in its hand.
//!
//! Wrong on purpose, but for the last row. If the second closure of a `join`
//! was stolen, the thread that waits for it takes other jobs from the pool.
//! If one of them wants a lock that this thread held when it called `join`,
//! the thread waits for itself. `scope` and `par_iter` wait in the same way.
//! Nothing hangs until a second thread is idle at the right moment.
//!
//! Here channels make that moment, and the other job uses `try_lock`. Right:
//! let go of the lock before the parallel call, and take it again after it.
//!
//! Prints:
//!
//! ```text
//! join, lock kept: other job on this thread: true, gets the lock: false
//! scope, lock kept: other job on this thread: true, gets the lock: false
//! par_iter, lock kept: other job on this thread: true, gets the lock: false
//! join, let go of: other job on this thread: true, gets the lock: true
//! ```

use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

const LONG: Duration = Duration::from_secs(20);

type Work<'a> = &'a (dyn Fn() + Sync);

pub struct OtherJob {
    pub on_the_waiting_thread: bool,
    pub gets_the_lock: bool,
}

/// What another job meets while a thread waits in `both`, which calls two
/// closures in parallel.
pub fn while_waiting(
    keep_the_lock: bool,
    both: impl Fn(Work, Work) + Sync,
) -> OtherJob {
    let pool = ThreadPoolBuilder::new().num_threads(2).build();
    let pool = pool.expect("the system has room for two threads");
    let total = Mutex::new(0);
    let (stolen, is_stolen) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel();
    let (finish, may_finish) = mpsc::channel();
    let (may_go_on, may_finish) =
        (Mutex::new(may_go_on), Mutex::new(may_finish));
    let wait = |channel: &Mutex<mpsc::Receiver<()>>| {
        let channel = channel.lock().expect("no holder panics");
        channel.recv_timeout(LONG).expect("an idle thread steals");
    };
    // Runs on the thread that waits later: lets go when the theft is done.
    let first = || wait(&may_go_on);
    // Runs on the thief, and keeps it busy.
    let second = || {
        stolen.send(()).expect("main waits for it");
        go_on.send(()).expect("the first closure waits for it");
        wait(&may_finish);
    };

    thread::scope(|s| {
        let waiter = s.spawn(|| {
            pool.install(|| {
                let guard = total.lock().expect("no holder panics");
                let guard = keep_the_lock.then_some(guard);
                both(&first, &second);
                drop(guard);
                thread::current().id()
            })
        });
        is_stolen.recv_timeout(LONG).expect("an idle thread steals");
        // The thief is busy: only the thread that waits can do this.
        let (ran_on, gets_the_lock) = pool
            .install(|| (thread::current().id(), total.try_lock().is_ok()));
        finish.send(()).expect("the second closure waits for it");
        let waiter = waiter.join().expect("waiting does not panic");
        OtherJob {
            on_the_waiting_thread: ran_on == waiter,
            gets_the_lock,
        }
    })
}

fn join(first: Work, second: Work) {
    rayon::join(first, second);
}

fn scope(first: Work, second: Work) {
    rayon::scope(|s| {
        s.spawn(|_| second());
        first();
    });
}

fn par_iter(first: Work, second: Work) {
    let both = [first, second];
    both.par_iter().with_max_len(1).for_each(|work| work());
}

pub fn main() {
    for (title, other) in [
        ("join, lock kept", while_waiting(true, join)),
        ("scope, lock kept", while_waiting(true, scope)),
        ("par_iter, lock kept", while_waiting(true, par_iter)),
        ("join, let go of", while_waiting(false, join)),
    ] {
        println!(
            "{title}: other job on this thread: {}, gets the lock: {}",
            other.on_the_waiting_thread, other.gets_the_lock
        );
    }
}
