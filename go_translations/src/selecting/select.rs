//! `select` waits for several channels and a ticker: `tokio::select!`.
//!
//! Go: `select` with a case for each channel.
//! Rust: `tokio::select!` with a branch for each `recv()` and `tick()`, or for
//! each `recv_many()` in turn; crossbeam's `select!` between threads.
//! Checked: compile time: in a `match` on an enum, each kind of event has its
//! arm (`event_without_arm`); not at all: a channel that no branch names, and
//! whether a future that `select!` drops had already taken something.
//!
//! `tokio::select!` drops the futures that were not first, which loses nothing
//! if they are cancel-safe: `recv`, `recv_many` and `tick` are. It starts at a
//! random branch and goes on to the next. If the ticker is rarely ready, its
//! turns fall to the branch after it, so two busy queues are served 2 to 1:
//! uneven, but neither starves. `in_batches` is even and wakes once for up to
//! 64 messages. Its price: the other queue waits for a whole batch.
//!
//! Do not merge busy sources into one channel of an enum: on one thread the
//! first source fills it each time it runs, and the second one starves.
//!
//! Prints:
//!
//! ```text
//! 10000 orders and 10000 refunds sent: 199980000
//! received: 199980000
//! ```

use std::time::Duration;

use crossbeam::{channel, select};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

const PERIOD: Duration = Duration::from_millis(1);

/// Receives from both queues until they are closed and the clock has ticked;
/// returns the sum, in which a refund counts three times, and the ticks.
async fn receive(
    mut orders: mpsc::Receiver<u64>,
    mut refunds: mpsc::Receiver<u64>,
) -> (u64, u64) {
    let mut ticker = ticker();
    let (mut sum, mut ticks) = (0, 0);
    let (mut more_orders, mut more_refunds) = (true, true);
    while more_orders || more_refunds || ticks == 0 {
        tokio::select! {
            order = orders.recv(), if more_orders => match order {
                Some(number) => sum += number,
                None => more_orders = false,
            },
            refund = refunds.recv(), if more_refunds => match refund {
                Some(number) => sum += 3 * number,
                None => more_refunds = false,
            },
            _ = ticker.tick() => ticks += 1,
        }
    }
    (sum, ticks)
}

/// Ticks first after one period, as in Go: `interval` would tick at once.
fn ticker() -> Interval {
    let mut ticker = interval_at(Instant::now() + PERIOD, PERIOD);
    ticker.set_missed_tick_behavior(MissedTickBehavior::Skip);
    ticker
}

/// Returns what `receive` adds up from two sources, a task each.
pub async fn two_channels(numbers: u64) -> u64 {
    let mut sources = JoinSet::new();
    let orders = source(&mut sources, numbers);
    let refunds = source(&mut sources, numbers);
    let (sum, _ticks) = receive(orders, refunds).await;
    sources.join_all().await;
    sum
}

fn source(to: &mut JoinSet<()>, numbers: u64) -> mpsc::Receiver<u64> {
    let (queue, receiver) = mpsc::channel(100);
    to.spawn(async move {
        for number in 0..numbers {
            if queue.send(number).await.is_err() {
                break; // The loop has left.
            }
        }
    });
    receiver
}

struct Source {
    queue: mpsc::Receiver<u64>,
    times: u64,
    open: bool,
    batch: Vec<u64>,
}

impl Source {
    fn new(queue: mpsc::Receiver<u64>, times: u64) -> Self {
        let batch = Vec::with_capacity(64);
        Self {
            queue,
            times,
            open: true,
            batch,
        }
    }

    /// Waits for up to 64 numbers. It is cancel-safe, because `recv_many` is,
    /// and nothing is awaited after it.
    async fn batch(&mut self) -> u64 {
        self.open = self.queue.recv_many(&mut self.batch, 64).await > 0;
        self.times * self.batch.drain(..).sum::<u64>()
    }
}

/// Does the same as `receive`, a batch at a time.
async fn receive_batches(
    orders: mpsc::Receiver<u64>,
    refunds: mpsc::Receiver<u64>,
) -> (u64, u64) {
    let mut sources = [Source::new(orders, 1), Source::new(refunds, 3)];
    let mut ticker = ticker();
    let (mut sum, mut ticks) = (0, 0);
    while sources.iter().any(|source| source.open) || ticks == 0 {
        let [first, second] = &mut sources;
        tokio::select! {
            biased; // From top to bottom. The tick is rarely ready.
            _ = ticker.tick() => ticks += 1,
            part = first.batch(), if first.open => {
                sum += part;
                sources.swap(0, 1); // The other one is first now.
            }
            part = second.batch(), if second.open => sum += part,
        }
    }
    (sum, ticks)
}

/// Returns what `receive_batches` adds up from the same sources.
pub async fn in_batches(numbers: u64) -> u64 {
    let mut sources = JoinSet::new();
    let orders = source(&mut sources, numbers);
    let refunds = source(&mut sources, numbers);
    let (sum, _ticks) = receive_batches(orders, refunds).await;
    sources.join_all().await;
    sum
}

/// With threads: crossbeam selects an operation, and drops nothing.
pub fn literal(numbers: u64) -> u64 {
    let (queue, mut orders) = channel::bounded(100);
    let (second_queue, mut refunds) = channel::bounded(100);
    std::thread::scope(|scope| {
        for queue in [queue, second_queue] {
            scope.spawn(move || {
                for number in 0..numbers {
                    queue.send(number).expect("the loop receives it");
                }
            });
        }
        let ticker = channel::tick(PERIOD);
        let (mut sum, mut ticks, mut open) = (0, 0, 2);
        while open > 0 || ticks == 0 {
            select! {
                recv(orders) -> order => match order {
                    Ok(number) => sum += number,
                    Err(_) => {
                        orders = channel::never();
                        open -= 1;
                    }
                },
                recv(refunds) -> refund => match refund {
                    Ok(number) => sum += 3 * number,
                    Err(_) => {
                        refunds = channel::never();
                        open -= 1;
                    }
                },
                recv(ticker) -> _ => ticks += 1,
            }
        }
        sum
    })
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let numbers = 10_000;
    let sent = 4 * (0..numbers).sum::<u64>();
    println!("{numbers} orders and {numbers} refunds sent: {sent}");
    println!("received: {}", two_channels(numbers).await);
    assert_eq!(in_batches(numbers).await, sent);
    assert_eq!(literal(numbers), sent);
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc::{Receiver, Sender};
    use tokio::task::yield_now;
    use tokio::time::advance;

    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn nothing_is_lost_whatever_the_number() {
        for numbers in [0, 1, 63, 64, 65, 99, 100, 101, 5000] {
            let sum = 4 * (0..numbers).sum::<u64>();
            assert_eq!(two_channels(numbers).await, sum);
            assert_eq!(in_batches(numbers).await, sum);
            assert_eq!(literal(numbers), sum);
        }
    }

    const FULL: usize = 200_000;

    /// Two queues that are ready at each turn of the loop.
    fn full() -> ([Sender<u64>; 2], [Receiver<u64>; 2]) {
        let (senders, receivers): (Vec<_>, Vec<_>) = (0..2)
            .map(|_| {
                let (queue, receiver) = mpsc::channel(FULL);
                for _ in 0..FULL {
                    queue.try_send(1).expect("there is a place");
                }
                (queue, receiver)
            })
            .unzip();
        let two = "there are two";
        (
            senders.try_into().expect(two),
            receivers.try_into().expect(two),
        )
    }

    /// How many of some 20,000 messages come from each of two full queues.
    async fn shares<L>(
        receive: impl FnOnce(Receiver<u64>, Receiver<u64>) -> L,
    ) -> [usize; 2]
    where
        L: Future<Output = (u64, u64)> + Send + 'static,
    {
        let (queues, [orders, refunds]) = full();
        let taken = || queues.each_ref().map(Sender::capacity);
        let receiving = tokio::spawn(receive(orders, refunds));
        while taken().iter().sum::<usize>() < 20_000 {
            yield_now().await;
        }
        let shares = taken(); // Before the abort: it empties the queues.
        receiving.abort();
        assert!(receiving.await.is_err_and(|end| end.is_cancelled()));
        shares
    }

    #[tokio::test]
    async fn neither_of_two_full_queues_starves() {
        let [orders, refunds] = shares(receive).await;
        let all = orders + refunds;
        // Two thirds and one third; these limits are 20 standard deviations
        // away.
        assert!(refunds > all / 4, "{orders} : {refunds}");
        assert!(orders > all * 3 / 5, "{orders} : {refunds}");

        let [orders, refunds] = shares(receive_batches).await;
        assert!(orders.abs_diff(refunds) <= 64, "{orders} : {refunds}");
    }

    /// How many of five ticks are seen while both queues are full.
    async fn ticks_seen<L>(
        receive: impl FnOnce(Receiver<u64>, Receiver<u64>) -> L,
    ) -> u64
    where
        L: Future<Output = (u64, u64)> + Send + 'static,
    {
        let (queues, [orders, refunds]) = full();
        let receiving = tokio::spawn(receive(orders, refunds));
        yield_now().await; // The ticker is made here.
        for _ in 0..5 {
            advance(PERIOD).await;
            yield_now().await;
        }
        assert!(queues.iter().all(|queue| queue.capacity() < FULL));
        drop(queues);
        receiving.await.expect("receiving does not panic").1
    }

    #[tokio::test(start_paused = true)]
    async fn full_queues_drop_no_tick() {
        assert_eq!(ticks_seen(receive).await, 5);
        assert_eq!(ticks_seen(receive_batches).await, 5);
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_tick_comes_after_a_period() {
        let start = Instant::now();
        ticker().tick().await;
        assert_eq!(start.elapsed(), PERIOD);
    }

    #[tokio::test]
    async fn in_one_channel_of_an_enum_the_second_source_starves() {
        enum Event {
            Order,
            Refund,
        }
        let (queue, mut events) = mpsc::channel(100);
        let mut sources = JoinSet::new();
        for event in [|| Event::Order, || Event::Refund] {
            let queue = queue.clone();
            sources.spawn(async move {
                while queue.send(event()).await.is_ok() {}
            });
        }
        let (mut orders, mut refunds) = (0, 0);
        for _ in 0..10_000 {
            match events.recv().await.expect("both sources send") {
                Event::Order => orders += 1,
                Event::Refund => refunds += 1,
            }
        }
        assert!(refunds < orders / 50, "{orders} : {refunds}");
        sources.shutdown().await;
    }

    /// Not cancel-safe: while it waits for the second it has the first.
    async fn pair(queue: &mut Receiver<u64>) -> Option<(u64, u64)> {
        Some((queue.recv().await?, queue.recv().await?))
    }

    #[tokio::test]
    async fn what_select_drops_may_have_taken_something() {
        let (queue, mut numbers) = mpsc::channel(1);
        queue.send(7).await.expect("the receiver is here");
        tokio::select! {
            biased;
            _ = pair(&mut numbers) => unreachable!("there is no second"),
            () = std::future::ready(()) => {}
        }
        assert!(numbers.is_empty()); // 7 went with the future.
    }
}
