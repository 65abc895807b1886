//! A job that waits keeps its thread, and a pool has no other.
//!
//! Wrong on purpose. A task of an async runtime gives its thread back while
//! it waits. A job in a rayon pool keeps it: one that sleeps, reads from a
//! socket or receives from a channel is one thread less, and as many of them as
//! there are threads stop everything else in that pool. If it is the global
//! pool, that is every parallel call in the process.
//!
//! Wait on threads of your own, and give the pool what is ready to compute.
//!
//! Prints:
//!
//! ```text
//! pool of 1, 1 waiting: another job runs meanwhile: false, after: true
//! pool of 2, 1 waiting: another job runs meanwhile: true, after: true
//! pool of 2, 2 waiting: another job runs meanwhile: false, after: true
//! goes to sleep, wakes up, other job
//! ```

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

const LONG: Duration = Duration::from_secs(20);

fn pool(threads: usize) -> ThreadPool {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("the system has room for two threads")
}

/// Fills a pool with `waiting` jobs that wait. Does another job get a turn
/// meanwhile, and after?
pub fn another_job_runs(threads: usize, waiting: usize) -> (bool, bool) {
    let pool = pool(threads);
    let (begun, begins) = mpsc::channel();
    let mut gates = Vec::new();
    for _ in 0..waiting {
        let (gate, opens) = mpsc::channel::<()>();
        gates.push(gate);
        let begun = begun.clone();
        pool.spawn(move || {
            begun.send(()).expect("the test waits for it");
            let opened = opens.recv_timeout(LONG);
            assert_eq!(opened, Err(RecvTimeoutError::Disconnected));
        });
    }
    for _ in 0..waiting {
        begins
            .recv_timeout(LONG)
            .expect("there is a thread for each");
    }

    let (done, is_done) = mpsc::channel();
    pool.spawn(move || done.send(()).expect("it is waited for"));
    // Long enough if a thread is free; if none is, no time is.
    let limit = if waiting < threads { LONG } else { LONG / 200 };
    let meanwhile = is_done.recv_timeout(limit).is_ok();
    drop(gates);
    let after = meanwhile || is_done.recv_timeout(LONG).is_ok();
    (meanwhile, after)
}

/// The order in which a pool of one thread does a sleep and a job behind it.
#[expect(clippy::disallowed_methods, reason = "a job that sleeps")]
pub fn sleep_first() -> Vec<&'static str> {
    let (say, said) = mpsc::channel();
    let pool = pool(1);
    let sleeper = say.clone();
    pool.spawn(move || {
        sleeper.send("goes to sleep").expect("main listens");
        thread::sleep(Duration::from_millis(5));
        sleeper.send("wakes up").expect("main listens");
    });
    pool.spawn(move || say.send("other job").expect("main listens"));
    said.iter().collect()
}

pub fn main() {
    for (threads, waiting) in [(1, 1), (2, 1), (2, 2)] {
        let (meanwhile, after) = another_job_runs(threads, waiting);
        println!(
            "pool of {threads}, {waiting} waiting: another job runs \
             meanwhile: {meanwhile}, after: {after}"
        );
    }
    println!("{}", sleep_first().join(", "));
}
