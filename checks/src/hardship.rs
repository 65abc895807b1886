//! An example says the same on a poor machine.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

use crate::{Section, everything, outputs, process};

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
    heard("a folder nobody can write to", "cd /proc; exec \"$@\""),
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
/// examples prints what its header says under each.
///
/// Where the system has no `sh` or no `taskset`, there is nothing to check.
pub fn bears_hardship(section: &Section) -> Vec<String> {
    let mut complaints = Vec::new();
    for hardship in HARDSHIPS {
        if hardship.shell.contains("taskset") && !exists("taskset") {
            if everything() {
                complaints.push("install taskset to check this".to_owned());
            }
            continue;
        }
        let under = |complaint| {
            format!(
                "{}, under {}: {complaint}",
                section.name, hardship.what
            )
        };
        if everything() && hardship.is_heard {
            for example in section.examples() {
                let mut command = hardship.command(section, &example.name);
                let faults =
                    outputs::compare(section, &example, &mut command);
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
