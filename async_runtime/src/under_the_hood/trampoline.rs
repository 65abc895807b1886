//! Symmetric coroutines hand control to each other; a loop carries it over.
//!
//! Neither of the two below is the other's caller: the reader of a message
//! transfers to the writer, the writer back to the reader, each goes on where
//! it was. Rust's own coroutines are asymmetric (`async_generator`), so a
//! transfer is a return that names who is next, and a loop, the trampoline,
//! calls that one. Called directly, each transfer would leave a frame on the
//! stack; this way a million of them leave none.
//!
//! The task: unpack `3a2b` into `aaabb`, in lines of a given width.
//!
//! Prints:
//!
//! ```text
//! aaabbc
//! dddddd
//! dddddd
//! 10 transfers
//! 1000000 letters, 1000002 transfers
//! ```

use std::str::Chars;

/// What a coroutine wants to happen next.
pub enum Transfer {
    ToReader,
    /// A letter, and how often to write it.
    ToWriter(char, usize),
    Done,
}

/// Reads on where it stopped.
pub struct Reader<'a> {
    packed: Chars<'a>,
}

impl Reader<'_> {
    fn resume(&mut self) -> Transfer {
        let mut times = 0;
        for letter in self.packed.by_ref() {
            match letter.to_digit(10) {
                Some(digit) => times = times * 10 + digit as usize,
                None => return Transfer::ToWriter(letter, times.max(1)),
            }
        }
        Transfer::Done
    }
}

/// Writes on where it stopped, in lines of `width`.
pub struct Writer {
    text: String,
    width: usize,
    column: usize,
}

impl Writer {
    fn resume(&mut self, letter: char, times: usize) -> Transfer {
        for _ in 0..times {
            if self.column == self.width {
                self.text.push('\n');
                self.column = 0;
            }
            self.text.push(letter);
            self.column += 1;
        }
        Transfer::ToReader
    }
}

/// Unpacks, and returns how many transfers that took.
#[must_use]
pub fn unpack(packed: &str, width: usize) -> (String, usize) {
    let mut reader = Reader {
        packed: packed.chars(),
    };
    let (text, column) = (String::new(), 0);
    let mut writer = Writer {
        text,
        width,
        column,
    };
    let mut next = Transfer::ToReader;
    let mut transfers = 0;
    loop {
        transfers += 1;
        next = match next {
            Transfer::ToReader => reader.resume(),
            Transfer::ToWriter(letter, times) => {
                writer.resume(letter, times)
            }
            Transfer::Done => return (writer.text, transfers),
        };
    }
}

pub fn main() {
    let (text, transfers) = unpack("3a2bc12d", 6);
    println!("{text}\n{transfers} transfers");

    let (text, transfers) = unpack(&"2x".repeat(500_000), usize::MAX);
    println!("{} letters, {transfers} transfers", text.len());
}
