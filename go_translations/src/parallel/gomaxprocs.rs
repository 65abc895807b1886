//! `GOMAXPROCS`: each pool has a size of its own, fixed when it is built.
//!
//! Go: `GOMAXPROCS` in the environment, `runtime.GOMAXPROCS(n)`, `NumCPU`.
//! Rust: `available_parallelism`; `RAYON_NUM_THREADS`, `num_threads(n)`;
//! `TOKIO_WORKER_THREADS`, `worker_threads(n)`.
//! Checked: compile time: nothing; run time: a second global rayon pool, as an
//! `Err`; not at all: a pool of n whose jobs wait for more than n others.
//!
//! One number rules all goroutines, and it can change while they run. Here each
//! pool asks std, unless the environment or the builder says otherwise, and two
//! pools in one program are two sets of threads. A goroutine that waits makes
//! room for another; a job that waits in a rayon pool keeps its thread.
//!
//! Prints:
//!
//! ```text
//! as many as there are: true
//! asked for 3, got 3
//! ```

use std::num::NonZero;
use std::{env, io, thread};

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use tokio::runtime::Builder;

/// What the environment says, or else what the machine has for us.
fn wanted(variable: &str) -> usize {
    let number = env::var(variable).ok().and_then(|n| n.parse().ok());
    let number = number.or_else(|| thread::available_parallelism().ok());
    number.map_or(1, NonZero::get)
}

fn rayon_threads(asked: usize) -> Result<usize, ThreadPoolBuildError> {
    // 0 is: not asked.
    let pool = ThreadPoolBuilder::new().num_threads(asked).build()?;
    Ok(pool.current_num_threads())
}

fn tokio_workers(asked: Option<usize>) -> io::Result<usize> {
    let mut builder = Builder::new_multi_thread();
    if let Some(asked) = asked {
        builder.worker_threads(asked);
    }
    Ok(builder.build()?.metrics().num_workers())
}

pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rayon = rayon_threads(0)? == wanted("RAYON_NUM_THREADS");
    let tokio = tokio_workers(None)? == wanted("TOKIO_WORKER_THREADS");
    println!("as many as there are: {}", rayon && tokio);
    let (rayon, tokio) = (rayon_threads(3)?, tokio_workers(Some(3))?);
    assert_eq!(rayon, tokio, "both do as they are told");
    println!("asked for 3, got {rayon}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use rayon::ThreadPoolBuilder;

    #[test]
    fn a_second_global_pool_is_refused() {
        // The first may be there already: other tests use it.
        ThreadPoolBuilder::new().build_global().ok();
        assert!(ThreadPoolBuilder::new().build_global().is_err());
    }

    #[test]
    fn a_job_that_waits_keeps_its_thread() {
        let pool = ThreadPoolBuilder::new().num_threads(1).build();
        let pool = pool.expect("room for a thread");
        let (send, receive) = channel();
        let (received, _) = pool.join(
            // The other half is not begun before this one ends.
            move || receive.recv_timeout(Duration::from_millis(5)).is_ok(),
            || send.send(()),
        );
        assert!(!received);
    }
}
