//! Maintainers' tool: writes the tables of `languages/*.toml` that come from CLDR.
//!
//! ```text
//! npm install --prefix FOLDER cldr-core cldr-dates-full cldr-localenames-full cldr-misc-full
//! cargo run --release --example derive_packs -- FOLDER/node_modules [TAG ...]
//! ```
//!
//! In every file in `languages/` (or those of the given tags), everything above the marker line is kept and everything below it (`[dates]`, `[quotes]`,
//! `[languages]`, `[territories]`) is replaced. Source: Unicode CLDR, Unicode licence.

#![allow(clippy::print_stdout)] // A command for the terminal.
#![allow(clippy::disallowed_methods)] // Reads CLDR and rewrites languages/.

use cuttings::language::{FALLBACK_LANGUAGE, UNKNOWN_LANGUAGE};
use cuttings::understand::identify::format::decode;
use cuttings::understand::identify::script::{SCRIPTS, Script};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Everything from a line that begins so to the end of the file is generated.
const MARKER: &str = "# From Unicode CLDR";

/// Codes in CLDR's list that are neither a country nor a region that texts mention.
const LEFT_OUT: &[&str] = &["CQ", "CP", "EZ", "QO", "XA", "XB", "ZZ"];

/// Regions kept beside the two-letter codes: Central Asia.
const REGIONS: &[&str] = &["143"];

/// Days of the week as CLDR names them, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let cldr = arguments
        .next()
        .ok_or("usage: derive_packs PATH_TO_CLDR_NODE_MODULES [TAG ...]")?;
    let wanted: Vec<String> = arguments.collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages");
    let mut tags = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            tags.extend(path.file_stem().and_then(|s| s.to_str()).map(str::to_owned));
        }
    }
    tags.sort();
    let named = languages_with_a_name(&tags)?;
    let mut derived = Vec::new();
    for tag in &tags {
        if !wanted.is_empty() && !wanted.contains(tag) {
            continue;
        }
        let path = folder.join(format!("{tag}.toml"));
        if !Path::new(&cldr)
            .join("cldr-dates-full/main")
            .join(tag)
            .exists()
        {
            println!("{tag}: not in CLDR, left as it is");
            continue;
        }
        let text = fs::read_to_string(&path)?;
        if !text.contains(MARKER) && text.contains("\n[territories]") {
            println!("{tag}: written by hand, left as it is");
            continue;
        }
        let by_hand = text
            .find(MARKER)
            .map_or(text.as_str(), |at| &text[..at])
            .trim_end();
        let generated =
            generated_tables(Path::new(&cldr), tag, &named).map_err(|e| format!("{tag}: {e}"))?;
        fs::write(&path, format!("{by_hand}\n\n{generated}"))?;
        println!("{tag}");
        derived.push(tag.clone());
    }
    if wanted.is_empty() {
        let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates.tsv");
        fs::write(table, sample_dates(Path::new(&cldr), &derived)?)?;
    }
    Ok(())
}

/// 10 December 2025 in the full, long and medium pattern of each language, for tests/dates.rs.
fn sample_dates(cldr: &Path, tags: &[String]) -> Outcome<String> {
    let mut out = String::from(
        "# 10 December 2025 (or the same day without its weekday) from Unicode CLDR by examples/derive_packs.rs: tag, width, text\n",
    );
    for tag in tags {
        let file = locale_file(cldr, "cldr-dates-full", tag, "ca-gregorian.json")?;
        let calendar = &file["dates"]["calendars"]["gregorian"];
        for width in ["full", "long", "medium"] {
            let source = text(&calendar["dateFormats"][width])?;
            let _ = writeln!(out, "{tag}\t{width}\t{}", sample(source, calendar)?);
        }
    }
    Ok(out)
}

/// Wednesday, 10 December 2025 in a CLDR date pattern.
fn sample(source: &str, calendar: &Value) -> Outcome<String> {
    let mut out = String::new();
    let mut in_quotes = false;
    let mut characters = source.chars().peekable();
    while let Some(letter) = characters.next() {
        if letter == '\'' {
            in_quotes = !in_quotes;
            continue;
        }
        if in_quotes || !letter.is_ascii_alphabetic() {
            out.push(letter);
            continue;
        }
        let mut width = 1;
        while characters.peek() == Some(&letter) {
            characters.next();
            width += 1;
        }
        let size = if width == 4 { "wide" } else { "abbreviated" };
        out.push_str(match (letter, width) {
            ('d', _) => "10",
            ('M' | 'L', 1 | 2) => "12",
            ('M', _) => text(&calendar["months"]["format"][size]["12"])?,
            ('L', _) => text(&calendar["months"]["stand-alone"][size]["12"])?,
            ('y', 2) => "25",
            ('y', _) => "2025",
            ('E', _) => text(&calendar["days"]["format"]["wide"]["wed"])?,
            ('G', _) => text(&calendar["eras"]["eraAbbr"]["1"])?,
            ('c', _) => text(&calendar["days"]["stand-alone"]["wide"]["wed"])?,
            _ => return Err(format!("a letter that is not known: {source}").into()),
        });
    }
    Ok(out)
}

/// The part of a pack below the marker line.
fn generated_tables(cldr: &Path, tag: &str, named: &BTreeSet<String>) -> Outcome<String> {
    let version = read(&cldr.join("cldr-core/package.json"))?;
    let mut out = format!(
        "{MARKER} {} by examples/derive_packs.rs; changes below this line are lost. Additions go to [dates.more] and [quotes.more].\n",
        version["version"].as_str().unwrap_or_default()
    );
    out.push_str(&dates(cldr, tag)?);
    out.push_str(&quotes(cldr, tag)?);
    out.push_str(&display_names(cldr, tag, named)?);
    Ok(out)
}

fn read(path: &Path) -> Outcome<Value> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// One locale's file in a CLDR package, from below `main.LOCALE`.
fn locale_file(cldr: &Path, package: &str, tag: &str, file: &str) -> Outcome<Value> {
    let path = cldr.join(package).join("main").join(tag).join(file);
    Ok(read(&path)?["main"][tag].take())
}

fn dates(cldr: &Path, tag: &str) -> Outcome<String> {
    let mut file = locale_file(cldr, "cldr-dates-full", tag, "ca-gregorian.json")?;
    let calendar = file["dates"]["calendars"]["gregorian"].take();
    let numbers: Vec<String> = (1..=12).map(|n| n.to_string()).collect();
    let month_keys: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let mut out = String::from("[dates]\n");
    out.push_str(&forms(tag, "months", &calendar["months"], &month_keys));
    out.push_str(&forms(tag, "weekdays", &calendar["days"], &DAYS));

    let short = text(&calendar["dateFormats"]["short"])?;
    let _ = writeln!(out, "order = {}", quoted(&order(short)));
    out.push_str(&relative(cldr, tag)?);

    let long = text(&calendar["dateFormats"]["long"])?;
    let available = &calendar["dateTimeFormats"]["availableFormats"];
    let day_month = text(&available["MMMMd"])?;
    let month_year = text(&available["yMMMM"])?;
    // Where the full date has a number for the month, its name here is number and sign together ("12月"), whatever CLDR calls it elsewhere.
    let in_numbers = !long.contains("MMMM") && !long.contains("LLLL");
    let width = if in_numbers { "abbreviated" } else { "wide" };
    let names = names_in_order(&calendar["months"]["format"][width], &month_keys);
    let alone = match in_numbers {
        true => names.clone(),
        false => names_in_order(&calendar["months"]["stand-alone"]["wide"], &month_keys),
    };
    let sign = match in_numbers {
        true => names[0].trim_start_matches(|c: char| c.is_ascii_digit()),
        false => "",
    };
    for (key, source) in [
        ("long", long),
        ("day_month", day_month),
        ("month_year", month_year),
    ] {
        let _ = writeln!(out, "{key} = {}", quoted(&pattern(source, sign)));
    }
    let _ = writeln!(out, "month_names = {}", list(&names));
    let _ = writeln!(out, "month_names_alone = {}\n", list(&alone));
    Ok(out)
}

/// "today", "yesterday" and "{number} hours ago" in all their forms.
fn relative(cldr: &Path, tag: &str) -> Outcome<String> {
    let file = locale_file(cldr, "cldr-dates-full", tag, "dateFields.json")?;
    let fields = &file["dates"]["fields"];
    let day =
        |key: &str| -> Outcome<String> { Ok(list(&[lower(tag, text(&fields["day"][key])?)])) };
    let mut units = Vec::new();
    for (unit, field) in [("minutes", "minute"), ("hours", "hour"), ("days", "day")] {
        let mut forms: Vec<String> = Vec::new();
        let past = fields[field]["relativeTime-type-past"].as_object();
        for form in past
            .into_iter()
            .flatten()
            .filter_map(|(_, form)| form.as_str())
        {
            let form = lower(tag, form).replace("{0}", "{number}");
            if form.contains("{number}") && !forms.contains(&form) {
                forms.push(form);
            }
        }
        units.push(format!("{unit} = {}", list(&forms)));
    }
    Ok(format!(
        "today = {}\nyesterday = {}\nago = {{ {} }}\n",
        day("relative-type-0")?,
        day("relative-type--1")?,
        units.join(", ")
    ))
}

fn text(value: &Value) -> Outcome<&str> {
    value.as_str().ok_or_else(|| "a pattern is missing".into())
}

fn names_in_order(names: &Value, keys: &[&str]) -> Vec<String> {
    keys.iter()
        .map(|key| names[*key].as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Lists of lower-case forms: wide and abbreviated, as in a date and alone, without full stops or doubles.
///
/// A form that two months share (an abbreviation that is too short) is left out of both.
fn forms(tag: &str, key: &str, names: &Value, keys: &[&str]) -> String {
    let mut all: Vec<Vec<String>> = keys.iter().map(|_| Vec::new()).collect();
    for width in ["wide", "abbreviated"] {
        for context in ["format", "stand-alone"] {
            for (list, name) in all
                .iter_mut()
                .zip(names_in_order(&names[context][width], keys))
            {
                let form = lower(tag, name.trim()).trim_end_matches('.').to_owned();
                if !form.is_empty() && !list.contains(&form) {
                    list.push(form);
                }
            }
        }
    }
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for form in all.iter().flatten() {
        *uses.entry(form.clone()).or_default() += 1;
    }
    let mut out = format!("{key} = [\n");
    for mut list_of_forms in all {
        list_of_forms.retain(|form| uses[form] == 1);
        let _ = writeln!(out, "  {},", list(&list_of_forms));
    }
    out.push_str("]\n");
    out
}

/// Lower case by the rules of the language: Turkish and Azerbaijani have two letters i.
fn lower(tag: &str, text: &str) -> String {
    let text = match tag.split('-').next() {
        Some("tr" | "az") => text.replace('İ', "i").replace('I', "ı"),
        _ => text.to_owned(),
    };
    text.to_lowercase()
}

/// `dmy`, `mdy` or `ymd`, from the first letters of a CLDR date pattern.
fn order(source: &str) -> String {
    let mut out = String::new();
    for letter in source.chars() {
        let letter = match letter {
            'd' => 'd',
            'M' | 'L' => 'm',
            'y' => 'y',
            _ => continue,
        };
        if !out.contains(letter) {
            out.push(letter);
        }
    }
    out
}

/// A CLDR date pattern with names in braces for its letters; `sign` is what a month's name brings along ("月") and is taken out after it.
fn pattern(source: &str, sign: &str) -> String {
    let mut out = String::new();
    let mut characters = source.chars().peekable();
    let mut in_quotes = false;
    while let Some(letter) = characters.next() {
        if letter == '\'' {
            if characters.peek() == Some(&'\'') {
                characters.next();
                out.push('\'');
            } else {
                in_quotes = !in_quotes;
            }
            continue;
        }
        let field = match letter {
            'd' if !in_quotes => "{day}",
            'M' | 'L' if !in_quotes => "{month}",
            'y' if !in_quotes => "{year}",
            _ => {
                out.push(letter);
                continue;
            }
        };
        while characters.peek() == Some(&letter) {
            characters.next();
        }
        out.push_str(field);
    }
    if sign.is_empty() {
        return out;
    }
    out.replace(&format!("{{month}}{sign}"), "{month}")
}

fn quotes(cldr: &Path, tag: &str) -> Outcome<String> {
    let file = locale_file(cldr, "cldr-misc-full", tag, "delimiters.json")?;
    let marks = &file["delimiters"];
    let mut open = Vec::new();
    let mut close = Vec::new();
    for (start, end) in [
        ("quotationStart", "quotationEnd"),
        ("alternateQuotationStart", "alternateQuotationEnd"),
    ] {
        let pair = (text(&marks[start])?.trim(), text(&marks[end])?.trim());
        let known = open
            .iter()
            .zip(&close)
            .any(|(o, c): (&String, &String)| (o.as_str(), c.as_str()) == pair);
        if !known {
            open.push(pair.0.to_owned());
            close.push(pair.1.to_owned());
        }
    }
    Ok(format!(
        "[quotes]\nopen = {}\nclose = {}\n\n",
        list(&open),
        list(&close)
    ))
}

/// The languages that every pack names, where CLDR has a name, beside those with a code of two letters: all packs, and all that the identifier knows.
fn languages_with_a_name(packs: &[String]) -> Outcome<BTreeSet<String>> {
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/languages.bin");
    let known = decode(&fs::read(model)?)?
        .into_iter()
        .flat_map(|script| script.labels.into_iter().map(|label| label.0));
    let alone = SCRIPTS.iter().filter_map(Script::language);
    Ok(packs.iter().cloned().chain(known).chain(alone).collect())
}

/// Whether a key of CLDR's list is a language, not a variant of a name or of a language.
fn is_language(tag: &str, key: &str) -> bool {
    match key.len() {
        2 => true,
        // The fallback of all others has every name.
        3 => tag == FALLBACK_LANGUAGE && key != UNKNOWN_LANGUAGE,
        _ => false,
    }
}

fn display_names(cldr: &Path, tag: &str, named: &BTreeSet<String>) -> Outcome<String> {
    let file = locale_file(cldr, "cldr-localenames-full", tag, "languages.json")?;
    let languages = &file["localeDisplayNames"]["languages"];
    let file = locale_file(
        cldr,
        "cldr-localenames-full",
        tag,
        "localeDisplayNames.json",
    )?;
    let with_script = file["localeDisplayNames"]["localeDisplayPattern"]["localePattern"]
        .as_str()
        .unwrap_or("{0} ({1})")
        .to_owned();
    let file = locale_file(cldr, "cldr-localenames-full", tag, "scripts.json")?;
    let scripts = &file["localeDisplayNames"]["scripts"];

    let mut out = String::from("[languages]\n");
    let mut all = named.clone();
    let keys = languages
        .as_object()
        .into_iter()
        .flat_map(|names| names.keys());
    all.extend(keys.filter(|key| is_language(tag, key)).cloned());
    for language in &all {
        let (primary, script) = match language.split_once('-') {
            Some((primary, script)) => (primary, Some(script)),
            None => (language.as_str(), None),
        };
        let Some(name) = languages[language.as_str()]
            .as_str()
            .map(str::to_owned)
            .or_else(|| {
                let name = languages[primary].as_str()?;
                let Some(script) = script else {
                    return Some(name.to_owned());
                };
                let script = scripts[script].as_str()?;
                Some(with_script.replace("{0}", name).replace("{1}", script))
            })
        else {
            continue;
        };
        // A name that is only the code again is CLDR's way of saying that it has none.
        if name != *language {
            let _ = writeln!(out, "{language} = {}", quoted(&name));
        }
    }

    let file = locale_file(cldr, "cldr-localenames-full", tag, "territories.json")?;
    let territories = file["localeDisplayNames"]["territories"]
        .as_object()
        .ok_or("no territories")?;
    out.push_str("\n[territories]\n");
    for (code, name) in territories {
        let country = code.len() == 2 && !LEFT_OUT.contains(&code.as_str());
        // A name that is only the code again is CLDR's way of saying that it has none.
        if (country || REGIONS.contains(&code.as_str())) && name.as_str() != Some(code.as_str()) {
            let _ = writeln!(
                out,
                "{code} = {}",
                quoted(name.as_str().unwrap_or_default())
            );
        }
    }
    Ok(out)
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

fn quoted(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text: String = text
        .nfc()
        .filter(|c| !matches!(c, '\u{200E}' | '\u{200F}'))
        .map(|c| {
            if matches!(c, '\u{A0}' | '\u{202F}') {
                ' '
            } else {
                c
            }
        })
        .collect();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
