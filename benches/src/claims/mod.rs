//! `-- claims`: what is often said in numbers, as experiments.
//!
//! A claim is a file: the statement, the experiments it takes, and a judgement
//! made of what they measured, with its condition. Nothing is judged that was
//! not measured in the same run.

mod arc_and_rc;
mod blocking;
mod linear;
mod send;
mod stack;
mod switch;
mod task_bytes;
mod ten_thousand_threads;
mod thousand_waits;
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
use crate::{machine, models};

/// Something that is said.
pub struct Claim {
    /// Its name on the command line.
    pub name: &'static str,
    /// What is said.
    pub statement: &'static str,
    /// What is run for it.
    pub experiments: &'static [Experiment],
    /// The work that the models are compared in for it.
    pub races: &'static [Race],
    /// What the measurements say about it; none if they are not there.
    pub judge: fn(&Seen) -> Option<Judgement>,
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

/// What a claim comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it holds.
    pub verdict: Verdict,
    /// When it does, and when not.
    pub condition: String,
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it is said.
    Holds,
    /// Under the condition that is given.
    Partly,
    /// It does not.
    Fails,
}

impl Verdict {
    fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds here",
            Self::Partly => "holds only under a condition",
            Self::Fails => "does not hold here",
        }
    }
}

/// What was measured for a claim: medians for one unit, by name, and for a
/// race the time for all items as `race.model`.
#[derive(Default)]
pub struct Seen {
    values: BTreeMap<String, Quartiles>,
    bounds: BTreeMap<String, f64>,
}

impl Seen {
    /// The median of this experiment.
    fn get(&self, name: &str) -> Option<f64> {
        self.values.get(name).map(|value| value.median)
    }

    /// The models of a race with their times, the fastest first. Where one
    /// was not run for its slowness, the least it takes.
    fn race(&self, name: &str) -> Vec<(&str, f64)> {
        let times = self.values.iter().map(|(name, v)| (name, v.median));
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
        std::fs::write(path, format!("{record:#}\n"))?;
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
        show(&text(&written))?;
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
    let mut seen = Seen::default();
    let mut lines =
        experiments(claim, limits, &options.stop, &progress, &mut seen)?;
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
        lines.extend(raced(race, &table, &mut seen));
    }
    progress.clear();
    let judgement = (claim.judge)(&seen);
    let verdict = judgement
        .as_ref()
        .map_or("not measured here", |judged| judged.verdict.name());
    Ok(json!({
        "claim": claim.name,
        "statement": claim.statement,
        "measured": lines,
        "verdict": verdict,
        "condition": judgement.map(|judgement| judgement.condition),
    }))
}

fn experiments(
    claim: &Claim,
    limits: Limits,
    stop: &Stop,
    progress: &Progress,
    seen: &mut Seen,
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
            let each = Quartiles::of(each);
            if let Some(each) = each {
                seen.values.insert(experiment.name.to_owned(), each);
            }
            json!({
                "name": experiment.name,
                "what": experiment.what,
                "bytes": experiment.unit == Unit::Bytes,
                "each": quartiles(each),
                "rounds": values,
                "why_not": failure,
            })
        })
        .collect())
}

fn raced(race: &Race, table: &Table, seen: &mut Seen) -> Vec<Value> {
    let lines = table.lines();
    let written = lines.iter().map(|line| {
        let model = &line.cell.model;
        let name = format!("{}.{model}", race.name);
        let mut bound = None;
        if let Some(wall) = line.wall {
            seen.values.insert(name.clone(), wall);
        } else if let Some(named) = models::named(model) {
            // It was not run: it waits in turn, and that takes so long.
            let least = named.at_least(&race.spec);
            if !least.is_zero() && !line.cell.wrong {
                let least = least.as_nanos() as f64;
                seen.bounds.insert(name.clone(), least);
                bound = Some(least);
            }
        }
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

fn text(claim: &Value) -> String {
    let mut text = format!(
        "{}: \"{}\"\n",
        word(&claim["claim"]),
        word(&claim["statement"])
    );
    for line in list(&claim["measured"]) {
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
    let _ = writeln!(text, "  It {}.", word(&claim["verdict"]));
    text + &wrapped(word(&claim["condition"]))
}

/// What of a record can be quoted elsewhere: a name and its text.
pub fn pieces(record: &Value) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    let mut table = "| said | measured here |\n|---|---|\n".to_owned();
    for claim in list(&record["claims"]) {
        let name = format!("claims.{}", word(&claim["claim"]));
        let verdict = format!("It {}.", word(&claim["verdict"]));
        let condition = word(&claim["condition"]).to_owned();
        let _ = writeln!(
            table,
            "| {} | {verdict} {condition} |",
            word(&claim["statement"])
        );
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
        pieces.push((format!("{name}.verdict"), verdict));
        pieces.push((format!("{name}.condition"), condition));
    }
    pieces.push(("claims.table".to_owned(), table));
    pieces
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

#[expect(clippy::unnecessary_wraps, reason = "what a judge returns")]
fn judged(verdict: Verdict, condition: String) -> Option<Judgement> {
    Some(Judgement { verdict, condition })
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
        let values = values.iter().map(|(name, value)| {
            let value = Quartiles {
                q1: *value,
                median: *value,
                q3: *value,
            };
            ((*name).to_owned(), value)
        });
        Seen {
            values: values.collect(),
            bounds: BTreeMap::new(),
        }
    }

    #[test]
    fn the_numbers_decide() {
        let judge = |memory, space| {
            let all = seen(&[("resident", memory), ("space", space)]);
            (stack::CLAIM.judge)(&all).map(|judged| judged.verdict)
        };
        let mib = 1024.0 * 1024.0;
        assert_eq!(judge(10e3, 2.1 * mib), Some(Verdict::Partly));
        assert_eq!(judge(2.0 * mib, 2.1 * mib), Some(Verdict::Holds));
        assert_eq!(judge(10e3, 8.0 * mib), Some(Verdict::Fails));
    }

    #[test]
    fn a_model_that_was_too_slow_to_run_counts_with_the_least_it_takes() {
        let mut all = seen(&[("timers.fast", 10.0)]);
        all.bounds.insert("timers.slow".to_owned(), 1000.0);
        assert_eq!(all.spread("timers"), Some((100.0, "slow", "fast")));
        assert_eq!(all.spread("other"), None);
    }
}
