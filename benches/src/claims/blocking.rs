//! "A blocking call in a task blocks the whole runtime."

use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, many_threads,
    one_thread, took,
};
use crate::measure::cores;

const BLOCKED: Duration = Duration::from_millis(50);

pub const CLAIM: Claim = Claim {
    name: "blocking",
    statement: "Blocking in a task stops the whole runtime.",
    experiments: &[
        Experiment {
            name: "current_thread",
            what: "how late another task is: one thread, one task blocks \
                   for 50 ms",
            size: 1,
            unit: Unit::Time,
            run: |_| late(&one_thread()?, 1),
        },
        Experiment {
            name: "one_of_many",
            what: "the same with a thread for each core",
            size: 1,
            unit: Unit::Time,
            run: |_| late(&many_threads()?, 1),
        },
        Experiment {
            name: "all_of_many",
            what: "the same, and as many tasks block as there are cores",
            size: 1,
            unit: Unit::Time,
            run: |_| late(&many_threads()?, cores()),
        },
        Experiment {
            name: "spawn_blocking",
            what: "one thread, and the blocking call in spawn_blocking",
            size: 1,
            unit: Unit::Time,
            run: |_| {
                let runtime = one_thread()?;
                runtime.spawn_blocking(block);
                late(&runtime, 0)
            },
        },
    ],
    races: &[],
    judge,
};

#[expect(clippy::disallowed_methods, reason = "what blocks is measured")]
fn block() {
    std::thread::sleep(BLOCKED);
}

/// How much later than it wanted a task wakes while others block. It wakes
/// many times, for not every thread of the runtime is blocked at each.
fn late(runtime: &Runtime, blocking: usize) -> Result<Answer, String> {
    let latest = runtime.block_on(async {
        let beats = tokio::spawn(async {
            let mut latest = Duration::ZERO;
            let begin = Instant::now();
            while begin.elapsed() < BLOCKED {
                let wanted = Duration::from_millis(2);
                let start = Instant::now();
                tokio::time::sleep(wanted).await;
                latest = latest.max(start.elapsed().saturating_sub(wanted));
            }
            latest
        });
        // It waits for its first beat when the others begin to block.
        tokio::task::yield_now().await;
        let others: Vec<_> = (0..blocking)
            .map(|_| tokio::spawn(async { block() }))
            .collect();
        for other in others {
            other.await?;
        }
        beats.await
    });
    latest.map(took).map_err(|error| error.to_string())
}

fn judge(seen: &Seen) -> Option<Verdict> {
    let one = seen.get("current_thread")?;
    let part = seen.get("one_of_many")?;
    let all = seen.get("all_of_many")?;
    // Half of the time that is blocked.
    let stopped = |late: f64| late > BLOCKED.as_nanos() as f64 / 2.0;
    Some(match (stopped(one) && stopped(all), stopped(part)) {
        (true, true) => Verdict::True,
        (true, false) => Verdict::TrueIf,
        _ => Verdict::False,
    })
}
