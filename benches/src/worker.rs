//! A warm child process that is told over its stdin what to run, and answers
//! over its stdout.
//!
//! Each runtime lives in a process of its own: no pool of one steals the
//! cores from another. A Go program speaks the same protocol.
//!
//! | who | line |
//! |---|---|
//! | we ask | any words, separated by spaces |
//! | it answers | `ok WALL CPU CHECKSUM BYTES`: nanoseconds, nanoseconds, a number, bytes at the highest point; `-` for what it cannot tell |
//! | or | `no REASON`: it cannot do this, and can go on with something else |
//!
//! When its stdin ends, it ends.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::measure::Measured;

/// What a worker says about one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Time and checksum.
    pub measured: Measured,
    /// How far its memory rose; none if it was not asked or cannot tell.
    pub bytes: Option<u64>,
}

impl From<Measured> for Answer {
    fn from(measured: Measured) -> Self {
        Self {
            measured,
            bytes: None,
        }
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It took longer than this and was ended.
    TooLong(Duration),
    /// It said that it cannot, and why.
    Refused(String),
    /// It could not be started, or it ended, or spoke another language.
    Died(String),
    /// The reader pressed Ctrl-C.
    Stopped,
}

/// Whether the reader has pressed Ctrl-C. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// One that Ctrl-C sets from now on; the second Ctrl-C ends the process.
    pub fn on_ctrl_c() -> io::Result<Self> {
        use signal_hook::{consts::SIGINT, flag};
        let stop = Self::default();
        // In this order: the first one finds the flag not yet set.
        let pressed = Arc::clone(&stop.0);
        flag::register_conditional_shutdown(SIGINT, 130, pressed)?;
        flag::register(SIGINT, Arc::clone(&stop.0))?;
        Ok(stop)
    }

    /// Sets it.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it is set.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A child process that runs what it is asked to, one thing at a time.
pub struct Worker {
    command: Command,
    running: Option<Running>,
}

struct Running {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<String>,
    complaints: JoinHandle<String>,
}

impl Worker {
    /// Starts nothing yet: the first question does.
    pub fn new(mut command: Command) -> Self {
        let piped = Stdio::piped;
        command.stdin(piped()).stdout(piped()).stderr(piped());
        // Ctrl-C is for the process that prints, which then ends this one.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Self {
            command,
            running: None,
        }
    }

    /// This program again, with these arguments.
    pub fn this_program<'a>(
        arguments: impl IntoIterator<Item = &'a str>,
    ) -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(arguments);
        Ok(Self::new(command))
    }

    /// Asks, and waits for the answer no longer than `limit`. After a failure
    /// the next question goes to a new process.
    pub fn ask(
        &mut self,
        request: &str,
        limit: Duration,
        stop: &Stop,
    ) -> Result<Answer, Failure> {
        let outcome = self.exchange(request, limit, stop);
        if !matches!(outcome, Ok(_) | Err(Failure::Refused(_))) {
            self.end();
        }
        outcome
    }

    fn exchange(
        &mut self,
        request: &str,
        limit: Duration,
        stop: &Stop,
    ) -> Result<Answer, Failure> {
        let died = |error: io::Error| Failure::Died(error.to_string());
        let running = match &mut self.running {
            Some(running) => running,
            none => none.insert(start(&mut self.command).map_err(died)?),
        };
        if writeln!(running.requests, "{request}").is_err() {
            return Err(Failure::Died(self.last_words()));
        }
        let deadline = Instant::now() + limit;
        loop {
            if stop.is_set() {
                return Err(Failure::Stopped);
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Failure::TooLong(limit));
            }
            // Short, to see that Ctrl-C was pressed.
            let turn = left.min(Duration::from_millis(50));
            match running.answers.recv_timeout(turn) {
                Ok(line) => return read_answer(&line),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Failure::Died(self.last_words()));
                }
            }
        }
    }

    /// What a process that ended by itself said about it.
    fn last_words(&mut self) -> String {
        let ended = "it ended without a word".to_owned();
        let Some(mut running) = self.running.take() else {
            return ended;
        };
        drop(running.requests);
        // Its stdout is closed: it is ending, or it is of no use any more.
        let _ = running.child.kill();
        let _ = running.child.wait();
        let words = running.complaints.join().unwrap_or_default();
        let mut lines = words.lines().filter(|line| !line.is_empty());
        // The cause stands below the line that names the place.
        let panic = lines.clone().skip_while(|l| !l.contains("panicked"));
        let line = panic.skip(1).chain(lines.next()).next();
        line.map_or(ended, str::to_owned)
    }

    /// Ends the process, if there is one; the next question starts another.
    pub fn end(&mut self) {
        if let Some(mut running) = self.running.take() {
            // It may have ended by itself: then there is nothing to kill.
            let _ = running.child.kill();
            let _ = running.child.wait();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

fn start(command: &mut Command) -> io::Result<Running> {
    let mut child = command.spawn()?;
    let requests = child.stdin.take().expect("stdin is piped");
    let stdout = child.stdout.take().expect("stdout is piped");
    let (send, answers) = mpsc::channel();
    // Not joined: it ends when the child's stdout does.
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    let mut stderr = child.stderr.take().expect("stderr is piped");
    // Joined when it died; it ends when the child's stderr does.
    let complaints = thread::spawn(move || {
        let mut words = Vec::new();
        // Of what cannot be read, nothing is said.
        let _ = stderr.read_to_end(&mut words);
        String::from_utf8_lossy(&words).into_owned()
    });
    Ok(Running {
        child,
        requests,
        answers,
        complaints,
    })
}

fn read_answer(line: &str) -> Result<Answer, Failure> {
    if let Some(reason) = line.strip_prefix("no ") {
        return Err(Failure::Refused(reason.to_owned()));
    }
    let words: Vec<_> = line.split(' ').collect();
    let answer = match *words {
        ["ok", wall, cpu, checksum, bytes] => {
            answer_of(wall, cpu, checksum, bytes)
        }
        _ => None,
    };
    answer.ok_or_else(|| Failure::Died(format!("not understood: {line:?}")))
}

fn answer_of(
    wall: &str,
    cpu: &str,
    checksum: &str,
    bytes: &str,
) -> Option<Answer> {
    Some(Answer {
        measured: Measured {
            wall: Duration::from_nanos(wall.parse().ok()?),
            cpu: known(cpu)?.map(Duration::from_nanos),
            checksum: checksum.parse().ok()?,
        },
        bytes: known(bytes)?,
    })
}

#[expect(
    clippy::option_option,
    reason = "not understood, or understood to be unknown"
)]
fn known<T: FromStr>(word: &str) -> Option<Option<T>> {
    if word == "-" {
        return Some(None);
    }
    word.parse().ok().map(Some)
}

/// The child's side: answers each line of stdin until there are no more.
///
/// What is asked is the words of the line; what cannot be done is a text
/// without line breaks.
pub fn serve(
    mut run: impl FnMut(&[&str]) -> Result<Answer, String>,
) -> io::Result<()> {
    for line in io::stdin().lines() {
        let line = line?;
        let words: Vec<_> = line.split_whitespace().collect();
        let text = match run(&words) {
            Ok(answer) => written(&answer),
            Err(reason) => format!("no {}", reason.replace('\n', " ")),
        };
        let mut out = io::stdout().lock();
        writeln!(out, "{text}")?;
        out.flush()?;
    }
    Ok(())
}

fn written(answer: &Answer) -> String {
    let known =
        |value: Option<u128>| value.map_or("-".into(), |v| v.to_string());
    format!(
        "ok {} {} {} {}",
        answer.measured.wall.as_nanos(),
        known(answer.measured.cpu.map(|cpu| cpu.as_nanos())),
        answer.measured.checksum,
        known(answer.bytes.map(u128::from)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_survives_the_line() {
        for (cpu, bytes) in [(None, None), (Some(3), Some(4096))] {
            let answer = Answer {
                measured: Measured {
                    wall: Duration::from_nanos(12),
                    cpu: cpu.map(Duration::from_nanos),
                    checksum: u64::MAX,
                },
                bytes,
            };
            assert_eq!(read_answer(&written(&answer)), Ok(answer));
        }
    }

    #[test]
    fn what_is_no_answer_is_said() {
        let refused = Failure::Refused("too many files".to_owned());
        assert_eq!(read_answer("no too many files"), Err(refused));
        for line in ["", "ok", "ok 1 2 x 4", "ok 1 2 3 4 5", "panic"] {
            assert!(matches!(read_answer(line), Err(Failure::Died(_))));
        }
    }

    #[cfg(unix)]
    fn shell(script: &str) -> Worker {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        Worker::new(command)
    }

    #[cfg(unix)]
    #[test]
    fn a_worker_that_hangs_is_ended_and_the_next_question_is_answered() {
        let mut worker = shell(
            "while read a; do test $a = hang && sleep 60; echo ok 1 - 5 -; \
             done",
        );
        let stop = Stop::default();
        let long = Duration::from_secs(20);
        let short = Duration::from_millis(20);
        assert!(worker.ask("one", long, &stop).is_ok());
        let hung = worker.ask("hang", short, &stop);
        assert_eq!(hung, Err(Failure::TooLong(short)));
        assert!(worker.ask("one", long, &stop).is_ok());
        stop.stop();
        assert_eq!(worker.ask("one", long, &stop), Err(Failure::Stopped));
    }

    #[cfg(unix)]
    #[test]
    fn a_worker_that_dies_or_is_not_there_is_said() {
        let stop = Stop::default();
        let long = Duration::from_secs(20);
        let died = shell("read a; exit 3").ask("one", long, &stop);
        let silent = "it ended without a word".to_owned();
        assert_eq!(died, Err(Failure::Died(silent)));
        let script = "read a; echo thread panicked at x >&2; echo no room \
                      >&2; exit 3";
        let died = shell(script).ask("one", long, &stop);
        assert_eq!(died, Err(Failure::Died("no room".to_owned())));
        let mut none = Worker::new(Command::new("/nonexistent/worker"));
        let died = none.ask("one", long, &stop);
        assert!(matches!(died, Err(Failure::Died(_))), "{died:?}");
    }
}
