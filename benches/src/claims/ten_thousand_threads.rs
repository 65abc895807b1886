//! "10,000 threads are prohibitive."

use std::sync::Barrier;
use std::thread;

use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, judged, timed, weighs,
};
use crate::measure;
use crate::report::number;

const COUNT: u64 = 10_000;

pub const CLAIM: Claim = Claim {
    name: "ten_thousand_threads",
    statement: "10,000 threads are prohibitive.",
    experiments: &[
        Experiment {
            name: "start_and_join",
            what: "start a thread, let it wait with all others, join it",
            size: COUNT,
            unit: Unit::Time,
            run: |size| {
                let mut outcome = Ok(());
                let answer = timed(|| {
                    outcome = waiting(size, || ());
                    size
                });
                outcome?;
                answer
            },
        },
        Experiment {
            name: "resident",
            what: "memory of a waiting thread, of 10,000",
            size: COUNT,
            unit: Unit::Bytes,
            run: resident,
        },
    ],
    races: &[],
    judge,
};

/// So many threads that wait for each other; `look` is called while they all
/// do.
pub fn waiting<R>(
    size: u64,
    look: impl FnOnce() -> R,
) -> Result<R, String> {
    let ready = Barrier::new(size as usize + 1);
    let done = Barrier::new(size as usize + 1);
    thread::scope(|scope| {
        for started in 0..size {
            let spawned =
                thread::Builder::new().spawn_scoped(scope, || {
                    ready.wait();
                    done.wait();
                });
            if let Err(error) = spawned {
                // The others wait for ever: only the process can end now.
                println!("no thread more than {started}: {error}");
                std::process::exit(1);
            }
        }
        ready.wait();
        let seen = look();
        done.wait();
        Ok(seen)
    })
}

fn resident(size: u64) -> Result<Answer, String> {
    let before = measure::resident();
    let held = waiting(size, measure::resident)?;
    weighs(held.zip(before).map(|(now, then)| now.saturating_sub(then)))
}

fn judge(seen: &Seen) -> Option<super::Judgement> {
    let each = seen.get("start_and_join")?;
    let all = each * COUNT as f64;
    let memory = seen.get("resident").map_or(String::new(), |bytes| {
        let all = number::bytes(bytes * COUNT as f64);
        format!(" and {all} of memory")
    });
    // A second of a program's start, once.
    let verdict = if all < 1e9 {
        Verdict::Fails
    } else {
        Verdict::Partly
    };
    let condition = format!(
        "10,000 threads took {}{memory}. Started once, that can be afforded; \
         for each request it cannot. The system must allow so many.",
        number::time(all)
    );
    judged(verdict, condition)
}
