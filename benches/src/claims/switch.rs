//! "A context switch takes `1` to `10 us`."
//!
//! A unit is one way: from the one who wakes to the one who runs. There and
//! back are two.

use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, one_thread, timed,
};
use crate::limits;

pub const CLAIM: Claim = Claim {
    name: "switch",
    statement: "A context switch takes `1` to `10 us`.",
    experiments: &[
        Experiment {
            name: "one_core",
            what: "from one thread to another, both on one core, with the wake",
            size: 10_000,
            unit: Unit::Time,
            run: |size| limit("wake_one_core", size),
        },
        Experiment {
            name: "two_cores",
            what: "from one thread to another on its core, with the wake",
            size: 4000,
            unit: Unit::Time,
            run: |size| limit("wake_two_cores", size),
        },
        Experiment {
            name: "task",
            what: "from one task to another of the same thread, yield_now",
            size: 100_000,
            unit: Unit::Time,
            run: tasks,
        },
    ],
    races: &[],
    judge,
};

fn limit(name: &str, size: u64) -> Result<Answer, String> {
    let limit = limits::ALL.iter().find(|limit| limit.name == name);
    let limit = limit.ok_or("no such limit")?;
    let mut outcome = Ok(0);
    let answer = timed(|| {
        outcome = (limit.run)(size / 2);
        size
    });
    outcome?;
    answer
}

fn tasks(size: u64) -> Result<Answer, String> {
    let runtime = one_thread()?;
    timed(|| {
        runtime.block_on(async {
            let turns = || async move {
                for _ in 0..size / 2 {
                    tokio::task::yield_now().await;
                }
                size
            };
            let (one, other) =
                (tokio::spawn(turns()), tokio::spawn(turns()));
            let both = one.await.ok().zip(other.await.ok());
            both.map_or(0, |(one, other)| one + other)
        })
    })
}

fn judge(seen: &Seen) -> Option<Verdict> {
    let one = seen.get("one_core")?;
    // Where the other core sleeps deeply, to wake it may take longer.
    let said = |time: f64| (1e3..=10e3).contains(&time);
    Some(if said(one) {
        Verdict::TrueIf
    } else {
        Verdict::False
    })
}
