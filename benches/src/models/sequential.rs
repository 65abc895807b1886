//! One item after the other.

use std::io;
use std::sync::Arc;

use super::Model;
use crate::workloads::{Workload, add_up};

/// Needs nothing.
pub struct Sequential;

impl Model for Sequential {
    fn start() -> io::Result<Self> {
        Ok(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        Ok(add_up((0..work.items()).map(|item| work.blocking(item))))
    }
}
