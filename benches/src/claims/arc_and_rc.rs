//! "Arc is slower than Rc."

use std::hint::black_box;
use std::rc::Rc;
use std::sync::{Arc, Barrier};
use std::thread;

use super::{Answer, Claim, Experiment, Seen, Unit, Verdict, timed};

pub const CLAIM: Claim = Claim {
    name: "arc_and_rc",
    statement: "`Arc` is slower than `Rc`.",
    experiments: &[
        Experiment {
            name: "rc",
            what: "clone an Rc and drop it",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| {
                let shared = Rc::new(1_u64);
                timed(|| {
                    for _ in 0..size {
                        drop(black_box(Rc::clone(black_box(&shared))));
                    }
                    size
                })
            },
        },
        Experiment {
            name: "arc",
            what: "clone an Arc and drop it, one thread",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| {
                let shared = Arc::new(1_u64);
                timed(|| clones(&shared, size))
            },
        },
        Experiment {
            name: "arc_shared",
            what: "clone an Arc and drop it, while another thread does too",
            size: 1_000_000,
            unit: Unit::Time,
            run: contended,
        },
        Experiment {
            name: "rc_read",
            what: "read through an Rc",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| {
                let shared = Rc::new(1_u64);
                timed(|| (0..size).map(|_| **black_box(&shared)).sum())
            },
        },
        Experiment {
            name: "arc_read",
            what: "read through an Arc",
            size: 1_000_000,
            unit: Unit::Time,
            run: |size| {
                let shared = Arc::new(1_u64);
                timed(|| (0..size).map(|_| **black_box(&shared)).sum())
            },
        },
    ],
    races: &[],
    judge,
};

fn clones(shared: &Arc<u64>, size: u64) -> u64 {
    for _ in 0..size {
        drop(black_box(Arc::clone(black_box(shared))));
    }
    size
}

/// Half of them by each of two threads, at the same time.
fn contended(size: u64) -> Result<Answer, String> {
    let shared = Arc::new(1_u64);
    let both = Barrier::new(2);
    thread::scope(|scope| {
        let other = scope.spawn(|| {
            both.wait();
            clones(&shared, size / 2)
        });
        both.wait();
        timed(|| {
            let mine = clones(&shared, size / 2);
            mine + other.join().unwrap_or(0)
        })
    })
}

fn judge(seen: &Seen) -> Option<Verdict> {
    let (rc, arc) = (seen.get("rc")?, seen.get("arc")?);
    let (rc_read, arc_read) = (seen.get("rc_read")?, seen.get("arc_read")?);
    Some(match (arc > 1.2 * rc, arc_read > 1.2 * rc_read) {
        (true, true) => Verdict::True,
        (true, false) => Verdict::TrueIf,
        _ => Verdict::False,
    })
}
