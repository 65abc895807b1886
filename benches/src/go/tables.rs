//! What was measured beside Go, for a terminal and for a page.
//!
//! Only the record in, only text out.

use std::fmt::Write as _;

use crate::record::{Go, Limit, Pattern, Row};
use crate::report::number;
use crate::stats::Quartiles;
use crate::terminal::wrap;

/// Before the tables.
pub const HOW_TO_READ: &str = "\
Each round runs every row once. A ratio is to the best row of Go, taken round
by round, with its quartiles; below 1, Rust is ahead. A goal is met when three
quarters of the rounds meet it, missed when three quarters do not, and open
between; of a goal of 1.00, a tie when they are at 1.10 or below. CPU: what all
threads used together, and its ratio. Go runs at its defaults.";

fn render_value(pattern: &Pattern, value: f64) -> String {
    if pattern.bytes {
        number::bytes(value)
    } else {
        number::time(value)
    }
}

fn each(pattern: &Pattern, row: &Row) -> Option<String> {
    Some(render_value(pattern, row.each?.median))
}

fn spread(ratio: Option<Quartiles>) -> Option<String> {
    let (of, ratio) = (number::plain_ratio, ratio?);
    Some(format!("{}-{}", of(ratio.q1), of(ratio.q3)))
}

fn median(ratio: Option<Quartiles>) -> Option<String> {
    Some(number::plain_ratio(ratio?.median))
}

fn goal(row: &Row) -> Option<String> {
    let verdict = row.verdict.as_deref().unwrap_or("not measured");
    Some(format!("{:.2} {verdict}", row.goal?))
}

/// The columns of a row: each, its CPU, ratio, quartiles, CPU ratio, goal.
fn columns(pattern: &Pattern, row: &Row) -> [String; 6] {
    [
        each(pattern, row),
        row.cpu.map(number::time),
        median(row.ratio),
        spread(row.ratio),
        median(row.cpu_ratio),
        goal(row),
    ]
    .map(Option::unwrap_or_default)
}

/// Renders a pattern for a terminal.
pub fn render(pattern: &Pattern) -> String {
    let mut text = format!(
        "{} ({}), one {}\n",
        pattern.pattern, pattern.title, pattern.unit
    );
    let head = ["each", "CPU", "ratio", "quartiles", "CPU ratio", "goal"];
    let mut line = |columns: [&str; 6], what: &str| {
        let [each, cpu, ratio, spread, cpu_ratio, goal] = columns;
        let line = format!(
            "{each:>9} {cpu:>9} {ratio:>6} {spread:>11} {cpu_ratio:>9}  \
             {goal:<11} {what}"
        );
        let _ = writeln!(text, "{}", line.trim_end());
    };
    line(head, "");
    for row in pattern.rows.iter().filter(|row| row.shown) {
        let all = columns(pattern, row);
        line(all.each_ref().map(String::as_str), &row.what);
        if let Some(why) = &row.why_not {
            line([""; 6], why);
        }
    }
    for cost in &pattern.costs {
        text += &wrap(&format!("The cost of {cost}."));
    }
    text + &wrap(&pattern.note)
}

/// Renders the limits of the machine for a terminal.
pub fn render_limits(limits: &[Limit]) -> String {
    let mut text =
        "The limits of this machine, in the same run\n".to_owned();
    for limit in limits {
        let time = limit.each.map(|each| number::time(each.median));
        let why = limit.why_not.as_deref().unwrap_or("");
        let (time, what) = (time.unwrap_or_default(), &limit.what);
        let line = format!("{time:>9}  {what}  {why}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// What of a record can be quoted elsewhere.
pub fn quote(go: &Go) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    if let Some(version) = &go.version {
        pieces.push(("go.version".to_owned(), version.clone()));
    }
    pieces.push(("go.table".to_owned(), render_forms(go)));
    for pattern in &go.patterns {
        let name = format!("go.{}", pattern.pattern);
        pieces.push((format!("{name}.table"), render_markdown(pattern)));
        let of_go = pattern.rows.iter().filter(|row| row.go.is_some());
        let medians = of_go.filter_map(|row| Some(row.each?.median));
        if let Some(best) = medians.reduce(f64::min) {
            let best = render_value(pattern, best);
            pieces.push((format!("{name}.go.each"), best));
        }
        for row in &pattern.rows {
            let Some(form) = &row.form else { continue };
            let values = [
                ("each", each(pattern, row)),
                ("ratio", median(row.ratio)),
                ("quartiles", spread(row.ratio)),
                ("cpu_ratio", median(row.cpu_ratio)),
                ("verdict", row.verdict.clone()),
            ];
            for (what, value) in values {
                if let Some(value) = value {
                    pieces.push((format!("{name}.{form}.{what}"), value));
                }
            }
        }
    }
    let mut table = "| one time | is |\n|---|--:|\n".to_owned();
    for limit in &go.limits {
        let Some(each) = limit.each else { continue };
        let time = number::time(each.median);
        let _ = writeln!(table, "| {} | {time} |", limit.what);
        pieces.push((format!("go.limits.{}", limit.limit), time));
    }
    pieces.push(("go.limits.table".to_owned(), table));
    pieces
}

/// Every form that is copied, the fastest known or has a goal: beside its
/// ratio what it costs.
fn render_forms(go: &Go) -> String {
    let mut table =
        "| pattern | Rust form | ratio | quartiles | CPU ratio | \
                     goal | its costs |\n\
                     |---|---|--:|--:|--:|---|---|\n"
            .to_owned();
    for pattern in &go.patterns {
        // The first row of a pattern names it.
        let mut title = pattern.title.as_str();
        for row in pattern.rows.iter().filter(|row| row.form.is_some()) {
            let kind = row.row.as_deref().unwrap_or("");
            let copied = matches!(kind, "copied" | "fastest");
            if !(copied || row.goal.is_some()) {
                continue;
            }
            let [_, _, ratio, spread, cpu_ratio, goal] =
                columns(pattern, row);
            let what = row.what.trim_start_matches("Rust, ");
            let _ = writeln!(
                table,
                "| {} | {} | {ratio} | {spread} | {cpu_ratio} | {goal} | {} |",
                std::mem::take(&mut title),
                what.trim_start_matches("Rust: "),
                row.costs.as_deref().unwrap_or(""),
            );
        }
    }
    table
}

fn render_markdown(pattern: &Pattern) -> String {
    let mut table = format!(
        "| one {} | each | CPU | ratio | quartiles | CPU ratio | goal |\n\
         |---|--:|--:|--:|--:|--:|---|\n",
        pattern.unit
    );
    for row in pattern.rows.iter().filter(|row| row.shown) {
        let all = columns(pattern, row).join(" | ");
        let _ = writeln!(table, "| {} | {all} |", row.what);
    }
    for cost in &pattern.costs {
        let _ = write!(table, "\nThe cost of {cost}.");
    }
    let _ = write!(table, "\n\n{}", pattern.note);
    table
}
