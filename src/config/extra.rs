//! `[extra]` in site.toml: the owner's values for templates of their own.

/// A value of `[extra]` as templates see it; dates are texts there.
pub(super) fn for_templates(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(for_templates).collect(),
        toml::Value::Table(table) => table
            .into_iter()
            .map(|(key, value)| (key, for_templates(value)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::config::parse_site;
    use crate::language::Languages;

    #[test]
    fn keys_of_other_programs_name_ours() {
        let languages = Languages::default();
        for (key, ours) in [
            ("baseURL", "`base_url`"),
            ("BASE-URL", "`base_url`"),
            ("default_language", "`languages`"),
            ("defaultLanguage", "`languages`"),
            ("default-content-language", "`languages`"),
        ] {
            let text = format!("title = \"A\"\n{key} = \"x\"\n");
            let fault = parse_site(&text, &languages).expect_err("unknown key");
            assert!(fault.hint.is_some_and(|hint| hint.contains(ours)), "{key}");
        }
    }

    #[test]
    fn extra_values_and_both_spellings_of_licence_are_taken() {
        let text = "title = \"A\"\nlicense = \"CC0\"\n[extra]\ncolour = \"red\"\nsince = 2020-01-02\nlist = [1, 2.5, true]\n";
        let site = parse_site(text, &Languages::default()).expect("valid");
        assert_eq!(site.licence.as_deref(), Some("CC0"));
        assert_eq!(
            serde_json::to_value(&site.extra).expect("plain values"),
            serde_json::json!({"colour": "red", "since": "2020-01-02", "list": [1, 2.5, true]})
        );
    }
}
