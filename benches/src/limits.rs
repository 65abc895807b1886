//! What the machine allows, measured beside the programs: no form that does
//! such a thing once for each unit can be faster than this.

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

/// One limit.
pub struct Limit {
    /// Its name.
    pub name: &'static str,
    /// What is done, once or twice, for one unit.
    pub what: &'static str,
    /// How many units a run has.
    pub size: u64,
    /// Does it so often; says why it cannot.
    pub run: fn(size: u64) -> Result<u64, String>,
}

/// All of them.
pub const ALL: &[Limit] = &[
    Limit {
        name: "atomic_add",
        what: "an atomic addition, nobody else near",
        size: 2_000_000,
        run: |size| Ok(atomic_add(size)),
    },
    Limit {
        name: "line_bounce",
        what: "a cache line to the other core and back",
        size: 100_000,
        run: line_bounce,
    },
    Limit {
        name: "wake_one_core",
        what: "wake another thread and be woken, on one core",
        size: 5000,
        run: |size| wakes(size, false),
    },
    Limit {
        name: "wake_two_cores",
        what: "wake another thread and be woken, on two cores",
        size: 2000,
        run: |size| wakes(size, true),
    },
    Limit {
        name: "thread",
        what: "start a thread and join it",
        size: 200,
        run: |size| {
            let threads = (0..size).map(|n| thread::spawn(move || n));
            let sum =
                threads.map(|thread| thread.join().unwrap_or(0)).sum();
            Ok(sum)
        },
    },
    Limit {
        name: "square_root",
        what: "a square root and an addition, many at once, one core",
        size: 1_000_000,
        run: |size| Ok(square_roots(size)),
    },
    Limit {
        name: "memory_read",
        what: "read 8 bytes of a list of 80 MB, all cores",
        size: 10_000_000,
        run: memory_read,
    },
];

fn atomic_add(size: u64) -> u64 {
    let number = AtomicU64::new(0);
    for _ in 0..size {
        number.fetch_add(1, Ordering::Relaxed);
    }
    number.into_inner()
}

/// In sixteen lanes: none waits for its neighbour, nor for itself.
fn square_roots(size: u64) -> u64 {
    let mut lanes = black_box([1.0_f64; 16]);
    for _ in 0..size.div_ceil(16) {
        for lane in &mut lanes {
            *lane = (*lane + 1.0).sqrt();
        }
    }
    black_box(lanes);
    size
}

/// The turn goes from one to the other, both on a core of their own.
fn line_bounce(size: u64) -> Result<u64, String> {
    let (first, second) = two_cores()?;
    let turn = AtomicU64::new(0);
    let wait_for = |mine: u64| {
        while turn.load(Ordering::Acquire) != mine {
            std::hint::spin_loop();
        }
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| {
            pin(second)?;
            for round in 0..size {
                wait_for(2 * round + 1);
                turn.store(2 * round + 2, Ordering::Release);
            }
            Ok::<_, String>(())
        });
        pinned(first, || {
            for round in 0..size {
                wait_for(2 * round);
                turn.store(2 * round + 1, Ordering::Release);
            }
        })?;
        other.join().map_err(|_| "the other fell".to_owned())?
    })?;
    Ok(turn.into_inner() / 2)
}

/// Two threads that park and unpark each other: one system call to wake, one
/// to sleep, each way.
fn wakes(size: u64, apart: bool) -> Result<u64, String> {
    let (first, second) = two_cores()?;
    let turn = AtomicU64::new(0);
    let main = thread::current();
    let wait_for = |mine: u64| {
        while turn.load(Ordering::Acquire) != mine {
            thread::park();
        }
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| {
            pin(if apart { second } else { first })?;
            for round in 0..size {
                wait_for(2 * round + 1);
                turn.store(2 * round + 2, Ordering::Release);
                main.unpark();
            }
            Ok::<_, String>(())
        });
        pinned(first, || {
            for round in 0..size {
                wait_for(2 * round);
                turn.store(2 * round + 1, Ordering::Release);
                other.thread().unpark();
            }
            wait_for(2 * size);
        })?;
        other.join().map_err(|_| "the other fell".to_owned())?
    })?;
    Ok(turn.into_inner() / 2)
}

/// Sixteen sums side by side, so that the memory is what it waits for.
fn memory_read(size: u64) -> Result<u64, String> {
    use std::sync::OnceLock;
    static LIST: OnceLock<Vec<u64>> = OnceLock::new();
    let list = LIST.get_or_init(|| (0..10_000_000).collect());
    let list = list.get(..size as usize).ok_or("the list is shorter")?;
    let sums = list.par_chunks(16 * 1024).map(|part| {
        let (sixteens, rest) = part.as_chunks::<16>();
        let mut lanes = [0_u64; 16];
        for sixteen in sixteens {
            for (lane, number) in lanes.iter_mut().zip(sixteen) {
                *lane = lane.wrapping_add(*number);
            }
        }
        lanes.iter().chain(rest).sum::<u64>()
    });
    Ok(sums.sum())
}

#[cfg(target_os = "linux")]
mod cores {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};

    fn allowed() -> Result<CpuSet, String> {
        sched_getaffinity(None).map_err(|error| error.to_string())
    }

    fn set(cores: &CpuSet) -> Result<(), String> {
        sched_setaffinity(None, cores).map_err(|error| error.to_string())
    }

    /// Two that this process may use.
    pub fn two_cores() -> Result<(usize, usize), String> {
        let allowed = allowed()?;
        let mut cores = (0..CpuSet::MAX_CPU).filter(|c| allowed.is_set(*c));
        let two = cores.next().zip(cores.next());
        two.ok_or_else(|| "there is only one core".to_owned())
    }

    /// This thread, and those it will start, stay on one core from now on.
    pub fn pin_to_one() -> Result<(), String> {
        let allowed = allowed()?;
        let mut cores = (0..CpuSet::MAX_CPU).filter(|c| allowed.is_set(*c));
        pin(cores.next().ok_or("there is no core")?)
    }

    /// This thread stays on that core from now on.
    pub fn pin(core: usize) -> Result<(), String> {
        let mut only = CpuSet::new();
        only.set(core);
        set(&only)
    }

    /// This thread stays on that core meanwhile.
    pub fn pinned(core: usize, work: impl FnOnce()) -> Result<(), String> {
        let before = allowed()?;
        pin(core)?;
        work();
        set(&before)
    }
}

#[cfg(not(target_os = "linux"))]
mod cores {
    const UNKNOWN: &str = "a thread is pinned to a core on Linux only";

    pub fn two_cores() -> Result<(usize, usize), String> {
        Err(UNKNOWN.to_owned())
    }

    pub fn pin_to_one() -> Result<(), String> {
        Err(UNKNOWN.to_owned())
    }

    pub fn pin(_core: usize) -> Result<(), String> {
        Err(UNKNOWN.to_owned())
    }

    pub fn pinned(_core: usize, _: impl FnOnce()) -> Result<(), String> {
        Err(UNKNOWN.to_owned())
    }
}

pub use cores::pin_to_one;
use cores::{pin, pinned, two_cores};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_does_what_it_is_asked_to_or_says_why_not() {
        for limit in ALL {
            match (limit.run)(10) {
                Ok(10) if limit.name != "thread" => {}
                Ok(45) => {} // The sum of 0 to 9.
                Ok(other) => panic!("{}: {other}", limit.name),
                Err(reason) => assert!(!reason.is_empty()),
            }
        }
    }
}
