//! What is to be done: items, each of which may wait and may compute.
//!
//! Each kind of work is one file. An item has a blocking form and a form that
//! is a future, and both give the same number; the sum of all is the checksum.

mod cpu;
mod memory;
mod tcp;
mod timers;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

pub use cpu::{Cpu, spin};
pub use memory::Memory;
pub use tcp::{Tcp, serve as serve_tcp};
pub use timers::Timers;

/// Work that every model can do.
pub trait Workload: Send + Sync + 'static {
    /// How many items.
    fn items(&self) -> usize;

    /// Whether they wait at all.
    fn waits(&self) -> bool;

    /// Waits for what the item needs, and keeps the thread meanwhile.
    fn wait_blocking(&self, item: usize) -> u64;

    /// Waits for what the item needs, and lets the thread go meanwhile.
    fn wait(&self, item: usize) -> impl Future<Output = u64> + Send;

    /// Computes with what the waiting has brought.
    fn compute(&self, item: usize, brought: u64) -> u64;

    /// What waiting brings, without waiting for it.
    fn brings(&self, item: usize) -> u64;

    /// The item as a thread does it.
    fn blocking(&self, item: usize) -> u64 {
        self.compute(item, self.wait_blocking(item))
    }

    /// The item as a task does it.
    fn task(&self, item: usize) -> impl Future<Output = u64> + Send {
        async move {
            let brought = self.wait(item).await;
            self.compute(item, brought)
        }
    }

    /// The checksum that every model must come to.
    fn expected(&self) -> u64 {
        add_up((0..self.items()).map(|item| {
            let brought = self.brings(item);
            self.compute(item, brought)
        }))
    }
}

/// The checksum of the items' numbers, in any order.
pub fn add_up(numbers: impl IntoIterator<Item = u64>) -> u64 {
    numbers.into_iter().fold(0, u64::wrapping_add)
}

/// A number for an item that the compiler cannot foresee.
pub fn seed(item: usize) -> u64 {
    std::hint::black_box(item as u64)
        .wrapping_add(1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Work in few words: what is asked of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spec {
    /// Items that only compute, so many steps each.
    Cpu {
        /// How many items.
        items: usize,
        /// About 2 ns each.
        steps: u32,
    },
    /// Items that add up so many numbers each, from memory.
    Memory {
        /// How many items.
        items: usize,
        /// 8 bytes each.
        numbers: usize,
    },
    /// Items that wait for a timer, then compute.
    Timers {
        /// How many items.
        items: usize,
        /// How long each waits.
        wait: Duration,
        /// How many steps it computes then.
        steps: u32,
    },
    /// Items that ask a server in another process, over TCP.
    Tcp {
        /// How many connections.
        items: usize,
        /// How long the server keeps an answer back.
        wait: Duration,
    },
}

impl Spec {
    /// How many items.
    pub const fn items(&self) -> usize {
        match self {
            Self::Cpu { items, .. }
            | Self::Memory { items, .. }
            | Self::Timers { items, .. }
            | Self::Tcp { items, .. } => *items,
        }
    }

    /// How long each item waits, at least.
    pub const fn wait(&self) -> Duration {
        match self {
            Self::Cpu { .. } | Self::Memory { .. } => Duration::ZERO,
            Self::Timers { wait, .. } | Self::Tcp { wait, .. } => *wait,
        }
    }

    /// Whether each item waits, and then computes.
    pub const fn is_mixed(&self) -> bool {
        matches!(self, Self::Timers { steps, .. } if *steps > 0)
    }
}

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Cpu { items, steps } => write!(f, "cpu {items} {steps}"),
            Self::Memory { items, numbers } => {
                write!(f, "memory {items} {numbers}")
            }
            Self::Timers { items, wait, steps } => {
                write!(f, "timers {items} {} {steps}", wait.as_nanos())
            }
            Self::Tcp { items, wait } => {
                write!(f, "tcp {items} {}", wait.as_nanos())
            }
        }
    }
}

impl FromStr for Spec {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("no such work: {text}");
        let mut words = text.split_whitespace();
        let kind = words.next().ok_or_else(wrong)?;
        let numbers: Vec<u64> = words
            .map(|word| word.parse().map_err(|_| wrong()))
            .collect::<Result<_, _>>()?;
        let steps = |steps: u64| u32::try_from(steps).map_err(|_| wrong());
        Ok(match (kind, &*numbers) {
            ("cpu", &[items, s]) => Self::Cpu {
                items: items as usize,
                steps: steps(s)?,
            },
            ("memory", &[items, numbers]) => Self::Memory {
                items: items as usize,
                numbers: numbers as usize,
            },
            ("timers", &[items, wait, s]) => Self::Timers {
                items: items as usize,
                wait: Duration::from_nanos(wait),
                steps: steps(s)?,
            },
            ("tcp", &[items, wait]) => Self::Tcp {
                items: items as usize,
                wait: Duration::from_nanos(wait),
            },
            _ => return Err(wrong()),
        })
    }
}

/// One of the workloads of the comparison.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What an item is, in words.
    pub item: &'static str,
    /// What it is.
    pub spec: Spec,
}

const TEN_MS: Duration = Duration::from_millis(10);

/// The workloads of the comparison, in reading order.
pub const ALL: [Named; 10] = [
    Named {
        name: "cpu_coarse",
        item: "about 3 ms of computing",
        spec: Spec::Cpu {
            items: 16,
            steps: 1_500_000,
        },
    },
    Named {
        name: "cpu_middling",
        item: "about 10 us of computing",
        spec: Spec::Cpu {
            items: 4_000,
            steps: 4_800,
        },
    },
    Named {
        name: "cpu_fine",
        item: "about 40 ns of computing",
        spec: Spec::Cpu {
            items: 20_000,
            steps: 19,
        },
    },
    Named {
        name: "memory_bound",
        item: "the sum of 16,384 numbers out of 8 million, 64 MiB in all",
        spec: Spec::Memory {
            items: 512,
            numbers: 16_384,
        },
    },
    Named {
        name: "timers_100",
        item: "a wait of 10 ms",
        spec: timers(100),
    },
    Named {
        name: "timers_1000",
        item: "a wait of 10 ms",
        spec: timers(1_000),
    },
    Named {
        name: "timers_10000",
        item: "a wait of 10 ms",
        spec: timers(10_000),
    },
    Named {
        name: "tcp_1000",
        item: "a question on its own loopback connection, answered after 10 \
               ms by another process",
        spec: Spec::Tcp {
            items: 1_000,
            wait: TEN_MS,
        },
    },
    Named {
        name: "tcp_10000",
        item: "a question on its own loopback connection, answered after 10 \
               ms by another process",
        spec: Spec::Tcp {
            items: 10_000,
            wait: TEN_MS,
        },
    },
    Named {
        name: "mixed",
        item: "a wait of 10 ms, then about 50 us of computing",
        spec: Spec::Timers {
            items: 1_000,
            wait: TEN_MS,
            steps: 24_000,
        },
    },
];

const fn timers(items: usize) -> Spec {
    Spec::Timers {
        items,
        wait: TEN_MS,
        steps: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spec_survives_the_line() {
        for named in ALL {
            let text = named.spec.to_string();
            assert_eq!(text.parse(), Ok(named.spec));
        }
        for wrong in ["", "cpu", "cpu 1 x", "cpu 1 5000000000", "disk 1 2"]
        {
            assert!(wrong.parse::<Spec>().is_err(), "{wrong}");
        }
    }
}
