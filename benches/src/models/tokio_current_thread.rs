//! Tokio on one thread, a task for each item.

use std::io;
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};

use super::Model;
use super::tokio_multi_thread::spawn_all;
use crate::workloads::Workload;

/// The runtime.
pub struct TokioCurrentThread(Runtime);

impl Model for TokioCurrentThread {
    fn start() -> io::Result<Self> {
        Builder::new_current_thread().enable_all().build().map(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        spawn_all(&self.0, work)
    }
}
