//! Count the words of a text: map each line to counts, reduce two to one.
//!
//! `reduce` joins partial results in pairs, on the threads of the pool,
//! and begins each run of items with the first closure's value, an empty map
//! here. To merge the smaller map into the larger one keeps the pairs cheap.
//! Counting is associative, so the result does not depend on where the lines
//! were split.
//!
//! Prints:
//!
//! ```text
//! 5 a
//! 5 of
//! 5 the
//! 4 as
//! 81 words, 57 different
//! same as line by line: true
//! ```

use std::collections::HashMap;

use rayon::prelude::*;

// John Donne, Meditation XVII (1624).
const TEXT: &str = "\
No man is an island, entire of itself;
every man is a piece of the continent, a part of the main.
If a clod be washed away by the sea, Europe is the less,
as well as if a promontory were,
as well as if a manor of thy friend's or of thine own were.
Any man's death diminishes me,
because I am involved in mankind;
and therefore never send to know for whom the bell tolls;
it tolls for thee.
";

type Counts = HashMap<String, usize>;

fn count(line: &str) -> Counts {
    let mut counts = Counts::new();
    let letter = |c: char| c.is_alphabetic() || c == '\'';
    for word in line.split(|c| !letter(c)).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

fn merge(a: Counts, b: Counts) -> Counts {
    let (mut large, small) =
        if a.len() < b.len() { (b, a) } else { (a, b) };
    for (word, n) in small {
        *large.entry(word).or_default() += n;
    }
    large
}

pub fn word_counts(text: &str) -> Counts {
    text.par_lines().map(count).reduce(Counts::new, merge)
}

pub fn main() {
    let counts = word_counts(TEXT);
    let mut most: Vec<_> = counts.iter().collect();
    most.sort_by_key(|(word, n)| (usize::MAX - **n, *word));
    for (word, n) in &most[..4] {
        println!("{n} {word}");
    }
    println!(
        "{} words, {} different",
        counts.values().sum::<usize>(),
        counts.len()
    );
    let in_one = TEXT.lines().map(count).fold(Counts::new(), merge);
    println!("same as line by line: {}", counts == in_one);
}
