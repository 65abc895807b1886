//! The command line.

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use lexopt::{Arg, Parser};

use crate::worker::Stop;
use crate::{
    advise, claims, files, go, machine, models, record, report, run,
    workloads,
};

/// What the reader asks for.
#[derive(Clone, Debug)]
pub struct Options {
    /// Only these workloads.
    pub workloads: Vec<&'static workloads::Named>,
    /// Only these models.
    pub models: Vec<&'static models::Named>,
    /// Only these claims or patterns; all of them if it is empty.
    pub only: Vec<String>,
    /// So many rounds, not as many as are usual.
    pub rounds: Option<usize>,
    /// Where the numbers go as JSON.
    pub json: Option<PathBuf>,
    /// Where the report goes.
    pub html: Option<PathBuf>,
    /// Whether Ctrl-C was pressed.
    pub stop: Stop,
    /// The command line, as a reader types it.
    pub command: String,
    case: Case,
}

/// What the advice is about.
#[derive(Clone, Copy, Debug, Default)]
struct Case {
    items: Option<usize>,
    cpu: Option<Duration>,
    wait: Option<Duration>,
    memory: bool,
    grid: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            workloads: workloads::ALL.iter().collect(),
            models: models::ALL.iter().collect(),
            only: Vec::new(),
            rounds: None,
            json: None,
            html: None,
            stop: Stop::default(),
            command: machine::command(),
            case: Case::default(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Run,
    Advise,
    Claims,
    Go,
    Record,
    Splice,
    List,
    Help,
}

/// Does what the command line asks.
///
/// 0; 1 if an answer was wrong or something could not be done; 2 for a name, a
/// value or an option that is wrong; 130 after Ctrl-C.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let Some(("worker", rest)) = arguments
        .split_first()
        .map(|(name, rest)| (name.as_str(), rest))
    {
        return ended(worker(rest).map(|()| ExitCode::SUCCESS));
    }
    let (command, mut options) = match read(Parser::from_env()) {
        Ok(read) => read,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match Stop::on_ctrl_c() {
        Ok(stop) => options.stop = stop,
        Err(error) => eprintln!("Ctrl-C will end all at once: {error}"),
    }
    ended(do_it(command, &options))
}

fn do_it(command: Command, options: &Options) -> io::Result<ExitCode> {
    match command {
        Command::Run => run::run(options),
        Command::Advise if options.case.grid => advise::grid(options),
        Command::Advise => {
            let case = options.case;
            advise::advise(
                &advise::Case {
                    items: case.items.unwrap_or(1),
                    cpu: case.cpu.unwrap_or_default(),
                    wait: case.wait.unwrap_or_default(),
                    memory: case.memory,
                },
                options,
            )
        }
        Command::Claims => claims::run(options),
        Command::Go => go::run(options),
        Command::Record => record::record(options),
        Command::Splice => record::splice(),
        Command::List => list().map(|()| ExitCode::SUCCESS),
        Command::Help => say(HELP).map(|()| ExitCode::SUCCESS),
    }
}

fn ended(outcome: io::Result<ExitCode>) -> ExitCode {
    match outcome {
        Ok(code) => code,
        // Who reads has left, as after `| head -1`: that is no fault. The
        // code is the one a shell gives for it.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            ExitCode::from(141)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints to standard output, and says if that cannot be.
pub fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// The child processes: one model, the TCP server, or what `go` and `claims`
/// want run apart.
fn worker(arguments: &[String]) -> io::Result<()> {
    let words: Vec<_> = arguments.iter().map(String::as_str).collect();
    let unknown = || io::Error::other(format!("no worker: {words:?}"));
    match *words {
        ["model", name] => models::named(name).ok_or_else(unknown)?.serve(),
        ["tcp", nanoseconds] => {
            let wait = nanoseconds.parse().map_err(io::Error::other)?;
            workloads::serve_tcp(Duration::from_nanos(wait))
        }
        ["go", ..] => go::worker(&arguments[1..]),
        ["claims", ..] => claims::worker(&arguments[1..]),
        _ => Err(unknown()),
    }
}

fn read(mut arguments: Parser) -> Result<(Command, Options), String> {
    let mut options = Options::default();
    let mut command = Command::Run;
    let (mut some_workloads, mut some_models) = (Vec::new(), Vec::new());
    let hint = |error: lexopt::Error| with_hint(&error.to_string());
    let mut first = true;
    while let Some(argument) = arguments.next().map_err(hint)? {
        match argument {
            Arg::Value(name) if first => command = named_command(&name)?,
            Arg::Value(name) => {
                let name = match command {
                    Command::Claims => known(&claims::names(), &name)?,
                    Command::Go => known(&go::names(), &name)?,
                    Command::Record => known(&record::PARTS, &name)?,
                    _ => return Err(unexpected(Arg::Value(name))),
                };
                options.only.push(name);
            }
            Arg::Long("help") | Arg::Short('h') => {
                return Ok((Command::Help, options));
            }
            Arg::Long("list") | Arg::Short('l') => {
                return Ok((Command::List, options));
            }
            Arg::Long("rounds") => {
                let rounds = count(&mut arguments, "--rounds", 1_000)?;
                options.rounds = Some(rounds);
            }
            Arg::Long("json") => {
                options.json = Some(file(&mut arguments)?);
            }
            Arg::Long("html") if command == Command::Run => {
                options.html = Some(file(&mut arguments)?);
            }
            Arg::Long("workload") if command == Command::Run => {
                let name = arguments.value().map_err(hint)?;
                let names: Vec<_> =
                    workloads::ALL.iter().map(|w| w.name).collect();
                let name = known(&names, &name)?;
                let mut all = workloads::ALL.iter();
                some_workloads.extend(all.find(|w| w.name == name));
            }
            Arg::Long("model") if command == Command::Run => {
                let name = arguments.value().map_err(hint)?;
                let names: Vec<_> =
                    models::ALL.iter().map(|m| m.name).collect();
                some_models.extend(models::named(&known(&names, &name)?));
            }
            Arg::Long("items") if command == Command::Advise => {
                let items = count(&mut arguments, "--items", 10_000_000)?;
                options.case.items = Some(items);
            }
            Arg::Long("cpu") if command == Command::Advise => {
                let cpu = duration(&mut arguments, "--cpu")?;
                options.case.cpu = Some(cpu);
            }
            Arg::Long("wait") if command == Command::Advise => {
                let wait = duration(&mut arguments, "--wait")?;
                options.case.wait = Some(wait);
            }
            Arg::Long("memory") if command == Command::Advise => {
                options.case.memory = true;
            }
            Arg::Long("grid") if command == Command::Advise => {
                options.case.grid = true;
            }
            other => return Err(unexpected(other)),
        }
        first = false;
    }
    if !some_workloads.is_empty() {
        options.workloads = some_workloads;
    }
    if !some_models.is_empty() {
        options.models = some_models;
    }
    if command == Command::Advise && !options.case.grid {
        possible(&options.case)?;
    }
    Ok((command, options))
}

fn possible(case: &Case) -> Result<(), String> {
    let some = |time: Option<Duration>| time.is_some_and(|t| !t.is_zero());
    let missing = if case.items.is_none() {
        "how many items? --items N"
    } else if !some(case.cpu) && !some(case.wait) {
        "what does an item do? --cpu TIME, --wait TIME, or both"
    } else if case.memory && !some(case.cpu) {
        "--memory says what the computing is: it needs --cpu TIME"
    } else if case.memory && some(case.wait) {
        "--memory with --wait is not measured: leave one out"
    } else {
        return Ok(());
    };
    Err(with_hint(missing))
}

fn count(
    arguments: &mut Parser,
    option: &str,
    most: usize,
) -> Result<usize, String> {
    let value = arguments.value();
    let value = value.map_err(|error| with_hint(&error.to_string()))?;
    let text = value.to_string_lossy().replace(['_', ','], "");
    match text.parse() {
        Ok(count) if (1..=most).contains(&count) => Ok(count),
        _ => Err(with_hint(&format!(
            "{option} wants a number from 1 to {most}, not `{}`",
            value.to_string_lossy()
        ))),
    }
}

fn duration(
    arguments: &mut Parser,
    option: &str,
) -> Result<Duration, String> {
    let value = arguments.value();
    let value = value.map_err(|error| with_hint(&error.to_string()))?;
    let text = value.to_string_lossy();
    parse_duration(&text)
        .filter(|time| *time <= Duration::from_mins(1))
        .ok_or_else(|| {
            with_hint(&format!(
                "{option} wants a time from 0 to 60s, such as 40ns, 10us, \
                 1.5ms or 2s, not `{text}`"
            ))
        })
}

fn parse_duration(text: &str) -> Option<Duration> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "ns" => 1e-9,
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        "" if digits == "0" => 1.0,
        _ => return None,
    };
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let number: f64 = digits.parse().ok().filter(|_| plain)?;
    Duration::try_from_secs_f64(number * unit).ok()
}

/// A file that can be written, found out before anything is measured.
fn file(arguments: &mut Parser) -> Result<PathBuf, String> {
    let value = arguments.value();
    let value = value.map_err(|error| with_hint(&error.to_string()))?;
    let path = PathBuf::from(value);
    files::can_be_written(&path).map_err(|error| error.to_string())?;
    Ok(path)
}

fn named_command(name: &OsString) -> Result<Command, String> {
    const COMMANDS: [(&str, Command); 5] = [
        ("advise", Command::Advise),
        ("claims", Command::Claims),
        ("go", Command::Go),
        ("record", Command::Record),
        ("splice", Command::Splice),
    ];
    let names = COMMANDS.map(|(name, _)| name);
    let name = known(&names, name)?;
    let found = COMMANDS.iter().find(|(known, _)| *known == name);
    Ok(found.map_or(Command::Help, |(_, command)| *command))
}

/// The name, or: no such thing, the nearest one, and all there are.
fn known(names: &[&str], name: &OsString) -> Result<String, String> {
    let wrong = name.to_string_lossy();
    if names.contains(&&*wrong) {
        return Ok(wrong.into_owned());
    }
    let near = names
        .iter()
        .map(|name| (strsim::damerau_levenshtein(name, &wrong), name))
        .min()
        // Farther than that it would be a guess.
        .filter(|(distance, name)| *distance * 2 <= name.len());
    let mut message = format!("there is no `{wrong}`");
    if let Some((_, near)) = near {
        let _ = write!(message, "; did you mean `{near}`?");
    }
    for name in names {
        let _ = write!(message, "\n  {name}");
    }
    Err(message)
}

fn unexpected(argument: Arg) -> String {
    with_hint(&argument.unexpected().to_string())
}

fn with_hint(message: &str) -> String {
    format!("{message}\ntry: cargo run --release -p benches -- --help")
}

fn list() -> io::Result<()> {
    let mut text = "Workloads\n".to_owned();
    for workload in workloads::ALL {
        let items = report::number::grouped(workload.spec.items() as u64);
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
    say(&text)
}

const HELP: &str = "\
Which model, how fast: measured on this machine

cargo run --release -p benches              every workload in every model
cargo run --release -p benches -- advise --items N --cpu 10us --wait 5ms
                                            which model for this work
cargo run --release -p benches -- claims    what people say, measured
cargo run --release -p benches -- go        Go and Rust, the same work

without a command
  --workload NAME     only this one; may be given several times
  --model NAME        only this one; may be given several times
  --html FILE         the report goes there, not to target/benches.html
with any
  --rounds N          so many rounds, where there is time for them
  --json FILE         all numbers, every round
  --list              what there is
advise
  --items N           how many items
  --cpu TIME          how long an item computes: 40ns, 10us, 3ms
  --wait TIME         how long it waits for a timer or the network
  --memory            what it computes is mostly reading memory
  --grid              no advice: tests the advice on many cases
claims, go
  NAME...             only these
for those who keep this repository
  record [PART...]    measures run, advise, claims and go, or those named,
                      writes benches/results, splices
  splice              puts the recorded numbers between their marks

Ctrl-C prints what is finished.
";

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<(Command, Options), String> {
        let program = std::iter::once("benches");
        read(Parser::from_iter(program.chain(line.split_whitespace())))
    }

    #[test]
    fn what_is_asked_is_understood() {
        let line = "--workload cpu_fine --model rayon --model pool \
                    --rounds 3";
        let (command, options) = parsed(line).expect("it is right");
        assert_eq!(command, Command::Run);
        assert_eq!(options.workloads.len(), 1);
        assert_eq!(options.models[1].name, "pool");
        assert_eq!(options.rounds, Some(3));
        let line = "advise --items 1_000 --cpu 10us --wait 5ms";
        let (command, options) = parsed(line).expect("it is right");
        assert_eq!(command, Command::Advise);
        assert_eq!(options.case.items, Some(1000));
        assert_eq!(options.case.cpu, Some(Duration::from_micros(10)));
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
        ] {
            let message = parsed(line).expect_err(line);
            assert!(message.contains(words), "{line}: {message}");
        }
    }

    #[test]
    fn times_have_units() {
        let time = |text| parse_duration(text).map(|t| t.as_nanos());
        assert_eq!(time("40ns"), Some(40));
        assert_eq!(time("1.5ms"), Some(1_500_000));
        assert_eq!(time("0"), Some(0));
        for wrong in ["", "5", "ms", "1e3s", "nan s", "1.2.3s", "5m"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }
}
