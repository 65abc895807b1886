//! A balance comes out wrong if `reduce` is given a subtraction.
//!
//! Wrong on purpose. `reduce` may put the brackets anywhere, and may begin
//! each piece with the first value. Two things must therefore hold, and no
//! type asks for them: `(a op b) op c` equals `a op (b op c)`, and
//! `first op a` equals `a`. A sum that begins at 100 has 100 in it once for
//! every piece. (After `par_bridge`, which loses the order, `a op b` has to
//! equal `b op a` as well.)
//!
//! `with_max_len(1)` makes pieces of one item here and `with_min_len` one
//! piece of all, so that both answers are the same in every run; without
//! them the pool decides. Right: sum the withdrawals, from the value that
//! changes nothing, and subtract once.
//!
//! Prints:
//!
//! ```text
//! 100 - 1 - 2 - 3 - 4 = 90
//! pieces of 1: subtracted 0, added from 100 410
//! pieces of 4: subtracted 90, added from 100 110
//! right: 90
//! ```

use rayon::prelude::*;

pub fn subtracted(first: i64, items: &[i64], longest: usize) -> i64 {
    let pieces = items.par_iter().copied().with_max_len(longest);
    pieces.with_min_len(longest).reduce(|| first, |a, b| a - b)
}

pub fn added(first: i64, items: &[i64], longest: usize) -> i64 {
    let pieces = items.par_iter().copied().with_max_len(longest);
    pieces.with_min_len(longest).reduce(|| first, |a, b| a + b)
}

pub fn main() {
    let withdrawals = [1, 2, 3, 4];
    let in_order = withdrawals.iter().fold(100, |a, b| a - b);
    println!("100 - 1 - 2 - 3 - 4 = {in_order}");
    for longest in [1, 4] {
        println!(
            "pieces of {longest}: subtracted {}, added from 100 {}",
            subtracted(100, &withdrawals, longest),
            added(100, &withdrawals, longest)
        );
    }
    let total: i64 = withdrawals.par_iter().sum();
    println!("right: {}", 100 - total);
}
