//! Channels and a semaphore for futures of one thread: no lock, no atomic, no
//! `unsafe`.
//!
//! They stand for the least that such a thing can cost. A sender that found no
//! place is woken when half of the places are free, and then sends so many at
//! once. Permits are given in the order in which they were asked for.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

struct Shared<T> {
    queue: RefCell<VecDeque<T>>,
    places: usize,
    senders: Cell<usize>,
    receiver_is_there: Cell<bool>,
    waiting_senders: RefCell<Vec<Waker>>,
    waiting_receiver: Cell<Option<Waker>>,
}

/// The end that sends; there may be many.
pub struct Sender<T>(Rc<Shared<T>>);

/// The end that receives.
pub struct Receiver<T>(Rc<Shared<T>>);

/// A channel with so many places, at least one.
pub fn channel<T>(places: usize) -> (Sender<T>, Receiver<T>) {
    let shared = Rc::new(Shared {
        queue: RefCell::new(VecDeque::with_capacity(places)),
        places: places.max(1),
        senders: Cell::new(1),
        receiver_is_there: Cell::new(true),
        waiting_senders: RefCell::default(),
        waiting_receiver: Cell::new(None),
    });
    (Sender(Rc::clone(&shared)), Receiver(shared))
}

impl<T> Shared<T> {
    fn wake_receiver(&self) {
        if let Some(waker) = self.waiting_receiver.take() {
            waker.wake();
        }
    }

    fn wake_senders(&self) {
        let senders = self.waiting_senders.take();
        senders.into_iter().for_each(Waker::wake);
    }

    fn receive(&self, context: &Context) -> Poll<Option<T>> {
        let mut queue = self.queue.borrow_mut();
        let Some(value) = queue.pop_front() else {
            if self.senders.get() == 0 {
                return Poll::Ready(None);
            }
            let waker = Some(context.waker().clone());
            self.waiting_receiver.set(waker);
            return Poll::Pending;
        };
        // A sender waits only while it is full, so it falls to this.
        let half_free = queue.len() == self.places / 2;
        drop(queue);
        if half_free {
            self.wake_senders();
        }
        Poll::Ready(Some(value))
    }
}

impl<T> Sender<T> {
    /// Waits for a place; gives the value back if nobody will receive it.
    pub async fn send(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        poll_fn(|context| {
            let Some(taken) = value.take() else {
                return Poll::Ready(Ok(()));
            };
            match self.try_send(taken) {
                Err(back) if self.0.receiver_is_there.get() => {
                    value = Some(back);
                    let waker = context.waker().clone();
                    self.0.waiting_senders.borrow_mut().push(waker);
                    Poll::Pending
                }
                done => Poll::Ready(done),
            }
        })
        .await
    }

    /// Gives the value back if there is no place, or no receiver.
    pub fn try_send(&self, value: T) -> Result<(), T> {
        let mut queue = self.0.queue.borrow_mut();
        if queue.len() == self.0.places || !self.0.receiver_is_there.get() {
            return Err(value);
        }
        queue.push_back(value);
        let was_empty = queue.len() == 1;
        drop(queue);
        if was_empty {
            self.0.wake_receiver();
        }
        Ok(())
    }
}

impl<T> Receiver<T> {
    /// The next value; none once all senders are gone.
    pub async fn recv(&mut self) -> Option<T> {
        poll_fn(|context| self.0.receive(context)).await
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        self.0.senders.set(self.0.senders.get() + 1);
        Self(Rc::clone(&self.0))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let left = self.0.senders.get() - 1;
        self.0.senders.set(left);
        if left == 0 {
            self.0.wake_receiver();
        }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.0.receiver_is_there.set(false);
        self.0.wake_senders();
    }
}

/// What one value is sent through.
struct Single<T> {
    value: Cell<Option<T>>,
    open: Cell<bool>,
    waiting: Cell<Option<Waker>>,
}

/// Sends one value; dropped without, it says that there will be none.
pub struct SendOne<T>(Rc<Single<T>>);

/// The one value, or none; to be polled no more after that.
pub struct One<T>(Rc<Single<T>>);

/// A channel for one value.
pub fn one<T>() -> (SendOne<T>, One<T>) {
    let single = Rc::new(Single {
        value: Cell::new(None),
        open: Cell::new(true),
        waiting: Cell::new(None),
    });
    (SendOne(Rc::clone(&single)), One(single))
}

impl<T> SendOne<T> {
    /// Sends it.
    pub fn send(self, value: T) {
        self.0.value.set(Some(value));
    }
}

impl<T> Drop for SendOne<T> {
    fn drop(&mut self) {
        self.0.open.set(false);
        if let Some(waker) = self.0.waiting.take() {
            waker.wake();
        }
    }
}

impl<T> Future for One<T> {
    type Output = Option<T>;

    fn poll(
        self: Pin<&mut Self>,
        context: &mut Context,
    ) -> Poll<Option<T>> {
        if self.0.open.get() {
            self.0.waiting.set(Some(context.waker().clone()));
            return Poll::Pending;
        }
        Poll::Ready(self.0.value.take())
    }
}

/// Lets the other futures of this task run once.
pub fn let_others_run() -> impl Future<Output = ()> {
    let mut have_run = false;
    poll_fn(move |context| {
        if have_run {
            return Poll::Ready(());
        }
        have_run = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
}

/// So many may hold a permit at the same time.
pub struct Semaphore {
    state: RefCell<State>,
}

struct State {
    free: usize,
    next: u64,
    waiting: VecDeque<(u64, Waker)>,
    /// Those who were given a permit and have not looked yet.
    given: Vec<u64>,
    /// Of one who has been woken: the next one may be of the same task.
    spare: Option<Waker>,
}

/// Gives the permit back when it is dropped.
pub struct Permit<'a>(&'a Semaphore);

/// Waits for a permit.
pub struct Acquire<'a> {
    semaphore: &'a Semaphore,
    place: Option<u64>,
}

impl Semaphore {
    /// One with so many permits.
    pub fn new(permits: usize) -> Self {
        let state = State {
            free: permits,
            next: 0,
            waiting: VecDeque::new(),
            given: Vec::new(),
            spare: None,
        };
        Self {
            state: RefCell::new(state),
        }
    }

    /// Waits for a permit.
    pub fn acquire(&self) -> Acquire<'_> {
        Acquire {
            semaphore: self,
            place: None,
        }
    }

    fn release(&self) {
        let mut state = self.state.borrow_mut();
        let Some((place, waker)) = state.waiting.pop_front() else {
            state.free += 1;
            return;
        };
        state.given.push(place);
        drop(state);
        waker.wake_by_ref();
        self.state.borrow_mut().spare = Some(waker);
    }
}

impl State {
    fn take_given(&mut self, place: u64) -> bool {
        let given = self.given.iter().position(|other| *other == place);
        given.is_some_and(|index| {
            self.given.swap_remove(index);
            true
        })
    }
}

impl<'a> Future for Acquire<'a> {
    type Output = Permit<'a>;

    fn poll(
        mut self: Pin<&mut Self>,
        context: &mut Context,
    ) -> Poll<Permit<'a>> {
        let semaphore = self.semaphore;
        let mut state = semaphore.state.borrow_mut();
        match self.place {
            Some(place) if state.take_given(place) => self.place = None,
            Some(place) => {
                // Perhaps another task asks for it now.
                let mut all = state.waiting.iter_mut();
                if let Some((_, waker)) = all.find(|w| w.0 == place) {
                    waker.clone_from(context.waker());
                }
                return Poll::Pending;
            }
            None if state.free > 0 => state.free -= 1,
            None => {
                let place = state.next;
                state.next += 1;
                let spare = state.spare.take();
                let waker = spare
                    .filter(|spare| spare.will_wake(context.waker()))
                    .unwrap_or_else(|| context.waker().clone());
                state.waiting.push_back((place, waker));
                self.place = Some(place);
                return Poll::Pending;
            }
        }
        Poll::Ready(Permit(semaphore))
    }
}

impl Drop for Acquire<'_> {
    fn drop(&mut self) {
        let Some(place) = self.place else { return };
        let mut state = self.semaphore.state.borrow_mut();
        state.waiting.retain(|(other, _)| *other != place);
        if state.take_given(place) {
            // It was given one and never looked: the next one has it.
            drop(state);
            self.semaphore.release();
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}

#[cfg(test)]
mod tests {
    use futures::executor::block_on;
    use futures::join;

    use super::*;

    #[test]
    fn nothing_is_lost_whatever_the_places() {
        for places in [1, 2, 3, 100] {
            let (one, mut all) = channel(places);
            let other = one.clone();
            let send = |sender: Sender<u64>| async move {
                for number in 0..1000 {
                    assert_eq!(sender.send(number).await, Ok(()));
                }
            };
            let receive = async {
                let mut sum = 0;
                while let Some(number) = all.recv().await {
                    sum += number;
                }
                sum
            };
            let (sum, (), ()) =
                block_on(async { join!(receive, send(one), send(other)) });
            assert_eq!(sum, 999_000);
        }
    }

    #[test]
    fn who_waits_for_nobody_is_told() {
        let (sender, receiver) = channel(1);
        assert_eq!(sender.try_send(1), Ok(()));
        assert_eq!(sender.try_send(2), Err(2));
        let (sent, ()) = block_on(async {
            join!(sender.send(3), async { drop(receiver) })
        });
        assert_eq!(sent, Err(3));
    }

    #[test]
    fn one_value_or_none() {
        let (sender, value) = one();
        sender.send(3);
        assert_eq!(block_on(value), Some(3));
        let (sender, value) = one::<u64>();
        let late = async { drop(sender) };
        assert_eq!(block_on(async { join!(value, late).0 }), None);
    }

    #[test]
    fn a_permit_is_lost_by_nobody_who_gives_up() {
        use futures::{FutureExt, poll};
        let semaphore = Semaphore::new(1);
        block_on(async {
            let held = semaphore.acquire().await;
            let (mut first, mut second) =
                (semaphore.acquire(), semaphore.acquire());
            assert!(poll!(&mut first).is_pending());
            assert!(poll!(&mut second).is_pending());
            // The first is given it, gives up, and the second has it.
            drop(held);
            drop(first);
            let held = second.now_or_never();
            assert!(held.is_some());
            assert!(semaphore.acquire().now_or_never().is_none());
            drop(held);
            assert!(semaphore.acquire().now_or_never().is_some());
        });
    }
}
