//! Runs a piece of code once for every order of its threads' steps.

use ::std::cell::RefCell;
use ::std::mem;
use ::std::panic::{self, AssertUnwindSafe, catch_unwind};
use ::std::rc::Rc;
use ::std::sync::{Arc, Mutex, Once};

use crate::narrator::{self, Step};
use shuttle::scheduler::{
    PctScheduler, RandomScheduler, Schedule, Scheduler, Task, TaskId,
};
use shuttle::{Config, MaxSteps, Runner};

/// Returns what is wrong with what came out, if anything is.
pub type Check = fn() -> Option<String>;

/// Which orders to try.
#[derive(Clone, Debug)]
pub enum Plan {
    /// All there are, up to so many.
    Every {
        /// The most that are tried.
        cap: usize,
    },
    /// So many at random, and as many by random priorities.
    Many {
        /// How many of each kind.
        times: usize,
    },
    /// This one: who runs at each step, a letter for each thread.
    This {
        /// A letter for each step.
        schedule: String,
    },
}

/// One execution that went wrong.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Who ran at each step, a letter for each thread.
    pub schedule: String,
    /// How often a thread was stopped that could have gone on.
    pub preemptions: usize,
    /// What came of it.
    pub outcome: String,
    /// What its threads did.
    pub steps: Vec<Step>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// How many executions there were.
    pub schedules: usize,
    /// Whether these are all there are.
    pub all: bool,
    /// How many of them went wrong.
    pub failed: usize,
    /// The one of those with the fewest preemptions.
    pub failure: Option<Failure>,
}

/// How often a `park` may come back for no reason in one execution. Without
/// a limit there is no end to the orders.
const WAKE_UPS: usize = 1;

/// The most steps of one execution: a loop that waits by asking again and
/// again can go on for ever.
const STEPS: usize = 10_000;

/// The task that is only there to be able to go on when no other can.
const NOBODY: usize = 1;

/// Runs `check` as `plan` says. The steps of a failure are those of a replay.
#[must_use]
pub fn explore(check: Check, plan: &Plan) -> Found {
    prepare();
    let tell = matches!(plan, Plan::This { .. });
    let mut found = Found::default();
    match plan {
        Plan::Every { cap } => {
            let every = Every {
                left: *cap,
                ..Every::default()
            };
            run(check, Choice::Every(every), tell, &mut found);
            found.all = found.schedules < *cap;
        }
        Plan::Many { times } => {
            let random = RandomScheduler::new_from_seed(1, *times);
            run(check, Choice::Lent(Box::new(random)), tell, &mut found);
            let pct = PctScheduler::new_from_seed(1, 3, *times);
            run(check, Choice::Lent(Box::new(pct)), tell, &mut found);
        }
        Plan::This { schedule } => {
            let steps = schedule.bytes().map(task_of).collect();
            let this = Choice::This { steps, next: 0 };
            run(check, this, tell, &mut found);
            return found;
        }
    }
    found.failure = found.failure.map(|failure| {
        let schedule = failure.schedule.clone();
        let again = explore(check, &Plan::This { schedule }).failure;
        again.unwrap_or_else(|| Failure {
            outcome: "its replay did not go wrong".to_owned(),
            ..failure
        })
    });
    found
}

fn run(check: Check, choice: Choice, tell: bool, found: &mut Found) {
    let verdict: Arc<Mutex<Option<String>>> = Arc::default();
    let result = Rc::new(RefCell::new(mem::take(found)));
    let scheduler = Watched {
        choice,
        tell,
        running: false,
        steps: String::new(),
        preemptions: 0,
        wake_ups: 0,
        stopped: None,
        verdict: Arc::clone(&verdict),
        found: Rc::clone(&result),
    };
    let mut config = Config::new();
    config.max_steps = MaxSteps::None; // See `STEPS`.
    config.silence_warnings = true; // The README says it.
    config.stack_size = 0x20000;
    Runner::new(scheduler, config).run(move || {
        // Never chosen before the others have ended.
        drop(shuttle::thread::spawn(|| ()));
        let outcome = catch_unwind(AssertUnwindSafe(check));
        let outcome = outcome.unwrap_or_else(|payload| {
            let text = payload.downcast_ref::<&str>().copied();
            let text = text
                .map(str::to_owned)
                .or_else(|| payload.downcast_ref::<String>().cloned());
            let text = text.unwrap_or_else(|| "no text".to_owned());
            Some(format!("main panicked: {text}"))
        });
        *verdict.lock().expect("no holder panics") = outcome;
        narrator::one_less();
    });
    let last = result.take();
    *found = last;
}

enum Choice {
    Every(Every),
    Lent(Box<dyn Scheduler>),
    This { steps: Vec<usize>, next: usize },
}

/// All orders, depth first: what was chosen at each step, of how many.
#[derive(Default)]
struct Every {
    path: Vec<(usize, usize)>,
    depth: usize,
    left: usize,
    begun: bool,
}

impl Every {
    fn begin(&mut self) -> bool {
        if mem::replace(&mut self.begun, true) {
            // What was chosen before this step is not yet done with.
            self.path.truncate(self.depth);
            while let Some((chosen, of)) = self.path.pop() {
                if chosen + 1 < of {
                    self.path.push((chosen + 1, of));
                    break;
                }
            }
            if self.path.is_empty() {
                return false;
            }
        }
        self.depth = 0;
        let more = self.left > 0;
        self.left = self.left.saturating_sub(1);
        more
    }

    fn choose(&mut self, of: usize) -> usize {
        if self.depth == self.path.len() {
            self.path.push((0, of));
        }
        let (chosen, before) = self.path[self.depth];
        assert_eq!(before, of, "the same steps lead to the same choice");
        self.depth += 1;
        chosen
    }
}

/// Why an execution was not run to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// No thread can go on.
    Blocked,
    /// The recorded schedule asks for a thread that cannot.
    Misfit,
    /// There is no end to it.
    Endless,
}

/// Sees every choice: to record it, to tell of it, and to notice when no
/// thread can go on.
struct Watched {
    choice: Choice,
    tell: bool,
    running: bool,
    steps: String,
    preemptions: usize,
    wake_ups: usize,
    stopped: Option<Stop>,
    verdict: Arc<Mutex<Option<String>>>,
    found: Rc<RefCell<Found>>,
}

impl Watched {
    /// Takes down how the execution that has just ended went.
    fn finish(&mut self) {
        if !mem::take(&mut self.running) {
            return;
        }
        let mut found = self.found.borrow_mut();
        found.schedules += 1;
        let (steps, stuck) = narrator::end();
        let verdict = self.verdict.lock().expect("no holder panics").take();
        let outcome = match self.stopped {
            Some(Stop::Misfit) => {
                Some("the schedule does not fit this program".to_owned())
            }
            Some(Stop::Endless) => Some(format!(
                "it has not ended after {STEPS} steps: a loop that asks \
                 again and again?"
            )),
            Some(Stop::Blocked) => {
                let stuck: Vec<_> = stuck
                    .iter()
                    .map(|step| format!("{} {}", step.thread, step.what))
                    .collect();
                let cause = match stuck.len() {
                    0 => "",
                    _ => ": ",
                };
                let stuck = stuck.join("; ");
                Some(format!("no thread can go on{cause}{stuck}"))
            }
            None => verdict,
        };
        let Some(outcome) = outcome else { return };
        found.failed += 1;
        let best = found.failure.as_ref();
        if best.is_none_or(|best| self.preemptions < best.preemptions) {
            found.failure = Some(Failure {
                schedule: mem::take(&mut self.steps),
                preemptions: self.preemptions,
                outcome,
                steps,
            });
        }
    }
}

impl Scheduler for Watched {
    fn new_execution(&mut self) -> Option<Schedule> {
        self.finish();
        let schedule = match &mut self.choice {
            Choice::Every(every) => every.begin().then(|| Schedule::new(0)),
            Choice::Lent(scheduler) => scheduler.new_execution(),
            Choice::This { next, .. } => {
                (*next == 0).then(|| Schedule::new(0))
            }
        }?;
        narrator::begin(self.tell);
        self.running = true;
        self.steps.clear();
        self.preemptions = 0;
        self.wake_ups = 0;
        self.stopped = None;
        Some(schedule)
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        is_yielding: bool,
    ) -> Option<TaskId> {
        let current_can = current.is_some_and(|current| {
            runnable.iter().any(|t| t.id() == current && t.runnable())
        });
        if let Some(current) = current
            && !current_can
        {
            narrator::is_blocked(current.into());
        }
        // A panic unwinds in one go: a second one beside it would end the
        // process.
        if std::thread::panicking() && current_can {
            return current;
        }
        let others = runnable.iter().copied();
        let others = others.filter(|task| usize::from(task.id()) != NOBODY);
        if !others.clone().any(Task::runnable) {
            if narrator::alive() > 0 {
                self.stopped = Some(Stop::Blocked);
                return None;
            }
            return runnable.first().map(|task| task.id());
        }
        if self.steps.len() >= STEPS {
            self.stopped = Some(Stop::Endless);
            return None;
        }
        let may_wake = self.wake_ups < WAKE_UPS;
        let mut others: Vec<&Task> =
            others.filter(|task| may_wake || task.runnable()).collect();
        let chosen = match &mut self.choice {
            Choice::Every(every) => {
                // To go on comes first, so that the first orders are those
                // with few changes.
                others.sort_by_key(|task| Some(task.id()) != current);
                Some(others[every.choose(others.len())].id())
            }
            Choice::Lent(scheduler) => {
                scheduler.next_task(&others, current, is_yielding)
            }
            Choice::This { steps, next } => {
                let wanted = steps.get(*next).copied();
                *next += 1;
                let mut ids = others.iter().map(|task| task.id());
                ids.find(|id| Some(usize::from(*id)) == wanted)
            }
        };
        let Some(chosen) = chosen else {
            self.stopped = Some(Stop::Misfit);
            return None;
        };
        self.steps.push(letter(usize::from(chosen)));
        if current_can && Some(chosen) != current {
            self.preemptions += 1;
        }
        let chosen_task = others.iter().find(|task| task.id() == chosen);
        if chosen_task.is_some_and(|task| !task.runnable()) {
            self.wake_ups += 1;
        }
        Some(chosen)
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}

/// `m` for main, then `a`, `b`, ... in the order in which they were started.
fn letter(task: usize) -> char {
    let mut letters = std::iter::once('m').chain('a'..'m').chain('n'..='z');
    letters
        .nth(task.saturating_sub(usize::from(task > NOBODY)))
        .expect("a case has fewer threads than there are letters")
}

fn task_of(letter_of_it: u8) -> usize {
    let tasks = &mut (0..27).filter(|task| *task != NOBODY);
    let same = |task: &usize| letter(*task) == char::from(letter_of_it);
    tasks.find(same).unwrap_or(NOBODY)
}

/// The panics of an execution are its own business: they are told in the
/// story and not on standard error.
fn prepare() {
    static PREPARED: Once = Once::new();
    PREPARED.call_once(|| {
        let report = panic::take_hook();
        // shuttle installs a hook of its own when it first runs. Let it, and
        // put that aside.
        let nothing = RandomScheduler::new_from_seed(1, 1);
        Runner::new(nothing, Config::new()).run(|| ());
        drop(panic::take_hook());
        panic::set_hook(Box::new(move |panic| {
            if shuttle::current::try_get_current_task().is_none() {
                return report(panic);
            }
            let payload = panic.payload();
            let text = payload.downcast_ref::<&str>().copied();
            let text = text
                .or_else(|| payload.downcast_ref().map(String::as_str))
                .unwrap_or("something that is no text");
            narrator::tell_panic(text, panic.location());
        }));
    });
}
