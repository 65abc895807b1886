//! Items that only compute: large, middling and small ones.
#![allow(missing_docs, reason = "what the macros make has no page")]

mod common;

use std::hint::black_box;

use benches::workloads::{add_up, seed, spin};
use criterion::{
    BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group,
    criterion_main,
};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use tokio::task::JoinSet;

/// Name, items, steps of about 2 ns.
const WORK: [(&str, usize, u32); 3] = [
    ("coarse_3ms", 8, 1_500_000),
    ("middling_10us", 1000, 4800),
    ("fine_40ns", 5000, 19),
];

fn sequential(items: usize, steps: u32) -> u64 {
    add_up((0..items).map(|item| spin(seed(item), steps)))
}

fn in_rayon(items: usize, steps: u32) -> u64 {
    let items = (0..items).into_par_iter();
    items
        .map(|item| spin(seed(item), steps))
        .reduce(|| 0, u64::wrapping_add)
}

fn in_chunks(items: usize, steps: u32) -> u64 {
    let each = items.div_ceil(benches::measure::cores());
    std::thread::scope(|scope| {
        let parts: Vec<_> = (0..items)
            .step_by(each)
            .map(|from| {
                scope.spawn(move || {
                    let part = from..items.min(from + each);
                    add_up(part.map(|item| spin(seed(item), steps)))
                })
            })
            .collect();
        let sums = parts.into_iter().map(|part| part.join());
        add_up(sums.map(|sum| sum.expect("computing does not panic")))
    })
}

async fn in_tasks(items: usize, steps: u32) -> u64 {
    let tasks: JoinSet<_> = (0..items)
        .map(|item| async move { spin(seed(item), steps) })
        .collect();
    add_up(tasks.join_all().await)
}

fn cpu_bound(criterion: &mut Criterion) {
    let (one, many) = (common::one_thread(), common::many_threads());
    let mut group = criterion.benchmark_group("cpu_bound");
    // A pass takes milliseconds: as many in each sample, not ever more.
    group.sampling_mode(SamplingMode::Flat);
    for (name, items, steps) in WORK {
        let expected = sequential(items, steps);
        assert_eq!(in_rayon(items, steps), expected);
        assert_eq!(in_chunks(items, steps), expected);
        assert_eq!(many.block_on(in_tasks(items, steps)), expected);
        group.throughput(Throughput::Elements(items as u64));
        let id = |model| BenchmarkId::new(model, name);
        group.bench_function(id("sequential"), |bench| {
            bench.iter(|| sequential(black_box(items), steps));
        });
        group.bench_function(id("rayon"), |bench| {
            bench.iter(|| in_rayon(black_box(items), steps));
        });
        group.bench_function(id("scoped_chunks"), |bench| {
            bench.iter(|| in_chunks(black_box(items), steps));
        });
        for (model, runtime) in
            [("tokio_one_thread", &one), ("tokio_many_threads", &many)]
        {
            group.bench_function(id(model), |bench| {
                bench.to_async(runtime).iter(|| {
                    common::as_task(in_tasks(black_box(items), steps))
                });
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = all;
    config = common::quick();
    targets = cpu_bound
}
criterion_main!(all);
