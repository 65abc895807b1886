//! Tasks in a `scope` borrow the shelf, and start more tasks as they go.
//!
//! `rayon::spawn` cannot lend anything out: its task may outlive the
//! function. A task in `scope` can, because `scope` returns when all of its
//! tasks are done, those started by other tasks too. Unlike `thread::scope`
//! it starts no thread: a task costs little, and a thousand of them are fine.
//! A task has no handle and no result; it writes to what it borrows.
//!
//! Take `join` or `par_iter` where they fit. A scope is for work whose amount
//! shows only as it is done.
//!
//! Prints:
//!
//! ```text
//! 1003 pages
//! words that can be reached: 500500
//! as the sum of 1 to 1000: 500500
//! ```

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::Scope;

pub struct Page {
    pub words: usize,
    pub links: Vec<usize>,
}

/// Counts the words of all pages that can be reached from the first.
pub fn crawl(site: &[Page]) -> usize {
    let visits: Vec<AtomicUsize> =
        site.iter().map(|_| AtomicUsize::new(0)).collect();
    let words = AtomicUsize::new(0);
    rayon::scope(|s| visit(s, 0, site, &visits, &words));
    words.into_inner()
}

fn visit<'scope>(
    s: &Scope<'scope>,
    page: usize,
    site: &'scope [Page],
    visits: &'scope [AtomicUsize],
    words: &'scope AtomicUsize,
) {
    // Only the first to come here goes on.
    if visits[page].fetch_add(1, Ordering::Relaxed) > 0 {
        return;
    }
    words.fetch_add(site[page].words, Ordering::Relaxed);
    for link in &site[page].links {
        s.spawn(|s| visit(s, *link, site, visits, words));
    }
}

/// Each page links to two others and back to the first; the last three can
/// only be reached from each other.
pub fn site(pages: usize) -> Vec<Page> {
    let reached = pages - 3;
    let page = |number| Page {
        words: number + 1,
        links: if number < reached {
            [0, 2 * number + 1, 2 * number + 2]
                .into_iter()
                .filter(|link| *link < reached)
                .collect()
        } else {
            vec![pages - 1, pages - 2]
        },
    };
    (0..pages).map(page).collect()
}

pub fn main() {
    let site = site(1003);
    println!("{} pages", site.len());
    println!("words that can be reached: {}", crawl(&site));
    println!("as the sum of 1 to 1000: {}", 1000 * 1001 / 2);
}
