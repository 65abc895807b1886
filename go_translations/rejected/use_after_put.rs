//! A buffer that was put back belongs to the pool.
//!
//! Wanted: write one more word after the buffer was put back.
//! Refused: `put` took it; by now another worker may write into it.
//! Instead: `pool`, where the end of its block puts the buffer back.

use std::sync::Mutex;

struct Pool(Mutex<Vec<String>>);

impl Pool {
    fn put(&self, buffer: String) {
        self.0.lock().expect("nobody panics").push(buffer);
    }
}

fn main() {
    let pool = Pool(Mutex::new(Vec::new()));
    let mut buffer = String::from("tea");
    //+ let mut buffer = String::from("tea");
    //+ buffer.push_str(", milk");
    pool.put(buffer);
    buffer.push_str(", milk"); //~ E0382
    //+
    println!("{:?}", pool.0);
}
