//! Finding the lines of curation.yaml that decisions stand on, which the YAML reader does not tell.

/// The text of one part of the file, `people: merge:` for example, read from top to bottom.
pub(super) struct Section<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    at: usize,
}

impl<'a> Section<'a> {
    /// The part of the file under two keys; the whole file where they cannot be found.
    pub(super) fn of(text: &'a str, outer: &str, inner: &str) -> Self {
        let (start, end) = block(text, 0, text.len(), outer)
            .and_then(|(start, end)| block(text, start + outer.len() + 1, end, inner))
            .unwrap_or((0, text.len()));
        Self {
            text,
            start,
            end,
            at: start,
        }
    }

    /// The line, from 1, of the next place that has this value; of the first one where there is no further; of the part's key where there is none.
    pub(super) fn line(&mut self, value: &str) -> usize {
        let found = self
            .find(value, self.at)
            .or_else(|| self.find(value, self.start));
        if let Some(at) = found {
            self.at = at + value.len();
        }
        self.line_at(found.unwrap_or(self.start))
    }

    /// The line of the next place where the first value is followed by the others.
    pub(super) fn line_of_all(&mut self, values: &[String]) -> usize {
        let mut line = None;
        for value in values {
            let here = self.line(value);
            line = line.or(Some(here));
        }
        line.unwrap_or_else(|| self.line_at(self.start))
    }

    /// Where a value stands whole, outside comments.
    fn find(&self, value: &str, from: usize) -> Option<usize> {
        let value = value.lines().next()?;
        if value.is_empty() {
            return None;
        }
        let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        self.text
            .get(from..self.end)?
            .match_indices(value)
            .find_map(|(at, _)| {
                let at = from + at;
                let before = self.text[..at].chars().next_back();
                let after = self.text[at + value.len()..].chars().next();
                let line = &self.text[self.text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
                let comment = line.trim_start().starts_with('#') || line.contains(" #");
                (!before.is_some_and(part) && !after.is_some_and(part) && !comment).then_some(at)
            })
    }

    fn line_at(&self, at: usize) -> usize {
        1 + self.text[..at].matches('\n').count()
    }
}

/// From a key to the next line that is indented no deeper, or to the end of its own line where that is a flow (`{ … }`).
fn block(text: &str, start: usize, end: usize, key: &str) -> Option<(usize, usize)> {
    let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let at = text
        .get(start..end)?
        .match_indices(key)
        .find_map(|(at, _)| {
            let at = start + at;
            let before = text[..at].chars().next_back();
            let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
            let is_key = text[at + key.len()..end].trim_start().starts_with(':');
            (is_key && !before.is_some_and(part) && !line.contains('#')).then_some(at)
        })?;
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    if !text[line_start..at].trim().is_empty() {
        // Inside a flow: its next key ends it at the latest, but a wider search does no harm, as it goes forward.
        return Some((at, end));
    }
    let indent = at - line_start;
    let mut stop = text[at..end]
        .find('\n')
        .map_or(end, |length| at + length + 1);
    for line in text[stop..end].split_inclusive('\n') {
        let content = line.trim_start();
        let depth = line.len() - content.len();
        // A list may stand as deep as its key.
        let inside = depth > indent || (depth == indent && content.starts_with("- "));
        if !content.trim().is_empty() && !content.starts_with('#') && !inside {
            break;
        }
        stop += line.len();
    }
    Some((at, stop))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "events:\n  together:\n    - [one, two]   # three\n    - [three, one-more]\n    - [one, three]\n  hide:\n  - one\nstories: { together: [[one, two]], hide: [two] }\n";

    #[test]
    fn values_are_found_in_their_part_one_after_the_other() {
        let mut together = Section::of(TEXT, "events", "together");
        let lines: Vec<usize> = [["one", "two"], ["three", "one-more"], ["one", "three"]]
            .iter()
            .map(|group| together.line_of_all(&group.map(str::to_owned)))
            .collect();
        assert_eq!(lines, [3, 4, 5]);
        assert_eq!(Section::of(TEXT, "events", "hide").line("one"), 7);
        assert_eq!(Section::of(TEXT, "stories", "hide").line("two"), 8);
        assert_eq!(Section::of(TEXT, "people", "merge").line("nobody"), 1);
    }
}
