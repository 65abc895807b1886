//! Bugs that no section shows in plain `std`, each with its cure.

pub mod check_then_act;
pub mod drop_order;
pub mod lost_permit;
pub mod lost_wake_up;
