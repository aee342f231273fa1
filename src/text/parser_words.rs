//! What parsers say, in words for people who do not write programs.

/// A fault as the TOML or YAML parser or serde tells it, in plain words; what it does not know stays as it is.
pub fn plain_words(fault: &str) -> String {
    let (path, bare) = split_path(fault.trim());
    let said = wrong_type(bare)
        .or_else(|| unknown_variant(bare))
        .or_else(|| about_key(bare, "missing field `", "is missing"))
        .or_else(|| about_key(bare, "duplicate field `", "stands twice"))
        .or_else(|| syntax(bare).map(str::to_owned))
        .unwrap_or_else(|| bare.replace('\n', " "));
    match path {
        Some(path) => format!("`{path}`: {said}"),
        None => said,
    }
}

/// "people.merge[0]: invalid type: …" in two parts.
fn split_path(fault: &str) -> (Option<&str>, &str) {
    match fault.split_once(": ") {
        Some((path, rest))
            if !path.contains([' ', '`', '"']) && !matches!(path, "." | "" | "?") =>
        {
            (Some(path), rest)
        }
        Some((".", rest)) => (None, rest),
        _ => (None, fault),
    }
}

fn about_key(fault: &str, start: &str, what: &str) -> Option<String> {
    let key = fault.strip_prefix(start)?.split('`').next()?;
    Some(format!("the key `{key}` {what}"))
}

/// "invalid type: string \"en\", expected a sequence".
fn wrong_type(fault: &str) -> Option<String> {
    let rest = fault
        .strip_prefix("invalid type: ")
        .or_else(|| fault.strip_prefix("invalid value: "))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    let expected = match expected {
        "a sequence" => "a list such as [\"one\", \"two\"]",
        "a map" => "keys with values",
        "a string" => "text in quotation marks",
        "a boolean" => "true or false",
        other if other.starts_with("struct ") => "keys with values",
        other => other,
    };
    let found = match found.split_once(' ') {
        Some(("string", text)) => format!("the text {text}"),
        Some(("integer", number)) => format!("the number {number}"),
        Some(("boolean", truth)) => truth.to_string(),
        Some(("floating", number)) => {
            format!("the number {}", number.trim_start_matches("point "))
        }
        Some(("unit", _)) => "nothing".to_owned(),
        _ => match found {
            "sequence" => "a list".to_owned(),
            "map" => "keys with values".to_owned(),
            "null" => "nothing".to_owned(),
            other => other.to_owned(),
        },
    };
    Some(format!("expected {expected}, found {found}"))
}

/// "unknown variant `x`, expected `a` or `b`".
fn unknown_variant(fault: &str) -> Option<String> {
    let rest = fault.strip_prefix("unknown variant `")?;
    let (found, expected) = rest.split_once("`, expected ")?;
    Some(format!("`{found}` cannot stand here, only {expected}"))
}

/// Faults of the syntax itself, as libyaml and the crate `toml` word them.
fn syntax(fault: &str) -> Option<&'static str> {
    Some(match fault {
        "mapping values are not allowed in this context" => "a `:` stands where none can be",
        "found unexpected end of stream" => "something opened before is never closed",
        "did not find expected ',' or ']'" => "a list opened with `[` is never closed",
        "did not find expected ',' or '}'" => "what was opened with `{` is never closed",
        "found character that cannot start any token" => "no value can begin with this sign",
        "did not find expected key" => "a key was expected here",
        "did not find expected '-' indicator" => "a `-` was expected here",
        "invalid basic string, expected `\"`" => "the quotation mark is never closed",
        "duplicate key" => "the key stands twice",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_in_plain_words() {
        assert_eq!(
            plain_words("invalid type: string \"en\", expected a sequence"),
            "expected a list such as [\"one\", \"two\"], found the text \"en\""
        );
        assert_eq!(
            plain_words("draft: invalid type: string \"maybe\", expected a boolean"),
            "`draft`: expected true or false, found the text \"maybe\""
        );
        assert_eq!(
            plain_words("invalid type: integer `5`, expected a string"),
            "expected text in quotation marks, found the number `5`"
        );
    }

    #[test]
    fn keys_are_told() {
        assert_eq!(
            plain_words("unknown variant `up`, expected `ltr` or `rtl`"),
            "`up` cannot stand here, only `ltr` or `rtl`"
        );
        assert_eq!(
            plain_words("missing field `title`"),
            "the key `title` is missing"
        );
        assert_eq!(
            plain_words("duplicate field `title`"),
            "the key `title` stands twice"
        );
    }

    #[test]
    fn what_is_not_known_stays() {
        assert_eq!(
            plain_words("a new fault: odd\nline"),
            "a new fault: odd line"
        );
    }
}
