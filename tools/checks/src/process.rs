//! Runs a program to its end, and not a moment longer than its limit.

use std::fs::File;
use std::io::{self, Read, Seek};
#[cfg(unix)]
use std::os::unix::process::CommandExt;
#[cfg(unix)]
use std::process::Child;
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
    const BACKTRACE: &str = "RUST_BACKTRACE";
    if !command.get_envs().any(|(name, _)| name == BACKTRACE) {
        command.env_remove(BACKTRACE); // The lesson may be a panic.
    }
    command.stdin(Stdio::null()).stderr(stderr.try_clone()?);
    let _guard = Guard::over(command)?;
    let mut child = command.spawn()?;
    let status = child.wait_timeout(limit)?;
    if status.is_none() {
        child.kill()?;
        child.wait()?;
    }
    Ok(status)
}

/// Kills, when it is dropped, all that a program has started and left.
///
/// The program runs in a process group of its own, and so does a shell which
/// waits for the end of its standard input. That comes when this is dropped,
/// and also when the test itself is ended, in whatever way: the system closes
/// the pipe. Then the shell kills the group, and so itself.
#[cfg(unix)]
struct Guard(Child);

#[cfg(unix)]
impl Guard {
    fn over(command: &mut Command) -> io::Result<Self> {
        let shell = Command::new("sh")
            .args(["-c", "read -r end; kill -KILL 0"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let group = i32::try_from(shell.id()).map_err(io::Error::other)?;
        command.process_group(group);
        Ok(Self(shell))
    }
}

#[cfg(unix)]
impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // It was started, and nobody else waits for it.
        let _ = self.0.wait();
    }
}

/// Here only the program itself is killed, if it reaches its limit.
#[cfg(not(unix))]
struct Guard;

#[cfg(not(unix))]
impl Guard {
    #[expect(clippy::unnecessary_wraps, reason = "on Unix it can fail")]
    fn over(_: &mut Command) -> io::Result<Self> {
        Ok(Self)
    }
}

pub(crate) fn text(file: &mut File) -> io::Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
