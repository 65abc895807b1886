//! "1,000 tasks take 10 ms, 1,000 threads 100 ms."

use std::time::Duration;

use super::{Claim, Race, Seen, Verdict, judged};
use crate::report::number;
use crate::workloads::Spec;

const MODELS: &[&str] = &[
    "tokio_current_thread",
    "tokio_multi_thread",
    "thread_per_item",
];

pub const CLAIM: Claim = Claim {
    name: "thousand_waits",
    statement: "1,000 waits of 10 ms take tasks about 10 ms and threads 100 \
                ms or more.",
    experiments: &[],
    races: &[
        Race {
            name: "timers",
            what: "a wait of 10 ms",
            spec: Spec::Timers {
                items: 1000,
                wait: Duration::from_millis(10),
                steps: 0,
            },
            models: MODELS,
        },
        Race {
            name: "tcp",
            what: "a question over TCP, answered after 10 ms",
            spec: Spec::Tcp {
                items: 1000,
                wait: Duration::from_millis(10),
            },
            models: MODELS,
        },
    ],
    judge,
};

fn judge(seen: &Seen) -> Option<super::Judgement> {
    let tasks = seen.get("timers.tokio_current_thread")?;
    let threads = seen.get("timers.thread_per_item")?;
    let verdict = match (tasks < 20e6, threads > 80e6) {
        (true, true) => Verdict::Holds,
        (true, false) if threads > 2.0 * tasks => Verdict::Partly,
        _ => Verdict::Fails,
    };
    let mut condition = format!(
        "For timers: tasks {}, threads {}, which is the price of starting \
         them.",
        number::time(tasks),
        number::time(threads),
    );
    let tcp = seen.race("tcp");
    if let [(fastest, best), .., (slowest, worst)] = *tcp {
        let ratio = number::ratio(worst / best);
        let tcp = format!("{ratio} from {fastest} to {slowest}");
        condition = format!("{condition} Over TCP it is {tcp}.");
    }
    judged(verdict, condition)
}
