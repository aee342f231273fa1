//! What an owner should look at, for the terminal: how much goes public, what is held back, and what texts lack.

use super::messages::counted;
use crate::model::{Archive, Document, Extent, HeldText, Release};
use crate::render::{undecided_people, undecided_texts};

/// Texts of a kind that are listed; of more, the number is told.
const LISTED: usize = 20;

/// How many texts are published, and how: "published: 12 full, 3 excerpt, 1 link only; held back: 2".
pub(super) fn publishing_summary(release: &Release) -> String {
    let count = |extent: Extent| {
        let shown = release.shown.iter();
        shown.filter(|shown| shown.extent == extent).count()
    };
    let [full, excerpts, links] = Extent::ALL.map(count);
    let mut out = format!(
        "published: {full} full, {excerpts} excerpt, {links} link only; held back: {}",
        release.held_back.len(),
    );
    if !release.withdrawn.is_empty() {
        out.push_str(&format!("; withdrawn: {}", release.withdrawn.len()));
    }
    out
}

/// The report, line by line: kinds of which there is nothing are left out.
pub(super) fn report(release: &Release) -> Vec<String> {
    let archive = &release.archive;
    let mut lines = Vec::new();
    let held = release.held_back.iter().map(held_back).collect();
    add(&mut lines, "held back", held);
    let copies = documents(archive, |document| {
        let others = document.also_saved_as.join(", ");
        (!others.is_empty()).then(|| format!("{}, also saved as {others}", document.path))
    });
    add(&mut lines, "saved more than once", copies);
    let archived = archive.documents.iter();
    let undated = archived.clone().filter(|one| one.published.is_none());
    let paths = undated.map(|one| one.document.path.clone()).collect();
    add(&mut lines, "without a date", paths);
    let outletless = archived.filter(|one| one.outlet.is_none());
    let paths = outletless.map(|one| one.document.path.clone()).collect();
    add(&mut lines, "without an outlet", paths);
    let untitled = documents(archive, |document| {
        document.title.is_none().then(|| document.path.clone())
    });
    add(&mut lines, "without a title", untitled);
    let (texts, people) = (undecided_texts(archive), undecided_people(archive));
    if texts.len() + people.len() > 0 {
        lines.push(format!(
            "undecided: {}, {}; `cuttings serve` lists them at report/index.html",
            counted(texts.len(), "pair of documents", "pairs of documents"),
            counted(people.len(), "pair of people", "pairs of people"),
        ));
    }
    lines
}

fn held_back(text: &HeldText) -> String {
    let held = &text.held_back;
    let line = held.line.map_or(String::new(), |line| format!(":{line}"));
    let place = format!("{}{line}", held.path);
    match held.path == text.path {
        true => format!("{place}: {}", held.reason),
        false => format!("{}: {} ({place})", text.path, held.reason),
    }
}

fn documents(archive: &Archive, line: impl Fn(&Document) -> Option<String>) -> Vec<String> {
    let documents = archive.documents.iter();
    documents.filter_map(|one| line(&one.document)).collect()
}

fn add(lines: &mut Vec<String>, heading: &str, found: Vec<String>) {
    if found.is_empty() {
        return;
    }
    lines.push(format!(
        "{heading}: {}",
        counted(found.len(), "text", "texts")
    ));
    lines.extend(found.iter().take(LISTED).map(|line| format!("  {line}")));
    if found.len() > LISTED {
        lines.push(format!("  and {} more", found.len() - LISTED));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HeldBack, HoldReason, Shown};

    #[test]
    fn every_way_of_publishing_is_counted() {
        let shown = |extent| Shown {
            extent,
            ..Shown::default()
        };
        let release = Release {
            shown: vec![
                shown(Extent::Full),
                shown(Extent::Full),
                shown(Extent::Excerpt),
                shown(Extent::Link),
            ],
            held_back: vec![HeldText {
                document: "a".into(),
                path: "seeds/a.md".into(),
                held_back: HeldBack {
                    reason: HoldReason::Draft,
                    path: "seeds/a.yaml".into(),
                    line: Some(2),
                },
            }],
            ..Release::default()
        };
        assert_eq!(
            publishing_summary(&release),
            "published: 2 full, 1 excerpt, 1 link only; held back: 1"
        );
        assert_eq!(
            report(&release),
            [
                "held back: 1 text",
                "  seeds/a.md: it is a draft (seeds/a.yaml:2)"
            ]
        );
    }

    #[test]
    fn long_lists_end() {
        let mut lines = Vec::new();
        add(&mut lines, "x", vec!["y".to_owned(); LISTED + 2]);
        assert_eq!(lines.len(), LISTED + 2);
        assert_eq!(lines.last().map(String::as_str), Some("  and 2 more"));
    }
}
