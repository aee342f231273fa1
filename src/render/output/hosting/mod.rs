//! Files for hosts and browsers: security headers, security.txt, and the worker that caches pages for reading offline.
//!
//! The render context comes in, and for the worker a checksum of the files that it caches; files go out.

use crate::model::{Page, Site};
use crate::render::context::RenderContext;
use crate::render::output::files;
use crate::render::output::unlisted::Unlisted;
use crate::text::encoded_path;
use std::fmt::Write;

/// What a page may load: only files of the site itself, and nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";

/// The headers, and security.txt where the owner gives a contact and the date that it expires.
pub(crate) fn pages(context: &RenderContext<'_>) -> Vec<Page> {
    let editions: Vec<&str> = context.editions.iter().map(|e| e.prefix.as_str()).collect();
    let unlisted = Unlisted::of(context);
    let mut out = vec![files::text(
        "_headers",
        headers(context.site, &editions, &unlisted),
    )];
    if let Some(security) = security(context.site) {
        out.push(files::text(".well-known/security.txt", security));
    }
    out
}

/// Headers as Netlify and Cloudflare Pages read them.
///
/// A host sends the headers of every rule that fits. Two policies hold both, so the rule for all pages must not name who may frame them: `X-Frame-Options`
/// does, and browsers pass over it where a policy has `frame-ancestors` (HTML standard, "check a navigation response's adherence to
/// X-Frame-Options"), which only the rules for `embed/` have.
fn headers(site: &Site, editions: &[&str], unlisted: &Unlisted) -> String {
    let mut out = String::from(
        "# Written by Cuttings. docs/data-and-embedding.md says what to do on hosts that do not read this file.\n",
    );
    let _ = write!(
        out,
        "/*\n  Content-Security-Policy: {POLICY}\n  X-Frame-Options: SAMEORIGIN\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    );
    if let Some(allowed) = &site.embed_allow {
        let ancestors = ancestors(allowed);
        for prefix in editions {
            let _ = write!(
                out,
                "/{prefix}embed/*\n  Content-Security-Policy: {POLICY}; frame-ancestors {ancestors}\n"
            );
        }
        for prefix in editions {
            let _ = write!(out, "/{prefix}oembed/*\n  Access-Control-Allow-Origin: *\n");
        }
    }
    out.push_str("/api/*\n  Access-Control-Allow-Origin: *\n");
    if unlisted.is_all() {
        out.push_str("/*\n  X-Robots-Tag: noindex\n");
    }
    for folder in unlisted.folders() {
        for prefix in editions {
            let folder = encoded_path(folder);
            let _ = write!(out, "/{prefix}{folder}*\n  X-Robots-Tag: noindex\n");
        }
    }
    out
}

/// Who may show pages for frames.
fn ancestors(allowed: &[String]) -> String {
    if allowed.is_empty() || allowed.iter().any(|origin| origin == "*") {
        return "*".to_string();
    }
    let mut out = String::from("'self'");
    for origin in allowed {
        out.push(' ');
        out.push_str(origin);
    }
    out
}

/// security.txt (RFC 9116). It needs an expiry date, which only the owner can give: without `contact_expires` there is no file.
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

/// The worker that keeps pages. Its version is a mark of the files that it keeps first, so that the same site has the same worker.
pub(crate) fn offline_worker(mark: u64) -> Page {
    let worker = include_str!("offline-worker.js").replace("@VERSION@", &format!("{mark:016x}"));
    files::text("offline-worker.js", worker)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture::site;

    #[test]
    fn only_pages_for_frames_can_be_framed_elsewhere() {
        let mut site = site();
        let said = headers(&site, &["", "ru/"], &Unlisted::none());
        let (all, embed) = said.split_once("/embed/*").unwrap();
        assert!(!all.contains("frame-ancestors") && all.contains("SAMEORIGIN"));
        assert!(embed.contains("frame-ancestors 'self' https://ngo.example\n"));
        assert!(said.contains("/ru/embed/*"));
        site.embed_allow = Some(Vec::new());
        assert!(headers(&site, &[""], &Unlisted::none()).contains("frame-ancestors *\n"));
        site.embed_allow = Some(vec!["https://a.example".to_string(), "*".to_string()]);
        assert!(headers(&site, &[""], &Unlisted::none()).contains("frame-ancestors *\n"));
        site.embed_allow = None;
        assert!(!headers(&site, &[""], &Unlisted::none()).contains("embed/"));
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
}
