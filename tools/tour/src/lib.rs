//! What the `main` of every section calls.
//!
//! A section is a binary crate. Each of its examples is one file with a
//! `pub fn main` of its own, named once in the section's `src/main.rs`:
//!
//! ```text
//! //! Scoped threads: borrow from the stack.
//!
//! mod results_in_place;
//! mod wait_group;
//!
//! fn main() -> std::process::ExitCode {
//!     tour::section![wait_group, results_in_place]
//! }
//! ```
//!
//! A long section groups its examples: `src/waits/timers.rs` and
//! `src/stops/abort.rs` are named `tour::section! { waits [timers] stops
//! [abort] }`, below `mod waits { pub mod timers; }`.

mod go;
mod page;
mod place;
mod report;
mod request;
pub mod terminal;

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::{ExitCode, Termination};

pub use catalogue::Rejected;
use catalogue::first_doc_line;
pub use place::folder;
use request::Request;

/// One example: a file, and the `main` in it.
pub struct Example {
    /// The heading it stands under; empty in a section without headings.
    pub group: &'static str,
    /// The name of its module and, with `.rs`, of its file.
    pub name: &'static str,
    /// The text of the file.
    pub source: &'static str,
    /// Its `main`; false if that returned a failure.
    pub run: fn() -> bool,
}

impl Example {
    /// What it teaches: the first line of the file's documentation.
    #[must_use]
    pub fn lesson(&self) -> &'static str {
        first_doc_line(self.source)
    }

    /// Whether its header says that an older edition is not enough.
    #[must_use]
    pub fn needs_edition_2024(&self) -> bool {
        needs_edition_2024(self.source)
    }
}

/// Whether the header of this file has the line `//! Needs edition 2024 ...`.
#[must_use]
pub fn needs_edition_2024(source: &str) -> bool {
    source
        .lines()
        .any(|line| line.starts_with("//! Needs edition 2024"))
}

/// A section: what [`section!`] collects.
pub struct Section {
    /// The package's name.
    pub name: &'static str,
    /// The text of its `src/main.rs`.
    pub page: &'static str,
    /// The folder of the package when it was built: see [`folder`].
    pub folder: &'static str,
    /// Its examples, in reading order.
    pub examples: &'static [Example],
}

impl Section {
    /// Where `rejected/` and the other files are now.
    ///
    /// # Errors
    ///
    /// If they are nowhere to be found: what to tell the reader.
    pub(crate) fn place(&self) -> Result<PathBuf, String> {
        let Self { name, folder, .. } = self;
        place::folder(name, folder).ok_or_else(|| {
            format!(
                "the files of {name} are no longer in {folder}: change to \
                 the folder of the checkout and run it with cargo"
            )
        })
    }
}

/// Whether a `main` returned success; an error is printed as Rust prints it.
#[doc(hidden)]
pub fn succeeded(returned: impl Termination) -> bool {
    returned.report() == ExitCode::SUCCESS
}

/// Does what the command line asks of a section whose examples are named.
///
/// It is what `main` returns: 0; 1 if an example failed or the output could not
/// be written; 2 for a name or an option that does not exist.
#[macro_export]
macro_rules! section {
    ($($name:ident),+ $(,)?) => {
        $crate::section!(@run $($crate::section!(
            @example "", $name, $name::main, concat!(stringify!($name), ".rs")
        )),+)
    };
    ($($group:ident [$($name:ident),+ $(,)?])+) => {
        $crate::section!(@run $($($crate::section!(
            @example stringify!($group), $name, $group::$name::main,
            concat!(stringify!($group), "/", stringify!($name), ".rs")
        )),+),+)
    };
    (@example $group:expr, $name:ident, $main:path, $file:expr) => {
        $crate::Example {
            group: $group,
            name: stringify!($name),
            source: include_str!($file),
            run: || $crate::succeeded($main()),
        }
    };
    (@run $($example:expr),+) => {{
        const EXAMPLES: &[$crate::Example] = &[$($example),+];
        $crate::visit(&$crate::Section {
            name: env!("CARGO_PKG_NAME"),
            page: include_str!("main.rs"),
            folder: env!("CARGO_MANIFEST_DIR"),
            examples: EXAMPLES,
        })
    }};
}

/// What [`section!`] expands to.
#[doc(hidden)]
#[must_use]
pub fn visit(section: &Section) -> ExitCode {
    terminal::leave_out_backtraces();
    terminal::leave_quietly_when_nobody_reads();
    match request::parse(section, lexopt::Parser::from_env()) {
        Ok(request) => answer(section, request),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn answer(section: &Section, request: Request) -> ExitCode {
    match request {
        Request::Run(examples) => return run(section, &examples),
        Request::Go(example) => return go::show(section, example),
        Request::Both(example) => return go::both(section, example),
        Request::List => page::list(section),
        Request::Show(example) => print!("{}", example.source),
        Request::ListRejected(rejected) => {
            page::list_rejected(section, &rejected)
        }
        Request::ShowRejected(rejected) => {
            page::rejected(section, &rejected)
        }
        Request::Dependencies(place) => {
            page::dependencies(section, &place);
        }
        Request::Help => page::help(section),
        Request::Version => {
            println!("{} {}", section.name, env!("CARGO_PKG_VERSION"));
        }
    }
    ExitCode::SUCCESS
}

/// Runs them one after another; a panic in one is its failure alone.
fn run(section: &Section, examples: &[&Example]) -> ExitCode {
    let alone = examples.len() == 1;
    let mut failed = Vec::new();
    if examples.len() == section.examples.len() {
        page::title(section);
    }
    for example in examples {
        // One example by itself prints what its file says it prints and no
        // more: fit for a pipe.
        if !alone {
            page::heading(example);
        }
        let outcome = panic::catch_unwind(AssertUnwindSafe(example.run));
        report::write();
        if !matches!(outcome, Ok(true)) {
            failed.push(example.name);
        }
    }
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    let of = examples.len();
    eprintln!("{} of {of} failed: {}", failed.len(), failed.join(", "));
    ExitCode::FAILURE
}
