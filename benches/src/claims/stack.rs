//! "Each thread takes 2 MiB of memory."
//!
//! The figure is a slope: a thousand threads more on top of a thousand that
//! already wait. What a process keeps for its first threads (arenas of the
//! allocator, stacks of ended threads) is then the same before and after.

use super::ten_thousand_threads::waiting_in_two;
use super::{Answer, Claim, Experiment, Seen, Unit, Verdict, weighs};
use crate::measure;

pub const CLAIM: Claim = Claim {
    name: "stack",
    statement: "Each thread takes 2 MiB of memory.",
    experiments: &[
        Experiment {
            name: "space",
            what: "address space of a waiting thread",
            size: 1000,
            unit: Unit::Bytes,
            run: |size| held(size, measure::address_space),
        },
        Experiment {
            name: "resident",
            what: "memory of a waiting thread",
            size: 1000,
            unit: Unit::Bytes,
            run: |size| held(size, measure::resident),
        },
    ],
    races: &[],
    judge,
};

fn held(size: u64, look: fn() -> Option<u64>) -> Result<Answer, String> {
    let [half, all] = waiting_in_two(size, look)?;
    weighs(all.zip(half).map(|(all, half)| all.saturating_sub(half)))
}

fn judge(seen: &Seen) -> Option<Verdict> {
    // Without the address space the row has nothing to say.
    seen.get("space")?;
    Some(if seen.get("resident")? >= 1.5e6 {
        Verdict::True
    } else {
        Verdict::False
    })
}
