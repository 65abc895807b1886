//! A send that waits for room stops the pool, if its reader needs the pool.
//!
//! Wrong on purpose, but for the first row. Each thread of the pool sends ten
//! results into a channel with room for two, and then waits for a reader. A
//! reader on a thread of its own empties the channel. One that is queued in
//! the same pool never begins. One that has its own thread but calls the pool
//! for each result waits for the senders, which wait for it. More threads do
//! not help: they all send.
//!
//! In the last row one closure of a `join` sends to the other. That works as
//! soon as a second thread is idle: so it passes every test but the one on a
//! small or a busy machine.
//!
//! `send_timeout` makes the hang visible; with `send` it lasts for ever. Right:
//! the reader outside, and not calling this pool; or no channel, but `collect`.
//!
//! Prints:
//!
//! ```text
//! pool of 1
//!   reader on its own thread: all sent
//!   reader in the pool: stuck
//!   reader calls the pool: stuck
//!   reader in a join: stuck
//! pool of 2
//!   reader on its own thread: all sent
//!   reader in the pool: stuck
//!   reader calls the pool: stuck
//!   reader in a join: all sent
//! ```

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use crossbeam::channel::{self, Receiver, SendTimeoutError, Sender};
use rayon::{ThreadPool, ThreadPoolBuilder};

const EACH: u32 = 10;
const LONG: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(50);

type Sent = Result<(), SendTimeoutError<u32>>;

fn pool(threads: usize) -> ThreadPool {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("the system has room for two threads")
}

fn send_all(results: &Sender<u32>, limit: Duration) -> Sent {
    (0..EACH).try_for_each(|result| results.send_timeout(result, limit))
}

fn verdict(all: &[Sent]) -> &'static str {
    if all.iter().all(Result::is_ok) {
        "all sent"
    } else {
        "stuck"
    }
}

/// Sends from every thread of the pool while `read` reads, outside of it.
pub fn every_thread_sends(
    pool: &ThreadPool,
    limit: Duration,
    read: impl FnOnce(Receiver<u32>),
) -> &'static str {
    let (results, reader) = channel::bounded(2);
    let all_send = Barrier::new(pool.current_num_threads() + 1);
    thread::scope(|s| {
        let senders = s.spawn(|| {
            let results = results; // Dropped when the last has sent.
            pool.broadcast(|_| {
                all_send.wait();
                send_all(&results, limit)
            })
        });
        all_send.wait();
        read(reader);
        verdict(&senders.join().expect("sending does not panic"))
    })
}

/// One closure of a `join` sends, the other reads.
pub fn joined(pool: &ThreadPool, limit: Duration) -> &'static str {
    let (results, reader) = channel::bounded(2);
    let fill = move || send_all(&results, limit);
    let read = move || reader.iter().count();
    let (sent, _) = pool.install(|| rayon::join(fill, read));
    verdict(&[sent])
}

pub fn main() {
    let read_all = |results: Receiver<u32>| results.iter().for_each(drop);
    for threads in [1, 2] {
        let pool = pool(threads);
        println!("pool of {threads}");
        let said = every_thread_sends(&pool, LONG, read_all);
        println!("  reader on its own thread: {said}");
        let said = every_thread_sends(&pool, SHORT, |results| {
            pool.install(|| read_all(results));
        });
        println!("  reader in the pool: {said}");
        let said = every_thread_sends(&pool, SHORT, |results| {
            let total: u32 =
                results.iter().map(|n| pool.install(|| n * n)).sum();
            assert!(total > 0);
        });
        println!("  reader calls the pool: {said}");
        let limit = if threads == 1 { SHORT } else { LONG };
        println!("  reader in a join: {}", joined(&pool, limit));
    }
}
