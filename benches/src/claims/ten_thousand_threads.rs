//! "Ten thousand threads are out of the question."

use std::sync::Barrier;
use std::thread;

use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, timed, weighs,
};
use crate::measure;

const COUNT: u64 = 10_000;

pub const CLAIM: Claim = Claim {
    name: "ten_thousand_threads",
    statement: "Ten thousand threads are out of the question.",
    experiments: &[
        Experiment {
            name: "start_and_join",
            what: "start a thread, let it wait with all others, join it",
            size: COUNT,
            unit: Unit::Time,
            run: |size| {
                let mut outcome = Ok(());
                let answer = timed(|| {
                    outcome = waiting(size, || ()).map(|[()]| ());
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
fn waiting<R>(
    size: u64,
    look: impl FnMut() -> R,
) -> Result<[R; 1], String> {
    in_groups(size, look)
}

/// So many threads that wait, and then as many more; `look` is called when the
/// first group waits and when both do.
pub fn waiting_in_two<R>(
    size: u64,
    look: impl FnMut() -> R,
) -> Result<[R; 2], String> {
    in_groups(size, look)
}

/// Every thread is joined before this returns: when a scope ends, the stacks
/// of its threads may still be there.
fn in_groups<R, const GROUPS: usize>(
    size: u64,
    mut look: impl FnMut() -> R,
) -> Result<[R; GROUPS], String> {
    let ready = Barrier::new(size as usize + 1);
    let done = Barrier::new(size as usize * GROUPS + 1);
    let wait = |ready: &Barrier, done: &Barrier| {
        ready.wait();
        done.wait();
    };
    thread::scope(|scope| {
        let mut handles = Vec::with_capacity(size as usize * GROUPS);
        let seen = std::array::from_fn(|group| {
            for started in 0..size {
                let spawned = thread::Builder::new()
                    .spawn_scoped(scope, || wait(&ready, &done));
                match spawned {
                    Ok(handle) => handles.push(handle),
                    Err(error) => {
                        // The others wait for ever: only the process can
                        // end now.
                        let there = group as u64 * size + started;
                        println!("no thread more than {there}: {error}");
                        std::process::exit(1);
                    }
                }
            }
            ready.wait();
            look()
        });
        done.wait();
        for handle in handles {
            handle.join().map_err(|_| "a thread panicked")?;
        }
        Ok(seen)
    })
}

fn resident(size: u64) -> Result<Answer, String> {
    let before = measure::resident();
    let [held] = waiting(size, measure::resident)?;
    weighs(held.zip(before).map(|(now, then)| now.saturating_sub(then)))
}

fn judge(seen: &Seen) -> Option<Verdict> {
    let all = seen.get("start_and_join")? * COUNT as f64;
    // So long a program may take to start, once.
    Some(if all < 10e9 {
        Verdict::False
    } else {
        Verdict::True
    })
}
