//! At a restart, say what becomes of the mailbox and of the job at hand.
//!
//! Four jobs wait, and job 2 fails whoever works on it. Three answers:
//!
//! - a new mailbox: what waited in the old one is lost with it;
//! - the old mailbox: only the job at hand is lost, and no job is ever done
//!   twice;
//! - a second try as well: the job at hand goes to the successor. Nothing is
//!   lost, but whatever the job did before it failed is done again, and a job
//!   that always fails would kill one successor after the other. So after a
//!   number of tries it is set aside for somebody to look at.
//!
//! The failure is here an `Err`; a panic is caught as in `restart_on_panic`.
//!
//! Prints:
//!
//! ```text
//! NewMailbox, 1 restarts:
//!   done [1]
//!   lost [2, 3, 4]
//!   set aside []
//! KeepMailbox, 1 restarts:
//!   done [1, 3, 4]
//!   lost [2]
//!   set aside []
//! TryAgain { at_most: 3 }, 3 restarts:
//!   done [1, 3, 4]
//!   lost []
//!   set aside [2]
//! ```

use tokio::sync::mpsc;

type Job = u32;

#[derive(Clone, Copy, Debug)]
pub enum AtRestart {
    NewMailbox,
    KeepMailbox,
    TryAgain { at_most: u32 },
}

#[derive(Debug, Default, PartialEq)]
pub struct Report {
    done: Vec<Job>,
    lost: Vec<Job>,
    set_aside: Vec<Job>,
    restarts: u32,
}

/// One life of the actor: until the mailbox is closed, or until it fails.
async fn life(
    at_hand: &mut Option<Job>,
    mailbox: &mut mpsc::Receiver<Job>,
    done: &mut Vec<Job>,
) -> Result<(), &'static str> {
    loop {
        if at_hand.is_none() {
            *at_hand = mailbox.recv().await;
        }
        match *at_hand {
            None => return Ok(()),
            Some(2) => return Err("job 2 fails whoever works on it"),
            Some(job) => done.push(job),
        }
        *at_hand = None;
    }
}

async fn supervise(
    mut mailbox: mpsc::Receiver<Job>,
    at_restart: AtRestart,
) -> Report {
    let mut report = Report::default();
    let mut at_hand = None; // outside the actor, so that it survives it
    let mut tries = 0;
    while life(&mut at_hand, &mut mailbox, &mut report.done)
        .await
        .is_err()
    {
        report.restarts += 1;
        tries += 1;
        match at_restart {
            AtRestart::TryAgain { at_most } if tries < at_most => continue,
            AtRestart::TryAgain { .. } => {
                report.set_aside.extend(at_hand.take());
            }
            AtRestart::KeepMailbox => report.lost.extend(at_hand.take()),
            AtRestart::NewMailbox => {
                report.lost.extend(at_hand.take());
                // The actor's successor gets another one, with another
                // address. Nobody has that yet: it closes at once.
                let old =
                    std::mem::replace(&mut mailbox, mpsc::channel(4).1);
                report.lost.extend(drain(old));
            }
        }
        tries = 0;
    }
    report
}

fn drain(mut mailbox: mpsc::Receiver<Job>) -> Vec<Job> {
    std::iter::from_fn(|| mailbox.try_recv().ok()).collect()
}

pub async fn four_jobs(at_restart: AtRestart) -> Report {
    let (address, mailbox) = mpsc::channel(4);
    for job in 1..=4 {
        address.send(job).await.expect("the mailbox is open");
    }
    drop(address);
    supervise(mailbox, at_restart).await
}

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    for at_restart in [
        AtRestart::NewMailbox,
        AtRestart::KeepMailbox,
        AtRestart::TryAgain { at_most: 3 },
    ] {
        let report = four_jobs(at_restart).await;
        println!("{at_restart:?}, {} restarts:", report.restarts);
        println!("  done {:?}", report.done);
        println!("  lost {:?}", report.lost);
        println!("  set aside {:?}", report.set_aside);
    }
}

#[cfg(test)]
mod tests {
    use super::{AtRestart, four_jobs};

    #[tokio::test]
    async fn each_job_is_counted_once() {
        for at_restart in [
            AtRestart::NewMailbox,
            AtRestart::KeepMailbox,
            AtRestart::TryAgain { at_most: 1 },
            AtRestart::TryAgain { at_most: 9 },
        ] {
            let report = four_jobs(at_restart).await;
            let mut all = report.done;
            all.extend(report.lost);
            all.extend(report.set_aside);
            all.sort_unstable();
            assert_eq!(all, [1, 2, 3, 4], "{at_restart:?}");
        }
    }
}
