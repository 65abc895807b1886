//! Actix actors: one for each core, each on the thread of its own arbiter.
//!
//! An actor does what computes itself. What waits is a future that it returns:
//! the framework runs it beside the next messages.

use std::io;
use std::sync::Arc;

use ::actix::prelude::*;
use futures::future::join_all;
use tokio::task::unconstrained;

use super::Model;
use crate::measure::cores;
use crate::workloads::{Workload, add_up};

/// The system and the arbiters; the actors are started by each run.
pub struct Actix {
    system: SystemRunner,
    arbiters: Vec<Arbiter>,
}

#[derive(Message)]
#[rtype(result = "u64")]
struct Compute(usize);

#[derive(Message)]
#[rtype(result = "u64")]
struct Wait(usize);

struct Member<W>(Arc<W>);

impl<W: Workload> Actor for Member<W> {
    type Context = Context<Self>;
}

impl<W: Workload> Handler<Compute> for Member<W> {
    type Result = MessageResult<Compute>;

    fn handle(
        &mut self,
        Compute(item): Compute,
        _: &mut Self::Context,
    ) -> Self::Result {
        MessageResult(self.0.blocking(item))
    }
}

impl<W: Workload> Handler<Wait> for Member<W> {
    type Result = ResponseFuture<u64>;

    fn handle(
        &mut self,
        Wait(item): Wait,
        _: &mut Self::Context,
    ) -> Self::Result {
        let work = Arc::clone(&self.0);
        Box::pin(async move { work.task(item).await })
    }
}

impl Model for Actix {
    fn start() -> io::Result<Self> {
        let system = System::new();
        let arbiters = system.block_on(async {
            (0..cores()).map(|_| Arbiter::new()).collect()
        });
        Ok(Self { system, arbiters })
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        let members: Vec<Addr<Member<W>>> = self
            .arbiters
            .iter()
            .map(|arbiter| {
                let work = Arc::clone(work);
                Member::start_in_arbiter(&arbiter.handle(), |_| {
                    Member(work)
                })
            })
            .collect();
        let (items, waits) = (work.items(), work.waits());
        // An actor ends when its address is dropped, at the end of this.
        let all = async move {
            let member = |item| &members[item % members.len()];
            let items = 0..items;
            // Unconstrained: tokio lets a task take 128 answers in one turn,
            // and `join_all` asks all the others again in each turn.
            if waits {
                let asks = items.map(|item| member(item).send(Wait(item)));
                unconstrained(join_all(asks)).await
            } else {
                let asks =
                    items.map(|item| member(item).send(Compute(item)));
                unconstrained(join_all(asks)).await
            }
        };
        let answers = self
            .system
            .block_on(async { ::actix::spawn(all).await })
            .map_err(io::Error::other)?;
        let answers: Result<Vec<u64>, _> = answers.into_iter().collect();
        Ok(add_up(answers.map_err(io::Error::other)?))
    }
}

impl Drop for Actix {
    fn drop(&mut self) {
        for arbiter in self.arbiters.drain(..) {
            arbiter.stop();
            // One that panicked has said so itself.
            let _ = arbiter.join();
        }
    }
}
