//! A closure that does not commit has nothing to return.
//!
//! Wanted: post an entry and be done.
//! Refused: the ledger asks for a finished transfer, and `post` returns `()`.
//! Instead: `closure_must_finish`, whose closure commits or gives up.

struct Open(i64);
struct Finished(i64);

impl Open {
    fn post(&mut self, cents: i64) {
        self.0 += cents;
    }

    fn commit(mut self, cents: i64) -> Finished {
        self.post(cents);
        Finished(self.0)
    }
}

fn transfer(work: impl FnOnce(Open) -> Finished) -> i64 {
    work(Open(0)).0
}

fn main() {
    let moved = transfer(|mut open| open.post(900)); //~ E0308
    //+ let moved = transfer(|open| open.commit(900));
    println!("moved {moved}");
}
