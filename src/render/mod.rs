//! The archive into pages, in memory.
