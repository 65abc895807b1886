//! What every measuring command is asked, as plain data.
//!
//! Knows no command: the commands fill it in, the engines read it.

use std::path::PathBuf;

use crate::machine;
use crate::worker::Stop;

/// What the reader asks for, whatever is measured.
#[derive(Clone, Debug)]
pub struct Request {
    /// Only these claims, patterns or parts; all of them if it is empty.
    pub only: Vec<String>,
    /// So many rounds, not as many as are usual.
    pub rounds: Option<usize>,
    /// Where the numbers go as JSON.
    pub json: Option<PathBuf>,
    /// Whether Ctrl-C was pressed.
    pub stop: Stop,
    /// The command line, as a reader types it.
    pub command: String,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            only: Vec::new(),
            rounds: None,
            json: None,
            stop: Stop::default(),
            command: machine::command(),
        }
    }
}

impl Request {
    /// Whether this is one of those asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }

    /// From now on Ctrl-C sets the request's stop.
    pub fn listen(&mut self) {
        match Stop::on_ctrl_c() {
            Ok(stop) => self.stop = stop,
            Err(error) => eprintln!("Ctrl-C will end all at once: {error}"),
        }
    }
}
