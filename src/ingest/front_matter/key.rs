//! What a key of front matter says, and when two spellings are one key.

use unicode_normalization::UnicodeNormalization;

/// What a key says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Id,
    Title,
    Date,
    /// A date before which other programs do not publish: Hugo's `publishDate`.
    NotBefore,
    Language,
    Outlet,
    Url,
    Author,
    People,
    Topics,
    TranslationOf,
    Event,
    Rights,
    Description,
    Translator,
    FormerId,
    /// True: not published.
    Draft,
    /// False: not published.
    Released,
    /// False: not published; otherwise a date.
    Published,
    /// False: not published; otherwise how much is.
    Publish,
    /// A word such as `draft` or `private`: not published.
    Status,
    /// False or `never`: the page is not made, so not published. Otherwise an address pattern of another program.
    Permalink,
    Excerpt,
    Sources,
    Noindex,
    Robots,
    Embargo,
    Expires,
    /// A table with more keys, of which only ours matter.
    Table,
    /// Another program's.
    OfOthers,
}

impl Key {
    /// Whether the key can keep a text from being published.
    pub(super) fn decides(self) -> bool {
        matches!(
            self,
            Key::Draft
                | Key::Released
                | Key::Published
                | Key::Publish
                | Key::Status
                | Key::Embargo
                | Key::Expires
        )
    }
}

/// A key without case and without the marks between its words: `publishDate`, `publish_date` and `publish-date` are one.
pub(super) fn folded(key: &str) -> String {
    let has_latin = key.chars().any(|c| c.is_ascii_alphabetic());
    key.nfkc()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if has_latin { latin_twin(c) } else { c })
        .collect()
}

/// The Latin letter that a Cyrillic one looks like.
fn latin_twin(c: char) -> char {
    match c {
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        other => other,
    }
}
