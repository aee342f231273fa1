//! Tags of pages that are longer than any that a text needs: pictures written into attributes, the state of a program, or an attack.
//!
//! The parser compares every attribute of a tag with all others, and the serializer looks through the rest of a value at every mark in it.

use std::borrow::Cow;

/// The longest tag that is left as it is, in bytes.
const LONGEST_TAG: usize = 16_384;

/// Attributes that are kept of a longer one.
const MOST_ATTRIBUTES: usize = 200;

/// The longest value of an attribute that is kept of a longer one.
const LONGEST_VALUE: usize = 2_048;

/// What the standard counts as blank.
const BLANKS: &[u8] = b" \t\n\r\x0c";

/// The page with long tags cut: they keep the first attributes that are of usual length.
pub(super) fn without_long_tags(html: &str) -> Cow<'_, str> {
    if html.len() <= LONGEST_TAG {
        return Cow::Borrowed(html);
    }
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        if !is_tag {
            at = start + 1;
            continue;
        }
        let tag = Tag::read(rest);
        if tag.length > LONGEST_TAG {
            out.push_str(&html[copied..start]);
            out.push_str(&tag.cut);
            copied = start + tag.length;
        }
        at = start + tag.length;
        // What looks like a tag in a script or a style is none.
        if let Some(name) = ["script", "style"].iter().find(|name| tag.is(name)) {
            at += start_of_end_tag(&html[at..], name).unwrap_or(html.len() - at);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// Where the first end tag of a name begins.
pub(in crate::ingest) fn start_of_end_tag(html: &str, name: &str) -> Option<usize> {
    let mut tags = html.match_indices("</").map(|(at, _)| at);
    tags.find(|at| {
        let word = html.get(at + 2..at + 2 + name.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(name))
    })
}

/// A start tag, as the HTML standard's tokenizer reads it.
struct Tag<'a> {
    name: &'a str,
    /// Bytes up to its end, or to the end of the page.
    length: usize,
    /// The tag with few and short attributes; only made of a long one.
    cut: String,
}

impl<'a> Tag<'a> {
    fn read(html: &'a str) -> Self {
        let bytes = html.as_bytes();
        let until = |from: usize, ends: &[u8]| {
            let found = bytes[from..].iter().position(|byte| ends.contains(byte));
            found.map_or(bytes.len(), |found| from + found)
        };
        let behind = |from: usize, skipped: &[u8]| {
            let found = bytes[from..]
                .iter()
                .position(|byte| !skipped.contains(byte));
            found.map_or(bytes.len(), |found| from + found)
        };
        let name_end = until(1, b" \t\n\r\x0c/>");
        let mut attributes = Vec::new();
        let mut at = name_end;
        let length = loop {
            at = behind(at, b" \t\n\r\x0c/");
            match bytes.get(at) {
                None => break bytes.len(),
                Some(b'>') => break at + 1,
                Some(_) => {}
            }
            let start = at;
            // A name may begin with the sign that ends others.
            at = until(at + 1, b" \t\n\r\x0c/>=");
            let sign = behind(at, BLANKS);
            if bytes.get(sign) == Some(&b'=') {
                let value = behind(sign + 1, BLANKS);
                at = match bytes.get(value) {
                    Some(quote @ (b'"' | b'\'')) => {
                        (until(value + 1, &[*quote]) + 1).min(bytes.len())
                    }
                    _ => until(value, b" \t\n\r\x0c>"),
                };
            }
            if attributes.len() < MOST_ATTRIBUTES && at - start <= LONGEST_VALUE {
                attributes.push((start, at));
            }
        };
        let mut cut = String::new();
        if length > LONGEST_TAG {
            cut.push_str(&html[..name_end]);
            for (start, end) in attributes {
                cut.push(' ');
                cut.push_str(&html[start..end]);
            }
            cut.push('>');
        }
        Self {
            name: &html[1..name_end],
            length,
            cut,
        }
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pages_stay_as_they_are() {
        let page = format!(
            "<p class='a>b' title=\"1 > 0\" / x = y>Text<br/><script>if (a<b) {{ c(\"{}\") }}</script><!-- <p {} -->",
            "x".repeat(LONGEST_TAG),
            "y ".repeat(LONGEST_TAG)
        );
        assert!(matches!(without_long_tags(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn long_tags_keep_their_usual_attributes() {
        let picture = "A".repeat(2 * LONGEST_TAG);
        let page = format!("<p>One</p><img id=a src=\"data:{picture}\" alt='y > x'><p>Two");
        assert_eq!(
            without_long_tags(&page),
            "<p>One</p><img id=a alt='y > x'><p>Two"
        );
        let many: String = (0..50_000).map(|at| format!(" a{at}=1")).collect();
        let cut = without_long_tags(&format!("<p{many}>Text")).into_owned();
        assert!(
            cut.len() < LONGEST_TAG && cut.ends_with(" a199=1>Text"),
            "{}",
            cut.len()
        );
        let open = format!("<p>Text</p>{}", "<script ".repeat(50_000));
        assert!(without_long_tags(&open).len() < LONGEST_TAG);
    }
}
