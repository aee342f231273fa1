//! site.toml: validated once.

use super::entities::{check_entities, default_entities};
use super::outside::{check_contact, check_expiry, check_origins};
use super::raw::RawSite;
use super::topics::{Places, check_topics, parse_topics};
use crate::language::{FALLBACK_LANGUAGE, Languages};
use crate::model::{Diagnostic, Period, Site};
use crate::text::{at_byte, nearest, plain_words, unknown_key};
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = "site.toml";

/// Reads and validates the text of site.toml.
pub fn parse_site(text: &str, languages: &Languages) -> Result<Site, Diagnostic> {
    parse_site_with(text, languages, &[])
}

/// The same with the files of `topics/`, path and text each, whose topics come after those of site.toml.
pub(super) fn parse_site_with(
    text: &str,
    languages: &Languages,
    topic_files: &[(String, String)],
) -> Result<Site, Diagnostic> {
    let raw: RawSite = toml::from_str(text).map_err(|error| syntax_error(text, &error))?;
    let RawSite {
        title,
        titles,
        descriptions,
        base_url,
        languages: interface,
        content,
        output,
        minify,
        timezone,
        topics,
        outlets,
        entities,
        briefings,
        embed,
        licence,
        contact,
        contact_expires,
    } = raw;
    let fault = |key: &str, message: String| located(text, key, message);
    if title.trim().is_empty() {
        return Err(
            fault("title", "the title is empty".into()).hint("name the archive: title = \"…\"")
        );
    }
    let interface = interface.unwrap_or_else(|| vec![FALLBACK_LANGUAGE.into()]);
    check_languages(text, &interface, languages)?;
    let timezone = timezone.unwrap_or_else(|| "UTC".into());
    let timezone = timezone.parse().map_err(|_| {
        let near = nearest(
            &timezone,
            chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()),
        );
        let hint = near.map_or_else(
            || "use an IANA name such as \"Asia/Almaty\"".into(),
            |near| format!("did you mean \"{near}\"?"),
        );
        fault("timezone", format!("unknown time zone \"{timezone}\"")).hint(hint)
    })?;
    let every = briefings.map_or_else(|| "week".into(), |b| b.every);
    let period = match every.as_str() {
        "day" => Period::Day,
        "week" => Period::Week,
        "month" => Period::Month,
        other => {
            return Err(fault("every", format!("unknown period \"{other}\""))
                .hint("use \"day\", \"week\" or \"month\""));
        }
    };
    let mut places = Places::new();
    let mut topics = check_topics(FILE, text, topics, &mut places)?;
    for (path, text) in topic_files {
        topics.extend(parse_topics(path, text, &mut places)?);
    }
    Ok(Site {
        title,
        titles,
        descriptions,
        base_url: base_url.map(|url| check_base_url(text, url)).transpose()?,
        languages: interface,
        content: check_folder(text, "content", content.unwrap_or_else(|| "seeds".into()))?,
        output: check_folder(text, "output", output.unwrap_or_else(|| "public".into()))?,
        minify: minify.unwrap_or(true),
        timezone,
        topics,
        outlets,
        entities: check_entities(text, entities)?,
        briefings: period,
        embed_allow: check_origins(text, embed.map(|e| e.allow).unwrap_or_default())?,
        licence: licence.filter(|licence| !licence.trim().is_empty()),
        contact: contact
            .map(|contact| check_contact(text, &contact))
            .transpose()?,
        contact_expires: contact_expires
            .map(|day| check_expiry(text, &day))
            .transpose()?,
    })
}

fn check_languages(
    text: &str,
    interface: &[String],
    languages: &Languages,
) -> Result<(), Diagnostic> {
    if interface.is_empty() {
        return Err(
            located(text, "languages", "no interface language".into()).hint("languages = [\"en\"]")
        );
    }
    let mut seen = BTreeSet::new();
    for tag in interface {
        if languages.get(tag).is_none() || languages.messages(tag).is_empty() {
            let known: Vec<&str> = languages
                .iter()
                .map(|pack| pack.tag.as_str())
                .filter(|tag| !languages.messages(tag).is_empty())
                .collect();
            return Err(located(
                text,
                "languages",
                format!("the interface has no words in \"{tag}\""),
            )
            .hint(match nearest(tag, known.iter().copied()) {
                Some(near) => format!(
                    "did you mean \"{near}\"? Languages with an interface: {}",
                    known.join(", ")
                ),
                None => format!("languages with an interface: {}", known.join(", ")),
            }));
        }
        if !seen.insert(tag) {
            return Err(
                located(text, "languages", format!("\"{tag}\" stands twice"))
                    .hint("name each language once"),
            );
        }
    }
    Ok(())
}

/// Settings where there is no archive: no topics, no outlets, English.
pub fn site_without_file() -> Site {
    Site {
        title: "Untitled".into(),
        titles: BTreeMap::new(),
        descriptions: BTreeMap::new(),
        base_url: None,
        languages: vec![FALLBACK_LANGUAGE.into()],
        content: "seeds".into(),
        output: "public".into(),
        minify: true,
        timezone: chrono_tz::UTC,
        topics: Vec::new(),
        outlets: BTreeMap::new(),
        entities: default_entities(),
        briefings: Period::default(),
        embed_allow: Vec::new(),
        licence: None,
        contact: None,
        contact_expires: None,
    }
}

/// The address with a slash at its end, if it is a whole web address; `text` is site.toml, for showing the place.
pub fn check_base_url(text: &str, url: String) -> Result<String, Diagnostic> {
    let after_scheme = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let sound = after_scheme.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !rest.contains(['?', '#', ' ', '"', '<', '>', '\\'])
    });
    if !sound {
        return Err(
            located(text, "base_url", format!("\"{url}\" is no web address"))
                .hint("write it whole: base_url = \"https://example.org/press/\""),
        );
    }
    Ok(if url.ends_with('/') { url } else { url + "/" })
}

/// A folder inside the archive: relative, not the root itself, no way out.
fn check_folder(text: &str, key: &str, folder: String) -> Result<String, Diagnostic> {
    let cleaned = folder.trim_end_matches('/').to_owned();
    let sound = !cleaned.is_empty()
        && !cleaned.starts_with('/')
        && !cleaned.contains('\\')
        && cleaned
            .split('/')
            .all(|part| !matches!(part, "" | "." | ".."));
    if sound {
        Ok(cleaned)
    } else {
        Err(located(
            text,
            key,
            format!("\"{folder}\" is no folder inside the archive"),
        )
        .hint("use a relative path without `..`, such as \"seeds\""))
    }
}

/// An error at the first line that has `needle` outside a comment.
pub(super) fn located(text: &str, needle: &str, message: String) -> Diagnostic {
    let diagnostic = Diagnostic::error(message).at(FILE);
    let found = text
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(needle) && !line.trim_start().starts_with('#'));
    match found {
        Some((index, line)) => diagnostic.line(index + 1).snippet(line),
        None => diagnostic,
    }
}

fn syntax_error(text: &str, error: &toml::de::Error) -> Diagnostic {
    let mut diagnostic = match unknown_key(error.message()) {
        Some(unknown) => {
            let hint = match unknown.nearest {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known keys: {}", unknown.known.join(", ")),
            };
            Diagnostic::error(format!("unknown key `{}`", unknown.key)).hint(hint)
        }
        None => Diagnostic::error(plain_words(error.message()))
            .hint("README.md says what each key of site.toml can hold"),
    }
    .at(FILE);
    // What is missing stands nowhere.
    if error.message().starts_with("missing field `title`") {
        return diagnostic.hint("name the archive at the top of the file: title = \"…\"");
    }
    if diagnostic.message.ends_with("stands twice") {
        diagnostic = diagnostic.hint("keep one of the two");
    }
    if diagnostic.message.ends_with("never closed") {
        diagnostic = diagnostic.hint("put a `\"` at the end of the value");
    }
    match error.span() {
        Some(range) => at_byte(diagnostic, text, range.start),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> Languages {
        let mut languages = Languages::default();
        languages
            .add("x.toml", "tag = \"en\"\nscript = \"Latn\"\ndirection = \"ltr\"\nname = \"English\"\nenglish_name = \"English\"\n[interface]\nhome = \"Home\"")
            .expect("a pack");
        languages
    }

    #[test]
    fn fills_in_defaults() {
        let site = parse_site(
            "title = \"A\"\nbase_url = \"https://a.example/x\"",
            &languages(),
        )
        .expect("valid");
        assert_eq!(
            (site.content.as_str(), site.output.as_str(), site.minify),
            ("seeds", "public", true)
        );
        assert_eq!(site.base_url.as_deref(), Some("https://a.example/x/"));
    }

    #[test]
    fn an_unknown_key_names_the_nearest_and_the_place() {
        let error = parse_site("title = \"A\"\nlanguage = [\"en\"]\n", &languages())
            .expect_err("unknown key");
        assert_eq!(error.line, Some(2));
        assert_eq!(error.hint.as_deref(), Some("did you mean `languages`?"));
    }

    #[test]
    fn faults_are_told_in_plain_words() {
        for (text, line, words) in [
            ("# Nothing yet.\n", None, "`title` is missing"),
            ("title = \"A\"\nlanguages = \"en\"\n", Some(2), "a list"),
            ("title = \"A\n", Some(1), "never closed"),
        ] {
            let error = parse_site(text, &languages()).expect_err(text);
            assert_eq!(error.line, line, "{text}");
            assert!(error.message.contains(words), "{}", error.message);
        }
    }

    #[test]
    fn refuses_what_cannot_work() {
        for bad in [
            "title = \" \"",
            "title = \"A\"\nlanguages = [\"xx\"]",
            "title = \"A\"\nlanguages = []",
            "title = \"A\"\noutput = \"../x\"",
            "title = \"A\"\noutput = \".\"",
            "title = \"A\"\nbase_url = \"example.org\"",
            "title = \"A\"\ntimezone = \"Asia/Almati\"",
            "title = \"A\"\ncontact = \"nobody\"",
            "title = \"A\"\ncontact_expires = \"soon\"",
            "title = \"A\"\n[embed]\nallow = [\"ngo.example\"]",
            "title = \"A\"\n[briefings]\nevery = \"year\"",
            "title = \"A\"\n[[topics]]\nid = \"Über\"\nnames = {}",
        ] {
            let error = parse_site(bad, &languages()).expect_err(bad);
            assert!(error.hint.is_some(), "{bad}: no hint");
        }
    }
}
