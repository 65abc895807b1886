//! Which model for this work: a rule made of what things cost on this machine,
//! and then a look at whether it is true.
//!
//! A few seconds of measuring say for each model what it costs to begin, to
//! hand out an item, to let an item wait, and how much faster it computes than
//! one thread. From that follows what the work would take in each of them. The
//! best few of those then do the work itself, in several rounds; the simplest
//! of the fastest is recommended. Where the machine is busy or the rounds are
//! too few to tell, it says so, and what the rule alone would say.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::measure::cores;
use crate::models::{self, Named as Model, Waits};
use crate::options::{Options, say};
use crate::report::number::{grouped, ratio, time};
use crate::report::table::{Cell, Table};
use crate::rounds::{Entrant, FEWEST, Limits, race};
use crate::run::{Progress, compare, warnings};
use crate::stats::Quartiles;
use crate::worker::{Stop, Worker};
use crate::workloads::Spec;
use crate::{files, machine};

/// The work that a reader describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// How many items.
    pub items: usize,
    /// How long each computes.
    pub cpu: Duration,
    /// How long each waits.
    pub wait: Duration,
    /// Whether the computing is mostly reading memory.
    pub memory: bool,
}

/// What a model costs here, in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Which one.
    pub model: &'static Model,
    /// To begin at all.
    pub begin: f64,
    /// To hand out an item that computes.
    pub item: f64,
    /// To hand out an item that waits.
    pub waiting_item: f64,
    /// How much longer than asked a wait lasts.
    pub late: f64,
    /// How many times as fast as one thread it computes.
    pub speed: f64,
    /// The same where memory sets the pace.
    pub memory_speed: f64,
}

/// What things cost on this machine.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// A step of computing, in nanoseconds.
    step: f64,
    /// A number read from memory, in nanoseconds.
    number: f64,
    costs: Vec<Cost>,
}

/// What a model is expected to take, in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    /// Which one.
    pub model: &'static Model,
    /// For beginning, and for handing the items out.
    pub handing_out: f64,
    /// For computing them.
    pub computing: f64,
    /// For waiting.
    pub waiting: f64,
}

impl Expected {
    /// For all of it.
    pub fn total(&self) -> f64 {
        self.handing_out + self.computing + self.waiting
    }
}

impl Cost {
    /// What this model is expected to take for the case: the rule.
    pub fn of(&self, case: &Case, cores: usize) -> Expected {
        let items = case.items as f64;
        let nanos = |time: Duration| time.as_nanos() as f64;
        let speed = if case.memory {
            self.memory_speed
        } else {
            self.speed
        };
        // Three items on two cores take as long as four.
        let rounds = case.items.div_ceil(cores).max(1) as f64;
        let speed = speed.min(items / rounds).max(1.0);
        let (item, late) = if case.wait.is_zero() {
            (self.item, 0.0)
        } else {
            (self.waiting_item, self.late)
        };
        Expected {
            model: self.model,
            handing_out: self.begin + item * items,
            computing: nanos(case.cpu) * items / speed,
            waiting: if case.wait.is_zero() {
                0.0
            } else {
                let waves = self.model.waves(case.items) as f64;
                waves * (nanos(case.wait) + late)
            },
        }
    }
}

/// What is expected of each model, the fastest first.
pub fn expected(
    costs: &[Cost],
    case: &Case,
    cores: usize,
) -> Vec<Expected> {
    let mut all: Vec<_> =
        costs.iter().map(|cost| cost.of(case, cores)).collect();
    let mixed = !case.wait.is_zero() && !case.cpu.is_zero();
    all.retain(|e| mixed || e.model.name != "tokio_and_rayon");
    all.sort_by(|one, other| one.total().total_cmp(&other.total()));
    all
}

/// The simplest of those that are expected to be as fast as the fastest.
fn by_rule(expected: &[Expected]) -> Option<&Expected> {
    let best = expected.first()?.total();
    let same = |e: &&Expected| e.total() <= SAME * best;
    let place = |e: &&Expected| {
        models::ALL.iter().position(|m| m.name == e.model.name)
    };
    expected.iter().filter(same).min_by_key(place)
}

/// Why this model: the term that decides, in words and figures.
pub fn rule(expected: &Expected, case: &Case) -> String {
    let items = grouped(case.items as u64);
    let out = about(expected.handing_out);
    let work = about(expected.computing);
    if case.items == 1 {
        return if case.wait.is_zero() {
            "One item cannot be split: more cores have nothing to do."
        } else {
            "One item waits once: there is nothing to do meanwhile."
        }
        .to_owned();
    }
    match (expected.model.name, case.wait.is_zero()) {
        ("sequential", true) if cores() == 1 => {
            "There is one core, so nothing computes at the same time."
                .to_owned()
        }
        ("sequential", true) if case.memory => {
            "Memory sets the pace: further cores would wait for it too."
                .to_owned()
        }
        ("sequential", true) => {
            format!(
                "So little work, {work}, that handing it out costs more than \
                 further cores save."
            )
        }
        ("sequential", false) => {
            "So few waits that nothing is gained by having them at once."
                .to_owned()
        }
        ("thread_per_item" | "spawn_blocking", true) => {
            format!(
                "The items compute and never wait. More threads than cores \
                 bring nothing by themselves: it is {out} of handing out \
                 beside {work} of computing, and hardly worse than a thread \
                 for each core."
            )
        }
        ("tokio_current_thread", true) => {
            format!(
                "So little work that further cores save nothing: {out} of \
                 handing out beside {work} of computing."
            )
        }
        (_, true) => {
            let memory = if case.memory {
                " Memory sets the pace: more cores help only until it is busy."
            } else {
                ""
            };
            format!(
                "The items compute and never wait: a thread for each core is \
                 enough, and {out} of handing out stands beside {work} of \
                 computing.{memory}"
            )
        }
        ("thread_per_item", false) => {
            format!(
                "So few waits that a thread for each is affordable: {items} \
                 cost {out}."
            )
        }
        ("tokio_current_thread", false) if case.cpu.is_zero() => {
            "The items only wait: tasks wait without a thread each, and one \
             thread is enough for them."
                .to_owned()
        }
        ("tokio_current_thread", false) => {
            format!(
                "The items wait, and compute only {work} in all: tasks wait \
                 without a thread each, and one thread is enough for them."
            )
        }
        _ if expected.model.waits == Waits::All && case.cpu.is_zero() => {
            "The items only wait: they wait as tasks, without a thread each."
                .to_owned()
        }
        _ if expected.model.waits == Waits::All => {
            format!(
                "The items wait, and then compute {work} in all: they wait \
                 as tasks, without a thread each, and compute on all cores."
            )
        }
        _ => {
            format!(
                "The items wait, and there are few enough of them for the \
                 threads there are: {out} of handing out."
            )
        }
    }
}

/// How long the measuring takes at most: time for [`FEWEST`] rounds of four
/// models.
const LIMITS: Limits = Limits {
    rounds: 31,
    total: Duration::from_secs(3),
    each: Duration::from_millis(2500),
    one: Duration::from_secs(5),
};

/// So much slower than the best, and two are the same.
const SAME: f64 = 1.1;

/// So much slower than the best, and now and then faster: as good as the same.
const CLOSE: f64 = 1.2;

/// Work that takes longer than this in one thread is not tried whole: there
/// must be time for several rounds.
const MOST: f64 = 200e6;

/// So many items for each core, and the trial stands for more of them.
const ENOUGH: usize = 16;

/// A machine of which others use more than this part gives no verdict.
const BUSY: f64 = 0.2;

/// When the slow rounds of the fastest model take so much longer than the fast
/// ones, its time is not known.
const UNSTEADY: f64 = 1.5;

/// A time in words that stay short, however absurd it is.
fn about(nanoseconds: f64) -> String {
    const HOUR: f64 = 3600e9;
    match nanoseconds {
        n if n < HOUR => time(n),
        n if n < 24.0 * HOUR => "hours".to_owned(),
        _ => "days".to_owned(),
    }
}

/// Beyond a thousand it says no more.
fn about_ratio(of: f64) -> String {
    if of < 1000.0 {
        ratio(of)
    } else {
        "> 1,000x".to_owned()
    }
}

const PROBE_WAIT: Duration = Duration::from_millis(2);
const FEW: usize = 8;
const SOME: usize = 64;
const MANY: usize = 2000;

/// Measures what things cost here: a few seconds.
pub fn calibrate(rounds: usize, stop: &Stop) -> io::Result<Calibration> {
    let progress = Progress::new("calibrates");
    let waits = |items| Spec::Timers {
        items,
        wait: PROBE_WAIT,
        steps: 1,
    };
    let empty = |items| Spec::Cpu { items, steps: 1 };
    let heavy = Spec::Cpu {
        items: SOME,
        steps: 100_000,
    };
    let memory = Spec::Memory {
        items: 512,
        numbers: 16_384,
    };
    let probes = [
        empty(FEW),
        empty(MANY),
        heavy,
        memory,
        waits(SOME),
        waits(MANY),
    ];
    let mut workers = Vec::new();
    let mut entrants = Vec::new();
    let mut places = Vec::new();
    for (index, model) in models::ALL.iter().enumerate() {
        let worker = Worker::this_program(["worker", "model", model.name])?;
        workers.push(worker);
        for (probe, spec) in probes.iter().enumerate() {
            if model.at_least(spec) < Duration::from_millis(200) {
                places.push((index, probe));
                entrants.push(Entrant {
                    name: model.name.to_owned(),
                    worker: index,
                    request: spec.to_string(),
                });
            }
        }
    }
    let limits = Limits {
        rounds: rounds + 1,
        total: Duration::from_secs(10),
        each: Duration::from_secs(2),
        one: Duration::from_secs(5),
    };
    let tracks =
        race(&mut workers, &entrants, limits, stop, &mut |round, name| {
            progress.show(&format!("round {}: {name}", round + 1));
        });
    progress.clear();
    let mut fastest = vec![[None; 6]; models::ALL.len()];
    for ((model, probe), track) in places.into_iter().zip(tracks) {
        // The first round warms up. Of the others the best: what disturbs
        // the machine only ever makes it slower.
        let walls = track.walls().into_iter().skip(1).flatten();
        fastest[model][probe] = walls.reduce(f64::min);
    }
    costs(&fastest)
        .ok_or_else(|| io::Error::other("nothing could be measured here"))
}

/// The costs that explain what the probes took.
fn costs(took: &[[Option<f64>; 6]]) -> Option<Calibration> {
    let alone = took.first()?;
    let (heavy_alone, memory_alone) = (alone[2]?, alone[3]?);
    let wait = PROBE_WAIT.as_nanos() as f64;
    let of = |(model, probes): (&'static Model, &[Option<f64>; 6])| {
        let (few, many) = (probes[0]?, probes[1]?);
        let more = (MANY - FEW) as f64;
        let item = ((many - few) / more).max(0.0);
        let begin = (few - item * FEW as f64).max(0.0);
        let overhead = begin + item * SOME as f64;
        let speed = |took: f64, alone: f64| {
            (alone / (took - overhead).max(1.0)).clamp(1.0, cores() as f64)
        };
        let waves = |items| model.waves(items) as f64;
        let late = probes[4].map_or(0.0, |took| took / waves(SOME) - wait);
        let waiting_item = probes[5].map_or(item, |took| {
            let waits = waves(MANY) * (wait + late);
            ((took - waits) / MANY as f64).max(0.0)
        });
        Some(Cost {
            model,
            begin,
            item,
            waiting_item,
            late: late.max(0.0),
            speed: speed(probes[2]?, heavy_alone),
            memory_speed: speed(probes[3]?, memory_alone),
        })
    };
    Some(Calibration {
        step: heavy_alone / (SOME as f64 * 100_000.0),
        number: memory_alone / (512.0 * 16_384.0),
        costs: models::ALL.iter().zip(took).filter_map(of).collect(),
    })
}

impl Calibration {
    /// The case as work that can be done.
    fn spec(&self, case: &Case) -> Spec {
        let items = case.items;
        let cpu = case.cpu.as_nanos() as f64;
        let steps = (cpu / self.step).round() as u32;
        if case.memory {
            let numbers = (cpu / self.number).round().max(1.0) as usize;
            Spec::Memory { items, numbers }
        } else if case.wait.is_zero() {
            Spec::Cpu { items, steps }
        } else {
            let wait = case.wait;
            Spec::Timers { items, wait, steps }
        }
    }

    /// As much of the case as can be tried in a second or two.
    fn smaller(&self, case: &Case) -> Case {
        let best = expected(&self.costs, case, cores());
        let best = best.first().map_or(0.0, Expected::total);
        let alone = case.cpu.as_nanos() as f64 * case.items as f64;
        let part = (MOST / alone.max(best).max(1.0)).min(1.0);
        let fewest = (4 * cores()).min(case.items);
        let items = (case.items as f64 * part) as usize;
        Case {
            items: items.max(fewest),
            ..*case
        }
    }
}

/// What is recommended, and what that rests on.
pub struct Advice {
    /// What was tried; smaller than what was asked if that is too long.
    tried: Case,
    /// By the rule, the fastest first.
    expected: Vec<Expected>,
    /// What was measured, the fastest first.
    table: Table,
    /// The recommended model.
    pub model: &'static Model,
    /// Why the measuring decides nothing, if it does not.
    doubt: Option<String>,
}

/// How many are tried.
const TRIED: usize = 4;

/// Those that the rule expects within this of the best are tried.
const NEAR: f64 = 3.0;

/// Expects, tries the best few, and recommends the simplest of the fastest.
pub fn recommend(
    calibration: &Calibration,
    case: &Case,
    limits: Limits,
    stop: &Stop,
) -> io::Result<Advice> {
    let busy_before = machine::busy();
    let expected_all = expected(&calibration.costs, case, cores());
    let stopped = || io::Error::other("nothing could be measured here");
    let first = expected_all.first().copied().ok_or_else(stopped)?;
    let simple = by_rule(&expected_all).ok_or_else(stopped)?.model;
    let tried = calibration.smaller(case);
    let near = expected_all
        .iter()
        .filter(|e| e.total() <= NEAR * first.total())
        .take(TRIED)
        .map(|e| e.model)
        .collect::<Vec<_>>();
    let progress = Progress::new("tries");
    let spec = calibration.spec(&tried);
    let too_long = calibration_time(calibration, &tried) > 2.0 * MOST;
    let cells = if too_long {
        Vec::new()
    } else {
        compare(&spec, &near, limits, stop, &progress)?
    };
    let table = Table {
        workload: "advice".to_owned(),
        item: String::new(),
        items: tried.items as u64,
        cells,
    };
    // After a Ctrl-C nothing more is waited for.
    let busy_after = machine::busy().filter(|_| !stop.is_set());
    let busy = busy_before.into_iter().chain(busy_after).reduce(f64::max);
    Ok(Advice {
        tried,
        doubt: doubt(&table, busy),
        model: decided(&table, &tried, case).unwrap_or(simple),
        expected: expected_all,
        table,
    })
}

/// What the trial decides: nothing if it was of too few of the items.
fn decided(
    table: &Table,
    tried: &Case,
    case: &Case,
) -> Option<&'static Model> {
    let stands_for_all =
        tried.items == case.items || tried.items >= ENOUGH * cores();
    simplest(table).filter(|_| stands_for_all)
}

/// Why what was tried is no ground for a verdict, if it is none.
///
/// `busy` is the part of the machine that others used meanwhile.
fn doubt(table: &Table, busy: Option<f64>) -> Option<String> {
    if let Some(busy) = busy.filter(|busy| *busy > BUSY) {
        let part = busy * 100.0;
        return Some(format!(
            "something else uses {part:.0} % of this machine"
        ));
    }
    let lines = table.lines();
    let raced = lines.iter().filter(|line| line.ratio.is_some());
    // Nothing was tried: then the rule is all there is, and it says so.
    let rounds = raced.map(|line| line.rounds).min()?;
    if rounds < FEWEST {
        return Some(format!(
            "{rounds} {} of measuring {} too few, {FEWEST} would do",
            if rounds == 1 { "round" } else { "rounds" },
            if rounds == 1 { "is" } else { "are" },
        ));
    }
    let best = lines.first()?.wall?;
    (best.q3 > UNSTEADY * best.q1).then(|| {
        format!(
            "the same work took {} in one round and {} in another",
            time(best.q1),
            time(best.q3)
        )
    })
}

fn calibration_time(calibration: &Calibration, case: &Case) -> f64 {
    let best = expected(&calibration.costs, case, cores());
    let alone = case.cpu.as_nanos() as f64 * case.items as f64;
    best.first().map_or(0.0, Expected::total).max(alone)
}

/// The first in the list of models that is as fast as the best.
fn simplest(table: &Table) -> Option<&'static Model> {
    let lines = table.lines();
    let same = |name: &str| {
        let line = lines.iter().find(|line| line.cell.model == name);
        let ratio = line.filter(|l| !l.cell.wrong).and_then(|l| l.ratio);
        ratio.is_some_and(|ratio| {
            // Close, and in a quarter of the rounds the faster one.
            let may_be = ratio.q1 <= 1.0 && ratio.median <= CLOSE;
            let steady = ratio.q3 <= GOOD;
            (ratio.median <= SAME && steady) || may_be
        })
    };
    models::ALL.iter().find(|model| same(model.name))
}

/// The command `advise`.
pub fn advise(case: &Case, options: &Options) -> io::Result<ExitCode> {
    for warning in warnings() {
        eprintln!("{warning}");
    }
    say(&format!("{}\n", described(case)))?;
    let begin = Instant::now();
    let rounds = options.rounds.unwrap_or(4);
    let calibration = match calibrate(rounds, &options.stop) {
        Err(_) if options.stop.is_set() => {
            eprintln!("Stopped before there was anything to say.");
            return Ok(ExitCode::from(130));
        }
        calibration => calibration?,
    };
    let limits = Limits {
        rounds: options.rounds.unwrap_or(LIMITS.rounds),
        ..LIMITS
    };
    let advice = recommend(&calibration, case, limits, &options.stop)?;
    let text = told(&advice, case, begin.elapsed());
    say(&text)?;
    if let Some(path) = &options.json {
        let tables = crate::report::json::written(&[advice.table]);
        let record = json!({
            "about": machine::about(&options.command),
            "recommended": advice.model.name,
            "doubt": advice.doubt,
            "workloads": tables,
        });
        files::write(path, &format!("{record:#}\n"))?;
    }
    Ok(if options.stop.is_set() {
        ExitCode::from(130)
    } else {
        ExitCode::SUCCESS
    })
}

fn described(case: &Case) -> String {
    let of = |time_of: Duration| time(time_of.as_nanos() as f64);
    let mut parts = Vec::new();
    if !case.wait.is_zero() {
        parts.push(format!("waits {}", of(case.wait)));
    }
    if !case.cpu.is_zero() {
        let how = if case.memory {
            "reads memory for"
        } else {
            "computes"
        };
        parts.push(format!("{how} {}", of(case.cpu)));
    }
    let what = parts.join(", then ");
    match case.items {
        1 => format!("1 item that {what}"),
        items => format!("{} items, each {what}", grouped(items as u64)),
    }
}

fn told(advice: &Advice, case: &Case, took: Duration) -> String {
    let mut text = String::new();
    let model = advice.model;
    let of = advice.expected.iter().find(|e| e.model.name == model.name);
    let seconds = took.as_secs_f64();
    match &advice.doubt {
        None => {
            let _ =
                writeln!(text, "\nTake {}: {}.", model.name, model.about);
        }
        Some(why) => {
            let _ = writeln!(
                text,
                "\nIt cannot be told now: {why}. Ask again on a quiet \
                 machine.\nBy the rule alone it would be {}: {}.",
                model.name, model.about
            );
        }
    }
    if let Some(expected) = of {
        let _ = writeln!(text, "{}", rule(expected, case));
    }
    let lines = advice.table.lines();
    let measured = |name: &str| {
        let line = lines.iter().find(|line| line.cell.model == name);
        line.and_then(|line| Some((line.wall?, line.ratio?)))
    };
    let tried = if advice.tried.items == case.items {
        String::new()
    } else {
        let items = grouped(advice.tried.items as u64);
        format!(
            ", with {items} items: all would take too long to try often"
        )
    };
    if lines.is_empty() {
        text += "\nNothing was tried: several rounds of it would take too \
                 long.\n";
    } else {
        let _ = writeln!(text, "\nMeasured in {seconds:.1} s{tried}");
    }
    for line in &lines {
        let name = &line.cell.model;
        let Some((wall, r)) = measured(name) else {
            let why = line.cell.why_not.clone().unwrap_or_default();
            let _ = writeln!(text, "  {name:20}  {why}");
            continue;
        };
        let close = if r.median <= SAME && lines.len() > 1 {
            "  too close to call"
        } else {
            ""
        };
        let (q1, q3) = (ratio(r.q1), ratio(r.q3));
        let _ = writeln!(
            text,
            "  {name:20}  {:>8}  {:>6}  ({q1} to {q3}){}",
            time(wall.median),
            ratio(r.median),
            if r.median == 1.0 && r.q1 == r.q3 {
                "  the fastest"
            } else {
                close
            }
        );
    }
    let others = if lines.is_empty() {
        "all"
    } else {
        "the others"
    };
    let _ = writeln!(
        text,
        "\nExpected of {others}, from what things cost here"
    );
    for expected in &advice.expected {
        let name = expected.model.name;
        if measured(name).is_none() {
            let best = advice.expected[0].total();
            let _ = writeln!(
                text,
                "  {name:20}  {:>8}  {:>6}",
                about(expected.total()),
                about_ratio(expected.total() / best)
            );
        }
    }
    text += "\nThe rule: time = begin + items x handing out + computing / \
             speed + waits one after the other.\n";
    text + &of.map(terms).unwrap_or_default()
}

/// What the rule adds up for a model, without what the work has none of.
fn terms(expected: &Expected) -> String {
    let terms: Vec<_> = [
        (expected.handing_out, "to begin and hand out"),
        (expected.computing, "to compute"),
        (expected.waiting, "to wait"),
    ]
    .iter()
    .filter(|(time, _)| *time > 0.0)
    .map(|(time, what)| format!("{} {what}", about(*time)))
    .collect();
    format!("  {}: {}\n", expected.model.name, terms.join(", "))
}

/// The cases that the rules are tested on.
pub fn cases() -> Vec<Case> {
    let us = Duration::from_micros;
    let none = Duration::ZERO;
    let case = |items, cpu, wait| Case {
        items,
        cpu,
        wait,
        memory: false,
    };
    let memory = |items, cpu| Case {
        memory: true,
        ..case(items, cpu, none)
    };
    let nano = Duration::from_nanos;
    vec![
        case(1, us(10), none),
        case(10, us(10), none),
        case(100, us(10), none),
        case(1_000, us(10), none),
        case(5_000, us(10), none),
        case(100, nano(100), none),
        case(10_000, nano(100), none),
        case(300_000, nano(100), none),
        case(3, us(3_000), none),
        case(16, us(3_000), none),
        case(100, us(500), none),
        memory(16, us(20)),
        memory(500, us(20)),
        memory(10_000, us(5)),
        case(1, none, us(5_000)),
        case(10, none, us(5_000)),
        case(100, none, us(5_000)),
        case(1_000, none, us(5_000)),
        case(10_000, none, us(5_000)),
        case(10, us(10), us(1_000)),
        case(1_000, us(10), us(1_000)),
        case(100, us(100), us(10_000)),
        case(1_000, us(100), us(10_000)),
        case(5_000, us(20), us(50_000)),
    ]
}

/// A recommendation more than this slower than the best is a wrong one.
pub const GOOD: f64 = 1.3;

/// The command `advise --grid`: is the advice good?
pub fn grid(options: &Options) -> io::Result<ExitCode> {
    for warning in warnings() {
        eprintln!("{warning}");
    }
    let mut bad = 0;
    let record = measured(options, &mut |row| {
        bad += usize::from(!good(row));
        say(&format!("{}\n", grid_line(row)))
    })?;
    if let Some(path) = &options.json {
        let about = machine::about(&options.command);
        let record = json!({ "about": about, "advise": record });
        files::write(path, &format!("{record:#}\n"))?;
    }
    say(&format!("{bad} worse than {GOOD}x of the best\n"))?;
    if options.stop.is_set() {
        return Ok(ExitCode::from(130));
    }
    Ok(if bad == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn good(row: &Value) -> bool {
    row["ratio"].as_f64().is_some_and(|ratio| ratio <= GOOD)
}

fn grid_line(row: &Value) -> String {
    let text = |name: &str| row[name].as_str().unwrap_or("-");
    let of = |name: &str| row[name].as_f64().map_or("-".into(), ratio);
    format!(
        "{:50}  {:20}  {:>6}  best {:20}  rule alone {} {}",
        text("case"),
        text("recommended"),
        of("ratio"),
        text("best"),
        text("by_rule"),
        of("by_rule_ratio"),
    )
}

/// The advice for each case beside what every model really took.
pub fn measured(
    options: &Options,
    show: &mut dyn FnMut(&Value) -> io::Result<()>,
) -> io::Result<Value> {
    let stop = &options.stop;
    let calibration = calibrate(options.rounds.unwrap_or(4), stop)?;
    let limits = Limits {
        rounds: options.rounds.unwrap_or(31),
        total: Duration::from_millis(1200),
        each: Duration::from_millis(150),
        one: Duration::from_secs(1),
    };
    let mut rows = Vec::new();
    for case in cases() {
        if stop.is_set() {
            break;
        }
        let advice = recommend(&calibration, &case, limits, stop)?;
        let spec = calibration.spec(&case);
        let all: Vec<_> =
            models::ALL.iter().filter(|m| m.fits(&spec)).collect();
        let text = described(&case);
        let progress = Progress::new(&text);
        let table = Table {
            workload: "grid".to_owned(),
            item: text,
            items: case.items as u64,
            cells: compare(&spec, &all, limits, stop, &progress)?,
        };
        let row = grid_row(&advice, &table);
        if !stop.is_set() {
            show(&row)?;
            rows.push(row);
        }
    }
    Ok(Value::Array(rows))
}

fn grid_row(advice: &Advice, table: &Table) -> Value {
    let lines = table.lines();
    let of = |name: &str| {
        let line = lines.iter().find(|line| line.cell.model == name);
        line.and_then(|line| line.ratio).map(|ratio| ratio.median)
    };
    let by_rule = by_rule(&advice.expected)
        .map_or("-", |expected| expected.model.name);
    let best = lines.first().map(|line| line.cell.model.clone());
    let cell = |cell: &Cell| {
        let wall = Quartiles::of(cell.walls.iter().flatten().copied());
        (cell.model.clone(), json!(wall.map(|wall| wall.median)))
    };
    let all: serde_json::Map<_, _> = table.cells.iter().map(cell).collect();
    json!({
        "case": table.item,
        "recommended": advice.model.name,
        "ratio": of(advice.model.name),
        "best": best,
        "by_rule": by_rule,
        "by_rule_ratio": of(by_rule),
        "median_ns": all,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(name: &str, item: f64, speed: f64) -> Cost {
        Cost {
            model: models::named(name).expect("a model"),
            begin: 1_000.0,
            item,
            waiting_item: item,
            late: 0.0,
            speed,
            memory_speed: 1.0,
        }
    }

    /// A machine of four cores, its costs made up.
    fn costs() -> Vec<Cost> {
        vec![
            Cost {
                begin: 0.0,
                ..cost("sequential", 0.0, 1.0)
            },
            Cost {
                begin: 20_000.0,
                ..cost("rayon", 1.0, 3.9)
            },
            cost("thread_per_item", 40_000.0, 3.9),
            cost("tokio_current_thread", 300.0, 1.0),
            cost("tokio_multi_thread", 500.0, 3.8),
            cost("tokio_and_rayon", 900.0, 3.8),
        ]
    }

    fn pick(items: usize, cpu: u64, wait: u64, memory: bool) -> String {
        let case = Case {
            items,
            cpu: Duration::from_nanos(cpu),
            wait: Duration::from_nanos(wait),
            memory,
        };
        let all = expected(&costs(), &case, 4);
        let rule = rule(&all[0], &case);
        assert!(rule.ends_with('.'), "{rule}");
        all[0].model.name.to_owned()
    }

    #[test]
    fn the_rule_picks_what_costs_least() {
        assert_eq!(pick(10, 100, 0, false), "sequential");
        assert_eq!(pick(1, 5_000_000, 0, false), "sequential");
        assert_eq!(pick(100_000, 100, 0, false), "rayon");
        assert_eq!(pick(100_000, 100, 0, true), "sequential");
        assert_eq!(
            pick(10_000, 0, 5_000_000, false),
            "tokio_current_thread"
        );
        assert_eq!(
            pick(10_000, 100_000, 5_000_000, false),
            "tokio_multi_thread"
        );
    }

    #[test]
    fn what_keeps_a_thread_waits_one_after_the_other() {
        let case = Case {
            items: 100,
            cpu: Duration::ZERO,
            wait: Duration::from_millis(1),
            memory: false,
        };
        let all = expected(&costs(), &case, 4);
        let waits = |name: &str| {
            let found = all.iter().find(|e| e.model.name == name);
            found.expect("a model").waiting
        };
        assert_eq!(waits("sequential"), 100e6);
        assert_eq!(waits("tokio_current_thread"), 1e6);
        let mixed = all.iter().any(|e| e.model.name == "tokio_and_rayon");
        assert!(!mixed, "there is nothing for rayon to compute");
    }

    #[test]
    fn costs_explain_the_probes() {
        let mut medians = vec![[None; 6]; models::ALL.len()];
        medians.fill([
            Some(1_080.0),
            Some(21_000.0),
            Some(10e6 + 1_640.0),
            Some(1e6),
            None,
            None,
        ]);
        medians[0] =
            [Some(0.0), Some(0.0), Some(20e6), Some(1e6), None, None];
        let calibration = super::costs(&medians).expect("all was measured");
        let cost = calibration.costs[2];
        assert!((cost.item - 10.0).abs() < 0.01, "{cost:?}");
        assert!((cost.begin - 1_000.0).abs() < 1.0, "{cost:?}");
        let limit = cores() as f64;
        assert!((cost.speed - 2.0_f64.min(limit)).abs() < 0.01, "{cost:?}");
        assert!(super::costs(&[]).is_none());
    }

    #[test]
    fn between_equals_the_simplest_is_taken() {
        use crate::report::table::tests::cell;
        let table = Table {
            workload: String::new(),
            item: String::new(),
            items: 1,
            cells: vec![
                cell("actors", &[Some(100.0)]),
                cell("rayon", &[Some(105.0)]),
                cell("sequential", &[Some(200.0)]),
            ],
        };
        let simplest = simplest(&table).map(|model| model.name);
        assert_eq!(simplest, Some("rayon"));
    }

    fn case(items: usize, cpu: Duration, wait: Duration) -> Case {
        Case {
            items,
            cpu,
            wait,
            memory: false,
        }
    }

    fn advice(case: &Case, table: Table, busy: Option<f64>) -> Advice {
        let expected = expected(&costs(), case, 4);
        let simple = by_rule(&expected).expect("there are models").model;
        Advice {
            tried: *case,
            doubt: doubt(&table, busy),
            model: decided(&table, case, case).unwrap_or(simple),
            expected,
            table,
        }
    }

    fn table(cells: Vec<Cell>) -> Table {
        Table {
            workload: String::new(),
            item: String::new(),
            items: 1000,
            cells,
        }
    }

    fn steady() -> Table {
        use crate::report::table::tests::cell;
        let rounds = |took: f64| vec![Some(took); FEWEST];
        table(vec![
            cell("rayon", &rounds(10e6)),
            cell("sequential", &rounds(20e6)),
        ])
    }

    const NONE: Duration = Duration::ZERO;
    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn one_item_is_not_called_little_work() {
        let minute = Duration::from_mins(1);
        for (cpu, wait, because) in [
            (minute, NONE, "One item cannot be split"),
            (NONE, minute, "One item waits once"),
            (minute, minute, "One item waits once"),
        ] {
            let case = case(1, cpu, wait);
            let told =
                told(&advice(&case, table(Vec::new()), None), &case, MS);
            assert!(told.contains("Take sequential: "), "{told}");
            assert!(told.contains(because), "{told}");
            assert!(!told.contains("little work"), "{told}");
            assert!(told.contains("Nothing was tried"), "{told}");
            assert!(!told.contains("0.00 ns"), "{told}");
        }
    }

    #[test]
    fn what_only_waits_is_not_said_to_compute() {
        for items in [10_usize, 1000, 10_000_000] {
            let case = case(items, NONE, 5 * MS);
            for expected in expected(&costs(), &case, 4) {
                let why = rule(&expected, &case);
                assert!(!why.contains("compute"), "{why}");
                assert!(!why.contains("0.00"), "{why}");
            }
        }
    }

    #[test]
    fn an_absurd_total_is_told_in_words() {
        let case = case(10_000_000, NONE, Duration::from_mins(1));
        let told = told(&advice(&case, table(Vec::new()), None), &case, MS);
        assert!(told.contains("days  > 1,000x"), "{told}");
        let longest = told.split_whitespace().map(str::len).max();
        assert!(longest < Some(25), "{told}");
        assert!(!told.contains("00,000,"), "{told}");
        assert_eq!(about(59e9), "59.0 s");
        assert_eq!(about(7200e9), "hours");
        assert_eq!(about_ratio(999.0), "999x");
    }

    #[test]
    fn on_a_busy_machine_it_cannot_be_told() {
        let case = case(1000, MS, NONE);
        let quiet = advice(&case, steady(), Some(0.05));
        assert_eq!(quiet.doubt, None);
        let told_quiet = told(&quiet, &case, MS);
        assert!(told_quiet.contains("Take rayon: "), "{told_quiet}");
        let busy = advice(&case, steady(), Some(0.6));
        let told = told(&busy, &case, MS);
        assert!(told.contains("It cannot be told now"), "{told}");
        assert!(told.contains("60 % of this machine"), "{told}");
        assert!(told.contains("By the rule alone"), "{told}");
        assert!(!told.contains("Take "), "{told}");
    }

    #[test]
    fn few_rounds_and_unsteady_ones_decide_nothing() {
        use crate::report::table::tests::cell;
        let of = |rounds: &[Option<f64>]| {
            let slow = vec![Some(90e6); rounds.len()];
            let cells =
                vec![cell("rayon", rounds), cell("sequential", &slow)];
            doubt(&table(cells), Some(0.0)).unwrap_or_default()
        };
        assert!(of(&[Some(10e6)]).contains("1 round of measuring is"));
        assert!(of(&[Some(10e6); 4]).contains("4 rounds of measuring are"));
        assert_eq!(of(&[Some(10e6); FEWEST]), "");
        let unsteady = [10e6, 10e6, 10e6, 30e6, 30e6, 30e6].map(Some);
        let said = of(&unsteady);
        assert!(said.contains("10.0 ms in one round"), "{said}");
    }

    #[test]
    fn a_trial_of_a_few_items_decides_nothing_for_many() {
        let many = case(100_000, MS, NONE);
        let few = case(2, MS, NONE);
        let name = |tried: &Case| {
            decided(&steady(), tried, &many).map(|model| model.name)
        };
        assert_eq!(name(&few), None);
        assert_eq!(name(&many), Some("rayon"));
        let enough = case(ENOUGH * cores(), MS, NONE);
        assert_eq!(name(&enough), Some("rayon"));
    }

    #[test]
    fn of_equals_the_rule_takes_the_simplest() {
        let case = case(100_000, MS, NONE);
        let mut all = costs();
        // A hair faster, and more to learn.
        all.push(Cost {
            begin: 19_000.0,
            ..cost("actors", 1.0, 3.9)
        });
        let expected = expected(&all, &case, 4);
        assert_eq!(expected[0].model.name, "actors");
        let simple = by_rule(&expected).map(|e| e.model.name);
        assert_eq!(simple, Some("rayon"));
    }

    #[test]
    fn the_grid_is_large_enough() {
        assert!(cases().len() >= 20);
    }
}
