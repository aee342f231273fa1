//! The server: threads that answer, and one loop that builds anew when something changes.

use super::answer::{Answer, Reply, Request, answer};
use super::live::Live;
use super::watch::{Watch, Watched};
use super::{Build, local};
use crate::cli::messages::{Messages, plain};
use crate::model::Diagnostic;
use notify_debouncer_full::{DebounceEventResult, notify};
use std::collections::VecDeque;
use std::io::{self, Cursor, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tiny_http::{HTTPVersion, Header, Method, Response, StatusCode};

/// Threads that answer; a browser asks for about this many files at once.
const ANSWERERS: usize = 4;

/// A page that waits for a change gets an answer after this time at the latest, so that nobody waits on a dead connection.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Pages that wait for a change at the same time; further ones push out the oldest.
const MOST_WAITING: usize = 64;

/// What the loop is woken for.
pub(super) enum Signal {
    /// Something changed on disk.
    Changes(DebounceEventResult),
    /// Enough.
    Stop,
}

/// A server bound to an address of this computer.
pub struct Server {
    http: tiny_http::Server,
    address: SocketAddr,
    live: Live,
    /// Requests to be answered at the next change, oldest first.
    waiting: Mutex<VecDeque<(Instant, tiny_http::Request)>>,
    sender: Sender<Signal>,
    receiver: Mutex<Receiver<Signal>>,
}

impl Server {
    /// Takes the port on 127.0.0.1; 0 takes a free one.
    pub fn bind(port: u16) -> Result<Self, Diagnostic> {
        let fault = |error: &dyn std::fmt::Display, hint: &str| {
            Diagnostic::error(format!("port {port} cannot be served: {error}")).hint(hint)
        };
        let listener = TcpListener::bind(local(port)).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => fault(
                &"another program uses it",
                "say --port 0 for any free port, or name another one",
            ),
            _ => fault(&error, "say --port 0 for any free port"),
        })?;
        let address = listener
            .local_addr()
            .map_err(|error| fault(&error, "say --port 0 for any free port"))?;
        let http = tiny_http::Server::from_listener(listener, None)
            .map_err(|error| fault(&error, "say --port 0 for any free port"))?;
        let (sender, receiver) = channel();
        Ok(Self {
            http,
            address,
            live: Live::new(),
            waiting: Mutex::default(),
            sender,
            receiver: Mutex::new(receiver),
        })
    }

    /// Where it serves.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends [`Server::run`].
    pub fn stop(&self) {
        // A loop that has ended needs no signal.
        let _ = self.sender.send(Signal::Stop);
    }

    /// Builds, calls `ready`, then answers and rebuilds until stopped.
    pub fn run(
        &self,
        watched: Watched,
        build: Build<'_>,
        messages: &Messages,
        ready: impl FnOnce() -> Result<(), Diagnostic>,
    ) -> Result<(), Diagnostic> {
        // Watching starts before the first build, so that no change falls between the two.
        let mut watch = match Watch::start(watched, self.sender.clone()) {
            Ok(watch) => Some(watch),
            Err(error) => {
                messages.report(&blind(&error));
                None
            }
        };
        self.rebuild(build, messages);
        thread::scope(|scope| {
            for _ in 0..ANSWERERS {
                scope.spawn(|| self.answer_requests());
            }
            let outcome = ready();
            if outcome.is_ok() {
                self.follow(&mut watch, build, messages);
            }
            for _ in 0..ANSWERERS {
                self.http.unblock();
            }
            self.release(|_| true);
            outcome
        })
    }

    /// Rebuilds at every change that concerns the site, until told to stop.
    fn follow(&self, watch: &mut Option<Watch>, build: Build<'_>, messages: &Messages) {
        let receiver = locked(&self.receiver);
        loop {
            match receiver.recv_timeout(LONGEST_WAIT / 4) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    self.release(|since| since.elapsed() >= LONGEST_WAIT);
                }
                Ok(Signal::Changes(Err(errors))) => {
                    for error in &errors {
                        messages.report(&blind(error));
                    }
                }
                Ok(Signal::Changes(Ok(events))) => {
                    let heeded = watch
                        .as_mut()
                        .map_or(Ok(false), |watch| watch.heed(&events));
                    if heeded.as_ref().is_ok_and(|concerned| !concerned) {
                        continue;
                    }
                    if let Err(error) = heeded {
                        messages.report(&blind(&error));
                    }
                    if self.rebuild(build, messages) {
                        self.release(|_| true);
                    }
                }
            }
        }
    }

    /// Builds and takes the outcome. Says whether readers will see a difference.
    fn rebuild(&self, build: Build<'_>, messages: &Messages) -> bool {
        let outcome = build().map_err(|errors| {
            messages.report_all(&errors);
            errors.iter().map(plain).collect::<String>()
        });
        let worked = outcome.is_ok();
        let changed = self.live.take(outcome);
        match (worked, changed) {
            (true, true) => messages.tell("The site is built."),
            (true, false) => messages.tell("The site is built; nothing has changed."),
            (false, _) => messages.tell("The site is built again when that is mended."),
        }
        changed
    }

    fn answer_requests(&self) {
        while let Ok(request) = self.http.recv() {
            let method = request.method().as_str().to_owned();
            let hosts: Vec<&str> = request
                .headers()
                .iter()
                .filter(|header| header.field.equiv("Host"))
                .map(|header| header.value.as_str())
                .collect();
            let asked = Request {
                method: &method,
                target: request.url(),
                hosts: &hosts,
            };
            let decided = answer(&self.live.now(), asked);
            match decided {
                Answer::Now(reply) => respond(request, reply),
                Answer::AtNextChange => self.wait(request),
            }
        }
    }

    /// Keeps a request for the next change.
    fn wait(&self, request: tiny_http::Request) {
        let version = request.url().rsplit('=').next().unwrap_or("").to_owned();
        let mut waiting = locked(&self.waiting);
        waiting.push_back((Instant::now(), request));
        drop(waiting);
        // The site may have changed between the decision to wait and the waiting.
        if self.live.now().version() != version {
            self.release(|_| true);
        }
        let excess = locked(&self.waiting).len().saturating_sub(MOST_WAITING);
        let mut released = 0;
        self.release(|_| {
            released += 1;
            released <= excess
        });
    }

    /// Answers waiting requests, oldest first, for as long as the condition on when they came holds.
    fn release(&self, mut condition: impl FnMut(Instant) -> bool) {
        loop {
            let mut waiting = locked(&self.waiting);
            if !waiting.front().is_some_and(|(since, _)| condition(*since)) {
                return;
            }
            let released = waiting.pop_front();
            drop(waiting);
            if let Some((_, request)) = released {
                let version = self.live.now().version();
                respond(request, Reply::text(200, &version));
            }
        }
    }
}

fn respond(request: tiny_http::Request, reply: Reply) {
    let mut response = Response::new(
        StatusCode(reply.status),
        Vec::new(),
        Cursor::new(reply.body.as_slice()),
        Some(reply.body.len()),
        None,
    )
    .with_chunked_threshold(usize::MAX);
    let fixed = [
        ("Content-Type", reply.content_type),
        ("Cache-Control", "no-store".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ];
    for (name, value) in fixed.into_iter().chain(reply.headers) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // Answers in HTTP/1.0 end their connection. Connections that are kept alive hold a thread of tiny_http's pool, which may leave further ones
    // waiting for one of these to end: it counts threads as idle that have been woken already.
    let is_head = *request.method() == Method::Head;
    let mut writer = request.into_writer();
    let printed = response.raw_print(&mut writer, HTTPVersion(1, 0), &[], is_head, None);
    // A browser that has gone needs no answer.
    let _ = printed.and_then(|()| writer.flush());
}

fn blind(error: &notify::Error) -> Diagnostic {
    Diagnostic::warning(format!("changes may go unnoticed: {error}")).hint(
        "start `serve` again after a change; on Linux, fs.inotify.max_user_watches may be too low",
    )
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is behind these locks is whole at every moment, whoever failed while holding one.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
