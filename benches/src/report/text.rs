//! Tables for a terminal and for Markdown.

use super::number::{bytes, grouped, plain_ratio, time};
use super::table::{Line, Table};

/// The heads of the columns.
pub const HEADS: [&str; 8] = [
    "model", "time", "ratio", "q1", "q3", "CPU", "mem/item", "answer",
];

/// The texts of a line under [`HEADS`].
pub fn columns(table: &Table, line: &Line) -> [String; 8] {
    let or_dash = |text: Option<String>| text.unwrap_or("-".to_owned());
    let part = |value: Option<f64>| or_dash(value.map(plain_ratio));
    let memory = table.per_item(line.cell).map(|(value, at_most)| {
        format!("{}{}", if at_most { "<" } else { "" }, bytes(value))
    });
    let answer = match (line.cell.wrong, line.rounds) {
        (true, _) => "WRONG",
        (false, 0) => "-",
        (false, _) => "ok",
    };
    [
        line.cell.model.clone(),
        or_dash(line.wall.map(|wall| time(wall.median))),
        part(line.ratio.map(|ratio| ratio.median)),
        part(line.ratio.map(|ratio| ratio.q1)),
        part(line.ratio.map(|ratio| ratio.q3)),
        or_dash(line.cpu.map(time)),
        or_dash(memory),
        answer.to_owned(),
    ]
}

/// What stands above a table.
pub fn heading(table: &Table) -> String {
    let items = grouped(table.items);
    format!("{}: {items} x {}", table.workload, table.item)
}

/// The rounds that the best ran, and who ran fewer.
pub fn rounds(lines: &[Line]) -> String {
    let most = lines.iter().map(|line| line.rounds).max().unwrap_or(0);
    let fewer: Vec<_> = lines
        .iter()
        .filter(|line| line.rounds > 0 && line.rounds < most)
        .map(|line| format!("{} {}", line.cell.model, line.rounds))
        .collect();
    let mut text = match most {
        1 => "1 round".to_owned(),
        most => format!("{most} rounds"),
    };
    if !fewer.is_empty() {
        text += "; fewer, being slow: ";
        text += &fewer.join(", ");
    }
    text
}

/// For a terminal: aligned columns, then what was not measured and why.
pub fn terminal(table: &Table) -> String {
    let lines = table.lines();
    let rows: Vec<_> =
        lines.iter().map(|line| columns(table, line)).collect();
    let widths: Vec<usize> = (0..HEADS.len())
        .map(|column| {
            let cells = rows.iter().map(|row| row[column].len());
            cells.max().unwrap_or(0).max(HEADS[column].len())
        })
        .collect();
    let row = |cells: Vec<&str>| {
        let mut text = format!("  {:w$}", cells[0], w = widths[0]);
        for (cell, width) in cells.iter().zip(&widths).skip(1) {
            text += &format!("  {cell:>width$}");
        }
        text + "\n"
    };
    let mut text = row(HEADS.to_vec());
    for cells in &rows {
        text += &row(cells.iter().map(String::as_str).collect());
    }
    text += &format!("  {}\n", rounds(&lines));
    for line in &lines {
        if let Some(why) = &line.cell.why_not {
            text += &format!("  {}: {why}\n", line.cell.model);
        }
    }
    text
}

/// For a page in Markdown.
pub fn markdown(table: &Table) -> String {
    let mut text = format!(
        "| {} |\n|---|--:|--:|--:|--:|--:|--:|---|\n",
        HEADS.join(" | ")
    );
    let lines = table.lines();
    for line in &lines {
        let mut cells = columns(table, line);
        cells[0] = format!("`{}`", cells[0]);
        if let (Some(why), None) = (&line.cell.why_not, line.wall) {
            cells[7].clone_from(why);
        }
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text + &format!("\n{}.", rounds(&lines))
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::table;
    use super::*;

    #[test]
    fn a_terminal_is_told_all() {
        let text = terminal(&table());
        let expected = "  \
  model      time  ratio    q1    q3      CPU  mem/item  answer
  actors  3.00 ms   1.00  1.00  1.00  6.00 ms  1.00 KiB      ok
  pool    9.00 ms   3.00  3.00  3.00  18.0 ms  1.00 KiB      ok
  rayon         -      -     -     -        -         -       -
  3 rounds; fewer, being slow: pool 1
  rayon: not run: at least 5 s
";
        assert_eq!(text, expected);
        assert_eq!(
            heading(&table()),
            "cpu_fine: 1,024 x about 40 ns of computing"
        );
    }

    #[test]
    fn a_page_is_told_all() {
        let text = markdown(&table());
        assert!(text.contains("| `pool` | 9.00 ms | 3.00 | 3.00 |"));
        assert!(text.contains("| not run: at least 5 s |"), "{text}");
    }
}
