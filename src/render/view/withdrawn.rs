//! What stands at the addresses of withdrawn texts, and the list of them.

use crate::language::{FALLBACK_LANGUAGE, UNKNOWN_LANGUAGE, primary_subtag};
use crate::model::Withdrawal;
use crate::render::address;
use crate::render::context::link::{Link, Text};
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext};
use crate::render::edition::dates::DateView;
use crate::render::part::frame::Frame;
use crate::render::part::page_kind::PageKind;
use serde::Serialize;
use std::cmp::Reverse;

/// The notice at the address of a withdrawn text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WithdrawnPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// When and why.
    pub(crate) withdrawal: WithdrawalView,
}

/// When and why a text was withdrawn.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WithdrawalView {
    /// Link to the notice; its text is the address.
    pub(crate) link: Link,
    /// The day, if the owner states it.
    pub(crate) date: Option<DateView>,
    /// The reason, if the owner states it: in the reader's language where there is one in it.
    pub(crate) reason: Option<Text>,
}

/// The list of withdrawn texts.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WithdrawalsPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The newest first, those without a day last.
    pub(crate) withdrawals: Vec<WithdrawalView>,
}

/// A notice for every withdrawn text, by index.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    let withdrawn = context.release.withdrawn.iter().enumerate();
    withdrawn
        .map(|(at, withdrawal)| (address::document(&withdrawal.document), at))
        .collect()
}

/// The notice at the address of a withdrawn text. Search engines are asked to drop the address.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> WithdrawnPage {
    let title = page.edition.words.plain("withdrawn");
    WithdrawnPage {
        frame: Frame::new(page, PageKind::Detour, title, String::new()).unlisted(),
        withdrawal: withdrawal(page, &page.context.release.withdrawn[index]),
    }
}

/// The page that lists withdrawn texts, where the owner wants it.
pub(crate) fn list_pages(context: &RenderContext<'_>) -> Pages<()> {
    match context.site.lists_withdrawals {
        true => vec![(address::WITHDRAWALS.to_owned(), ())],
        false => Pages::new(),
    }
}

/// The list of withdrawn texts.
pub(crate) fn list(page: &PageContext<'_>, (): ()) -> WithdrawalsPage {
    let title = page.edition.words.plain("withdrawals");
    let mut withdrawn: Vec<&Withdrawal> = page.context.release.withdrawn.iter().collect();
    withdrawn.sort_by_key(|withdrawal| (Reverse(withdrawal.date), &withdrawal.document));
    WithdrawalsPage {
        frame: Frame::new(page, PageKind::Site, title, String::new()),
        withdrawals: withdrawn
            .into_iter()
            .map(|one| withdrawal(page, one))
            .collect(),
    }
}

fn withdrawal(page: &PageContext<'_>, withdrawal: &Withdrawal) -> WithdrawalView {
    let target = address::document(&withdrawal.document);
    let shown = page.printed(target.trim_end_matches("index.html"));
    WithdrawalView {
        link: Link::new(page.to(&target), page.text(shown, UNKNOWN_LANGUAGE)),
        date: withdrawal.date.map(|date| page.day(date)),
        reason: reason(page, withdrawal),
    }
}

/// The reason in the reader's language, else one that the owner gave without a language, else in the site's language, in English, in any.
fn reason(page: &PageContext<'_>, withdrawal: &Withdrawal) -> Option<Text> {
    let own = page.edition.tag.as_str();
    let default = page.context.site.languages.first();
    let wanted = [
        own,
        primary_subtag(own),
        UNKNOWN_LANGUAGE,
        default.map_or(FALLBACK_LANGUAGE, String::as_str),
        FALLBACK_LANGUAGE,
    ];
    let stated = &withdrawal.reason;
    let found = wanted.iter().find_map(|tag| stated.get_key_value(*tag));
    let (tag, text) = found.or_else(|| stated.first_key_value())?;
    Some(page.text(text.clone(), tag))
}
