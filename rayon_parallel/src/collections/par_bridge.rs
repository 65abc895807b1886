//! Lines from a reader have no length and no middle: `par_bridge` takes them.
//!
//! A parallel iterator is split in halves. Any other iterator gives one item
//! after another, so `par_bridge` lets the threads take turns at it behind a
//! lock: worth it if an item is dear to work on and cheap to read. The place
//! of an item is lost, so `collect` gives no order: number the items before
//! the bridge and sort after it. If all fits into memory, collect into a
//! `Vec` first and use `par_iter`: it keeps the order and needs no lock.
//!
//! Prints:
//!
//! ```text
//! [3, 27, 0, 10]
//! ```

use std::io::{self, BufRead, BufReader, Read};

use rayon::prelude::*;

/// The sum of the digits of each line, in the order of the lines.
pub fn digit_sums(input: impl Read + Send) -> io::Result<Vec<u32>> {
    let sum = |(number, line): (usize, io::Result<String>)| {
        let digits = line?;
        let digits = digits.chars().filter_map(|c| c.to_digit(10));
        Ok((number, digits.sum()))
    };
    let lines = BufReader::new(input).lines().enumerate();
    let sums: io::Result<Vec<(usize, u32)>> =
        lines.par_bridge().map(sum).collect();
    let mut sums = sums?;
    sums.par_sort_unstable();
    Ok(sums.into_iter().map(|(_, sum)| sum).collect())
}

pub fn main() -> io::Result<()> {
    let input = "12\n999\n\n50 and 50\n";
    println!("{:?}", digit_sums(input.as_bytes())?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::digit_sums;

    #[test]
    fn the_order_of_many_lines_is_restored() {
        let input: String = (0..2000).map(|i| format!("{i}\n")).collect();
        let sums = digit_sums(input.as_bytes()).expect("it is text");
        let expected: Vec<u32> = (0..2000)
            .map(|i: u32| [1, 10, 100, 1000].map(|d| i / d % 10))
            .map(|digits| digits.iter().sum())
            .collect();
        assert_eq!(sums, expected);
    }

    #[test]
    fn a_line_that_is_no_text_is_an_error() {
        assert!(digit_sums(&b"12\n\xff\n"[..]).is_err());
    }
}
