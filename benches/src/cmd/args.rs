//! Reading a command line, for the commands: words, counts, times, names.
//!
//! Knows no command.

use std::ffi::OsString;
use std::fmt::{self, Write as _};
use std::path::PathBuf;
use std::time::Duration;

use lexopt::{Arg, Parser};

use crate::files;
use crate::request::Request;

/// What is wrong with a command line, and what to do: exit code 2.
#[derive(Debug)]
pub struct Usage(String);

impl Usage {
    /// With the advice to look at the help.
    pub fn with_hint(message: impl fmt::Display) -> Self {
        let help = "cargo run --release -p benches -- --help";
        Self(format!("{message}\ntry: {help}"))
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// A word of a command line.
pub enum Word {
    /// An option, with its dashes.
    Option(String),
    /// Anything else.
    Value(String),
}

/// The words after the name of a command.
pub struct Args(Parser);

impl Args {
    /// Of these words.
    pub fn new(words: impl IntoIterator<Item = OsString>) -> Self {
        Self(Parser::from_args(words))
    }

    /// Takes the next word.
    pub fn next(&mut self) -> Result<Option<Word>, Usage> {
        let word = self.0.next().map_err(Usage::with_hint)?;
        Ok(word.map(|word| match word {
            Arg::Long(name) => Word::Option(format!("--{name}")),
            Arg::Short(name) => Word::Option(format!("-{name}")),
            Arg::Value(value) => {
                Word::Value(value.to_string_lossy().into_owned())
            }
        }))
    }

    /// Takes what every measuring command understands; else it is wrong.
    pub fn take_shared(
        &mut self,
        option: &str,
        request: &mut Request,
    ) -> Result<(), Usage> {
        match option {
            "--rounds" => {
                request.rounds = Some(self.count("--rounds", 1_000)?);
            }
            "--json" => request.json = Some(self.file()?),
            other => return Err(refuse_option(other)),
        }
        Ok(())
    }

    /// Reads a command line of names and of what every command understands.
    pub fn names(mut self, known: &[&str]) -> Result<Request, Usage> {
        let mut request = Request::default();
        while let Some(word) = self.next()? {
            match word {
                Word::Value(name) => {
                    request.only.push(find_name(known, &name)?.to_owned());
                }
                Word::Option(o) => self.take_shared(&o, &mut request)?,
            }
        }
        Ok(request)
    }

    /// Takes the value of an option.
    fn value(&mut self) -> Result<OsString, Usage> {
        self.0.value().map_err(Usage::with_hint)
    }

    /// Takes one of these names.
    pub fn name<'a>(
        &mut self,
        names: &[&'a str],
    ) -> Result<&'a str, Usage> {
        find_name(names, &self.value()?.to_string_lossy())
    }

    /// Takes a number from 1 to `most`.
    pub fn count(
        &mut self,
        option: &str,
        most: usize,
    ) -> Result<usize, Usage> {
        let value = self.value()?;
        let text = value.to_string_lossy().replace(['_', ','], "");
        match text.parse() {
            Ok(count) if (1..=most).contains(&count) => Ok(count),
            _ => Err(Usage::with_hint(format!(
                "{option} wants a number from 1 to {most}, not `{}`",
                value.to_string_lossy()
            ))),
        }
    }

    /// Takes a time up to a minute.
    pub fn duration(&mut self, option: &str) -> Result<Duration, Usage> {
        let value = self.value()?;
        let text = value.to_string_lossy();
        parse_duration(&text)
            .filter(|time| *time <= Duration::from_mins(1))
            .ok_or_else(|| {
                Usage::with_hint(format!(
                    "{option} wants a time from 0 to 60s, such as 40ns, \
                     10us, 1.5ms or 2s, not `{text}`"
                ))
            })
    }

    /// Takes a file that can be written, found out before anything is
    /// measured.
    pub fn file(&mut self) -> Result<PathBuf, Usage> {
        let path = PathBuf::from(self.value()?);
        files::can_be_written(&path)
            .map_err(|error| Usage(error.to_string()))?;
        Ok(path)
    }
}

/// Refuses an option that the command does not have.
pub fn refuse_option(option: &str) -> Usage {
    Usage::with_hint(format!("invalid option '{option}'"))
}

/// Refuses a word that the command does not want.
pub fn refuse_value(value: &str) -> Usage {
    Usage::with_hint(format!("unexpected argument \"{value}\""))
}

/// Finds the name, or says: no such thing, the nearest one, and all there are.
pub fn find_name<'a>(
    names: &[&'a str],
    wrong: &str,
) -> Result<&'a str, Usage> {
    if let Some(name) = names.iter().find(|name| **name == wrong) {
        return Ok(name);
    }
    let near = names
        .iter()
        .map(|name| (strsim::damerau_levenshtein(name, wrong), name))
        .min()
        // Farther than that it would be a guess.
        .filter(|(distance, name)| *distance * 2 <= name.len());
    let mut message = format!("there is no `{wrong}`");
    if let Some((_, near)) = near {
        let _ = write!(message, "; did you mean `{near}`?");
    }
    for name in names {
        let _ = write!(message, "\n  {name}");
    }
    Err(Usage(message))
}

fn parse_duration(text: &str) -> Option<Duration> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &text[digits.len()..] {
        "ns" => 1e-9,
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        "" if digits == "0" => 1.0,
        _ => return None,
    };
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let number: f64 = digits.parse().ok().filter(|_| plain)?;
    Duration::try_from_secs_f64(number * unit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units() {
        let time = |text| parse_duration(text).map(|t| t.as_nanos());
        assert_eq!(time("40ns"), Some(40));
        assert_eq!(time("1.5ms"), Some(1_500_000));
        assert_eq!(time("0"), Some(0));
        for wrong in ["", "5", "ms", "1e3s", "nan s", "1.2.3s", "5m"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }
}
