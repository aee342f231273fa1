//! A static host like those that archives are published on: sends the headers that `_headers` asks for, compresses with gzip, and remembers
//! which files were requested.

use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// Size of a file that was sent, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sent {
    /// Before compression.
    pub plain: usize,
    /// As transferred.
    pub packed: usize,
}

/// A running host. Dropping it closes every connection.
pub(crate) struct Host {
    /// Its port on 127.0.0.1.
    pub port: u16,
    prefix: &'static str,
    sent: Arc<Mutex<BTreeMap<String, Sent>>>,
    stop: Arc<AtomicBool>,
    open: Arc<Mutex<BTreeMap<usize, TcpStream>>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // Wakes the thread, which then sees that it is to stop.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        // Browsers open connections in advance, which would still be answered.
        if let Ok(open) = self.open.lock() {
            for stream in open.values() {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
    }
}

impl Host {
    /// Serves a folder at the root.
    pub(crate) fn of(folder: &Path) -> Self {
        Self::below(folder, "")
    }

    /// Serves a folder under a path such as `some/path/`.
    pub(crate) fn below(folder: &Path, prefix: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let sent = Arc::new(Mutex::new(BTreeMap::new()));
        let stop = Arc::new(AtomicBool::new(false));
        let open = Arc::new(Mutex::new(BTreeMap::new()));
        let (folder, seen, stopped) = (folder.to_path_buf(), sent.clone(), stop.clone());
        let connections = open.clone();
        let thread = std::thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let (folder, seen, open) = (folder.clone(), seen.clone(), connections.clone());
                let kept = stream.try_clone().expect("a handle");
                open.lock().expect("one at a time").insert(number, kept);
                // A browser opens connections in advance; none may wait for another.
                std::thread::spawn(move || {
                    answer(stream, &folder, prefix, &seen);
                    open.lock().expect("one at a time").remove(&number);
                });
            }
        });
        Self {
            port,
            prefix,
            sent,
            stop,
            open,
            thread: Some(thread),
        }
    }

    /// The address of the site, with a slash at the end.
    pub(crate) fn base(&self) -> String {
        format!("http://127.0.0.1:{}/{}", self.port, self.prefix)
    }

    /// The files requested since the last call, by path.
    pub(crate) fn sent(&self) -> BTreeMap<String, Sent> {
        std::mem::take(&mut *self.sent.lock().expect("one at a time"))
    }
}

fn answer(
    mut stream: TcpStream,
    folder: &Path,
    prefix: &str,
    seen: &Mutex<BTreeMap<String, Sent>>,
) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .for_each(drop);
    let path = first.split([' ', '?']).nth(1)?.trim_start_matches('/');
    // A path outside the folder is not found: no file has an empty name.
    let inside = path
        .strip_prefix(prefix)
        .filter(|path| !path.contains(".."));
    let path = inside.unwrap_or("");
    let file = folder.join(path);
    let mut head = String::from("Connection: close\r\nContent-Encoding: gzip\r\n");
    let (status, bytes) = match std::fs::read(&file) {
        Ok(bytes) => ("200 OK", bytes),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    head.push_str(&format!("Content-Type: {}\r\n", content_type(&file)));
    for header in headers_of(folder, path) {
        head.push_str(&header);
        head.push_str("\r\n");
    }
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&bytes).ok()?;
    let packed = packer.finish().ok()?;
    let sent = Sent {
        plain: bytes.len(),
        packed: packed.len(),
    };
    seen.lock().ok()?.insert(path.to_owned(), sent);
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{head}Content-Length: {}\r\n\r\n",
        packed.len()
    )
    .ok()?;
    stream.write_all(&packed).ok()
}

/// The headers of every rule in `_headers` that matches a path, as Netlify and Cloudflare Pages send them.
fn headers_of(folder: &Path, path: &str) -> Vec<String> {
    let rules = std::fs::read_to_string(folder.join("_headers")).unwrap_or_default();
    let mut fits = false;
    let mut out = Vec::new();
    for line in rules.lines() {
        if let Some(rule) = line.strip_prefix('/') {
            fits = match rule.strip_suffix('*') {
                Some(beginning) => path.starts_with(beginning),
                None => path == rule,
            };
        } else if fits && line.starts_with(' ') {
            out.push(line.trim().to_owned());
        }
    }
    out
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

/// Size of a file in a folder, compressed as the host does it.
pub(crate) fn sizes(folder: &Path, path: &str) -> Sent {
    let bytes = std::fs::read(folder.join(path)).expect("a file");
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&bytes).expect("memory");
    Sent {
        plain: bytes.len(),
        packed: packer.finish().expect("memory").len(),
    }
}

/// The folder of an archive in tests/browser/.
pub(crate) fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/browser")
        .join(name)
}
