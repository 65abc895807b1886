//! What the memory orderings that an example asks for let happen.
//!
//! The cases of the crate `schedules` see one order of all steps. On a real
//! machine there need not be one: this is about that, and nothing else. For
//! each call there is the set of all results that loom can bring about.
//!
//! Without the feature `loom` this is a list that cannot be run.
#![allow(
    dead_code,
    missing_docs,
    unfulfilled_lint_expectations,
    clippy::pedantic,
    reason = "the files are whole programs, and held to this where they live"
)]

#[cfg(feature = "loom")]
extern crate loomed_std as std;

#[cfg(feature = "loom")]
#[path = "../../../../os_threads/src/waiting/park_and_unpark.rs"]
pub mod park_and_unpark;
#[cfg(feature = "loom")]
#[path = "../../../../os_threads/src/atomics/release_acquire.rs"]
pub mod release_acquire;
#[cfg(feature = "loom")]
#[path = "../../../../os_threads/src/atomics/stop_flag.rs"]
pub mod stop_flag;

#[cfg(feature = "loom")]
use std::{collections::BTreeSet, sync::Mutex};

#[cfg(feature = "loom")]
use release_acquire::Menu;

/// A call, and what comes of it.
pub struct Case {
    pub name: &'static str,
    pub file: &'static str,
    pub call: &'static str,
    /// All results that there are.
    pub results: &'static [&'static str],
    /// Those among them that must not be; none if it is right.
    pub wrong: &'static [&'static str],
    pub wanted: &'static str,
    /// Why the wrong ones can be.
    pub why: &'static str,
    #[cfg(feature = "loom")]
    run: fn() -> String,
}

pub const CASES: &[Case] = &[
    Case {
        name: "release_and_acquire",
        file: "os_threads/src/atomics/release_acquire.rs",
        call: "look_once(Menu::announce)",
        results: &["None", "Some((5, 2))"],
        wrong: &[],
        wanted: "the prices are seen whole or not yet",
        why: "",
        #[cfg(feature = "loom")]
        run: || format!("{:?}", release_acquire::look_once(Menu::announce)),
    },
    Case {
        name: "relaxed_flag",
        file: "os_threads/src/atomics/release_acquire.rs",
        call: "look_once(Menu::announce_relaxed)",
        results: &[
            "None",
            "Some((0, 0))",
            "Some((0, 2))",
            "Some((5, 0))",
            "Some((5, 2))",
        ],
        wrong: &["Some((0, 0))", "Some((0, 2))", "Some((5, 0))"],
        wanted: "the prices are seen whole or not yet",
        why: "A relaxed store keeps nothing before it: another thread may see \
              the flag and not yet the prices. Release and acquire are that \
              order.",
        #[cfg(feature = "loom")]
        run: || {
            format!(
                "{:?}",
                release_acquire::look_once(Menu::announce_relaxed)
            )
        },
    },
    Case {
        name: "weak_park_and_unpark",
        file: "os_threads/src/waiting/park_and_unpark.rs",
        call: "ask(42)",
        results: &["42"],
        wrong: &[],
        wanted: "the price arrives",
        why: "",
        #[cfg(feature = "loom")]
        run: || park_and_unpark::ask(42).to_string(),
    },
    Case {
        name: "relaxed_stop_flag",
        file: "os_threads/src/atomics/stop_flag.rs",
        call: "scan_until_stopped(2)",
        results: &["0", "1", "2"],
        wrong: &[],
        wanted: "the count is what was scanned before the stop was seen",
        why: "",
        #[cfg(feature = "loom")]
        run: || stop_flag::scan_until_stopped(2).to_string(),
    },
    Case {
        name: "stop_with_a_reason",
        file: "os_threads/src/atomics/stop_flag.rs",
        call: "scan_until_told_why(2)",
        results: &["(0, Some(28))", "(1, Some(28))", "(2, None)"],
        wrong: &[],
        wanted: "who sees the flag sees the reason",
        why: "",
        #[cfg(feature = "loom")]
        run: || format!("{:?}", stop_flag::scan_until_told_why(2)),
    },
];

#[cfg(feature = "loom")]
impl Case {
    /// How many executions loom tried, and all that came of them.
    #[must_use]
    pub fn explore(&self) -> (usize, BTreeSet<String>) {
        let seen: &'static Mutex<(usize, BTreeSet<String>)> =
            Box::leak(Box::default());
        let run = self.run;
        loom::model(move || {
            let result = run();
            let mut seen = seen.lock().expect("no holder panics");
            seen.0 += 1;
            seen.1.insert(result);
        });
        std::mem::take(&mut seen.lock().expect("no holder panics"))
    }
}
