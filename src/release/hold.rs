//! Texts that are not published: drafts, texts whose front matter is not clear, texts under embargo and expired ones.

use crate::model::{Document, HeldBack, HeldText, HoldReason, StatedMoment};
use chrono::{DateTime, FixedOffset};

/// Parts the texts that may be published at a moment from those that are held back, which come sorted by path.
///
/// Without a moment, no embargo has ended, and what expires may have expired. Moments without an offset are in `zone`.
pub fn hold_back(
    documents: Vec<Document>,
    as_of: Option<DateTime<FixedOffset>>,
    zone: chrono_tz::Tz,
) -> (Vec<Document>, Vec<HeldText>) {
    let mut held = Vec::new();
    let mut released = Vec::with_capacity(documents.len());
    for document in documents {
        match reason(&document, as_of, zone) {
            Some(held_back) => held.push(HeldText {
                document: document.id,
                path: document.path,
                held_back,
            }),
            None => released.push(document),
        }
    }
    held.sort_by(|a, b| a.path.cmp(&b.path));
    (released, held)
}

/// Lets a draft be shown. What is held back for another reason stays so.
pub fn show_draft(document: &mut Document) {
    let held = &mut document.rules.held_back;
    if held
        .as_ref()
        .is_some_and(|held| held.reason == HoldReason::Draft)
    {
        *held = None;
    }
}

fn reason(
    document: &Document,
    as_of: Option<DateTime<FixedOffset>>,
    zone: chrono_tz::Tz,
) -> Option<HeldBack> {
    let rules = &document.rules;
    let stated = |stated: &StatedMoment, reason: HoldReason| HeldBack {
        reason,
        path: stated.path.clone(),
        line: stated.line,
    };
    let embargo = rules.embargo.as_ref().filter(|embargo| {
        let ends = embargo.moment.instant(zone);
        as_of.is_none_or(|now| now < ends)
    });
    let expired = rules.expires.as_ref().filter(|expires| {
        let at = expires.moment.instant(zone);
        as_of.is_none_or(|now| now >= at)
    });
    let why_expired = match as_of {
        Some(_) => HoldReason::Expired,
        None => HoldReason::MayHaveExpired,
    };
    let embargo = || Some(stated(embargo?, HoldReason::Embargo(embargo?.moment)));
    let expired = || Some(stated(expired?, why_expired(expired?.moment)));
    rules.held_back.clone().or_else(embargo).or_else(expired)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TextRules;
    use crate::text::parse_moment;

    fn document(embargo: Option<&str>, expires: Option<&str>) -> Document {
        let stated = |text: Option<&str>| {
            text.and_then(parse_moment).map(|moment| StatedMoment {
                moment,
                path: "seeds/a.txt".into(),
                line: Some(2),
            })
        };
        Document {
            rules: TextRules {
                embargo: stated(embargo),
                expires: stated(expires),
                ..TextRules::default()
            },
            ..Document::default()
        }
    }

    #[test]
    fn an_embargo_ends_at_its_very_moment() {
        let held = |as_of: Option<&str>| {
            let zone = chrono_tz::Asia::Almaty;
            let as_of = as_of.map(|text| parse_moment(text).unwrap().instant(zone));
            let document = document(Some("2026-12-01T06:00+05:00"), None);
            hold_back(vec![document], as_of, zone).1.len()
        };
        assert_eq!(held(None), 1);
        assert_eq!(held(Some("2026-12-01")), 1);
        assert_eq!(held(Some("2026-12-01T05:59")), 1);
        assert_eq!(held(Some("2026-12-01T01:00Z")), 0);
        assert_eq!(held(Some("2026-12-02")), 0);
    }

    #[test]
    fn a_text_that_expires_is_published_only_before_a_day_that_is_known() {
        let held = |as_of: Option<&str>| {
            let as_of = as_of.map(|text| parse_moment(text).unwrap().instant(chrono_tz::UTC));
            let document = document(None, Some("2026-12-01"));
            let (_, held) = hold_back(vec![document], as_of, chrono_tz::UTC);
            held.first().map(|text| text.held_back.line)
        };
        assert_eq!(held(None), Some(Some(2)));
        assert_eq!(held(Some("2026-11-30")), None);
        assert_eq!(held(Some("2026-12-01")), Some(Some(2)));
    }
}
