//! A plain static server below a path, as any host would be.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use tiny_http::{Header, Request, Response, Server};

/// A reader who stops listening halfway must not keep the others waiting.
const THREADS: usize = 4;

/// A running server; ends when dropped.
pub(crate) struct Serving {
    /// Its port on 127.0.0.1.
    pub port: u16,
    server: Arc<Server>,
    threads: Vec<JoinHandle<()>>,
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Each call wakes one thread.
        for _ in &self.threads {
            self.server.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// Serves the files of a folder below `prefix`.
pub(crate) fn serve(folder: PathBuf, prefix: &'static str) -> Serving {
    let server = Arc::new(Server::http("127.0.0.1:0").expect("a port"));
    let port = server.server_addr().to_ip().expect("an address").port();
    let threads = (0..THREADS)
        .map(|_| {
            let (running, folder) = (server.clone(), folder.clone());
            std::thread::spawn(move || {
                for request in running.incoming_requests() {
                    answer(request, &folder, prefix);
                }
            })
        })
        .collect();
    Serving {
        port,
        server,
        threads,
    }
}

fn answer(request: Request, folder: &Path, prefix: &str) {
    let address = request.url().split(['?', '#']).next().unwrap_or("");
    let file = address
        .strip_prefix(prefix)
        .map(|inside| folder.join(inside));
    let inside = |file: &Path| file.components().all(|part| part != Component::ParentDir);
    let bytes = file
        .filter(|file| inside(file))
        .and_then(|file| Some((std::fs::read(&file).ok()?, file)));
    // A reader who went away is no fault.
    let _ = match bytes {
        Some((bytes, file)) => {
            request.respond(Response::from_data(bytes).with_header(content_type(&file)))
        }
        None => request.respond(Response::empty(404)),
    };
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
