//! The engine of the claims and of the comparison with Go: small trials in
//! worker processes, checked, then timed in rounds or weighed.
//!
//! Stands on workers and rounds; knows neither claims nor patterns.

use std::time::Duration;

use crate::rounds::{Entrant, Limits, order, race};
use crate::worker::{Answer, Failure, Stop, Worker};

/// Something that is run again and again.
pub struct Trial {
    /// Who runs it, and what it is asked.
    pub entrant: Entrant,
    /// How many units a run has.
    pub units: f64,
    /// What each run must compute; none if nothing is said about it.
    pub expected: Option<u64>,
}

/// What was measured of a trial, for one unit.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Nanoseconds or bytes, by round.
    pub values: Vec<Option<f64>>,
    /// Nanoseconds of processor time, by round.
    pub cpus: Vec<Option<f64>>,
    /// Why there is no value, or no more of them.
    pub why_not: Option<String>,
    /// It came to another sum than it must.
    pub wrong: bool,
}

impl Series {
    fn fail(&mut self, failure: &Failure) {
        self.why_not = Some(failure.to_string());
    }

    fn check(&mut self, trial: &Trial, answer: &Answer) {
        let sum = answer.measured.checksum;
        if let Some(expected) = trial.expected.filter(|e| *e != sum) {
            self.wrong = true;
            self.why_not =
                Some(format!("WRONG: {sum} instead of {expected}"));
        }
    }
}

/// How long a warm-up may take.
const WARM_UP: Duration = Duration::from_secs(20);

/// Runs each trial once to warm up and to check its sum, and those that can
/// in rounds.
pub fn time_trials(
    workers: &mut [Worker],
    trials: &[Trial],
    limits: Limits,
    stop: &Stop,
    progress: &mut dyn FnMut(usize, &str),
) -> Vec<Series> {
    let mut all = vec![Series::default(); trials.len()];
    for (trial, series) in trials.iter().zip(&mut all) {
        progress(0, &trial.entrant.name);
        let worker = &mut workers[trial.entrant.worker];
        match worker.ask(&trial.entrant.request, WARM_UP, stop) {
            Ok(answer) => series.check(trial, &answer),
            Err(failure) => series.fail(&failure),
        }
    }
    let fit: Vec<usize> = (0..all.len())
        .filter(|i| all[*i].why_not.is_none())
        .collect();
    let entrants: Vec<_> =
        fit.iter().map(|i| trials[*i].entrant.clone()).collect();
    let tracks = race(workers, &entrants, limits, stop, progress);
    for (index, track) in fit.into_iter().zip(tracks) {
        let (trial, series) = (&trials[index], &mut all[index]);
        let each = |values: Vec<Option<f64>>| -> Vec<_> {
            let one = |value: Option<f64>| Some(value? / trial.units);
            values.into_iter().map(one).collect()
        };
        series.values = each(track.walls());
        series.cpus = each(track.cpus());
        if let Some(failure) = &track.failure {
            series.fail(failure);
        }
        for answer in track.answers() {
            series.check(trial, answer);
        }
    }
    all
}

/// Runs each trial in rounds for the bytes it holds: each run in a process of
/// its own.
pub fn weigh_trials(
    workers: &mut [Worker],
    trials: &[Trial],
    rounds: usize,
    stop: &Stop,
    progress: &mut dyn FnMut(usize, &str),
) -> Vec<Series> {
    let mut all = vec![Series::default(); trials.len()];
    for round in 0..rounds.min(5) {
        for index in order(round, trials.len()) {
            let (trial, series) = (&trials[index], &mut all[index]);
            if series.why_not.is_some() {
                continue;
            }
            progress(round, &trial.entrant.name);
            let worker = &mut workers[trial.entrant.worker];
            let answer = worker.ask(&trial.entrant.request, WARM_UP, stop);
            worker.end();
            match answer {
                Ok(answer) => {
                    series.check(trial, &answer);
                    let bytes = answer.bytes.map(|bytes| bytes as f64);
                    series.values.push(bytes.map(|b| b / trial.units));
                }
                Err(failure) => series.fail(&failure),
            }
        }
    }
    all
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn who_comes_to_another_sum_is_not_timed() {
        let mut command = std::process::Command::new("sh");
        let script = "while read a; do echo ok 500 - $a 4096; done";
        command.args(["-c", script]);
        let mut workers = [Worker::new(command)];
        let trials = ["7", "8"].map(|sum| Trial {
            entrant: Entrant {
                name: sum.to_owned(),
                worker: 0,
                request: sum.to_owned(),
            },
            units: 100.0,
            expected: Some(7),
        });
        let limits = Limits {
            rounds: 3,
            total: Duration::from_mins(1),
            each: Duration::from_mins(1),
            one: Duration::from_mins(1),
        };
        let stop = Stop::default();
        let mut ignore = |_: usize, _: &str| {};
        let timed =
            time_trials(&mut workers, &trials, limits, &stop, &mut ignore);
        assert_eq!(timed[0].values, [Some(5.0); 3]);
        assert!(!timed[0].wrong && timed[1].wrong);
        assert!(timed[1].values.is_empty());
        let weighed =
            weigh_trials(&mut workers, &trials, 2, &stop, &mut ignore);
        assert_eq!(weighed[0].values, [Some(40.96); 2]);
        assert!(weighed[1].wrong);
    }
}
