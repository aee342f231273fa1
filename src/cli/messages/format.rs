//! A diagnostic as text for people or as JSON for programs.

use crate::model::{Diagnostic, Severity};
use anstyle::{AnsiColor, Style};
use serde::Serialize;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

/// Longest part of a faulty line to show, in user-perceived characters.
const SNIPPET_WIDTH: usize = 96;

const BOLD: Style = Style::new().bold();

/// `severity: path:line:column: message`, the faulty line with a caret below it, and the hint, in colour.
pub(super) fn text(diagnostic: &Diagnostic) -> String {
    let (word, color) = match diagnostic.severity {
        Severity::Note => ("note", AnsiColor::Cyan),
        Severity::Warning => ("warning", AnsiColor::Yellow),
        Severity::Error => ("error", AnsiColor::Red),
    };
    let style = color.on_default().bold();
    let mut text = format!("{style}{word}:{style:#} ");
    if let Some(path) = &diagnostic.path {
        text.push_str(&format!("{BOLD}{}", without_controls(path)));
        for number in [diagnostic.line, diagnostic.column]
            .into_iter()
            .map_while(|n| n)
        {
            text.push_str(&format!(":{number}"));
        }
        text.push_str(&format!(":{BOLD:#} "));
    }
    text.push_str(&without_controls(&diagnostic.message));
    text.push('\n');
    if let Some(snippet) = &diagnostic.snippet {
        let (line, caret) = window(snippet, diagnostic.column);
        text.push_str(&format!("    {line}\n"));
        if let Some(indent) = caret {
            text.push_str(&format!("    {indent}{style}^{style:#}\n"));
        }
    }
    if let Some(hint) = &diagnostic.hint {
        text.push_str(&format!(
            "  {BOLD}hint:{BOLD:#} {}\n",
            without_controls(hint)
        ));
    }
    text
}

/// One JSON object on one line.
pub(super) fn json(message: &impl Serialize) -> String {
    // A message contains only strings and numbers, so this cannot fail.
    let mut line = serde_json::to_string(message).unwrap_or_default();
    line.push('\n');
    line
}

/// Text on one line without control characters, so that the content of a file cannot control the terminal. Characters that nobody sees and those that turn the
/// direction of writing are named: `U+202E`.
pub(super) fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            c if c.is_control() && c != '\t' => out.push(char::REPLACEMENT_CHARACTER),
            c if is_unseen(c) => out.push_str(&format!("U+{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Marks, embeddings, overrides and isolates of direction, blanks without width and invisible signs. Joiners are letters' own business.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The part of the line around the column (in code points, from 1), and the indentation of a caret below that column.
fn window(snippet: &str, column: Option<usize>) -> (String, Option<String>) {
    let line = without_controls(snippet.lines().next().unwrap_or("").trim_end());
    let characters: Vec<&str> = line.graphemes(true).collect();
    let target = column.map(|column| {
        let mut seen = 0;
        characters
            .iter()
            .position(|c| {
                seen += c.chars().count();
                seen >= column
            })
            .unwrap_or(characters.len())
    });
    let from = target
        .unwrap_or(0)
        .saturating_sub(SNIPPET_WIDTH / 2)
        .min(characters.len().saturating_sub(SNIPPET_WIDTH));
    let to = (from + SNIPPET_WIDTH).min(characters.len());
    let mut shown = characters[from..to].concat();
    if to < characters.len() {
        shown.push('…');
    }
    let caret = target.map(|target| {
        let blanks = characters[from..target.min(to)].iter().map(|c| blank(c));
        let lead = if from > 0 { " " } else { "" };
        lead.chars().chain(blanks.flat_map(str::chars)).collect()
    });
    if from > 0 {
        shown.insert(0, '…');
    }
    (shown, caret)
}

/// Blanks as wide as the character on a terminal.
fn blank(character: &str) -> &'static str {
    match character.chars().next() {
        Some('\t') => "\t",
        Some(c) => match c.script() {
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul => "  ",
            _ => " ",
        },
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(diagnostic: &Diagnostic) -> String {
        anstream::adapter::strip_str(&text(diagnostic)).to_string()
    }

    #[test]
    fn a_message_shows_place_line_caret_and_hint() {
        let diagnostic = Diagnostic::warning("the date is not a date")
            .at("seeds/x.txt")
            .line(3)
            .column(7)
            .snippet("date: tomorow")
            .hint("write it as 2025-12-31");
        assert_eq!(
            plain(&diagnostic),
            "warning: seeds/x.txt:3:7: the date is not a date\n    date: tomorow\n          ^\n  hint: write it as 2025-12-31\n"
        );
    }

    #[test]
    fn a_message_about_no_file_is_one_line() {
        assert_eq!(plain(&Diagnostic::error("no texts")), "error: no texts\n");
    }

    #[test]
    fn the_caret_stands_below_wide_and_combined_characters() {
        let (line, caret) = window("\tи\u{306}漢x", Some(5));
        assert_eq!(
            (line.as_str(), caret.as_deref()),
            ("\tи\u{306}漢x", Some("\t   "))
        );
        assert_eq!(window("ab", Some(9)).1.as_deref(), Some("  "));
    }

    #[test]
    fn a_long_line_is_cut_around_the_column() {
        let long = format!("{}!{}", "a".repeat(300), "b".repeat(300));
        let (line, caret) = window(&long, Some(301));
        let caret = caret.unwrap();
        assert!(line.starts_with('…') && line.ends_with('…'));
        assert_eq!(line.chars().nth(caret.chars().count()), Some('!'));
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let diagnostic = Diagnostic::error("bad\u{1b}[2J\nline").at("a\u{7}b");
        assert_eq!(
            plain(&diagnostic),
            "error: a\u{fffd}b: bad\u{fffd}[2J line\n"
        );
    }

    #[test]
    fn what_turns_the_direction_or_is_not_seen_is_named() {
        let diagnostic = Diagnostic::error("no `\u{202e}evil\u{200b}`");
        assert_eq!(plain(&diagnostic), "error: no `U+202EevilU+200B`\n");
        assert_eq!(without_controls("क\u{94d}\u{200d}ष"), "क\u{94d}\u{200d}ष");
    }

    #[test]
    fn json_has_every_key() {
        let line = json(&Diagnostic::note("a year was inferred").at("a.txt").line(2));
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(keys.len(), 7);
        assert_eq!(value["severity"], "note");
        assert_eq!(value["hint"], serde_json::Value::Null);
        assert!(line.ends_with("}\n"));
    }
}
