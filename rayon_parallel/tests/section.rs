//! Every check that the sections share, on this one.

checks::section!();
