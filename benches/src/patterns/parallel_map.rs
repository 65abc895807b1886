//! Twenty square roots for each of many numbers.

use rayon::iter::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

use super::{Cores, Form, GoForm, On, Pattern, Row, Work};
use ::copied::parallel_map_sum as copied;

pub const PATTERN: Pattern = Pattern {
    name: "map",
    in_go: "map",
    title: "heavy parallel map",
    unit: "number",
    size: 400_000,
    times: 1,
    small: 1003,
    expected: |size| bits(&one_by_one(&copied::fractions(size as usize))),
    note: "Checked are the bits of all results. The chain of roots of one \
           number is the limit; lanes work on several chains at once.",
    go: &[
        GoForm {
            name: "split",
            what: "a range for each core",
        },
        GoForm {
            name: "taken",
            what: "parts of 4096, taken by whoever is free",
        },
        GoForm {
            name: "lanes",
            what: "a range for each core, four numbers side by side",
        },
        GoForm {
            name: "lanes_taken",
            what: "parts of 4096, four numbers side by side",
        },
    ],
    cores: Cores::Best,
    rust: &[
        Form {
            name: "literal",
            row: Row::Literal,
            on: On::Threads,
            goal: None,
            share: 1,
            what: "a range for each scoped thread",
            costs: "",
            work: Work::Prepared(|size| {
                let input = copied::fractions(size as usize);
                Box::new(move || bits(&in_threads(&input)))
            }),
        },
        Form {
            name: "copied",
            row: Row::Copied,
            on: On::Rayon,
            goal: Some(0.55),
            share: 1,
            what: "rayon over chunks, a plain loop in each",
            costs: "",
            work: Work::Prepared(|size| {
                let input = copied::fractions(size as usize);
                Box::new(move || bits(&copied::map(&input)))
            }),
        },
        Form {
            name: "lanes",
            row: Row::Fastest,
            on: On::Rayon,
            goal: Some(0.55),
            share: 1,
            what: "rayon over chunks, eight numbers side by side",
            costs: "the loop is written for the processor",
            work: Work::Prepared(|size| {
                let input = copied::fractions(size as usize);
                Box::new(move || bits(&in_lanes(&input)))
            }),
        },
    ],
};

fn heavy(mut x: f64) -> f64 {
    for _ in 0..20 {
        x = (x + 1.0).sqrt();
    }
    x
}

/// No order of addition can change this sum.
fn bits(numbers: &[f64]) -> u64 {
    let bits = numbers.iter().map(|number| number.to_bits());
    bits.fold(0, u64::wrapping_add)
}

fn one_by_one(input: &[f64]) -> Vec<f64> {
    input.iter().copied().map(heavy).collect()
}

fn in_threads(input: &[f64]) -> Vec<f64> {
    let each = input.len().div_ceil(measure_cores()).max(1);
    let mut output = vec![0.0; input.len()];
    std::thread::scope(|scope| {
        let parts = input.chunks(each).zip(output.chunks_mut(each));
        for (input, output) in parts {
            scope.spawn(move || {
                for (x, y) in input.iter().zip(output) {
                    *y = heavy(*x);
                }
            });
        }
    });
    output
}

fn measure_cores() -> usize {
    crate::measure::cores()
}

fn in_lanes(input: &[f64]) -> Vec<f64> {
    const PART: usize = 4096;
    let mut output = vec![0.0; input.len()];
    let parts = input.par_chunks(PART).zip(output.par_chunks_mut(PART));
    parts.for_each(|(input, output)| {
        let (eights, rest) = input.as_chunks::<8>();
        let (places, last) = output.as_chunks_mut::<8>();
        for (eight, place) in eights.iter().zip(places) {
            let mut lanes = *eight;
            for _ in 0..20 {
                for lane in &mut lanes {
                    *lane = (*lane + 1.0).sqrt();
                }
            }
            *place = lanes;
        }
        for (x, y) in rest.iter().zip(last) {
            *y = heavy(*x);
        }
    });
    output
}
