//! Front matter as programs and people write it.

mod publishing;

use super::*;

fn read(text: &str) -> (Metadata, Vec<Diagnostic>) {
    let (front, diagnostics) = take_front_matter("a.md", text);
    assert_eq!(&text[front.body_start..], "Body\n", "{text}");
    (front.metadata, diagnostics)
}

/// What YAML says, without a message.
fn silent(yaml: &str) -> Metadata {
    let (metadata, diagnostics) = read(&format!("---\n{yaml}\n---\nBody\n"));
    assert_eq!(diagnostics, [], "{yaml}");
    metadata
}

fn reason(text: &str) -> Option<HoldReason> {
    let held = read(text).0.rules.held_back?;
    assert_eq!(held.path, "a.md");
    assert!(held.line.is_some(), "{text}");
    Some(held.reason)
}

#[test]
fn keys_and_aliases() {
    let said = silent(
        "lang: kk\nsource: Informburo\nauthors: [A B, C D]\ndate: 2025-12-10\ntags: [water]",
    );
    assert_eq!(said.language.as_deref(), Some("kk"));
    assert_eq!(said.outlet.as_deref(), Some("Informburo"));
    assert_eq!(said.authors, ["A B", "C D"]);
    assert_eq!(said.topics, ["water"]);
    assert_eq!(said.date.as_deref(), Some("2025-12-10"));
    let said = silent("TITLE: A\nPubDate: 2018-11-20\nTranslation-Of: b\nLicence: CC0");
    assert_eq!(said.title.as_deref(), Some("A"));
    assert_eq!(said.date.as_deref(), Some("2018-11-20"));
    assert_eq!(said.translation_of.as_deref(), Some("b"));
    assert_eq!(said.rights.as_deref(), Some("CC0"));
}

#[test]
fn jekyll() {
    let said = silent(
        "layout: post\ntitle: \"A: b\"\ndate: 2019-12-25 00:00:00 +0000\ncategories: [news, bridges]\ntags: bridge ural\npermalink: /:year/:title.html\nredirect_from:\n  - /2019/old-bridge.html\npublished: true\ncomments: true\nexcerpt: A short one.",
    );
    assert_eq!(said.title.as_deref(), Some("A: b"));
    assert_eq!(said.date.as_deref(), Some("2019-12-25 00:00:00 +0000"));
    assert_eq!(said.topics, ["news", "bridges", "bridge", "ural"]);
    assert_eq!(said.former_ids, ["old-bridge"]);
    assert_eq!(said.description.as_deref(), Some("A short one."));
    assert_eq!(said.rules.held_back, None);
    assert!(said.rules.is_released);
}

#[test]
fn hugo() {
    let said = silent(
        "title: A\npublishDate: 2018-11-20T23:33:00+05:00\nlastmod: 2020-01-01\nAuthor: {name: Dana Omar, email: d@x.example}\nTags: [\"Bridge\", \"bridge\"]\nslug: the-bridge\nweight: 3\nmenu:\n  main:\n    parent: x\naliases: [/posts/my-old-bridge/, /b]",
    );
    assert_eq!(said.date.as_deref(), Some("2018-11-20T23:33:00+05:00"));
    assert!(said.rules.not_before.is_some_and(|at| at.line == Some(3)));
    assert_eq!(said.authors, ["Dana Omar"]);
    assert_eq!(said.topics, ["Bridge"]);
    assert_eq!(said.former_ids, ["the-bridge", "my-old-bridge", "b"]);
    let (said, messages) = read(
        "+++\ntitle = \"A\"\ndate = 2018-11-20\ndraft = false\nexpiryDate = 2030-01-01T06:00:00Z\n[params]\n  author = \"Dana Omar\"\n  foo = 1\n+++\nBody\n",
    );
    assert_eq!(messages, []);
    assert_eq!(said.date.as_deref(), Some("2018-11-20"));
    assert_eq!(said.authors, ["Dana Omar"]);
    assert!(said.rules.expires.is_some_and(|at| at.line == Some(5)));
    assert_eq!(said.rules.held_back, None);
}

#[test]
fn zola() {
    let (said, messages) = read(
        "+++\ntitle = \"A\"\ndate = 2018-11-20T23:33:00+05:00\ntemplate = \"page.html\"\n[taxonomies]\ntags = [\"bridge\", \"Ural\"]\ncategories = [\"news\"]\nauthors = [\"Dana Omar\"]\n[extra]\nsource = \"Steppe Press\"\n+++\nBody\n",
    );
    assert_eq!(messages, []);
    assert_eq!(said.date.as_deref(), Some("2018-11-20T23:33:00+05:00"));
    assert_eq!(said.topics, ["bridge", "Ural", "news"]);
    assert_eq!(said.authors, ["Dana Omar"]);
    assert_eq!(said.outlet.as_deref(), Some("Steppe Press"));
}

#[test]
fn obsidian_and_quartz() {
    let said = silent(
        "title: \"[[Bridge|The bridge]] is open\"\naliases:\n  - Old name of the note\ncreated: 2018-11-20T23:33\nsource: https://news.example/bridge?a=1#b\nauthor:\n  - \"[[Dana Omar]]\"\n  - [[people/Olga Brand|Olga]]\npublished: 2018-11-19\ntags:\n  - clippings\n  - \"#bridge/ural\"\ncssclasses: wide\npublish: true\nsummary:",
    );
    assert_eq!(said.title.as_deref(), Some("The bridge is open"));
    assert_eq!(said.former_ids, ["old-name-of-the-note"]);
    assert_eq!(
        said.url.as_deref(),
        Some("https://news.example/bridge?a=1#b")
    );
    assert_eq!(said.outlet, None);
    assert_eq!(said.authors, ["Dana Omar", "Olga Brand"]);
    assert_eq!(said.date.as_deref(), Some("2018-11-19"));
    assert_eq!(said.topics, ["clippings", "bridge/ural"]);
    assert_eq!(said.description, None);
    assert_eq!(
        silent("author: \"[[A B]], [[C D]]\"").authors,
        ["A B", "C D"]
    );
    assert_eq!(silent("author: A B, C D").authors, ["A B, C D"]);
    let said = silent("source: www.steppe.example/1");
    assert_eq!(said.url.as_deref(), Some("https://www.steppe.example/1"));
    let said = silent("source: \"[Steppe Press](https://steppe.example/1)\"");
    assert_eq!(said.outlet.as_deref(), Some("Steppe Press"));
    assert_eq!(said.url.as_deref(), Some("https://steppe.example/1"));
}

#[test]
fn a_header_without_fences_and_keys_in_other_languages() {
    let pelican = "Title: Bridge #2: open\nDate: 2025-10-14 10:20\nCategory: news\nTags: bridge, Ural\nAuthor: Dana Omar\n\nBody\n";
    let (front, messages) = take_front_matter("a.md", pelican);
    assert_eq!(messages, []);
    assert_eq!(pelican[front.body_start..].trim(), "Body");
    let said = front.metadata;
    assert_eq!(said.title.as_deref(), Some("Bridge #2: open"));
    assert_eq!(said.date.as_deref(), Some("2025-10-14 10:20"));
    assert_eq!(said.topics, ["news", "bridge", "Ural"]);
    assert_eq!(said.authors, ["Dana Omar"]);
    let keys = "Заголовок: Мост открыт\nДата: 14.10.2025\nИсточник: Вести степи\nСсылка: https://steppe.example/1";
    for text in [
        format!("{keys}\n\nBody\n"),
        format!("---\n{}\n---\nBody\n", keys.to_lowercase()),
    ] {
        let (front, messages) = take_front_matter("a.md", &text);
        assert_eq!(messages, [], "{text}");
        assert_eq!(text[front.body_start..].trim(), "Body");
        let said = front.metadata;
        let title = said.title.unwrap_or_default().to_lowercase();
        assert_eq!(title, "мост открыт", "{text}");
        assert_eq!(said.date.as_deref(), Some("14.10.2025"));
        let outlet = said.outlet.unwrap_or_default().to_lowercase();
        assert_eq!(outlet, "вести степи", "{text}");
        assert_eq!(said.url.as_deref(), Some("https://steppe.example/1"));
    }
    for text in [
        "Title: A\n\nBody\n",
        "Source: Reuters\nAuthor: Dana Omar\n\nBody\n",
        "Title: A\nDate: 2025-10-14\nBody of prose.\n",
        "Title: A\nDate: 2025-10-14\n",
        "Event: A\nDate: 2025-10-14\nTitle: B\n\nBody\n",
    ] {
        let (front, _) = take_front_matter("a.md", text);
        assert_eq!(front, FrontMatter::default(), "{text}");
    }
}

#[test]
fn decap_eleventy_astro_and_hexo() {
    let said = silent(
        "title: A\nthumbnail: /img/a.jpg\nimage: {src: ./a.png, alt: A}\nauthors:\n  - name: Dana Omar\n  - name: Olga Brand\ndescription: >\n  In\n  short\ntranslator: Ann Lee\neleventyNavigation:\n  key: A",
    );
    assert_eq!(said.authors, ["Dana Omar", "Olga Brand"]);
    assert_eq!(said.description.as_deref(), Some("In short"));
    assert_eq!(said.translators, ["Ann Lee"]);
    let (said, messages) =
        read("title: A\ndate: 2018-11-20 10:00:00\ntags:\n- bridge\n---\nBody\n");
    assert_eq!(messages, []);
    assert_eq!(said.title.as_deref(), Some("A"));
    assert_eq!(said.topics, ["bridge"]);
    for text in [
        "{\n  \"title\": \"A\",\n  \"date\": \"2018-11-20\"\n}\n\nBody\n",
        ";;;\n\"title\": \"A\",\n\"date\": \"2018-11-20\"\n;;;\nBody\n",
        "---json\n{\"title\": \"A\", \"date\": \"2018-11-20\"}\n---\nBody\n",
    ] {
        let (front, messages) = take_front_matter("a.md", text);
        assert_eq!(messages, []);
        assert_eq!(front.metadata.title.as_deref(), Some("A"), "{text}");
        assert_eq!(front.metadata.date.as_deref(), Some("2018-11-20"));
        assert_eq!(text[front.body_start..].trim(), "Body");
    }
}

#[test]
fn a_fault_loses_its_key_alone_and_names_its_place() {
    let (said, messages) = read(
        "---\n# title: x\ntitle: [A, B]\noutlett: B\ndate: 2025-12-10\nauthors: {a: b}\nlang: kz\ndate: 2026-01-01\n---\nBody\n",
    );
    assert_eq!(said.title, None);
    assert_eq!(said.language, None);
    assert_eq!(said.date.as_deref(), Some("2025-12-10"));
    assert_eq!(said.rules.held_back, None);
    let told: Vec<_> = messages
        .iter()
        .map(|told| {
            (
                told.line.unwrap(),
                told.column.unwrap(),
                told.message.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (3, 8, "expected a single value, not a list or keys"),
            (4, 1, "unknown key `outlett`"),
            (6, 10, "expected text or a list of texts"),
            (7, 7, "\"kz\" is no language tag"),
            (8, 1, "duplicate key `date`"),
        ]
    );
    let hints: Vec<_> = messages.iter().filter_map(|m| m.hint.as_deref()).collect();
    assert!(hints.contains(&"did you mean `outlet`?"));
    assert!(hints.contains(&"did you mean kk?"));
    assert!(
        messages
            .iter()
            .all(|told| told.severity == Severity::Warning)
    );
}

#[test]
fn sidecars_name_themselves() {
    let (said, messages) = read_sidecar_text("a.yaml", "title: A\nlang: kz\ndraft: perhaps\n");
    assert_eq!(said.title.as_deref(), Some("A"));
    let held = said.rules.held_back.expect("held back");
    assert_eq!((held.path.as_str(), held.line), ("a.yaml", Some(3)));
    let places: Vec<_> = messages
        .iter()
        .map(|m| (m.path.as_deref(), m.line))
        .collect();
    assert_eq!(
        places,
        [(Some("a.yaml"), Some(2)), (Some("a.yaml"), Some(3))]
    );
    for (text, reason) in [
        ("title: A: b\n", HoldReason::Unreadable),
        ("Some words.\n", HoldReason::Unreadable),
        ("---\ntitle: A\ndraft: true\n---\n", HoldReason::Draft),
        ("---\ndraft: true\n", HoldReason::Draft),
        ("{\"draft\": true}\n", HoldReason::Draft),
    ] {
        let held = read_sidecar_text("a.yaml", text).0.rules.held_back;
        assert_eq!(held.map(|held| held.reason), Some(reason), "{text}");
    }
    assert_eq!(
        read_sidecar_text("a.yaml", "# Later.\n"),
        Default::default()
    );
    assert_eq!(read_sidecar_text("a.yaml", ""), Default::default());
}

#[test]
fn damaged_front_matter_never_panics() {
    let whole = "---\ntitle: \"[[Мост|A]]\" # é\ntags: [a, \"б]\", {x: &a y}]\ndraft: *a\ndate: |\n  2018\n---\nBody\n";
    let texts = [
        whole.to_owned(),
        whole.replace("---", "+++").replace(": ", " = "),
        format!(
            "{{\"title\": \"Мост\", \"draft\": [{}]}}\nBody\n",
            "[".repeat(300)
        ),
        format!("---\ntitle: {}\n---\nBody\n", "[".repeat(300)),
    ];
    for text in &texts {
        for (at, _) in text.char_indices() {
            for damaged in [&text[..at], &text[at..]] {
                let (front, _) = take_front_matter("a.md", damaged);
                assert!(damaged.is_char_boundary(front.body_start));
                read_sidecar_text("a.yaml", damaged);
            }
        }
    }
}
