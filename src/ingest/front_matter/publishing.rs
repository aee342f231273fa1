//! Keys that decide whether, when and how much of a text is published. What is not clear holds the text back.

use super::keys::{Key, folded};
use super::value::Value;
use super::words::{Truth, is_draft_status};
use crate::model::{Extent, HoldReason, Moment, OfferedSources, PublishingRules};
use crate::text::parse_moment;

/// What one key decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// Nothing.
    Nothing,
    /// It is not about publishing, but a date or a summary.
    Other,
    /// The text is to be published, whatever mark it has.
    Release,
    /// The text is held back.
    Hold(HoldReason),
    /// A rule.
    Rule(PublishingRules),
    /// Not before this moment.
    Embargo(Moment),
    /// It is the date of publication, and the text is not published before it.
    NotBefore(Moment),
    /// Not from this moment on.
    Expires(Moment),
}

/// Values of `status` and `visibility` with which programs mark what is not to be seen.
const NOT_PUBLIC: &[&str] = &[
    "draft",
    "drafts",
    "autodraft",
    "private",
    "pending",
    "pendingreview",
    "inreview",
    "review",
    "future",
    "scheduled",
    "trash",
    "unpublished",
    "notpublished",
    "hidden",
    "internal",
    "confidential",
    "embargo",
    "embargoed",
    "password",
    "wip",
    "inprogress",
];

/// Values of `status` and `visibility` with which programs mark what everyone may see.
const PUBLIC: &[&str] = &["published", "publish", "public"];

/// What a key with a value decides.
pub(super) fn decide(key: Key, written: &str, value: &Value) -> Decision {
    let unclear = || {
        Decision::Hold(HoldReason::Unclear {
            key: written.to_owned(),
            value: value.in_words(),
        })
    };
    let draft = Decision::Hold(HoldReason::Draft);
    let truth = value.truth();
    let text = value.single();
    match key {
        Key::Draft => match truth {
            Truth::True => draft,
            Truth::False => Decision::Release,
            Truth::Unstated | Truth::Neither => unclear(),
        },
        Key::Released => match (truth, text) {
            (Truth::False, _) => draft,
            (_, Ok(Some(text))) if text.eq_ignore_ascii_case("never") => draft,
            (Truth::True, _) => Decision::Release,
            (Truth::Unstated, _) => Decision::Nothing,
            // Hugo's `build.render: always`.
            (Truth::Neither, Ok(Some(text))) if text.eq_ignore_ascii_case("always") => {
                Decision::Nothing
            }
            (Truth::Neither, _) => unclear(),
        },
        Key::Published => match (truth, text) {
            (Truth::False, _) => draft,
            (Truth::True, _) => Decision::Release,
            (Truth::Unstated, _) => Decision::Nothing,
            (Truth::Neither, Ok(Some(text))) if text.contains(char::is_numeric) => Decision::Other,
            (Truth::Neither, _) => unclear(),
        },
        Key::Publish => match (truth, text) {
            (Truth::False, _) => draft,
            (_, Ok(Some("none"))) => draft,
            (Truth::True, _) => Decision::Release,
            (Truth::Unstated, _) => Decision::Nothing,
            (Truth::Neither, Ok(Some(text))) => match word(text, Extent::ALL, Extent::as_str) {
                Some(publish) => Decision::Rule(PublishingRules {
                    publish: Some(publish),
                    ..PublishingRules::default()
                }),
                None => unclear(),
            },
            (Truth::Neither, _) => unclear(),
        },
        Key::Status => match text {
            Ok(Some(text))
                if NOT_PUBLIC.contains(&folded(text).as_str()) || is_draft_status(text) =>
            {
                draft
            }
            Ok(Some(text)) if PUBLIC.contains(&folded(text).as_str()) => Decision::Release,
            _ => Decision::Nothing,
        },
        Key::Permalink => match truth {
            Truth::False => draft,
            _ => Decision::Other,
        },
        Key::Excerpt => match text {
            Ok(Some(text)) => match text.parse::<i64>() {
                Ok(1..) => Decision::Rule(PublishingRules {
                    excerpt: text.parse().ok(),
                    ..PublishingRules::default()
                }),
                Ok(_) => unclear(),
                Err(_) if truth == Truth::Neither => Decision::Other,
                Err(_) => Decision::Nothing,
            },
            _ => Decision::Nothing,
        },
        Key::Sources => match (truth, text) {
            (Truth::False, _) => Decision::Rule(offered(OfferedSources::None)),
            (_, Ok(Some(text))) => {
                match word(text, OfferedSources::ALL, OfferedSources::as_str) {
                    Some(sources) => Decision::Rule(offered(sources)),
                    // What a text is based on, as other programs list it.
                    None if text.contains("://") || text.starts_with("[[") => Decision::Nothing,
                    None => unclear(),
                }
            }
            _ => Decision::Nothing,
        },
        Key::Noindex => match truth {
            Truth::True => Decision::Rule(unindexed(true)),
            Truth::False => Decision::Rule(unindexed(false)),
            Truth::Unstated => Decision::Nothing,
            Truth::Neither => unclear(),
        },
        Key::Robots => {
            let forbids = value.in_words().to_lowercase();
            match forbids.contains("noindex") || forbids.contains("none") {
                true => Decision::Rule(unindexed(true)),
                false => Decision::Nothing,
            }
        }
        Key::Embargo | Key::Expires => match (truth, text) {
            (Truth::False | Truth::Unstated, _) => Decision::Nothing,
            (_, Ok(Some(text))) if text.eq_ignore_ascii_case("never") && key == Key::Expires => {
                Decision::Nothing
            }
            (_, Ok(Some(text))) => match parse_moment(text) {
                Some(moment) if key == Key::Embargo => Decision::Embargo(moment),
                Some(moment) => Decision::Expires(moment),
                None => unclear(),
            },
            (_, _) => unclear(),
        },
        Key::NotBefore => match text.ok().flatten().and_then(parse_moment) {
            Some(moment) => Decision::NotBefore(moment),
            None => Decision::Other,
        },
        _ => Decision::Other,
    }
}

/// What an unknown key decides that may be a slip of `meant`: nothing unless its value would hold the text back.
pub(super) fn decide_slip(meant: Key, written: &str, value: &Value) -> Decision {
    let holds = match decide(meant, written, value) {
        Decision::Hold(HoldReason::Draft) | Decision::Embargo(_) | Decision::Expires(_) => true,
        Decision::Hold(_) => matches!(meant, Key::Embargo | Key::Expires),
        _ => false,
    };
    match holds {
        true => Decision::Hold(HoldReason::Unclear {
            key: written.to_owned(),
            value: value.in_words(),
        }),
        false => Decision::Nothing,
    }
}

/// What to do about a value that is not clear.
pub(super) fn hint(key: Key) -> &'static str {
    match key {
        Key::Draft => "write `draft: false` to publish the text, or `draft: true` to keep it back",
        Key::Publish => {
            "write `publish: full`, `excerpt` or `link` to publish the text, or `publish: false` to keep it back"
        }
        Key::Excerpt => "write a number of sentences such as `excerpt: 2`",
        Key::Sources => "write `sources: text`, `all` or `none`",
        Key::Noindex => "write `noindex: true` or `noindex: false`",
        Key::Embargo => "write a moment such as `embargo: 2026-12-01T06:00+05:00`",
        Key::Expires => "write a moment such as `expires: 2026-12-01T06:00+05:00`",
        Key::Published => {
            "write a date, `published: true`, or `published: false` to keep the text back"
        }
        _ => "write true or false",
    }
}

fn word<T: Copy, const N: usize>(
    text: &str,
    all: [T; N],
    as_str: impl Fn(T) -> &'static str,
) -> Option<T> {
    all.into_iter()
        .find(|value| as_str(*value).eq_ignore_ascii_case(text))
}

fn offered(sources: OfferedSources) -> PublishingRules {
    PublishingRules {
        sources: Some(sources),
        ..PublishingRules::default()
    }
}

fn unindexed(noindex: bool) -> PublishingRules {
    PublishingRules {
        noindex: Some(noindex),
        ..PublishingRules::default()
    }
}
