//! A channel closes when its last sender drops, and is read empty first.
//!
//! There is no `close`: the senders are counted while the program runs, a
//! clone adds one, a drop takes one away. Until the count is zero an empty
//! channel says `Empty`, and a `for` loop over it waits. At zero the loop still
//! gets everything that was sent, and then ends.
//!
//! Prints:
//!
//! ```text
//! one sender left: Ok("tea")
//! one sender left: Err(Empty)
//! no sender left: Ok("milk")
//! no sender left: Err(Disconnected)
//! till 1, sale 1
//! till 1, sale 2
//! till 2, sale 1
//! till 2, sale 2
//! ```

use std::thread;

use crossbeam::channel::unbounded;

/// The lines that reach the log from some tills, sorted.
pub fn log_of(tills: u32, sales: u32) -> Vec<String> {
    let (till_log, log) = unbounded();
    thread::scope(|scope| {
        for till in 1..=tills {
            let till_log = till_log.clone();
            scope.spawn(move || {
                for sale in 1..=sales {
                    let line = format!("till {till}, sale {sale}");
                    till_log.send(line).expect("`log` is being read");
                }
                // Here this thread's sender drops.
            });
        }
        // And here the one that was cloned.
        drop(till_log);
        let mut lines: Vec<String> = log.into_iter().collect();
        lines.sort();
        lines
    })
}

pub fn main() {
    let (first, log) = unbounded();
    let second = first.clone();
    first.send("tea").expect("`log` is here");
    drop(first);
    println!("one sender left: {:?}", log.try_recv());
    println!("one sender left: {:?}", log.try_recv());
    second.send("milk").expect("`log` is here");
    drop(second);
    println!("no sender left: {:?}", log.try_recv());
    println!("no sender left: {:?}", log.try_recv());

    for line in log_of(2, 2) {
        println!("{line}");
    }
}
