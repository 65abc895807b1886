//! Threads that run one at a time, in the order that a scheduler says.

use ::std::fmt;
use ::std::io;
use ::std::num::NonZero;
use ::std::panic::{
    AssertUnwindSafe, Location, catch_unwind, resume_unwind,
};
use ::std::sync::atomic::{AtomicBool, Ordering};
use ::std::sync::{Arc, Mutex};
use ::std::time::Duration;

use shuttle::thread as shuttled;

pub use ::std::thread::{Result, panicking};
pub use shuttle::thread::{AccessError, LocalKey, ThreadId};

use crate::narrator::{self, On, tell, thread, wait};

/// Two, so that the size of a pool does not depend on the machine.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(NonZero::<usize>::MIN.saturating_add(1))
}

/// A thread, to name it or to wake it.
#[derive(Clone, Debug)]
pub struct Thread(shuttled::Thread);

impl Thread {
    /// Its name, if it was given one; the first is called main.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        if usize::from(self.0.id()) == 0 {
            return Some("main");
        }
        self.0.name()
    }

    /// What no other thread of this execution has.
    #[must_use]
    pub fn id(&self) -> ThreadId {
        self.0.id()
    }

    /// Leaves the token that ends a `park`.
    #[track_caller]
    pub fn unpark(&self) {
        self.0.unpark();
        told!("unparks {}", thread(usize::from(self.0.id())));
    }
}

/// The calling thread.
#[must_use]
pub fn current() -> Thread {
    Thread(shuttled::current())
}

/// Waits for the token.
#[track_caller]
pub fn park() {
    waits!(On::Nothing, shuttled::park(), "parks");
    told!("returns from park");
}

/// The same: there is no time here, so it may come back at any moment.
#[track_caller]
pub fn park_timeout(_: Duration) {
    park();
}

/// Lets another thread run.
pub fn yield_now() {
    shuttled::yield_now();
}

/// Lets another thread run: there is no time here.
pub fn sleep(_: Duration) {
    shuttled::yield_now();
}

/// Waits for the end of a thread.
pub struct JoinHandle<T> {
    inner: shuttled::JoinHandle<Result<T>>,
    thread: Thread,
    ended: Arc<AtomicBool>,
}

impl<T> JoinHandle<T> {
    /// Waits for the end; what the thread returned or panicked with.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        let other = usize::from(self.thread.id());
        join(other, Location::caller(), || self.inner.join())
    }

    /// The thread.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        shuttled::yield_now();
        self.ended.load(Ordering::Relaxed)
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

fn join<T>(
    other: usize,
    place: &'static Location<'static>,
    join: impl FnOnce() -> Result<Result<T>>,
) -> Result<T> {
    let waits = || "waits".to_owned();
    let on = On::Threads(vec![other]);
    let result = wait(on, Some(place), waits, join).flatten();
    tell(Some(place), || {
        let how = if result.is_ok() {
            ""
        } else {
            ", which panicked"
        };
        format!("joins {}{how}", thread(other))
    });
    result
}

/// What a started thread runs: a panic ends it alone, as in std.
fn contained<T>(
    work: impl FnOnce() -> T,
    ended: Arc<AtomicBool>,
) -> impl FnOnce() -> Result<T> {
    narrator::one_more();
    move || {
        let result = catch_unwind(AssertUnwindSafe(work));
        let how = if result.is_ok() {
            "ends"
        } else {
            "ends by a panic"
        };
        tell(None, || how.to_owned());
        ended.store(true, Ordering::Relaxed);
        narrator::one_less();
        result
    }
}

fn started(
    other: ThreadId,
    name: Option<&str>,
    place: &'static Location<'static>,
) {
    let other = usize::from(other);
    narrator::call_it(other, name);
    tell(Some(place), || format!("starts {}", thread(other)));
}

/// Starts a thread.
#[track_caller]
pub fn spawn<F, T>(work: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let builder = Builder::new();
    builder.spawn(work).expect("the scheduler has room")
}

/// Starts a thread that has a name.
#[derive(Debug, Default)]
pub struct Builder {
    name: Option<String>,
}

impl Builder {
    /// A thread without a name.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A name for it.
    #[must_use]
    pub fn name(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    /// Not heeded: all stacks have the size that the scheduler gives them.
    #[must_use]
    pub fn stack_size(self, _: usize) -> Self {
        self
    }

    /// Starts it.
    #[track_caller]
    pub fn spawn<F, T>(self, work: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Location::caller();
        let ended = Arc::default();
        let mut builder = shuttled::Builder::new();
        if let Some(name) = &self.name {
            builder = builder.name(name.clone());
        }
        let work = contained(work, Arc::clone(&ended));
        let inner = builder.spawn(work)?;
        let thread = Thread(inner.thread().clone());
        started(thread.id(), self.name.as_deref(), place);
        Ok(JoinHandle {
            inner,
            thread,
            ended,
        })
    }

    /// Starts it in a scope. Its name is told, but not known to itself.
    #[track_caller]
    pub fn spawn_scoped<'scope, F, T>(
        self,
        scope: &'scope Scope<'scope, '_>,
        work: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        Ok(scope.start(self.name.as_deref(), Location::caller(), work))
    }
}

/// Where threads that borrow are started.
pub struct Scope<'scope, 'env: 'scope> {
    inner: &'scope shuttled::Scope<'scope, 'env>,
    panics: Panics,
}

/// For each thread of a scope whether it has panicked and was not joined.
type Panics = Arc<Mutex<Vec<(usize, Arc<AtomicBool>)>>>;

/// Waits for the end of a thread in a scope.
pub struct ScopedJoinHandle<'scope, T> {
    inner: shuttled::ScopedJoinHandle<'scope, Result<T>>,
    thread: Thread,
    ended: Arc<AtomicBool>,
    panicked: Arc<AtomicBool>,
}

impl<'scope> Scope<'scope, '_> {
    /// Starts a thread that may borrow what outlives the scope.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, work: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.start(None, Location::caller(), work)
    }

    fn start<F, T>(
        &'scope self,
        name: Option<&str>,
        place: &'static Location<'static>,
        work: F,
    ) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let ended = Arc::default();
        let work = contained(work, Arc::clone(&ended));
        let panicked = Arc::new(AtomicBool::new(false));
        let own = Arc::clone(&panicked);
        let inner = self.inner.spawn(move || {
            let result = work();
            own.store(result.is_err(), Ordering::Relaxed);
            result
        });
        let thread = Thread(inner.thread().clone());
        let mut panics = self.panics.lock().expect("no push panics");
        panics.push((usize::from(thread.id()), Arc::clone(&panicked)));
        drop(panics);
        started(thread.id(), name, place);
        ScopedJoinHandle {
            inner,
            thread,
            ended,
            panicked,
        }
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the end; what the thread returned or panicked with.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        let other = usize::from(self.thread.id());
        let result = join(other, Location::caller(), || self.inner.join());
        self.panicked.store(false, Ordering::Relaxed);
        result
    }

    /// The thread.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        shuttled::yield_now();
        self.ended.load(Ordering::Relaxed)
    }
}

/// Runs `work`, and returns when all threads started in it have ended.
///
/// # Panics
///
/// If `work` does, or a thread that was not joined has.
#[track_caller]
pub fn scope<'env, F, T>(work: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let place = Location::caller();
    let panics = Panics::default();
    let result = shuttled::scope(|inner| {
        // It has to live as long as `inner`, which outlives this call: some
        // bytes are the price of a scope of another type.
        let scope = Box::leak(Box::new(Scope {
            inner,
            panics: Arc::clone(&panics),
        }));
        let result = catch_unwind(AssertUnwindSafe(|| work(scope)));
        let threads = panics.lock().expect("no push panics");
        let threads = threads.iter().map(|(thread, _)| *thread).collect();
        narrator::begin_to_wait(On::Threads(threads), Some(place), || {
            "waits in the scope".to_owned()
        });
        result
    });
    narrator::has_waited();
    let panics = panics.lock().expect("no push panics");
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_)
            if panics.iter().any(|(_, it)| it.load(Ordering::Relaxed)) =>
        {
            panic!("a scoped thread panicked")
        }
        Ok(result) => result,
    }
}
