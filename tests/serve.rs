//! The server, with real sockets and real changes on disk, but without the pipeline: a small function builds the site.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test sets up files, and fails by panicking"
)]

use cuttings::cli::arguments::GlobalOptions;
use cuttings::cli::messages::Messages;
use cuttings::cli::serve::{Server, Watched};
use cuttings::model::{Diagnostic, Page};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait for anything before the test fails; a busy machine takes a small part of it.
const PATIENCE: Duration = Duration::from_secs(180);

fn page(path: &str, bytes: impl Into<Vec<u8>>) -> Page {
    Page {
        path: path.to_owned(),
        bytes: bytes.into(),
    }
}

/// A site of one text; the build fails if the text contains the word `broken`.
fn build_from(root: &Path) -> Result<Vec<Page>, Vec<Diagnostic>> {
    let text = fs::read_to_string(root.join("seeds/a.txt")).unwrap_or_default();
    if text.contains("broken") {
        let error = Diagnostic::error("the text is <b>broken</b>")
            .at("seeds/a.txt")
            .line(1);
        return Err(vec![error]);
    }
    let template = fs::read_to_string(root.join("templates/page.html")).unwrap_or_default();
    Ok(vec![
        page(
            "index.html",
            format!("<!doctype html><title>t</title><p>{text}{template}"),
        ),
        page("people/index.html", "<p>people"),
        page("style.css", "p { color: red }"),
        page("large.txt", "x".repeat(100_000)),
        page("404.html", "<p>not here"),
    ])
}

/// Runs a server on a free port with an archive in a temporary folder, and stops it after the checks.
fn serving(checks: impl FnOnce(SocketAddr, &Path, &AtomicUsize)) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("seeds")).unwrap();
    fs::create_dir(root.join("public")).unwrap();
    fs::write(root.join("seeds/a.txt"), "first").unwrap();
    let builds = AtomicUsize::new(0);
    let build = {
        let builds = &builds;
        move || {
            builds.fetch_add(1, Ordering::SeqCst);
            build_from(root)
        }
    };
    let server = Server::bind(None, 0).unwrap();
    let watched = Watched::archive(root, Path::new("seeds"), Path::new("public"));
    let (ready, is_ready) = channel();
    thread::scope(|scope| {
        let running = &server;
        scope.spawn(move || {
            let messages = Messages::new(&GlobalOptions {
                quiet: true,
                ..GlobalOptions::default()
            });
            running
                .run(watched, &build, &messages, || {
                    ready.send(()).unwrap();
                    Ok(())
                })
                .unwrap();
        });
        is_ready.recv_timeout(PATIENCE).unwrap();
        // Stops the server even if a check fails; otherwise the test would hang.
        let _stop = Stop(&server);
        checks(server.address(), root, &builds);
    });
}

struct Stop<'a>(&'a Server);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Replaces a file in one step, so that no build sees half of the change.
fn replace(root: &Path, path: &str, text: &str) {
    let fresh = root.join(".fresh");
    fs::write(&fresh, text).unwrap();
    fs::rename(fresh, root.join(path)).unwrap();
}

/// Sends a request and reads until the server closes the connection.
fn raw(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(address: SocketAddr, target: &str) -> String {
    raw(
        address,
        &format!("GET {target} HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n"),
    )
}

/// Requests the page until it contains the text.
fn wait_for(address: SocketAddr, target: &str, text: &str) -> String {
    let start = Instant::now();
    loop {
        let answer = get(address, target);
        if answer.contains(text) {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "{text:?} never came: {answer}");
        thread::sleep(Duration::from_millis(50));
    }
}

fn version(address: SocketAddr) -> String {
    let answer = get(address, "/__cuttings/changes?version=0");
    answer.rsplit("\r\n").next().unwrap().to_owned()
}

#[test]
fn pages_come_with_type_length_and_script() {
    serving(|address, _, _| {
        assert!(address.ip().is_loopback());
        let home = get(address, "/");
        assert!(home.starts_with("HTTP/1.1 200"), "{home}");
        assert!(home.contains("content-type: text/html; charset=utf-8\r\n"));
        assert!(home.contains("cache-control: no-store\r\n"));
        assert!(home.contains("<p>first") && home.contains("src=\"/__cuttings/reload.js\""));
        assert!(get(address, "/people/").contains("<p>people"));
        assert!(get(address, "/people").contains("location: /people/\r\n"));
        assert!(get(address, "/style.css").contains("content-type: text/css; charset=utf-8\r\n"));
        let script = get(address, "/__cuttings/reload.js");
        assert!(script.contains("content-type: text/javascript; charset=utf-8\r\n"));
        let large = get(address, "/large.txt");
        assert!(large.contains("content-length: 100000\r\n"));
        assert!(large.ends_with("xxx"));
        let lost = get(address, "/no/such/page");
        assert!(lost.starts_with("HTTP/1.1 404") && lost.contains("<p>not here"));
    });
}

#[test]
fn only_this_computer_and_only_reading() {
    serving(|address, root, _| {
        fs::write(root.join("secret.txt"), "secret").unwrap();
        for host in [
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org:80",
        ] {
            let answer = raw(
                address,
                &format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            );
            assert!(answer.starts_with("HTTP/1.1 421"), "{host}: {answer}");
            assert!(!answer.contains("first"));
        }
        let answer = raw(address, "GET / HTTP/1.0\r\n\r\n");
        assert!(answer.contains(" 421 "), "{answer}");
        for host in ["127.0.0.1", "[::1]:8080", "LocalHost"] {
            let answer = raw(
                address,
                &format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
            );
            assert!(answer.starts_with("HTTP/1.1 200"), "{host}: {answer}");
        }
        let post = raw(
            address,
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
        );
        assert!(post.starts_with("HTTP/1.1 405") && post.contains("allow: GET, HEAD\r\n"));
        let head = raw(
            address,
            "HEAD /large.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        );
        assert!(head.contains("content-length: 100000\r\n") && head.ends_with("\r\n\r\n"));
        for target in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/people/../../secret.txt",
            "/..\\secret.txt",
            "//secret.txt",
            "/secret.txt",
        ] {
            let answer = get(address, target);
            assert!(answer.starts_with("HTTP/1.1 404"), "{target}: {answer}");
        }
    });
}

#[test]
fn many_connections_at_once_are_all_answered() {
    serving(|address, _, _| {
        for _ in 0..20 {
            // Like a browser: several connections in advance, none of them closed by the client.
            let mut streams: Vec<TcpStream> = (0..12)
                .map(|_| TcpStream::connect(address).unwrap())
                .collect();
            for stream in &mut streams {
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                stream
                    .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .unwrap();
            }
            for stream in &mut streams {
                let mut start = [0; 12];
                stream.read_exact(&mut start).unwrap();
                assert_eq!(&start, b"HTTP/1.1 200");
                stream.shutdown(std::net::Shutdown::Both).unwrap();
            }
        }
    });
}

#[test]
fn unfinished_requests_hold_up_nobody() {
    serving(|address, _, _| {
        // More than the server keeps open: each sends half a request and then nothing.
        let unfinished: Vec<TcpStream> = (0..200)
            .map(|_| {
                let mut stream = TcpStream::connect(address).unwrap();
                stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
                stream
            })
            .collect();
        assert!(get(address, "/").contains("<p>first"));
        drop(unfinished);
    });
}

#[test]
fn unfinished_posts_hold_up_nobody() {
    serving(|address, _, _| {
        let post = "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 1000000\r\n\r\nabc";
        let unfinished: Vec<TcpStream> = (0..200)
            .map(|_| {
                let mut stream = TcpStream::connect(address).unwrap();
                stream.write_all(post.as_bytes()).unwrap();
                stream
            })
            .collect();
        assert!(get(address, "/").contains("<p>first"));
        drop(unfinished);
    });
}

#[test]
fn a_connection_serves_several_requests_and_a_waiting_one_does_not_delay_the_end() {
    let start = Instant::now();
    serving(|address, _, _| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        for _ in 0..3 {
            stream
                .write_all(b"GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .unwrap();
            let mut answer = Vec::new();
            while !answer.ends_with(b"red }") {
                let mut byte = [0];
                stream.read_exact(&mut byte).unwrap();
                answer.extend(byte);
            }
        }
        let version = version(address);
        stream
            .write_all(
                format!(
                    "GET /__cuttings/changes?version={version} HTTP/1.1\r\nHost: localhost\r\n\r\n"
                )
                .as_bytes(),
            )
            .unwrap();
        thread::sleep(Duration::from_millis(100));
    });
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_change_is_built_and_told() {
    serving(|address, root, _| {
        let before = version(address);
        let target = format!("/__cuttings/changes?version={before}");
        let waiting = thread::spawn({
            let target = target.clone();
            move || get(address, &target)
        });
        // Time to answer too early; a slower machine only makes this check weaker.
        thread::sleep(Duration::from_millis(300));
        assert!(
            !waiting.is_finished(),
            "answered though nothing has changed"
        );
        replace(root, "seeds/a.txt", "second");
        let mut told = waiting.join().unwrap();
        let start = Instant::now();
        // A request that waits too long is answered with the former version, and the page asks again.
        while told.ends_with(&before) {
            assert!(start.elapsed() < PATIENCE, "the change went unnoticed");
            told = get(address, &target);
        }
        assert!(told.starts_with("HTTP/1.1 200"), "{told}");
        wait_for(address, "/", "<p>second");
    });
}

#[test]
fn a_failed_build_keeps_the_site_and_says_why() {
    serving(|address, root, _| {
        replace(root, "seeds/a.txt", "broken");
        let page = wait_for(address, "/", "cuttings-failure");
        assert!(page.contains("<p>first"));
        assert!(page.contains("error: seeds/a.txt:1: the text is &lt;b&gt;broken&lt;/b&gt;"));
        assert!(get(address, "/__cuttings/bar.css").contains("#cuttings-failure"));
        replace(root, "seeds/a.txt", "mended");
        let page = wait_for(address, "/", "<p>mended");
        assert!(!page.contains("cuttings-failure"));
    });
}

#[test]
fn what_appears_and_comes_back_is_noticed() {
    serving(|address, root, _| {
        fs::create_dir(root.join("templates")).unwrap();
        fs::write(root.join("templates/page.html"), "<i>one</i>").unwrap();
        wait_for(address, "/", "<i>one</i>");
        fs::write(root.join("templates/page.html"), "<i>two</i>").unwrap();
        wait_for(address, "/", "<i>two</i>");
        fs::remove_dir_all(root.join("templates")).unwrap();
        wait_for(address, "/", "<p>first\n<script");
        fs::create_dir(root.join("templates")).unwrap();
        fs::write(root.join("templates/page.html"), "<i>three</i>").unwrap();
        wait_for(address, "/", "<i>three</i>");
        // Many editors save like this: a new file replaces the old one.
        fs::write(root.join("seeds/.a.txt.new"), "saved").unwrap();
        fs::rename(root.join("seeds/.a.txt.new"), root.join("seeds/a.txt")).unwrap();
        wait_for(address, "/", "<p>saved");
    });
}

#[test]
fn the_build_itself_and_its_output_are_no_change() {
    serving(|address, root, builds| {
        fs::write(root.join("public/index.html"), "output").unwrap();
        fs::write(root.join("notes.txt"), "not watched").unwrap();
        // Time to build without need; a slower machine only makes this check weaker.
        thread::sleep(Duration::from_millis(700));
        assert_eq!(builds.load(Ordering::SeqCst), 1);
        fs::write(root.join("site.toml"), "title = \"New\"").unwrap();
        let start = Instant::now();
        while builds.load(Ordering::SeqCst) < 2 {
            assert!(start.elapsed() < PATIENCE, "site.toml went unnoticed");
            thread::sleep(Duration::from_millis(20));
        }
        assert!(get(address, "/").contains("<p>first"));
    });
}

#[test]
fn a_port_in_use_is_a_clear_error() {
    let first = Server::bind(None, 0).unwrap();
    let Err(error) = Server::bind(None, first.address().port()) else {
        panic!("two servers on one port");
    };
    assert!(
        error.message.contains("another program"),
        "{}",
        error.message
    );
    assert!(error.hint.unwrap().contains("--port"));
}
