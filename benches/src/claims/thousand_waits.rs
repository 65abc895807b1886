//! "1,000 tasks take 10 ms, 1,000 threads 100 ms."

use std::time::Duration;

use super::{Claim, Race, Seen, Verdict};
use crate::workloads::Spec;

const MODELS: &[&str] = &[
    "tokio_current_thread",
    "tokio_multi_thread",
    "thread_per_item",
];

pub const CLAIM: Claim = Claim {
    name: "thousand_waits",
    statement: "A thousand waits of `10 ms` take tasks `10 ms` and threads \
                ten times as long.",
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

fn judge(seen: &Seen) -> Option<Verdict> {
    let slower = |race: &str| {
        let threads = seen.get(&format!("{race}.thread_per_item"))?;
        let tasks = seen.race(race).first()?.1;
        Some(threads / tasks)
    };
    let (timers, tcp) = (slower("timers")?, slower("tcp")?);
    let ten = |ratio: f64| (8.0..=12.5).contains(&ratio);
    Some(if ten(timers) && ten(tcp) {
        Verdict::True
    } else if timers >= 2.0 {
        Verdict::TrueIf
    } else {
        Verdict::False
    })
}
