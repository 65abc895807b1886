//! `-- claims`: what is often said in numbers, as experiments.
//!
//! A claim is a file: the row of CLAIMS.md that it measures, the experiments
//! this takes, and the kind of verdict that the figures allow. The verdict in
//! words is in CLAIMS.md and nowhere else. A test compares its kind with what
//! the recorded figures allow. Nothing is judged that was not measured in the
//! same run.

mod arc_and_rc;
mod blocking;
mod elsewhere;
mod linear;
mod send;
mod stack;
mod switch;
mod task_bytes;
mod ten_thousand_threads;
mod thousand_waits;
mod verdict;
mod wrong_model;
mod zero_cost;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io;
use std::process::ExitCode;
use std::time::Duration;

use serde_json::{Value, json};

use crate::go::wrapped;
use crate::measure::{self, Measured};
use crate::options::{Options, say};
use crate::report::number;
use crate::report::table::Table;
use crate::rounds::{Entrant, Limits, order, race};
use crate::run::{self, Progress};
use crate::stats::Quartiles;
use crate::worker::{self, Answer, Stop, Worker};
use crate::workloads::Spec;
use crate::{files, machine, models};

pub use verdict::{Row, Verdict, kept, rows};

/// CLAIMS.md, as it was when this program was built.
const PAGE: &str = include_str!("../../../CLAIMS.md");

/// Something that is said.
pub struct Claim {
    /// Its name on the command line.
    pub name: &'static str,
    /// The statement of its row in CLAIMS.md, word for word.
    pub statement: &'static str,
    /// What is run for it.
    pub experiments: &'static [Experiment],
    /// The work that the models are compared in for it.
    pub races: &'static [Race],
    /// The verdict that the figures allow; none if they are not there.
    pub judge: fn(&Seen) -> Option<Verdict>,
}

/// One experiment, run in a process of its own.
pub struct Experiment {
    /// Its name within the claim.
    pub name: &'static str,
    /// What is measured, for one unit.
    pub what: &'static str,
    /// How many units.
    pub size: u64,
    /// What is said of one unit.
    pub unit: Unit,
    /// Runs it.
    pub run: fn(size: u64) -> Result<Answer, String>,
}

/// What a number means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Wall time of a unit, in nanoseconds.
    Time,
    /// Bytes of a unit: each run has a process of its own.
    Bytes,
}

/// Work for the models.
pub struct Race {
    /// Its name within the claim.
    pub name: &'static str,
    /// What an item is.
    pub what: &'static str,
    /// What is done.
    pub spec: Spec,
    /// By these; by all if there are none.
    pub models: &'static [&'static str],
}

/// What was measured for a claim: medians for one unit, by name, and for a
/// race the time for all items as `race.model`.
#[derive(Default)]
pub struct Seen {
    values: BTreeMap<String, f64>,
    bounds: BTreeMap<String, f64>,
}

impl Seen {
    /// What is in the record of a claim.
    fn read(claim: &Value) -> Self {
        let mut seen = Self::default();
        for line in list(&claim["measured"]) {
            let name = word(&line["name"]).to_owned();
            if let Some(median) = line["each"]["median"].as_f64() {
                seen.values.insert(name, median);
            } else if let Some(least) = line["at_least"].as_f64() {
                seen.bounds.insert(name, least);
            }
        }
        seen
    }

    /// The median of this experiment.
    fn get(&self, name: &str) -> Option<f64> {
        self.values.get(name).copied()
    }

    /// The models of a race with their times, the fastest first. Where one
    /// was not run for its slowness, the least it takes.
    fn race(&self, name: &str) -> Vec<(&str, f64)> {
        let times = self.values.iter().map(|(name, v)| (name, *v));
        let bounds = self.bounds.iter().map(|(name, bound)| (name, *bound));
        let mut all: Vec<_> = times
            .chain(bounds)
            .filter_map(|(entry, time)| {
                let (race, model) = entry.split_once('.')?;
                (race == name).then_some((model, time))
            })
            .collect();
        all.sort_by(|one, other| one.1.total_cmp(&other.1));
        all
    }

    /// The slowest over the fastest, and who they are.
    fn spread(&self, name: &str) -> Option<(f64, &str, &str)> {
        let all = self.race(name);
        let (fastest, slowest) = (all.first()?, all.last()?);
        Some((slowest.1 / fastest.1, slowest.0, fastest.0))
    }
}

const ALL: &[Claim] = &[
    wrong_model::CLAIM,
    thousand_waits::CLAIM,
    ten_thousand_threads::CLAIM,
    send::CLAIM,
    switch::CLAIM,
    stack::CLAIM,
    task_bytes::CLAIM,
    linear::CLAIM,
    blocking::CLAIM,
    arc_and_rc::CLAIM,
    zero_cost::CLAIM,
];

/// The names of the claims.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|claim| claim.name).collect()
}

/// The child: runs the experiments of one claim.
pub fn worker(arguments: &[String]) -> io::Result<()> {
    let name = arguments.first().map_or("", String::as_str);
    let claim = ALL.iter().find(|claim| claim.name == name);
    let claim = claim
        .ok_or_else(|| io::Error::other(format!("no claim {name:?}")))?;
    worker::serve(|words| {
        let [name, size] = words else {
            return Err(format!("not understood: {words:?}"));
        };
        let mut all = claim.experiments.iter();
        let experiment = all.find(|e| e.name == *name);
        let experiment =
            experiment.ok_or_else(|| format!("no experiment {name}"))?;
        let size = size.parse().map_err(|_| format!("no size: {size}"))?;
        (experiment.run)(size)
    })
}

/// The command.
pub fn run(options: &Options) -> io::Result<ExitCode> {
    for warning in run::warnings() {
        eprintln!("{warning}");
    }
    let record = gather(options, &mut |text| say(&format!("{text}\n")))?;
    if let Some(path) = &options.json {
        let about = machine::about(&options.command);
        let record = json!({ "about": about, "claims": record });
        files::write(path, &format!("{record:#}\n"))?;
    }
    if options.stop.is_set() {
        eprintln!("Stopped: what was finished is above.");
        return Ok(ExitCode::from(130));
    }
    Ok(ExitCode::SUCCESS)
}

/// All that is measured, as it is recorded.
pub fn measured(options: &Options) -> io::Result<Value> {
    gather(options, &mut |_| Ok(()))
}

fn gather(
    options: &Options,
    show: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<Value> {
    let wanted = |claim: &&Claim| {
        let only = &options.only;
        only.is_empty() || only.iter().any(|name| name == claim.name)
    };
    let mut claims = Vec::new();
    for claim in ALL.iter().filter(wanted) {
        if options.stop.is_set() {
            break;
        }
        let written = examine(claim, options)?;
        show(&text(claim, &written))?;
        claims.push(written);
    }
    Ok(json!({ "claims": claims }))
}

fn examine(claim: &Claim, options: &Options) -> io::Result<Value> {
    let progress = Progress::new(claim.name);
    let limits = Limits {
        rounds: options.rounds.unwrap_or(7),
        total: Duration::from_secs(4),
        each: Duration::from_millis(800),
        one: Duration::from_secs(4),
    };
    let mut lines = experiments(claim, limits, &options.stop, &progress)?;
    for race in claim.races {
        if options.stop.is_set() {
            break;
        }
        let chosen: Vec<_> = models::ALL
            .iter()
            .filter(|model| match race.models {
                [] => model.fits(&race.spec),
                some => some.contains(&model.name),
            })
            .collect();
        let stop = &options.stop;
        let spec = &race.spec;
        let cells = run::compare(spec, &chosen, limits, stop, &progress)?;
        let table = Table {
            workload: race.name.to_owned(),
            item: race.what.to_owned(),
            items: spec.items() as u64,
            cells,
        };
        lines.extend(raced(race, &table));
    }
    progress.clear();
    Ok(json!({ "claim": claim.name, "measured": lines }))
}

fn experiments(
    claim: &Claim,
    limits: Limits,
    stop: &Stop,
    progress: &Progress,
) -> io::Result<Vec<Value>> {
    if claim.experiments.is_empty() {
        return Ok(Vec::new());
    }
    let arguments = ["worker", "claims", claim.name];
    let mut workers = [Worker::this_program(arguments)?];
    let (timed, weighed): (Vec<_>, Vec<_>) = claim
        .experiments
        .iter()
        .partition(|experiment| experiment.unit == Unit::Time);
    let request = |e: &Experiment| format!("{} {}", e.name, e.size);
    // Once, to warm up; who cannot says so again in the race.
    for experiment in &timed {
        progress.show(experiment.name);
        let _ = workers[0].ask(&request(experiment), limits.one, stop);
    }
    let entrants: Vec<_> = timed
        .iter()
        .map(|experiment| Entrant {
            name: experiment.name.to_owned(),
            worker: 0,
            request: request(experiment),
        })
        .collect();
    let mut at = |round: usize, name: &str| {
        progress.show(&format!("round {}: {name}", round + 1));
    };
    let tracks = race(&mut workers, &entrants, limits, stop, &mut at);
    let mut all: Vec<_> = timed
        .iter()
        .zip(tracks)
        .map(|(experiment, track)| {
            let failure = track.failure.as_ref().map(run::why);
            (*experiment, track.walls(), failure)
        })
        .collect();
    let mut bytes = vec![(Vec::new(), None); weighed.len()];
    for round in 0..limits.rounds.min(3) {
        for index in order(round, weighed.len()) {
            progress.show(weighed[index].name);
            let asked = request(weighed[index]);
            let answer = workers[0].ask(&asked, limits.one, stop);
            workers[0].end();
            match answer {
                Ok(answer) => {
                    bytes[index].0.push(answer.bytes.map(|b| b as f64));
                }
                Err(failure) => bytes[index].1 = Some(run::why(&failure)),
            }
        }
    }
    let weighed = weighed.into_iter().zip(bytes);
    all.extend(weighed.map(|(e, (values, failure))| (e, values, failure)));
    Ok(all
        .into_iter()
        .map(|(experiment, values, failure)| {
            let size = experiment.size as f64;
            let each = values.iter().flatten().map(|value| value / size);
            json!({
                "name": experiment.name,
                "what": experiment.what,
                "bytes": experiment.unit == Unit::Bytes,
                "each": quartiles(Quartiles::of(each)),
                "rounds": values,
                "why_not": failure,
            })
        })
        .collect())
}

fn raced(race: &Race, table: &Table) -> Vec<Value> {
    let lines = table.lines();
    let written = lines.iter().map(|line| {
        let model = &line.cell.model;
        let name = format!("{}.{model}", race.name);
        // It was not run: it waits in turn, and that takes so long.
        let not_run = line.wall.is_none() && !line.cell.wrong;
        let bound = models::named(model)
            .filter(|_| not_run)
            .map(|named| named.at_least(&race.spec))
            .filter(|least| !least.is_zero())
            .map(|least| least.as_nanos() as f64);
        json!({
            "name": name,
            "what": format!("{}, {} of them: {model}", race.what,
                number::grouped(table.items)),
            "bytes": false,
            "each": quartiles(line.wall),
            "at_least": bound,
            "ratio": quartiles(line.ratio),
            "why_not": line.cell.why_not,
        })
    });
    written.collect()
}

fn quartiles(of: Option<Quartiles>) -> Value {
    of.map_or(
        Value::Null,
        |of| json!({"q1": of.q1, "median": of.median, "q3": of.q3}),
    )
}

/// A measured value in words.
fn shown(line: &Value) -> Option<String> {
    if let Some(least) = line["at_least"].as_f64() {
        return Some(format!("> {}", number::time(least)));
    }
    let value = line["each"]["median"].as_f64()?;
    Some(if line["bytes"] == true {
        number::bytes(value)
    } else {
        number::time(value)
    })
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A claim for a terminal: its figures, and its row of CLAIMS.md with them.
fn text(claim: &Claim, record: &Value) -> String {
    let mut text = format!("{}: \"{}\"\n", claim.name, claim.statement);
    for line in list(&record["measured"]) {
        let value = shown(line).unwrap_or_else(|| "-".to_owned());
        let ratio = line["ratio"]["median"].as_f64().map(number::ratio);
        let why = line["why_not"].as_str().unwrap_or("");
        let line = format!(
            "{value:>10} {:>7}  {}  {why}",
            ratio.unwrap_or_default(),
            word(&line["what"])
        );
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let Some(row) = rows(PAGE).find(|row| row.statement == claim.statement)
    else {
        return text;
    };
    let pieces = pieces(&json!({ "claims": [record] }));
    let pieces: BTreeMap<_, _> = pieces.into_iter().collect();
    text += &wrapped(&format!("CLAIMS.md: {}.", row.words(&pieces)));
    let judged = (claim.judge)(&Seen::read(record));
    text += &match judged {
        None => wrapped("These figures are too few for a verdict."),
        Some(verdict) if row.verdict == Some(verdict) => String::new(),
        Some(verdict) => wrapped(&format!(
            "The figures of this run would say `{}`.",
            verdict.name()
        )),
    };
    text
}

/// What of a record can be quoted elsewhere: a name and its text.
pub fn pieces(record: &Value) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    for claim in list(&record["claims"]) {
        let name = format!("claims.{}", word(&claim["claim"]));
        for line in list(&claim["measured"]) {
            let part = word(&line["name"]);
            if let Some(value) = shown(line) {
                pieces.push((format!("{name}.{part}"), value));
            }
            if let Some(ratio) = line["ratio"]["median"].as_f64() {
                let piece = format!("{name}.{part}.ratio");
                pieces.push((piece, number::ratio(ratio)));
            }
        }
    }
    pieces
}

/// The rows of CLAIMS.md that rest on figures, as a table for another page.
pub fn table(page: &str, pieces: &BTreeMap<String, String>) -> String {
    let mut table = "| said | verdict |\n|---|---|\n".to_owned();
    for row in rows(page).filter(|row| row.is_measured()) {
        let words = row.words(pieces);
        let _ = writeln!(table, "| {} | {words} |", row.statement);
    }
    table
}

/// Each statement that something here measures, and the verdict that the
/// figures of this record allow.
pub fn judged(record: &Value) -> Vec<(&'static str, Option<Verdict>)> {
    let recorded = &record["claims"]["claims"];
    let here = ALL.iter().map(|claim| {
        let of = list(recorded).find(|r| r["claim"] == claim.name);
        let seen = of.map(Seen::read).unwrap_or_default();
        (claim.statement, (claim.judge)(&seen))
    });
    let mut seen = Seen {
        values: crate::go::medians(&record["go"]),
        ..Seen::default()
    };
    for claim in list(recorded) {
        let name = word(&claim["claim"]);
        let values = Seen::read(claim).values;
        let named = values
            .into_iter()
            .map(|(n, v)| (format!("claims.{name}.{n}"), v));
        seen.values.extend(named);
    }
    let elsewhere = elsewhere::ALL
        .iter()
        .map(|row| (row.statement, (row.judge)(&seen)));
    here.chain(elsewhere).collect()
}

/// Runs it and takes the time of all units together.
#[expect(clippy::unnecessary_wraps, reason = "what an experiment returns")]
fn timed(work: impl FnOnce() -> u64) -> Result<Answer, String> {
    Ok(measure::time(|| black_box(work())).into())
}

/// A time that the experiment took itself.
fn took(wall: Duration) -> Answer {
    let cpu = None;
    let checksum = 0;
    Measured {
        wall,
        cpu,
        checksum,
    }
    .into()
}

/// Bytes that the experiment found.
fn weighs(bytes: Option<u64>) -> Result<Answer, String> {
    let bytes = bytes.ok_or("this system does not tell its memory")?;
    let mut answer = took(Duration::ZERO);
    answer.bytes = Some(bytes);
    Ok(answer)
}

/// A runtime on one thread, with a clock.
fn one_thread() -> Result<tokio::runtime::Runtime, String> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_time().build();
    runtime.map_err(|error| error.to_string())
}

/// A runtime with a thread for each core, and a clock.
fn many_threads() -> Result<tokio::runtime::Runtime, String> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let builder = builder.worker_threads(measure::cores()).enable_time();
    builder.build().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_experiment_runs_or_says_why_not() {
        for claim in ALL {
            for experiment in claim.experiments {
                let size = experiment.size.min(20);
                let what = format!("{} {}", claim.name, experiment.name);
                match (experiment.run)(size) {
                    Ok(answer) => assert_eq!(
                        answer.bytes.is_some(),
                        experiment.unit == Unit::Bytes,
                        "{what}"
                    ),
                    Err(reason) => assert!(!reason.is_empty(), "{what}"),
                }
            }
        }
    }

    #[test]
    fn nothing_is_judged_that_was_not_measured() {
        for claim in ALL {
            let judged = (claim.judge)(&Seen::default());
            assert_eq!(judged, None, "{}", claim.name);
        }
    }

    fn seen(values: &[(&str, f64)]) -> Seen {
        let values = values.iter().map(|(n, v)| ((*n).to_owned(), *v));
        Seen {
            values: values.collect(),
            bounds: BTreeMap::new(),
        }
    }

    #[test]
    fn the_numbers_decide() {
        let mib = 1024.0 * 1024.0;
        let judge = |memory| {
            let all = seen(&[("resident", memory), ("space", 2.1 * mib)]);
            (stack::CLAIM.judge)(&all)
        };
        assert_eq!(judge(10e3), Some(Verdict::False));
        assert_eq!(judge(2.0 * mib), Some(Verdict::True));
    }

    #[test]
    fn a_way_there_and_back_is_two_switches() {
        let judge = |one| {
            let all = seen(&[("one_core", one), ("two_cores", 2.0 * one)]);
            (switch::CLAIM.judge)(&all)
        };
        assert_eq!(judge(2e3), Some(Verdict::TrueIf));
        assert_eq!(judge(200.0), Some(Verdict::False));
        assert_eq!(judge(50e3), Some(Verdict::False));
    }

    #[test]
    fn each_claim_and_each_measured_row_name_each_other() {
        let named: Vec<_> = judged(&Value::Null)
            .into_iter()
            .map(|(statement, verdict)| {
                assert_eq!(
                    verdict, None,
                    "{statement}: nothing is recorded"
                );
                statement
            })
            .collect();
        for (place, statement) in named.iter().enumerate() {
            let there = rows(PAGE).any(|row| row.statement == *statement);
            assert!(there, "CLAIMS.md has no row {statement:?}");
            let twice = named[..place].contains(statement);
            assert!(!twice, "{statement:?} is judged twice");
        }
        for row in rows(PAGE).filter(|row| row.is_measured()) {
            let known = named.contains(&row.statement);
            assert!(known, "no experiment names {:?}", row.statement);
        }
    }

    #[test]
    fn a_row_is_shown_with_the_figures_of_this_run() {
        let claim = ALL.iter().find(|claim| claim.name == "switch");
        let claim = claim.expect("it is there");
        let line = |name: &str, median: f64| {
            json!({"name": name, "what": name, "bytes": false,
                   "each": {"median": median}})
        };
        let slow = json!({"claim": "switch", "measured": [
            line("one_core", 77_000.0), line("two_cores", 88_000.0)]});
        let told = text(claim, &slow);
        assert!(told.contains("CLAIMS.md: true if"), "{told}");
        assert!(told.matches("77.0 us").count() == 2, "{told}");
        assert!(!told.contains("<!--"), "{told}");
        assert!(told.contains("would say `false`"), "{told}");
    }

    #[test]
    fn a_model_that_was_too_slow_to_run_counts_with_the_least_it_takes() {
        let mut all = seen(&[("timers.fast", 10.0)]);
        all.bounds.insert("timers.slow".to_owned(), 1000.0);
        assert_eq!(all.spread("timers"), Some((100.0, "slow", "fast")));
        assert_eq!(all.spread("other"), None);
    }
}
