//! A pool that was given no number of workers has no `start`.
//!
//! Wanted: start a pool and let somebody else think of the workers.
//! Refused: `start` exists only for a builder whose workers are there.
//! Instead: `builder`, where each required part is a type.

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
    println!("{} workers", builder.start()); //~ E0599
    //+ println!("{} workers", builder.workers(2).start());
}
