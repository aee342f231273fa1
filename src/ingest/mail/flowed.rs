//! Text with `format=flowed` (RFC 3676): a line that ends in a blank goes on in the next one.

use super::furniture::without_box_mark;

/// Stands before a sign that would make a quotation of what is none; it is no letter of the text and is left out where paragraphs are taken over.
const NO_QUOTATION: char = '\u{200B}';

/// The text with its paragraphs on one line each. `deletes_blanks`: the blank at the end of a line only says that it goes on (`delsp=yes`).
pub(super) fn unflowed(text: &str, deletes_blanks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth_before = None;
    for line in text.lines() {
        let line = without_box_mark(line);
        let rest = line.trim_start_matches('>');
        let depth = line.len() - rest.len();
        // A blank was put before what would look like a quotation or like the start of a message.
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        if depth_before != Some(depth) {
            if depth_before.is_some() {
                out.push('\n');
            }
            out.push_str(&">".repeat(depth));
            if depth > 0 {
                out.push(' ');
            } else if rest.starts_with('>') {
                out.push(NO_QUOTATION);
            }
        }
        let goes_on = rest.ends_with(' ') && rest != "-- ";
        match goes_on {
            true => {
                let kept = rest.strip_suffix(' ').filter(|_| deletes_blanks);
                out.push_str(kept.unwrap_or(rest));
                depth_before = Some(depth);
            }
            false => {
                out.push_str(rest);
                out.push('\n');
                depth_before = None;
            }
        }
    }
    if depth_before.is_some() {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_go_on_are_joined() {
        assert_eq!(
            unflowed("The quay \nis open.\n\nCome \nand see.\n-- \nIda\n", false),
            "The quay is open.\n\nCome and see.\n-- \nIda\n"
        );
        assert_eq!(
            unflowed("lor \nries in  \nspring\n", true),
            "lorries in spring\n"
        );
        assert_eq!(
            unflowed(
                " From the bank\n > not quoted\n> quoted \n> twice\nown\n",
                false
            ),
            "From the bank\n\u{200B}> not quoted\n> quoted twice\nown\n"
        );
        assert_eq!(
            unflowed(">From spring \non.\n> quoted\n", false),
            "From spring on.\n> quoted\n"
        );
    }
}
