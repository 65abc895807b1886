//! The command `go`: Go and Rust, the same work.

use std::process::ExitCode;

use super::args::{Args, Usage};
use super::{Job, end, keep};
use crate::go;
use crate::record::Record;
use crate::request::Request;
use crate::terminal::{say, warn_of_noise};

pub const HELP: &str = "\
cargo run --release -p benches -- go        Go and Rust, the same work

  NAME...             only these
";

/// Reads the command line.
pub fn parse(args: Args) -> Result<Job, Usage> {
    let request = args.names(&go::names())?;
    Ok(Box::new(|| run(request)))
}

fn run(mut request: Request) -> anyhow::Result<ExitCode> {
    request.listen();
    warn_of_noise();
    let measured =
        go::measure(&request, 1, &mut |text| say(&format!("{text}\n")))?;
    let mut rows = measured.patterns.iter().flat_map(|p| &p.rows);
    let wrong = rows.any(|row| row.wrong);
    let record = Record {
        go: Some(measured),
        ..Record::default()
    };
    keep(&request, &record)?;
    Ok(end(&request, wrong))
}
