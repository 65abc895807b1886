//! An example says the same on a poor machine, and leaves nothing behind.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::{Example, Section, checks_all, outputs, process, skipped};

/// A way for a machine to be poor.
struct Hardship {
    what: &'static str,
    /// What a shell does before it becomes the program `"$@"`.
    shell: &'static str,
    /// Whether what is printed can still be read.
    is_heard: bool,
}

const HARDSHIPS: &[Hardship] = &[
    heard("one core", "exec taskset -c 0 \"$@\""),
    heard("64 file descriptors", "ulimit -n 64; exec \"$@\""),
    heard("no HOME", "unset HOME; exec \"$@\""),
    heard(
        "a folder nobody can write to",
        "cd /proc 2>/dev/null || cd /; exec \"$@\"",
    ),
    heard(
        "another locale",
        "export LC_ALL=tr_TR.ISO-8859-9; exec \"$@\"",
    ),
    heard(
        "one rayon thread",
        "export RAYON_NUM_THREADS=1; exec \"$@\"",
    ),
    heard(
        "one tokio worker",
        "export TOKIO_WORKER_THREADS=1; exec \"$@\"",
    ),
    // If the time limit ends the shell, they end with its process group.
    heard(
        "two busy neighbours",
        "busy() { while :; do :; done; }; busy & one=$!; busy & two=$!; \
         \"$@\"; code=$?; kill $one $two; exit $code",
    ),
    Hardship {
        what: "standard output closed",
        shell: "exec \"$@\" >&-",
        is_heard: false,
    },
];

const fn heard(what: &'static str, shell: &'static str) -> Hardship {
    Hardship {
        what,
        shell,
        is_heard: true,
    }
}

/// The section succeeds under each hardship; with `CHECKS=all`, each of its
/// examples prints what its header says under each, and with standard output
/// closed succeeds in silence.
///
/// Without `sh` nothing of it is checked, and without `taskset` not the one
/// core; one line says so.
pub fn bears_hardship(section: &Section) -> Vec<String> {
    let mut complaints = Vec::new();
    if !cfg!(unix) {
        skipped("what hardship does, for it takes a Unix shell");
        return complaints;
    }
    for hardship in HARDSHIPS {
        if hardship.shell.contains("taskset") && !exists("taskset") {
            if checks_all() {
                complaints.push("install taskset to check this".to_owned());
            } else {
                skipped("a run on one core, for there is no `taskset`");
            }
            continue;
        }
        let under = |complaint| {
            format!(
                "{}, under {}: {complaint}",
                section.name, hardship.what
            )
        };
        if checks_all() {
            let compare = if hardship.is_heard {
                outputs::compare
            } else {
                outputs::compare_unheard
            };
            for example in section.examples() {
                let mut command = hardship.command(section, &example.name);
                let faults = compare(section, &example, &mut command);
                complaints.extend(faults.into_iter().map(under));
            }
            continue;
        }
        let mut command = hardship.command(section, "--");
        match process::run(&mut command, section.limit) {
            Err(error) => complaints.push(under(error.to_string())),
            Ok(ended) if !ended.status.is_some_and(|s| s.success()) => {
                complaints.push(under(ended.stderr));
            }
            Ok(_) => {}
        }
    }
    complaints
}

/// When an example has ended, every thread that it started has ended too; and
/// with 256 MiB of address space more than it took, it does the same again.
///
/// What a library keeps until the process ends is said in the file or on the
/// section's page, in a line `//! Leaves behind: ...`; two threads then. Checked
/// on Linux, which can tell.
pub fn leaves_nothing_behind(section: &Section) -> Vec<String> {
    let mut complaints = Vec::new();
    if !fs::exists("/proc/self/status").unwrap_or(false) {
        skipped("what an example leaves behind, for there is no /proc");
        return complaints;
    }
    let keeps = |text: &str| text.contains("\n//! Leaves behind: ");
    let page = section.folder.join("src/main.rs");
    let all_keep = keeps(&fs::read_to_string(page).unwrap_or_default());
    for example in section.examples() {
        let file = section.title_of(&example.path);
        let allowed = if all_keep || keeps(&example.source) {
            3
        } else {
            1
        };
        let (threads, peak) = match after(section, &example, allowed) {
            Ok(numbers) => numbers,
            Err(error) => {
                complaints.push(format!("{file}: {error}"));
                continue;
            }
        };
        if threads > allowed {
            complaints.push(format!(
                "{file}: {threads} threads are there at its end: join what \
                 it starts, or say in the header `//! Leaves behind: ...`"
            ));
        }
        if !checks_all() {
            continue;
        }
        // How many threads live at once, and so what is needed, is not the
        // same in each run: the limit follows the most that was seen.
        let mut peak = peak;
        for attempt in 1..=ATTEMPTS {
            let mut command = Command::new("sh");
            let limit =
                format!("ulimit -v {}; exec \"$@\"", peak + 256 * 1024);
            command.args(["-c", &limit, "sh"]);
            command.arg(&section.binary).arg(&example.name);
            command.env("MALLOC_ARENA_MAX", "1");
            let faults = outputs::compare(section, &example, &mut command);
            if faults.is_empty() {
                break;
            }
            if let Ok((_, again)) = after(section, &example, allowed) {
                peak = peak.max(again);
            }
            if attempt == ATTEMPTS {
                complaints.extend(faults.into_iter().map(|fault| {
                    format!("with {peak} KiB and 256 MiB: {fault}")
                }));
            }
        }
    }
    complaints
}

/// How often an example may run out of addresses before it counts.
const ATTEMPTS: usize = 5;

/// The threads at the end of an example, and the KiB of address space it took.
fn after(
    section: &Section,
    example: &Example,
    allowed: u64,
) -> Result<(u64, u64), String> {
    let report: PathBuf = section
        .scratch
        .join(format!("report-{}", section.name))
        .join(&example.name);
    let folder = report.parent().unwrap_or(&section.scratch);
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    // The shell becomes the program and keeps its number.
    let mut command = Command::new("sh");
    command
        .args(["-c", "export TOUR_REPORT_PROCESS=$$; exec \"$@\"", "sh"])
        .arg(&section.binary)
        .arg(&example.name)
        .env("TOUR_REPORT", &report)
        .env("TOUR_REPORT_THREADS", allowed.to_string())
        .env(
            "TOUR_REPORT_PATIENCE",
            (section.limit / 2).as_secs().to_string(),
        )
        // Else each thread may reserve 64 MiB for its heap, or may not.
        .env("MALLOC_ARENA_MAX", "1")
        .env("RAYON_NUM_THREADS", "2");
    process::run(&mut command, section.limit)
        .map_err(|error| error.to_string())?;
    let text = fs::read_to_string(&report)
        .map_err(|error| format!("{}: {error}", report.display()))?;
    let number = |label: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(label));
        line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
    };
    number("Threads:")
        .zip(number("VmPeak:"))
        .ok_or_else(|| format!("its report is not understood: {text}"))
}

impl Hardship {
    fn command(
        &self,
        section: &Section,
        word: impl AsRef<OsStr>,
    ) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", self.shell, "sh"]);
        command.arg(&section.binary).arg(word);
        command
    }
}

fn exists(program: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok()
}
