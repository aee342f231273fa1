//! The answer to a request: plain values in, plain values out; no network here.

use super::content_type;
use super::live::ServedSite;
use super::range::{Part, part_of};
use super::this_computer::Audience;
use crate::text::encoded_path;
use hyper::body::Bytes;
use hyper::header::{ACCEPT_RANGES, ALLOW, CONNECTION, CONTENT_RANGE, HeaderName, LOCATION};
use percent_encoding::percent_decode_str;

/// A request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Request<'a> {
    /// `GET`, `HEAD` or something that gets refused.
    pub(super) method: &'a str,
    /// Path and query as they came.
    pub(super) target: &'a str,
    /// Values of all Host headers.
    pub(super) hosts: &'a [&'a str],
    /// The part of the file that is asked for, as it came, unless only of a certain version (`If-Range`): versions have no marks here.
    pub(super) range: Option<&'a str>,
    /// Who is answered.
    pub(super) audience: Audience,
}

/// What to do about a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Answer now.
    Now(Reply),
    /// Answer when the site has changed.
    AtNextChange,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    /// HTTP status.
    pub(super) status: u16,
    /// Media type.
    pub(super) content_type: String,
    /// Further headers.
    pub(super) headers: Vec<(HeaderName, String)>,
    /// The body.
    pub(super) body: Bytes,
}

impl Reply {
    /// A line of plain text.
    pub(super) fn text(status: u16, text: &str) -> Self {
        Self::file(status, "a.txt", text.to_owned())
    }

    fn file(status: u16, path: &str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self {
            status,
            content_type: content_type::of(path, &body),
            headers: Vec::new(),
            body,
        }
    }

    /// The connection ends with this answer: what else the browser is sending, and may never finish, is not waited for.
    fn last(mut self) -> Self {
        self.headers.push((CONNECTION, "close".to_owned()));
        self
    }

    /// The part that was asked for, of a file that does not change on its way.
    fn in_part(mut self, range: Option<&str>) -> Self {
        if self.status != 200 || self.content_type.starts_with("text/html") {
            return self;
        }
        self.headers.push((ACCEPT_RANGES, "bytes".to_owned()));
        let length = self.body.len();
        match range.map_or(Part::Whole, |range| part_of(range, length)) {
            Part::Whole => {}
            Part::Some(bytes) => {
                let (first, last) = (bytes.start, bytes.end - 1);
                self.status = 206;
                self.headers
                    .push((CONTENT_RANGE, format!("bytes {first}-{last}/{length}")));
                self.body = self.body.slice(bytes);
            }
            Part::Nowhere => {
                self.status = 416;
                self.headers
                    .push((CONTENT_RANGE, format!("bytes */{length}")));
                self.body = Bytes::new();
            }
        }
        self
    }
}

/// Finds the answer to a request.
pub(super) fn answer(state: &ServedSite, request: Request<'_>) -> Answer {
    // Another site can point its own name at this computer and let a browser read what it finds; the name gives it away.
    if !matches!(request.hosts, [host] if request.audience.may_ask(host)) {
        return Answer::Now(Reply::text(421, "This server answers to localhost only.\n").last());
    }
    if !matches!(request.method, "GET" | "HEAD") {
        let mut reply = Reply::text(405, "Only GET and HEAD are served.\n");
        reply.headers.push((ALLOW, "GET, HEAD".to_owned()));
        return Answer::Now(reply.last());
    }
    let target = request.target.split('#').next().unwrap_or_default();
    let (raw, query) = target.split_once('?').unwrap_or((target, ""));
    let Some(path) = raw
        .strip_prefix('/')
        .and_then(|raw| percent_decode_str(raw).decode_utf8().ok())
    else {
        return Answer::Now(Reply::text(400, "This is not a valid address.\n"));
    };
    Answer::Now(match path.strip_prefix("__cuttings/") {
        Some("changes") => {
            let version = state.version();
            if query.strip_prefix("version=") == Some(version.as_str()) {
                return Answer::AtNextChange;
            }
            Reply::text(200, &version)
        }
        Some("reload.js") => Reply::file(200, "a.js", &include_bytes!("reload.js")[..]),
        Some("bar.css") => Reply::file(200, "a.css", &include_bytes!("bar.css")[..]),
        Some(_) => Reply::text(404, "There is nothing here.\n"),
        // Only GET has parts (RFC 9110, section 14.2).
        None => page(state, &path).in_part(request.range.filter(|_| request.method == "GET")),
    })
}

/// A page of the site. The path is looked up in a list and never reaches a file system, so no trick leads out of the site.
fn page(state: &ServedSite, path: &str) -> Reply {
    if !state.has_site() {
        let html =
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>No site yet</title>";
        return Reply::file(500, "a.html", state.with_live_reload(html.as_bytes()));
    }
    let index = format!("{path}index.html");
    let file = match path.is_empty() || path.ends_with('/') {
        true => index.as_str(),
        false => path,
    };
    if let Some(bytes) = state.page(file) {
        return served(state, 200, file, bytes);
    }
    if !path.is_empty() && state.page(&format!("{path}/index.html")).is_some() {
        // Relative links on that page count from inside the folder, so the address must end in a slash.
        let mut reply = Reply::text(302, "This is a folder.\n");
        reply
            .headers
            .push((LOCATION, format!("/{}/", encoded_path(path))));
        return reply;
    }
    match state.page("404.html") {
        Some(bytes) => served(state, 404, "404.html", bytes),
        None => Reply::text(404, "Page not found.\n"),
    }
}

fn served(state: &ServedSite, status: u16, path: &str, bytes: &Bytes) -> Reply {
    let content_type = content_type::of(path, bytes);
    let body = match content_type.starts_with("text/html") {
        true => state.with_live_reload(bytes).into(),
        false => bytes.clone(),
    };
    Reply {
        status,
        content_type,
        headers: Vec::new(),
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::super::live::Live;
    use super::*;
    use crate::model::Page;

    fn live() -> Live {
        let page = |path: &str, text: &str| Page {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let live = Live::new();
        live.take(Ok(vec![
            page("index.html", "<p>home"),
            page("people/index.html", "<p>people"),
            page("documents/две/a.txt", "text"),
            page("documents/две/index.html", "<p>two"),
            page("404.html", "<p>lost"),
        ]));
        live
    }

    fn reply(method: &str, target: &str, hosts: &[&str]) -> Reply {
        let request = Request {
            method,
            target,
            hosts,
            range: None,
            audience: Audience::ThisComputer,
        };
        match answer(&live().now(), request) {
            Answer::Now(reply) => reply,
            Answer::AtNextChange => panic!("no answer"),
        }
    }

    fn get(target: &str) -> Reply {
        reply("GET", target, &["localhost:8080"])
    }

    #[test]
    fn folders_answer_with_their_index() {
        assert!(get("/").body.starts_with(b"<p>home"));
        assert!(get("/people/?page=2").body.starts_with(b"<p>people"));
        assert_eq!(get("/people/index.html").status, 200);
        let reply = get("/documents/%D0%B4%D0%B2%D0%B5");
        assert_eq!(reply.status, 302);
        assert_eq!(
            reply.headers,
            [(LOCATION, "/documents/%D0%B4%D0%B2%D0%B5/".to_owned())]
        );
        assert_eq!(get("/documents/%D0%B4%D0%B2%D0%B5/a.txt").body, "text");
    }

    #[test]
    fn only_html_gets_the_script() {
        assert!(
            String::from_utf8(get("/").body.to_vec())
                .unwrap()
                .contains("reload.js")
        );
        assert_eq!(get("/documents/%D0%B4%D0%B2%D0%B5/a.txt").body, "text");
    }

    #[test]
    fn what_is_not_there_gets_the_sites_own_page() {
        for target in [
            "/nothing",
            "/../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "//example.org/",
            "/people%00",
            "/a\\b",
        ] {
            let reply = get(target);
            assert_eq!(reply.status, 404, "{target}");
            assert!(reply.body.starts_with(b"<p>lost"));
        }
        assert_eq!(get("/__cuttings/nothing").body, "There is nothing here.\n");
    }

    #[test]
    fn invalid_addresses_are_refused() {
        for target in ["", "*", "http://example.org/", "/%ff"] {
            assert_eq!(get(target).status, 400, "{target}");
        }
    }

    #[test]
    fn foreign_names_and_other_methods_are_refused() {
        for hosts in [&["example.org"][..], &[], &["localhost", "example.org"]] {
            assert_eq!(reply("GET", "/", hosts).status, 421);
        }
        let refused = reply("POST", "/", &["localhost"]);
        assert_eq!((refused.status, refused.headers[0].0.clone()), (405, ALLOW));
    }

    #[test]
    fn a_part_of_a_file_is_given_and_none_of_a_page() {
        let live = live();
        let ask = |method: &str, target: &str, range: &str| {
            let request = Request {
                method,
                target,
                hosts: &["localhost"],
                range: Some(range),
                audience: Audience::ThisComputer,
            };
            match answer(&live.now(), request) {
                Answer::Now(reply) => reply,
                Answer::AtNextChange => panic!("no answer"),
            }
        };
        let part = |target: &str, range: &str| ask("GET", target, range);
        let file = "/documents/%D0%B4%D0%B2%D0%B5/a.txt";
        let reply = part(file, "bytes=1-2");
        assert_eq!((reply.status, &reply.body[..]), (206, &b"ex"[..]));
        assert!(
            reply
                .headers
                .contains(&(CONTENT_RANGE, "bytes 1-2/4".to_owned()))
        );
        assert_eq!(part(file, "bytes=9-").status, 416);
        assert_eq!(part(file, "lines=1-2").status, 200);
        assert_eq!(part("/", "bytes=0-1").status, 200);
        assert_eq!(ask("HEAD", file, "bytes=1-2").status, 200);
    }

    #[test]
    fn a_page_that_is_up_to_date_waits() {
        let live = live();
        let version = live.now().version();
        let ask = |version: &str| {
            answer(
                &live.now(),
                Request {
                    method: "GET",
                    target: &format!("/__cuttings/changes?version={version}"),
                    hosts: &["127.0.0.1"],
                    range: None,
                    audience: Audience::ThisComputer,
                },
            )
        };
        assert_eq!(ask(&version), Answer::AtNextChange);
        assert_eq!(ask("0-0"), Answer::Now(Reply::text(200, &version)));
    }

    #[test]
    fn without_a_site_every_page_says_why() {
        let live = Live::new();
        live.take(Err("error: no texts".to_owned()));
        let reply = page(&live.now(), "people/");
        assert_eq!(reply.status, 500);
        assert!(
            String::from_utf8(reply.body.to_vec())
                .unwrap()
                .contains("error: no texts")
        );
    }
}
