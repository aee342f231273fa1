//! site.toml: its text comes in, validated settings go out.

use super::entities::{check_entities, default_entities};
use super::extra::for_templates;
use super::publishing::{check_outlets, check_report, check_rules, with_profile};
use super::raw::{RawRules, RawSite};
use super::setup_file::SetupFile;
use super::topics::{TopicPlaces, check_topics, parse_topics};
use super::translations::check_translate;
use super::web_addresses::{check_base_url, check_contact, check_origin};
use crate::language::{FALLBACK_LANGUAGE, Languages};
use crate::model::{Diagnostic, Period, PublishingRules, ReportAudience, Site};
use crate::text::{nearest, read_toml};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The file's name.
pub(super) const SITE_FILE: &str = "site.toml";

/// Reads and validates the text of site.toml.
///
/// # Errors
///
/// TOML that cannot be read, unknown keys and values that are not valid, with line and column.
pub fn parse_site(text: &str, languages: &Languages) -> Result<Site, Diagnostic> {
    parse_site_with(text, languages, &[], None)
}

/// The same with the files of `topics/`, path and text each, whose topics follow those of site.toml, for one of its profiles.
pub(super) fn parse_site_with(
    text: &str,
    languages: &Languages,
    topic_files: &[(String, String)],
    profile: Option<&str>,
) -> Result<Site, Diagnostic> {
    let profiles: Vec<String> = read_raw(text)?.profiles.into_keys().collect();
    let site = parse_profile(text, languages, topic_files, profile)?;
    // A fault in another profile is found now, not on the day when it is built.
    for name in &profiles {
        if Some(name.as_str()) != profile {
            parse_profile(text, languages, topic_files, Some(name))?;
        }
    }
    Ok(site)
}

fn read_raw(text: &str) -> Result<RawSite, Diagnostic> {
    read_toml(SITE_FILE, text, "README.md lists the keys of site.toml").map_err(
        |fault: Diagnostic| match fault.message.as_str() {
            "missing key `title`" => {
                fault.hint("name the archive at the top of the file: title = \"…\"")
            }
            _ => fault,
        },
    )
}

fn parse_profile(
    text: &str,
    languages: &Languages,
    topic_files: &[(String, String)],
    profile: Option<&str>,
) -> Result<Site, Diagnostic> {
    let file = SetupFile {
        path: SITE_FILE,
        text,
    };
    let raw = read_raw(text)?;
    let RawSite {
        title,
        titles,
        descriptions,
        base_url,
        languages: interface,
        content,
        output,
        minify,
        cards,
        timezone,
        topics,
        outlets,
        publish,
        excerpt,
        sources,
        noindex,
        report,
        withdrawals,
        profiles: _,
        entities,
        briefings,
        embed,
        data,
        translate,
        licence,
        publisher,
        contact,
        contact_expires,
        extra,
    } = with_profile(file, raw, profile)?;
    let mut places = TopicPlaces::new();
    let mut topics = check_topics(file, topics, &mut places)?;
    for (path, text) in topic_files {
        topics.extend(parse_topics(SetupFile { path, text }, &mut places)?);
    }
    let every = briefings.map(|briefings| briefings.every);
    Ok(Site {
        title: file.check(title.into(), check_title)?,
        titles,
        descriptions,
        base_url: checked(file, base_url, |url| check_base_url(&url))?,
        languages: match interface {
            Some(listed) => check_languages(file, listed, languages)?,
            None => vec![FALLBACK_LANGUAGE.into()],
        },
        content: checked(file, content, check_folder)?.unwrap_or_else(|| "seeds".into()),
        output: checked(file, output, check_folder)?.unwrap_or_else(|| "public".into()),
        minify: minify.unwrap_or(true),
        cards,
        timezone: checked(file, timezone, check_time_zone)?.unwrap_or(chrono_tz::UTC),
        topics,
        known_outlets_only: outlets.known_only == Some(true),
        outlets: check_outlets(file, outlets)?,
        rules: check_rules(
            file,
            RawRules {
                publish,
                excerpt,
                sources,
                noindex,
            },
        )?,
        report: check_report(file, report)?,
        lists_withdrawals: withdrawals,
        entities: check_entities(file, entities)?,
        briefings: checked(file, every, check_period)?.unwrap_or_default(),
        embed_allow: embed
            .map(|embed| {
                let origins = embed.allow.into_iter();
                origins
                    .map(|origin| file.check(origin.into(), check_origin))
                    .collect()
            })
            .transpose()?,
        data_per_document: data.per_document,
        translate: check_translate(file, translate)?,
        licence: licence.filter(|licence| !licence.trim().is_empty()),
        publisher: publisher.filter(|publisher| !publisher.trim().is_empty()),
        contact: checked(file, contact, |contact| check_contact(&contact))?,
        contact_expires: checked(file, contact_expires, check_expiry)?,
        extra: extra
            .into_iter()
            .map(|(key, value)| (key, for_templates(value)))
            .collect(),
    })
}

/// Checks the value of a key that may be absent.
fn checked<T, U>(
    file: SetupFile<'_>,
    value: Option<Spanned<T>>,
    check: impl FnOnce(T) -> Result<U, Diagnostic>,
) -> Result<Option<U>, Diagnostic> {
    value
        .map(|value| file.check(value.into(), check))
        .transpose()
}

fn check_title(title: String) -> Result<String, Diagnostic> {
    match title.trim().is_empty() {
        true => {
            Err(Diagnostic::error("the title is empty").hint("name the archive: title = \"…\""))
        }
        false => Ok(title),
    }
}

fn check_languages(
    file: SetupFile<'_>,
    listed: Spanned<Vec<Spanned<String>>>,
    languages: &Languages,
) -> Result<Vec<String>, Diagnostic> {
    if listed.get_ref().is_empty() {
        let fault = Diagnostic::error("no interface language").hint("languages = [\"en\"]");
        return Err(file.locate(fault, listed.span().start));
    }
    let mut seen = BTreeSet::new();
    let check = |tag: Spanned<String>| {
        file.check(tag.into(), |tag: String| {
            if languages.messages(&tag).is_empty() {
                return Err(unknown_language(&tag, languages));
            }
            match seen.insert(tag.clone()) {
                true => Ok(tag),
                false => Err(Diagnostic::error(format!("duplicate language \"{tag}\""))
                    .hint("list each language once")),
            }
        })
    };
    listed.into_inner().into_iter().map(check).collect()
}

fn unknown_language(tag: &str, languages: &Languages) -> Diagnostic {
    let known: Vec<&str> = languages
        .iter()
        .map(|pack| pack.tag.as_str())
        .filter(|tag| !languages.messages(tag).is_empty())
        .collect();
    let all = format!("languages with an interface: {}", known.join(", "));
    let hint = match nearest(tag, known.iter().copied()) {
        Some(near) => format!("did you mean \"{near}\"? {all}"),
        None => all,
    };
    Diagnostic::error(format!("the interface has no words in \"{tag}\"")).hint(hint)
}

fn check_time_zone(name: String) -> Result<chrono_tz::Tz, Diagnostic> {
    name.parse().map_err(|_| {
        let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        let hint = match nearest(&name, zones) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "use an IANA name such as \"Asia/Almaty\"".into(),
        };
        Diagnostic::error(format!("unknown time zone \"{name}\"")).hint(hint)
    })
}

fn check_period(every: String) -> Result<Period, Diagnostic> {
    match every.as_str() {
        "day" => Ok(Period::Day),
        "week" => Ok(Period::Week),
        "month" => Ok(Period::Month),
        other => Err(Diagnostic::error(format!("unknown period \"{other}\""))
            .hint("use \"day\", \"week\" or \"month\"")),
    }
}

/// A day as `2027-12-31`.
fn check_expiry(day: String) -> Result<NaiveDate, Diagnostic> {
    NaiveDate::parse_from_str(&day, "%Y-%m-%d").map_err(|_| {
        Diagnostic::error(format!("\"{day}\" is not a valid date"))
            .hint("write year, month and day: contact_expires = \"2027-12-31\"")
    })
}

/// A folder inside the archive: relative, not the root itself, without `..`.
fn check_folder(folder: String) -> Result<String, Diagnostic> {
    let cleaned = folder.trim_end_matches('/');
    let is_inside = !cleaned.is_empty()
        && !cleaned.starts_with('/')
        && !cleaned.contains('\\')
        && cleaned
            .split('/')
            .all(|part| !matches!(part, "" | "." | ".."));
    match is_inside {
        true => Ok(cleaned.to_owned()),
        false => Err(
            Diagnostic::error(format!("\"{folder}\" is not a folder inside the archive"))
                .hint("use a relative path without `..`, such as \"seeds\""),
        ),
    }
}

/// Settings without an archive: no topics, no outlets, English.
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
        cards: None,
        timezone: chrono_tz::UTC,
        topics: Vec::new(),
        outlets: BTreeMap::new(),
        known_outlets_only: false,
        rules: PublishingRules::default(),
        report: ReportAudience::default(),
        lists_withdrawals: false,
        entities: default_entities(),
        briefings: Period::default(),
        embed_allow: None,
        data_per_document: false,
        translate: None,
        licence: None,
        publisher: None,
        contact: None,
        contact_expires: None,
        extra: BTreeMap::new(),
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
            ("# Nothing yet.\n", None, "missing key `title`"),
            ("title = \"A\"\nlanguages = \"en\"\n", Some(2), "a list"),
            ("title = \"A\n", Some(1), "unclosed quotation mark"),
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
            assert!(error.hint.is_some() && error.column.is_some(), "{bad}");
        }
    }

    #[test]
    fn words_elsewhere_do_not_mislead() {
        let decoys = "# content = \"../x\", title = \" \", allow = [\"x\"]\ntitle = \"contents of output, base_url, contact\"\ndescriptions = { en = \"\"\"\ncontent = '../x'\nentities = ['persons']\nlanguages = ['xx']\nevery = 'year'\nallow = ['x']\ntimezone = 'x'\n\"\"\" }\n";
        for (wrong, column, line) in [
            ("content = \"../x\"", 11, 0),
            ("base_url = \"contents\"", 12, 0),
            ("contact = \"contents\"", 11, 0),
            ("contact_expires = \"contents\"", 19, 0),
            ("timezone = \"x\"", 12, 0),
            ("languages = [\n  \"en\", # xx\n  \"xx\",\n]", 3, 2),
            ("entities = [\n  \"people\",\n  \"persons\",\n]", 3, 2),
            ("[briefings]\n# every = 'year'\nevery = \"year\"", 9, 2),
            ("[embed]\nallow = [\"*\", \"x\"]", 15, 1),
            (
                "[[topics]]\nid = \"x\"\nnames = { en = \"id = 'x'\" }\n[[topics]]\nnames = {}\nid = \"x\"",
                6,
                5,
            ),
            (
                "[[topics]]\nid = \"star\"\nnames = { en = \"*\" }\nterms = { en = [\"a*\", \"*\"] }",
                23,
                3,
            ),
            ("contents = \"seeds\"", 1, 0),
            ("minify = \"content\"", 10, 0),
        ] {
            let text = format!("{decoys}{wrong}\n");
            let error = parse_site(&text, &languages()).expect_err(wrong);
            assert_eq!(
                (error.line, error.column),
                (Some(11 + line), Some(column)),
                "{wrong}: {}",
                error.message
            );
        }
    }
}
