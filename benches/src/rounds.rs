//! Interleaved rounds: in each round everything runs once.
//!
//! What disturbs the machine for a while then disturbs all of them, and a ratio
//! is taken within a round. The order rotates, and is reversed in every second
//! round, so that nothing always runs after the same neighbour.

use std::time::{Duration, Instant};

use crate::worker::{Answer, Failure, Stop, Worker};

/// One of the things compared.
pub struct Entrant {
    /// Its name, for the progress line.
    pub name: String,
    /// Which of the workers runs it: several may share one.
    pub worker: usize,
    /// What the worker is asked.
    pub request: String,
}

/// How long it may all take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// At most so many rounds.
    pub rounds: usize,
    /// After [`FEWEST`] rounds no new one begins when those that still run
    /// have used this, and after three none after twice this in all.
    pub total: Duration,
    /// An entrant that has used this much sits the further rounds out. It has
    /// run at least once.
    pub each: Duration,
    /// A single run that takes longer is ended, and does not run again.
    pub one: Duration,
}

/// Quartiles of fewer rounds say little.
pub const FEWEST: usize = 5;

/// What became of an entrant.
#[derive(Clone, Debug, Default)]
pub struct Track {
    /// By round; none where it did not run.
    pub runs: Vec<Option<Answer>>,
    /// Why it stopped before the others, if it did for more than slowness.
    pub failure: Option<Failure>,
    used: Duration,
}

impl Track {
    /// The answers there are.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.runs.iter().flatten()
    }

    /// The wall time of each round in nanoseconds.
    pub fn walls(&self) -> Vec<Option<f64>> {
        let nanos = |run: &Answer| run.measured.wall.as_nanos() as f64;
        self.runs
            .iter()
            .map(|run| run.as_ref().map(nanos))
            .collect()
    }

    /// The processor time of each round in nanoseconds.
    pub fn cpus(&self) -> Vec<Option<f64>> {
        let nanos =
            |run: &Answer| Some(run.measured.cpu?.as_nanos() as f64);
        self.runs
            .iter()
            .map(|run| run.as_ref().and_then(nanos))
            .collect()
    }
}

/// The order of `count` entrants in this round, from 0.
pub fn order(round: usize, count: usize) -> Vec<usize> {
    let mut order: Vec<_> =
        (0..count).map(|i| (i + round / 2) % count).collect();
    if round % 2 == 1 {
        order.reverse();
    }
    order
}

/// Runs them all in rounds. `progress` is told the round and the name before
/// each run.
///
/// Begin with each of them once as a warm-up, and leave out who failed there:
/// what is timed here is all kept.
pub fn race(
    workers: &mut [Worker],
    entrants: &[Entrant],
    limits: Limits,
    stop: &Stop,
    progress: &mut dyn FnMut(usize, &str),
) -> Vec<Track> {
    let begin = Instant::now();
    let mut tracks = vec![Track::default(); entrants.len()];
    for round in 0..limits.rounds {
        // Those that sit out have taken no time from the others.
        let running = tracks.iter().filter(|t| t.used <= limits.each);
        let late = running.map(|t| t.used).sum::<Duration>() > limits.total;
        // On a busy machine, fewer of them must do.
        let too_late = begin.elapsed() > limits.total * 2 && round >= 3;
        if stop.is_set() || (round >= FEWEST && late) || too_late {
            break;
        }
        for track in &mut tracks {
            track.runs.push(None);
        }
        for index in order(round, entrants.len()) {
            let (entrant, track) = (&entrants[index], &mut tracks[index]);
            let spent = round > 0 && track.used > limits.each;
            if stop.is_set() || spent || track.failure.is_some() {
                continue;
            }
            progress(round, &entrant.name);
            let worker = &mut workers[entrant.worker];
            match worker.ask(&entrant.request, limits.one, stop) {
                Ok(answer) => {
                    track.used += answer.measured.wall;
                    track.runs[round] = Some(answer);
                }
                // What was measured before Ctrl-C stands.
                Err(Failure::Stopped) => {}
                Err(failure) => track.failure = Some(failure),
            }
        }
    }
    tracks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_runs_once_a_round_and_nobody_is_always_first() {
        let mut first = Vec::new();
        for round in 0..6 {
            let mut order = order(round, 3);
            first.push(order[0]);
            order.sort_unstable();
            assert_eq!(order, [0, 1, 2]);
        }
        assert_eq!(first, [0, 2, 1, 0, 2, 1]);
    }

    #[cfg(unix)]
    #[test]
    fn who_fails_leaves_and_who_is_slow_sits_out() {
        let mut command = std::process::Command::new("sh");
        let script = "while read a; do case $a in bad) echo no good;; slow) \
                      echo ok 9000000000 - 1 -;; *) echo ok 5 - 1 -;; esac; \
                      done";
        command.args(["-c", script]);
        let mut workers = [Worker::new(command)];
        let entrants = ["fast", "bad", "slow"].map(|name| Entrant {
            name: name.to_owned(),
            worker: 0,
            request: name.to_owned(),
        });
        let limits = Limits {
            rounds: 3,
            total: Duration::from_mins(1),
            each: Duration::from_secs(1),
            one: Duration::from_mins(1),
        };
        let mut seen = Vec::new();
        let tracks = race(
            &mut workers,
            &entrants,
            limits,
            &Stop::default(),
            &mut |round, name| seen.push((round, name.to_owned())),
        );
        let ran = |index: usize| tracks[index].answers().count();
        assert_eq!((ran(0), ran(1), ran(2)), (3, 0, 1));
        let refused = Failure::Refused("good".to_owned());
        assert_eq!(tracks[1].failure, Some(refused));
        assert_eq!(tracks[2].failure, None);
        assert_eq!(seen.len(), 5);
        assert_eq!(tracks[0].walls(), [Some(5.0); 3]);
    }
}
