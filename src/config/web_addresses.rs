//! Web addresses in the set-up: where the site will be, who may embed pages, how to reach the owner.

use crate::model::Diagnostic;
use url::{Host, Url};

/// The address with a slash at its end, if it is a complete web address without a query.
///
/// # Errors
///
/// Anything else.
pub fn check_base_url(address: &str) -> Result<String, Diagnostic> {
    let url = web_address(address).filter(|url| {
        url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
    });
    let Some(url) = url else {
        return Err(
            Diagnostic::error(format!("\"{address}\" is not a valid web address"))
                .hint("write the whole address: base_url = \"https://example.org/press/\""),
        );
    };
    let url = String::from(url);
    Ok(if url.ends_with('/') { url } else { url + "/" })
}

/// An address that begins with `https://` or `http://` and names a host.
pub(super) fn web_address(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let starts_with_host = |rest: &str| rest.starts_with("://") && !rest.starts_with(":///");
    let rest = address.get(url.scheme().len()..)?;
    (matches!(url.scheme(), "https" | "http") && starts_with_host(rest)).then_some(url)
}

/// An origin that may embed pages: scheme and host such as `https://example.org`, with a port if need be, or `*` for any.
///
/// # Errors
///
/// Anything else: the origin goes into a header as it is.
pub(super) fn check_origin(origin: String) -> Result<String, Diagnostic> {
    let found = web_address(&origin).and_then(|url| origin_of(&url));
    if origin == "*" || found.as_ref() == Some(&origin) {
        return Ok(origin);
    }
    let hint = match found {
        Some(found) => format!("an origin ends with its host: write \"{found}\""),
        None => "write scheme and host, such as \"https://ngo.example\", or \"*\" for any site"
            .to_owned(),
    };
    Err(Diagnostic::error(format!("\"{origin}\" is not a valid origin")).hint(hint))
}

/// The origin of an address; `None` if its host has characters that mean something in a header.
fn origin_of(url: &Url) -> Option<String> {
    if let Some(Host::Domain(domain)) = url.host() {
        let name = domain.strip_prefix("*.").unwrap_or(domain);
        let harmless = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if name.is_empty() || !name.chars().all(harmless) {
            return None;
        }
    }
    (url.port() != Some(0)).then(|| url.origin().ascii_serialization())
}

/// A mail address or a web address, as a link.
///
/// # Errors
///
/// Anything else.
pub(super) fn check_contact(contact: &str) -> Result<String, Diagnostic> {
    let plain = |text: &str| {
        !text.is_empty()
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>:".contains(c))
    };
    let mail = contact.strip_prefix("mailto:").unwrap_or(contact);
    let is_mail = mail
        .split_once('@')
        .is_some_and(|(name, host)| plain(name) && plain(host) && !host.contains(['@', '/']));
    match web_address(contact).filter(|url| url.scheme() == "https") {
        Some(url) => Ok(url.into()),
        None if is_mail => Ok(format!("mailto:{mail}")),
        None => Err(Diagnostic::error(format!(
            "\"{contact}\" is neither a mail address nor a web address"
        ))
        .hint(
            "for example contact = \"editor@example.org\" or contact = \"https://example.org/contact\"",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_address_is_complete_and_ends_in_a_slash() {
        for (address, url) in [
            ("https://a.example", "https://a.example/"),
            (
                "http://a.example:8080/press",
                "http://a.example:8080/press/",
            ),
            ("https://пример.example/", "https://xn--e1afmkfd.example/"),
        ] {
            assert_eq!(check_base_url(address).as_deref(), Ok(url));
        }
        for bad in [
            "",
            "example.org",
            "https:example.org",
            "https:///press",
            "https://",
            "https://a b",
            "ftp://example.org",
            "https://example.org/?q",
            "https://example.org/#top",
            "https://me:secret@example.org/",
        ] {
            assert!(check_base_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for good in [
            "https://ngo.example",
            "http://localhost:8080",
            "https://*.ngo.example",
            "*",
        ] {
            assert!(check_origin(good.to_owned()).is_ok(), "{good}");
        }
        for bad in [
            "ngo.example",
            "https://ngo.example/",
            "https://ngo.example; script-src *",
            "https://ngo.example;script-src",
            "https://",
            "https://a:0",
            "https://a b",
            "'self'",
            "ftp://a",
        ] {
            assert!(check_origin(bad.to_owned()).is_err(), "{bad}");
        }
        let error = check_origin("https://ngo.example/page".to_owned()).unwrap_err();
        assert!(
            error
                .hint
                .is_some_and(|hint| hint.ends_with("\"https://ngo.example\""))
        );
    }

    #[test]
    fn a_contact_is_a_link() {
        for (contact, link) in [
            ("a@b.example", "mailto:a@b.example"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("https://b.example/c", "https://b.example/c"),
        ] {
            assert_eq!(check_contact(contact).as_deref(), Ok(link));
        }
        for bad in [
            "",
            "a",
            "a@b c",
            "javascript:alert(1)",
            "javascript:a@b",
            "a@b@c",
            "x\ny@b",
        ] {
            assert!(check_contact(bad).is_err(), "{bad}");
        }
    }
}
