//! `Select` waits for as many channels as there are at run time.
//!
//! The arms of `select!` are written down; a list of tills is not. `Select`
//! takes one operation after the other and returns the index of one that is
//! ready; `remove` switches off a channel that is closed. If all senders can be
//! clones of one, then one receiver is less work: `fan_out_fan_in`.
//!
//! Prints:
//!
//! ```text
//! 2 tills: [55, 110] in 22 rounds
//! 4 tills: [55, 110, 165, 220] in 44 rounds
//! ```

use std::thread;

use crossbeam::channel::{Receiver, Select, unbounded};

/// The sum of each till, and the rounds it took to read them all.
pub fn read_all(tills: &[Receiver<u32>]) -> (Vec<u32>, usize) {
    let mut sums = vec![0; tills.len()];
    let mut select = Select::new();
    for till in tills {
        select.recv(till);
    }
    let (mut open, mut rounds) = (tills.len(), 0);
    while open > 0 {
        rounds += 1;
        let ready = select.select();
        let till = ready.index();
        // What was selected has to be done, or `ready` panics.
        if let Ok(sale) = ready.recv(&tills[till]) {
            sums[till] += sale;
        } else {
            select.remove(till);
            open -= 1;
        }
    }
    (sums, rounds)
}

/// As many tills, each in a thread of its own, with 10 sales each.
pub fn shop(tills: u32) -> (Vec<u32>, usize) {
    thread::scope(|scope| {
        let tills: Vec<_> = (1..=tills)
            .map(|till| {
                let (sale, sales) = unbounded();
                scope.spawn(move || {
                    (1..=10).try_for_each(|n| sale.send(n * till))
                });
                sales
            })
            .collect();
        read_all(&tills)
    })
}

pub fn main() {
    for tills in [2, 4] {
        let (sums, rounds) = shop(tills);
        println!("{tills} tills: {sums:?} in {rounds} rounds");
    }
}

#[cfg(test)]
mod tests {
    use super::shop;

    #[test]
    fn each_sale_and_each_end_costs_one_round() {
        assert_eq!(shop(0), (vec![], 0));
        assert_eq!(shop(7).1, 7 * 11);
    }
}
