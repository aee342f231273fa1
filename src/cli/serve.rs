//! `serve`: the site from memory, on this computer only, rebuilt whenever one of its inputs changes.
//!
//! In come a function that builds the pages and the paths to watch; out go answers to a browser. Nothing is written to disk.
//! A failed build leaves the last good site in place, with a bar at the top that says what went wrong.

mod answer;
mod connections;
mod content_type;
mod live;
mod lost_page;
mod range;
mod server;
mod this_computer;
mod watch;

pub(super) use lost_page::lay_at_root;
pub use server::{Build, Server};
pub use watch::Watched;

use super::Status;
use super::arguments::{GlobalOptions, ServeArguments};
use super::messages::Messages;
use super::setup::{load_for, load_from};
use crate::model::{Diagnostic, ReportAudience};
use crate::publish::read_source;
use crate::render::source_copies;
use crate::{BuiltIn, build_pages};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// Serves the archive. Every rebuild reads the set-up again, so that changes to site.toml show too.
pub fn run(options: &GlobalOptions, arguments: &ServeArguments, messages: &Messages) -> Status {
    let stray = arguments.stray.refused("serve");
    let setup = match stray.and_then(|()| load_for(options, &arguments.release)) {
        Ok(setup) => setup,
        Err(error) => return messages.finish(Err(error)),
    };
    let root = setup.root.clone();
    let watched = Watched::archive(
        &root,
        Path::new(&setup.site.content),
        Path::new(&setup.site.output),
    );
    let build = || {
        let build = || {
            let mut setup = load_from(&root, &arguments.release)?;
            setup.with_drafts = arguments.drafts;
            // Nobody but the owner is served.
            setup.site.report = ReportAudience::Public;
            let built_in = BuiltIn::load(&setup.languages);
            let (mut pages, read) = build_pages(&setup, &built_in, &|_, _| ())?;
            for copy in source_copies(&read.release) {
                pages.push(read_source(&copy)?);
            }
            lay_at_root(&mut pages, setup.site.base_url.as_deref());
            Ok((pages, read))
        };
        let (pages, read) = build().map_err(|error| vec![error])?;
        messages.report_all(&read.diagnostics);
        Ok(pages)
    };
    serve(arguments, watched, &build, messages)
}

/// Builds and serves until Ctrl-C ends the process.
pub fn serve(
    arguments: &ServeArguments,
    watched: Watched,
    build: Build<'_>,
    messages: &Messages,
) -> Status {
    if let Some(host) = arguments.host.filter(|host| !host.is_loopback()) {
        messages.report(
            &Diagnostic::warning(format!(
                "everyone who reaches {host} can read this site, with what is not published yet"
            ))
            .hint("without --host, only this computer is served"),
        );
    }
    let outcome = Server::bind(arguments.host, arguments.port).and_then(|server| {
        let address = format!("http://{}/", server.address());
        server.run(watched, build, messages, || {
            messages.tell("Serving until Ctrl-C, at the address");
            messages.result(format!("{address}\n"))?;
            if arguments.open {
                open(&address, messages);
            }
            Ok(())
        })
    });
    messages.finish(outcome)
}

/// Opens the address with the platform's own opener.
fn open(address: &str, messages: &Messages) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        // Some openers live as long as the browser does, so nobody waits for them here.
        Ok(mut child) => drop(thread::spawn(move || child.wait())),
        Err(error) => messages.report(
            &Diagnostic::warning(format!("`{program}` could not open the browser: {error}"))
                .hint(format!("open {address} yourself")),
        ),
    }
}
