//! One timed run: the wall clock, the processor time, the memory.

use std::fs;
use std::time::{Duration, Instant};

/// What one run took, and what it computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// From its begin to its end.
    pub wall: Duration,
    /// What all threads of this process used meanwhile, user and system; none
    /// where the system does not tell.
    pub cpu: Option<Duration>,
    /// What it computed: two runs of the same work agree in it.
    pub checksum: u64,
}

/// Runs it once.
pub fn time(work: impl FnOnce() -> u64) -> Measured {
    let cpu = cpu_time();
    let start = Instant::now();
    let checksum = work();
    let wall = start.elapsed();
    Measured {
        wall,
        cpu: cpu
            .zip(cpu_time())
            .map(|(from, to)| to.saturating_sub(from)),
        checksum,
    }
}

/// The processor time of this process so far, all threads, also ended ones.
#[cfg(unix)]
pub fn cpu_time() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).ok()
}

/// The processor time of this process so far: not told here.
#[cfg(not(unix))]
pub fn cpu_time() -> Option<Duration> {
    None
}

/// The bytes of memory that this process holds (`VmRSS`); Linux only.
pub fn resident() -> Option<u64> {
    status("VmRSS:")
}

/// The bytes of address space that this process has (`VmSize`); Linux only.
pub fn address_space() -> Option<u64> {
    status("VmSize:")
}

/// How far the memory of this process rises above where it stands now.
///
/// The kernel counts per core and adds up late: trust it to
/// [`Peak::PRECISION`], and only in a process that did not do the same work
/// before, or freed memory is used again and nothing is seen.
pub struct Peak {
    before: u64,
}

impl Peak {
    /// A smaller rise than this one is not told from none.
    pub const PRECISION: u64 = 256 * 1024;

    /// Begins; none where the system does not tell.
    pub fn begin() -> Option<Self> {
        // 5: forget the highest point so far.
        fs::write("/proc/self/clear_refs", "5").ok()?;
        Some(Self {
            before: resident()?,
        })
    }

    /// The bytes that the highest point since then lies above the beginning.
    pub fn bytes(&self) -> Option<u64> {
        Some(status("VmHWM:")?.saturating_sub(self.before))
    }
}

fn status(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// The processes that want a core now, over the last minute; Linux only.
pub fn load() -> Option<f64> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split(' ').next()?.parse().ok()
}

/// The cores this process may use.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get())
}

/// Lets this process open as many files as it ever may, and says how many.
#[cfg(unix)]
pub fn raise_descriptor_limit() -> u64 {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    // Where even this is refused, the limit stays what it was.
    let _ = setrlimit(Resource::Nofile, limit);
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

/// Lets this process open as many files as it ever may: no limit is known.
#[cfg(not(unix))]
pub fn raise_descriptor_limit() -> u64 {
    u64::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_that_of_all_threads() {
        let measured = time(|| {
            std::thread::scope(|scope| {
                let work = || {
                    (0..3_000_000_u64).fold(1, |state, step| {
                        std::hint::black_box(state ^ step)
                    })
                };
                scope.spawn(work);
                scope.spawn(work);
            });
            7
        });
        assert_eq!(measured.checksum, 7);
        if cfg!(unix) {
            assert!(measured.cpu.is_some_and(|cpu| !cpu.is_zero()));
        }
    }

    #[test]
    fn memory_that_was_held_and_freed_is_seen() {
        let Some(peak) = Peak::begin() else { return };
        let held = std::hint::black_box(vec![1_u8; 32 << 20]);
        drop(held);
        let bytes = peak.bytes().expect("begin has read it");
        assert!(bytes > 31 << 20, "{bytes}");
    }
}
