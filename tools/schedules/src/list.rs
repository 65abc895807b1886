//! Every case: the file, the call, and what must come of it.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::task::Waker;

use crate::calls::{
    asked_and_answered, each_in_order, edit_and_click, kitchen_goes_home,
    leave_beside_an_event, listen_beside, polls_of_a_task,
    quit_beside_a_post, raised_by_two, removed_beside_an_event,
    subscribe_in_a_handler, take_turns, window_of_two_devices,
};
use crate::events::sharded_loops::Event;
use crate::os_threads::barrier_phases::Share;
use shuttled_std::explore::{Check, Failure, Found, Plan, explore};

// Does not compile against the real std, where a deadlock would be a hang.
const _: () = assert!(std::IS_A_MIRROR);

/// A call of an example's function, small enough to be tried in every order.
#[derive(Clone)]
pub struct Case {
    pub name: &'static str,
    /// From the root of the workspace.
    pub file: &'static str,
    /// What the file says, as it was compiled: its lines are in the stories.
    pub source: &'static str,
    code: &'static str,
    /// What has to hold of what it returns.
    pub wanted: &'static str,
    /// Whether it is wrong on purpose.
    pub is_wrong: bool,
    plan: Plan,
    check: Check,
}

/// No right case may need as many schedules as this.
const CAP: usize = 20_000;

/// How many schedules are tried of each kind where there is no end to them.
const TIMES: usize = 500;

/// The failing schedule that was recorded, and what came of it.
pub struct Recorded {
    pub schedule: String,
    pub outcome: String,
}

impl Case {
    /// What is called, in one line.
    #[must_use]
    pub fn call(&self) -> String {
        one_line(self.code)
    }

    /// Tries every schedule, or many.
    #[must_use]
    pub fn explore(&self) -> Found {
        explore(self.check, &self.plan)
    }

    /// Runs one schedule; None if nothing goes wrong in it.
    #[must_use]
    pub fn replay(&self, schedule: &str) -> Option<Failure> {
        let schedule = schedule.to_owned();
        explore(self.check, &Plan::This { schedule }).failure
    }

    /// What is wrong with what was found, in words for whoever mends it.
    #[must_use]
    pub fn complaint(&self, found: &Found) -> Option<String> {
        let Self { name, file, .. } = self;
        let schedules = found.schedules;
        if schedules < 2 {
            return Some(format!(
                "{name}: it has one schedule only: does {file} take its \
                 threads from `std`?"
            ));
        }
        if let Plan::Every { cap } = self.plan
            && !found.all
        {
            return Some(format!(
                "{name}: {cap} schedules are not all: make the call smaller"
            ));
        }
        match (&found.failure, self.is_wrong) {
            (Some(_), true) | (None, false) => None,
            (None, true) => Some(format!(
                "{name}: wrong on purpose, and right in all of {schedules} \
                 schedules: does {file} take what it shares from `std`?"
            )),
            (Some(failure), false) => Some(format!(
                "{name}: wrong in {} of {schedules} schedules; in {} {}",
                found.failed, failure.schedule, failure.outcome
            )),
        }
    }

    /// The same, said to be right.
    #[must_use]
    pub fn claimed_right(&self) -> Self {
        Self {
            is_wrong: false,
            ..self.clone()
        }
    }

    /// The same, with another limit to the number of schedules.
    #[must_use]
    pub fn with_cap(&self, cap: usize) -> Self {
        Self {
            plan: Plan::Every { cap },
            ..self.clone()
        }
    }

    /// Whether the plan was to try all there are.
    #[must_use]
    pub fn tries_all(&self) -> bool {
        matches!(self.plan, Plan::Every { .. })
    }

    /// Where its failing schedule is recorded.
    #[must_use]
    pub fn record(&self) -> String {
        let folder = env!("CARGO_MANIFEST_DIR");
        format!("{folder}/recorded/{}.txt", self.name)
    }

    /// The failing schedule of a wrong one; None if there is no record.
    #[must_use]
    pub fn recorded(&self) -> Option<Recorded> {
        let text = fs::read_to_string(Path::new(&self.record())).ok()?;
        let (schedule, outcome) = text.trim_end().split_once('\n')?;
        Some(Recorded {
            schedule: schedule.to_owned(),
            outcome: outcome.to_owned(),
        })
    }
}

macro_rules! case {
    (
        $name:ident $kind:ident $($file:literal)?
        in $($module:ident)::+ : $call:expr,
        $holds:expr, $wanted:literal
    ) => {
        Case {
            name: stringify!($name),
            file: case!(@file $($file)?; $($module)::+),
            source: include_str!(concat!(
                "../../../", case!(@file $($file)?; $($module)::+)
            )),
            code: stringify!($call),
            wanted: $wanted,
            is_wrong: case!(@wrong $kind),
            plan: case!(@plan $kind),
            check: || {
                #[allow(unused_imports, reason = "each call needs others")]
                use crate::$($module)::+::*;
                let result = $call;
                if crate::list::holds(&result, $holds) {
                    return None;
                }
                let call = crate::list::one_line(stringify!($call));
                Some(format!("{call} returned {result:?}"))
            },
        }
    };
    (@file $file:literal; $($module:ident)::+) => { $file };
    (@file; examples::$module:ident) => {
        concat!("tools/schedules/src/examples/", stringify!($module), ".rs")
    };
    (@file; $section:ident::$module:ident) => {
        concat!(
            stringify!($section), "/src/", stringify!($module), ".rs"
        )
    };
    (@wrong wrong) => { true };
    (@wrong $right:ident) => { false };
    (@plan many) => { Plan::Many { times: TIMES } };
    (@plan $every:ident) => { Plan::Every { cap: CAP } };
}

/// All of them. A wrong one stands above what cures it.
pub const CASES: &[Case] = &[
    // Wrong on purpose.
    case!(
        lost_update wrong "os_threads/src/atomics/lost_update.rs"
        in os_threads::lost_update: sell_together(2, sell_in_steps),
        |sold| *sold == 2, "both tickets are on the books"
    ),
    case!(
        check_then_act wrong in examples::check_then_act:
        book_together(Table::book_in_steps),
        |theirs| *theirs == 1, "one guest is told that the table is theirs"
    ),
    case!(
        lock_order wrong "os_threads/src/locks/lock_order.rs"
        in os_threads::lock_order: pay_both_ways(transfer_as_called, 1),
        |balances| *balances == [100, 100], "both payments are made"
    ),
    case!(
        lost_wake_up wrong in examples::lost_wake_up:
        send_letter(Letterbox::put_and_ring),
        |()| true, "the letter is read"
    ),
    case!(
        lost_permit wrong in examples::lost_permit:
        do_all(&Printers::new(1), print_by_hand, [tear_the_paper, || ()]),
        |panicked| *panicked == 1, "the other job is done"
    ),
    case!(
        drop_order wrong in examples::drop_order: next_gets_in(ring_first),
        |in_there| *in_there, "the room is free when the bell rings"
    ),
    case!(
        listener_under_the_lock wrong
        "events/src/handlers/emit_inside_a_handler.rs"
        in events::emit_inside_a_handler:
        subscribe_in_a_handler(Desk::publish_locked),
        |()| true, "a listener may subscribe another one"
    ),
    // Their cures.
    case!(
        update_in_one_step right "os_threads/src/atomics/lost_update.rs"
        in os_threads::lost_update: sell_together(2, sell),
        |sold| *sold == 2, "both tickets are on the books"
    ),
    case!(
        act_in_one_step right in examples::check_then_act:
        book_together(Table::book),
        |theirs| *theirs == 1, "one guest is told that the table is theirs"
    ),
    case!(
        locks_in_order right "os_threads/src/locks/lock_order.rs"
        in os_threads::lock_order: pay_both_ways(transfer, 1),
        |balances| *balances == [100, 100], "both payments are made"
    ),
    case!(
        wake_up_under_the_lock right in examples::lost_wake_up:
        send_letter(Letterbox::put),
        |()| true, "the letter is read"
    ),
    case!(
        permit_in_a_guard right in examples::lost_permit:
        do_all(&Printers::new(1), print, [tear_the_paper, || ()]),
        |panicked| *panicked == 1, "the other job is done"
    ),
    case!(
        unlock_then_ring right in examples::drop_order:
        next_gets_in(unlock_first),
        |in_there| *in_there, "the room is free when the bell rings"
    ),
    case!(
        listener_from_a_copy right
        "events/src/handlers/emit_inside_a_handler.rs"
        in events::emit_inside_a_handler:
        subscribe_in_a_handler(Desk::publish),
        |()| true, "a listener may subscribe another one"
    ),
    // The rest of the sections, in their order.
    case!(
        send_through_channel right in ownership::send_through_channel:
        hand_over(2),
        |(from, to, ends)| from == to && *ends == [1, 2],
        "the buffer arrives, at the address that it had"
    ),
    case!(
        count_with_mutex right "ownership/src/mutate_with_mutex.rs"
        in ownership::mutate_with_mutex: with_mutex(2, 1),
        |errors| *errors == 2, "no error is lost"
    ),
    case!(
        count_with_atomic right "ownership/src/mutate_with_mutex.rs"
        in ownership::mutate_with_mutex: with_atomic(2, 1),
        |errors| *errors == 2, "no error is lost"
    ),
    case!(
        count_and_add_up right "ownership/src/mutate_with_mutex.rs"
        in ownership::mutate_with_mutex: added_up(2, 1),
        |errors| *errors == 2, "no error is lost"
    ),
    case!(
        counter_shared right "ownership/src/counter_that_counts_nothing.rs"
        in ownership::counter_that_counts_nothing: with_atomic(2),
        |visits| *visits == 2, "both visits are counted"
    ),
    case!(
        counter_copied right "ownership/src/counter_that_counts_nothing.rs"
        in ownership::counter_that_counts_nothing: with_move(2),
        |visits| *visits == 0, "nothing is counted, whatever the order"
    ),
    case!(
        two_cooks right
        "send_sync/src/handing_over/receiver_has_one_reader.rs"
        in send_sync::receiver_has_one_reader: cooks(2, two_orders()),
        |done: &Vec<u32>| sorted(done) == [0, 1], "each order is done once"
    ),
    case!(
        guard_lent_out right
        "send_sync/src/locks/guard_stays_on_its_thread.rs"
        in send_sync::guard_stays_on_its_thread:
        first_and_last(&two_items().lock().expect("it is new")),
        |orders| *orders == ["tea", "sugar"], "both look through one guard"
    ),
    case!(
        readers_overlap right "send_sync/src/locks/readers_overlap.rs"
        in send_sync::readers_overlap: read_together(2),
        |read| *read == [7, 7], "both are inside at once"
    ),
    case!(
        holders_do_not_overlap right
        "send_sync/src/locks/readers_overlap.rs"
        in send_sync::readers_overlap: try_to_join_one(2),
        |got_in| *got_in == 0, "nobody joins the one inside"
    ),
    case!(
        cell_under_mutex right "send_sync/src/locks/rwlock_needs_sync.rs"
        in send_sync::rwlock_needs_sync: visits_under_mutex(2),
        |visits| *visits == 2, "both visits are counted"
    ),
    case!(
        atomic_under_rwlock right
        "send_sync/src/locks/rwlock_needs_sync.rs"
        in send_sync::rwlock_needs_sync: visits_under_rwlock(2),
        |visits| *visits == 2, "both visits are counted"
    ),
    case!(
        references right "send_sync/src/rules/references.rs"
        in send_sync::references: sum_in_halves(&[1, 2, 3, 4]),
        |sum| *sum == 10, "the halves add up"
    ),
    case!(
        auction right "send_sync/src/sharing/atomics.rs"
        in send_sync::atomics: auction(2, 1),
        |auction| *auction == (2, 1), "no bid is lost"
    ),
    case!(
        arc_in_threads right "send_sync/src/sharing/rc_or_arc.rs"
        in send_sync::rc_or_arc: total_away(&std::sync::Arc::new([3, 5])),
        |total| *total == 6, "both read the price"
    ),
    case!(
        mutex_in_threads right "send_sync/src/sharing/refcell_or_mutex.rs"
        in send_sync::refcell_or_mutex: in_threads(2),
        |orders| *orders == [0, 1], "no order is lost"
    ),
    case!(
        results_from_handles right in scoped_threads::results_from_handles:
        count_lines(&["a\nb", "c"]),
        |lines| *lines == [2, 1], "the counts are in order"
    ),
    case!(
        results_in_place right in scoped_threads::results_in_place:
        shout(&["tea", "milk"]),
        |loud| *loud == ["TEA", "MILK"], "each word is in its place"
    ),
    case!(
        chunked_sum right in scoped_threads::chunked_sum:
        sum_of_squares(&[1, 2, 3], two()),
        |sum| *sum == 14, "the chunks add up"
    ),
    case!(
        bounded_workers right in scoped_threads::bounded_workers:
        work(2, 2),
        |times| *times == [1, 1], "each job is done once"
    ),
    case!(
        nested_scopes right in scoped_threads::nested_scopes:
        add_up(&[[1, 2]]),
        |(sold, receipts)| *sold == [3] && *receipts == [3],
        "the shop has its total and its receipt"
    ),
    case!(
        panic_joined right "scoped_threads/src/panic_payload.rs"
        in scoped_threads::panic_payload: said(look_up(true)),
        |said: &(String, usize)| said.0 == "no price for salt" && said.1 == 2,
        "the reason is there, and the siblings are done"
    ),
    case!(
        panic_not_joined right "scoped_threads/src/panic_payload.rs"
        in scoped_threads::panic_payload: said(look_up(false)),
        |said: &(String, usize)| {
            said.0 == "a scoped thread panicked" && said.1 == 2
        },
        "the scope panics, and the siblings are done"
    ),
    case!(
        join_order right "os_threads/src/starting/join_order.rs"
        in os_threads::join_order: write_backwards(2),
        |(ended, joined)| {
            *ended == [1, 0] && *joined == ["part 0", "part 1"]
        },
        "it ends backwards and is joined forwards"
    ),
    case!(
        order_of_arrival right "os_threads/src/starting/join_order.rs"
        in os_threads::join_order: order_of_arrival(2),
        |order: &Vec<usize>| sorted(order) == [0, 1],
        "both arrive, in whatever order"
    ),
    case!(
        split_the_work right "os_threads/src/starting/split_the_work.rs"
        in os_threads::split_the_work: sum_of_squares(4, two()),
        |sum| *sum == 14, "the parts add up"
    ),
    case!(
        park_and_unpark right "os_threads/src/waiting/park_and_unpark.rs"
        in os_threads::park_and_unpark: ask(42),
        |price| *price == 42, "the price arrives"
    ),
    case!(
        queue_of_one_cook right "os_threads/src/waiting/condvar_queue.rs"
        in os_threads::condvar_queue: serve(1, 2),
        |taken| *taken == [[1, 2]], "each order is taken once, in order"
    ),
    case!(
        queue_of_two_cooks many "os_threads/src/waiting/condvar_queue.rs"
        in os_threads::condvar_queue: serve(2, 1),
        |taken: &Vec<Vec<u32>>| taken.concat() == [1],
        "the order is taken once, and both cooks go home"
    ),
    case!(
        queue_in_a_rush many "os_threads/src/waiting/condvar_queue.rs"
        in os_threads::condvar_queue: serve(3, 5),
        |taken: &Vec<Vec<u32>>| sorted(&taken.concat()) == [1, 2, 3, 4, 5],
        "each order is taken once, and all cooks go home"
    ),
    case!(
        barrier_phases right "os_threads/src/waiting/barrier_phases.rs"
        in os_threads::barrier_phases: summed_up(shares(vec!["a b c", "d"])),
        |(percent, leaders): &(Vec<usize>, usize)| {
            *percent == [75, 25] && *leaders == 1
        },
        "all counts are there before any share, and one leads"
    ),
    case!(
        barrier_before_second_lock right
        "os_threads/src/locks/lock_order.rs"
        in os_threads::lock_order: second_locks_are_free(),
        |free| *free == [false, false],
        "the barrier makes sure of the deadlock"
    ),
    case!(
        barrier_before_store right "os_threads/src/atomics/lost_update.rs"
        in os_threads::lost_update: sell_at_the_same_moment(2),
        |sold| *sold == 1, "the barrier makes sure of the loss"
    ),
    case!(
        one_lock right "os_threads/src/locks/contention.rs"
        in os_threads::contention: one_lock(2, 1),
        |total| *total == 2, "no vote is lost"
    ),
    case!(
        one_atomic right "os_threads/src/locks/contention.rs"
        in os_threads::contention: one_atomic(2, 1),
        |total| *total == 2, "no vote is lost"
    ),
    case!(
        sharded right "os_threads/src/locks/contention.rs"
        in os_threads::contention: sharded(2, 1),
        |total| *total == 2, "no vote is lost"
    ),
    case!(
        added_locally right "os_threads/src/locks/contention.rs"
        in os_threads::contention: added_locally(2, 2),
        |total| *total == 4, "no vote is lost"
    ),
    case!(
        relaxed_counter right "os_threads/src/atomics/relaxed_counter.rs"
        in os_threads::relaxed_counter: count_visitors(2, 2),
        |visitors| *visitors == 4, "no visitor is lost"
    ),
    case!(
        copies_counted right "os_threads/src/atomics/relaxed_counter.rs"
        in os_threads::relaxed_counter: count_in_copies(2, 2),
        |(counted, left)| *counted == [2, 2] && *left == 0,
        "each thread has counted in a copy"
    ),
    case!(
        seats_sold_once right
        "os_threads/src/atomics/compare_exchange_loop.rs"
        in os_threads::compare_exchange_loop: sell_out(2, 1, take_seat),
        |sold| *sold == [1], "each seat is sold once"
    ),
    case!(
        try_update right "os_threads/src/atomics/compare_exchange_loop.rs"
        in os_threads::compare_exchange_loop:
        sell_out(2, 1, take_seat_shorter),
        |sold| *sold == [1], "each seat is sold once"
    ),
    case!(
        flag_then_data right "os_threads/src/atomics/release_acquire.rs"
        in os_threads::release_acquire: look_once(Menu::announce),
        |seen| matches!(seen, None | Some((5, 2))),
        "the prices are seen whole or not yet"
    ),
    case!(
        stop_flag right "os_threads/src/atomics/stop_flag.rs"
        in os_threads::stop_flag: scan_until_stopped(2),
        |scanned| *scanned <= 2, "the worker ends, and the stop cuts it short"
    ),
    case!(
        ping_pong right "os_threads/src/limits/context_switch.rs"
        in os_threads::context_switch: play(2),
        |_| true, "each throw comes back"
    ),
    case!(
        parked_let_go many "os_threads/src/limits/ten_thousand_threads.rs"
        in os_threads::ten_thousand_threads: park(2).end(),
        |ended| *ended == 2, "all that were parked end"
    ),
    case!(
        pool_total right "typestate/src/machines/builder.rs"
        in typestate::builder:
        Pool::builder().workers(two()).prices(&[5, 7]).start().total(),
        |total| *total == 12, "each price is added once"
    ),
    case!(
        lock_order_in_types many
        "typestate/src/threads/lock_order_in_types.rs"
        in typestate::lock_order_in_types: trade(1),
        |traded| *traded == (2, true), "no deadlock, and the books agree"
    ),
    case!(
        worker_stopped right "typestate/src/threads/worker_handle.rs"
        in typestate::worker_handle: packed(&[3, 1]),
        |packed| *packed == Ok(vec![3, 1]), "all orders are packed"
    ),
    case!(
        worker_panicked right "typestate/src/threads/worker_handle.rs"
        in typestate::worker_handle: packed(&[9, 1]),
        |packed| *packed == Err("too large"), "the reason comes out of stop"
    ),
    case!(
        racy_counter_cured right
        "go_translations/src/starting/data_race.rs"
        in go_translations::data_race: count(2),
        |visits| *visits == 2, "both visits are counted"
    ),
    case!(
        count_in_go right "go_translations/src/sharing/atomic_counter.rs"
        in go_translations::atomic_counter: count(2, 2),
        |visits| *visits == 4, "no visit is lost"
    ),
    case!(
        count_apart right "go_translations/src/sharing/atomic_counter.rs"
        in go_translations::atomic_counter: add_up_at_the_end(2, 2),
        |visits| *visits == 4, "no visit is lost"
    ),
    case!(
        sold_once right "go_translations/src/sharing/atomic_counter.rs"
        in go_translations::atomic_counter: sell(1, 2),
        |sold| *sold == 1, "the item is sold once"
    ),
    case!(
        barrier_between_two_steps right
        "go_translations/src/sharing/atomic_counter.rs"
        in go_translations::atomic_counter: in_two_steps(2),
        |visits| *visits == 1, "the barrier makes sure of the loss"
    ),
    case!(
        map_for_each right
        "go_translations/src/sharing/concurrent_map_writes.rs"
        in go_translations::concurrent_map_writes: tally(2, 1),
        |tea| *tea == 2, "no tea is lost"
    ),
    case!(
        map_under_mutex right
        "go_translations/src/sharing/concurrent_map_writes.rs"
        in go_translations::concurrent_map_writes: literal(2, 1),
        |tea| *tea == 2, "no tea is lost"
    ),
    case!(
        readers_read_often right "go_translations/src/sharing/rwmutex.rs"
        in go_translations::rwmutex: read_often(2, 1),
        |sum| *sum == 6, "both read the price"
    ),
    case!(
        writer_among_readers right "go_translations/src/sharing/rwmutex.rs"
        in go_translations::rwmutex: writer_among(2),
        |came_in| !came_in, "the writer is refused while both read"
    ),
    case!(
        raise_in_turns right "go_translations/src/sharing/rwmutex.rs"
        in go_translations::rwmutex: raised_by_two(),
        |(read, price)| *read == [4, 5] && *price == 5,
        "each reads what it wrote"
    ),
    case!(
        buffers_lent right "go_translations/src/sharing/pool.rs"
        in go_translations::pool: literal(2, 2),
        |(length, buffers)| *length == 12 && *buffers <= 2,
        "both lines are written, with a buffer for each worker at most"
    ),
    case!(
        question_and_answer right
        "async_runtime/src/under_the_hood/block_on.rs"
        in async_runtime::block_on: asked_and_answered(),
        |answer| *answer == "tea", "no wake-up is lost"
    ),
    case!(
        task_woken right "async_runtime/src/under_the_hood/task_queue.rs"
        in async_runtime::task_queue: polls_of_a_task(Waker::wake),
        |polls| *polls == 2, "the run waits for the waker, and polls again"
    ),
    case!(
        task_not_woken right
        "async_runtime/src/under_the_hood/task_queue.rs"
        in async_runtime::task_queue: polls_of_a_task(drop),
        |polls| *polls == 1, "the run ends when the waker is dropped"
    ),
    case!(
        publisher_waits right "events/src/fan_out/slow_listeners.rs"
        in events::slow_listeners: listen_beside(Policy::Wait, 2),
        |(received, lost)| *received == [1, 2] && *lost == 0,
        "nothing is lost"
    ),
    case!(
        drop_oldest right "events/src/fan_out/slow_listeners.rs"
        in events::slow_listeners: listen_beside(Policy::DropOldest, 2),
        |(received, lost): &(Vec<u32>, usize)| {
            received.ends_with(&[2]) && received.len() + lost == 2
        },
        "the last one is received, and what is lost is counted"
    ),
    case!(
        drop_newest right "events/src/fan_out/slow_listeners.rs"
        in events::slow_listeners: listen_beside(Policy::DropNewest, 2),
        |(received, lost): &(Vec<u32>, usize)| {
            received.starts_with(&[1]) && received.len() + lost == 2
        },
        "the first one is received, and what is lost is counted"
    ),
    case!(
        cut_off right "events/src/fan_out/slow_listeners.rs"
        in events::slow_listeners: listen_beside(Policy::CutOff, 2),
        |(received, lost): &(Vec<u32>, usize)| {
            received.starts_with(&[1]) && received.len() + lost == 2
        },
        "the first one is received, and what is lost is counted"
    ),
    case!(
        listener_goes_home right "events/src/fan_out/topics.rs"
        in events::topics: kitchen_goes_home(),
        |(told, office): &(Vec<usize>, usize)| {
            matches!(told[..], [2, 1 | 2, 1]) && *office == 3
        },
        "the kitchen is struck off, and the office gets all"
    ),
    case!(
        removed_beside_an_event right
        "events/src/handlers/emit_inside_a_handler.rs"
        in events::emit_inside_a_handler: removed_beside_an_event(),
        |heard| matches!(heard, 0 | 2), "all hear an event, or none"
    ),
    case!(
        leave_beside_an_event right
        "events/src/handlers/unsubscribe_by_drop.rs"
        in events::unsubscribe_by_drop: leave_beside_an_event(),
        |(told, heard): &([usize; 2], Vec<String>)| {
            matches!(told, [1 | 2, 1]) && heard.len() == told[0] - 1
        },
        "it hears the first event if it was counted, and no other"
    ),
    case!(
        two_devices right "events/src/loops/event_loop.rs"
        in events::event_loop: window_of_two_devices(),
        |window: &Window| {
            window.text == "t" && window.clicks == [(3, 4)]
        },
        "the window is the same in whatever order"
    ),
    case!(
        own_events_first right "events/src/loops/post_to_yourself.rs"
        in events::post_to_yourself: edit_and_click(),
        |trace| *trace == "Edited { } Redraw { } Clicked { }",
        "what follows comes before what was posted later"
    ),
    // Not wanted, since it does not hold: that each line is written, lost or
    // handed back. One that is posted between the last look into the queue and
    // the end of the queue is none of these.
    case!(
        quit_now right "events/src/loops/quit_or_drain.rs"
        in events::quit_or_drain: quit_beside_a_post(OnQuit::Now),
        |[written, lost, back]| *written == 1 && lost + back <= 1,
        "what was posted before Quit is written, and only that"
    ),
    case!(
        quit_after_what_waits right "events/src/loops/quit_or_drain.rs"
        in events::quit_or_drain: quit_beside_a_post(OnQuit::AfterWhatWaits),
        |[written, lost, back]| {
            matches!(written, 1 | 2) && *lost == 0 && written + back <= 2
        },
        "what was posted before Quit is written"
    ),
    case!(
        sharded_loops right "events/src/loops/sharded_loops.rs"
        in events::sharded_loops: sharded(2, &[event(0), event(1)]),
        |handled| *handled == [vec![event(0), event(1)], vec![]],
        "an account has one loop and keeps its order"
    ),
    case!(
        shared_queue right "events/src/loops/sharded_loops.rs"
        in events::sharded_loops: shared_queue(event(0), event(1)),
        |handled| *handled == [1, 0], "the later one is made to go first"
    ),
    case!(
        work_off_the_loop right "events/src/loops/work_off_the_loop.rs"
        in events::work_off_the_loop: run(Place::InAThread),
        |trace| *trace == ["open", "click", "loaded"],
        "the click comes through"
    ),
    case!(
        fair_turns right "events/src/order/fair_turns.rs"
        in events::fair_turns: take_turns(1),
        |sums| *sums == [(0, 1), (1, 1)].into(),
        "a bell that is heard finds an event, and none is lost"
    ),
    case!(
        fair_turns_of_more many "events/src/order/fair_turns.rs"
        in events::fair_turns: take_turns(4),
        |sums| *sums == [(0, 10), (1, 10)].into(),
        "a bell that is heard finds an event, and none is lost"
    ),
    case!(
        fifo_per_publisher right "events/src/order/fifo_per_publisher.rs"
        in events::fifo_per_publisher: each_in_order(2, 2),
        |in_order| *in_order, "each keeps its own order"
    ),
    case!(
        in_turns many "events/src/order/fifo_per_publisher.rs"
        in events::fifo_per_publisher: in_turns(2, &[1, 0]),
        |arrived| *arrived == [1, 0], "they arrive in the order of the turns"
    ),
];

/// A case of a file that the scheduler does not see.
pub const UNSEEN: Case = case!(
    unseen wrong "tools/schedules/src/unseen.rs"
    in unseen: sell_together(2, sell_in_steps),
    |sold| *sold == 2, "both tickets are on the books"
);

fn one_line(code: &str) -> String {
    let words: Vec<_> = code.split_whitespace().collect();
    words.join(" ")
}

/// Tells the compiler what the closure is given.
fn holds<T>(result: &T, test: impl FnOnce(&T) -> bool) -> bool {
    test(result)
}

fn two_orders() -> mpsc::Receiver<u32> {
    let (orders, queue) = mpsc::channel();
    for order in [0, 1] {
        orders.send(order).expect("the receiver is kept");
    }
    queue
}

fn two_items() -> Mutex<Vec<&'static str>> {
    Mutex::new(vec!["tea", "sugar"])
}

/// The percentages, and how many leaders there were.
fn summed_up(shares: Vec<Share>) -> (Vec<usize>, usize) {
    let leaders = shares.iter().filter(|share| share.leader).count();
    (shares.iter().map(|share| share.percent).collect(), leaders)
}

/// One of an account that goes to the first loop.
fn event(number: usize) -> Event {
    let account = 0;
    Event { account, number }
}

fn two() -> std::num::NonZero<usize> {
    std::num::NonZero::new(2).expect("two is not zero")
}

fn sorted<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut list = list.to_vec();
    list.sort();
    list
}

type Outcome = (Result<(), Box<dyn std::any::Any + Send>>, usize);

/// What a panic said.
fn said((outcome, done): Outcome) -> (String, usize) {
    let payload = outcome.expect_err("the salt thread panics");
    let text = payload.downcast_ref::<&str>().copied();
    (text.unwrap_or("not a text").to_owned(), done)
}

/// What `pack_all` of the example does.
fn packed(orders: &[u32]) -> Result<Vec<u32>, &'static str> {
    let running = crate::typestate::worker_handle::Idle::new(8).start();
    for order in orders {
        if running.pack(*order).is_err() {
            break;
        }
    }
    running
        .stop()
        .map(|stopped| stopped.packed)
        .map_err(|payload| {
            payload.downcast_ref::<&str>().copied().unwrap_or("no text")
        })
}
