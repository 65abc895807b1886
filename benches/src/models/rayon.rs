//! Rayon: the items as a parallel iterator over its one pool.

use std::io;
use std::sync::Arc;

use ::rayon::prelude::*;

use super::Model;
use crate::workloads::Workload;

/// Uses rayon's global pool, which is started by the first run.
pub struct Rayon;

impl Model for Rayon {
    fn start() -> io::Result<Self> {
        Ok(Self)
    }

    fn run<W: Workload>(&self, work: &Arc<W>) -> io::Result<u64> {
        Ok((0..work.items())
            .into_par_iter()
            .map(|item| work.blocking(item))
            .reduce(|| 0, u64::wrapping_add))
    }
}
