//! Links of notes programs in values: `[[Jane Doe]]`, `[[people/Jane Doe|Jane]]`, `[Jane Doe](https://…)`.

/// Text as readers see it: of a link its label.
pub(super) fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, link, after)) = next_link(rest) {
        out.push_str(before);
        let label = link.rsplit_once('|').map(|(_, label)| label);
        out.push_str(label.unwrap_or_else(|| page_name(link)).trim());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Names in a value: a value of nothing but links names their pages, anything else is one name.
pub(super) fn names_in(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((before, link, after)) = next_link(rest) {
        if before
            .chars()
            .any(|c| !(c.is_whitespace() || matches!(c, ',' | ';' | '&')))
        {
            return vec![without_links(text)];
        }
        names.push(page_name(link).to_owned());
        rest = after;
    }
    match (names.is_empty(), rest.trim().is_empty()) {
        (false, true) => names,
        (false, false) => vec![without_links(text)],
        (true, _) => vec![
            label_and_address(text)
                .map_or(text, |(label, _)| label)
                .to_owned(),
        ],
    }
}

/// The name of a page of notes: the last part of its path, without the heading in it.
pub(super) fn page_name(link: &str) -> &str {
    let page = link.split(['|', '#']).next().unwrap_or(link);
    page.rsplit('/').next().unwrap_or(page).trim()
}

/// Label and address of a value that is a Markdown link.
pub(super) fn label_and_address(text: &str) -> Option<(&str, &str)> {
    let (label, address) = text
        .strip_prefix('[')?
        .strip_suffix(')')?
        .split_once("](")?;
    Some((label.trim(), address.trim()))
}

/// Whether the text is a web address.
pub(super) fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let begins = ["http://", "https://", "www."]
        .iter()
        .any(|start| lower.starts_with(start));
    begins && !text.contains(char::is_whitespace)
}

fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("[[")?;
    let (link, after) = rest.split_once("]]")?;
    Some((before, link, after))
}
