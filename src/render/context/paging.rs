//! Long lists come in pages of the same length.

/// Pages of one kind: the address of each, from the root of an edition, and what its view needs to know to make it.
pub(crate) type Pages<K> = Vec<(String, K)>;

/// Entries per page.
pub(crate) const PAGE: usize = 50;

/// Entries of each list on the first page of a subject; what has more of anything has pages for its years as well.
pub(crate) const FIRST: usize = 20;

/// The most names that a page lists beside its subject.
pub(crate) const MOST: usize = 60;

/// The first of them: a list that starts with the most important ends somewhere.
pub(crate) fn most<T>(all: &[T]) -> &[T] {
    &all[..all.len().min(MOST)]
}

/// How many pages a list of this length has; an empty list has one.
pub(crate) fn pages(length: usize) -> usize {
    length.div_ceil(PAGE).max(1)
}

/// The entries on one page; pages count from 1.
pub(crate) fn portion<T>(all: &[T], number: usize) -> &[T] {
    let start = ((number - 1) * PAGE).min(all.len());
    &all[start..(start + PAGE).min(all.len())]
}

/// The pages of a list that fills so many, by number.
pub(crate) fn numbered(count: usize, address: impl Fn(usize) -> String) -> Pages<usize> {
    (1..=count)
        .map(|number| (address(number), number))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_has_a_page() {
        assert_eq!((pages(0), pages(50), pages(51)), (1, 1, 2));
    }

    #[test]
    fn portions_follow_one_another() {
        let all: Vec<usize> = (0..120).collect();
        let lengths: Vec<usize> = (1..=4).map(|page| portion(&all, page).len()).collect();
        assert_eq!(lengths, [50, 50, 20, 0]);
        assert_eq!(portion(&all, 3)[0], 100);
    }
}
