//! A table: one workload, a line for each model.

use crate::models;
use crate::stats::{Quartiles, paired};

/// What was measured of one workload.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The workload's name.
    pub workload: String,
    /// What an item is, in words.
    pub item: String,
    /// How many items.
    pub items: u64,
    /// One for each model.
    pub cells: Vec<Cell>,
}

/// What was measured of one model.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The model's name.
    pub model: String,
    /// The time of each round in nanoseconds; none where it sat out.
    pub walls: Vec<Option<f64>>,
    /// The processor time of each round in nanoseconds, all cores together.
    pub cpus: Vec<Option<f64>>,
    /// How far a fresh process' memory rose, in bytes.
    pub bytes: Option<u64>,
    /// Why there is no time, or no more of them.
    pub why_not: Option<String>,
    /// It came to another sum than it must.
    pub wrong: bool,
}

/// A line of the table as it is shown.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The cell it is about.
    pub cell: &'a Cell,
    /// The time for all items in nanoseconds, and the quartiles around it.
    pub wall: Option<Quartiles>,
    /// The time over that of the best model, round by round.
    pub ratio: Option<Quartiles>,
    /// The median of the processor time in nanoseconds.
    pub cpu: Option<f64>,
    /// In how many rounds it ran.
    pub rounds: usize,
}

impl Table {
    /// The rounds of a later pass over the same work.
    pub fn add(&mut self, later: Self) {
        let length = |cells: &[Cell]| {
            cells.iter().map(|cell| cell.walls.len()).max().unwrap_or(0)
        };
        // A round stays a round: who did not run has a gap there.
        let before = length(&self.cells);
        for (cell, later) in self.cells.iter_mut().zip(later.cells) {
            cell.walls.resize(before, None);
            cell.cpus.resize(before, None);
            cell.walls.extend(later.walls);
            cell.cpus.extend(later.cpus);
            cell.wrong |= later.wrong;
            cell.why_not = cell.why_not.take().or(later.why_not);
        }
    }

    /// The lines, the fastest first, and those without a time last.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let median = |cell: &Cell| {
            let walls = cell.walls.iter().flatten().copied();
            Quartiles::of(walls).map(|wall| wall.median)
        };
        let best = self.cells.iter().filter(|cell| !cell.wrong).min_by(
            |one, other| {
                let time = |cell| median(cell).unwrap_or(f64::INFINITY);
                time(one).total_cmp(&time(other))
            },
        );
        let mut lines: Vec<_> = self
            .cells
            .iter()
            .map(|cell| Line {
                cell,
                wall: Quartiles::of(cell.walls.iter().flatten().copied()),
                ratio: best.and_then(|b| paired(&cell.walls, &b.walls)),
                cpu: Quartiles::of(cell.cpus.iter().flatten().copied())
                    .map(|cpu| cpu.median),
                rounds: cell.walls.iter().flatten().count(),
            })
            .collect();
        lines.sort_by(|one, other| {
            let time = |line: &Line| {
                line.wall.map_or(f64::INFINITY, |wall| wall.median)
            };
            time(one).total_cmp(&time(other))
        });
        lines
    }

    /// Memory for each item, in bytes: the number, and whether it is only
    /// known to be no more.
    pub fn per_item(&self, cell: &Cell) -> Option<(f64, bool)> {
        let precision = crate::measure::Peak::PRECISION;
        let bytes = cell.bytes?;
        let items = self.items.max(1) as f64;
        Some(if bytes < precision {
            (precision as f64 / items, true)
        } else {
            (bytes as f64 / items, false)
        })
    }
}

impl Cell {
    /// One for this model, without a time as yet.
    pub fn new(model: &models::Named) -> Self {
        Self {
            model: model.name.to_owned(),
            walls: Vec::new(),
            cpus: Vec::new(),
            bytes: None,
            why_not: None,
            wrong: false,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub fn cell(model: &str, walls: &[Option<f64>]) -> Cell {
        Cell {
            model: model.to_owned(),
            walls: walls.to_vec(),
            cpus: walls.iter().map(|wall| wall.map(|w| 2.0 * w)).collect(),
            bytes: Some(1 << 20),
            why_not: None,
            wrong: false,
        }
    }

    pub fn table() -> Table {
        let mut none = cell("rayon", &[]);
        none.why_not = Some("not run: at least 5 s".to_owned());
        none.bytes = None;
        let slow = cell("pool", &[Some(9e6), None, None]);
        let fast = cell("actors", &[Some(3e6), Some(2e6), Some(4e6)]);
        Table {
            workload: "cpu_fine".to_owned(),
            item: "about 40 ns of computing".to_owned(),
            items: 1 << 10,
            cells: vec![none, slow, fast],
        }
    }

    #[test]
    fn the_rounds_of_a_later_pass_stay_beside_each_other() {
        let mut table = table();
        let rounds = table.cells.iter().map(|c| c.walls.len()).max();
        let rounds = rounds.expect("it has cells");
        table.cells[0].walls.clear();
        table.add(table.clone());
        for cell in &table.cells[1..] {
            assert_eq!(cell.walls.len(), 2 * rounds, "{}", cell.model);
        }
        assert_eq!(table.cells[0].walls, vec![None; rounds]);
    }

    #[test]
    fn the_fastest_is_first_and_ratios_are_within_a_round() {
        let table = table();
        let lines = table.lines();
        let names: Vec<_> =
            lines.iter().map(|line| &*line.cell.model).collect();
        assert_eq!(names, ["actors", "pool", "rayon"]);
        let ratio = lines[1].ratio.expect("one round in common");
        assert_eq!(ratio.median, 3.0);
        assert!(lines[2].ratio.is_none());
        assert_eq!(lines[0].cpu, Some(6e6));
    }

    #[test]
    fn a_wrong_answer_is_no_best() {
        let mut table = table();
        table.cells[2].wrong = true;
        let lines = table.lines();
        let pool = lines.iter().find(|l| l.cell.model == "pool");
        let ratio = pool.and_then(|line| line.ratio).expect("a ratio");
        assert_eq!(ratio.median, 1.0);
    }

    #[test]
    fn memory_too_small_to_see_is_a_bound() {
        let table = table();
        let mut cell = table.cells[1].clone();
        assert_eq!(table.per_item(&cell), Some((1024.0, false)));
        cell.bytes = Some(5);
        assert_eq!(table.per_item(&cell), Some((256.0, true)));
        cell.bytes = None;
        assert_eq!(table.per_item(&cell), None);
    }
}
