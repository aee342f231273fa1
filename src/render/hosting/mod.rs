//! Files that speak to hosts and browsers rather than to readers: the headers that protect a page, whom to tell of a fault, and the worker
//! that keeps pages for reading without a connection.
//!
//! The desk comes in, and for the worker the finished pages; files go out.

use super::here::Desk;
use crate::model::{Page, Site};
use std::fmt::Write;

/// What a page may load: nothing but what the site itself brings, and nothing that stands inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";

/// The headers, and security.txt where the owner says whom to tell and until when that holds.
pub(crate) fn pages(desk: &Desk<'_>) -> Vec<Page> {
    let editions: Vec<&str> = desk.editions.iter().map(|e| e.prefix.as_str()).collect();
    let mut out = vec![text("_headers", headers(desk.site, &editions))];
    if let Some(security) = security(desk.site) {
        out.push(text(".well-known/security.txt", security));
    }
    out
}

fn text(path: &str, text: String) -> Page {
    Page {
        path: path.to_string(),
        bytes: text.into_bytes(),
    }
}

/// Headers as Netlify and Cloudflare Pages read them.
///
/// A host sends the headers of every rule that fits. Two policies hold both, so the rule for all pages must not name who may frame them: `X-Frame-Options`
/// does, and browsers pass over it where a policy has `frame-ancestors` (HTML standard, "check a navigation response's adherence to
/// X-Frame-Options"), which only the rules for `embed/` have.
fn headers(site: &Site, editions: &[&str]) -> String {
    let mut out = String::from(
        "# Written by Cuttings. docs/data-and-embedding.md says what to do on hosts that do not read this file.\n",
    );
    let _ = write!(
        out,
        "/*\n  Content-Security-Policy: {POLICY}\n  X-Frame-Options: SAMEORIGIN\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    );
    let ancestors = ancestors(site);
    for prefix in editions {
        let _ = write!(
            out,
            "/{prefix}embed/*\n  Content-Security-Policy: {POLICY}; frame-ancestors {ancestors}\n"
        );
    }
    for prefix in editions {
        let _ = write!(out, "/{prefix}oembed/*\n  Access-Control-Allow-Origin: *\n");
    }
    out.push_str("/api/*\n  Access-Control-Allow-Origin: *\n");
    out
}

/// Who may show pages for frames.
fn ancestors(site: &Site) -> String {
    if site.embed_allow.is_empty() || site.embed_allow.iter().any(|origin| origin == "*") {
        return "*".to_string();
    }
    let mut out = String::from("'self'");
    for origin in &site.embed_allow {
        out.push(' ');
        out.push_str(origin);
    }
    out
}

/// security.txt (RFC 9116). It must say until when it holds, which no program can know: without `contact_expires` there is none.
fn security(site: &Site) -> Option<String> {
    let contact = site.contact.as_ref()?;
    let expires = site.contact_expires?;
    let mut out = format!("Contact: {contact}\nExpires: {expires}T23:59:59Z\n");
    let _ = writeln!(out, "Preferred-Languages: {}", site.languages.join(", "));
    if let Some(base) = &site.base_url {
        let _ = writeln!(out, "Canonical: {base}.well-known/security.txt");
    }
    Some(out)
}

/// The worker that keeps pages. Its version is a mark of the files that it keeps first (FNV-1a, 64 bits), so that the same site has the same worker.
pub(crate) fn offline_worker(pages: &[Page]) -> Page {
    let kept = pages
        .iter()
        .filter(|page| page.path.starts_with("static/") || page.path.starts_with("search/"));
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for page in kept {
        for byte in page.path.bytes().chain(page.bytes.iter().copied()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    let worker = include_str!("offline-worker.js").replace("@VERSION@", &format!("{hash:016x}"));
    text("offline-worker.js", worker)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture::site;

    #[test]
    fn only_pages_for_frames_can_be_framed_elsewhere() {
        let mut site = site();
        let said = headers(&site, &["", "ru/"]);
        let (all, embed) = said.split_once("/embed/*").unwrap();
        assert!(!all.contains("frame-ancestors") && all.contains("SAMEORIGIN"));
        assert!(embed.contains("frame-ancestors 'self' https://ngo.example\n"));
        assert!(said.contains("/ru/embed/*"));
        site.embed_allow.clear();
        assert!(headers(&site, &[""]).contains("frame-ancestors *\n"));
        site.embed_allow = vec!["https://a.example".to_string(), "*".to_string()];
        assert!(headers(&site, &[""]).contains("frame-ancestors *\n"));
        assert!(!said.contains("unsafe-inline"));
    }

    #[test]
    fn whom_to_tell_is_said_only_with_a_day() {
        let mut site = site();
        site.contact = Some("mailto:editor@archive.test".to_string());
        assert_eq!(security(&site), None);
        site.contact_expires = chrono::NaiveDate::from_ymd_opt(2027, 12, 31);
        let said = security(&site).unwrap();
        assert!(
            said.starts_with(
                "Contact: mailto:editor@archive.test\nExpires: 2027-12-31T23:59:59Z\n"
            )
        );
    }

    #[test]
    fn the_worker_changes_with_what_it_keeps_and_only_then() {
        let page = |path: &str, bytes: &[u8]| Page {
            path: path.to_string(),
            bytes: bytes.to_vec(),
        };
        let made = |style: &[u8], text: &[u8]| {
            offline_worker(&[page("index.html", text), page("static/style.css", style)]).bytes
        };
        assert_eq!(made(b"a", b"one"), made(b"a", b"two"));
        assert_ne!(made(b"a", b"one"), made(b"b", b"one"));
    }
}
