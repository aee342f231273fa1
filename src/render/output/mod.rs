//! What is written: one file or folder per kind of output. The render context comes in, finished files go out to a [`files::Sink`].

pub(crate) mod data;
pub(crate) mod embeds;
pub(crate) mod exchange;
pub(crate) mod feeds;
pub(crate) mod files;
mod former_layout;
pub(crate) mod hosting;
pub(crate) mod pages;
pub(crate) mod redirects;
pub(crate) mod search;
pub(crate) mod site_map;
pub(crate) mod sources;
mod unlisted;
