//! Dates in every language and every way of writing them.

use super::*;
