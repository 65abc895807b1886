//! Where a number comes from: machine, system, versions, commit, command, date.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs};

use serde_json::{Value, json};

use crate::measure::cores;

/// The crates whose versions are written beside the numbers.
const CRATES: [&str; 7] = [
    "actix",
    "crossbeam-channel",
    "futures",
    "parking_lot",
    "rayon",
    "tokio",
    "tokio-util",
];

/// All there is to say about this run, as names and texts.
pub fn about(command: &str) -> Value {
    json!({
        "date": date(),
        "command": command,
        "commit": commit(),
        "machine": machine(),
        "system": system(),
        "compiler": said_by("rustc", &["-V"]),
        "build": if cfg!(debug_assertions) { "debug" } else { "release" },
        "crates": crates().join(", "),
        "busy_before": busy(),
    })
}

/// The command line that this process was started with, as a reader types it.
pub fn command() -> String {
    let release = if cfg!(debug_assertions) {
        ""
    } else {
        "--release "
    };
    let mut command = format!("cargo run {release}-p benches");
    let arguments: Vec<String> = env::args().skip(1).collect();
    if !arguments.is_empty() {
        command += " -- ";
        command += &arguments.join(" ");
    }
    command
}

/// The part of all cores that is busy now, over a fifth of a second, from 0 to
/// 1; Linux only.
#[expect(
    clippy::disallowed_methods,
    reason = "what others do meanwhile is what is measured"
)]
pub fn busy() -> Option<f64> {
    let (total, idle) = processor_ticks()?;
    std::thread::sleep(Duration::from_millis(200));
    let (total_after, idle_after) = processor_ticks()?;
    let ticks =
        total_after.checked_sub(total).filter(|ticks| *ticks > 0)?;
    Some(1.0 - (idle_after.saturating_sub(idle)) as f64 / ticks as f64)
}

fn processor_ticks() -> Option<(u64, u64)> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    let line = stat.lines().next()?.strip_prefix("cpu ")?;
    let ticks: Vec<u64> = line
        .split_whitespace()
        .filter_map(|t| t.parse().ok())
        .collect();
    let idle = ticks.get(3)? + ticks.get(4)?;
    // The two last ones are counted in the first two already.
    Some((ticks.iter().take(8).sum(), idle))
}

fn machine() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = after(&cpus, "model name").unwrap_or(env::consts::ARCH);
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let gib = after(&memory, "MemTotal")
        .and_then(|text| text.strip_suffix(" kB")?.parse::<f64>().ok())
        .map(|kib| format!(", {:.0} GiB", kib / 1024.0 / 1024.0))
        .unwrap_or_default();
    let cores = cores();
    format!("{model}, {cores} cores{gib}")
}

fn system() -> String {
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease");
    let kernel = kernel.unwrap_or_default();
    format!("{} {}", env::consts::OS, kernel.trim())
        .trim()
        .to_owned()
}

fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim())
}

/// The first line that a program prints, if it can be run.
pub fn said_by(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("GOTOOLCHAIN", "local")
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.lines().next().unwrap_or_default().to_owned())
}

fn commit() -> Option<String> {
    let commit = said_by("git", &["rev-parse", "--short=12", "HEAD"])?;
    // What is being recorded is no change to what records it.
    let but_results = [
        ":(top)",
        ":(top,exclude)benches/results",
        ":(top,exclude)*.md",
    ];
    let status = ["status", "--porcelain", "-uno", "--"];
    let changed = said_by("git", &[&status[..], &but_results].concat())?;
    let suffix = if changed.is_empty() { "" } else { ", changed" };
    Some(commit + suffix)
}

fn crates() -> Vec<String> {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock = fs::read_to_string(lock).unwrap_or_default();
    let found = |name: &&str| {
        let head = format!("name = \"{name}\"\nversion = \"");
        let rest = lock.split_once(&head)?.1;
        Some(format!("{name} {}", rest.split('"').next()?))
    };
    CRATES.iter().filter_map(found).collect()
}

fn date() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = now.map_or(0, |since| since.as_secs());
    let (year, month, day) = civil(seconds / 86_400);
    let (hour, minute) = (seconds / 3600 % 24, seconds / 60 % 60);
    format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02} UTC")
}

/// The date of a day since 1970-01-01.
fn civil(days: u64) -> (u64, u64, u64) {
    // Counted from the first of March of the year 0, so that a leap day is the
    // last day of its year.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let in_month = day - (153 * month + 2) / 5 + 1;
    let (month, late) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + late, month, in_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_779), (2026, 11, 22));
    }

    #[test]
    fn the_versions_are_those_of_the_lock_file() {
        let crates = crates();
        assert_eq!(crates.len(), CRATES.len(), "{crates:?}");
        assert!(crates.iter().any(|name| name.starts_with("tokio 1.")));
    }
}
