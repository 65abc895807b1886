//! With the clock paused, an hour passes as soon as every task waits for it.
//!
//! `start_paused` (tokio's feature `test-util`) stops the runtime's clock.
//! Whenever no task can go on, and no job of `spawn_blocking` runs, the clock
//! jumps to the next timer: a test with time limits is exact and takes no
//! time. The times here are those of tokio's own `Instant`.
//!
//! Two traps. A `sleep` counts from where it is made, not from its first
//! await. And a task that waits for a socket or for another thread counts as
//! waiting: the clock jumps over a peer that is only slow, so a time limit on
//! real I/O strikes at once. Pause the clock where all the waiting is for
//! timers, for tasks, and for channels between them.
//!
//! Prints:
//!
//! ```text
//! 2 strokes in 9000s
//! made an hour ago, it waits 0ns
//! made where it is awaited, 3600s
//! an hour for the peer, over at once: true
//! ```

use std::io;

use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Duration, Instant, interval, sleep, timeout};

const HOUR: Duration = Duration::from_hours(1);

/// How many strokes of a clock that strikes every hour fall into `time`.
pub async fn strokes_in(time: Duration) -> u32 {
    let mut strokes = 0;
    let mut hourly = interval(HOUR);
    hourly.tick().await; // The first one is due at once.
    let counting = async {
        loop {
            hourly.tick().await;
            strokes += 1;
        }
    };
    let _: Result<(), _> = timeout(time, counting).await;
    strokes
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() -> io::Result<()> {
    let start = Instant::now();
    let strokes = strokes_in(Duration::from_mins(150)).await;
    println!("{strokes} strokes in {:?}", start.elapsed());

    let made_early = sleep(HOUR);
    sleep(HOUR).await;
    let start = Instant::now();
    made_early.await;
    println!("made an hour ago, it waits {:?}", start.elapsed());
    sleep(HOUR).await;
    println!("made where it is awaited, {:?}", start.elapsed());

    // The other end is open and silent. Nobody really waits an hour here.
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let mut client = TcpStream::connect(address).await?;
    let (_silent, _) = listener.accept().await?;
    let answer = timeout(HOUR, client.read_u8()).await;
    println!("an hour for the peer, over at once: {}", answer.is_err());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use tokio::sync::oneshot;
    use tokio::task::spawn_blocking;

    use super::{Duration, HOUR, strokes_in, timeout};

    #[tokio::test(start_paused = true)]
    async fn the_clock_jumps_over_a_thread_that_is_to_answer() {
        let (release, wait) = mpsc::channel::<()>();
        let (answer, answered) = oneshot::channel();
        let thread = thread::spawn(move || {
            let _ = wait.recv();
            answer.send(7)
        });
        assert!(timeout(HOUR, answered).await.is_err());
        drop(release);
        let late = thread.join().expect("sending does not panic");
        assert_eq!(late, Err(7));
    }

    #[tokio::test(start_paused = true)]
    async fn a_blocking_job_that_runs_holds_the_clock() {
        let (_silent, wait) = mpsc::channel::<()>();
        let moment = Duration::from_millis(50);
        let job =
            spawn_blocking(move || wait.recv_timeout(moment).is_err());
        let waited = timeout(HOUR, job).await.expect("it is no hour");
        assert!(waited.expect("waiting does not panic"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_stroke_on_the_limit_counts() {
        assert_eq!(strokes_in(Duration::from_mins(59)).await, 0);
        assert_eq!(strokes_in(HOUR).await, 1);
        assert_eq!(strokes_in(2 * HOUR).await, 2);
    }
}
