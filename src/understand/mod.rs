//! One text at a time: a `SourceFile` comes in, a `Document` goes out.

pub mod identify;
pub mod names;
