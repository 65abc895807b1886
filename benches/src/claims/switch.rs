//! "A context switch takes 1 to 10 us."

use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, judged, one_thread,
    timed,
};
use crate::limits;
use crate::report::number;

pub const CLAIM: Claim = Claim {
    name: "switch",
    statement: "A context switch between threads takes 1 to 10 us.",
    experiments: &[
        Experiment {
            name: "one_core",
            what: "wake another thread and be woken, both on one core",
            size: 5000,
            unit: Unit::Time,
            run: |size| limit("wake_one_core", size),
        },
        Experiment {
            name: "two_cores",
            what: "wake another thread and be woken, each on its core",
            size: 2000,
            unit: Unit::Time,
            run: |size| limit("wake_two_cores", size),
        },
        Experiment {
            name: "task",
            what: "tokio yield_now, two tasks on one thread, and back",
            size: 50_000,
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
        outcome = (limit.run)(size);
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
                for _ in 0..size {
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

fn judge(seen: &Seen) -> Option<super::Judgement> {
    // There and back are two switches.
    let one = seen.get("one_core")? / 2.0;
    let two = seen.get("two_cores")? / 2.0;
    let task = seen.get("task")? / 2.0;
    let said = |time: f64| (1e3..=10e3).contains(&time);
    let verdict = match (said(one), said(two)) {
        (true, true) => Verdict::Holds,
        (false, false) => Verdict::Fails,
        _ => Verdict::Partly,
    };
    let condition = format!(
        "One way, with the wake that causes it: {} on one core, {} across \
         cores. From task to task on one thread: {}.",
        number::time(one),
        number::time(two),
        number::time(task)
    );
    judged(verdict, condition)
}
