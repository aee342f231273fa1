//! The server: one thread that answers, and one loop that rebuilds the site when something changes.

use super::connections;
use super::live::Live;
use super::this_computer::{Audience, local};
use super::watch::{Signal, Watch, Watched};
use crate::cli::messages::{Messages, plain};
use crate::model::{Diagnostic, Page};
use notify_debouncer_full::notify;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

/// Builds the whole site in memory; reports its own warnings, and hands over errors.
pub type Build<'a> = &'a dyn Fn() -> Result<Vec<Page>, Vec<Diagnostic>>;

/// A server bound to an address of this computer.
pub struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    live: Arc<Live>,
    sender: Sender<Signal>,
    receiver: Mutex<Receiver<Signal>>,
}

impl Server {
    /// Takes the port on 127.0.0.1, or on another address of this computer; 0 takes a free one.
    ///
    /// # Errors
    ///
    /// The port is in use or must not be used.
    pub fn bind(host: Option<IpAddr>, port: u16) -> Result<Self, Diagnostic> {
        let fault = |error: io::Error| match error.kind() {
            io::ErrorKind::AddrInUse => {
                Diagnostic::error(format!("port {port} is in use by another program"))
                    .hint("use --port 0 for any free port, or choose another one")
            }
            io::ErrorKind::AddrNotAvailable => {
                Diagnostic::error(format!("cannot serve on port {port}: {error}"))
                    .hint("--host takes an address of this computer, or 0.0.0.0 for all of them")
            }
            _ => Diagnostic::error(format!("cannot serve on port {port}: {error}"))
                .hint("use --port 0 for any free port"),
        };
        let at = host.map_or_else(|| local(port), |host| SocketAddr::new(host, port));
        let listener = TcpListener::bind(at).map_err(fault)?;
        listener.set_nonblocking(true).map_err(fault)?;
        let address = listener.local_addr().map_err(fault)?;
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(fault)?;
        let (sender, receiver) = channel();
        Ok(Self {
            runtime,
            listener,
            address,
            live: Arc::new(Live::new()),
            sender,
            receiver: Mutex::new(receiver),
        })
    }

    /// Where it serves.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Who is answered.
    fn audience(&self) -> Audience {
        match self.address.ip().is_loopback() {
            true => Audience::ThisComputer,
            false => Audience::Network,
        }
    }

    /// Ends [`Server::run`].
    pub fn stop(&self) {
        // A loop that has ended needs no signal.
        let _ = self.sender.send(Signal::Stop);
    }

    /// Builds, calls `ready`, then answers and rebuilds until stopped.
    ///
    /// # Errors
    ///
    /// The socket cannot be used, or `ready` fails.
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
                messages.report(&unwatched(&error));
                None
            }
        };
        self.rebuild(build, messages);
        let listener = self.tokio_listener()?;
        let (stop, stopped) = oneshot::channel();
        thread::scope(|scope| {
            let connections =
                connections::serve(listener, self.live.clone(), self.audience(), stopped);
            scope.spawn(|| self.runtime.block_on(connections));
            let outcome = ready();
            if outcome.is_ok() {
                self.follow(&mut watch, build, messages);
            }
            drop(stop);
            outcome
        })
    }

    fn tokio_listener(&self) -> Result<tokio::net::TcpListener, Diagnostic> {
        let _entered = self.runtime.enter();
        let listener = self.listener.try_clone();
        listener
            .and_then(tokio::net::TcpListener::from_std)
            .map_err(|error| {
                Diagnostic::error(format!("cannot serve at {}: {error}", self.address))
                    .hint("start `serve` again, with --port 0 for any free port")
            })
    }

    /// Rebuilds after every change that concerns the site, until told to stop.
    fn follow(&self, watch: &mut Option<Watch>, build: Build<'_>, messages: &Messages) {
        // The receiver is whole at every moment, whoever failed while holding it.
        let receiver = self.receiver.lock().unwrap_or_else(PoisonError::into_inner);
        while let Ok(Signal::Changes(changes)) = receiver.recv() {
            let events = match changes {
                Ok(events) => events,
                Err(errors) => {
                    for error in &errors {
                        messages.report(&unwatched(error));
                    }
                    continue;
                }
            };
            let concerned = watch
                .as_mut()
                .map_or(Ok(false), |watch| watch.take_changes(&events));
            if let Err(error) = &concerned {
                messages.report(&unwatched(error));
            }
            if concerned.unwrap_or(true) {
                self.rebuild(build, messages);
            }
        }
    }

    /// Builds and takes the outcome.
    fn rebuild(&self, build: Build<'_>, messages: &Messages) {
        let outcome = build().map_err(|errors| {
            messages.report_all(&errors);
            errors.iter().map(plain).collect::<String>()
        });
        let worked = outcome.is_ok();
        let changed = self.live.take(outcome);
        messages.tell(match (worked, changed) {
            (true, true) => "The site is built.",
            (true, false) => "The site is built; nothing has changed.",
            (false, _) => "The site is rebuilt once that is fixed.",
        });
    }
}

fn unwatched(error: &notify::Error) -> Diagnostic {
    Diagnostic::warning(format!("changes may go unnoticed: {error}")).hint(
        "restart `serve` after a change; on Linux, fs.inotify.max_user_watches may be too low",
    )
}
