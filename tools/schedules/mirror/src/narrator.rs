//! Who did what, in the order in which it took effect.
//!
//! All threads of one execution run on one thread of the system, so a thread
//! local holds the story. It is written only while somebody listens.

use ::std::cell::RefCell;
use ::std::collections::{BTreeMap, BTreeSet};
use ::std::fmt::Write;
use ::std::mem;
use ::std::panic::Location;
use ::std::ptr;
use ::std::sync::atomic::{AtomicU32, Ordering};

/// One step of the story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Who did it.
    pub thread: String,
    /// What it did.
    pub what: String,
    /// The file as the compiler calls it, and the line.
    pub place: Option<(String, u32)>,
    /// Where the guard was made whose drop this is.
    pub guard: Option<(String, u32)>,
}

/// What several threads use: each kind is counted for itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Atomic,
    Barrier,
    Channel,
    Condvar,
    Lock,
    Once,
}

impl Kind {
    const ALL: [(Self, &str); 6] = [
        (Self::Atomic, "atomic"),
        (Self::Barrier, "barrier"),
        (Self::Channel, "channel"),
        (Self::Condvar, "condvar"),
        (Self::Lock, "lock"),
        (Self::Once, "once"),
    ];
}

/// What a blocking call waits for, as far as others have a part in it. Locks
/// and condvars are known by their addresses.
pub(crate) enum On {
    Nothing,
    Lock(usize),
    Condvar(usize),
    /// The end of these threads.
    Threads(Vec<usize>),
}

/// A blocking call that has not returned.
struct Waiting {
    what: String,
    place: Option<(String, u32)>,
    on: On,
    told: bool,
}

#[derive(Default)]
struct Story {
    listens: bool,
    /// How many threads have been started and have not ended; with the first.
    alive: usize,
    names: BTreeMap<usize, String>,
    steps: Vec<(usize, Step)>,
    waiting: BTreeMap<usize, Waiting>,
    numbers: [u32; 6],
    /// Threads that have ended.
    ended: BTreeSet<usize>,
    /// Each thread that holds a lock, and the address of the lock. Kept in all
    /// executions, unlike the story.
    holders: Vec<(usize, usize)>,
}

thread_local! {
    static STORY: RefCell<Story> = RefCell::default();
}

/// A new execution begins, with its first thread.
pub fn begin(listens: bool) {
    STORY.replace(Story {
        listens,
        alive: 1,
        ..Story::default()
    });
}

/// A thread has begun.
pub fn one_more() {
    STORY.with_borrow_mut(|story| story.alive += 1);
}

/// A thread has ended.
pub fn one_less() {
    STORY.with_borrow_mut(|story| {
        story.alive -= 1;
        story.ended.insert(me());
    });
}

/// How many threads have begun and not ended.
#[must_use]
pub fn alive() -> usize {
    STORY.with_borrow(|story| story.alive)
}

/// The scheduler found `thread` unable to go on: it waits from here on.
pub fn is_blocked(thread: usize) {
    STORY.with_borrow_mut(|story| {
        let Some(waiting) = story.waiting.get_mut(&thread) else {
            return;
        };
        if mem::replace(&mut waiting.told, true) {
            return;
        }
        let waiting = &story.waiting[&thread];
        let mut what = waiting.what.clone();
        what += &story.others(thread, &waiting.on);
        let step = Step {
            what,
            place: waiting.place.clone(),
            ..Step::default()
        };
        story.steps.push((thread, step));
    });
}

/// The steps so far, and what each thread that came to no end waits for. The
/// story ends with this: what destructors do from here on is not told.
#[must_use]
pub fn end() -> (Vec<Step>, Vec<Step>) {
    let story = STORY.take();
    let stuck = story.waiting.iter().filter(|(_, waits)| waits.told);
    let stuck = stuck.map(|(thread, waits)| {
        // What it did before it began to wait is in the steps.
        let what = waits.what.split_once(" and waits ");
        let mut what = what.map_or_else(
            || waits.what.clone(),
            |(_, at)| format!("waits {at}"),
        );
        what += &story.others(*thread, &waits.on);
        if matches!(waits.on, On::Condvar(_)) {
            what += ", which no thread will notify";
        }
        let place = waits.place.clone();
        let step = Step {
            what,
            place,
            ..Step::default()
        };
        story.finish(*thread, step)
    });
    let steps = story.steps.iter();
    let steps =
        steps.map(|(thread, step)| story.finish(*thread, step.clone()));
    (steps.collect(), stuck.collect())
}

impl Story {
    fn name(&self, thread: usize) -> String {
        let named = self.names.get(&thread).cloned();
        named.unwrap_or_else(|| usual_name(thread))
    }

    /// Which other threads `thread` waits for.
    fn others(&self, thread: usize, on: &On) -> String {
        match on {
            On::Nothing | On::Condvar(_) => String::new(),
            On::Lock(lock) => {
                let holds =
                    self.holders.iter().filter(|(_, of)| of == lock);
                let holders: Vec<_> = holds.map(|(who, _)| *who).collect();
                match holders[..] {
                    [] => String::new(),
                    [holder] if holder == thread => {
                        ", which it holds itself".to_owned()
                    }
                    [_] => format!(", which {} holds", all(&holders)),
                    _ => format!(", which {} hold", all(&holders)),
                }
            }
            On::Threads(threads) => {
                let mut threads = threads.clone();
                threads.retain(|thread| !self.ended.contains(thread));
                format!(" for {} to end", all(&threads))
            }
        }
    }

    /// Puts names where [`thread`] and [`Id`] have left marks.
    fn finish(&self, thread: usize, mut step: Step) -> Step {
        step.thread = self.name(thread);
        let mut what = String::new();
        for (index, part) in step.what.split('\u{1}').enumerate() {
            if index % 2 == 0 {
                what.push_str(part);
                continue;
            }
            let (kind, number) = part.split_once(' ').unwrap_or_default();
            let number: usize = number.parse().unwrap_or_default();
            let kinds = &mut Kind::ALL.iter();
            match kinds.position(|(_, name)| *name == kind) {
                None => what.push_str(&self.name(number)),
                Some(index) if self.numbers[index] == 1 => {
                    let _ = write!(what, "the {kind}");
                }
                Some(_) => {
                    let letter = letter(number);
                    let _ = write!(what, "{kind} {letter}");
                }
            }
        }
        step.what = what;
        step
    }
}

/// A to Z, then numbers.
fn letter(number: usize) -> String {
    let letter = number.checked_sub(1).and_then(|n| u8::try_from(n).ok());
    match letter {
        Some(letter @ 0..26) => char::from(b'A' + letter).to_string(),
        _ => number.to_string(),
    }
}

/// The first thread is 0; 1 is nobody (see `explore`), so the first
/// that an example starts is 2.
fn usual_name(thread: usize) -> String {
    match thread {
        0 => "main".to_owned(),
        _ => format!("thread {}", thread - 1),
    }
}

/// The number of the calling thread.
pub(crate) fn me() -> usize {
    shuttle::current::try_get_current_task().map_or(0, usize::from)
}

/// A mark that becomes the thread's name.
pub(crate) fn thread(thread: usize) -> String {
    format!("\u{1}thread {thread}\u{1}")
}

/// The marks of several.
fn all(threads: &[usize]) -> String {
    let marks: Vec<_> = threads.iter().copied().map(thread).collect();
    marks.join(" and ")
}

pub(crate) fn call_it(thread: usize, name: Option<&str>) {
    if let Some(name) = name {
        STORY.with_borrow_mut(|story| {
            story.names.insert(thread, name.to_owned());
        });
    }
}

pub(crate) fn listens() -> bool {
    STORY
        .try_with(|story| story.try_borrow().is_ok_and(|s| s.listens))
        .unwrap_or(false)
}

type Place = Option<&'static Location<'static>>;

fn named(place: Place) -> Option<(String, u32)> {
    place.map(|place| (place.file().to_owned(), place.line()))
}

/// Says what the calling thread has just done.
pub(crate) fn tell(place: Place, what: impl FnOnce() -> String) {
    push(|| Step {
        what: what(),
        place: named(place),
        ..Step::default()
    });
}

/// The same for a panic, from the hook.
pub fn tell_panic(message: &str, place: Option<&Location<'_>>) {
    push(|| Step {
        what: format!("panics: {message}"),
        place: place.map(|at| (at.file().to_owned(), at.line())),
        ..Step::default()
    });
}

fn push(step: impl FnOnce() -> Step) {
    if listens() {
        let step = step();
        STORY.with_borrow_mut(|story| story.steps.push((me(), step)));
    }
}

/// Makes a call that may block, and says so only if it does.
pub(crate) fn wait<T>(
    on: On,
    place: Place,
    what: impl FnOnce() -> String,
    call: impl FnOnce() -> T,
) -> T {
    begin_to_wait(on, place, what);
    let result = call();
    has_waited();
    result
}

/// The first half of [`wait`].
pub(crate) fn begin_to_wait(
    on: On,
    place: Place,
    what: impl FnOnce() -> String,
) {
    if !listens() {
        return;
    }
    let waiting = Waiting {
        what: what(),
        place: named(place),
        on,
        told: false,
    };
    STORY.with_borrow_mut(|story| story.waiting.insert(me(), waiting));
}

/// The second half of [`wait`].
pub(crate) fn has_waited() {
    if listens() {
        STORY.with_borrow_mut(|story| story.waiting.remove(&me()));
    }
}

/// Tells things of one kind apart: A, B, C in the order of their first use.
#[derive(Default)]
pub(crate) struct Id(AtomicU32);

impl Id {
    pub(crate) const fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    fn number(&self, kind: Kind) -> u32 {
        let number = self.0.load(Ordering::Relaxed);
        if number != 0 {
            return number;
        }
        let number = STORY.with_borrow_mut(|story| {
            story.numbers[kind as usize] += 1;
            story.numbers[kind as usize]
        });
        self.0.store(number, Ordering::Relaxed);
        number
    }

    /// A mark that becomes `lock A`, or `the lock` where there is but one.
    pub(crate) fn mark(&self, kind: Kind) -> String {
        let name = Kind::ALL[kind as usize].1;
        format!("\u{1}{name} {}\u{1}", self.number(kind))
    }

    /// The lock that this is in.
    pub(crate) fn lock(&self) -> On {
        On::Lock(ptr::from_ref(self).addr())
    }

    /// The condvar that this is in.
    pub(crate) fn condvar(&self) -> On {
        On::Condvar(ptr::from_ref(self).addr())
    }

    fn hold(&self) -> (usize, usize) {
        (me(), ptr::from_ref(self).addr())
    }

    /// Whether the calling thread holds this lock.
    pub(crate) fn is_mine(&self) -> bool {
        let mine = self.hold();
        STORY.with_borrow(|story| story.holders.contains(&mine))
    }

    /// The calling thread holds this lock now.
    pub(crate) fn is_held(&self) {
        STORY.with_borrow_mut(|story| story.holders.push(self.hold()));
    }

    /// The calling thread has released this lock.
    pub(crate) fn is_free(&self) {
        let mine = self.hold();
        STORY.with_borrow_mut(|story| {
            let held = story.holders.iter().position(|it| *it == mine);
            held.map(|at| story.holders.swap_remove(at));
        });
    }

    /// The same, by the drop of a guard that was made at `guard`.
    pub(crate) fn is_dropped(&self, guard: &'static Location<'static>) {
        self.is_free();
        push(|| Step {
            what: format!("releases {}", self.mark(Kind::Lock)),
            guard: named(Some(guard)),
            ..Step::default()
        });
    }

    /// Whether no thread waits at this condvar.
    pub(crate) fn nobody_waits(&self) -> bool {
        let condvar = ptr::from_ref(self).addr();
        STORY.with_borrow(|story| {
            let mut waiting = story.waiting.values();
            !waiting.any(|it| {
                it.told && matches!(it.on, On::Condvar(at) if at == condvar)
            })
        })
    }
}

/// What becomes of a thread that waits for a lock which it holds itself.
pub(crate) fn wait_for_ever() {
    shuttle::future::block_on(::std::future::pending())
}
