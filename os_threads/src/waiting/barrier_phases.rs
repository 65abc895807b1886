//! A `Barrier` parts phases: nobody starts the next before all ended this one.
//!
//! Each thread counts the words of its own chapter, then works out what share
//! of the book that is, for which all counts must be there. `wait` returns on
//! all threads when the last one calls it, on exactly one of them as leader,
//! and the barrier is ready for the next phase. What was written before it is
//! seen after it, so the counts are relaxed atomics. All must come: if one
//! thread leaves early, by `?` or by a panic, the others wait on. Where that
//! can happen, join the threads of each phase and start new ones.
//!
//! Prints:
//!
//! ```text
//! chapter 0: 5 words, 26 percent
//! chapter 1: 2 words, 10 percent
//! chapter 2: 3 words, 15 percent
//! chapter 3: 9 words, 47 percent
//! leaders: 1
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

struct Book {
    chapters: Vec<&'static str>,
    words: Vec<AtomicUsize>,
    counted: Barrier,
}

/// What one thread found out about its chapter.
pub struct Share {
    pub words: usize,
    pub percent: usize,
    pub leader: bool,
}

/// The share of each chapter, by one thread for each.
pub fn shares(chapters: Vec<&'static str>) -> Vec<Share> {
    let threads = chapters.len();
    let book = Arc::new(Book {
        words: chapters.iter().map(|_| AtomicUsize::new(0)).collect(),
        counted: Barrier::new(threads),
        chapters,
    });
    let counting: Vec<_> = (0..threads)
        .map(|number| {
            let book = Arc::clone(&book);
            thread::spawn(move || share(&book, number))
        })
        .collect();
    counting
        .into_iter()
        .map(|thread| thread.join().expect("counting does not panic"))
        .collect()
}

fn share(book: &Book, number: usize) -> Share {
    let words = book.chapters[number].split_whitespace().count();
    book.words[number].store(words, Ordering::Relaxed);
    let leader = book.counted.wait().is_leader();
    // Here every count is there, whoever wrote it.
    let counts = book.words.iter().map(|n| n.load(Ordering::Relaxed));
    let all = counts.sum::<usize>().max(1); // 0 percent of a book of none.
    Share {
        words,
        percent: 100 * words / all,
        leader,
    }
}

pub fn main() {
    let shares = shares(vec![
        "It was a dark night",
        "Rain fell",
        "Nobody saw it",
        "The end came at last with a long sigh",
    ]);
    let mut leaders = 0;
    for (number, share) in shares.iter().enumerate() {
        let Share { words, percent, .. } = share;
        println!("chapter {number}: {words} words, {percent} percent");
        leaders += usize::from(share.leader);
    }
    println!("leaders: {leaders}");
}

#[cfg(test)]
mod tests {
    use super::shares;
    use std::sync::mpsc::{self, RecvTimeoutError};
    use std::sync::{Arc, Barrier};
    use std::thread;
    use std::time::Duration;

    #[test]
    fn one_that_does_not_come_keeps_the_others_waiting() {
        let both = Arc::new(Barrier::new(2));
        let theirs = Arc::clone(&both);
        let (passed, outcome) = mpsc::channel();
        let early = thread::spawn(move || {
            theirs.wait();
            passed.send(()).expect("the test waits for it");
        });
        let waited = outcome.recv_timeout(Duration::from_millis(20));
        assert_eq!(waited, Err(RecvTimeoutError::Timeout));
        both.wait();
        assert_eq!(outcome.recv(), Ok(()));
        early.join().expect("passing does not panic");
    }

    #[test]
    fn a_book_without_a_word_has_shares_of_nothing() {
        let shares = shares(vec!["", ""]);
        assert!(shares.iter().all(|s| (s.words, s.percent) == (0, 0)));
    }
}
