//! Who did what, in the order in which it took effect.
//!
//! All threads of one execution run on one thread of the system, so a thread
//! local holds the story. It is written only while somebody listens.

use ::std::cell::RefCell;
use ::std::collections::BTreeMap;
use ::std::fmt::Write;
use ::std::mem;
use ::std::panic::Location;
use ::std::sync::atomic::{AtomicU32, Ordering};

/// One step of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who did it.
    pub thread: String,
    /// What it did.
    pub what: String,
    /// The file as the compiler calls it, and the line.
    pub place: Option<(String, u32)>,
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

/// A blocking call that has not come back.
struct Waiting {
    what: String,
    place: Option<(String, u32)>,
    /// The lock it waits for, if it is one.
    lock: Option<u32>,
    /// The condvar it waits at, if it is one.
    condvar: Option<u32>,
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
    /// Who has which lock.
    holders: BTreeMap<u32, usize>,
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
    STORY.with_borrow_mut(|story| story.alive -= 1);
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
        if !mem::replace(&mut waiting.told, true) {
            if let Some(lock) = waiting.lock
                && let Some(holder) = story.holders.get(&lock)
            {
                let holder = self::thread(*holder);
                let _ = write!(waiting.what, ", which {holder} holds");
            }
            let step = Step {
                thread: String::new(),
                what: waiting.what.clone(),
                place: waiting.place.clone(),
            };
            story.steps.push((thread, step));
        }
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
        let what = what.map_or_else(
            || waits.what.clone(),
            |(_, at)| format!("waits {at}"),
        );
        let step = Step {
            thread: String::new(),
            what,
            place: waits.place.clone(),
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

/// The first thread is 0; 1 is nobody (see `models::explore`), so the first
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
    if !listens() {
        return;
    }
    let step = Step {
        thread: String::new(),
        what: what(),
        place: named(place),
    };
    STORY.with_borrow_mut(|story| story.steps.push((me(), step)));
}

/// The same for a panic, from the hook.
pub fn tell_panic(message: &str, place: Option<&Location<'_>>) {
    if !listens() {
        return;
    }
    let step = Step {
        thread: String::new(),
        what: format!("panics: {message}"),
        place: place.map(|at| (at.file().to_owned(), at.line())),
    };
    STORY.with_borrow_mut(|story| story.steps.push((me(), step)));
}

/// Makes a call that may block, and says so only if it does.
pub(crate) fn wait<T>(
    place: Place,
    what: impl FnOnce() -> String,
    call: impl FnOnce() -> T,
) -> T {
    wait_for(None, place, what, call)
}

/// The same for a lock, whose holder is named, or for a condvar, so that it
/// is known who is there.
pub(crate) fn wait_for<T>(
    on: Option<(&Id, Kind)>,
    place: Place,
    what: impl FnOnce() -> String,
    call: impl FnOnce() -> T,
) -> T {
    if !listens() {
        return call();
    }
    let number = |(id, kind): (&Id, Kind)| id.number(kind);
    let waiting = Waiting {
        what: what(),
        place: named(place),
        lock: on.filter(|(_, kind)| *kind == Kind::Lock).map(number),
        condvar: on.filter(|(_, kind)| *kind == Kind::Condvar).map(number),
        told: false,
    };
    let thread = me();
    STORY.with_borrow_mut(|story| story.waiting.insert(thread, waiting));
    let result = call();
    STORY.with_borrow_mut(|story| story.waiting.remove(&thread));
    result
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

    /// The calling thread has this lock now.
    pub(crate) fn is_held(&self) {
        if listens() {
            let lock = self.number(Kind::Lock);
            STORY.with_borrow_mut(|story| story.holders.insert(lock, me()));
        }
    }

    /// Whether no thread waits at this condvar.
    pub(crate) fn nobody_waits(&self) -> bool {
        let number = self.number(Kind::Condvar);
        STORY.with_borrow(|story| {
            let mut waiting = story.waiting.values();
            !waiting.any(|it| it.told && it.condvar == Some(number))
        })
    }

    pub(crate) fn is_free(&self) {
        if listens() {
            let lock = self.number(Kind::Lock);
            STORY.with_borrow_mut(|story| story.holders.remove(&lock));
        }
    }
}
