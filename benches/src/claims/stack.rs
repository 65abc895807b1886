//! "A thread takes 2 MB for its stack."

use super::ten_thousand_threads::waiting;
use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, judged, weighs,
};
use crate::measure;
use crate::report::number;

pub const CLAIM: Claim = Claim {
    name: "stack",
    statement: "A thread takes 2 MB of memory for its stack.",
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
    // The allocator keeps a place for each of a few threads at once, and keeps
    // it: those are in the number before.
    waiting(200, || ())?;
    let before = look();
    let now = waiting(size, look)?;
    weighs(
        now.zip(before)
            .map(|(now, before)| now.saturating_sub(before)),
    )
}

fn judge(seen: &Seen) -> Option<super::Judgement> {
    let (space, resident) = (seen.get("space")?, seen.get("resident")?);
    let two = |bytes: f64| (1.5e6..=3e6).contains(&bytes);
    let verdict = match (two(resident), two(space)) {
        (true, _) => Verdict::Holds,
        (false, true) => Verdict::Partly,
        (false, false) => Verdict::Fails,
    };
    let condition = format!(
        "A waiting thread has {} of address space and {} of memory: a page \
         of its stack is memory once it was touched. What the kernel keeps \
         for it is not in this.",
        number::bytes(space),
        number::bytes(resident)
    );
    judged(verdict, condition)
}
