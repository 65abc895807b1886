//! A recording that is not running has no method to hear with.
//!
//! Each state is a type. A method stands in the `impl` of the one state it is
//! legal in, and a transition takes `self` and returns the next type: the old
//! state cannot be used again, because it was moved. The fields are private
//! to the module, so outside of it safe code has no other way into a state.
//!
//! The state travels with the value: here a thread is given a running
//! recording, and what `join` returns is a stopped one.
//!
//! Prints:
//!
//! ```text
//! ready, 0 words
//! stopped, 3 words
//! it says: hello out there
//! ```

mod recorder {
    use std::marker::PhantomData;

    pub struct Ready;
    pub struct Running;
    pub struct Stopped;

    pub struct Recording<State> {
        words: Vec<String>,
        // Takes no room. It is there because a parameter that no field names
        // is refused.
        state: PhantomData<State>,
    }

    impl<State> Recording<State> {
        pub fn length(&self) -> usize {
            self.words.len()
        }

        fn into_state<Next>(self) -> Recording<Next> {
            Recording {
                words: self.words,
                state: PhantomData,
            }
        }
    }

    impl Recording<Ready> {
        pub fn new() -> Self {
            Recording {
                words: Vec::new(),
                state: PhantomData,
            }
        }

        pub fn start(self) -> Recording<Running> {
            self.into_state()
        }
    }

    impl Recording<Running> {
        pub fn hear(&mut self, word: &str) {
            self.words.push(word.to_owned());
        }

        pub fn stop(self) -> Recording<Stopped> {
            self.into_state()
        }
    }

    impl Recording<Stopped> {
        pub fn into_text(self) -> String {
            self.words.join(" ")
        }
    }
}

use std::thread;

use recorder::{Ready, Recording, Running, Stopped};

pub fn main() {
    let ready: Recording<Ready> = Recording::new();
    println!("ready, {} words", ready.length());

    let mut running: Recording<Running> = ready.start();
    let listener = thread::spawn(move || {
        for word in ["hello", "out", "there"] {
            running.hear(word);
        }
        running.stop()
    });

    let stopped: Recording<Stopped> =
        listener.join().expect("hearing does not panic");
    println!("stopped, {} words", stopped.length());
    println!("it says: {}", stopped.into_text());
}
