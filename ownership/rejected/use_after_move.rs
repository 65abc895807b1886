//! A value that moved into a thread is gone from where it was.
//!
//! Wanted: print the lines of an order after a thread has packed them.
//! Refused: `move` made the thread their owner; it may have dropped them.
//! Instead: `take_it_back`, where the thread returns what it was given.

use std::thread;

fn main() {
    let lines = vec!["tea", "milk", "sugar"];
    let packer = thread::spawn(move || lines);
    let packed = packer.join().expect("packing does not panic");
    println!("packed {} of {}", packed.len(), lines.len()); //~ E0382
    //+ println!("packed {}", packed.len());
}
