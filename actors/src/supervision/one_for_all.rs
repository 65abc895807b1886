//! Restart one actor or all: it depends on what they know of each other.
//!
//! A clerk logs in at the desk once and then shows the ticket it was given.
//! When the desk falls, its list of tickets falls with it. One for one: the
//! desk is new, the clerk has a ticket that nobody knows, and each of them
//! works as written. One for all: the clerk is stopped and started too, and
//! logs in again. So actors that hold something of each other's belong to one
//! group, and the rest to other groups: all for all would take down what was
//! well.
//!
//! Prints:
//!
//! ```text
//! OneForOne: come in, then unknown
//!   starts of desk and clerk: [2, 1]
//! OneForAll: come in, then come in
//!   starts of desk and clerk: [2, 2]
//! ```
//!
//! On stderr, where {braces} vary:
//!
//! ```text
//! The next 2 panics are on purpose:
//!
//! thread 'main' ({id}) panicked at {place}:
//! the desk falls
//! note: {hint}
//!
//! thread 'main' ({id}) panicked at {place}:
//! the desk falls
//! ```
//!
//! They vary because the system numbers threads and a copy has another path.

use std::sync::Arc;

use tokio::sync::{Mutex, mpsc, oneshot, watch};
use tokio::task::{AbortHandle, JoinSet};

#[derive(Clone, Copy, Debug)]
pub enum Strategy {
    OneForOne,
    OneForAll,
}

enum ToDesk {
    LogIn(oneshot::Sender<u32>),
    Show(u32, oneshot::Sender<&'static str>),
    Fall,
}

type ToClerk = oneshot::Sender<&'static str>;

/// The mailboxes belong to the supervisor: they outlive the actors.
type Mailbox<M> = Arc<Mutex<mpsc::Receiver<M>>>;

async fn desk(mailbox: Mailbox<ToDesk>, start: u32) {
    let mut mailbox = mailbox.lock().await;
    let mut tickets = Vec::new();
    while let Some(message) = mailbox.recv().await {
        match message {
            ToDesk::LogIn(reply) => {
                let ticket = 100 * start + tickets.len() as u32;
                tickets.push(ticket);
                let _ = reply.send(ticket);
            }
            ToDesk::Show(ticket, reply) => {
                let known = tickets.contains(&ticket);
                let _ =
                    reply.send(if known { "come in" } else { "unknown" });
            }
            ToDesk::Fall => panic!("the desk falls"),
        }
    }
}

async fn clerk(mailbox: Mailbox<ToClerk>, desk: mpsc::Sender<ToDesk>) {
    let mut mailbox = mailbox.lock().await;
    let (reply, ticket) = oneshot::channel();
    let _ = desk.send(ToDesk::LogIn(reply)).await;
    let Ok(ticket) = ticket.await else { return };
    while let Some(reply) = mailbox.recv().await {
        let _ = desk.send(ToDesk::Show(ticket, reply)).await;
    }
}

const DESK: usize = 0;
const CLERK: usize = 1;

struct Office {
    desk: Mailbox<ToDesk>,
    clerk: Mailbox<ToClerk>,
    /// Weak: the desk ends when the clerk and the public have gone.
    to_desk: mpsc::WeakSender<ToDesk>,
}

impl Office {
    fn start(
        &self,
        child: usize,
        start: u32,
        actors: &mut JoinSet<()>,
    ) -> AbortHandle {
        if child == DESK {
            return actors.spawn(desk(Arc::clone(&self.desk), start));
        }
        let mailbox = Arc::clone(&self.clerk);
        let to_desk = self.to_desk.upgrade();
        actors.spawn(async move {
            if let Some(to_desk) = to_desk {
                clerk(mailbox, to_desk).await;
            }
        })
    }

    /// Says in `starts` how often each has been started.
    async fn supervise(
        self,
        strategy: Strategy,
        starts: watch::Sender<[u32; 2]>,
    ) {
        let mut actors = JoinSet::new();
        let mut running =
            [DESK, CLERK].map(|child| self.start(child, 1, &mut actors));
        while let Some(ended) = actors.join_next_with_id().await {
            let fallen = match ended {
                Err(error) if error.is_panic() => error.id(),
                _ => continue, // ended well, or stopped below
            };
            let mut now = *starts.borrow();
            for child in [DESK, CLERK] {
                match strategy {
                    Strategy::OneForOne
                        if running[child].id() != fallen =>
                    {
                        continue;
                    }
                    _ => running[child].abort(),
                }
                now[child] += 1;
                // The new one waits until the old one lets the mailbox go.
                running[child] = self.start(child, now[child], &mut actors);
            }
            starts.send_replace(now);
        }
    }
}

async fn ask_clerk(to_clerk: &mpsc::Sender<ToClerk>) -> &'static str {
    let (reply, answer) = oneshot::channel();
    let sent = to_clerk.send(reply).await;
    sent.expect("the mailbox outlives the clerk");
    answer.await.expect("the clerk answers")
}

/// What the clerk is told before and after the desk falls, and the starts.
pub async fn fall(
    strategy: Strategy,
) -> (&'static str, &'static str, [u32; 2]) {
    let (to_desk, desk) = mpsc::channel(8);
    let (to_clerk, clerk) = mpsc::channel(8);
    let office = Office {
        desk: Arc::new(Mutex::new(desk)),
        clerk: Arc::new(Mutex::new(clerk)),
        to_desk: to_desk.downgrade(),
    };
    let (started, mut starts) = watch::channel([1, 1]);
    let supervisor = tokio::spawn(office.supervise(strategy, started));

    let before = ask_clerk(&to_clerk).await;
    let sent = to_desk.send(ToDesk::Fall).await;
    sent.expect("the mailbox outlives the desk");
    let restarted = starts.wait_for(|starts| starts[DESK] == 2).await;
    let starts = *restarted.expect("the supervisor is at work");
    let after = ask_clerk(&to_clerk).await;

    drop((to_clerk, to_desk));
    supervisor.await.expect("supervising does not panic");
    (before, after, starts)
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    eprintln!("The next 2 panics are on purpose:");
    for strategy in [Strategy::OneForOne, Strategy::OneForAll] {
        let (before, after, starts) = fall(strategy).await;
        println!("{strategy:?}: {before}, then {after}");
        println!("  starts of desk and clerk: {starts:?}");
    }
}
