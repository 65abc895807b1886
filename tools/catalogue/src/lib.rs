//! What is in this repository: the one place that knows.
//!
//! Where the root is, which sections there are, their examples in reading
//! order, their refused programs, what a header promises, the rows of
//! CLAIMS.md, the marked parts of a page, what a test run records, and which
//! name a reader meant. Everything is read from the files when it is asked
//! for, so a new example is a new file and nothing else.
//!
//! Every other tool, every section and `benches` may depend on this crate. It
//! depends on std alone.

pub mod claims;
pub mod header;
pub mod page;

mod near;
mod rejected;
mod root;
mod section;

use std::env;
use std::path::Path;
use std::{fs, io};

pub use near::{distance, nearest, suggest};
pub use rejected::Rejected;
pub use root::{NoRoot, root, root_above};
pub use section::{Example, Named, Section, named_in, sections};

/// The text after `//!` on the first line of a file; empty if there is none.
#[must_use]
pub fn first_doc_line(source: &str) -> &str {
    let line = source.lines().next().unwrap_or_default();
    line.strip_prefix("//!").unwrap_or_default().trim()
}

/// The text of a file, with every line end as `\n`, whatever git checked out.
///
/// # Errors
///
/// If the file cannot be read; the error names it.
pub fn read(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Ok(text) if text.contains('\r') => Ok(text.replace("\r\n", "\n")),
        Ok(text) => Ok(text),
        Err(error) => Err(io::Error::new(
            error.kind(),
            format!("{}: {error}", path.display()),
        )),
    }
}

/// What a test run writes into the files instead of comparing it with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record {
    /// `RECORD=outputs`: what programs print, and what is counted.
    Outputs,
    /// `RECORD=compiler`: what the compiler says to refused programs.
    Compiler,
}

impl Record {
    /// Returns whether the variable `RECORD` asks for this.
    #[must_use]
    pub fn is_wanted(self) -> bool {
        let wanted = match self {
            Self::Outputs => "outputs",
            Self::Compiler => "compiler",
        };
        env::var_os("RECORD").is_some_and(|value| value == wanted)
    }
}

/// Returns whether this run checks all there is, however long it takes, and
/// fails instead of skipping a check: `CHECKS=all`, which `.ci/run` sets.
#[must_use]
pub fn checks_all() -> bool {
    env::var_os("CHECKS").is_some_and(|value| value == "all")
}
