//! What site.toml says about the world outside: who may show pages in a frame, and where the owner can be reached.

use super::site::located;
use crate::model::Diagnostic;
use chrono::NaiveDate;

/// Origins that may embed pages: `https://example.org`, with a port where there is one, or `*` for any.
pub(super) fn check_origins(text: &str, origins: Vec<String>) -> Result<Vec<String>, Diagnostic> {
    for origin in &origins {
        if origin != "*" && !is_origin(origin) {
            let fault = located(
                text,
                origin,
                format!("\"{origin}\" is no origin that could show pages in a frame"),
            );
            return Err(fault.hint(match origin.split_once("://") {
                Some((scheme, rest)) if is_origin(&origin_of(scheme, rest)) => format!(
                    "an origin ends with its host: write \"{}\"",
                    origin_of(scheme, rest)
                ),
                _ => {
                    "write scheme and host, such as \"https://ngo.example\", or \"*\" for any site"
                        .to_string()
                }
            }));
        }
    }
    Ok(origins)
}

/// The origin that an address begins with.
fn origin_of(scheme: &str, rest: &str) -> String {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    format!("{scheme}://{host}")
}

/// Whether the text is a scheme of the web, a host and perhaps a port, and nothing else: it goes into a header as it stands.
fn is_origin(origin: &str) -> bool {
    let rest = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    let Some(rest) = rest else {
        return false;
    };
    let (host, port) = rest.split_once(':').unwrap_or((rest, "443"));
    let host = host.strip_prefix("*.").unwrap_or(host);
    let letters = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    host.split('.').all(letters) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// A mail address or an address of the web, as one that can be followed.
pub(super) fn check_contact(text: &str, contact: &str) -> Result<String, Diagnostic> {
    let plain = |text: &str| {
        !text.is_empty()
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>".contains(c))
    };
    let mail = contact.strip_prefix("mailto:").unwrap_or(contact);
    let is_mail = mail
        .split_once('@')
        .is_some_and(|(name, host)| plain(name) && plain(host) && !host.contains(['@', '/']));
    if contact.starts_with("https://") && contact.len() > 8 && plain(contact) {
        Ok(contact.to_string())
    } else if is_mail && !mail.contains(':') {
        Ok(format!("mailto:{mail}"))
    } else {
        Err(located(
            text,
            "contact",
            format!("\"{contact}\" is neither a mail address nor an address of the web"),
        )
        .hint("for example contact = \"editor@example.org\" or contact = \"https://example.org/contact\""))
    }
}

/// A day as `2027-12-31`.
pub(super) fn check_expiry(text: &str, day: &str) -> Result<NaiveDate, Diagnostic> {
    NaiveDate::parse_from_str(day, "%Y-%m-%d").map_err(|_| {
        located(text, "contact_expires", format!("\"{day}\" is no day"))
            .hint("write year, month and day: contact_expires = \"2027-12-31\"")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for good in [
            "https://ngo.example",
            "http://localhost:8080",
            "https://*.ngo.example",
            "*",
        ] {
            assert!(check_origins("", vec![good.to_string()]).is_ok(), "{good}");
        }
        for bad in [
            "ngo.example",
            "https://ngo.example/",
            "https://ngo.example/page",
            "https://ngo.example; script-src *",
            "https://",
            "https://a:0",
            "https://a b",
            "'self'",
            "ftp://a",
        ] {
            let text = format!("title = \"A\"\n[embed]\nallow = [\"{bad}\"]\n");
            let error = check_origins(&text, vec![bad.to_string()]).unwrap_err();
            assert_eq!(error.line, Some(3), "{bad}");
            assert!(error.hint.is_some());
        }
        let error = check_origins("", vec!["https://ngo.example/page".to_string()]).unwrap_err();
        assert!(
            error
                .hint
                .is_some_and(|hint| hint.ends_with("\"https://ngo.example\""))
        );
    }

    #[test]
    fn a_contact_can_be_followed() {
        assert_eq!(
            check_contact("", "a@b.example").as_deref(),
            Ok("mailto:a@b.example")
        );
        assert_eq!(
            check_contact("", "mailto:a@b.example").as_deref(),
            Ok("mailto:a@b.example")
        );
        assert_eq!(
            check_contact("", "https://b.example/c").as_deref(),
            Ok("https://b.example/c")
        );
        for bad in [
            "",
            "a",
            "a@b c",
            "javascript:alert(1)",
            "javascript:a@b",
            "a@b@c",
            "x\ny@b",
        ] {
            assert!(check_contact("", bad).is_err(), "{bad}");
        }
        assert!(check_expiry("", "2027-13-01").is_err());
    }
}
