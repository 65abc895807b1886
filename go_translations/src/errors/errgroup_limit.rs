//! `errgroup.SetLimit`: before the next one starts, join one that ended.
//!
//! Go: `g.SetLimit(n)`, after which `g.Go(f)` waits.
//! Rust: `if group.len() == n { group.join_next().await }` before
//! `group.spawn`.
//! Checked: compile time: a limit of 0 has no value; run time: an error, as
//! soon as its task is joined; not at all: a limit that is too high for the
//! other side.
//!
//! In Go a limit of 0 compiles, and nothing ever starts. Here the limit is a
//! `NonZero`. No semaphore is needed where one loop starts all tasks: the set
//! knows how many it has. And results are taken while others still run, so a
//! long list of jobs is never a long list of tasks.
//!
//! Prints:
//!
//! ```text
//! the jobs add up to 4950
//! never more than 3 at once: true
//! with a limit of 0 none starts: true
//! ```
//!
//! Needs edition 2024, which allows `&&` after `if let`.

use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::{JoinError, JoinSet, yield_now};

async fn run(
    job: u64,
    inside: Arc<AtomicUsize>,
) -> Result<(u64, usize), String> {
    let now = inside.fetch_add(1, Ordering::Relaxed) + 1;
    yield_now().await;
    inside.fetch_sub(1, Ordering::Relaxed);
    Ok((job, now))
}

/// The sum over all jobs, and the most that ran together.
pub async fn limited(
    jobs: u64,
    limit: NonZero<usize>,
) -> Result<(u64, usize), String> {
    let inside = Arc::new(AtomicUsize::new(0));
    let mut group = JoinSet::new();
    let (mut sum, mut most) = (0, 0);
    let mut add = |joined: Result<_, JoinError>| -> Result<(), String> {
        let (job, now) = joined.expect("no job panics")?;
        sum += job;
        most = most.max(now);
        Ok(())
    };
    for job in 0..jobs {
        if group.len() == limit.get()
            && let Some(joined) = group.join_next().await
        {
            add(joined)?;
        }
        group.spawn(run(job, Arc::clone(&inside)));
    }
    while let Some(joined) = group.join_next().await {
        add(joined)?;
    }
    Ok((sum, most))
}

#[tokio::main]
pub async fn main() -> Result<(), String> {
    const LIMIT: NonZero<usize> = NonZero::new(3).expect("3 is not 0");
    let (sum, most) = limited(100, LIMIT).await?;
    println!("the jobs add up to {sum}");
    println!("never more than 3 at once: {}", most <= 3);
    let zero = NonZero::<usize>::new(0);
    println!("with a limit of 0 none starts: {}", zero.is_none());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use super::limited;

    #[tokio::test]
    async fn the_limit_is_reached_and_not_passed() {
        // On one thread every task runs to its yield before one goes on.
        for (limit, jobs) in [(1, 5), (3, 10), (10, 4)] {
            let most = usize::try_from(jobs).expect("few").min(limit);
            let limit = NonZero::new(limit).expect("not 0");
            let sum = jobs * (jobs - 1) / 2;
            assert_eq!(limited(jobs, limit).await, Ok((sum, most)));
        }
    }
}
