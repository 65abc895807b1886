//! A pool of your own has its size, its names, and nobody else's work.
//!
//! The global pool is shared by everything in the process, libraries too.
//! `install` runs a closure inside another one, and each parallel call in
//! there stays in it. Take one to keep two kinds of work apart, say thumbnails
//! from what a user waits for.
//!
//! `install` returns when its work is done. Dropping the pool tells its
//! threads to end and does not wait: here each says so as it goes.
//!
//! Prints:
//!
//! ```text
//! inside: 2 threads
//! sum: 5050
//! [Some("thumbnail-0"), Some("thumbnail-1")]
//! outside: in a pool: false
//! gone: {0, 1}
//! ```

use std::collections::BTreeSet;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;
use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

pub fn main() -> Result<(), ThreadPoolBuildError> {
    let (leaves, gone) = mpsc::channel();
    let pool = ThreadPoolBuilder::new()
        .num_threads(2)
        .thread_name(|index| format!("thumbnail-{index}"))
        .exit_handler(move |index| {
            // Nobody may be listening any more.
            let _ = leaves.send(index);
        })
        .build()?;

    let sum: u32 = pool.install(|| {
        println!("inside: {} threads", rayon::current_num_threads());
        (1..=100_u32).into_par_iter().sum()
    });
    println!("sum: {sum}");

    // `broadcast` runs once on each thread of the pool.
    let name = || thread::current().name().map(str::to_owned);
    println!("{:?}", pool.broadcast(|_| name()));

    println!(
        "outside: in a pool: {}",
        rayon::current_thread_index().is_some()
    );

    drop(pool);
    let limit = Duration::from_secs(20);
    let gone: BTreeSet<_> = (0..2)
        .map_while(|_| gone.recv_timeout(limit).ok())
        .collect();
    println!("gone: {gone:?}");
    Ok(())
}
