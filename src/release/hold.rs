//! Texts that are not published: drafts, texts whose front matter is not clear, texts under embargo and expired ones.

use crate::model::{Document, HeldBack, HeldText, HoldReason, Moment, StatedMoment};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

/// The day of this version of the program, which has passed whatever day it is now: year, month, day. A later version may have a later one.
const PASSED: (i32, u32, u32) = (2026, 11, 30);

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
    let is_ahead = |moment: &Moment| as_of.is_none_or(|now| now < moment.instant(zone));
    let embargo = rules.embargo.as_ref();
    // An embargo that the owner states counts instead of one that the text states.
    let mark = rules.mark.as_ref().filter(|mark| {
        let is_stated = mark.is_embargo && embargo.is_some();
        !rules.is_released && !is_stated && mark.until.as_ref().is_none_or(is_ahead)
    });
    let embargo = embargo.filter(|embargo| is_ahead(&embargo.moment));
    let not_before = rules.not_before.as_ref().filter(|stated| match as_of {
        Some(_) => is_ahead(&stated.moment),
        None => !has_passed(stated.moment.date),
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
    let marked = || {
        let mark = mark?;
        Some(HeldBack {
            reason: HoldReason::Marked {
                words: mark.words.clone(),
                until: mark.until,
            },
            path: document.path.clone(),
            line: mark.line,
        })
    };
    let not_yet = || Some(stated(not_before?, HoldReason::NotYet(not_before?.moment)));
    rules
        .held_back
        .clone()
        .or_else(embargo)
        .or_else(marked)
        .or_else(not_yet)
        .or_else(expired)
}

/// Whether a day has passed on every day on which this program can run.
fn has_passed(day: NaiveDate) -> bool {
    (day.year(), day.month(), day.day()) <= PASSED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PublicationMark, TextRules};
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

    #[test]
    fn a_date_of_publication_holds_back_only_what_may_be_to_come() {
        let held = |day: &str, as_of: Option<&str>| {
            let as_of = as_of.map(|text| parse_moment(text).unwrap().instant(chrono_tz::UTC));
            let mut text = document(None, None);
            text.rules.not_before = document(Some(day), None).rules.embargo;
            let (_, held) = hold_back(vec![text], as_of, chrono_tz::UTC);
            held.first().map(|text| text.held_back.line)
        };
        assert_eq!(held("2099-05-01", None), Some(Some(2)));
        assert_eq!(held("2018-05-01", None), None);
        assert_eq!(held("2099-05-01", Some("2099-05-01")), None);
        assert_eq!(held("2018-05-01", Some("2018-04-30")), Some(Some(2)));
    }

    #[test]
    fn a_mark_in_the_text_holds_back_unless_the_owner_releases_it() {
        let held = |is_released: bool, until: Option<&str>, as_of: Option<&str>| {
            let as_of = as_of.map(|text| parse_moment(text).unwrap().instant(chrono_tz::UTC));
            let mut text = document(None, None);
            text.rules.is_released = is_released;
            text.rules.mark = Some(PublicationMark {
                words: "EMBARGOED".into(),
                is_embargo: true,
                until: until.and_then(parse_moment),
                line: Some(1),
            });
            !hold_back(vec![text], as_of, chrono_tz::UTC).1.is_empty()
        };
        assert!(held(false, None, Some("2099-01-01")));
        assert!(!held(true, None, None));
        assert!(held(false, Some("2026-01-01"), None));
        assert!(held(false, Some("2026-01-01"), Some("2025-12-31")));
        assert!(!held(false, Some("2026-01-01"), Some("2026-01-01")));
    }

    #[test]
    fn an_embargo_that_the_owner_states_counts_instead_of_one_in_the_text() {
        let mut text = document(Some("2026-01-01"), None);
        text.rules.mark = Some(PublicationMark {
            words: "Embargo".into(),
            is_embargo: true,
            until: None,
            line: Some(1),
        });
        let now = parse_moment("2026-01-02").unwrap().instant(chrono_tz::UTC);
        let (released, _) = hold_back(vec![text.clone()], Some(now), chrono_tz::UTC);
        assert_eq!(released.len(), 1);
        let (_, held) = hold_back(vec![text], None, chrono_tz::UTC);
        assert!(matches!(held[0].held_back.reason, HoldReason::Embargo(_)));
    }
}
