//! "The wrong model costs 10 to 100 times."

use std::time::Duration;

use super::{Claim, Race, Seen, Verdict};
use crate::workloads::Spec;

const TEN_MS: Duration = Duration::from_millis(10);

pub const CLAIM: Claim = Claim {
    name: "wrong_model",
    statement: "The wrong model makes a program 10 to 100 times slower.",
    experiments: &[],
    races: &[
        Race {
            name: "coarse",
            what: "3 ms of computing",
            spec: Spec::Cpu {
                items: 16,
                steps: 1_500_000,
            },
            models: &[],
        },
        Race {
            name: "middling",
            what: "10 us of computing",
            spec: Spec::Cpu {
                items: 1000,
                steps: 4800,
            },
            models: &[],
        },
        Race {
            name: "fine",
            what: "40 ns of computing",
            spec: Spec::Cpu {
                items: 5000,
                steps: 19,
            },
            models: &[],
        },
        Race {
            name: "waits",
            what: "a wait of 10 ms",
            spec: Spec::Timers {
                items: 1000,
                wait: TEN_MS,
                steps: 0,
            },
            models: &[],
        },
    ],
    judge,
};

fn judge(seen: &Seen) -> Option<Verdict> {
    let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
    for race in CLAIM.races {
        let (spread, _, _) = seen.spread(race.name)?;
        (least, most) = (least.min(spread), most.max(spread));
    }
    Some(if least >= 10.0 && most <= 100.0 {
        Verdict::True
    } else if most >= 10.0 {
        Verdict::TrueIf
    } else {
        Verdict::False
    })
}
