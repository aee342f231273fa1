//! One page of a list: fifty entries under headings, with the links to the other pages.

use super::frame::{Frame, Pager};
use super::page_kind::PageKind;
use crate::language::UNKNOWN_LANGUAGE;
use crate::render::context::PageContext;
use crate::render::context::link::Link;
use crate::render::context::paging::{self, PAGE};
use crate::render::edition::alphabet::Alphabet;
use serde::Serialize;
use unicode_script::{Script, UnicodeScript};

/// A shorter list in alphabetical order needs no letters: it is seen at a glance.
const LEAST_FOR_LETTERS: usize = 30;

/// What leads to the names in scripts of which the list has a single entry each.
const OTHER_SCRIPTS: &str = "…";

/// A page of a list, its entries in groups.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListPage<T> {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// Key of the words for the whole: `events`.
    pub(crate) key: &'static str,
    /// How many entries there are on all pages.
    pub(crate) total: usize,
    /// All first letters of an alphabetical list, leading to where they begin; those of one script together.
    pub(crate) letters: Vec<Vec<Link>>,
    /// The entries, under headings.
    pub(crate) groups: Vec<Group<T>>,
    /// The pages before and after.
    pub(crate) pager: Pager,
    /// Link to the names of the kind that have no pages, with their number.
    pub(crate) named_once: Option<Link>,
}

/// Entries under one heading.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group<T> {
    /// Its place in the page.
    pub(crate) id: String,
    /// A month, a letter; empty where the list has no headings.
    pub(crate) heading: String,
    /// The entries.
    pub(crate) entries: Vec<T>,
}

/// A whole list: its name and the addresses of its pages.
pub(crate) struct Whole<'a> {
    /// Key of the words for it.
    key: &'static str,
    /// Key of the words that count its entries.
    count: &'static str,
    order: &'a [usize],
    address: &'a dyn Fn(usize) -> String,
    /// The folder of the list that this one is a part of.
    part_of: Option<&'static str>,
}

impl<'a> Whole<'a> {
    /// The list in a folder of this name.
    pub(crate) fn new(
        key: &'static str,
        count: &'static str,
        order: &'a [usize],
        address: &'a dyn Fn(usize) -> String,
    ) -> Self {
        Self {
            key,
            count,
            order,
            address,
            part_of: None,
        }
    }

    /// The same as a part of another list, by the folder of that one.
    pub(crate) fn part_of(self, folder: &'static str) -> Self {
        Self {
            part_of: Some(folder),
            ..self
        }
    }

    /// One page; `heading` gives the heading of the entry at a place of the order.
    pub(crate) fn page<T>(
        &self,
        page: &PageContext<'_>,
        number: usize,
        heading: impl Fn(usize) -> Heading,
        entry: impl Fn(usize) -> T,
    ) -> ListPage<T> {
        let mut groups: Vec<Group<T>> = Vec::new();
        let places = 0..self.order.len();
        for place in places.skip((number - 1) * PAGE).take(PAGE) {
            let Heading { id, text } = heading(place);
            let entry = entry(self.order[place]);
            match groups.last_mut() {
                Some(group) if group.heading == text => group.entries.push(entry),
                _ => groups.push(Group {
                    id: id.unwrap_or_else(|| format!("group-{}", groups.len() + 1)),
                    heading: text,
                    entries: vec![entry],
                }),
            }
        }
        let words = &page.edition.words;
        let count = words.counted(self.count, self.order.len());
        let title = page.numbered_title(words.plain(self.key), number);
        let description = format!("{}: {count}", page.edition.title);
        let kind = PageKind::List(self.part_of);
        ListPage {
            frame: Frame::new(page, kind, title, description),
            key: self.key,
            total: self.order.len(),
            letters: Vec::new(),
            groups,
            pager: Pager::new(page, number, paging::pages(self.order.len()), self.address),
            named_once: None,
        }
    }

    /// One page of a list in alphabetical order, with all its letters if it is long.
    pub(crate) fn alphabetical<T>(
        &self,
        page: &PageContext<'_>,
        number: usize,
        alphabet: &Alphabet,
        entry: impl Fn(usize) -> T,
    ) -> ListPage<T> {
        if self.order.len() < LEAST_FOR_LETTERS {
            return self.page(page, number, |_| Heading::new(String::new()), entry);
        }
        let letter = |place: usize| {
            let letter = alphabet.letter_at(place);
            Heading {
                id: Some(format!("letter-{}", letter + 1)),
                text: alphabet.letters[letter].0.clone(),
            }
        };
        let letters = alphabet.letters.iter().enumerate();
        let links = letters.map(|(letter, (heading, begins))| {
            let begins_on = begins / PAGE + 1;
            let place = format!("#letter-{}", letter + 1);
            let href = match begins_on == number {
                true => place,
                false => format!("{}{place}", page.to(&(self.address)(begins_on))),
            };
            Link::new(href, page.text(heading, UNKNOWN_LANGUAGE))
        });
        ListPage {
            letters: by_script(links),
            ..self.page(page, number, letter, entry)
        }
    }
}

/// Letters in one bar per script. Scripts whose characters are words get a single entry: a bar of thousands would not help. Scripts with a single entry
/// behind the first are gathered at the end, as a character alone tells few readers what it leads to.
fn by_script(letters: impl Iterator<Item = Link>) -> Vec<Vec<Link>> {
    let mut bars: Vec<(Script, Vec<Link>)> = Vec::new();
    for letter in letters {
        let first = letter.text.text.chars().next();
        let script = first.map_or(Script::Common, |c| c.script());
        match bars.iter_mut().find(|(known, _)| *known == script) {
            Some(_) if matches!(script, Script::Han | Script::Hangul) => {}
            Some((_, bar)) => bar.push(letter),
            None => bars.push((script, vec![letter])),
        }
    }
    let mut out: Vec<Vec<Link>> = Vec::new();
    let mut others: Option<Link> = None;
    for (_, mut bar) in bars {
        match bar.pop() {
            Some(only) if bar.is_empty() && !out.is_empty() => {
                others.get_or_insert(only);
            }
            last => {
                bar.extend(last);
                out.push(bar);
            }
        }
    }
    if let Some(mut others) = others {
        others.text.text = OTHER_SCRIPTS.to_owned();
        out.push(vec![others]);
    }
    match out.iter().map(Vec::len).sum() {
        // A single letter leads to where the reader is.
        0 | 1 => Vec::new(),
        _ => out,
    }
}

/// The heading of an entry; a heading that other pages link to has an id.
pub(crate) struct Heading {
    id: Option<String>,
    text: String,
}

impl Heading {
    pub(crate) fn new(text: String) -> Self {
        Self { id: None, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_one_script_stand_together() {
        let letters = ["A", "Б", "B", "あ", "漢", "字", "Ж"].iter();
        let link = |letter: &&str| {
            let text = crate::render::context::link::Text {
                text: (*letter).to_string(),
                language: String::new(),
                direction: "ltr",
                foreign: false,
            };
            Link::new(String::new(), text)
        };
        let bars = by_script(letters.map(link));
        let bars: Vec<String> = bars
            .iter()
            .map(|bar| bar.iter().map(|link| link.text.text.as_str()).collect())
            .collect();
        assert_eq!(bars, ["AB", "БЖ", "…"]);
    }
}
