//! A pool whose workers are known does not ask for them again.
//!
//! Wanted: change the number of workers further down.
//! Refused: `workers` is a method of a builder whose workers are missing.
//! Instead: `builder`, where each part is given once.

struct Missing;
struct Workers(usize);

struct PoolBuilder<W> {
    workers: W,
}

impl PoolBuilder<Missing> {
    fn workers(self, count: usize) -> PoolBuilder<Workers> {
        let Missing = self.workers;
        let workers = Workers(count);
        PoolBuilder { workers }
    }
}

impl PoolBuilder<Workers> {
    fn start(self) -> usize {
        self.workers.0
    }
}

fn main() {
    let builder = PoolBuilder { workers: Missing };
    let builder = builder.workers(2);
    let builder = builder.workers(4); //~ E0599
    //+
    println!("{} workers", builder.start());
}
