//! The recorded run, and the pages that quote it.
//!
//! A page says `<!-- measured NAME -->`, then what is quoted, then
//! `<!-- end -->`. What stands between comes from `results/record.json` and
//! nowhere else: `record` measures it anew, `splice` puts it in its places, and
//! a test compares.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::options::{Options, say};
use crate::report::number::{bytes, grouped, ratio, time};
use crate::report::table::Table;
use crate::report::{html, json as tables, text};
use crate::{advise, claims, files, go, machine, run};

/// What is recorded, in the order in which it is measured.
pub const PARTS: [&str; 4] = ["run", "advise", "claims", "go"];

/// So often each of the comparisons is made for the record.
const PASSES: usize = 3;

/// What a mark begins with.
pub const BEGIN: &str = "<!-- measured ";
const AFTER_NAME: &str = " -->";
const END: &str = "<!-- end -->";

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn results() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("results")
}

/// The recorded run; nothing is in it if there is none.
pub fn read() -> io::Result<Value> {
    let path = results().join("record.json");
    match files::read(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| {
            io::Error::other(format!("{}: {error}", path.display()))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(json!({}))
        }
        Err(error) => Err(error),
    }
}

/// The command `record`: measures all parts, or those named; then splices.
pub fn record(options: &Options) -> io::Result<ExitCode> {
    if cfg!(debug_assertions) {
        eprintln!("A debug build is not recorded: use --release.");
        return Ok(ExitCode::FAILURE);
    }
    for warning in run::warnings() {
        eprintln!("{warning}");
    }
    let mut record = read()?;
    let path = results().join("record.json");
    fs::create_dir_all(results()).map_err(|error| {
        let folder = results();
        let why = format!("{} cannot be made: {error}", folder.display());
        io::Error::new(error.kind(), why)
    })?;
    // Now, not after minutes of measuring.
    files::can_be_written(&path)?;
    let mut some = false;
    // Each part is asked for by name, not as a list of names of its own.
    let mut all = options.clone();
    all.only.clear();
    for part in PARTS {
        let wanted = options.only.is_empty()
            || options.only.iter().any(|o| o == part);
        if !wanted {
            continue;
        }
        say(&format!("{part}\n"))?;
        let value = measured(part, &all)?;
        if options.stop.is_set() {
            eprintln!("Stopped: nothing of {part} is recorded.");
            if some {
                splice()?;
            }
            return Ok(ExitCode::from(130));
        }
        record[part] = value;
        // After each part: the next one may be stopped.
        files::write(&path, &format!("{}\n", compact(&record)))?;
        some = true;
    }
    splice()
}

fn measured(part: &str, options: &Options) -> io::Result<Value> {
    let about = machine::about(&options.command);
    let mut value = match part {
        "run" => run::measured(options, PASSES, &mut |table| {
            say(&format!("  {}\n", table.workload))
        })?,
        "advise" => {
            let cases = advise::measured(options, &mut |row| {
                say(&format!("  {}\n", row["case"].as_str().unwrap_or("")))
            })?;
            json!({ "cases": cases })
        }
        "claims" => claims::measured(options)?,
        _ => go::measured(options, PASSES)?,
    };
    if let Some(object) = value.as_object_mut() {
        object.entry("about").or_insert(about);
    }
    Ok(value)
}

/// JSON with a line for each innermost list or object: short, and what
/// changed is seen.
fn compact(value: &Value) -> String {
    fn write(value: &Value, indent: usize, out: &mut String) {
        let deep = |value: &Value| value.is_array() || value.is_object();
        let nested = match value {
            Value::Array(items) => items.iter().any(deep),
            Value::Object(fields) => fields.values().any(deep),
            _ => false,
        };
        let long = value.as_object().is_some_and(|f| f.len() > 4);
        if !nested && !long {
            *out += &value.to_string();
            return;
        }
        let (open, close) =
            if value.is_array() { "[]" } else { "{}" }.split_at(1);
        *out += open;
        let pad = " ".repeat(indent + 1);
        let mut first = true;
        let mut begin = |out: &mut String| {
            *out += if first { "\n" } else { ",\n" };
            *out += &pad;
            first = false;
        };
        for item in value.as_array().into_iter().flatten() {
            begin(out);
            write(item, indent + 1, out);
        }
        for (name, item) in value.as_object().into_iter().flatten() {
            begin(out);
            *out += &format!("{}: ", Value::from(name.as_str()));
            write(item, indent + 1, out);
        }
        *out += &format!("\n{}{close}", " ".repeat(indent));
    }
    let mut out = String::new();
    write(value, 0, &mut out);
    out
}

/// The command `splice`: puts what is recorded in its places.
pub fn splice() -> io::Result<ExitCode> {
    let record = read()?;
    for (path, wanted) in pages(&record)? {
        let there = fs::read_to_string(&path).unwrap_or_default();
        if there != wanted {
            files::write(&path, &wanted)?;
            say(&format!("wrote {}\n", path.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Every file that quotes the record, with the text it should have.
pub fn pages(record: &Value) -> io::Result<Vec<(PathBuf, String)>> {
    let mut pieces = pieces(record);
    let claims = files::read(&root().join("CLAIMS.md"))?;
    let table = claims::table(&claims, &pieces);
    pieces.insert("claims.table".to_owned(), table);
    let mut pages = Vec::new();
    for path in files(&root(), "md")? {
        let text = files::read(&path)?;
        let wanted = spliced(&text, &pieces).map_err(|error| {
            io::Error::other(format!("{}: {error}", path.display()))
        })?;
        pages.push((path, wanted));
    }
    let run = &record["run"];
    let all = tables::read(&run["workloads"]).unwrap_or_default();
    for table in &all {
        let name = format!("{}.svg", table.workload);
        pages.push((results().join(name), html::picture(table)));
    }
    if !all.is_empty() {
        pages.push((results().join("report.html"), html::page(run)));
    }
    Ok(pages)
}

/// What can be quoted: a name for each.
pub fn pieces(record: &Value) -> BTreeMap<String, String> {
    let mut pieces = BTreeMap::new();
    for part in PARTS {
        if let Some(about) = record[part]["about"].as_object() {
            let words = |name: &str| {
                about.get(name).and_then(Value::as_str).unwrap_or("unknown")
            };
            let text = format!(
                "`{}`, {}, commit {}; {}, {}, {}",
                words("command"),
                words("date"),
                words("commit"),
                words("machine"),
                words("system"),
                words("compiler"),
            );
            pieces.insert(format!("{part}.about"), text);
        }
    }
    let run = &record["run"]["workloads"];
    let all = tables::read(run).unwrap_or_default();
    for table in &all {
        of_table(table, &mut pieces);
    }
    if !all.is_empty() {
        pieces.insert("run.ratios".to_owned(), ratios(&all));
    }
    if let Some(cases) = record["advise"]["cases"].as_array() {
        of_advice(cases, &mut pieces);
    }
    if record["claims"].is_object() {
        pieces.extend(claims::pieces(&record["claims"]));
    }
    if record["go"].is_object() {
        pieces.extend(go::pieces(&record["go"]));
    }
    pieces
}

fn of_table(table: &Table, pieces: &mut BTreeMap<String, String>) {
    let name = format!("run.{}", table.workload);
    pieces.insert(format!("{name}.table"), text::markdown(table));
    pieces.insert(format!("{name}.heading"), text::heading(table));
    let lines = table.lines();
    let mut timed = lines.iter().filter_map(|l| Some((l, l.ratio?)));
    let worst = timed.next_back();
    let best = timed.next().or(worst);
    for (place, found) in [("best", best), ("worst", worst)] {
        if let Some((line, of_best)) = found {
            let model = format!("`{}`", line.cell.model);
            pieces.insert(format!("{name}.{place}.model"), model);
            let value = ratio(of_best.median);
            pieces.insert(format!("{name}.{place}.ratio"), value);
        }
    }
    for line in lines {
        let name = format!("{name}.{}", line.cell.model);
        let values = [
            ("time", line.wall.map(|wall| time(wall.median))),
            (
                "each",
                line.wall
                    .map(|w| time(w.median / table.items.max(1) as f64)),
            ),
            ("ratio", line.ratio.map(|r| ratio(r.median))),
            ("cpu", line.cpu.map(time)),
            (
                "memory",
                table.per_item(line.cell).map(|(value, at_most)| {
                    let less = if at_most { "less than " } else { "" };
                    format!("{less}{}", bytes(value))
                }),
            ),
        ];
        for (what, value) in values {
            if let Some(value) = value {
                pieces.insert(format!("{name}.{what}"), value);
            }
        }
    }
}

/// One table of all: how many times the best.
fn ratios(all: &[Table]) -> String {
    let names: Vec<_> = all
        .iter()
        .map(|table| format!("`{}`", table.workload))
        .collect();
    let mut text = format!(
        "| model | {} |\n|---|{}\n",
        names.join(" | "),
        "--:|".repeat(all.len())
    );
    for model in crate::models::ALL {
        text += &format!("| `{}` |", model.name);
        for table in all {
            let lines = table.lines();
            let line = lines.iter().find(|l| l.cell.model == model.name);
            let cell = match line {
                Some(line) => match line.ratio {
                    Some(r) if r.median <= 1.1 => {
                        format!("**{}**", ratio(r.median))
                    }
                    Some(r) => ratio(r.median),
                    None => at_least(table, line.cell.why_not.as_deref()),
                },
                None => "-".to_owned(),
            };
            text += &format!(" {cell} |");
        }
        text += "\n";
    }
    text + "\nBold: within 1.1x of the best."
}

fn at_least(table: &Table, why: Option<&str>) -> String {
    let bound = why.and_then(|why| {
        let spec = crate::workloads::ALL
            .iter()
            .find(|workload| workload.name == table.workload)?;
        let best = table.lines().first()?.wall?.median;
        let words = why.strip_prefix("not run: at least ")?;
        let (value, rest) = words.split_once(' ')?;
        let value: f64 = value.replace(',', "").parse().ok()?;
        let unit = if rest.starts_with("ms") { 1e6 } else { 1e9 };
        (!spec.spec.wait().is_zero()).then_some(value * unit / best)
    });
    bound
        .map_or("not run".to_owned(), |bound| format!("> {}", ratio(bound)))
}

fn of_advice(cases: &[Value], pieces: &mut BTreeMap<String, String>) {
    let ratios = |name: &str| {
        cases
            .iter()
            .filter_map(|c| c[name].as_f64())
            .fold(0.0, f64::max)
    };
    let good = cases.iter().filter(|case| {
        case["ratio"].as_f64().is_some_and(|r| r <= advise::GOOD)
    });
    let mut table = "| work | recommended | ratio to the best measured | \
                     best | by the rule alone | its ratio |\n\
                     |---|---|--:|---|---|--:|\n"
        .to_owned();
    for case in cases {
        let word = |name: &str| {
            case[name]
                .as_str()
                .map_or("-".to_owned(), |word| format!("`{word}`"))
        };
        let number =
            |name: &str| case[name].as_f64().map_or("-".into(), ratio);
        table += &format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            case["case"].as_str().unwrap_or("-"),
            word("recommended"),
            number("ratio"),
            word("best"),
            word("by_rule"),
            number("by_rule_ratio"),
        );
    }
    let all = [
        ("table", table),
        ("count", grouped(cases.len() as u64)),
        ("good", grouped(good.count() as u64)),
        ("worst", ratio(ratios("ratio"))),
        ("worst_by_rule", ratio(ratios("by_rule_ratio"))),
    ];
    for (name, text) in all {
        pieces.insert(format!("advise.{name}"), text);
    }
}

/// The text with what is recorded between its marks.
pub fn spliced(
    text: &str,
    pieces: &BTreeMap<String, String>,
) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(BEGIN) {
        out += before;
        let in_code = before.ends_with('`');
        let (name, after) = from
            .split_once(AFTER_NAME)
            .ok_or("a mark without its end")?;
        if in_code {
            // A page that explains the mark.
            out += BEGIN;
            rest = from;
            continue;
        }
        let (quoted, after) =
            after.split_once(END).ok_or(format!("{name} has no end"))?;
        let piece = pieces
            .get(name)
            .ok_or(format!("{name} is not in the record"))?;
        let block = quoted.starts_with('\n') || piece.contains('\n');
        let line = if block { "\n" } else { "" };
        out += &format!("{BEGIN}{name}{AFTER_NAME}{line}");
        out += piece.trim_end();
        out += &format!("{line}{END}");
        rest = after;
    }
    Ok(out + rest)
}

/// The text with what is recorded in place of its marks; without a piece of
/// that name, what stands between them stays.
pub fn unmarked_words(
    text: &str,
    pieces: &BTreeMap<String, String>,
) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once(BEGIN) {
        out += before;
        let found = from
            .split_once(AFTER_NAME)
            .and_then(|(name, after)| Some((name, after.split_once(END)?)));
        let Some((name, (quoted, after))) = found else {
            return out + BEGIN + from;
        };
        out += pieces.get(name).map_or(quoted, String::as_str);
        rest = after;
    }
    out + rest
}

/// The numbers in prose that look measured and are not between marks: times
/// below a second and ratios, each with its line.
///
/// What is in backquotes, in quotation marks or in a code block is somebody's
/// word or an input, not a measurement.
pub fn unmarked(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut in_code = false;
    let mut in_mark = false;
    for (number, line) in text.lines().enumerate() {
        let fence = line.trim_start().trim_start_matches("//!");
        let fence = fence.trim_start_matches("///").trim_start();
        if fence.starts_with("```") {
            in_code = !in_code;
            continue;
        }
        if in_code {
            continue;
        }
        let prose = prose(line, &mut in_mark);
        found.extend(measured_numbers(&prose).map(|n| (number + 1, n)));
    }
    found
}

/// The line without what is marked, in backquotes or in quotation marks.
fn prose(line: &str, in_mark: &mut bool) -> String {
    let mut prose = String::new();
    let mut rest = line;
    while !rest.is_empty() {
        if *in_mark {
            let Some((_, after)) = rest.split_once(END) else {
                return prose;
            };
            *in_mark = false;
            rest = after;
            continue;
        }
        if rest.starts_with(BEGIN) {
            *in_mark = true;
            continue;
        }
        let mut chars = rest.chars();
        let Some(next) = chars.next() else { break };
        rest = chars.as_str();
        if matches!(next, '`' | '"')
            && let Some((_, after)) = rest.split_once(next)
        {
            rest = after;
            prose.push(' ');
        } else {
            prose.push(next);
        }
    }
    prose
}

fn measured_numbers(prose: &str) -> impl Iterator<Item = String> {
    const UNITS: [&str; 4] = ["ns", "us", "ms", "x"];
    let words: Vec<_> = prose
        .split(|c: char| !(c.is_ascii_alphanumeric() || ".,-".contains(c)))
        .map(|word| word.trim_matches(|c| ".,-".contains(c)))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || ".,-".contains(c))
    };
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let joined = UNITS
            .iter()
            .any(|unit| word.strip_suffix(unit).is_some_and(number));
        let next = words.get(place + 1).map_or("", String::as_str);
        // `3 x tea` is no ratio: that has no space.
        let apart = number(word) && UNITS[..3].contains(&next);
        if joined {
            found.push(word.clone());
        } else if apart {
            found.push(format!("{word} {next}"));
        }
    }
    found.into_iter()
}

/// The files with this ending, but not what is built or hidden.
pub fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name == "target" {
            continue;
        }
        if path.is_dir() {
            files.extend(self::files(&path, ending)?);
        } else if path.extension().is_some_and(|e| e == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(name.to_owned(), text.to_owned())])
    }

    #[test]
    fn what_is_between_the_marks_is_replaced() {
        let page = "It takes <!-- measured a.b -->9 us<!-- end -->, not 2.";
        let wanted =
            "It takes <!-- measured a.b -->3 us<!-- end -->, not 2.";
        assert_eq!(
            spliced(page, &of("a.b", "3 us")).as_deref(),
            Ok(wanted)
        );
        let page = "<!-- measured t -->\nold\n<!-- end -->\n";
        let wanted = "<!-- measured t -->\n| new |\n<!-- end -->\n";
        assert_eq!(
            spliced(page, &of("t", "| new |\n")).as_deref(),
            Ok(wanted)
        );
        for wrong in [
            "<!-- measured other -->1<!-- end -->",
            "<!-- measured a.b -->1",
            "<!-- measured a.b",
        ] {
            assert!(spliced(wrong, &of("a.b", "1")).is_err(), "{wrong}");
        }
        let explained = "`<!-- measured NAME -->` and `<!-- end -->`";
        assert_eq!(
            spliced(explained, &of("a", "1")).as_deref(),
            Ok(explained)
        );
    }

    #[test]
    fn a_number_that_looks_measured_wants_a_mark() {
        for (line, found) in [
            ("A send takes 20 ns.", 1),
            ("A send takes 20ns, or 3.5 us.", 2),
            ("It is 2,010x slower, 10-100x they say.", 2),
            ("It is `2,010x` slower, \"10-100x\" they say.", 0),
            ("<!-- measured a -->2 ms<!-- end --> and 3 ms", 1),
            ("3 x tea, 10 items, 2 cores, x 5, 0x10, linux 6.1", 0),
            ("| 4 ms |", 1),
        ] {
            assert_eq!(unmarked(line).len(), found, "{line}");
        }
        let page = "<!-- measured t -->\n5 ms\n<!-- end -->\n\n```\n7 ms\n\
                    ```\n8 ms\n";
        assert_eq!(unmarked(page), [(8, "8 ms".to_owned())]);
    }

    #[test]
    fn a_record_is_short_and_survives_its_file() {
        let record = json!({
            "run": {"about": {"date": "x"}, "workloads": [
                {"workload": "a", "cells": [{"wall_ns": [1.5, null]}]}
            ]},
            "go": null,
        });
        let text = compact(&record);
        let back: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(back, record);
        assert!(text.lines().count() < 20, "{text}");
    }

    #[test]
    fn every_number_of_a_table_can_be_quoted() {
        let table = crate::report::table::tests::table();
        let workloads = tables::written(&[table]);
        let record = json!({"run": {"about": {}, "workloads": workloads}});
        let pieces = pieces(&record);
        let get = |name: &str| pieces.get(name).map(String::as_str);
        assert_eq!(get("run.cpu_fine.pool.ratio"), Some("3.00x"));
        assert_eq!(get("run.cpu_fine.pool.time"), Some("9.00 ms"));
        assert_eq!(get("run.cpu_fine.rayon.time"), None);
        let ratios = get("run.ratios").unwrap_or_default();
        assert!(ratios.contains("| `actors` | **1.00x** |"), "{ratios}");
        assert!(ratios.contains("| `rayon` | not run |"), "{ratios}");
    }
}
