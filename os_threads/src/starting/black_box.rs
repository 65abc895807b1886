//! Time a loop only after `black_box` has kept the optimiser from removing it.
//!
//! Asked for the sum of the first squares, an optimised build runs no loop: it
//! has found the formula. A clock around that call times nothing, on however
//! many threads. A debug build runs each step, so there the first line counts a
//! million of them; with `cargo run --release` it counts a million million, and
//! they take next to nothing. `black_box` makes the compiler assume that it
//! knows nothing of a value, so every step stays.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! {steps} plain steps took {time} ns
//! 1000000 kept steps took {time} ns
//! both agree with the formula: true
//! ```

use std::hint::black_box;
use std::time::Instant;

/// A sum of squares that wraps around: the loop that may vanish.
pub fn plain(end: u64) -> u64 {
    (0..end).fold(0, |sum, x| x.wrapping_mul(x).wrapping_add(sum))
}

/// The same, with every step kept.
pub fn kept(end: u64) -> u64 {
    (0..end)
        .fold(0, |sum, x| black_box(x).wrapping_mul(x).wrapping_add(sum))
}

/// The same from the formula, cut to 64 bits as the loops are.
fn by_formula(end: u64) -> u64 {
    let n = u128::from(end);
    ((n - 1) * n * (2 * n - 1) / 6) as u64
}

fn timed(what: &str, sum: fn(u64) -> u64, end: u64) -> bool {
    let start = Instant::now();
    // The end is a black box too, or the answer would be a constant.
    let answer = sum(black_box(end));
    println!("{end} {what} steps took {} ns", start.elapsed().as_nanos());
    answer == by_formula(end)
}

pub fn main() {
    let million = 1_000_000;
    let steps = if cfg!(debug_assertions) {
        million
    } else {
        million * million
    };
    let plain = timed("plain", plain, steps);
    let kept = timed("kept", kept, million);
    println!("both agree with the formula: {}", plain && kept);
}
