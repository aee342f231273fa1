//! Links to the pages before and after one page of a list.

use crate::render::context::PageContext;
use crate::render::context::link::Link;
use serde::Serialize;

/// The pages before and after one page of a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Pager {
    /// Number of this page, from 1.
    pub(crate) number: usize,
    /// How many there are.
    pub(crate) total: usize,
    /// Link to the page before.
    pub(crate) previous: Option<String>,
    /// Link to the page after.
    pub(crate) next: Option<String>,
    /// Every page, with this one marked by an empty address.
    pub(crate) pages: Vec<Link>,
}

impl Pager {
    /// The links of one page of several; `address` gives the address of each from the root of the edition.
    pub(crate) fn new(
        page: &PageContext<'_>,
        number: usize,
        total: usize,
        address: &dyn Fn(usize) -> String,
    ) -> Self {
        let to = |number: usize| page.to(&address(number));
        let link = |other: usize| {
            let href = match other == number {
                true => String::new(),
                false => to(other),
            };
            Link::new(href, page.own(other.to_string()))
        };
        Self {
            number,
            total,
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < total).then(|| to(number + 1)),
            pages: near(number, total).into_iter().map(link).collect(),
        }
    }
}

/// The pages that a pager names: the first, the last, and those near this one.
fn near(number: usize, total: usize) -> Vec<usize> {
    (1..=total)
        .filter(|&page| page == 1 || page == total || page.abs_diff(number) <= 3)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn a_pager_names_the_ends_and_what_is_near() {
        assert_eq!(near(1, 1), [1]);
        assert_eq!(near(6, 20), [1, 3, 4, 5, 6, 7, 8, 9, 20]);
    }
}
