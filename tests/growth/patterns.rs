//! Texts that repeat one thing up to a size, each in every format that holds it.

use super::formats;

/// A text of so many bytes that repeats one thing.
pub(crate) type Repeated = fn(usize) -> String;

/// A case: what it is called, the ending of its file, and what makes a file of about so many bytes.
pub(crate) type Case = (String, &'static str, Box<dyn Fn(usize) -> Vec<u8>>);

/// Things that a text may consist of, with what they are called.
pub(crate) const TEXTS: [(&str, Repeated); 16] = [
    ("one name", |size| repeat("Anna Weissmann ", size)),
    ("one Arabic name", |size| repeat("محمد ", size)),
    ("list of different names", |size| names(size, "\n")),
    ("sentences with different names", |size| {
        names(size, " said so. ")
    }),
    ("bylines", |size| repeat("By Anna Weissmann\n", size)),
    ("sentences with one name", |size| {
        repeat("Anna Weissmann said so.\n\n", size)
    }),
    ("speech", |size| {
        repeat("\"We will open the bridge,\" said Anna Weissmann. ", size)
    }),
    ("marks that open speech", |size| repeat("«a ", size)),
    ("initials", |size| repeat("A. ", size)),
    ("dates", |size| repeat("12 May 2025 ", size)),
    ("ampersands", |size| repeat("&", size)),
    ("brackets", |size| repeat("[", size)),
    ("keys of objects", |size| repeat("{\"a\":", size)),
    ("template tags", |size| repeat("{{", size)),
    ("one word", |size| repeat("a", size)),
    ("short lines", |size| repeat("a\n", size)),
];

/// What only one format has: name, ending, file.
pub(crate) const FILES: [(&str, &str, Repeated); 10] = [
    ("paragraphs", "html", |size| {
        repeat("<p>Anna Weissmann said so.</p>", size)
    }),
    ("attributes", "html", |size| {
        let attributes: String = (0..size / 8).map(|at| format!(" a{at}=1")).collect();
        format!("<p{attributes}>Text that is long enough to be read.</p>")
    }),
    ("tags that never end", "html", |size| {
        repeat("<script ", size)
    }),
    ("open elements", "html", |size| repeat("<b><p>", size)),
    ("cells", "html", |size| repeat("<table><tr><td>", size)),
    ("folded header", "eml", |size| {
        format!(
            "From: a@b.example\nSubject: x{}\n\nText.\n",
            repeat("\n folded", size)
        )
    }),
    ("encoded words", "eml", |size| {
        format!(
            "From: a@b.example\nSubject: {}\n\nText.\n",
            repeat("=?utf-8?q?a?= ", size)
        )
    }),
    ("brackets in front matter", "txt", |size| {
        format!("---\ntitle: {}\n---\nText.\n", repeat("[", size))
    }),
    ("keys of front matter", "txt", |size| {
        let keys: String = (0..size / 8).map(|at| format!("k{at}: v\n")).collect();
        format!("---\n{keys}---\nText.\n")
    }),
    ("emphasis", "md", |size| repeat("*a ", size)),
];

/// Every case.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (name, text) in TEXTS {
        for (ending, wrap) in formats::ALL {
            // The fonts of that little PDF file have Latin letters only.
            if ending == "pdf" && !text(100).is_ascii() {
                continue;
            }
            cases.push((
                format!("{name}.{ending}"),
                ending,
                Box::new(move |size| wrap(&text(size))),
            ));
        }
    }
    for (name, ending, file) in FILES {
        let bytes = move |size| file(size).into_bytes();
        cases.push((format!("{name}.{ending}"), ending, Box::new(bytes)));
    }
    cases
}

fn repeat(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

/// Different names, each with what follows it.
fn names(size: usize, behind: &str) -> String {
    const CONSONANTS: &[u8] = b"bdfgklmnprstvz";
    const VOWELS: &[u8] = b"aeiou";
    let syllable = |number: usize| {
        let consonant = CONSONANTS[number % CONSONANTS.len()];
        let vowel = VOWELS[number / CONSONANTS.len() % VOWELS.len()];
        [char::from(consonant), char::from(vowel)]
    };
    // A step that shares no factor with the number of names visits all of them.
    let word = |number: usize| {
        let letters = [number, number / 70, number / 4_900].map(|part| syllable(part % 70));
        let mut word: String = letters.iter().flatten().collect();
        word[..1].make_ascii_uppercase();
        word
    };
    let mut out = String::new();
    let mut number = 0;
    while out.len() < size {
        out += &format!(
            "{} {}{behind}",
            word(number * 7),
            word(number * 4_999 % 343_000)
        );
        number += 1;
    }
    out
}
