//! What templates see: plain serialisable structures, one file per kind of page. The archive comes in, words and links for one page go out.

pub(crate) mod about;
pub(crate) mod briefing;
pub(crate) mod document;
pub(crate) mod embed;
pub(crate) mod entity;
pub(crate) mod event;
pub(crate) mod gone;
pub(crate) mod home;
pub(crate) mod lists;
pub(crate) mod moved;
pub(crate) mod not_found;
pub(crate) mod open_search;
pub(crate) mod outlet;
pub(crate) mod person;
pub(crate) mod report;
pub(crate) mod report_list;
pub(crate) mod search;
pub(crate) mod topic;
pub(crate) mod withdrawn;
pub(crate) mod year;
