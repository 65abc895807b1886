//! What is printed, written and spliced: all from the same table.

pub mod html;
pub mod json;
pub mod number;
pub mod table;
pub mod text;
