//! Which channel: std for one reader, crossbeam for more, tokio for a task.
//!
//! The same work through four of them: two tills send their sales, 1 to 10,
//! and the sum is taken on the other side. What decides is who waits, and for
//! how many things:
//!
//! | channel | receivers | room | waits for several |
//! |---|---|---|---|
//! | `std::sync::mpsc::channel` | one | no limit | no |
//! | `std::sync::mpsc::sync_channel` | one | 0 and more | no |
//! | `crossbeam::channel` | any number | 0 and more, or no limit | `select!` |
//! | `tokio::sync::mpsc` | one | 1 and more, or no limit | as a future |
//!
//! Begin with std. Go to crossbeam when a second receiver or a `select!` is
//! needed, to tokio when one side is a task: a thread blocks, a task must not.
//!
//! Prints:
//!
//! ```text
//! std channel: 110
//! std sync_channel(0): 110
//! crossbeam bounded(4), 2 readers: 110
//! tokio channel(4), 1 task: 110
//! ```

use std::sync::mpsc as std_mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam::channel::{Receiver, at, bounded};
use tokio::sync::mpsc as tokio_mpsc;

/// One reader, in no hurry; a sender never waits.
pub fn std_channel() -> u32 {
    let (till, sales) = std_mpsc::channel();
    thread::scope(|scope| {
        for till in [till.clone(), till] {
            scope.spawn(move || (1..=10).try_for_each(|n| till.send(n)));
        }
        sales.into_iter().sum()
    })
}

/// One reader; a sender waits until its sale is taken, with room for 0.
pub fn std_sync_channel() -> u32 {
    let (till, sales) = std_mpsc::sync_channel(0);
    thread::scope(|scope| {
        for till in [till.clone(), till] {
            scope.spawn(move || (1..=10).try_for_each(|n| till.send(n)));
        }
        sales.into_iter().sum()
    })
}

/// Adds sales up until the channel closes or closing time comes.
fn add_up(sales: &Receiver<u32>, closing_time: Instant) -> u32 {
    // A clock for each reader: the one message of `at` goes to one receiver.
    let clock = at(closing_time);
    let mut sum = 0;
    loop {
        crossbeam::select! {
            recv(sales) -> sale => match sale {
                Ok(sale) => sum += sale,
                Err(_) => return sum,
            },
            recv(clock) -> _ => return sum,
        }
    }
}

/// Two readers, each of which also watches the clock.
pub fn crossbeam_channel() -> u32 {
    let (till, sales) = bounded(4);
    let closing_time = Instant::now() + Duration::from_mins(1);
    let add_up = || add_up(&sales, closing_time);
    thread::scope(|scope| {
        for till in [till.clone(), till] {
            scope.spawn(move || (1..=10).try_for_each(|n| till.send(n)));
        }
        let readers = [scope.spawn(add_up), scope.spawn(add_up)];
        readers
            .map(|reader| reader.join().expect("no panic"))
            .iter()
            .sum()
    })
}

/// Threads that block on one side, a task that waits on the other.
pub fn tokio_channel() -> u32 {
    let (till, mut sales) = tokio_mpsc::channel(4);
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("without I/O there is nothing to fail");
    thread::scope(|scope| {
        for till in [till.clone(), till] {
            scope.spawn(move || {
                (1..=10).try_for_each(|sale| till.blocking_send(sale))
            });
        }
        runtime.block_on(async {
            let mut sum = 0;
            while let Some(sale) = sales.recv().await {
                sum += sale;
            }
            sum
        })
    })
}

pub fn main() {
    println!("std channel: {}", std_channel());
    println!("std sync_channel(0): {}", std_sync_channel());
    println!("crossbeam bounded(4), 2 readers: {}", crossbeam_channel());
    println!("tokio channel(4), 1 task: {}", tokio_channel());
}

#[cfg(test)]
mod tests {
    use super::{
        Duration, Instant, add_up, bounded, std_mpsc, thread, tokio_mpsc,
    };

    #[test]
    fn both_readers_hear_that_it_is_closing_time() {
        let (till, sales) = bounded(4);
        let (home, gone_home) = bounded(2);
        let closing_time = Instant::now();
        thread::scope(|scope| {
            for _reader in 0..2 {
                scope.spawn(|| home.send(add_up(&sales, closing_time)));
            }
            let wait = || gone_home.recv_timeout(Duration::from_secs(30));
            let both = [wait(), wait()];
            drop(till); // Or one that did not hear of it would wait on.
            assert_eq!(both, [Ok(0), Ok(0)]);
        });
    }

    #[test]
    fn the_smallest_channels_hand_over_except_tokios() {
        let (std, _receiver) = std_mpsc::sync_channel(0);
        assert!(std.try_send(1).is_err());
        let (crossbeam, _receiver) = bounded(0);
        assert!(crossbeam.try_send(1).is_err());
        let (tokio, _receiver) = tokio_mpsc::channel(1);
        assert!(tokio.try_send(1).is_ok());
    }

    #[test]
    #[should_panic(expected = "requires buffer > 0")]
    fn tokio_refuses_room_for_none() {
        let _channel = tokio_mpsc::channel::<u32>(0);
    }
}
