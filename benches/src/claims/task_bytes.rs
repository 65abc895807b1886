//! "A task takes some 50 to 200 bytes."
//!
//! A task's bytes here are resident memory: how much more the process holds
//! with 10,000 tasks than before, for each. The allocator's share is in it.
//! `tokio::spawn` asks for less, as it wants each task on a boundary of its own,
//! and the allocator keeps the gap.

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::sync::watch;

use super::{
    Answer, Claim, Experiment, Seen, Unit, Verdict, one_thread, weighs,
};
use crate::measure;

pub const CLAIM: Claim = Claim {
    name: "task_bytes",
    statement: "A task takes some 50 to 200 bytes.",
    experiments: &[
        Experiment {
            name: "pending",
            what: "a tokio task that only waits",
            size: 10_000,
            unit: Unit::Bytes,
            run: |size| tasks(size, std::future::pending),
        },
        Experiment {
            name: "watch",
            what: "a tokio task that waits for a watch channel",
            size: 10_000,
            unit: Unit::Bytes,
            run: |size| {
                let (_open, watch) = watch::channel(());
                tasks(size, || {
                    let mut watch = watch.clone();
                    async move {
                        // It is an error when the channel closes.
                        let _ = watch.changed().await;
                    }
                })
            },
        },
        Experiment {
            name: "buffer",
            what: "a tokio task that waits and has a buffer of 1 KiB",
            size: 10_000,
            unit: Unit::Bytes,
            run: |size| {
                tasks(size, || async {
                    let buffer = std::hint::black_box([1_u8; 1024]);
                    std::future::pending::<()>().await;
                    std::hint::black_box(&buffer);
                })
            },
        },
        Experiment {
            name: "in_a_set",
            what: "a future in FuturesUnordered that only waits",
            size: 10_000,
            unit: Unit::Bytes,
            run: in_a_set,
        },
    ],
    races: &[],
    judge,
};

fn tasks<F: Future<Output = ()> + Send + 'static>(
    size: u64,
    task: impl Fn() -> F,
) -> Result<Answer, String> {
    let runtime = one_thread()?;
    let bytes = runtime.block_on(async {
        let before = measure::resident()?;
        let mut started = 0;
        for _ in 0..size {
            drop(tokio::spawn(task()));
            started += 1;
        }
        // They all run up to their wait before this one runs again.
        tokio::task::yield_now().await;
        let now = measure::resident()?;
        (started == size).then(|| now.saturating_sub(before))
    });
    weighs(bytes)
}

fn in_a_set(size: u64) -> Result<Answer, String> {
    let bytes = futures::executor::block_on(async {
        let before = measure::resident()?;
        let futures = (0..size).map(|_| std::future::pending::<()>());
        let mut set: FuturesUnordered<_> = futures.collect();
        let waits = futures::poll!(set.next()).is_pending();
        let now = measure::resident()?;
        waits.then(|| now.saturating_sub(before))
    });
    weighs(bytes)
}

fn judge(seen: &Seen) -> Option<Verdict> {
    let said = |bytes: f64| bytes <= 200.0;
    let (pending, buffer) = (seen.get("pending")?, seen.get("buffer")?);
    Some(match (said(pending), said(buffer)) {
        (true, true) => Verdict::True,
        (true, false) => Verdict::TrueIf,
        _ => Verdict::False,
    })
}
