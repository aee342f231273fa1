//! Documents into stories, stories into events, events into storylines.
