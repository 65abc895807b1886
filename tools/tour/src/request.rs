//! What the command line asks for.

use std::ffi::OsString;
use std::fmt::Write;
use std::path::PathBuf;

use lexopt::{Arg, Parser};

use crate::{Example, Rejected, Section, go};

pub(crate) enum Request<'a> {
    Run(Vec<&'a Example>),
    List,
    Show(&'a Example),
    Go(&'a Example),
    Both(&'a Example),
    ListRejected(Vec<Rejected>),
    ShowRejected(Rejected),
    /// With the folder in which they are written down.
    Dependencies(PathBuf),
    Help,
    Version,
}

/// The request, or what to tell a reader who asked for something else.
pub(crate) fn parse(
    section: &Section,
    mut arguments: Parser,
) -> Result<Request<'_>, String> {
    let request = read(section, &mut arguments)?;
    match arguments.next() {
        Ok(None) => Ok(request),
        Ok(Some(extra)) => Err(unexpected(section, extra)),
        Err(error) => Err(with_hint(section, &error.to_string())),
    }
}

fn read<'a>(
    section: &'a Section,
    arguments: &mut Parser,
) -> Result<Request<'a>, String> {
    let hint =
        |error: lexopt::Error| with_hint(section, &error.to_string());
    let mut names = Vec::new();
    while let Some(argument) = arguments.next().map_err(hint)? {
        match argument {
            Arg::Value(name) => names.push(name),
            Arg::Long("help") | Arg::Short('h') => {
                return Ok(Request::Help);
            }
            Arg::Long("list") | Arg::Short('l') if names.is_empty() => {
                return Ok(Request::List);
            }
            Arg::Long("version") | Arg::Short('V') if names.is_empty() => {
                return Ok(Request::Version);
            }
            Arg::Long("dependencies") if names.is_empty() => {
                return Ok(Request::Dependencies(section.place()?));
            }
            Arg::Long("show") if names.len() <= 1 => {
                let name = name_for(names, arguments).map_err(hint)?;
                return Ok(Request::Show(example(section, &name)?));
            }
            Arg::Long("go") if names.len() <= 1 && has_go(section)? => {
                let name = name_for(names, arguments).map_err(hint)?;
                return Ok(Request::Go(example(section, &name)?));
            }
            Arg::Long("both") if names.len() <= 1 && has_go(section)? => {
                let name = name_for(names, arguments).map_err(hint)?;
                return Ok(Request::Both(example(section, &name)?));
            }
            Arg::Long("rejected") if names.len() <= 1 => {
                let name = names
                    .pop()
                    .or_else(|| arguments.optional_value())
                    .or_else(|| arguments.try_raw_args()?.next());
                return rejected(section, name);
            }
            Arg::Long(option @ ("list" | "version" | "dependencies")) => {
                let message = format!("--{option} takes no name");
                return Err(with_hint(section, &message));
            }
            Arg::Long(option @ ("show" | "rejected")) => {
                let message = format!("--{option} takes one name");
                return Err(with_hint(section, &message));
            }
            other => return Err(unexpected(section, other)),
        }
    }
    if let [word] = names.as_slice() {
        // No example has such a name.
        match word.to_str() {
            Some("list") => return Ok(Request::List),
            Some("help") => return Ok(Request::Help),
            _ => {}
        }
    }
    if names.is_empty() {
        return Ok(Request::Run(section.examples.iter().collect()));
    }
    let chosen = names.iter().map(|name| example(section, name));
    Ok(Request::Run(chosen.collect::<Result<_, _>>()?))
}

/// The name that stands before an option, or else the one after it.
fn name_for(
    mut before: Vec<OsString>,
    arguments: &mut Parser,
) -> Result<OsString, lexopt::Error> {
    before.pop().map_or_else(|| arguments.value(), Ok)
}

/// Whether there are Go programs to show.
fn has_go(section: &Section) -> Result<bool, String> {
    section.place()?;
    Ok(go::folder(section).is_some())
}

fn example<'a>(
    section: &'a Section,
    name: &OsString,
) -> Result<&'a Example, String> {
    let mut examples = section.examples.iter();
    let found = examples.find(|example| *name == *example.name);
    found.ok_or_else(|| {
        let names: Vec<_> = section
            .examples
            .iter()
            .map(|example| example.name)
            .collect();
        unknown("example", section, name, &names)
    })
}

fn rejected(
    section: &Section,
    name: Option<OsString>,
) -> Result<Request<'static>, String> {
    let place = section.place()?;
    let mut all = Rejected::all(&place).map_err(|error| {
        format!("cannot read {}: {error}", place.join("rejected").display())
    })?;
    let Some(name) = name else {
        // In the order of the examples that do it right.
        all.sort_by_key(|rejected| {
            let right = rejected.instead();
            let names = &mut section.examples.iter();
            names.position(|example| Some(example.name) == right)
        });
        return Ok(Request::ListRejected(all));
    };
    match all.iter().position(|rejected| *name == *rejected.name) {
        Some(index) => Ok(Request::ShowRejected(all.swap_remove(index))),
        None => {
            let names: Vec<_> =
                all.iter().map(|rejected| rejected.name.as_str()).collect();
            Err(unknown("rejected program", section, &name, &names))
        }
    }
}

/// No such thing: the nearest one, and all there are.
fn unknown(
    what: &str,
    section: &Section,
    name: &OsString,
    names: &[&str],
) -> String {
    let wrong = name.to_string_lossy();
    let mut message = format!("no {what} `{wrong}` in {}", section.name);
    if let Some(near) = catalogue::nearest(&wrong, names.iter().copied()) {
        let _ = write!(message, "; did you mean `{near}`?");
    }
    for name in names {
        let _ = write!(message, "\n  {name}");
    }
    message
}

fn unexpected(section: &Section, argument: Arg) -> String {
    with_hint(section, &argument.unexpected().to_string())
}

fn with_hint(section: &Section, message: &str) -> String {
    format!("{message}\ntry: cargo run -p {} -- --help", section.name)
}
