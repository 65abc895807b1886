//! The command `claims`: what people say, measured.

use std::process::ExitCode;

use super::args::{Args, Usage};
use super::{Job, end, keep};
use crate::claims;
use crate::record::Record;
use crate::request::Request;
use crate::terminal::{say, warn_of_noise};

pub const HELP: &str = "\
cargo run --release -p benches -- claims    what people say, measured

  NAME...             only these
";

/// Reads the command line.
pub fn parse(args: Args) -> Result<Job, Usage> {
    let request = args.names(&claims::names())?;
    Ok(Box::new(|| run(request)))
}

fn run(mut request: Request) -> anyhow::Result<ExitCode> {
    request.listen();
    warn_of_noise();
    let measured =
        claims::measure(&request, &mut |text| say(&format!("{text}\n")))?;
    let record = Record {
        claims: Some(measured),
        ..Record::default()
    };
    keep(&request, &record)?;
    Ok(end(&request, false))
}
