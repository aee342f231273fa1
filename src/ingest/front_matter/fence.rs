//! Lines between which front matter stands.

/// The syntax of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Yaml,
    Toml,
    /// An object, with or without its braces.
    Json,
    /// Another one, or one that never ends.
    Unreadable(&'static str),
}

/// A line that front matter begins and ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fence {
    Hyphens(Syntax),
    /// Hyphens that a word processor made dashes of, or more than three.
    Dashes,
    Pluses,
    Semicolons,
    /// Three backticks or tildes, as Markdown has them around code.
    Code(char, Syntax),
    /// Three or more asterisks or equals signs, alone in their line.
    Rule(char),
}

impl Fence {
    pub(super) fn of_opening(line: &str) -> Option<Self> {
        // A comment may follow.
        let line = match line.split_once('#') {
            Some((fence, _)) if fence.starts_with("---") => fence.trim_end(),
            _ => line,
        };
        if let Some(name) = line.strip_prefix("---").filter(|rest| !rest.is_empty())
            && name.trim().chars().all(|c| c.is_ascii_alphabetic())
        {
            return Some(Fence::Hyphens(match name.trim().to_lowercase().as_str() {
                "" | "yaml" | "yml" => Syntax::Yaml,
                "toml" => Syntax::Toml,
                "json" => Syntax::Json,
                "js" | "javascript" | "coffee" | "cson" => {
                    Syntax::Unreadable("front matter in this syntax cannot be read")
                }
                _ => return None,
            }));
        }
        if let Some(code) = code_fence(line) {
            return Some(code);
        }
        match line {
            "---" => Some(Fence::Hyphens(Syntax::Yaml)),
            "+++" => Some(Fence::Pluses),
            ";;;" => Some(Fence::Semicolons),
            _ if is_dashes(line) => Some(Fence::Dashes),
            _ => RULES
                .into_iter()
                .find(|sign| is_rule(line, *sign))
                .map(Fence::Rule),
        }
    }

    /// Whether listings or prose stand between such lines more often than front matter, so that all lines must be keys.
    pub(super) fn is_unusual(self) -> bool {
        matches!(self, Fence::Code(..) | Fence::Rule(_))
    }

    pub(super) fn syntax(self) -> Syntax {
        match self {
            Fence::Hyphens(syntax) | Fence::Code(_, syntax) => syntax,
            Fence::Dashes | Fence::Rule(_) => Syntax::Yaml,
            Fence::Pluses => Syntax::Toml,
            Fence::Semicolons => Syntax::Json,
        }
    }

    pub(super) fn closes(self, line: &str) -> bool {
        match self {
            Fence::Hyphens(_) => matches!(line.trim_end(), "---" | "..."),
            Fence::Dashes => is_dashes(line.trim()) || line.trim_end() == "---",
            Fence::Pluses => line.trim_end() == "+++",
            Fence::Semicolons => line.trim_end() == ";;;",
            Fence::Code(sign, _) | Fence::Rule(sign) => is_rule(line.trim(), sign),
        }
    }
}

fn is_dashes(line: &str) -> bool {
    let long = ['–', '—', '―'];
    line.chars().all(|c| c == '-' || long.contains(&c)) && (line.contains(long) || line.len() > 3)
}

/// Signs of which people make lines across the page.
const RULES: [char; 2] = ['*', '='];

/// Whether a line is made of three or more of a sign, and nothing else.
fn is_rule(line: &str, sign: char) -> bool {
    line.chars().count() >= 3 && line.chars().all(|c| c == sign)
}

/// A fence of code, whose language may be named behind it.
fn code_fence(line: &str) -> Option<Fence> {
    let sign = line
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let language = line.trim_start_matches(sign);
    let syntax = match language.trim().to_lowercase().as_str() {
        "" | "yaml" | "yml" | "yaml frontmatter" => Syntax::Yaml,
        "toml" => Syntax::Toml,
        "json" => Syntax::Json,
        _ => return None,
    };
    (line.len() - language.len() >= 3).then_some(Fence::Code(sign, syntax))
}
