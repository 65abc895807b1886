//! "rayon's speed-up is near-linear."

use std::sync::OnceLock;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSlice;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::{Answer, Claim, Experiment, Seen, Unit, Verdict, timed};
use crate::measure::cores;
use crate::workloads::{add_up, seed, spin};

pub const CLAIM: Claim = Claim {
    name: "linear",
    statement: "With rayon the speed-up is nearly that of the cores.",
    experiments: &[
        Experiment {
            name: "compute_1",
            what: "an item of 10 us, one thread",
            size: 1000,
            unit: Unit::Time,
            run: |size| compute(size, 1),
        },
        Experiment {
            name: "compute_all",
            what: "an item of 10 us, a thread for each core",
            size: 1000,
            unit: Unit::Time,
            run: |size| compute(size, cores()),
        },
        Experiment {
            name: "memory_1",
            what: "8 bytes of a list of 80 MB, one thread",
            size: 10_000_000,
            unit: Unit::Time,
            run: |size| memory(size, 1),
        },
        Experiment {
            name: "memory_all",
            what: "8 bytes of a list of 80 MB, a thread for each core",
            size: 10_000_000,
            unit: Unit::Time,
            run: |size| memory(size, cores()),
        },
    ],
    races: &[],
    judge,
};

fn pool(threads: usize) -> Result<ThreadPool, String> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    pool.map_err(|error| error.to_string())
}

fn compute(size: u64, threads: usize) -> Result<Answer, String> {
    let pool = pool(threads)?;
    let work = || {
        let items = (0..size as usize).into_par_iter();
        items
            .map(|item| spin(seed(item), 4800))
            .reduce(|| 0, u64::wrapping_add)
    };
    pool.install(|| timed(work))
}

fn memory(size: u64, threads: usize) -> Result<Answer, String> {
    static LIST: OnceLock<Vec<u64>> = OnceLock::new();
    let list = LIST.get_or_init(|| (0..10_000_000).collect());
    let list = &list[..size as usize];
    let pool = pool(threads)?;
    let work = || {
        let parts = list.par_chunks(16 * 1024);
        parts
            .map(|part| add_up(part.iter().copied()))
            .reduce(|| 0, u64::wrapping_add)
    };
    pool.install(|| timed(work))
}

/// Too little to compute is never faster on more cores: that needs no
/// measurement here, `crossover` of `rayon_parallel` shows it.
fn judge(seen: &Seen) -> Option<Verdict> {
    let compute = seen.get("compute_1")? / seen.get("compute_all")?;
    Some(if compute >= 0.85 * cores() as f64 {
        Verdict::TrueIf
    } else {
        Verdict::False
    })
}
