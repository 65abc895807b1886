//! What a person at a terminal is shown: texts, warnings, progress.
//!
//! Knows no command and no kind of measurement.

use std::io::{self, IsTerminal, Write as _};

use crate::{machine, measure};

/// Prints to standard output, and says if that cannot be.
pub fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Says on standard error what makes the numbers of this run worth less.
pub fn warn_of_noise() {
    if cfg!(debug_assertions) {
        eprintln!(
            "This is a debug build: its numbers say nothing. Use cargo run \
             --release -p benches."
        );
    }
    if let Some(busy) = machine::busy().filter(|busy| *busy > 0.1) {
        let part = busy * 100.0;
        eprintln!(
            "Something else uses {part:.0} % of this machine: expect ratios \
             that do not repeat."
        );
    }
    if measure::cores() == 1 {
        eprintln!("There is one core: nothing here can run in parallel.");
    }
}

/// Breaks into lines of a terminal's width, set in.
pub fn wrap(words: &str) -> String {
    let mut text = String::new();
    let mut width = 0;
    for word in words.split_whitespace() {
        if width == 0 || width + 1 + word.len() > 79 {
            text += if width == 0 { "  " } else { "\n  " };
            width = 2 + word.len();
        } else {
            text += " ";
            width += 1 + word.len();
        }
        text += word;
    }
    text + "\n"
}

/// One line on a terminal that says what is being measured.
pub struct Progress {
    what: String,
    shown: bool,
}

impl Progress {
    /// For this; it shows nothing where stderr is no terminal.
    pub fn new(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            shown: io::stderr().is_terminal(),
        }
    }

    /// In place of the last one.
    pub fn show(&self, step: &str) {
        if self.shown {
            let line = format!("\r\x1b[K{}: {step}", self.what);
            // A terminal that is gone reads no progress.
            let _ = io::stderr().write_all(line.as_bytes());
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.shown {
            let _ = io::stderr().write_all(b"\r\x1b[K");
        }
    }
}
