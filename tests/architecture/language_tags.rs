//! What the program knows of a language is in its pack: no code outside `src/language` may name one.
//!
//! The source is read as Rust tokens, so comments and the spelling of literals do not matter. Attributes, macros' names and everything behind
//! `#[cfg(test)]` are left out. A string that is exactly the tag of a pack is an error, unless it clearly means something else there.

use super::{sources, src};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Tags that are something else in these files or folders.
const SOMETHING_ELSE: &[(&str, &[&str])] = &[
    // The key of JSON objects, and an attribute of elements.
    ("cli/", &["id"]),
    ("config/", &["id"]),
    ("ingest/", &["id"]),
    ("render/", &["id"]),
    // "Yes".
    ("ingest/front_matter/words.rs", &["da", "ha", "ja"]),
    // HTML elements and their classes.
    ("ingest/html/", &["hr", "sr", "th", "tr"]),
    // Rows of tables in Word documents.
    ("ingest/docx/", &["tr"]),
    // What mail programs put before a subject.
    ("text/mail_marks.rs", &["sv", "tr"]),
    // "senior".
    ("understand/names/parting.rs", &["sr"]),
    // Sounds.
    ("text/fold.rs", &["ca", "ja", "ka", "ko", "th", "zh"]),
    ("text/transliterate.rs", &["zh"]),
    (
        "text/east_asian.rs",
        &[
            "ba", "be", "bo", "da", "de", "ha", "he", "hi", "ja", "ka", "ki", "ko", "ku", "mi",
            "na", "ne", "no", "pa", "ro", "ru", "sa", "se", "so", "su", "ta", "te", "to",
        ],
    ),
    // The constant itself.
    ("model/document.rs", &["und"]),
];

/// The tags of all packs, and the tag of a language that is not known.
fn tags() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages");
    let mut tags: BTreeSet<String> = fs::read_dir(folder)
        .expect("the folder of the packs")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    tags.insert("und".to_owned());
    tags
}

/// Strings in code that is not only for tests.
fn strings(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    let mut test_only = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                // `#[…]` and `#![…]`.
                tokens.next_if(|next| matches!(next, TokenTree::Punct(p) if p.as_char() == '!'));
                if let Some(TokenTree::Group(attribute)) = tokens.next() {
                    test_only |= is_test_only(&attribute.stream());
                }
            }
            // An item ends with its block or with a semicolon.
            TokenTree::Group(group) => {
                let block = group.delimiter() == Delimiter::Brace;
                if !test_only {
                    found.extend(strings(group.stream()));
                }
                test_only &= !block;
            }
            TokenTree::Punct(sign) if sign.as_char() == ';' => test_only = false,
            TokenTree::Literal(literal) if !test_only => {
                if let Ok(string) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push(string.value());
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether an attribute is `cfg(test)` or `test`.
fn is_test_only(attribute: &TokenStream) -> bool {
    let words = attribute.to_string().replace(' ', "");
    words == "test" || words.starts_with("cfg(test)") || words.starts_with("cfg(all(test")
}

/// The files of modules that exist only for tests: those declared as `#[cfg(test)] mod name;`.
fn test_modules(file: &Path, code: &str) -> Vec<std::path::PathBuf> {
    let parsed = syn::parse_file(code).expect("a source file that parses");
    let folder = match file.file_stem().and_then(|stem| stem.to_str()) {
        Some("mod" | "lib" | "main") => file.with_file_name(""),
        _ => file.with_extension(""),
    };
    parsed
        .items
        .into_iter()
        .filter_map(|item| match item {
            syn::Item::Mod(module) if module.content.is_none() => Some(module),
            _ => None,
        })
        .filter(|module| {
            module.attrs.iter().any(|attribute| match &attribute.meta {
                syn::Meta::List(list) => {
                    list.path.is_ident("cfg") && list.tokens.to_string() == "test"
                }
                _ => false,
            })
        })
        .map(|module| folder.join(module.ident.to_string()))
        .collect()
}

fn may_mean_something_else(path: &str, tag: &str) -> bool {
    SOMETHING_ELSE
        .iter()
        .any(|(place, tags)| path.starts_with(place) && tags.contains(&tag))
}

#[test]
fn no_code_outside_the_packs_names_a_language() {
    let tags = tags();
    let files: Vec<_> = sources(&src())
        .into_iter()
        .map(|path| {
            let code = fs::read_to_string(&path).expect("a source file");
            (path, code)
        })
        .collect();
    let tests: Vec<_> = files
        .iter()
        .flat_map(|(path, code)| test_modules(path, code))
        .collect();
    let mut wrong = Vec::new();
    for (path, code) in &files {
        let relative = path.strip_prefix(src()).expect("a path in src");
        let name = relative.to_string_lossy().replace('\\', "/");
        let for_tests = tests
            .iter()
            .any(|test| *path == test.with_extension("rs") || path.starts_with(test));
        if name.starts_with("language/") || for_tests {
            continue;
        }
        let code: TokenStream = code.parse().expect("Rust");
        for string in strings(code) {
            if tags.contains(&string) && !may_mean_something_else(&name, &string) {
                wrong.push(format!("src/{name}: \"{string}\""));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "what the program knows of a language goes into its pack:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_check_sees_a_language_in_code_and_nowhere_else() {
    let code = r##"
        //! "ru" in a comment
        /// "kk" in documentation
        #[doc = "uz"]
        pub fn one(tag: &str) -> bool { matches!(tag, "ky" | r"tt") || [("a", "b\u{61}")].len() > 1 }
        #[cfg(test)]
        use super::other;
        const AFTER: &str = "de";
        #[cfg(test)]
        mod tests { fn two() { let x = "fr"; } }
        #[test]
        fn three() { let x = "es"; }
        fn four() { let tag = concat!("it"); }
    "##;
    let tags = tags();
    let seen: Vec<String> = strings(code.parse().expect("Rust"))
        .into_iter()
        .filter(|string| tags.contains(string))
        .collect();
    assert_eq!(seen, ["ky", "tt", "ba", "de", "it"]);
    assert!(may_mean_something_else("render/data.rs", "id"));
    assert!(!may_mean_something_else("render/data.rs", "tr"));
}
