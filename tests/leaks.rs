//! The search for words that must not be published finds them however they are written.

#[path = "support/leaks.rs"]
mod leaks;

use leaks::{assert_no_leak, leaks};
use std::collections::BTreeMap;
use std::io::Write;

fn files(path: &str, content: impl Into<Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([(path.to_owned(), content.into())])
}

#[track_caller]
fn found(path: &str, content: impl Into<Vec<u8>>, form: &str) -> Vec<String> {
    leaks(&files(path, content), &[form])
}

#[test]
fn every_way_to_write_a_name_is_found() {
    let name = "Зарина Қодирова";
    for (how, content) in [
        ("plain", "Сказала Зарина Қодирова."),
        ("another case", "ЗАРИНА ҚОДИРОВА"),
        ("Latin", "said Zarina Qodirova on Monday"),
        ("another Latin", "said Zarina Kodirova on Monday"),
        ("an address", "/people/zarina-qodirova/index.html"),
        ("an underscore", "zarina_qodirova.jpg"),
        ("another ending", "Зарина Қодировадан"),
        (
            "JSON",
            "{\"name\": \"\\u0417\\u0430\\u0440\\u0438\\u043d\\u0430 \\u049a\\u043e\\u0434\\u0438\\u0440\\u043e\\u0432\\u0430\"}",
        ),
        (
            "percent",
            "href=\"?q=%D0%97%D0%B0%D1%80%D0%B8%D0%BD%D0%B0%20%D2%9A%D0%BE%D0%B4%D0%B8%D1%80%D0%BE%D0%B2%D0%B0\"",
        ),
        (
            "entities",
            "&#1047;&#1072;&#1088;&#1080;&#1085;&#1072; &#x49a;&#x43e;&#x434;&#x438;&#x440;&#x43e;&#x432;&#x430;",
        ),
        ("a line between", "Зарина\n   Қодирова"),
        ("a soft hyphen", "Зари\u{ad}на Қоди\u{ad}рова"),
        ("decomposed", "Zarína Qodírova"),
        ("markup between", "Зарина <b class=\"x\">Қодирова</b>"),
        ("markup inside", "За<b>рина</b> <i>Қ</i>одирова"),
        ("Markdown inside", "**Зарина** Қодир**ова**"),
        ("markup in JSON", "\"<b>Зарина<\\/b>\\nҚодирова\""),
        (
            "entities in JSON in HTML",
            "&quot;\\u0417арина Қодирова&quot;",
        ),
    ] {
        assert_eq!(found("a.html", content, name).len(), 1, "{how}");
    }
    assert_eq!(found("zarina-qodirova/index.html", "", name).len(), 1);
    assert_eq!(found("%D0%97арина қодирова.txt", "", name).len(), 1);
    let utf16: Vec<u8> = "Said Zarina Kodirova"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(found("a.txt", utf16, name).len(), 1);
}

#[test]
fn what_only_looks_alike_is_no_leak() {
    for content in [
        "Зарина Каримова и Анна Қодирова",
        "a banana for Ana",
        "<a href=\"/people/zarina/\">Зарина</a>",
    ] {
        assert_no_leak(&files("a.html", content), &["Зарина Қодирова", "Nana"]);
    }
}

#[test]
fn compressed_files_are_opened() {
    let gzip = |content: &[u8]| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        out.write_all(content).unwrap();
        out.finish().unwrap()
    };
    let zipped = |name: &str, content: &[u8]| {
        let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(content).unwrap();
        out.finish().unwrap().into_inner()
    };
    let name = "Irena Holub";
    let text = b"wrote Irena Holub";
    assert_eq!(
        found("a.json.gz", gzip(text), name),
        ["a.json.gz!: Irena Holub (plain, as it is)"]
    );
    assert_eq!(
        found("a.zip", zipped("b.txt", text), name),
        ["a.zip!b.txt: Irena Holub (plain, as it is)"]
    );
    assert_eq!(found("a.zip", zipped("b.gz", &gzip(text)), name).len(), 1);
    assert_eq!(
        found("a.zip", zipped("people/irena-holub.txt", b""), name).len(),
        1
    );
    assert!(found("a.zip", zipped("b.txt", b"wrote Irena Vale"), name).is_empty());
}
