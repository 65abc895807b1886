//! A state that no field names is refused.
//!
//! Wanted: a state parameter, and nothing in the struct for it.
//! Refused: what a type does with its parameter is read off its fields.
//! Instead: `state_machine`, which has a `PhantomData` of it, of size 0.

use std::marker::PhantomData;

struct Ready;

struct Recording<State>(Vec<u8>); //~ E0392
//+ struct Recording<State>(Vec<u8>, PhantomData<State>);

impl Recording<Ready> {
    fn length(&self) -> usize {
        self.0.len()
    }
}

fn main() {
    let ready = Recording::<Ready>(vec![1, 2, 3]);
    //+ let ready = Recording::<Ready>(vec![1, 2, 3], PhantomData);
    println!("{}", ready.length());
}
