//! `fold` makes one histogram for each piece, `reduce` adds the pieces up.
//!
//! `map` and `reduce` alone would make a histogram for every single letter.
//! `fold` runs down a piece of the text with one accumulator, as a loop does.
//! How many pieces there are is up to the pool and what is idle in it: so
//! `fold` returns not a value but a parallel iterator of values, one for each
//! piece, and `reduce` is not optional.
//!
//! Prints:
//!
//! ```text
//! a: 500
//! e: 1500
//! o: 2000
//! same as one loop: true
//! pieces of one letter: 22000
//! one piece of all: 1
//! ```

use rayon::prelude::*;

pub type Histogram = [usize; 26];

fn tally(mut histogram: Histogram, byte: u8) -> Histogram {
    if byte.is_ascii_alphabetic() {
        histogram[usize::from(byte.to_ascii_lowercase() - b'a')] += 1;
    }
    histogram
}

fn add(mut a: Histogram, b: Histogram) -> Histogram {
    for (a, b) in a.iter_mut().zip(b) {
        *a += b;
    }
    a
}

pub fn histogram(text: &str) -> Histogram {
    let zero = || [0; 26];
    text.par_bytes().fold(zero, tally).reduce(zero, add)
}

pub fn main() {
    let text = "the quick brown fox jumps over the lazy dog ".repeat(500);
    let letters = histogram(&text);
    for letter in [b'a', b'e', b'o'] {
        let n = letters[usize::from(letter - b'a')];
        println!("{}: {n}", char::from(letter));
    }
    let in_one = text.bytes().fold([0; 26], tally);
    println!("same as one loop: {}", letters == in_one);

    // The shortest and the longest pieces one can ask for.
    let bytes = text.as_bytes();
    let zero = || [0; 26];
    let pieces = bytes.par_iter().copied().with_max_len(1);
    println!("pieces of one letter: {}", pieces.fold(zero, tally).count());
    let pieces = bytes.par_iter().copied().with_min_len(bytes.len());
    println!("one piece of all: {}", pieces.fold(zero, tally).count());
}
