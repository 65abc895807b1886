//! How it is done: one model a file, all of one shape.
//!
//! A model is started once, with the pool or runtime it needs, and then does
//! any workload, any number of times. The number it returns is the sum of what
//! the items gave.

mod actix;
mod actors;
mod pool;
mod rayon;
mod scoped_chunks;
mod sequential;
mod spawn_blocking;
mod thread_per_item;
mod tokio_and_rayon;
mod tokio_current_thread;
mod tokio_multi_thread;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::measure::{Peak, cores, time};
use crate::worker::{self, Answer};
use crate::workloads::{Cpu, Memory, Spec, Tcp, Timers, Workload};

/// A way to do the items of a workload.
pub trait Model: Sized {
    /// Builds the pool or runtime.
    fn start() -> io::Result<Self>;

    /// Does all items and adds up what they give.
    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64>;
}

/// What is said about a model.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is, in words.
    pub about: &'static str,
    /// How many items can wait at the same time.
    pub waits: Waits,
    serve: fn() -> io::Result<()>,
}

/// How many items can wait at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// One.
    One,
    /// As many as there are cores.
    Cores,
    /// So many: each keeps a thread.
    Threads(usize),
    /// All of them.
    All,
}

macro_rules! models {
    ($($name:ident :: $model:ident, $waits:expr, $about:literal;)*) => {
        /// All models, the simplest first: between equals, the first is
        /// recommended.
        pub const ALL: &[Named] = &[$(Named {
            name: stringify!($name),
            about: $about,
            waits: $waits,
            serve: serve::<$name::$model>,
        }),*];
    };
}

models! {
    sequential::Sequential, Waits::One,
        "one item after the other";
    scoped_chunks::ScopedChunks, Waits::Cores,
        "thread::scope, one chunk of the items for each core";
    rayon::Rayon, Waits::Cores,
        "rayon, par_iter over the items";
    thread_per_item::ThreadPerItem, Waits::All,
        "thread::spawn for each item";
    pool::Pool, Waits::Cores,
        "a thread for each core, jobs and results on crossbeam channels";
    tokio_current_thread::TokioCurrentThread, Waits::All,
        "tokio on one thread, a task for each item";
    tokio_multi_thread::TokioMultiThread, Waits::All,
        "tokio on all cores, a task for each item";
    spawn_blocking::SpawnBlocking, Waits::Threads(512),
        "tokio, spawn_blocking for each item: at most 512 threads";
    tokio_and_rayon::TokioAndRayon, Waits::All,
        "tokio on one thread waits, rayon computes; for mixed work";
    actors::Actors, Waits::All,
        "a tokio task with a mailbox for each core, asked for each item";
    actix::Actix, Waits::All,
        "an actix actor with its arbiter for each core, asked for each item";
}

/// The model of this name.
pub fn named(name: &str) -> Option<&'static Named> {
    ALL.iter().find(|model| model.name == name)
}

impl Named {
    /// Whether this work is what it is for: `tokio_and_rayon` is another name
    /// for one of its two halves where there is only waiting or computing.
    pub fn fits(&self, spec: &Spec) -> bool {
        self.name != "tokio_and_rayon" || spec.is_mixed()
    }

    /// How many times as long as one wait all of them take, at the very least.
    pub fn waves(&self, items: usize) -> usize {
        match self.waits {
            Waits::One => items,
            Waits::Cores => items.div_ceil(cores()),
            Waits::Threads(threads) => items.div_ceil(threads),
            Waits::All => items.min(1),
        }
    }

    /// It cannot take less than this, on any machine: an item that waits keeps
    /// its thread.
    pub fn at_least(&self, spec: &Spec) -> Duration {
        let waves = u32::try_from(self.waves(spec.items()));
        spec.wait().saturating_mul(waves.unwrap_or(u32::MAX))
    }

    /// What a worker of this model does: answers what [`Spec`]s take.
    pub fn serve(&self) -> io::Result<()> {
        (self.serve)()
    }
}

fn serve<M: Model>() -> io::Result<()> {
    let model = M::start()?;
    // Its threads are started and its queues allocated before memory counts.
    let first = Arc::new(Cpu {
        items: cores() * 2,
        steps: 1,
    });
    model.run(&first)?;
    let mut ready: Option<(Spec, Ready)> = None;
    worker::serve(|words| {
        let spec: Spec = words.join(" ").parse()?;
        let reused = ready.take().filter(|(old, _)| *old == spec);
        let work = match reused {
            Some((_, work)) => work,
            None => prepare(&spec).map_err(|error| error.to_string())?,
        };
        let answer = match &work {
            Ready::Cpu(work) => answer(&model, work),
            Ready::Memory(work) => answer(&model, work),
            Ready::Timers(work) => answer(&model, work),
            Ready::Tcp(work) => answer(&model, work),
        };
        ready = Some((spec, work));
        answer.map_err(|error| error.to_string())
    })
}

/// A workload whose memory is filled and whose connections are open.
enum Ready {
    Cpu(Arc<Cpu>),
    Memory(Arc<Memory>),
    Timers(Arc<Timers>),
    Tcp(Arc<Tcp>),
}

fn prepare(spec: &Spec) -> io::Result<Ready> {
    Ok(match *spec {
        Spec::Cpu { items, steps } => {
            Ready::Cpu(Arc::new(Cpu { items, steps }))
        }
        Spec::Memory { items, numbers } => {
            Ready::Memory(Arc::new(Memory::new(items, numbers)))
        }
        Spec::Timers { items, wait, steps } => {
            Ready::Timers(Arc::new(Timers { items, wait, steps }))
        }
        Spec::Tcp { items, wait } => {
            Ready::Tcp(Arc::new(Tcp::connect(items, wait)?))
        }
    })
}

fn answer<M: Model, W: Workload>(
    model: &M,
    work: &Arc<W>,
) -> io::Result<Answer> {
    let peak = Peak::begin();
    let mut failure = Ok(0);
    let measured = time(|| {
        failure = model.run(work);
        *failure.as_ref().unwrap_or(&0)
    });
    failure?;
    Ok(Answer {
        measured,
        bytes: peak.and_then(|peak| peak.bytes()),
    })
}

/// The checksum that every model must come to.
pub fn expected(spec: &Spec) -> u64 {
    match *spec {
        Spec::Cpu { items, steps } => Cpu { items, steps }.expected(),
        Spec::Memory { items, numbers } => {
            Memory::new(items, numbers).expected()
        }
        Spec::Timers { items, wait, steps } => {
            Timers { items, wait, steps }.expected()
        }
        Spec::Tcp { items, .. } => Tcp::expected_of(items),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agrees<M: Model>() {
        let model = M::start().expect("a model starts");
        for items in [0, 1, 7, 100] {
            let work = Arc::new(Cpu { items, steps: 3 });
            let sum = model.run(&work).expect("a model runs");
            assert_eq!(sum, work.expected(), "{items} items");
        }
        let wait = Duration::from_micros(100);
        let work = Arc::new(Timers {
            items: 9,
            wait,
            steps: 2,
        });
        let sum = model.run(&work).expect("a model runs");
        assert_eq!(sum, work.expected(), "with waiting");
        let work = Arc::new(Memory::new(5, 1000));
        let sum = model.run(&work).expect("a model runs");
        assert_eq!(sum, work.expected(), "with memory");
    }

    #[test]
    fn all_models_come_to_the_same() {
        agrees::<sequential::Sequential>();
        agrees::<scoped_chunks::ScopedChunks>();
        agrees::<rayon::Rayon>();
        agrees::<thread_per_item::ThreadPerItem>();
        agrees::<pool::Pool>();
        agrees::<tokio_current_thread::TokioCurrentThread>();
        agrees::<tokio_multi_thread::TokioMultiThread>();
        agrees::<spawn_blocking::SpawnBlocking>();
        agrees::<tokio_and_rayon::TokioAndRayon>();
        agrees::<actors::Actors>();
        agrees::<actix::Actix>();
    }

    #[test]
    fn who_keeps_a_thread_while_waiting_has_a_bound() {
        let spec = Spec::Timers {
            items: 1000,
            wait: Duration::from_millis(10),
            steps: 0,
        };
        let bound = |name: &str| {
            named(name).expect("a model").at_least(&spec).as_millis()
        };
        assert_eq!(bound("sequential"), 10_000);
        assert_eq!(bound("spawn_blocking"), 20);
        assert_eq!(bound("thread_per_item"), 10);
        assert_eq!(bound("tokio_current_thread"), 10);
        let per_core = 1000_u128.div_ceil(cores() as u128) * 10;
        assert_eq!(bound("rayon"), per_core);
    }
}
