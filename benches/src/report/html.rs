//! One page that needs nothing else: charts on a linear scale, light and dark.

use std::env;
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use super::json;
use super::number::{plain_ratio, time};
use super::table::{Line, Table};
use super::text::{HEADS, columns, heading, rounds};

/// A bar longer than this many times the shortest is cut, and says so.
const LONGEST: f64 = 8.0;

const STYLE: &str = "\
:root { color-scheme: light dark; --text: #1b1f24; --soft: #57606a; --line:
  #d0d7de; --page: #fff; --bar: #2f6fb3; --best: #2a7d46; --range: #111; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --soft: #9da7b1;
  --line: #3a424b; --page: #0e1116; --bar: #5a9be0; --best: #58b978; --range:
  #fff; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background:
  var(--page); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .2rem; }
p { margin: .3rem 0 .8rem; } .soft, small { color: var(--soft); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums;
  font-size: .9rem; }
th, td { text-align: right; padding: .15rem .6rem; border-bottom: 1px solid
  var(--line); white-space: nowrap; }
th:first-child, td:first-child, td.why { text-align: left; }
td.why { white-space: normal; min-width: 18rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem;
  font-size: .9rem; } dt { color: var(--soft); } dd { margin: 0; }
svg { width: 100%; min-width: 38rem; height: auto; font: 13px system-ui, sans-serif; }
svg text { fill: var(--text); } svg .soft { fill: var(--soft); }
.bar { fill: var(--bar); } .best { fill: var(--best); }
.range { stroke: var(--range); stroke-width: 1.5; fill: none; }
.grid { stroke: var(--line); } .cut { fill: var(--page); }
";

/// A picture on somebody's page knows the reader's colours, not the page's.
const PICTURE_STYLE: &str = "\
text { font: 13px system-ui, sans-serif; fill: #1b1f24; } .soft { fill: #57606a;
  } .bar { fill: #2f6fb3; } .best { fill: #2a7d46; } .range { stroke: #111;
  stroke-width: 1.5; fill: none; } .grid { stroke: #d0d7de; } .cut { fill:
  #fff; } @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .soft {
  fill: #9da7b1; } .bar { fill: #5a9be0; } .best { fill: #58b978; } .range {
  stroke: #fff; } .grid { stroke: #3a424b; } .cut { fill: #0e1116; } }";

/// Where the report goes if the reader does not say: beside what cargo builds.
pub fn place() -> Option<PathBuf> {
    let program = env::current_exe().ok()?;
    Some(program.parent()?.parent()?.join("benches.html"))
}

/// The page of a record.
pub fn page(record: &Value) -> String {
    let tables = json::read(&record["workloads"]).unwrap_or_default();
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Which model, how fast</title>\n<style>\n{STYLE}</style>\n\
         <h1>Which model, how fast</h1>\n"
    );
    page += &about(&record["about"]);
    page += "<p>Each bar is the time for all items of a workload, the median \
             of the rounds; the line across its end goes from one quartile to \
             the other. In every round each model ran once, in turn. The \
             scale is linear and begins at nothing; a bar that would be more \
             than eight times as long as the shortest is cut, with its number \
             beside it.</p>\n";
    for table in &tables {
        page += &section(table);
    }
    page + "</html>\n"
}

/// The chart alone, as a picture for other pages.
pub fn picture(table: &Table) -> String {
    let lines = table.lines();
    let style = format!("<style>{PICTURE_STYLE}</style>\n");
    let svg = chart(&lines);
    // What stands first in the picture is its colours.
    let Some((open, rest)) = svg.split_once('\n') else {
        return svg;
    };
    let open =
        open.replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    format!("{open}\n{style}{rest}")
}

fn about(about: &Value) -> String {
    let mut list = "<dl>\n".to_owned();
    for (name, value) in about.as_object().into_iter().flatten() {
        let name = name.replace('_', " ");
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(part) if name.starts_with("busy") => {
                let part = part.as_f64().unwrap_or_default();
                format!("{:.0} % of the machine, by others", part * 100.0)
            }
            Value::Null => "not known".to_owned(),
            other => other.to_string(),
        };
        let (name, text) = (escaped(&name), escaped(&text));
        let _ = writeln!(list, "<dt>{name}</dt><dd>{text}</dd>");
    }
    list + "</dl>\n"
}

fn section(table: &Table) -> String {
    let lines = table.lines();
    let mut text = format!("<h2>{}</h2>\n", escaped(&heading(table)));
    text += "<div class=\"wide\">\n";
    text += &chart(&lines);
    text += "</div>\n<div class=\"wide\"><table>\n<tr>";
    for head in HEADS {
        let _ = write!(text, "<th>{head}</th>");
    }
    text += "</tr>\n";
    for line in &lines {
        let [first, cells @ ..] = columns(table, line);
        let _ = write!(text, "<tr><td>{}</td>", escaped(&first));
        match (&line.cell.why_not, line.wall) {
            (Some(why), None) => {
                let _ = write!(
                    text,
                    "<td class=\"why\" colspan=\"7\">{}</td>",
                    escaped(why)
                );
            }
            _ => {
                for cell in cells {
                    let _ = write!(text, "<td>{}</td>", escaped(&cell));
                }
            }
        }
        text += "</tr>\n";
    }
    let _ = write!(
        text,
        "</table></div>\n<p class=\"soft\"><small>{}. Ratio: the time over \
         that of the best model in the same round, the median and both \
         quartiles. CPU: of all cores together. mem/item: memory for each item, in a \
         process that did nothing before, without what the kernel \
         holds.</small></p>\n",
        escaped(&rounds(&lines))
    );
    text
}

const LEFT: f64 = 170.0;
const WIDTH: f64 = 560.0;
const STEP: f64 = 26.0;

fn chart(lines: &[Line]) -> String {
    let timed: Vec<_> = lines
        .iter()
        .filter_map(|line| Some((line, line.wall?)))
        .collect();
    let Some((_, best)) = timed.first() else {
        return String::new();
    };
    let longest = timed.iter().map(|(_, wall)| wall.median.max(wall.q3));
    let longest = longest.fold(best.median, f64::max);
    let top = longest.min(best.median * LONGEST).max(1.0);
    let x = |nanoseconds: f64| LEFT + nanoseconds.min(top) / top * WIDTH;
    let height = STEP * timed.len() as f64 + 26.0;
    let mut svg = format!(
        "<svg viewBox=\"0 0 860 {height:.0}\" role=\"img\" \
         aria-label=\"time of each model\">\n"
    );
    let bottom = height - 20.0;
    for tick in ticks(top) {
        let (at, label) = (x(tick), time(tick));
        let label = if tick == 0.0 { "0".to_owned() } else { label };
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{at:.1}\" y1=\"0\" x2=\"{at:.1}\" \
             y2=\"{bottom:.0}\"/><text class=\"soft\" x=\"{at:.1}\" \
             y=\"{:.0}\" text-anchor=\"middle\">{label}</text>",
            height - 5.0
        );
    }
    for (place, (line, wall)) in timed.iter().enumerate() {
        let y = STEP * place as f64 + 4.0;
        let (middle, end) = (y + 9.0, x(wall.median));
        let kind = if place == 0 { "best" } else { "bar" };
        let name = escaped(&line.cell.model);
        let width = end - LEFT;
        let _ = writeln!(
            svg,
            "<text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{name}</text>\
             <rect class=\"{kind}\" x=\"{LEFT:.0}\" y=\"{y:.1}\" \
             width=\"{width:.1}\" height=\"18\"/>",
            LEFT - 8.0,
            middle + 4.5
        );
        let mut after = end;
        if wall.median > top {
            let at = LEFT + WIDTH * 0.93;
            let _ = writeln!(
                svg,
                "<path class=\"cut\" d=\"M{at:.0} {:.1}l8 -22h6l-8 22z\"/>",
                y + 20.0
            );
        } else {
            let (from, to) = (x(wall.q1), x(wall.q3));
            after = to.max(end);
            let _ = writeln!(
                svg,
                "<path class=\"range\" d=\"M{from:.1} {middle:.1}H{to:.1}\
                 M{from:.1} {:.1}v8M{to:.1} {:.1}v8\"/>",
                middle - 4.0,
                middle - 4.0
            );
        }
        let ratio = line.ratio.map_or(String::new(), |ratio| {
            format!(" ({}x)", plain_ratio(ratio.median))
        });
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\">{}{}</text>",
            after + 8.0,
            middle + 4.5,
            time(wall.median),
            if place == 0 { String::new() } else { ratio }
        );
    }
    svg + "</svg>\n"
}

/// Round values from nothing to not beyond `top`.
fn ticks(top: f64) -> Vec<f64> {
    let raw = top / 4.0;
    let power = 10_f64.powf(raw.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|step| step * power);
    let step = steps.into_iter().find(|step| *step >= raw);
    let step = step.unwrap_or(raw);
    let count = (top / step) as usize;
    (0..=count).map(|tick| tick as f64 * step).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::table;
    use super::*;

    #[test]
    fn a_page_needs_nothing_else_and_names_its_source() {
        let mut table = table();
        table.cells[1].why_not = Some("a < b".to_owned());
        let record = serde_json::json!({
            "about": {"machine": "a <fast> one", "busy_before": 0.25},
            "workloads": json::written(&[table]),
        });
        let page = page(&record);
        for words in [
            "a &lt;fast&gt; one",
            "25 % of the machine",
            "<svg",
            "prefers-color-scheme: dark",
            "not run: at least 5 s",
        ] {
            assert!(page.contains(words), "no {words}");
        }
        for needs in ["http", "src=", "@import", "url(", "<script"] {
            assert!(!page.contains(needs), "needs {needs}");
        }
        assert!(page.is_ascii());
    }

    #[test]
    fn ticks_are_round_and_begin_at_nothing() {
        assert_eq!(ticks(8.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(ticks(9.9), [0.0, 2.5, 5.0, 7.5]);
        let huge = ticks(3.3e9);
        assert!(huge.len() <= 5 && huge[0] == 0.0, "{huge:?}");
    }
}
