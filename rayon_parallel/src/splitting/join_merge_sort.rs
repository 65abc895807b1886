//! `join` sorts two halves of a slice at once, and each half does the same.
//!
//! Called on a thread of the pool, `join` runs its first closure there and
//! leaves the second where an idle thread can steal it; if none did, it runs
//! that itself too. (Called from outside, it hands both to the pool and waits.)
//! So it may be called at every level, and starts no thread of its own. What
//! it needs is a floor: below some length the loop is cheaper than the offer.
//! `split_at_mut` shows the compiler that the halves do not overlap.
//!
//! This is to show `join`; to sort a slice, call `par_sort`.
//!
//! Prints:
//!
//! ```text
//! pool of 1: sorted: true
//! pool of 2: sorted: true
//! pool of 3: sorted: true
//! ```

use rayon::ThreadPoolBuilder;

const FLOOR: usize = 32;

pub fn merge_sort(items: &mut [u32]) {
    if items.len() <= FLOOR {
        insertion_sort(items);
        return;
    }
    let (left, right) = items.split_at_mut(items.len() / 2);
    rayon::join(|| merge_sort(left), || merge_sort(right));
    let merged = merge(left, right);
    items.copy_from_slice(&merged);
}

fn insertion_sort(items: &mut [u32]) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && items[at - 1] > items[at] {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

fn merge(mut left: &[u32], mut right: &[u32]) -> Vec<u32> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    while let ([a, rest_left @ ..], [b, rest_right @ ..]) = (left, right) {
        if a <= b {
            merged.push(*a);
            left = rest_left;
        } else {
            merged.push(*b);
            right = rest_right;
        }
    }
    merged.extend(left);
    merged.extend(right);
    merged
}

/// Numbers that look shuffled, the same in every run.
fn shuffled(count: u32) -> Vec<u32> {
    (0..count).map(|i| i.wrapping_mul(2_654_435_761)).collect()
}

pub fn main() {
    let mut expected = shuffled(20_000);
    expected.sort_unstable();
    for threads in [1, 2, 3] {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("the system has room for a few threads");
        let mut items = shuffled(20_000);
        pool.install(|| merge_sort(&mut items));
        println!("pool of {threads}: sorted: {}", items == expected);
    }
}

#[cfg(test)]
mod tests {
    use super::{FLOOR, merge_sort, shuffled};

    #[test]
    fn lengths_around_the_floor_are_sorted() {
        for length in [0, 1, 2, FLOOR, FLOOR + 1, 2 * FLOOR + 1, 1000] {
            let mut items = shuffled(length as u32);
            let mut expected = items.clone();
            expected.sort_unstable();
            merge_sort(&mut items);
            assert_eq!(items, expected, "{length} items");
        }
    }
}
