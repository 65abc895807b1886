//! An actor that waits for room in its own mailbox waits for itself.
//!
//! Wrong on purpose first. A crawler has room for 2 messages and sends itself
//! one for every link on a page. With 2 links all is well, which is how it
//! passes its tests; the third has no room, and the only one who could make
//! room is the crawler, who waits in `send`. A limit on the paused clock ends
//! what would wait for ever. A larger mailbox moves the day to a larger page.
//!
//! What an actor still has to do is state like any other: a list that it
//! keeps. The mailbox is for what comes from outside.
//!
//! Prints:
//!
//! ```text
//! by mail, 2 links: 3 pages
//! by mail, 3 links: stuck for a day
//! by list, 9000 links: 9001 pages
//! ```

use std::collections::VecDeque;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

const ROOM: usize = 2;

/// A front page, and the pages without links that it links to.
enum Page {
    Front { links: usize },
    Leaf,
}

impl Page {
    fn links(&self) -> impl Iterator<Item = Self> {
        let links = match self {
            Self::Front { links } => *links,
            Self::Leaf => 0,
        };
        (0..links).map(|_| Self::Leaf)
    }
}

/// Wrong: each link becomes a message to itself. Returns the pages seen.
async fn crawl_by_mail(links: usize) -> usize {
    let (own_address, mut mailbox) = mpsc::channel(ROOM);
    let sent = own_address.send(Page::Front { links }).await;
    sent.expect("the receiver is in this function");
    let mut seen = 0;
    while seen < 1 + links {
        let page = mailbox.recv().await;
        let page = page.expect("its sender is in this function");
        seen += 1;
        for link in page.links() {
            let sent = own_address.send(link).await;
            sent.expect("the receiver is in this function");
        }
    }
    seen
}

/// Right: each link goes on its list.
async fn crawl_by_list(mut mailbox: mpsc::Receiver<Page>) -> usize {
    let mut to_do = VecDeque::new();
    let mut seen = 0;
    while let Some(page) = mailbox.recv().await {
        to_do.push_back(page);
        while let Some(page) = to_do.pop_front() {
            seen += 1;
            to_do.extend(page.links());
        }
    }
    seen
}

/// The pages seen, or nothing if it does not end within a day.
pub async fn by_mail(links: usize) -> Option<usize> {
    let a_day = Duration::from_hours(24);
    timeout(a_day, crawl_by_mail(links)).await.ok()
}

pub async fn by_list(links: usize) -> usize {
    let (address, mailbox) = mpsc::channel(ROOM);
    let crawler = tokio::spawn(crawl_by_list(mailbox));
    let sent = address.send(Page::Front { links }).await;
    sent.expect("the crawler works until its address is dropped");
    drop(address);
    crawler.await.expect("crawling does not panic")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn main() {
    for links in [2, 3] {
        match by_mail(links).await {
            Some(seen) => println!("by mail, {links} links: {seen} pages"),
            None => println!("by mail, {links} links: stuck for a day"),
        }
    }
    println!("by list, 9000 links: {} pages", by_list(9000).await);
}
