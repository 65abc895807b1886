//! Lines from a reader have no length and no middle: `par_bridge` takes them.
//!
//! A parallel iterator is split in halves. Any other iterator gives one item
//! after another, so `par_bridge` lets the threads take turns at it behind a
//! lock: worth it if an item is dear to work on and cheap to read. The place
//! of an item is lost, so `collect` gives no order, and `reduce` needs an
//! operation that does not ask for one: number the items before the bridge and
//! sort after it. If all fits into memory, collect into a
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
    use crossbeam::channel::bounded;
    use rayon::ThreadPoolBuilder;
    use rayon::prelude::*;
    use std::time::Duration;

    /// 0, 1 and 2, of which one thread takes 0 and 2, the other 1.
    fn three() -> impl ParallelIterator<Item = u32> {
        const LONG: Duration = Duration::from_secs(20);
        let (one_begins, zero_waits) = bounded(1);
        let (two_ends, one_waits) = bounded(1);
        (0..3).par_bridge().map(move |n| {
            let went_on = match n {
                0 => zero_waits.recv_timeout(LONG).is_ok(),
                1 => {
                    let began = one_begins.send(()).is_ok();
                    began && one_waits.recv_timeout(LONG).is_ok()
                }
                _ => two_ends.send(()).is_ok(),
            };
            assert!(went_on, "the other thread comes");
            n
        })
    }

    #[test]
    fn the_order_is_lost_to_collect_and_to_reduce() {
        let pool = ThreadPoolBuilder::new().num_threads(2).build();
        let pool = pool.expect("the system has room for two threads");
        let all: Vec<u32> = pool.install(|| three().collect());
        assert!([[0, 2, 1], [1, 0, 2]].map(Vec::from).contains(&all));
        let digits = || three().map(|n| n.to_string());
        let all = pool.install(|| {
            digits().reduce(String::new, |all, more| all + &more)
        });
        assert!(["021", "102"].contains(&all.as_str()), "{all}");
    }

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
