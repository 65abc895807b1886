//! What was measured beside Go, for a terminal and for a page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::report::number;

/// Before the tables.
pub const HOW_TO_READ: &str = "\
Each round runs every row once. A ratio is to the best row of Go, taken round
by round, with its quartiles; below 1, Rust is ahead. A goal is met when three
quarters of the rounds meet it, missed when three quarters do not, and open
between; of a goal of 1.00, a tie when they are at 1.10 or below. CPU: what all
threads used together, and its ratio. Go runs at its defaults.";

/// All rows of a record.
pub fn rows(record: &Value) -> impl Iterator<Item = &Value> {
    list(&record["patterns"]).flat_map(|pattern| list(&pattern["rows"]))
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn shown(pattern: &Value, value: &Value) -> Option<String> {
    let value = value["median"].as_f64()?;
    Some(if pattern["bytes"] == true {
        number::bytes(value)
    } else {
        number::time(value)
    })
}

fn spread(ratio: &Value) -> Option<String> {
    let (q1, q3) = (ratio["q1"].as_f64()?, ratio["q3"].as_f64()?);
    let of = number::plain_ratio;
    Some(format!("{}-{}", of(q1), of(q3)))
}

fn median(ratio: &Value) -> Option<String> {
    ratio["median"].as_f64().map(number::plain_ratio)
}

fn goal(row: &Value) -> Option<String> {
    let goal = row["goal"].as_f64()?;
    let verdict = row["verdict"].as_str().unwrap_or("not measured");
    Some(format!("{goal:.2} {verdict}"))
}

/// The columns of a row: each, its CPU, ratio, quartiles, CPU ratio, goal.
fn columns(pattern: &Value, row: &Value) -> [String; 6] {
    [
        shown(pattern, &row["each"]),
        row["cpu"].as_f64().map(number::time),
        median(&row["ratio"]),
        spread(&row["ratio"]),
        median(&row["cpu_ratio"]),
        goal(row),
    ]
    .map(Option::unwrap_or_default)
}

/// A pattern, for a terminal.
pub fn text(pattern: &Value) -> String {
    let (title, unit) = (word(&pattern["title"]), word(&pattern["unit"]));
    let mut text =
        format!("{} ({title}), one {unit}\n", word(&pattern["pattern"]));
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
    for row in list(&pattern["rows"]).filter(|row| row["shown"] == true) {
        let all = columns(pattern, row);
        line(all.each_ref().map(String::as_str), word(&row["what"]));
        if let Some(why) = row["why_not"].as_str() {
            line([""; 6], why);
        }
    }
    for cost in list(&pattern["costs"]) {
        text += &wrapped(&format!("The cost of {}.", word(cost)));
    }
    text += &wrapped(word(&pattern["note"]));
    text
}

/// In lines of a terminal's width, set in.
pub fn wrapped(words: &str) -> String {
    let mut text = String::new();
    let mut width = 0;
    for word in words.split_whitespace() {
        if width == 0 || width + 1 + word.len() > 79 {
            text += if width == 0 { "  " } else { "\n  " };
            width = 2 + word.len();
        } else {
            text += " ";
            width += 1 + word.len();
        }
        text += word;
    }
    text + "\n"
}

/// The limits of the machine, for a terminal.
pub fn limits(limits: &Value) -> String {
    let mut text =
        "The limits of this machine, in the same run\n".to_owned();
    for limit in list(limits) {
        let time = limit["each"]["median"].as_f64().map(number::time);
        let why = limit["why_not"].as_str().unwrap_or("");
        let (time, what) = (time.unwrap_or_default(), word(&limit["what"]));
        let line = format!("{time:>9}  {what}  {why}");
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

/// What of a record can be quoted elsewhere.
pub fn pieces(record: &Value) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    if let Some(version) = record["version"].as_str() {
        pieces.push(("go.version".to_owned(), version.to_owned()));
    }
    pieces.push(("go.table".to_owned(), forms(record)));
    for pattern in list(&record["patterns"]) {
        let name = format!("go.{}", word(&pattern["pattern"]));
        pieces.push((format!("{name}.table"), markdown(pattern)));
        let go = list(&pattern["rows"]).filter(|row| row["go"].is_string());
        let each = go.filter_map(|row| row["each"]["median"].as_f64());
        if let Some(best) = each.reduce(f64::min) {
            let best = shown(pattern, &serde_json::json!({"median": best}));
            pieces
                .extend(best.map(|best| (format!("{name}.go.each"), best)));
        }
        for row in list(&pattern["rows"]) {
            let Some(form) = row["form"].as_str() else {
                continue;
            };
            let values = [
                ("each", shown(pattern, &row["each"])),
                ("ratio", median(&row["ratio"])),
                ("quartiles", spread(&row["ratio"])),
                ("cpu_ratio", median(&row["cpu_ratio"])),
                ("verdict", row["verdict"].as_str().map(str::to_owned)),
            ];
            for (what, value) in values {
                if let Some(value) = value {
                    pieces.push((format!("{name}.{form}.{what}"), value));
                }
            }
        }
    }
    let mut table = "| one time | is |\n|---|--:|\n".to_owned();
    for limit in list(&record["limits"]) {
        let Some(time) = limit["each"]["median"].as_f64() else {
            continue;
        };
        let time = number::time(time);
        let _ = writeln!(table, "| {} | {time} |", word(&limit["what"]));
        let name = format!("go.limits.{}", word(&limit["limit"]));
        pieces.push((name, time));
    }
    pieces.push(("go.limits.table".to_owned(), table));
    pieces
}

/// Every form that is copied, the fastest known or has a goal: beside its
/// ratio what it costs.
fn forms(record: &Value) -> String {
    let mut table =
        "| pattern | Rust form | ratio | quartiles | CPU ratio | \
                     goal | its costs |\n\
                     |---|---|--:|--:|--:|---|---|\n"
            .to_owned();
    for pattern in list(&record["patterns"]) {
        // The first row of a pattern names it.
        let mut title = word(&pattern["title"]);
        for row in list(&pattern["rows"]) {
            let copied = matches!(word(&row["row"]), "copied" | "fastest");
            if row["form"].is_null() || !(copied || row["goal"].is_f64()) {
                continue;
            }
            let [_, _, ratio, spread, cpu_ratio, goal] =
                columns(pattern, row);
            let what = word(&row["what"]);
            let what = what.trim_start_matches("Rust, ");
            let _ = writeln!(
                table,
                "| {} | {} | {ratio} | {spread} | {cpu_ratio} | {goal} | {} |",
                std::mem::take(&mut title),
                what.trim_start_matches("Rust: "),
                word(&row["costs"]),
            );
        }
    }
    table
}

/// The medians of times, ratios and limits, by the names of the pieces.
pub fn medians(record: &Value) -> BTreeMap<String, f64> {
    let mut all = BTreeMap::new();
    for pattern in list(&record["patterns"]) {
        let name = format!("go.{}", word(&pattern["pattern"]));
        for row in list(&pattern["rows"]) {
            let Some(form) = row["form"].as_str() else {
                continue;
            };
            for what in ["each", "ratio"] {
                if let Some(median) = row[what]["median"].as_f64() {
                    all.insert(format!("{name}.{form}.{what}"), median);
                }
            }
        }
    }
    for limit in list(&record["limits"]) {
        if let Some(median) = limit["each"]["median"].as_f64() {
            let name = word(&limit["limit"]);
            all.insert(format!("go.limits.{name}"), median);
        }
    }
    all
}

fn markdown(pattern: &Value) -> String {
    let mut table = format!(
        "| one {} | each | CPU | ratio | quartiles | CPU ratio | goal |\n\
         |---|--:|--:|--:|--:|--:|---|\n",
        word(&pattern["unit"])
    );
    for row in list(&pattern["rows"]).filter(|row| row["shown"] == true) {
        let all = columns(pattern, row).join(" | ");
        let _ = writeln!(table, "| {} | {all} |", word(&row["what"]));
    }
    for cost in list(&pattern["costs"]) {
        let _ = write!(table, "\nThe cost of {}.", word(cost));
    }
    let _ = write!(table, "\n\n{}", word(&pattern["note"]));
    table
}
