//! What parsers say, in words for people who do not write programs.

/// An error message of serde in plain words; anything unknown stays as it is.
pub(super) fn of_serde(message: &str) -> String {
    let of_type = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "));
    let of_variant = message
        .strip_prefix("unknown variant `")
        .and_then(|rest| rest.split_once("`, expected "));
    match (of_type, of_variant) {
        (Some((found, expected)), _) => wrong_type(found, expected),
        (_, Some((found, expected))) => format!("unknown value `{found}`, expected {expected}"),
        _ => message.replace('\n', " "),
    }
}

/// "string \"en\"" where "a sequence" was expected.
pub(super) fn wrong_type(found: &str, expected: &str) -> String {
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
    format!("expected {}, found {found}", self::expected(expected))
}

/// What was expected.
pub(super) fn expected(what: &str) -> &str {
    match what {
        "a sequence" | "sequence start" => "a list such as [\"one\", \"two\"]",
        "a map" | "mapping start" => "keys with values",
        "a string" => "text in quotation marks",
        "string scalar" => "a single value, not a list or keys",
        "a boolean" | "boolean" => "true or false",
        other if other.starts_with("struct ") => "keys with values",
        other => other,
    }
}

/// What the YAML scanner says, with a hint.
pub(super) fn of_yaml_syntax(message: &str) -> (String, &'static str) {
    let quoted = || message.split(['`', '\'']).nth(1).unwrap_or_default();
    if message.starts_with("unclosed bracket") {
        let closing = match quoted() {
            "[" => "add the closing `]`",
            _ => "add the closing `}`",
        };
        (format!("unclosed `{}`", quoted()), closing)
    } else if message == "unclosed quote" {
        (
            "unclosed quotation mark".to_owned(),
            "add the closing quotation mark",
        )
    } else if message.starts_with("tabs disallowed") {
        (
            "the line is indented with a tab".to_owned(),
            "indent with spaces",
        )
    } else if message.starts_with("unexpected character") {
        (
            format!("a value cannot begin with `{}`", quoted()),
            "put the value in quotation marks",
        )
    } else if message.starts_with("simple key expected") {
        (
            "expected `:` after the key".to_owned(),
            "write `key: value`",
        )
    } else if message.starts_with("mapping values are not allowed") {
        (
            "unexpected `:`".to_owned(),
            "put values that contain `: ` in quotation marks",
        )
    } else if message.ends_with("did not find expected key") {
        ("expected a key".to_owned(), "check the indentation")
    } else {
        (
            message.replace('\n', " "),
            "check the indentation, and put values that contain `: ` or begin with a special character in quotation marks",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_in_plain_words() {
        for (message, words) in [
            (
                "invalid type: string \"en\", expected a sequence",
                "expected a list such as [\"one\", \"two\"], found the text \"en\"",
            ),
            (
                "invalid type: floating point `0.5`, expected a boolean",
                "expected true or false, found the number `0.5`",
            ),
            (
                "unknown variant `up`, expected `ltr` or `rtl`",
                "unknown value `up`, expected `ltr` or `rtl`",
            ),
            ("a new fault: odd\nline", "a new fault: odd line"),
        ] {
            assert_eq!(of_serde(message), words);
        }
    }
}
