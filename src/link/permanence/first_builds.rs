//! Which build first had each text: builds are counted by what is new in them, not by the clock.

use crate::model::Lock;
use std::collections::BTreeMap;

/// The numbers of the builds that first had these texts, and of those that are remembered; the texts of an archive's first build have none. A text that was renamed keeps its
/// number, and a build with nothing new counts for nothing. `renamed` are former ids with those that their texts have now.
pub(super) fn first_builds(
    lock: &Lock,
    renamed: &BTreeMap<String, String>,
    present: &BTreeMap<String, String>,
) -> BTreeMap<String, usize> {
    let is_remembered = |id: &str| lock.texts.contains_key(id) || lock.since.contains_key(id);
    let mut formers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (former, now) in renamed.iter().filter(|(former, _)| is_remembered(former)) {
        formers.entry(now).or_default().push(former);
    }
    let is_first_build = lock.texts.is_empty() && lock.since.is_empty();
    let this_build = match is_first_build {
        true => 0,
        false => lock.since.values().max().unwrap_or(&0) + 1,
    };
    let gone = lock.since.iter().filter(|(id, since)| {
        **since > 0
            && !present.contains_key(*id)
            && !renamed.contains_key(*id)
            && lock.texts.contains_key(*id)
    });
    let mut out: BTreeMap<String, usize> = gone.map(|(id, since)| (id.clone(), *since)).collect();
    for id in present.keys() {
        let own = Some(id.as_str()).filter(|id| is_remembered(id) && !renamed.contains_key(*id));
        let formers = formers.get(id.as_str()).into_iter().flatten().copied();
        let known = own.into_iter().chain(formers).map(|id| lock.since_of(id));
        let since = known.min().unwrap_or(this_build);
        if since > 0 {
            out.insert(id.clone(), since);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{moves, renamed};
    use crate::model::Lock;
    use std::collections::BTreeMap;

    fn texts(texts: &[(&str, &str)]) -> BTreeMap<String, String> {
        let own = |(id, text): &(&str, &str)| ((*id).to_owned(), (*text).to_owned());
        texts.iter().map(own).collect()
    }

    /// The memory after another build with these texts.
    fn after(lock: &Lock, now: &[(&str, &str)]) -> Lock {
        let present = texts(now);
        renamed(lock, &moves(lock, &present), &present)
    }

    #[test]
    fn what_comes_later_has_a_higher_number_whatever_happens_to_its_name() {
        let one = after(&Lock::default(), &[("a", "1")]);
        assert_eq!(one.since, BTreeMap::new());
        let two = after(&one, &[("a", "1"), ("b", "2")]);
        assert_eq!(two.since_of("b"), 1);
        assert_eq!(
            after(&two, &[("a", "1"), ("b", "2")]),
            two,
            "nothing is new"
        );
        // One is renamed, its name goes to a new text, another is edited.
        let three = after(&two, &[("a", "edited"), ("b", "3"), ("c", "2")]);
        let numbers = ["a", "b", "c"].map(|id| three.since_of(id));
        assert_eq!(numbers, [0, 2, 1]);
        // A text that was gone comes back.
        let four = after(&three, &[("a", "edited"), ("c", "2")]);
        let five = after(&four, &[("a", "edited"), ("b", "3"), ("c", "2")]);
        assert_eq!(five.since_of("b"), 2);
        assert_eq!(after(&five, &[("d", "4")]).since_of("d"), 3);
    }
}
