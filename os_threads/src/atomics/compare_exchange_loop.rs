//! A `compare_exchange` loop changes an atomic only if a rule still holds.
//!
//! Seats are sold while there are any. Looking first and subtracting then is
//! two steps, and another clerk fits in between (see `lost_update`). So: work
//! out the new number from the one you saw, and write it only if that one is
//! still there. If not, another clerk has sold, so start again from what there
//! is now; nobody ever waits for a clerk who was stopped halfway, which is what
//! makes it lock-free. The weak form may also fail for no reason: in a loop
//! that does no harm. `try_update` is this loop, in one line.
//!
//! Prints:
//!
//! ```text
//! sold by 4 clerks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
//! with try_update the same seats: true
//! one seat too many: None
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Takes a seat if there is one: its number.
pub fn take_seat(free: &AtomicU32) -> Option<u32> {
    let mut seen = free.load(Ordering::Relaxed);
    loop {
        let left = seen.checked_sub(1)?;
        match free.compare_exchange_weak(
            seen,
            left,
            // Only the number itself is shared, nothing that it stands for.
            Ordering::Relaxed,
            Ordering::Relaxed,
        ) {
            Ok(seat) => return Some(seat),
            Err(now) => seen = now,
        }
    }
}

/// The same in one line.
pub fn take_seat_shorter(free: &AtomicU32) -> Option<u32> {
    free.try_update(Ordering::Relaxed, Ordering::Relaxed, |seen| {
        seen.checked_sub(1)
    })
    .ok()
}

/// The seats that `clerks` threads sold, sorted; each sells until none is left.
pub fn sell_out(
    clerks: usize,
    seats: u32,
    take: fn(&AtomicU32) -> Option<u32>,
) -> Vec<u32> {
    let free = Arc::new(AtomicU32::new(seats));
    let selling: Vec<_> = (0..clerks)
        .map(|_| {
            let free = Arc::clone(&free);
            thread::spawn(move || {
                std::iter::from_fn(|| take(&free)).collect::<Vec<u32>>()
            })
        })
        .collect();
    let mut sold = Vec::new();
    for clerk in selling {
        sold.extend(clerk.join().expect("selling does not panic"));
    }
    sold.sort_unstable();
    sold
}

pub fn main() {
    let sold = sell_out(4, 10, take_seat);
    println!("sold by 4 clerks: {sold:?}");
    let same = sold == sell_out(4, 10, take_seat_shorter);
    println!("with try_update the same seats: {same}");
    println!("one seat too many: {:?}", take_seat(&AtomicU32::new(0)));
}
