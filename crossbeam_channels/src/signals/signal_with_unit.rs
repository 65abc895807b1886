//! A channel of `()` says *now* and nothing else; it may also say *never*.
//!
//! Go writes `chan struct{}`. A signal can fail to come: if the thread that
//! owes it panics, its sender drops and `recv` returns an error. An `unwrap`
//! there would turn one panic into two, so match on both.
//!
//! `()` takes no memory, but its place in a bounded channel does: each place
//! has a number that says whose turn it is. The test below finds 8 bytes for
//! each on 64-bit Linux. For a signal, capacity 0 or 1 is enough.
//!
//! Prints:
//!
//! ```text
//! the backup is done
//! the backup will never be done
//! size of `()`: 0
//! ```

use std::panic::resume_unwind;
use std::thread;

use crossbeam::channel::{RecvError, bounded};

/// Waits for a backup that may break.
pub fn wait_for_backup(disk_is_full: bool) -> Result<(), RecvError> {
    let (done, backup) = bounded(0);
    let thread = thread::spawn(move || {
        if disk_is_full {
            // A panic, without the report that `panic!` puts on stderr.
            resume_unwind(Box::new("disk full"));
        }
        done.send(()).expect("`backup` is being waited for");
    });
    let signal = backup.recv();
    let joined = thread.join();
    assert_eq!(joined.is_err(), disk_is_full);
    signal
}

pub fn main() {
    for disk_is_full in [false, true] {
        match wait_for_backup(disk_is_full) {
            Ok(()) => println!("the backup is done"),
            Err(RecvError) => println!("the backup will never be done"),
        }
    }
    println!("size of `()`: {}", size_of::<()>());
}

#[cfg(all(test, target_os = "linux", target_pointer_width = "64"))]
mod tests {
    use std::{env, fs, process::Command};

    use super::bounded;

    /// Pages of address space that this process has.
    fn pages() -> usize {
        let status = fs::read_to_string("/proc/self/statm");
        let status = status.expect("Linux has it");
        let pages = status.split(' ').next().expect("a first number");
        pages.parse().expect("a number")
    }

    #[test]
    fn a_place_for_nothing_takes_eight_bytes() {
        // Alone in a process: a thread of another test would be counted too.
        if env::var_os("COUNT_PAGES").is_none() {
            let test = "a_place_for_nothing_takes_eight_bytes";
            let mut alone = Command::new(env::current_exe().expect("me"));
            alone.args([test, "--test-threads=1"]);
            let alone = alone.env("COUNT_PAGES", "1").output();
            assert!(alone.expect("I can be run").status.success());
            return;
        }
        const PLACES: usize = 6_000_000;
        let before = pages();
        let channel = bounded::<()>(PLACES);
        let more = (pages() - before) * 4096;
        assert_eq!(more / PLACES, 8);
        drop(channel);
    }
}
