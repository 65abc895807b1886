//! Every check that the sections share, on this one, and those of its pairs.

checks::section!();
checks::pairs!();
