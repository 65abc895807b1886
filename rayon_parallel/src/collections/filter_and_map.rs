//! Keep the valid readings and convert them: the chain reads as it always did.
//!
//! `into_par_iter` moves the readings into the chain, so `map` takes the name
//! out of each without a copy. `filter` leaves the order of the others as it
//! was. A step that can fail is collected into a `Result`, as from `iter`: all
//! values, or an error. With several bad rows it may be that of any of them.
//!
//! Prints:
//!
//! ```text
//! attic: 293.65 K
//! pond: 273.15 K
//! freezer: 0.00 K
//! Some("not a reading: yard warm")
//! ```

use rayon::prelude::*;

pub struct Reading {
    pub sensor: String,
    pub celsius: f64,
}

#[derive(Debug, PartialEq)]
pub struct Report {
    pub sensor: String,
    pub kelvin: f64,
}

fn is_possible(reading: &Reading) -> bool {
    reading.celsius >= -273.15
}

fn convert(reading: Reading) -> Report {
    Report {
        sensor: reading.sensor,
        kelvin: reading.celsius + 273.15,
    }
}

pub fn reports(readings: Vec<Reading>) -> Vec<Report> {
    readings
        .into_par_iter()
        .filter(is_possible)
        .map(convert)
        .collect()
}

fn parse(row: &str) -> Result<Reading, String> {
    let fault = || format!("not a reading: {row}");
    let (sensor, celsius) = row.split_once(' ').ok_or_else(fault)?;
    Ok(Reading {
        sensor: sensor.to_owned(),
        celsius: celsius.parse().map_err(|_| fault())?,
    })
}

pub fn read(rows: &[&str]) -> Result<Vec<Reading>, String> {
    rows.par_iter().map(|row| parse(row)).collect()
}

pub fn main() {
    let rows = ["attic 20.5", "yard -300", "pond 0", "freezer -273.15"];
    let readings = read(&rows).expect("all rows are readings");
    for report in reports(readings) {
        println!("{}: {:.2} K", report.sensor, report.kelvin);
    }
    println!("{:?}", read(&["attic 20.5", "yard warm", "pond 0"]).err());
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn of_several_errors_one_comes_back() {
        let error = read(&["a", "b 1", "c"]).err();
        let error = error.expect("two rows are bad");
        assert!(
            ["a", "c"]
                .map(|r| format!("not a reading: {r}"))
                .contains(&error)
        );
    }
}
