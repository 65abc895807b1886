//! A time limit on a question ends the waiting, not the work.
//!
//! Three clerks ask an archive at the same moment and wait for 4 s; each
//! search takes 3 s. The archive takes them one after the other, so only the
//! first has an answer in time. What `timeout` drops is the clerk's end of the
//! reply: the other two questions are still in the mailbox, and an archive
//! that does not look goes on to work for nobody.
//!
//! The reply knows. `is_closed` before the work skips it; `closed` beside the
//! work stops it, where the work may be dropped halfway. A deposit may not:
//! there, finish, and let whoever gave up ask what became of it.
//!
//! Time is tokio's paused clock: it moves when every task waits.
//!
//! Prints:
//!
//! ```text
//! Finish: busy for 9s
//!   answered 1
//!   finished for nobody 2
//!   stopped 0, skipped 0
//! Stop: busy for 4s
//!   answered 1
//!   finished for nobody 0
//!   stopped 1, skipped 1
//! ```

use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

const SEARCH: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(4);

type Question = oneshot::Sender<&'static str>;

#[derive(Clone, Copy, Debug)]
pub enum WhenNobodyWaits {
    Finish,
    Stop,
}

#[derive(Debug, Default, PartialEq)]
pub struct Day {
    answered: u32,
    finished_for_nobody: u32,
    stopped: u32,
    skipped: u32,
    busy: Duration,
}

async fn archive(
    mut questions: mpsc::Receiver<Question>,
    policy: WhenNobodyWaits,
) -> Day {
    let mut day = Day::default();
    while let Some(mut reply) = questions.recv().await {
        let began = Instant::now();
        match policy {
            WhenNobodyWaits::Finish => sleep(SEARCH).await,
            WhenNobodyWaits::Stop if reply.is_closed() => {
                day.skipped += 1;
                continue;
            }
            WhenNobodyWaits::Stop => tokio::select! {
                () = sleep(SEARCH) => {}
                () = reply.closed() => {
                    day.stopped += 1;
                    day.busy += began.elapsed();
                    continue;
                }
            },
        }
        day.busy += began.elapsed();
        match reply.send("the deed of 1874") {
            Ok(()) => day.answered += 1,
            Err(_unwanted) => day.finished_for_nobody += 1,
        }
    }
    day
}

pub async fn a_day(clerks: usize, policy: WhenNobodyWaits) -> Day {
    let (mailbox, questions) = mpsc::channel(clerks);
    let archive = tokio::spawn(archive(questions, policy));
    let mut asking = JoinSet::new();
    for _ in 0..clerks {
        let mailbox = mailbox.clone();
        // One limit for both waits: for room, and for the answer.
        asking.spawn(timeout(PATIENCE, async move {
            let (reply, answer) = oneshot::channel();
            mailbox.send(reply).await.ok()?;
            answer.await.ok()
        }));
    }
    drop(mailbox);
    let in_time = asking.join_all().await;
    let answered = |end: &&_| matches!(end, Ok(Some(_)));
    let in_time = in_time.iter().filter(answered).count();
    let day = archive.await.expect("searching does not panic");
    assert_eq!(in_time, day.answered as usize);
    day
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for policy in [WhenNobodyWaits::Finish, WhenNobodyWaits::Stop] {
        let day = a_day(3, policy).await;
        println!("{policy:?}: busy for {:?}", day.busy);
        println!("  answered {}", day.answered);
        println!("  finished for nobody {}", day.finished_for_nobody);
        println!("  stopped {}, skipped {}", day.stopped, day.skipped);
    }
}
