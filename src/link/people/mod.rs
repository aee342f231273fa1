//! Mentions into people.
