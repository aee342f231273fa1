//! The pages: the list of them, and how each is made from its view and its template.
//!
//! The render context and the templates come in. [`plan`] lists every page of every edition, from one line per kind of page; [`write`] makes them
//! and hands them over.

mod minified;
mod press;
mod template_error;
pub(crate) mod templates;

use super::files::Files;
use super::unlisted::Unlisted;
use super::{embeds, feeds};
use crate::language::FALLBACK_LANGUAGE;
use crate::model::{Diagnostic, Page};
use crate::render::address;
use crate::render::context::paging::Pages;
use crate::render::context::{PageContext, RenderContext};
use crate::render::part::card::{self, Card};
use crate::render::part::headlines;
use crate::render::view::{
    about, briefing, document, embed, entity, event, gone, home, lists, moved, not_found,
    open_search, outlet, person, report, report_list, search, topic, withdrawn, year,
};
use press::Press;
use rayon::prelude::*;
use serde::Serialize;
use templates::Templates;

/// Adds the pages of one edition: for each kind its template, its pages, and the view that the template is given.
fn add_pages<'a>(plan: &mut Plan<'a>, templates: &'a Templates, search_bytes: usize) {
    let context = plan.context;
    plan.listed("home.html", one(address::HOME), |page, ()| home::view(page));
    plan.listed("search.html", one(address::SEARCH), |page, ()| {
        search::view(page)
    });
    plan.listed("about.html", one(address::ABOUT), move |page, ()| {
        about::view(page, about_text(page, templates), search_bytes)
    });
    plan.listed("event.html", event::pages(context), event::view);
    plan.listed("document.html", document::pages(context), document::view);
    plan.listed("person.html", person::pages(context), person::view);
    plan.listed("entity.html", entity::pages(context), entity::view);
    plan.listed("topic.html", topic::pages(context), topic::view);
    plan.listed("outlet.html", outlet::pages(context), outlet::view);
    plan.listed("further.html", year::pages(context), year::view);
    plan.listed("briefing.html", briefing::pages(context), briefing::view);
    plan.listed(
        "briefing_further.html",
        briefing::further_pages(context),
        briefing::further,
    );
    plan.listed("events.html", lists::event_pages(context), lists::events);
    plan.listed(
        "documents.html",
        lists::document_pages(context),
        lists::documents,
    );
    plan.listed("names.html", lists::people_pages(context), lists::people);
    plan.listed("names.html", lists::entity_pages(context), lists::entities);
    plan.listed("names.html", lists::topic_pages(context), lists::topics);
    plan.listed("names.html", lists::outlet_pages(context), lists::outlets);
    plan.listed(
        "named_once.html",
        lists::named_once_pages(context),
        lists::named_once,
    );
    plan.listed(
        "briefings.html",
        lists::briefing_pages(context),
        lists::briefings,
    );
    if context.has_report() {
        plan.unlisted("report.html", one(address::REPORT), |page, ()| {
            report::view(page)
        });
        plan.unlisted(
            "report_list.html",
            report_list::pages(context),
            report_list::view,
        );
        plan.json(one(headlines::TABLE), |page, ()| headlines::csv(page));
    }
    plan.unlisted("withdrawn.html", withdrawn::pages(context), withdrawn::view);
    plan.listed(
        "withdrawals.html",
        withdrawn::list_pages(context),
        withdrawn::list,
    );
    plan.unlisted("moved.html", moved::pages(context), moved::view);
    plan.unlisted("gone.html", gone::pages(context), gone::view);
    plan.unlisted("embed.html", embed::pages(context), embed::view);
    plan.unlisted("feed.atom", feeds::pages(context), feeds::view);
    plan.unlisted(
        "feed.atom",
        feeds::briefing_pages(context),
        feeds::briefings,
    );
    plan.unlisted(
        "opensearch.xml",
        open_search::pages(context),
        open_search::view,
    );
    if plan.edition == 0 {
        plan.unlisted("not_found.html", one("404.html"), |page, ()| {
            not_found::view(page)
        });
    }
    plan.json(feeds::json_pages(context), |page, subject| {
        feeds::json(&feeds::view(page, subject))
    });
    plan.json(embeds::pages(context), embeds::oembed);
    let of_edition = PageContext {
        context,
        edition: &context.editions[plan.edition],
        address: address::HOME,
        from_base: false,
    };
    plan.add(card::pages(&of_edition), |press, page, subject| {
        press.card(page, &Card::of(page, subject))
    });
}

/// A kind that has a single page.
fn one(address: &str) -> Pages<()> {
    vec![(address.to_owned(), ())]
}

/// The Markdown of the about page in the reader's language, else in the default language, else in English.
fn about_text<'a>(page: &PageContext<'_>, templates: &'a Templates) -> &'a str {
    let default = page.context.editions.first();
    let default = default.map_or(FALLBACK_LANGUAGE, |edition| edition.tag.as_str());
    templates.about(&[&page.edition.tag, default, FALLBACK_LANGUAGE])
}

/// Makes the bytes of a page; nothing where the site has them already.
type Make<'a> = Box<
    dyn Fn(&Press<'_>, &PageContext<'_>) -> Result<Option<Vec<u8>>, Diagnostic> + Send + Sync + 'a,
>;

/// One page to be made.
pub(crate) struct Task<'a> {
    /// Index of the edition.
    pub(crate) edition: usize,
    /// Address from the root of the edition.
    pub(crate) address: String,
    /// Readers find it by itself: it is in the site map, in every edition.
    pub(crate) is_listed: bool,
    make: Make<'a>,
}

/// All pages of all editions.
pub(crate) fn plan<'a>(
    context: &'a RenderContext<'a>,
    templates: &'a Templates,
    search_bytes: usize,
) -> Vec<Task<'a>> {
    let editions = 0..context.editions.len();
    let unlisted = Unlisted::of(context);
    editions
        .flat_map(|edition| {
            let mut plan = Plan {
                context,
                edition,
                tasks: Vec::new(),
            };
            add_pages(&mut plan, templates, search_bytes);
            let mut tasks = plan.tasks;
            for task in &mut tasks {
                task.is_listed &= !unlisted.holds(&task.address);
            }
            tasks
        })
        .collect()
}

/// The pages of one edition.
struct Plan<'a> {
    context: &'a RenderContext<'a>,
    edition: usize,
    tasks: Vec<Task<'a>>,
}

impl<'a> Plan<'a> {
    /// Pages made from a template that readers find by themselves.
    fn listed<K, V, F>(&mut self, template: &'static str, pages: Pages<K>, view: F)
    where
        K: Copy + Send + Sync + 'a,
        V: Serialize,
        F: Fn(&PageContext<'_>, K) -> V + Copy + Send + Sync + 'a,
    {
        let first = self.tasks.len();
        self.unlisted(template, pages, view);
        for task in &mut self.tasks[first..] {
            task.is_listed = true;
        }
    }

    /// Other pages made from a template.
    fn unlisted<K, V, F>(&mut self, template: &'static str, pages: Pages<K>, view: F)
    where
        K: Copy + Send + Sync + 'a,
        V: Serialize,
        F: Fn(&PageContext<'_>, K) -> V + Copy + Send + Sync + 'a,
    {
        let edition = self.edition;
        self.add(pages, move |press, page, key| {
            press.print(page, edition, template, &view(page, key))
        });
    }

    /// Files beside the pages that no template makes.
    fn json<K, F>(&mut self, pages: Pages<K>, bytes: F)
    where
        K: Copy + Send + Sync + 'a,
        F: Fn(&PageContext<'_>, K) -> Vec<u8> + Copy + Send + Sync + 'a,
    {
        self.add(pages, move |_, page, key| Ok(Some(bytes(page, key))));
    }

    fn add<K, F>(&mut self, pages: Pages<K>, make: F)
    where
        K: Copy + Send + Sync + 'a,
        F: Fn(&Press<'_>, &PageContext<'_>, K) -> Result<Option<Vec<u8>>, Diagnostic>
            + Copy
            + Send
            + Sync
            + 'a,
    {
        let edition = self.edition;
        let tasks = pages.into_iter().map(|(address, key)| Task {
            edition,
            address,
            is_listed: false,
            make: Box::new(move |press, page| make(press, page, key)),
        });
        self.tasks.extend(tasks);
    }
}

/// Makes every page and hands it over. Of several errors, the first in the order of the plan is reported, whatever the timing of the threads.
///
/// # Errors
///
/// A template that asks for what it is not given, and the errors of the sink.
pub(crate) fn write(
    context: &RenderContext<'_>,
    templates: &Templates,
    plan: &[Task<'_>],
    out: &Files<'_>,
) -> Result<(), Diagnostic> {
    let press = Press::new(context, templates, out);
    let make = |task: &Task<'_>| {
        let page = PageContext {
            context,
            edition: &context.editions[task.edition],
            address: &task.address,
            from_base: false,
        };
        match (task.make)(&press, &page)? {
            Some(bytes) => out.add(Page {
                path: page.path(),
                bytes,
            }),
            None => Ok(()),
        }
    };
    let tasks = plan.par_iter().enumerate();
    let first = tasks
        .filter_map(|(place, task)| Some((place, make(task).err()?)))
        .min_by_key(|(place, _)| *place);
    first.map_or(Ok(()), |(_, error)| Err(error))
}
