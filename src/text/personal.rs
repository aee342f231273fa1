//! Addresses in a text that were made for one reader: links to unsubscribe, to a mailing's page on the web, and parameters that tell who followed a link.

use crate::model::Span;
use percent_encoding::percent_decode_str;

/// Parameters of web addresses that identify a reader or a campaign; a name that ends in `*` stands for all that begin so.
const TRACKING: [&str; 43] = [
    "utm_*",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "ysclid",
    "ymclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "si",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "hsctatracking",
    "vero_id",
    "vero_conv",
    "oly_anon_id",
    "oly_enc_id",
    "wickedid",
    "rb_clickid",
    "s_cid",
    "_openstat",
    "ref_src",
    "ref_url",
    "trk*",
    "ck_subscriber_id",
    "_ga",
    "_gl",
    "mibextid",
    "dm_i",
    "elqtrackid",
    "sfmc_id",
    "subscriber_id",
    "recipient_id",
    "sc_*",
];

/// Parts of addresses of services for subscribers, without signs and in lower case.
const SERVICES: [&str; 24] = [
    "unsubscribe",
    "unsub",
    "optout",
    "listmanage",
    "managesubscription",
    "managepreferences",
    "emailpreferences",
    "subscriptionpreferences",
    "updateprofile",
    "emailsettings",
    "notificationsettings",
    "viewinbrowser",
    "viewonline",
    "viewemail",
    "webversion",
    "onlineversion",
    "emailview",
    "forwardtoafriend",
    "mailtrack",
    "trackclick",
    "trackopen",
    "otpisat",
    "google.com/alerts/",
    "safelinks.protection.outlook",
];

/// What of a text is personal, in order: whole addresses of services for subscribers, and single tracking parameters of others.
pub fn personal_parts(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    for address in web_addresses(text) {
        let written = address.of(text);
        if is_for_one_reader(written) {
            out.push(address);
        } else {
            out.extend(
                tracking(written)
                    .into_iter()
                    .map(|part| part.shifted(address.start)),
            );
        }
    }
    out
}

/// What of the parts around a text (its footer, its navigation) may be personal: every mail address, and every web address that is more than a host.
pub fn personal_parts_of_furniture(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    for address in web_addresses(text) {
        let written = address.of(text);
        let path = written.splitn(4, '/').nth(3).unwrap_or_default();
        if is_for_one_reader(written) || !path.is_empty() {
            out.push(address);
        }
    }
    out.extend(mail_addresses(text));
    out.sort();
    out
}

/// A web address without tracking parameters; `None` where the whole address is one reader's.
pub fn without_tracking(address: &str) -> Option<String> {
    if is_for_one_reader(address) {
        return None;
    }
    let mut out = address.to_owned();
    for part in tracking(address).into_iter().rev() {
        out.replace_range(part.start..part.end, "");
    }
    Some(out)
}

/// Addresses that begin with a scheme of the web or with `mailto:`, up to white space or a sign that ends one.
fn web_addresses(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(at) = next_scheme(text, from) {
        let rest = &text[at..];
        let length = rest
            .find(|c: char| c.is_whitespace() || "<>\"«»“”„|\\^`{}".contains(c))
            .unwrap_or(rest.len());
        let address =
            rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']']);
        out.push(Span::new(at, at + address.len()));
        from = at + length.max(1);
    }
    out
}

/// Where the next address begins.
fn next_scheme(text: &str, from: usize) -> Option<usize> {
    let colons = text[from..].match_indices(':').map(|(at, _)| from + at);
    colons.into_iter().find_map(|colon| {
        let before = &text[from..colon];
        let is_web = text[colon..].starts_with("://");
        ["https", "http", "mailto"].iter().find_map(|scheme| {
            let start = before.len().checked_sub(scheme.len())?;
            let has_scheme = before.get(start..)?.eq_ignore_ascii_case(scheme);
            let fits = has_scheme && (is_web || *scheme == "mailto");
            fits.then_some(from + start)
        })
    })
}

/// Words with an `@` between a name and a host.
fn mail_addresses(text: &str) -> Vec<Span> {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-=".contains(c);
    let mut out: Vec<Span> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let name = text[..at].trim_end_matches(is_part).len();
        let rest = &text[at + 1..];
        let host = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let host = rest[..host].trim_end_matches(['.', '-']);
        if name < at && host.contains('.') {
            out.push(Span::new(name, at + 1 + host.len()));
        }
    }
    out
}

/// Whether the address leads to a service for one subscriber.
fn is_for_one_reader(address: &str) -> bool {
    let plain: String = percent_decode_str(address)
        .decode_utf8_lossy()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '/' || *c == '.')
        .flat_map(char::to_lowercase)
        .collect();
    SERVICES.iter().any(|service| plain.contains(service))
}

/// The tracking parameters of an address with the sign that joins each to the others, so that what is left is an address again.
fn tracking(address: &str) -> Vec<Span> {
    let Some(question) = address.find('?') else {
        return Vec::new();
    };
    let end = address[question..]
        .find('#')
        .map_or(address.len(), |at| question + at);
    let leads_on = leads_on(&address[..question]);
    let mut parameters = Vec::new();
    let mut start = question + 1;
    for part in address[start..end].split('&') {
        // `&amp;` is an `&` in a source that was not decoded.
        let written = part.trim_start_matches("amp;");
        let (name, value) = written.split_once('=').unwrap_or((written, ""));
        let tracks = is_tracking(name) || leads_on && !value.starts_with("http");
        parameters.push((Span::new(start, start + part.len()), tracks));
        start += part.len() + 1;
    }
    if parameters.iter().all(|(_, tracks)| *tracks) {
        return vec![Span::new(question, end)];
    }
    let first_kept = parameters.iter().position(|(_, tracks)| !tracks);
    let parameters = parameters.iter().enumerate();
    parameters
        .filter(|(_, (_, tracks))| *tracks)
        .map(
            |(at, (span, _))| match first_kept.is_some_and(|first| at < first) {
                true => Span::new(span.start, span.end + 1),
                false => Span::new(span.start - 1, span.end),
            },
        )
        .collect()
}

/// Whether an address only leads on to the one in its parameters; the others say who was led.
fn leads_on(before_parameters: &str) -> bool {
    before_parameters.contains("://www.google.") && before_parameters.ends_with("/url")
}

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.iter().any(|known| match known.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == *known,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str, find: fn(&str) -> Vec<Span>) -> String {
        let mut out = text.to_owned();
        for part in find(text).into_iter().rev() {
            out.replace_range(part.start..part.end, "");
        }
        out
    }

    #[test]
    fn addresses_of_subscribers_go_whole() {
        for address in [
            "https://news.example/unsubscribe?u=9",
            "https://x.list-manage.com/track/click?u=1&id=2",
            "HTTP://news.example/Email/View-in-Browser/ab",
            "https://news.example/opt%2Dout/5",
            "mailto:unsubscribe-42@news.example",
            "https://www.google.com/alerts/remove?hl=en&s=AB12",
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example&data=ida%40b.example",
        ] {
            let text = format!("Leave: {address}. Bye");
            assert_eq!(left(&text, personal_parts), "Leave: . Bye");
        }
    }

    #[test]
    fn only_tracking_parameters_go_from_others() {
        for (address, expected) in [
            ("https://a.example/x?utm_source=m", "https://a.example/x"),
            (
                "https://a.example/x?id=3&utm_source=m&fbclid=Z#top",
                "https://a.example/x?id=3#top",
            ),
            (
                "https://a.example/x?gclid=1&id=3",
                "https://a.example/x?id=3",
            ),
            (
                "https://a.example/x?gclid=1&id=3&mc_eid=5&n=1",
                "https://a.example/x?id=3&n=1",
            ),
            (
                "https://a.example/x?id=3&amp;utm_medium=m",
                "https://a.example/x?id=3",
            ),
            (
                "https://www.google.com/url?rct=j&sa=t&url=https://a.example/x&ct=ga&cd=AB12",
                "https://www.google.com/url?url=https://a.example/x",
            ),
            ("https://a.example/x?id=3", "https://a.example/x?id=3"),
            ("https://a.example/ў", "https://a.example/ў"),
        ] {
            assert_eq!(
                without_tracking(address).as_deref(),
                Some(expected),
                "{address}"
            );
            let text = format!("({address})");
            assert_eq!(left(&text, personal_parts), format!("({expected})"));
        }
        assert_eq!(without_tracking("https://a.example/unsubscribe/1"), None);
    }

    #[test]
    fn furniture_loses_mail_addresses_and_keys_too() {
        let text = "Sent to anna.weiss+press@post.example by https://a.example, see https://a.example/r/aB3dE5fG7hI9jK1lM3nO5 or https://a.example/p?id=1. At @ noon";
        assert_eq!(
            left(text, personal_parts_of_furniture),
            "Sent to  by https://a.example, see  or . At @ noon"
        );
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "",
            "@",
            "http://",
            "mailto:",
            "a@",
            "https://?",
            "https://а?&&#",
            "@ў.ў",
        ] {
            let parts = personal_parts(text).into_iter();
            for part in parts.chain(personal_parts_of_furniture(text)) {
                assert!(text.get(part.start..part.end).is_some(), "{text}");
            }
        }
    }
}
