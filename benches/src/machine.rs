//! Where a number comes from: machine, system, versions, commit, command, date.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs};

use serde::{Deserialize, Serialize};

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

/// All there is to say about a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct About {
    pub date: String,
    pub command: String,
    pub commit: Option<String>,
    pub machine: String,
    pub system: String,
    pub compiler: Option<String>,
    pub build: String,
    pub crates: String,
    pub busy_before: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub busy_after: Option<f64>,
}

impl About {
    /// The source of a number, for a page.
    pub fn cite(&self) -> String {
        let known = |text: &Option<String>| {
            text.clone().unwrap_or_else(|| "unknown".to_owned())
        };
        format!(
            "`{}`, {}, commit {}; {}, {}, {}",
            self.command,
            self.date,
            known(&self.commit),
            self.machine,
            self.system,
            known(&self.compiler),
        )
    }
}

/// Says all there is to say about this run.
pub fn about(command: &str) -> About {
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    About {
        date: date(),
        command: command.to_owned(),
        commit: commit(),
        machine: machine(),
        system: system(),
        compiler: run_and_capture("rustc", &["-V"]),
        build: build.to_owned(),
        crates: crates().join(", "),
        busy_before: busy(),
        busy_after: None,
    }
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
pub fn run_and_capture(
    program: &str,
    arguments: &[&str],
) -> Option<String> {
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
    let commit =
        run_and_capture("git", &["rev-parse", "--short=12", "HEAD"])?;
    // What is being recorded is no change to what records it.
    let but_results = [
        ":(top)",
        ":(top,exclude)benches/results",
        ":(top,exclude)*.md",
    ];
    let status = ["status", "--porcelain", "-uno", "--"];
    let changed =
        run_and_capture("git", &[&status[..], &but_results].concat())?;
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
