//! `-- go`: Go and Rust do the same work in one interleaved run.
//!
//! The Go programs are built when this runs. Rust runs the files that readers
//! copy, by their path. A ratio is taken round by round to the best that Go
//! has: of its idioms, and of one core and all cores, but where a pattern
//! compares at the same number of cores.

use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::measure::{self, Measured};
use crate::options::{Options, say};
use crate::patterns::{self, Form, GoForm, On, Pattern, Row, Work};
use crate::rounds::{Entrant, Limits, Track, order, race};
use crate::run::{self, Progress};
use crate::stats::{Quartiles, paired};
use crate::worker::{self, Answer, Stop, Worker};
use crate::{files, limits, machine};

mod tables;

pub use tables::wrapped;

/// So often, if the reader does not say.
const ROUNDS: usize = 9;

/// Where the Go programs are.
const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/go");

/// The Go program, built; or in one line why it is not.
///
/// It goes beside this program, into the folder for what was built.
pub fn build() -> Result<PathBuf, String> {
    let mut program =
        std::env::current_exe().map_err(|error| error.to_string())?;
    program.set_file_name("benches-go");
    let built = Command::new("go")
        .args(["build", "-o"])
        .arg(&program)
        .arg(".")
        .current_dir(SOURCES)
        // Download no other Go, and nothing else either: it needs nothing.
        .env("GOTOOLCHAIN", "local")
        .env("GOFLAGS", "-mod=readonly")
        .output();
    match built {
        Ok(output) if output.status.success() => Ok(program),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("`go build` failed: {}", said.trim()))
        }
        Err(_) => Err("there is no `go` on the PATH".to_owned()),
    }
}

/// The version that Go tells.
pub fn version() -> Option<String> {
    let output = Command::new("go").arg("version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.trim().trim_start_matches("go version ").to_owned())
}

/// The child: runs the forms of one runtime, or the limits of the machine.
pub fn worker(arguments: &[String]) -> io::Result<()> {
    let name = arguments.first().map_or("", String::as_str);
    if name == "limits" {
        return worker::serve(|words| match words {
            [name, size] => limit(name, parse(size)?),
            _ => Err(format!("not understood: {words:?}")),
        });
    }
    let on = On::ALL.into_iter().find(|on| on.name() == name);
    let Some(on) = on else {
        return Err(io::Error::other(format!("no runtime {name:?}")));
    };
    let runtime = runtime(on)?;
    let pinned = match on {
        On::OneCore => limits::pin_to_one(),
        _ => Ok(()),
    };
    worker::serve(|words| {
        let [pattern, form, size, times] = words else {
            return Err(format!("not understood: {words:?}"));
        };
        pinned.clone()?;
        let (_, form) = find(pattern, form)
            .ok_or_else(|| format!("no form {form} of {pattern}"))?;
        execute(form, parse(size)?, parse(times)?, runtime.as_ref())
    })
}

fn parse(word: &str) -> Result<u64, String> {
    word.parse().map_err(|_| format!("not a number: {word}"))
}

fn find(
    pattern: &str,
    form: &str,
) -> Option<(&'static Pattern, &'static Form)> {
    let pattern = patterns::ALL.iter().find(|p| p.name == pattern)?;
    let form = pattern.rust.iter().find(|f| f.name == form)?;
    Some((pattern, form))
}

/// The runtime that forms on `on` need, if they need one.
pub fn runtime(on: On) -> io::Result<Option<Runtime>> {
    let mut builder = match on {
        On::Threads | On::OneCore | On::Rayon => return Ok(None),
        On::OneThread => Builder::new_current_thread(),
        On::ManyThreads => Builder::new_multi_thread(),
    };
    builder.worker_threads(measure::cores()).enable_time();
    builder.build().map(Some)
}

/// Runs a form so many times and measures all of them together.
pub fn execute(
    form: &Form,
    size: u64,
    times: u64,
    runtime: Option<&Runtime>,
) -> Result<Answer, String> {
    let again = |mut work: Box<dyn FnMut() -> u64>| {
        measure::time(|| (0..times).fold(0, |sum, _| add(sum, work())))
    };
    let measured = match form.work {
        Work::Blocking(work) => again(Box::new(move || work(size))),
        Work::Prepared(prepare) => again(prepare(size)),
        Work::Task(job) => {
            let runtime = runtime.ok_or("it needs a runtime")?;
            // In a task: the future that is given to `block_on` stands
            // beside the queue of tasks, and what it waits for costs more.
            let task = async move {
                let jobs = async {
                    let mut sum = 0;
                    for _ in 0..times {
                        sum = add(sum, job(size).await);
                    }
                    sum
                };
                timed(jobs).await
            };
            let task = runtime.block_on(async { tokio::spawn(task).await });
            task.map_err(|error| error.to_string())?
        }
        Work::LocalTask(job) => {
            let runtime = runtime.ok_or("it needs a runtime")?;
            let all = tokio::task::LocalSet::new();
            let task = all.spawn_local(async move {
                timed(async {
                    let mut sum = 0;
                    for _ in 0..times {
                        sum = add(sum, job(size).await);
                    }
                    sum
                })
                .await
            });
            let task = all.block_on(runtime, task);
            task.map_err(|error| error.to_string())?
        }
        Work::Bytes(held) => {
            let bytes = held(size);
            let bytes =
                bytes.ok_or("this system does not tell its memory")?;
            let measured = Measured {
                wall: Duration::ZERO,
                cpu: None,
                checksum: size,
            };
            return Ok(Answer {
                measured,
                bytes: Some(bytes),
            });
        }
    };
    Ok(measured.into())
}

fn add(sum: u64, more: u64) -> u64 {
    sum.wrapping_add(more)
}

async fn timed(work: impl Future<Output = u64>) -> Measured {
    let (cpu, start) = (measure::cpu_time(), Instant::now());
    let checksum = work.await;
    let wall = start.elapsed();
    let cpu = cpu.zip(measure::cpu_time());
    Measured {
        wall,
        cpu: cpu.map(|(from, to)| to.saturating_sub(from)),
        checksum,
    }
}

fn limit(name: &str, size: u64) -> Result<Answer, String> {
    let limit = limits::ALL.iter().find(|limit| limit.name == name);
    let limit = limit.ok_or_else(|| format!("no limit {name}"))?;
    // The first time it may have to make its data.
    let mut outcome = (limit.run)(size);
    let measured = measure::time(|| {
        outcome = (limit.run)(size);
        0
    });
    let checksum = outcome?;
    Ok(Measured {
        checksum,
        ..measured
    }
    .into())
}

/// What was measured of one pattern.
pub struct Compared {
    /// The pattern.
    pub pattern: &'static Pattern,
    /// Its rows, Go first.
    pub rows: Vec<Compare>,
}

/// One row: a form in one language.
pub struct Compare {
    /// Go's, with whether it had all cores.
    pub go: Option<(&'static GoForm, bool)>,
    /// Rust's.
    pub rust: Option<&'static Form>,
    /// Nanoseconds (or bytes) for one unit, by round.
    pub values: Vec<Option<f64>>,
    /// Nanoseconds of processor time for one unit, by round.
    pub cpus: Vec<Option<f64>>,
    /// Why there is no value, or no more of them.
    pub why_not: Option<String>,
}

/// What becomes of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Three quarters of the rounds are at the goal or below.
    Met,
    /// Three quarters of the rounds are above.
    Missed,
    /// The quartiles lie on both sides.
    Open,
    /// The goal is to be no slower than Go, and three quarters of the rounds
    /// are at [`Verdict::TIE`] or below.
    Tie,
}

impl Verdict {
    /// So much slower, and two are still the same.
    pub const TIE: f64 = 1.1;

    /// Of a ratio, seen from its goal.
    pub fn of(ratio: Quartiles, goal: f64) -> Self {
        if ratio.q3 <= goal {
            Self::Met
        } else if goal == 1.0 && ratio.q3 <= Self::TIE {
            Self::Tie
        } else if ratio.q1 > goal {
            Self::Missed
        } else {
            Self::Open
        }
    }

    /// As the tables name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Open => "open",
            Self::Tie => "tie",
        }
    }
}

impl Compare {
    /// The median and the quartiles for one unit.
    pub fn value(&self) -> Option<Quartiles> {
        Quartiles::of(self.values.iter().flatten().copied())
    }

    /// The median of the processor time.
    pub fn cpu(&self) -> Option<f64> {
        let cpus = self.cpus.iter().flatten().copied();
        Quartiles::of(cpus).map(|cpu| cpu.median)
    }

    /// What it is, in words.
    pub fn what(&self) -> String {
        match (self.go, self.rust) {
            (Some((form, all)), _) => {
                let cores = if all { "all cores" } else { "1 core" };
                format!("Go: {} ({cores})", form.what)
            }
            (_, Some(form)) => {
                let row = match form.row {
                    Row::Other => "Rust".to_owned(),
                    row => format!("Rust, {}", row.name()),
                };
                format!("{row}: {} ({})", form.what, form.on.words())
            }
            _ => String::new(),
        }
    }
}

impl Compared {
    /// The best that Go has: its row with the smallest median.
    pub fn best_go(&self) -> Option<&Compare> {
        let median =
            |row: &Compare| row.value().map_or(f64::INFINITY, |v| v.median);
        let go = self.rows.iter().filter(|row| row.go.is_some());
        let go = go.filter(|row| row.value().is_some());
        go.min_by(|one, other| median(one).total_cmp(&median(other)))
    }

    /// A row held against the best of Go, round by round.
    pub fn ratio(&self, row: &Compare) -> Option<Quartiles> {
        paired(&row.values, &self.best_go()?.values)
    }

    /// The rows that are shown: of Go, each form with the better number of
    /// cores.
    pub fn shown(&self) -> Vec<&Compare> {
        let median =
            |row: &Compare| row.value().map_or(f64::INFINITY, |v| v.median);
        let worse = |row: &Compare| {
            let Some((form, all)) = row.go else {
                return false;
            };
            self.rows.iter().any(|other| {
                let twin = other.go.is_some_and(|(twin, other_all)| {
                    twin.name == form.name && other_all != all
                });
                twin && median(other) < median(row)
            })
        };
        self.rows.iter().filter(|row| !worse(row)).collect()
    }
}

/// The processes: one for each runtime, and two for Go.
struct Crew {
    workers: Vec<Worker>,
    /// Go's, with whether it has all cores, and their places in `workers`.
    go: Vec<(bool, usize)>,
}

impl Crew {
    fn new(go: Option<&Path>) -> io::Result<Self> {
        let mut workers = Vec::new();
        for on in On::ALL {
            workers.push(Worker::this_program([
                "worker",
                "go",
                on.name(),
            ])?);
        }
        let mut places = Vec::new();
        let settings: &[bool] = if measure::cores() > 1 {
            &[true, false]
        } else {
            &[false]
        };
        for &all in settings {
            let Some(program) = go else { break };
            let mut command = Command::new(program);
            // Go as it comes, whatever this shell has set.
            for name in ["GOGC", "GOMEMLIMIT", "GODEBUG", "GOMAXPROCS"] {
                command.env_remove(name);
            }
            if !all {
                command.env("GOMAXPROCS", "1");
            }
            places.push((all, workers.len()));
            workers.push(Worker::new(command));
        }
        Ok(Self {
            workers,
            go: places,
        })
    }
}

fn on_place(on: On) -> usize {
    On::ALL.iter().position(|other| *other == on).unwrap_or(0)
}

/// One row before it has run.
struct Planned {
    row: Compare,
    entrant: Entrant,
    size: u64,
    times: u64,
}

fn planned(pattern: &'static Pattern, crew: &Crew) -> Vec<Planned> {
    let row = |go, rust| Compare {
        go,
        rust,
        values: Vec::new(),
        cpus: Vec::new(),
        why_not: None,
    };
    let mut all = Vec::new();
    for form in pattern.go {
        let allowed =
            crew.go.iter().filter(|(all, _)| pattern.cores.allow(*all));
        for &(cores, place) in allowed {
            let (size, times) = (pattern.size, pattern.times);
            let name = format!("{}/{}", pattern.in_go, form.name);
            all.push(Planned {
                row: row(Some((form, cores)), None),
                entrant: Entrant {
                    request: format!("{name} {size} {times}"),
                    name: format!("Go {name}"),
                    worker: place,
                },
                size,
                times,
            });
        }
    }
    for form in pattern.rust {
        // What takes so much longer does less of it: fewer times first.
        let times = (pattern.times / form.share).max(1);
        let size = match pattern.times {
            1 => pattern.size / form.share,
            _ => pattern.size,
        };
        let name = format!("{} {}", pattern.name, form.name);
        all.push(Planned {
            row: row(None, Some(form)),
            entrant: Entrant {
                request: format!("{name} {size} {times}"),
                name: format!("Rust {name}"),
                worker: on_place(form.on),
            },
            size,
            times,
        });
    }
    all
}

/// Runs one pattern: once to warm up and to compare the sums, then in rounds.
fn compare(
    pattern: &'static Pattern,
    crew: &mut Crew,
    rounds: usize,
    stop: &Stop,
    progress: &mut dyn FnMut(usize, &str),
) -> Compared {
    let mut all = planned(pattern, crew);
    let one = Duration::from_secs(20);
    for planned in &mut all {
        let worker = &mut crew.workers[planned.entrant.worker];
        let outcome = worker.ask(&planned.entrant.request, one, stop);
        if pattern.is_about_bytes() {
            worker.end();
        }
        let expected =
            (pattern.expected)(planned.size).wrapping_mul(planned.times);
        planned.row.why_not = match outcome {
            Ok(answer) if answer.measured.checksum == expected => None,
            Ok(answer) => Some(format!(
                "WRONG: {} instead of {expected}",
                answer.measured.checksum
            )),
            Err(failure) => Some(run::why(&failure)),
        };
    }
    let (failed, mut fit): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|planned| planned.row.why_not.is_some());
    let limits = Limits {
        rounds,
        total: Duration::from_secs(8),
        each: Duration::from_millis(800),
        one,
    };
    if pattern.is_about_bytes() {
        weigh(&mut fit, crew, rounds.min(5), stop, progress);
    } else {
        let entrants: Vec<_> = fit.iter().map(entrant).collect();
        let workers = &mut crew.workers;
        let tracks = race(workers, &entrants, limits, stop, progress);
        for (planned, track) in fit.iter_mut().zip(tracks) {
            fill(planned, pattern, &track);
        }
    }
    // In the order of the pattern again.
    let rows = planned_order(pattern, fit.into_iter().chain(failed));
    Compared { pattern, rows }
}

fn entrant(planned: &Planned) -> Entrant {
    Entrant {
        name: planned.entrant.name.clone(),
        worker: planned.entrant.worker,
        request: planned.entrant.request.clone(),
    }
}

fn fill(planned: &mut Planned, pattern: &Pattern, track: &Track) {
    let units = (planned.size * planned.times) as f64;
    let each = |values: Vec<Option<f64>>| -> Vec<_> {
        values.into_iter().map(|v| v.map(|v| v / units)).collect()
    };
    planned.row.values = each(track.walls());
    planned.row.cpus = each(track.cpus());
    planned.row.why_not = track.failure.as_ref().map(run::why);
    let expected =
        (pattern.expected)(planned.size).wrapping_mul(planned.times);
    let wrong = |answer: &&Answer| answer.measured.checksum != expected;
    if let Some(answer) = track.answers().find(wrong) {
        let sum = answer.measured.checksum;
        planned.row.why_not =
            Some(format!("WRONG: {sum} instead of {expected}"));
    }
}

/// Memory: each run has a process of its own.
fn weigh(
    all: &mut [Planned],
    crew: &mut Crew,
    rounds: usize,
    stop: &Stop,
    progress: &mut dyn FnMut(usize, &str),
) {
    for round in 0..rounds {
        for index in order(round, all.len()) {
            let planned = &mut all[index];
            progress(round, &planned.entrant.name);
            let worker = &mut crew.workers[planned.entrant.worker];
            let limit = Duration::from_secs(20);
            let answer = worker.ask(&planned.entrant.request, limit, stop);
            worker.end();
            let bytes = answer.ok().and_then(|answer| answer.bytes);
            let each =
                bytes.map(|bytes| bytes as f64 / planned.size as f64);
            planned.row.values.push(each);
        }
    }
}

fn planned_order(
    pattern: &Pattern,
    all: impl Iterator<Item = Planned>,
) -> Vec<Compare> {
    let mut rows: Vec<_> = all.map(|planned| planned.row).collect();
    rows.sort_by_key(|row| match (row.go, row.rust) {
        (Some((form, all)), _) => {
            let place = pattern.go.iter().position(|f| f.name == form.name);
            (0, place, !all)
        }
        (_, form) => {
            let name = form.map_or("", |form| form.name);
            let place = pattern.rust.iter().position(|f| f.name == name);
            (1, place, false)
        }
    });
    rows
}

/// The limits of the machine: nanoseconds for one unit.
fn limits_of_the_machine(
    rounds: usize,
    stop: &Stop,
    progress: &Progress,
) -> io::Result<Value> {
    let mut workers = [Worker::this_program(["worker", "go", "limits"])?];
    let entrants: Vec<_> = limits::ALL
        .iter()
        .map(|limit| Entrant {
            name: limit.name.to_owned(),
            worker: 0,
            request: format!("{} {}", limit.name, limit.size),
        })
        .collect();
    let most = Limits {
        rounds,
        total: Duration::from_secs(20),
        each: Duration::from_secs(3),
        one: Duration::from_secs(20),
    };
    let mut at = |round: usize, name: &str| {
        progress.show(&format!("limits, round {}: {name}", round + 1));
    };
    let tracks = race(&mut workers, &entrants, most, stop, &mut at);
    let written = limits::ALL.iter().zip(tracks).map(|(limit, track)| {
        let walls = track.walls();
        let each = walls.iter().flatten().map(|w| w / limit.size as f64);
        json!({
            "limit": limit.name,
            "what": limit.what,
            "each": quartiles(Quartiles::of(each)),
            "why_not": track.failure.as_ref().map(run::why),
        })
    });
    Ok(written.collect())
}

/// The names of the patterns.
pub fn names() -> Vec<&'static str> {
    patterns::ALL.iter().map(|pattern| pattern.name).collect()
}

/// The command.
pub fn run(options: &Options) -> io::Result<ExitCode> {
    for warning in run::warnings() {
        eprintln!("{warning}");
    }
    let record = gather(options, 1, &mut |text| say(&format!("{text}\n")))?;
    if let Some(path) = &options.json {
        let about = machine::about(&options.command);
        let record = json!({ "about": about, "go": record });
        files::write(path, &format!("{record:#}\n"))?;
    }
    if options.stop.is_set() {
        eprintln!("Stopped: what was finished is above.");
        return Ok(ExitCode::from(130));
    }
    let wrong = tables::rows(&record).any(|row| row["wrong"] == true);
    Ok(if wrong {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// All that is measured, as it is recorded: the rounds of all passes together.
pub fn measured(options: &Options, passes: usize) -> io::Result<Value> {
    gather(options, passes, &mut |_| Ok(()))
}

/// The medians of a record by the names under which they are quoted.
pub fn medians(record: &Value) -> BTreeMap<String, f64> {
    tables::medians(record)
}

/// What of a record can be quoted elsewhere: a name and its text.
pub fn pieces(record: &Value) -> Vec<(String, String)> {
    tables::pieces(record)
}

fn gather(
    options: &Options,
    passes: usize,
    show: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<Value> {
    let rounds = options.rounds.unwrap_or(ROUNDS);
    let progress = Progress::new("go");
    progress.show("building the Go programs");
    let program = build();
    progress.clear();
    match &program {
        Ok(_) => show(&version().unwrap_or_default())?,
        Err(reason) => {
            show(&format!("Rust alone, for Go is missing: {reason}."))?;
        }
    }
    show(tables::HOW_TO_READ)?;
    let mut crew = Crew::new(program.as_deref().ok())?;
    let mut all: Vec<Compared> = Vec::new();
    let wanted = |pattern: &&Pattern| {
        let only = &options.only;
        only.is_empty() || only.iter().any(|name| name == pattern.name)
    };
    for pass in 0..passes {
        let patterns = patterns::ALL.iter().filter(wanted);
        for (index, pattern) in patterns.enumerate() {
            if options.stop.is_set() {
                break;
            }
            let mut at = |round: usize, name: &str| {
                progress.show(&format!(
                    "round {} of {rounds}: {name}",
                    round + 1
                ));
            };
            let stop = &options.stop;
            let compared =
                compare(pattern, &mut crew, rounds, stop, &mut at);
            progress.clear();
            let text = tables::text(&compared.written());
            show(&format!("\n{}", text.trim_end()))?;
            match all.get_mut(index).filter(|_| pass > 0) {
                Some(before) => before.add(compared),
                None => all.push(compared),
            }
        }
    }
    let patterns: Vec<_> = all.iter().map(Compared::written).collect();
    drop(crew);
    let mut record = json!({ "patterns": patterns });
    if program.is_ok() {
        record["version"] = json!(version());
    }
    if options.only.is_empty() && !options.stop.is_set() {
        let limits =
            limits_of_the_machine(rounds, &options.stop, &progress)?;
        progress.clear();
        record["limits"] = limits;
        show(&format!(
            "\n{}",
            tables::limits(&record["limits"]).trim_end()
        ))?;
    }
    Ok(record)
}

fn quartiles(of: Option<Quartiles>) -> Value {
    of.map_or(
        Value::Null,
        |of| json!({"q1": of.q1, "median": of.median, "q3": of.q3}),
    )
}

impl Compared {
    /// The rounds of a later pass.
    fn add(&mut self, later: Self) {
        for (row, later) in self.rows.iter_mut().zip(later.rows) {
            row.values.extend(later.values);
            row.cpus.extend(later.cpus);
            row.why_not = row.why_not.take().or(later.why_not);
        }
    }

    fn written(&self) -> Value {
        let pattern = self.pattern;
        let rows: Vec<_> =
            self.rows.iter().map(|row| self.row(row)).collect();
        let costs = |form: &Form| {
            (!form.costs.is_empty())
                .then(|| format!("{}: {}", form.what, form.costs))
        };
        let mut costs: Vec<_> =
            pattern.rust.iter().filter_map(costs).collect();
        // The same form on one thread and on many.
        costs.dedup();
        json!({
            "pattern": pattern.name,
            "title": pattern.title,
            "unit": pattern.unit,
            "bytes": pattern.is_about_bytes(),
            "note": pattern.note,
            "costs": costs,
            "rows": rows,
        })
    }

    fn row(&self, row: &Compare) -> Value {
        let rust = row.rust;
        let ratio = rust.and_then(|_| self.ratio(row));
        let cpu = rust.and_then(|_| {
            let best = self.best_go()?;
            paired(&row.cpus, &best.cpus)
        });
        let goal = rust.and_then(|form| form.goal);
        let verdict = ratio.zip(goal).map(|(r, goal)| Verdict::of(r, goal));
        let wrong =
            row.why_not.as_ref().is_some_and(|w| w.starts_with("WRONG"));
        let mut written = json!({
            "what": row.what(),
            "shown": self.shown().iter().any(|shown| std::ptr::eq(*shown, row)),
            "each": quartiles(row.value()),
            "cpu": row.cpu(),
            "rounds": row.values,
            "cpu_rounds": row.cpus,
            "why_not": row.why_not,
            "wrong": wrong,
        });
        if let Some((form, all)) = row.go {
            written["go"] = json!(form.name);
            written["cores"] = json!(if all { "all" } else { "one" });
        }
        if let Some(form) = rust {
            written["form"] = json!(form.name);
            written["row"] = json!(form.row.name());
            written["costs"] = json!(form.costs);
            written["on"] = json!(form.on.name());
            written["ratio"] = quartiles(ratio);
            written["cpu_ratio"] = quartiles(cpu);
            written["goal"] = json!(goal);
            written["verdict"] = json!(verdict.map(Verdict::name));
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::Failure;

    #[test]
    fn every_form_of_every_pattern_computes_the_same() {
        for pattern in patterns::ALL {
            for form in pattern.rust {
                let runtime = runtime(form.on).expect("a runtime starts");
                let size = pattern.small;
                let answer = execute(form, size, 2, runtime.as_ref());
                let what = format!("{} {}", pattern.name, form.name);
                let answer = match answer {
                    Err(why) if pattern.is_about_bytes() => {
                        println!("{what}: {why}");
                        continue;
                    }
                    answer => answer.expect(&what),
                };
                let times = if pattern.is_about_bytes() { 1 } else { 2 };
                let expected = (pattern.expected)(size).wrapping_mul(times);
                assert_eq!(answer.measured.checksum, expected, "{what}");
            }
        }
    }

    #[test]
    fn go_computes_the_same() {
        let program = match build() {
            Ok(program) => program,
            Err(reason) => {
                let all = std::env::var_os("CHECKS").is_some();
                assert!(!all, "CHECKS is set, and {reason}");
                println!("skipped: {reason}");
                return;
            }
        };
        let mut worker = Worker::new(Command::new(&program));
        let (stop, limit) = (Stop::default(), Duration::from_mins(1));
        for pattern in patterns::ALL {
            for form in pattern.go {
                let size = pattern.small;
                let request =
                    format!("{}/{} {size} 1", pattern.in_go, form.name);
                let answer = worker
                    .ask(&request, limit, &stop)
                    .unwrap_or_else(|failure| panic!("{failure:?}"));
                let expected = (pattern.expected)(size);
                assert_eq!(answer.measured.checksum, expected, "{request}");
            }
        }
        let unknown = worker.ask("nothing 1 1", limit, &stop);
        assert!(matches!(unknown, Err(Failure::Refused(_))));
        drop(worker);
        let _ = std::fs::remove_file(program);
    }

    #[test]
    fn a_goal_is_met_or_missed_by_both_quartiles() {
        let ratio = |q1, q3| Quartiles { q1, median: q1, q3 };
        assert_eq!(Verdict::of(ratio(0.3, 0.5), 0.5), Verdict::Met);
        assert_eq!(Verdict::of(ratio(0.51, 0.6), 0.5), Verdict::Missed);
        assert_eq!(Verdict::of(ratio(0.4, 0.6), 0.5), Verdict::Open);
        assert_eq!(Verdict::of(ratio(0.9, 1.1), 1.0), Verdict::Tie);
        assert_eq!(Verdict::of(ratio(1.02, 1.04), 1.0), Verdict::Tie);
        assert_eq!(Verdict::of(ratio(0.9, 1.2), 1.0), Verdict::Open);
        assert_eq!(Verdict::of(ratio(1.1, 1.2), 1.0), Verdict::Missed);
    }

    fn row(
        go: Option<(&'static GoForm, bool)>,
        rust: Option<&'static Form>,
        values: [f64; 2],
    ) -> Compare {
        Compare {
            go,
            rust,
            values: values.map(Some).to_vec(),
            cpus: Vec::new(),
            why_not: None,
        }
    }

    #[test]
    fn rust_is_held_against_the_best_of_go() {
        let pattern = &patterns::ALL[0];
        let (slow, fast) = (&pattern.go[0], &pattern.go[1]);
        let compared = Compared {
            pattern,
            rows: vec![
                row(Some((slow, true)), None, [400.0, 400.0]),
                row(Some((fast, true)), None, [200.0, 100.0]),
                row(Some((fast, false)), None, [300.0, 300.0]),
                row(None, Some(&pattern.rust[1]), [100.0, 50.0]),
            ],
        };
        let ratio = compared.ratio(&compared.rows[3]).expect("both ran");
        assert_eq!((ratio.q1, ratio.q3), (0.5, 0.5));
        // The slower setting of the second form is not shown.
        assert_eq!(compared.shown().len(), 3);
        let record = json!({ "patterns": [compared.written()] });
        let text = tables::text(&record["patterns"][0]);
        assert!(text.contains("0.90 met"), "{text}");
        let pieces = pieces(&record);
        let piece = |name: &str| {
            pieces
                .iter()
                .find(|(n, _)| n == name)
                .map(|(_, t)| t.as_str())
        };
        assert_eq!(piece("go.ping_pong.copied.ratio"), Some("0.50"));
        assert!(piece("go.table").is_some_and(|t| t.contains("met")));
    }
}
