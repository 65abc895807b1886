//! A method of one state does not exist in another.
//!
//! Wanted: let a recording hear a word before it was started.
//! Refused: only a running recording has `hear`, and this one is ready.
//! Instead: `state_machine`, where `start` comes first.

use std::marker::PhantomData;

struct Ready;
struct Running;

struct Recording<State> {
    words: Vec<&'static str>,
    state: PhantomData<State>,
}

impl Recording<Ready> {
    fn start(self) -> Recording<Running> {
        Recording {
            words: self.words,
            state: PhantomData,
        }
    }
}

impl Recording<Running> {
    fn hear(mut self, word: &'static str) -> usize {
        self.words.push(word);
        self.words.len()
    }
}

fn main() {
    let recording = Recording {
        words: Vec::new(),
        state: PhantomData::<Ready>,
    };
    println!("{} words", recording.hear("hello")); //~ E0599
    //+ println!("{} words", recording.start().hear("hello"));
}
