//! Receivers share one queue: each message goes to exactly one of them.
//!
//! A clone of a `Receiver` is another door to the same queue, not a copy of
//! the queue. Who gets which order is left to chance; that one packer gets it,
//! and only one, is not. The receiver of `std::sync::mpsc` can be neither
//! cloned nor shared. To tell all of them the same, see `tell_everyone`.
//!
//! Prints:
//!
//! ```text
//! the kitchen hears Ok("soup")
//! the pantry hears Err(Empty)
//! 3 packers, 0 of them idle
//! each of 1000 orders packed once: true
//! ```

use std::sync::Barrier;
use std::thread;

use crossbeam::channel::unbounded;

/// What each of the packers got, of the orders from 0 on.
pub fn share_out(orders: u32, packers: usize) -> Vec<Vec<u32>> {
    let (queue, to_pack) = unbounded();
    for order in 0..orders {
        queue.send(order).expect("`to_pack` is still here");
    }
    drop(queue);
    // So that none is late and finds everything packed.
    let everyone_has_one = Barrier::new(packers);
    thread::scope(|scope| {
        let packers: Vec<_> = (0..packers)
            .map(|_| {
                let (mine, barrier) = (to_pack.clone(), &everyone_has_one);
                scope.spawn(move || {
                    // None if there are fewer orders than packers: then
                    // too it has to come to the barrier.
                    let mut packed = Vec::from_iter(mine.recv());
                    barrier.wait();
                    packed.extend(mine);
                    packed
                })
            })
            .collect();
        packers
            .into_iter()
            .map(|packer| packer.join().expect("packing does not panic"))
            .collect()
    })
}

pub fn main() {
    let (bell, kitchen) = unbounded();
    let pantry = kitchen.clone();
    bell.send("soup").expect("the kitchen listens");
    println!("the kitchen hears {:?}", kitchen.try_recv());
    println!("the pantry hears {:?}", pantry.try_recv());

    let packed = share_out(1000, 3);
    let idle = packed.iter().filter(|orders| orders.is_empty()).count();
    let mut all = packed.concat();
    all.sort_unstable();
    let once_each = all.iter().copied().eq(0..1000);
    println!("3 packers, {idle} of them idle");
    println!("each of 1000 orders packed once: {once_each}");
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn a_packer_without_an_order_holds_up_nobody() {
        let mut packed: Vec<usize> =
            share_out(2, 3).iter().map(Vec::len).collect();
        packed.sort_unstable();
        assert_eq!(packed, [0, 1, 1]);
    }
}
