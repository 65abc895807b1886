//! The top: which command, what becomes of its outcome, and the child
//! processes.
//!
//! Each command is a file that owns its options and its help, and calls an
//! engine; nothing below knows a command.

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, ErrorKind};
use std::process::ExitCode;
use std::time::Duration;

use self::args::{Args, Usage, find_name};
use crate::record::Record;
use crate::report::number;
use crate::request::Request;
use crate::terminal::say;
use crate::{claims, go, models, workloads};

mod advise;
mod args;
#[path = "claims.rs"]
mod claims_cmd;
mod compare;
#[path = "go.rs"]
mod go_cmd;
mod record;
mod run;

/// What is left to do when the command line is right.
type Job = Box<dyn FnOnce() -> anyhow::Result<ExitCode>>;

struct Command {
    name: &'static str,
    help: &'static str,
    parse: fn(Args) -> Result<Job, Usage>,
}

const RUN: Command = Command {
    name: "",
    help: run::HELP,
    parse: run::parse,
};

const COMMANDS: [Command; 6] = [
    Command {
        name: "advise",
        help: advise::HELP,
        parse: advise::parse,
    },
    Command {
        name: "claims",
        help: claims_cmd::HELP,
        parse: claims_cmd::parse,
    },
    Command {
        name: "go",
        help: go_cmd::HELP,
        parse: go_cmd::parse,
    },
    Command {
        name: "compare",
        help: compare::HELP,
        parse: compare::parse,
    },
    Command {
        name: "record",
        help: record::HELP,
        parse: record::parse,
    },
    Command {
        name: "splice",
        help: record::SPLICE_HELP,
        parse: record::parse_splice,
    },
];

const SHARED_HELP: &str = "
what measures understands
  --rounds N          so many rounds, where there is time for them
  --json FILE         all numbers, every round
  --list              what there is

Ctrl-C prints what is finished.
";

/// Does what the command line asks.
///
/// 0; 1 if an answer was wrong or something could not be done; 2 for a name, a
/// value or an option that is wrong; 130 after Ctrl-C.
pub fn main() -> ExitCode {
    let words: Vec<OsString> = env::args_os().skip(1).collect();
    let outcome = match words.split_first() {
        Some((first, rest)) if first == "worker" => {
            serve(rest).map(|()| ExitCode::SUCCESS).map_err(Into::into)
        }
        _ => parse(words).map_err(Into::into).and_then(|job| job()),
    };
    match outcome {
        Ok(code) => code,
        // Who reads has left, as after `| head -1`: that is no fault. The
        // code is the one a shell gives for it.
        Err(error) if is_broken_pipe(&error) => ExitCode::from(141),
        Err(error) => {
            eprintln!("{error:#}");
            if error.is::<Usage>() {
                ExitCode::from(2)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain();
    causes.any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        io.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
    })
}

fn parse(mut words: Vec<OsString>) -> Result<Job, Usage> {
    let first = words.first().map(|word| word.to_string_lossy());
    let name = first.filter(|word| !word.starts_with('-'));
    let command = match name {
        None => None,
        Some(name) => {
            let name = find_name(&COMMANDS.map(|c| c.name), &name)?;
            COMMANDS.iter().find(|command| command.name == name)
        }
    };
    if command.is_some() {
        words.remove(0);
    }
    let has = |names: [&str; 2]| {
        words.iter().any(|w| names.iter().any(|n| w == n))
    };
    if has(["--help", "-h"]) {
        let text = help(command);
        return Ok(Box::new(move || {
            say(&text)?;
            Ok(ExitCode::SUCCESS)
        }));
    }
    if has(["--list", "-l"]) {
        return Ok(Box::new(|| {
            say(&list())?;
            Ok(ExitCode::SUCCESS)
        }));
    }
    let command = command.unwrap_or(&RUN);
    (command.parse)(Args::new(words))
}

/// The help of a command, or of all of them.
fn help(command: Option<&Command>) -> String {
    let Some(command) = command else {
        let mut text =
            "Which model, how fast: measured on this machine\n".to_owned();
        for command in std::iter::once(&RUN).chain(&COMMANDS) {
            text += "\n";
            text += command.help;
        }
        return text + SHARED_HELP;
    };
    command.help.to_owned() + SHARED_HELP
}

/// Writes what was measured where the reader wants it.
fn keep(request: &Request, record: &Record) -> anyhow::Result<()> {
    match &request.json {
        Some(path) => record.write(path),
        None => Ok(()),
    }
}

/// The exit code of a command that measures.
fn end(request: &Request, wrong: bool) -> ExitCode {
    if request.stop.is_set() {
        eprintln!("Stopped: what was finished is above.");
        return ExitCode::from(130);
    }
    if wrong {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// The child processes: one model, the TCP server, or what `go` and `claims`
/// want run apart.
fn serve(words: &[OsString]) -> io::Result<()> {
    let words: Vec<_> = words.iter().map(|w| w.to_string_lossy()).collect();
    let words: Vec<&str> = words.iter().map(|word| &**word).collect();
    let unknown = || io::Error::other(format!("no worker: {words:?}"));
    match *words {
        ["model", name] => models::named(name).ok_or_else(unknown)?.serve(),
        ["tcp", nanoseconds] => {
            let wait = nanoseconds.parse().map_err(io::Error::other)?;
            workloads::serve_tcp(Duration::from_nanos(wait))
        }
        ["go", name] => go::forms::serve(name),
        ["claims", name] => claims::serve(name),
        _ => Err(unknown()),
    }
}

/// Lists what there is.
fn list() -> String {
    let mut text = "Workloads\n".to_owned();
    for workload in workloads::ALL {
        let items = number::grouped(workload.spec.items() as u64);
        let (name, item) = (workload.name, workload.item);
        let _ = writeln!(text, "  {name:20}  {items} x {item}");
    }
    text += "\nModels\n";
    for model in models::ALL {
        let _ = writeln!(text, "  {:20}  {}", model.name, model.about);
    }
    text += "\nClaims: -- claims NAME...\n";
    for name in claims::names() {
        let _ = writeln!(text, "  {name}");
    }
    text += "\nGo patterns: -- go NAME...\n";
    for name in go::names() {
        let _ = writeln!(text, "  {name}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Job, Usage> {
        parse(line.split_whitespace().map(OsString::from).collect())
    }

    #[test]
    fn what_is_right_is_understood() {
        for line in [
            "",
            "--workload cpu_fine --model rayon --model pool --rounds 3",
            "advise --items 1_000 --cpu 10us --wait 5ms",
            "advise --grid --rounds 2",
            "claims send switch",
            "go",
            "record run",
            "splice",
            "advise --help",
            "--list",
        ] {
            assert!(parsed(line).is_ok(), "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (line, words) in [
            ("--workload cpu_fin", "did you mean `cpu_fine`?"),
            ("--model rayn", "did you mean `rayon`?"),
            ("advice", "did you mean `advise`?"),
            ("--rounds 0", "from 1 to"),
            ("--rounds -3", "from 1 to"),
            ("--rounds many", "from 1 to"),
            ("--rounds", "missing argument"),
            ("--nonsense", "invalid option"),
            ("--json /nonexistent/x.json", "cannot be written"),
            ("advise --items 5", "what does an item do?"),
            ("advise --cpu 5us", "how many items?"),
            ("advise --items 0 --cpu 5us", "from 1 to"),
            ("advise --items 5 --cpu 5", "wants a time"),
            ("advise --items 5 --cpu -5us", "wants a time"),
            ("advise --items 5 --cpu inf", "wants a time"),
            ("advise --items 5 --cpu 61s", "wants a time"),
            ("advise --items 5 --cpu 0 --wait 0", "what does an item do?"),
            ("advise --items 5 --wait 1ms --memory", "needs --cpu"),
            ("advise --workload cpu_fine", "invalid option"),
            ("claims nonsense", "there is no `nonsense`"),
            ("splice extra", "unexpected argument"),
            ("compare one.json", "which two records?"),
            ("compare /no/a.json /no/b.json", "/no/a.json cannot be read"),
        ] {
            let Err(error) = parsed(line) else {
                panic!("{line} is taken");
            };
            let message = error.to_string();
            assert!(message.contains(words), "{line}: {message}");
        }
    }
}
