//! A publisher that is closed cannot post another line.
//!
//! Wanted: post a last line after the log was closed.
//! Refused: `close` takes `self`, so after it there is no publisher.
//! Instead: `quit_or_drain`, where the loop ends when its publisher is closed.

use std::sync::mpsc::{self, SendError, Sender};

struct Publisher(Sender<&'static str>);

impl Publisher {
    fn post(
        &self,
        line: &'static str,
    ) -> Result<(), SendError<&'static str>> {
        self.0.send(line)
    }

    fn close(self) {
        drop(self.0);
    }
}

fn main() -> Result<(), SendError<&'static str>> {
    let (sender, lines) = mpsc::channel();
    let publisher = Publisher(sender);
    publisher.post("start")?;
    publisher.close();
    //+ publisher.post("stop")?;
    publisher.post("stop")?; //~ E0382
    //+ publisher.close();
    println!("{:?}", lines.iter().collect::<Vec<_>>());
    Ok(())
}
