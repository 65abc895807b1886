//! What is left when an example has ended, for the checks.

use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

/// The variable that names a file to write the report to.
const WANTED: &str = "TOUR_REPORT";

/// The variable with the number of the process that is asked: a program that
/// starts itself as its child hands these variables down.
const PROCESS: &str = "TOUR_REPORT_PROCESS";

/// The variable with the number of threads that may be left.
const ALLOWED: &str = "TOUR_REPORT_THREADS";

/// The variable with the seconds to wait for the others to go: a scope returns
/// when its threads have done their work, a moment before the system has taken
/// them off its list.
const PATIENCE: &str = "TOUR_REPORT_PATIENCE";

/// Writes how many threads there are now and how much address space there was
/// at most, in the words of Linux: `Threads: 1` and `VmPeak: 4242 kB`. Without
/// the variable, or on another system, nothing is written.
pub(crate) fn write() {
    let Some(path) = env::var_os(WANTED) else {
        return;
    };
    let number = |name| env::var(name).ok()?.parse().ok();
    if number(PROCESS) != Some(u64::from(process::id())) {
        return;
    }
    let allowed = number(ALLOWED).unwrap_or(1);
    let patience = Duration::from_secs(number(PATIENCE).unwrap_or(1));
    let give_up = Instant::now() + patience;
    while threads() > allowed && Instant::now() < give_up {
        thread::yield_now();
    }
    let wanted = |line: &&str| {
        line.starts_with("Threads:") || line.starts_with("VmPeak:")
    };
    let status = status();
    let lines: Vec<&str> = status.lines().filter(wanted).collect();
    if let Err(error) = fs::write(&path, lines.join("\n")) {
        eprintln!("{WANTED}: {}: {error}", path.display());
    }
}

fn status() -> String {
    fs::read_to_string("/proc/self/status").unwrap_or_default()
}

fn threads() -> u64 {
    let status = status();
    let count = status.lines().find_map(|l| l.strip_prefix("Threads:"));
    count
        .and_then(|count| count.trim().parse().ok())
        .unwrap_or(0)
}
