//! Rows of CLAIMS.md whose figures another part of the record has.

use super::{Seen, Verdict};

/// A statement that needs no experiment of its own.
pub struct Elsewhere {
    /// The statement of its row in CLAIMS.md, word for word.
    pub statement: &'static str,
    /// The verdict that the figures allow; none if they are not there.
    pub judge: fn(&Seen) -> Option<Verdict>,
}

/// All of them.
pub const ALL: &[Elsewhere] = &[
    Elsewhere {
        statement: "A Go program and its translation into threads and \
                    channels cost about the same.",
        judge: |seen| {
            let threads = seen.get("go.ping_pong.literal.ratio")?;
            Some(if threads <= 1.5 {
                Verdict::True
            } else {
                Verdict::False
            })
        },
    },
    Elsewhere {
        statement: "It is the switching between them that makes many \
                    threads slow.",
        judge: |seen| {
            let start = seen.get("go.limits.thread")?;
            let wake = seen.get("go.limits.wake_one_core")?;
            Some(if start > 2.0 * wake {
                Verdict::False
            } else {
                Verdict::TrueIf
            })
        },
    },
    Elsewhere {
        statement: "A thread for each request is affordable.",
        judge: |seen| {
            let name = "claims.ten_thousand_threads.start_and_join";
            // As cheap as a function call; as slow as a new process.
            Some(match seen.get(name)? {
                each if each < 1e3 => Verdict::True,
                each if each < 100e6 => Verdict::TrueIf,
                _ => Verdict::False,
            })
        },
    },
    Elsewhere {
        statement: "A goroutine is as light as a task.",
        judge: |seen| {
            let ratio = seen.get("go.parked.copied.ratio")?;
            Some(if ratio < 0.8 {
                Verdict::False
            } else {
                Verdict::True
            })
        },
    },
    Elsewhere {
        statement: "A `Mutex` is too slow for a counter that many change.",
        judge: |seen| {
            let lock = seen.get("go.counter_any.std.each")?;
            let padded = seen.get("go.counter_any.padded.each")?;
            Some(if lock > 2.0 * padded {
                Verdict::TrueIf
            } else {
                Verdict::False
            })
        },
    },
    Elsewhere {
        statement: "A channel between stages is cheap enough to send single \
                    items.",
        judge: |seen| {
            let single = seen.get("go.pipeline.copied.each")?;
            let chunked = seen.get("go.chunks.copied.each")?;
            Some(if single > 2.0 * chunked {
                Verdict::TrueIf
            } else {
                Verdict::True
            })
        },
    },
];
