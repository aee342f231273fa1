//! A plain static server below a path, as any host would be.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use tiny_http::{Header, Response, Server};

/// A running server; ends when dropped.
pub(crate) struct Serving {
    /// Its port on 127.0.0.1.
    pub port: u16,
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves the files of a folder below `prefix`.
pub(crate) fn serve(folder: PathBuf, prefix: &'static str) -> Serving {
    let server = Arc::new(Server::http("127.0.0.1:0").expect("a port"));
    let port = server.server_addr().to_ip().expect("an address").port();
    let running = server.clone();
    let thread = std::thread::spawn(move || {
        for request in running.incoming_requests() {
            let address = request
                .url()
                .split(['?', '#'])
                .next()
                .unwrap_or("")
                .to_owned();
            let file = address
                .strip_prefix(prefix)
                .map(|inside| folder.join(inside));
            let inside = |file: &Path| file.components().all(|part| part != Component::ParentDir);
            let bytes = file
                .filter(|file| inside(file))
                .and_then(|file| Some((std::fs::read(&file).ok()?, file)));
            let answered = match bytes {
                Some((bytes, file)) => {
                    request.respond(Response::from_data(bytes).with_header(content_type(&file)))
                }
                None => request.respond(Response::empty(404)),
            };
            drop(answered);
        }
    });
    Serving {
        port,
        server,
        thread: Some(thread),
    }
}

fn content_type(file: &Path) -> Header {
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    Header::from_bytes("Content-Type", kind).expect("a header")
}
