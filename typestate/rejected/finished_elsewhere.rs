//! The end of one transfer is not the end of another.
//!
//! Wanted: finish the outer transfer with what finished the inner one.
//! Refused: each call has a lifetime of its own, and no other fits.
//! Instead: `closure_must_finish`, where each transfer ends itself.

use std::marker::PhantomData;
use std::mem;

struct Open<'t>(i64, PhantomData<fn(&'t ()) -> &'t ()>);
struct Finished<'t>(i64, PhantomData<fn(&'t ()) -> &'t ()>);

impl<'t> Open<'t> {
    fn commit(self) -> Finished<'t> {
        Finished(self.0, self.1)
    }
}

fn transfer<F>(cents: i64, work: F) -> i64
where
    F: for<'t> FnOnce(Open<'t>) -> Finished<'t>,
{
    work(Open(cents, PhantomData)).0
}

fn main() {
    let moved = transfer(900, |mut outer| {
        let inside = transfer(400, |mut inner| {
            mem::swap(&mut outer, &mut inner); //~ E0521
            //+ mem::swap(&mut outer.0, &mut inner.0);
            inner.commit()
        });
        println!("moved {inside} inside");
        outer.commit()
    });
    println!("moved {moved}");
}
