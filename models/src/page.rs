//! What is printed: all models, or the story of one.
//!
//! Only ASCII, so that no locale is too small for it.

use std::fs;
use std::path::Path;

use loomed::Model as Loomed;
use models::{MODELS, Model};
use shuttled_std::explore::{Failure, Found};
use shuttled_std::narrator::Step;
use tour::terminal::bold;

use crate::Named;

const TITLE: &str =
    "The examples' own files, run in every order of their threads' steps";

const GROUPS: [(&str, bool); 2] =
    [("Wrong on purpose", true), ("Right", false)];

const LOOMED: &str = "Memory ordering: what weak atomics let happen (loom)";

/// Explores all models; whether each is as it should be.
pub(crate) fn all() -> bool {
    println!("{}", bold(TITLE));
    let mut good = true;
    for (heading, is_wrong) in GROUPS {
        println!("\n{}\n", bold(heading));
        for model in MODELS.iter().filter(|m| m.is_wrong == is_wrong) {
            let found = model.explore();
            line(model.name, &summary(model, &found), &model.call());
            good &= is_good(model, &found);
        }
    }
    println!("\n{}\n", bold(LOOMED));
    for model in loomed::MODELS {
        let (executions, results) = model.explore();
        let wrong = model.wrong.len();
        let of = results.len();
        let summary = match wrong {
            0 => format!("{executions} runs, results: {of}, right"),
            _ => format!("{executions} runs, results: {of}, {wrong} wrong"),
        };
        line(model.name, &summary, model.call);
        good &= results.iter().eq(model.results);
    }
    println!(
        "\nThe story of one: cargo run -p models -- NAME\nWhat this covers \
         and what it does not: models/README.md"
    );
    good
}

fn line(name: &str, summary: &str, call: &str) {
    println!("  {name:27} {summary:30} {call}");
}

/// How many schedules, and how many of them go wrong.
fn summary(model: &Model, found: &Found) -> String {
    let of = found.schedules;
    match (found.failed, model.tries_all()) {
        (0, true) => format!("right in all {of} schedules"),
        (0, false) => format!("right in {of} at random"),
        (failed, _) => format!("wrong in {failed} of {of}"),
    }
}

fn is_good(model: &Model, found: &Found) -> bool {
    let complaint = model.complaint(found);
    if let Some(complaint) = &complaint {
        eprintln!("{complaint}");
    }
    complaint.is_none()
}

/// Names, files and calls; nothing is run.
pub(crate) fn list() {
    println!("{}", bold(TITLE));
    for (heading, is_wrong) in GROUPS {
        println!("\n{}\n", bold(heading));
        for model in MODELS.iter().filter(|m| m.is_wrong == is_wrong) {
            println!("  {:27} {}", model.name, model.file);
            println!("  {:27} {}", "", model.call());
        }
    }
    println!("\n{}\n", bold(LOOMED));
    for model in loomed::MODELS {
        println!("  {:27} {}", model.name, model.file);
        println!("  {:27} {}", "", model.call);
    }
}

pub(crate) fn help() {
    println!(
        "{}

cargo run -p models               run all, and say what was found
cargo run -p models -- NAME...    how one goes wrong, step by step; or how
                                  many schedules it is right in
cargo run -p models -- --list     names, files and calls

With the output in a pipe or in a file, or with NO_COLOR set, nothing is bold.",
        bold(TITLE)
    );
}

/// The story of one; whether it is as it should be.
pub(crate) fn tell(named: &Named) -> bool {
    match named {
        Named::Shuttled(model) => tell_shuttled(model),
        Named::Loomed(model) => tell_loomed(model),
    }
}

fn head(name: &str, file: &str, call: &str, wanted: &str) {
    println!("{}\n{file}\n", bold(name));
    println!("Called: {call}");
    println!("Wanted: {wanted}\n");
}

fn tell_shuttled(model: &Model) -> bool {
    head(model.name, model.file, &model.call(), model.wanted);
    let found = model.explore();
    let of = found.schedules;
    let recorded = model.recorded();
    let replayed = recorded.and_then(|it| model.replay(&it.schedule));
    // A wrong one that is being written has no record yet.
    match replayed.as_ref().or(found.failure.as_ref()) {
        Some(failure) => {
            let failed = found.failed;
            println!("It goes wrong in {failed} of {of} schedules.");
            tell_failure(model, failure);
        }
        None if found.all => {
            println!(
                "Its threads were run in every order of their steps: {of} \
                 schedules.\nWhat was wanted came out in each of them."
            );
        }
        None => println!(
            "There is no end to the orders of its steps, or too many. Of {of} \
             schedules,\nhalf chosen at random and half by random \
             priorities, what was wanted came out\nin each."
        ),
    }
    is_good(model, &found)
}

fn tell_failure(model: &Model, failure: &Failure) {
    let how = match failure.preemptions {
        0 => "each thread runs until it has to wait".to_owned(),
        1 => "a thread is stopped once where it could go on".to_owned(),
        n => {
            format!("threads are stopped {n} times where they could go on")
        }
    };
    println!("In the one below {how}.\n");
    table(model.file, &failure.steps);
    println!("\nSo: {}.", failure.outcome.replace("; ", ";\n    "));
    println!(
        "\nThe schedule, a letter for each step: {}",
        failure.schedule
    );
}

/// Who, what, and the line of the file that says so. A name stands where
/// another thread takes over.
fn table(file: &str, steps: &[Step]) {
    let source = read(file);
    let rows = steps.iter().map(|step| {
        let place = step.place.as_ref();
        let line = place
            .filter(|(path, _)| path.ends_with(file))
            .map(|(_, line)| *line);
        (step, line)
    });
    let who = steps.iter().map(|step| step.thread.len()).max();
    let what = steps.iter().map(|step| step.what.len()).max();
    let (who, what) = (who.unwrap_or(0), what.unwrap_or(0).min(48));
    let mut before = "";
    for (step, line) in rows {
        let name = if step.thread == before {
            ""
        } else {
            &step.thread
        };
        before = &step.thread;
        let Some(line) = line else {
            println!("  {name:who$}  {}", step.what);
            continue;
        };
        let text = source.lines().nth(line as usize - 1).unwrap_or("");
        println!(
            "  {name:who$}  {:what$}  {line:3}  {}",
            step.what,
            text.trim()
        );
    }
}

fn read(file: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // Without the file the story is told without its lines.
    fs::read_to_string(root.join(file)).unwrap_or_default()
}

fn tell_loomed(model: &Loomed) -> bool {
    head(model.name, model.file, model.call, model.wanted);
    let (executions, results) = model.explore();
    println!(
        "Loads may see older values wherever the orderings allow it. In \
         {executions} runs\nthat differ in what is seen, these are the \
         results:\n"
    );
    for result in &results {
        let wrong = model.wrong.contains(&result.as_str());
        println!("  {result}{}", if wrong { "   <- wrong" } else { "" });
    }
    if !model.why.is_empty() {
        println!("\n{}", model.why);
    }
    results.iter().eq(model.results)
}
