//! A scoped thread is an ordinary thread: a scope changes nothing about timing.
//!
//! It is often said that scoped threads have predictable timing. What
//! `thread::scope` adds is a wait at the end, so that borrows are safe. The
//! system sees no difference: the policy and the priority that it schedules by
//! are the same, and both kinds wake late, by whatever the load of the moment
//! makes of it. A thread that must not be late needs another policy, and that
//! is asked of the system.
//!
//! Policy and priority are from /proc, the times are this run's.
//!
//! Prints, where {braces} vary:
//!
//! ```text
//! spawned: {policy}, latest of 20 wake-ups {late} us
//! scoped: {policy}, latest of 20 wake-ups {late} us
//! the same to the scheduler: {same}
//! ```

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// By what the system schedules the calling thread, if /proc tells.
pub fn scheduling() -> Option<String> {
    let stat = fs::read_to_string("/proc/thread-self/stat").ok()?;
    // The name in parentheses may contain anything: count from behind it.
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    // proc(5) calls them nice (19), rt_priority (40) and policy (41).
    let [nice, priority, policy] =
        [19, 40, 41].map(|number| fields.get(number - 3));
    Some(format!(
        "policy {}, priority {}, nice {}",
        policy?, priority?, nice?
    ))
}

/// The latest of `turns` wake-ups that were due after a millisecond.
#[expect(
    clippy::disallowed_methods,
    reason = "how late a sleep wakes is what is measured"
)]
pub fn latest_wake_up(turns: usize) -> Duration {
    let wanted = Duration::from_millis(1);
    let late = (0..turns).map(|_| {
        let start = Instant::now();
        thread::sleep(wanted);
        start.elapsed().saturating_sub(wanted)
    });
    late.max().unwrap_or_default()
}

fn look() -> (Option<String>, Duration) {
    (scheduling(), latest_wake_up(20))
}

pub fn main() {
    let spawned = thread::spawn(look).join();
    let spawned = spawned.expect("looking does not panic");
    let scoped = thread::scope(|scope| scope.spawn(look).join());
    let scoped = scoped.expect("looking does not panic");

    for (kind, (policy, late)) in
        [("spawned", &spawned), ("scoped", &scoped)]
    {
        let policy = policy
            .as_deref()
            .unwrap_or("policy not known here (it is read from /proc)");
        println!(
            "{kind}: {policy}, latest of 20 wake-ups {} us",
            late.as_micros()
        );
    }
    let same = match (spawned.0, scoped.0) {
        (Some(spawned), Some(scoped)) => (spawned == scoped).to_string(),
        _ => "not known here (it is read from /proc)".to_owned(),
    };
    println!("the same to the scheduler: {same}");
}

#[cfg(test)]
mod tests {
    use super::scheduling;
    use std::path::Path;
    use std::thread;

    #[test]
    fn the_system_sees_no_difference() {
        let spawned = thread::spawn(scheduling).join();
        let scoped = thread::scope(|scope| scope.spawn(scheduling).join());
        let spawned = spawned.expect("looking does not panic");
        assert_eq!(spawned, scoped.expect("looking does not panic"));
        let proc = Path::new("/proc/thread-self/stat").exists();
        assert_eq!(spawned.is_some(), proc);
    }
}
