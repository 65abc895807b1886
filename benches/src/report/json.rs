//! Tables as JSON, and back.

use serde_json::{Value, json};

use super::table::{Cell, Table};

/// The tables with all their rounds.
pub fn written(tables: &[Table]) -> Value {
    let cell = |cell: &Cell| {
        json!({
            "model": cell.model,
            "wall_ns": cell.walls,
            "cpu_ns": cell.cpus,
            "memory_bytes": cell.bytes,
            "why_not": cell.why_not,
            "wrong": cell.wrong,
        })
    };
    let table = |table: &Table| {
        json!({
            "workload": table.workload,
            "item": table.item,
            "items": table.items,
            "cells": table.cells.iter().map(cell).collect::<Vec<_>>(),
        })
    };
    tables.iter().map(table).collect()
}

/// The tables that [`written`] wrote; none where it is something else.
pub fn read(tables: &Value) -> Option<Vec<Table>> {
    tables.as_array()?.iter().map(read_table).collect()
}

fn read_table(table: &Value) -> Option<Table> {
    let cells = table["cells"].as_array()?;
    Some(Table {
        workload: text(&table["workload"])?,
        item: text(&table["item"])?,
        items: table["items"].as_u64()?,
        cells: cells.iter().map(read_cell).collect::<Option<_>>()?,
    })
}

fn read_cell(cell: &Value) -> Option<Cell> {
    let rounds = |name: &str| {
        let rounds = cell[name].as_array()?.iter();
        Some(rounds.map(Value::as_f64).collect())
    };
    Some(Cell {
        model: text(&cell["model"])?,
        walls: rounds("wall_ns")?,
        cpus: rounds("cpu_ns")?,
        bytes: cell["memory_bytes"].as_u64(),
        why_not: text(&cell["why_not"]),
        wrong: cell["wrong"].as_bool()?,
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::table;
    use super::*;

    #[test]
    fn a_table_survives_the_file() {
        let tables = vec![table()];
        let file = written(&tables).to_string();
        let value = serde_json::from_str(&file).expect("it is JSON");
        assert_eq!(read(&value), Some(tables));
        assert_eq!(read(&json!([{"workload": "x"}])), None);
    }
}
