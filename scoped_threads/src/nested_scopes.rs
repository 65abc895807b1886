//! A thread may open a scope of its own, or spawn on the scope it runs in.
//!
//! Its own scope is for a part that must be complete before the thread goes
//! on: here a shop adds up its departments. The scope it runs in is for work
//! it need not wait for, such as the receipt; that scope waits for both. Either
//! may borrow what was there before the outer scope, and the inner one also
//! what the thread itself owns.
//!
//! Prints:
//!
//! ```text
//! shop 0 sold 3
//! shop 1 sold 7
//! receipts: [3, 7]
//! ```

use std::sync::Mutex;
use std::thread;

/// What each shop sold, and the receipts in ascending order.
pub fn add_up(shops: &[[u32; 2]]) -> (Vec<u32>, Vec<u32>) {
    let all_receipts = Mutex::new(Vec::new());
    let receipts = &all_receipts;
    let sold = thread::scope(|all| {
        let shops: Vec<_> = shops
            .iter()
            .map(|departments| {
                all.spawn(|| {
                    let mut total = 0;
                    thread::scope(|shop| {
                        let [one, two] = *departments;
                        let one = shop.spawn(move || one);
                        let two = shop.spawn(move || two);
                        // `total` belongs to this thread alone.
                        total += one.join().expect("cannot panic");
                        total += two.join().expect("cannot panic");
                    });
                    all.spawn(move || {
                        let mut receipts =
                            receipts.lock().expect("unpoisoned");
                        receipts.push(total);
                    });
                    total
                })
            })
            .collect();
        let totals = shops.into_iter().map(|shop| shop.join());
        totals.map(|total| total.expect("cannot panic")).collect()
    });
    let mut receipts = all_receipts.into_inner().expect("unpoisoned");
    receipts.sort_unstable();
    (sold, receipts)
}

pub fn main() {
    let (sold, receipts) = add_up(&[[1, 2], [3, 4]]);
    for (shop, sold) in sold.iter().enumerate() {
        println!("shop {shop} sold {sold}");
    }
    println!("receipts: {receipts:?}");
}
