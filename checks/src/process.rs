//! Runs a program to its end, and not a moment longer than its limit.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use wait_timeout::ChildExt;

/// How a program ended, and what it said.
pub(crate) struct Ended {
    /// None if it was still running at its limit and was killed.
    pub status: Option<ExitStatus>,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `command` with empty standard input.
///
/// Its output goes to files, so that a program that writes much cannot stop
/// on a full pipe.
pub(crate) fn run(
    command: &mut Command,
    limit: Duration,
) -> io::Result<Ended> {
    let mut stdout = tempfile::tempfile()?;
    let mut stderr = tempfile::tempfile()?;
    command.stdout(stdout.try_clone()?);
    let status = run_into(command, &stderr, limit)?;
    let (stdout, stderr) = (text(&mut stdout)?, text(&mut stderr)?);
    Ok(Ended {
        status,
        stdout,
        stderr,
    })
}

/// The same, where the caller says where standard output goes.
pub(crate) fn run_into(
    command: &mut Command,
    stderr: &File,
    limit: Duration,
) -> io::Result<Option<ExitStatus>> {
    command
        .env_remove("RUST_BACKTRACE") // The lesson may be a panic.
        .stdin(Stdio::null())
        .stderr(stderr.try_clone()?);
    let mut child = command.spawn()?;
    let status = child.wait_timeout(limit)?;
    if status.is_none() {
        child.kill()?;
        child.wait()?;
    }
    Ok(status)
}

pub(crate) fn text(file: &mut File) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
