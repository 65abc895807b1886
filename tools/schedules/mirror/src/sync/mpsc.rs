//! Channels.

use ::std::fmt;
use ::std::panic::Location;
use ::std::sync::Arc;
use ::std::time::Duration;

pub use ::std::sync::mpsc::{
    RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError,
};
use shuttle::sync::atomic::{AtomicBool, Ordering};
use shuttle::sync::mpsc as shuttled;

use crate::narrator::{Id, Kind, On, tell, wait};

/// A channel without a limit.
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = shuttled::channel();
    let id = Arc::default();
    (Sender::new(&id, sender), Receiver::new(&id, receiver))
}

/// A channel that holds so many; with 0 the two sides meet.
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let (sender, receiver) = shuttled::sync_channel(bound);
    let id = Arc::default();
    (SyncSender::new(&id, sender), Receiver::new(&id, receiver))
}

macro_rules! end {
    ($name:ident, $side:literal, $before:expr, $what:literal) => {
        #[doc = $what]
        pub struct $name<T> {
            id: Arc<Id>,
            /// None only while it is dropped.
            inner: Option<shuttled::$name<T>>,
        }

        impl<T> $name<T> {
            fn new(id: &Arc<Id>, inner: shuttled::$name<T>) -> Self {
                let (id, inner) = (Arc::clone(id), Some(inner));
                Self { id, inner }
            }

            fn mark(&self) -> String {
                self.id.mark(Kind::Channel)
            }

            fn inner(&self) -> &shuttled::$name<T> {
                self.inner.as_ref().expect("it is not being dropped")
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                $before();
                drop(self.inner.take());
                tell(None, || {
                    let mark = self.mark();
                    format!("drops its {} end of {mark}", $side)
                });
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

end!(
    Sender,
    "sending",
    || (),
    "The sending end of a channel without a limit."
);
end!(
    SyncSender,
    "sending",
    || (),
    "The sending end of a channel with a limit."
);
end!(
    Receiver,
    "receiving",
    a_step_of_its_own,
    "The receiving end."
);

/// The scheduler has no step for the drop of an end. Without one nobody could
/// send between the last look into a channel and the drop of its receiver.
fn a_step_of_its_own() {
    if !::std::thread::panicking() {
        AtomicBool::new(false).load(Ordering::SeqCst);
    }
}

macro_rules! sender {
    ($name:ident) => {
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self::new(&self.id, self.inner().clone())
            }
        }
    };
}

sender!(Sender);
sender!(SyncSender);

fn sent<T, E>(result: &Result<T, E>) -> &'static str {
    if result.is_ok() {
        "sends into"
    } else {
        "cannot send into"
    }
}

impl<T> Sender<T> {
    /// Never waits.
    #[track_caller]
    pub fn send(&self, value: T) -> Result<(), SendError<T>> {
        let result = self.inner().send(value);
        told!("{} {}", sent(&result), self.mark());
        result
    }
}

impl<T> SyncSender<T> {
    /// Waits for room.
    #[track_caller]
    pub fn send(&self, value: T) -> Result<(), SendError<T>> {
        let send = || self.inner().send(value);
        let result = waits!(
            On::Nothing,
            send(),
            "waits for room in {}",
            self.mark()
        );
        told!("{} {}", sent(&result), self.mark());
        result
    }

    /// Sends if there is room.
    #[track_caller]
    pub fn try_send(&self, value: T) -> Result<(), TrySendError<T>> {
        let result = self.inner().try_send(value);
        told!("{} {}", sent(&result), self.mark());
        result
    }
}

impl<T> Receiver<T> {
    /// Waits for a value.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.recv_at(Location::caller())
    }

    fn recv_at(
        &self,
        place: &'static Location<'static>,
    ) -> Result<T, RecvError> {
        let waits = || format!("waits for a value from {}", self.mark());
        let recv = || self.inner().recv();
        let result = wait(On::Nothing, Some(place), waits, recv);
        tell(Some(place), || match result {
            Ok(_) => format!("receives from {}", self.mark()),
            Err(_) => format!("sees that {} is closed", self.mark()),
        });
        result
    }

    /// Takes a value if there is one.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let result = self.inner().try_recv();
        match result {
            Ok(_) => told!("receives from {}", self.mark()),
            Err(_) => told!("finds nothing in {}", self.mark()),
        }
        result
    }

    /// The same as `recv`: there is no time here.
    #[track_caller]
    pub fn recv_timeout(&self, _: Duration) -> Result<T, RecvTimeoutError> {
        self.recv().map_err(|_| RecvTimeoutError::Disconnected)
    }

    /// Receives until all senders are gone.
    #[must_use]
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self, Location::caller())
    }

    /// Receives what is there.
    pub fn try_iter(&self) -> impl Iterator<Item = T> {
        ::std::iter::from_fn(|| self.try_recv().ok())
    }
}

/// Made by [`Receiver::iter`].
pub struct Iter<'a, T>(&'a Receiver<T>, &'static Location<'static>);

/// Made by `into_iter` of a [`Receiver`].
pub struct IntoIter<T>(Receiver<T>, &'static Location<'static>);

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.recv_at(self.1).ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.recv_at(self.1).ok()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self, Location::caller())
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        Iter(self, Location::caller())
    }
}
