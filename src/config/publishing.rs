//! What may be published: `publish`, `excerpt`, `sources`, `noindex`, `report`, outlets with rules of their own, and profiles.

use super::raw::{RawOutlet, RawOutlets, RawProfile, RawRules, RawSite};
use super::setup_file::SetupFile;
use crate::model::{
    Diagnostic, Extent, OfferedSources, OutletSettings, PublishingRules, ReportAudience,
};
use crate::text::nearest;
use std::collections::BTreeMap;
use toml::Spanned;

/// The rules of the archive or of an outlet.
///
/// # Errors
///
/// A word that is not one of a key's values, or an excerpt of no sentence.
pub(super) fn check_rules(
    file: SetupFile<'_>,
    raw: RawRules,
) -> Result<PublishingRules, Diagnostic> {
    Ok(PublishingRules {
        publish: check_word(file, raw.publish, "publish", Extent::ALL, |e| e.as_str())?,
        excerpt: match raw.excerpt {
            Some(number) => Some(file.check(number.into(), check_excerpt)?),
            None => None,
        },
        sources: check_word(file, raw.sources, "sources", OfferedSources::ALL, |s| {
            s.as_str()
        })?,
        noindex: raw.noindex,
    })
}

/// Who sees the report.
///
/// # Errors
///
/// Another word than `private` and `public`.
pub(super) fn check_report(
    file: SetupFile<'_>,
    report: Option<Spanned<String>>,
) -> Result<ReportAudience, Diagnostic> {
    let all = [ReportAudience::Private, ReportAudience::Public];
    let word = |audience: ReportAudience| match audience {
        ReportAudience::Private => "private",
        ReportAudience::Public => "public",
    };
    Ok(check_word(file, report, "report", all, word)?.unwrap_or_default())
}

/// The outlets with their spellings and rules.
///
/// # Errors
///
/// As [`check_rules`], and two outlets that are the default.
pub(super) fn check_outlets(
    file: SetupFile<'_>,
    raw: RawOutlets,
) -> Result<BTreeMap<String, OutletSettings>, Diagnostic> {
    let mut default: Option<String> = None;
    let check = |(name, outlet): (String, RawOutlet)| {
        let is_default = match outlet.default {
            Some(given) => file.check(given.into(), |given| {
                check_default(given, &name, &mut default)
            })?,
            None => false,
        };
        let settings = OutletSettings {
            spellings: outlet.names,
            is_default,
            rules: check_rules(file, outlet.rules)?,
        };
        Ok((name, settings))
    };
    raw.named.into_iter().map(check).collect()
}

/// At most one outlet is the default.
fn check_default(
    given: bool,
    name: &str,
    default: &mut Option<String>,
) -> Result<bool, Diagnostic> {
    if let (true, Some(other)) = (given, default.as_ref()) {
        let message = format!("`{other}` and `{name}` cannot both be the default outlet");
        return Err(Diagnostic::error(message).hint("leave out `default` in one of the two"));
    }
    if given {
        *default = Some(name.to_owned());
    }
    Ok(given)
}

/// site.toml as a profile sees it: the profile's keys instead of those at the top of the file, and all profiles taken out.
///
/// # Errors
///
/// There is no such profile.
pub(super) fn with_profile(
    file: SetupFile<'_>,
    mut site: RawSite,
    name: Option<&str>,
) -> Result<RawSite, Diagnostic> {
    let mut profiles = std::mem::take(&mut site.profiles);
    let Some(name) = name else {
        return Ok(site);
    };
    let Some(profile) = profiles.remove(name) else {
        let known = profiles.keys().map(String::as_str);
        let hint = match nearest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if profiles.is_empty() => format!("add a table [profiles.{name}]"),
            None => format!("it has {}", known.collect::<Vec<_>>().join(", ")),
        };
        return Err(
            Diagnostic::error(format!("site.toml has no profile `{name}`"))
                .at(file.path)
                .hint(hint),
        );
    };
    let RawProfile {
        title,
        base_url,
        languages,
        output,
        publish,
        excerpt,
        sources,
        noindex,
        report,
        withdrawals,
        licence,
        contact,
        contact_expires,
        entities,
        outlets,
    } = profile;
    site.outlets.known_only = outlets.known_only.or(site.outlets.known_only);
    for (name, theirs) in outlets.named {
        let outlet = site.outlets.named.entry(name).or_default();
        outlet.names.extend(theirs.names);
        outlet.default = theirs.default.or(outlet.default.take());
        let rules = std::mem::take(&mut outlet.rules);
        outlet.rules = RawRules {
            publish: theirs.rules.publish.or(rules.publish),
            excerpt: theirs.rules.excerpt.or(rules.excerpt),
            sources: theirs.rules.sources.or(rules.sources),
            noindex: theirs.rules.noindex.or(rules.noindex),
        };
    }
    Ok(RawSite {
        title: title.unwrap_or(site.title),
        base_url: base_url.or(site.base_url),
        languages: languages.or(site.languages),
        output: output.or(site.output),
        publish: publish.or(site.publish),
        excerpt: excerpt.or(site.excerpt),
        sources: sources.or(site.sources),
        noindex: noindex.or(site.noindex),
        report: report.or(site.report),
        withdrawals: withdrawals.unwrap_or(site.withdrawals),
        licence: licence.or(site.licence),
        contact: contact.or(site.contact),
        contact_expires: contact_expires.or(site.contact_expires),
        entities: entities.or(site.entities),
        ..site
    })
}

/// A value that is one of a few words.
fn check_word<T: Copy, const N: usize>(
    file: SetupFile<'_>,
    word: Option<Spanned<String>>,
    key: &str,
    all: [T; N],
    name: impl Fn(T) -> &'static str,
) -> Result<Option<T>, Diagnostic> {
    let Some(word) = word else {
        return Ok(None);
    };
    let found = file.check(word.into(), |word: String| {
        let known = all.iter().copied().find(|value| name(*value) == word);
        known.ok_or_else(|| {
            let words: Vec<String> = all.map(|value| format!("\"{}\"", name(value))).into();
            let near = nearest(&word, all.iter().map(|value| name(*value)));
            let hint = match near {
                Some(near) => format!("did you mean \"{near}\"? Values: {}", words.join(", ")),
                None => format!("use one of {}", words.join(", ")),
            };
            Diagnostic::error(format!("`{key}` cannot be \"{word}\"")).hint(hint)
        })
    })?;
    Ok(Some(found))
}

fn check_excerpt(sentences: i64) -> Result<usize, Diagnostic> {
    let fault = || {
        Diagnostic::error(format!("an excerpt cannot have {sentences} sentences")).hint(
            "write a number of sentences, such as excerpt = 2, or publish = \"link\" for none",
        )
    };
    match usize::try_from(sentences) {
        Ok(count @ 1..=20) => Ok(count),
        _ => Err(fault()),
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{parse_site, site::parse_site_with};
    use crate::language::Languages;
    use crate::model::{Extent, OfferedSources, ReportAudience, Site};

    fn languages() -> Languages {
        Languages::compiled_in().expect("packs")
    }

    fn parsed(text: &str, profile: Option<&str>) -> Result<Site, crate::model::Diagnostic> {
        parse_site_with(text, &languages(), &[], profile)
    }

    const TEXT: &str = "title = \"A\"\npublish = \"excerpt\"\nexcerpt = 3\n[outlets]\n\"Old Form\" = [\"OF\"]\n[outlets.\"Steppe Press\"]\nnames = [\"steppe.example\"]\npublish = \"link\"\nnoindex = true\n[profiles.internal]\noutput = \"inside\"\npublish = \"full\"\nsources = \"all\"\nreport = \"public\"\n[profiles.internal.outlets.\"Steppe Press\"]\npublish = \"full\"\n";

    #[test]
    fn only_known_outlets() {
        for (text, expected) in [
            ("title = \"A\"\noutlets = \"known-only\"", true),
            ("title = \"A\"\noutlets = \"all\"", false),
            (
                "title = \"A\"\n[outlets]\nknown-only = true\n\"B\" = [\"C\"]",
                true,
            ),
            ("title = \"A\"\n[outlets]\n\"B\" = [\"C\"]", false),
            ("title = \"A\"", false),
        ] {
            let site = parsed(text, None).expect("valid");
            assert_eq!(site.known_outlets_only, expected, "{text}");
            assert!(!site.outlets.contains_key("known-only"));
        }
        let both =
            "title = \"A\"\n[outlets.\"B\"]\ndefault = true\n[outlets.\"C\"]\ndefault = true";
        let one = "title = \"A\"\n[outlets.\"B\"]\ndefault = true";
        assert_eq!(
            parsed(one, None).expect("valid").default_outlet(),
            Some("B")
        );
        for (text, line) in [
            ("title = \"A\"\noutlets = \"some\"", 2),
            ("title = \"A\"\n[outlets]\nknown-only = 1", 3),
            (both, 5),
        ] {
            assert_eq!(
                parsed(text, None).expect_err(text).line,
                Some(line),
                "{text}"
            );
        }
    }

    #[test]
    fn rules_of_archive_and_outlets() {
        let site = parsed(TEXT, None).expect("valid");
        assert_eq!(site.rules.publish, Some(Extent::Excerpt));
        assert_eq!(site.rules.excerpt, Some(3));
        assert_eq!(site.report, ReportAudience::Private);
        assert_eq!(site.outlets["Old Form"].spellings, ["OF"]);
        let steppe = &site.outlets["Steppe Press"];
        assert_eq!(steppe.spellings, ["steppe.example"]);
        assert_eq!(
            (steppe.rules.publish, steppe.rules.noindex),
            (Some(Extent::Link), Some(true))
        );
    }

    #[test]
    fn a_profile_replaces_keys() {
        let site = parsed(TEXT, Some("internal")).expect("valid");
        assert_eq!(site.rules.publish, Some(Extent::Full));
        assert_eq!(site.rules.excerpt, Some(3));
        assert_eq!(site.rules.sources, Some(OfferedSources::All));
        assert_eq!(site.output, "inside");
        assert_eq!(site.report, ReportAudience::Public);
        let steppe = &site.outlets["Steppe Press"].rules;
        assert_eq!(
            (steppe.publish, steppe.noindex),
            (Some(Extent::Full), Some(true))
        );
        let error = parsed(TEXT, Some("intern")).expect_err("no such profile");
        assert_eq!(error.hint.as_deref(), Some("did you mean `internal`?"));
    }

    #[test]
    fn faults_have_place_and_hint() {
        for (text, line) in [
            ("title = \"A\"\npublish = \"excerpts\"", 2),
            ("title = \"A\"\nexcerpt = 0", 2),
            ("title = \"A\"\nsources = true", 2),
            ("title = \"A\"\nreport = \"secret\"", 2),
            ("title = \"A\"\n[outlets.\"B\"]\npublish = \"no\"", 3),
            ("title = \"A\"\n[outlets.\"B\"]\nname = [\"C\"]", 3),
            ("title = \"A\"\n[profiles.x]\nexcerp = 2", 3),
        ] {
            let error = parse_site(text, &languages()).expect_err(text);
            assert_eq!(error.line, Some(line), "{text}: {error:?}");
            assert!(error.hint.is_some(), "{text}");
        }
    }

    #[test]
    fn a_fault_in_a_profile_shows_even_when_another_is_built() {
        let text = "title = \"A\"\n[profiles.x]\npublish = \"no\"";
        let error = parsed(text, None).expect_err("a fault");
        assert_eq!(error.line, Some(3));
    }
}
