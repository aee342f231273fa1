//! Which pages there are, and how each is made.

mod minified;
mod template_error;
pub(crate) mod templates;

use super::embeds::{self, Framed};
use super::{feeds, redirects};
use crate::language::FALLBACK_LANGUAGE;
use crate::model::{Diagnostic, EntityKind, Page};
use crate::render::address;
use crate::render::context::{PageContext, RenderContext};
use crate::render::edition::alphabet::Alphabet;
use crate::render::part::list_page;
use crate::render::view;
use crate::render::view::lists;
use crate::render::view::report_list::ToCheck;
use crate::render::view::year::Subject;
use serde::Serialize;
use std::collections::BTreeMap;
use templates::Templates;
use tera::{Context, Tera};

/// One page to be made.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    /// Index of the edition.
    pub(crate) edition: usize,
    /// Address from the root of the edition.
    pub(crate) address: String,
    /// What it is.
    pub(crate) kind: Kind,
}

/// Kinds of pages, with the index or the page number of what they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Home,
    Event(usize),
    Document(usize),
    Person(usize),
    Entity(usize),
    Topic(usize),
    Outlet(usize),
    Briefing(usize),
    Events(usize),
    Documents(usize),
    People(usize),
    Entities(EntityKind, usize),
    NamedOnce(EntityKind, usize),
    /// A page of what a subject has of a year: the place of the year, and the number of the page.
    Further(Subject, usize, usize),
    /// A further page of a briefing.
    BriefingFurther(usize, usize),
    /// All of one kind that the owner should look at.
    ReportList(ToCheck, usize),
    Topics(usize),
    Outlets(usize),
    Briefings(usize),
    Search,
    About,
    Report,
    NotFound,
    Moved(usize),
    Atom(feeds::Scope),
    Json(feeds::Scope),
    OpenSearch,
    /// A page meant for a frame in another site.
    Embed(Framed),
    /// What other sites need to know to show that frame (oEmbed).
    Oembed(Framed),
}

impl Kind {
    /// Whether it is a page that readers find by itself: in the map of the site, in every edition.
    pub(crate) fn is_listed(self) -> bool {
        !matches!(
            self,
            Kind::NotFound
                | Kind::Moved(_)
                | Kind::Report
                | Kind::ReportList(..)
                | Kind::Atom(_)
                | Kind::Json(_)
                | Kind::OpenSearch
                | Kind::Embed(_)
                | Kind::Oembed(_)
        )
    }
}

/// All pages of all editions.
pub(crate) fn plan(context: &RenderContext<'_>) -> Vec<Task> {
    let archive = context.archive;
    let mut out = Vec::new();
    let subjects = subjects(context);
    let to_check: Vec<(ToCheck, usize)> = ToCheck::ALL
        .into_iter()
        .map(|list| (list, list.items(archive).len()))
        .collect();
    for edition in 0..context.editions.len() {
        let mut add = |address: String, kind: Kind| {
            out.push(Task {
                edition,
                address,
                kind,
            });
        };
        add("index.html".to_string(), Kind::Home);
        add("search/index.html".to_string(), Kind::Search);
        add("about/index.html".to_string(), Kind::About);
        add("report/index.html".to_string(), Kind::Report);
        for &(list, length) in &to_check {
            for number in 1..=list.pages(length) {
                add(list.address(number), Kind::ReportList(list, number));
            }
        }
        if edition == 0 {
            add("404.html".to_string(), Kind::NotFound);
        }
        for (index, event) in archive.events.iter().enumerate() {
            add(address::event(&event.id), Kind::Event(index));
        }
        for (index, archived) in archive.documents.iter().enumerate() {
            add(
                address::document(&archived.document.id),
                Kind::Document(index),
            );
        }
        for (subject, kind) in &subjects {
            let first = subject.address(archive);
            let years = context.years.get(subject).into_iter().flatten();
            for (at, part) in years.enumerate() {
                for number in 1..=part.pages() {
                    let address = address::beside(&first, &part.file(number));
                    add(address, Kind::Further(*subject, at, number));
                }
            }
            add(first, *kind);
        }
        for (index, briefing) in archive.briefings.iter().enumerate() {
            let first = address::briefing(&briefing.id);
            for number in 2..=list_page::pages(briefing.events.len()) {
                let further = Kind::BriefingFurther(index, number);
                add(address::further(&first, number), further);
            }
            add(first, Kind::Briefing(index));
        }
        for (index, address) in redirects::with_pages(archive) {
            add(address, Kind::Moved(index));
        }
        type Make = fn(usize) -> Kind;
        let lists: [(&str, usize, Make); 5] = [
            ("events", archive.events.len(), Kind::Events),
            ("documents", archive.documents.len(), Kind::Documents),
            ("topics", archive.topics.len(), Kind::Topics),
            ("outlets", archive.outlets.len(), Kind::Outlets),
            ("briefings", archive.briefings.len(), Kind::Briefings),
        ];
        for (folder, length, kind) in lists {
            for number in 1..=list_page::pages(length) {
                add(address::list(folder, number), kind(number));
            }
        }
        for &kind in &context.site.entities {
            if kind == EntityKind::Person {
                for number in 1..=list_page::pages(archive.people.len()) {
                    add(address::list("people", number), Kind::People(number));
                }
                continue;
            }
            let edition = &context.editions[edition];
            let length = |names: &BTreeMap<EntityKind, Alphabet>| names[&kind].order.len();
            for number in 1..=list_page::pages(length(&edition.entities)) {
                let address = address::list(address::folder(kind), number);
                add(address, Kind::Entities(kind, number));
            }
            // A list of nothing needs no page.
            for number in 1..=length(&edition.named_once).div_ceil(list_page::PAGE) {
                let address = address::named_once(kind, number);
                add(address, Kind::NamedOnce(kind, number));
            }
        }
        for framed in embeds::all(context) {
            add(framed.address(archive), Kind::Embed(framed));
            if context.site.base_url.is_some() {
                add(framed.oembed_address(archive), Kind::Oembed(framed));
            }
        }
        for (address, framed) in embeds::at_former_addresses(context) {
            add(address, Kind::Embed(framed));
        }
        if context.site.base_url.is_some() {
            add("opensearch.xml".to_string(), Kind::OpenSearch);
            for scope in feeds::scopes(context) {
                add(
                    feeds::address(archive, scope, "feed.atom"),
                    Kind::Atom(scope),
                );
                add(
                    feeds::address(archive, scope, "feed.json"),
                    Kind::Json(scope),
                );
            }
        }
    }
    out
}

/// Everything that has a page with long lists, and what that page is.
pub(crate) fn subjects(context: &RenderContext<'_>) -> Vec<(Subject, Kind)> {
    let people = context.people_with_pages();
    let entities = context.entities_with_pages();
    people
        .map(|i| (Subject::Person(i), Kind::Person(i)))
        .chain(entities.map(|i| (Subject::Entity(i), Kind::Entity(i))))
        .chain((0..context.archive.topics.len()).map(|i| (Subject::Topic(i), Kind::Topic(i))))
        .chain((0..context.archive.outlets.len()).map(|i| (Subject::Outlet(i), Kind::Outlet(i))))
        .collect()
}

/// Makes one page.
pub(crate) fn make(
    context: &RenderContext<'_>,
    templates: &Templates,
    engine: &Tera,
    task: &Task,
) -> Result<Page, Diagnostic> {
    let page = PageContext {
        context,
        edition: &context.editions[task.edition],
        address: &task.address,
        kind: task.kind,
        from_base: task.kind == Kind::NotFound,
    };
    let press = Press {
        page,
        templates,
        engine,
    };
    let bytes = match task.kind {
        Kind::Home => press.html("home.html", &view::home::view(&page)),
        Kind::Event(index) => press.html("event.html", &view::event::view(&page, index)),
        Kind::Document(index) => press.html("document.html", &view::document::view(&page, index)),
        Kind::Person(index) => press.html("person.html", &view::person::view(&page, index)),
        Kind::Entity(index) => press.html("entity.html", &view::entity::view(&page, index)),
        Kind::Topic(index) => press.html("topic.html", &view::topic::view(&page, index)),
        Kind::Outlet(index) => press.html("outlet.html", &view::outlet::view(&page, index)),
        Kind::Briefing(index) => press.html("briefing.html", &view::briefing::view(&page, index)),
        Kind::Events(number) => press.html("events.html", &lists::events(&page, number)),
        Kind::Documents(number) => press.html("documents.html", &lists::documents(&page, number)),
        Kind::People(number) => press.html("names.html", &lists::people(&page, number)),
        Kind::Entities(kind, number) => {
            press.html("names.html", &lists::entities(&page, kind, number))
        }
        Kind::NamedOnce(kind, number) => {
            press.html("named_once.html", &lists::named_once(&page, kind, number))
        }
        Kind::Further(subject, at, number) => press.html(
            "further.html",
            &view::year::view(&page, subject, at, number),
        ),
        Kind::BriefingFurther(index, number) => press.html(
            "briefing_further.html",
            &view::briefing::further(&page, index, number),
        ),
        Kind::ReportList(list, number) => press.html(
            "report_list.html",
            &view::report_list::view(&page, list, number),
        ),
        Kind::Topics(number) => press.html("names.html", &lists::topics(&page, number)),
        Kind::Outlets(number) => press.html("names.html", &lists::outlets(&page, number)),
        Kind::Briefings(number) => press.html("briefings.html", &lists::briefings(&page, number)),
        Kind::Search => press.html("search.html", &view::search::view(&page)),
        Kind::About => {
            let default = context
                .editions
                .first()
                .map_or(FALLBACK_LANGUAGE, |e| e.tag.as_str());
            let markdown = templates.about(&[&page.edition.tag, default, FALLBACK_LANGUAGE]);
            press.html("about.html", &view::about::view(&page, markdown))
        }
        Kind::Report => press.html("report.html", &view::report::view(&page)),
        Kind::Moved(index) => press.html("moved.html", &redirects::view(&page, index)),
        Kind::NotFound => press.html("not_found.html", &view::search::not_found(&page)),
        Kind::Atom(scope) => press.text("feed.atom", &feeds::view(&page, scope)),
        Kind::Json(scope) => Ok(feeds::json(&feeds::view(&page, scope))),
        Kind::Embed(framed) => press.html("embed.html", &embeds::view(&page, framed)),
        Kind::Oembed(framed) => Ok(embeds::oembed(&page, framed)),
        Kind::OpenSearch => press.text("opensearch.xml", &feeds::open_search(&page)),
    }?;
    Ok(Page {
        path: page.path(),
        bytes,
    })
}

/// Turns views into bytes.
struct Press<'a> {
    page: PageContext<'a>,
    templates: &'a Templates,
    engine: &'a Tera,
}

impl Press<'_> {
    fn html<V: Serialize>(&self, template: &str, view: &V) -> Result<Vec<u8>, Diagnostic> {
        let text = self.rendered(template, view)?;
        if self.page.context.site.minify {
            Ok(minified::minified(&text))
        } else {
            Ok(text.into_bytes())
        }
    }

    fn text<V: Serialize>(&self, template: &str, view: &V) -> Result<Vec<u8>, Diagnostic> {
        Ok(self.rendered(template, view)?.into_bytes())
    }

    fn rendered<V: Serialize>(&self, template: &str, view: &V) -> Result<String, Diagnostic> {
        Context::from_serialize(view)
            .and_then(|context| self.engine.render(template, &context))
            .map_err(|error| {
                let fields: Vec<String> = match serde_json::to_value(view) {
                    Ok(serde_json::Value::Object(map)) => map.keys().cloned().collect(),
                    _ => Vec::new(),
                };
                let source = |name: &str| self.templates.source(name).to_string();
                template_error::at_rendering(&error, template, &source, &fields)
            })
    }
}
