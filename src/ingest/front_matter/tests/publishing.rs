//! Whether, when and how much of a text is published.

use super::{read, reason, silent};
use crate::ingest::front_matter::take_front_matter;
use crate::model::{Extent, HoldReason, OfferedSources, Severity};

#[test]
fn drafts_in_every_spelling() {
    for yaml in [
        "draft: true",
        "draft: True",
        "draft: yes",
        "draft: on",
        "draft: 1",
        "draft: \"true\"",
        "draft: [true]",
        "Draft: true",
        "DRAFT: YES",
        "is_draft: true",
        "published: false",
        "Published: no",
        "publish: false",
        "dg-publish: false",
        "status: draft",
        "Status: Pending review",
        "visibility: private",
        "private: true",
        "permalink: false",
        "build: {render: never}",
        "layout: post\ndraft: true",
        "title: [a, b]\ndraft: true\nrights: {a: b}",
        "draft: false\nDraft: true",
        "extra:\n  draft: true",
        "a: &x true\ndraft: *x",
        "draft: да",
        "черновик: иә",
        "Қаралама: иә",
        "qoralama: ha",
        "taslak: evet",
        "ड्राफ्ट: हाँ",
        "پیش‌نویس: بله",
        "“draft”: true",
        "draft: “true”",
        "publish: нет",
        "status: Brouillon",
        "status: concept",
    ] {
        let text = format!("---\n{yaml}\n---\nBody\n");
        assert_eq!(reason(&text), Some(HoldReason::Draft), "{yaml}");
    }
    for text in [
        "+++\ndraft = true\n+++\nBody\n",
        "+++\nDraft = \"yes\"\n+++\nBody\n",
        "{\"draft\": true}\nBody\n",
        "{\"draft\": true, \"draft\": false}\nBody\n",
        "draft: true\n---\nBody\n",
        "\n---\ndraft: true\n---\nBody\n",
        "\u{FEFF}---\r\ndraft: true\r\n---\r\nBody\n",
        "---\ntitle: A: b\ndraft: true\n---\nBody\n",
        "---\ntitle: \"A\ndraft: yes\n---\nBody\n",
        "---\ntags:\n\t- a\ndraft: true\n---\nBody\n",
        "---\ndraft: true\nBody\n",
        "---\ndraft:true\n---\nBody\n",
        "---\n# ours\ndraft:true\n---\nBody\n",
        "---\ntitle:Мост\ndraft:true\n---\nBody\n",
    ] {
        assert_eq!(reason(text), Some(HoldReason::Draft), "{text}");
    }
}

#[test]
fn keys_without_a_blank_are_recovered_and_hold_back() {
    let (said, messages) = read("---\ntitle:Мост\nembargo:2099-01-01\n---\nBody\n");
    assert_eq!(said.title.as_deref(), Some("Мост"));
    assert!(said.rules.embargo.is_some_and(|at| at.line == Some(3)));
    let held = said.rules.held_back.expect("held back");
    assert_eq!(held.reason, HoldReason::Unreadable);
    assert_eq!(messages[0].severity, Severity::Warning);
    assert!(messages[0].message.ends_with("; the text is held back"));
}

#[test]
fn an_embargo_in_other_languages() {
    for key in ["эмбарго", "Ембарго", "Sperrfrist", "“embargo”", "解禁日"] {
        let said = silent(&format!("{key}: 2099-01-01"));
        assert!(said.rules.embargo.is_some(), "{key}");
    }
    let unclear = HoldReason::Unclear {
        key: "эмбарго".into(),
        value: "1 января 2099".into(),
    };
    let text = "---\nэмбарго: 1 января 2099\n---\nBody\n";
    assert_eq!(reason(text), Some(unclear));
}

#[test]
fn what_clearly_releases_a_text() {
    for (yaml, releases) in [
        ("draft: false", true),
        ("черновик: нет", true),
        ("published: true", true),
        ("publish: full", true),
        ("status: Published", true),
        ("published: 2018-11-20", false),
        ("title: A", false),
        ("excerpt: 2", false),
    ] {
        let text = format!("---\n{yaml}\n---\nBody\n");
        let (said, _) = read(&text);
        assert_eq!(said.rules.is_released, releases, "{yaml}");
        assert_eq!(said.rules.held_back, None, "{yaml}");
    }
}

#[test]
fn a_date_before_which_hugo_does_not_publish() {
    let said = silent("publishDate: 2099-05-01");
    assert_eq!(said.date.as_deref(), Some("2099-05-01"));
    let not_before = said.rules.not_before.expect("a moment");
    assert_eq!(
        (not_before.path.as_str(), not_before.line),
        ("a.md", Some(2))
    );
    let said = silent("date: 2018-11-20\npublish_date: 2099-05-01");
    assert_eq!(said.date.as_deref(), Some("2018-11-20"));
    assert!(said.rules.not_before.is_some());
    assert_eq!(silent("pubdate: 2099-05-01").rules.not_before, None);
}

#[test]
fn what_is_not_a_draft() {
    for yaml in [
        "draft: false",
        "draft: no",
        "draft: off",
        "draft: 0",
        "draft: \"False\"",
        "published: true",
        "published:",
        "published: 2018-11-20",
        "published: 20 November 2018",
        "publish: yes",
        "publish: full",
        "status: published",
        "status: evergreen",
        "private: false",
        "title: \"draft: true\"",
        "rights: |\n  draft: true\n\n  draft: true",
        "# draft: true",
    ] {
        let text = format!("---\n{yaml}\n---\nBody\n");
        assert_eq!(reason(&text), None, "{yaml}");
    }
}

#[test]
fn a_header_without_fences_stays_text_and_holds_a_draft_back() {
    for (text, is_held) in [
        ("Title: A\nStatus: draft\n\nBody\n", true),
        ("draft: true\n\nBody\n", true),
        ("Draft: yes\r\n\r\nBody\r\n", true),
        ("Status: published\n\nBody\n", false),
        ("Published: Tuesday\n\nBody\n", false),
        (
            "Draft: true friends of the river meet\nBody of prose.\n",
            false,
        ),
        ("Title: A\n\nBody\n", false),
    ] {
        let (front, messages) = take_front_matter("a.txt", text);
        assert_eq!(front.body_start, 0, "{text}");
        let held = front.metadata.rules.held_back;
        assert_eq!(held.is_some(), is_held, "{text}");
        assert_eq!(!messages.is_empty(), is_held, "{text}");
    }
}

#[test]
fn what_is_not_clear_is_held_back() {
    for (yaml, key, value) in [
        ("draft: maybe", "draft", "maybe"),
        ("Draft: [true, false]", "Draft", "[true, false]"),
        ("draft: {a: b}", "draft", "{…}"),
        ("published: soon", "published", "soon"),
        ("publish: some", "publish", "some"),
        ("sources: txt", "sources", "txt"),
        ("noindex: perhaps", "noindex", "perhaps"),
        ("excerpt: 0", "excerpt", "0"),
        ("embargo: soon", "embargo", "soon"),
        ("embargo: true", "embargo", "true"),
        (
            "expires: [2026-12-01, 2027-12-01]",
            "expires",
            "[2026-12-01, 2027-12-01]",
        ),
        ("darft: true", "darft", "true"),
        ("publishd: no", "publishd", "no"),
        ("embrago: 2026-12-01", "embrago", "2026-12-01"),
    ] {
        let text = format!("---\n{yaml}\n---\nBody\n");
        let expected = HoldReason::Unclear {
            key: key.into(),
            value: value.into(),
        };
        assert_eq!(reason(&text), Some(expected), "{yaml}");
        let (_, messages) = read(&text);
        assert_eq!(messages[0].severity, Severity::Warning, "{yaml}");
        assert_eq!(messages[0].line, Some(2), "{yaml}");
        assert!(messages[0].message.contains("held back"), "{yaml}");
        assert!(messages[0].hint.is_some(), "{yaml}");
    }
}

#[test]
fn broken_front_matter_holds_back_and_says_what_it_can() {
    for (text, line) in [
        ("---\ntitle: A: b\noutlet: C\n---\nBody\n", 2),
        ("---\noutlet: C\ntitle: \"A\n---\nBody\n", 3),
        ("---\noutlet: C\ntags:\n\t- x\n---\nBody\n", 4),
        ("---\noutlet: C\ntags: [a, b\n---\nBody\n", 3),
        ("---\noutlet: C\n- x\n---\nBody\n", 3),
        ("---\noutlet: C\nA sentence.\n---\nBody\n", 3),
        ("---\ntitle: A\noutlet: C\nBody\n", 1),
        ("+++\noutlet = C\n+++\nBody\n", 2),
        ("{\n  \"title\": \"A\"\n  \"outlet\": \"C\"\n}\nBody\n", 3),
        (
            "---js\n{\n  title: \"A\",\n  outlet: \"C\",\n}\n---\nBody\n",
            1,
        ),
    ] {
        assert_eq!(reason(text), Some(HoldReason::Unreadable), "{text}");
        let (said, messages) = read(text);
        assert_eq!(said.outlet.as_deref(), Some("C"), "{text}");
        assert_eq!(messages[0].line, Some(line), "{messages:?}");
        assert_eq!(messages[0].severity, Severity::Warning);
        assert!(messages[0].message.ends_with("; the text is held back"));
        assert!(messages[0].hint.is_some(), "{messages:?}");
    }
    let (said, _) = read("---\ntitle: A: b\n---\nBody\n");
    assert_eq!(said.title.as_deref(), Some("A: b"));
}

#[test]
fn rules_of_one_text() {
    let said = silent(
        "publish: Excerpt\nexcerpt: 2\nsources: none\nnoindex: yes\nembargo: 2026-12-01T06:00+05:00\nexpires: 2027-01-01",
    );
    let rules = said.rules.rules;
    assert_eq!(rules.publish, Some(Extent::Excerpt));
    assert_eq!(rules.excerpt, Some(2));
    assert_eq!(rules.sources, Some(OfferedSources::None));
    assert_eq!(rules.noindex, Some(true));
    let embargo = said.rules.embargo.expect("an embargo");
    assert_eq!((embargo.path.as_str(), embargo.line), ("a.md", Some(6)));
    assert_eq!(said.rules.expires.expect("an end").line, Some(7));
    assert_eq!(said.rules.held_back, None);
    let said = silent(
        "robots: noindex, nofollow\nsources: [https://a.example]\nembargo: none\nexpires: never",
    );
    assert_eq!(said.rules.rules.noindex, Some(true));
    assert_eq!(said.rules.embargo, None);
}

#[test]
fn what_says_neither_yes_nor_no_is_held_back() {
    for yaml in [
        "draft:",
        "draft: ~",
        "draft: ''",
        "draft: []",
        "publish: []",
        "embargo: []",
        "under_embargo: yes",
        "draft：true",
        "? draft\n: true",
        "b: &b {draft: true}\n<<: *b",
    ] {
        let text = format!("---\ntitle: A\n{yaml}\n---\nBody\n");
        assert!(reason(&text).is_some(), "{yaml}");
    }
    for yaml in [
        "draft:\u{a0}true",
        "ｄｒａｆｔ: true",
        "dr\u{430}ft: true",
        "publish: none",
        "visible: false",
    ] {
        let text = format!("---\n{yaml}\n---\nBody\n");
        assert!(reason(&text).is_some(), "{yaml}");
    }
    for text in [
        "---\ntitle: A\n---\ndraft: true\n---\nBody\n",
        "---\ntitle: A\n---\n---\ndraft: true\n---\nBody\n",
        "---\n{\"draft\": true}\n---\nBody\n",
        "--- # ours\ndraft: true\n---\nBody\n",
        "---\rdraft: true\r---\rBody\r",
        "\u{200b}---\ndraft: true\n---\nBody\n",
        "<!-- ours -->\n---\ndraft: true\n---\nBody\n",
    ] {
        let held = take_front_matter("a.txt", text).0.metadata.rules.held_back;
        assert!(held.is_some(), "{text:?}");
    }
}

#[test]
fn labels_and_nested_keys_that_say_draft_hold_back() {
    for yaml in [
        "tags: [port, draft]",
        "tags: port, draft",
        "tags: \"#черновик\"",
        "phase: draft",
        "type: Draft",
        "этап: черновик",
        "keep: {draft: true}",
        "menu:\n  main:\n    draft: yes",
    ] {
        let text = format!("---\ntitle: Bridge\n{yaml}\n---\nBody\n");
        let reason = reason(&text);
        assert!(matches!(reason, Some(HoldReason::Unclear { .. })), "{yaml}");
        let text = format!("---\ntitle: Bridge\n{yaml}\ndraft: false\n---\nBody\n");
        assert_eq!(read(&text).0.rules.held_back, None, "{yaml}");
    }
    for yaml in [
        "tags: [\"draft law\", water]",
        "tags: NBA Draft",
        "phase: final",
        "keep: {draft: false}",
        "title: Draft",
    ] {
        let text = format!("---\n{yaml}\n---\nBody\n");
        assert_eq!(read(&text).0.rules.held_back, None, "{yaml}");
    }
}

#[test]
fn a_comment_above_the_text_holds_it_back_unless_the_front_matter_releases_it() {
    let held = |text: &str| {
        let (front, _) = take_front_matter("a.md", text);
        front
            .metadata
            .rules
            .held_back
            .map(|held| (held.reason, held.line))
    };
    for (text, line) in [
        ("<!-- draft: true -->\n# Bridge\n", 1),
        ("<!-- Қаралама -->\n\nКөпір ашылды.\n", 1),
        ("---\ntitle: Bridge\n---\n\n<!-- DRAFT -->\nBody\n", 5),
        ("draft:: true\n\n# Bridge\n", 1),
        ("Статус: черновик\n\nМост открыт.\n", 1),
    ] {
        assert_eq!(held(text), Some((HoldReason::Draft, Some(line))), "{text}");
    }
    for text in [
        "---\ndraft: false\n---\n<!-- DRAFT -->\nBody\n",
        "<!-- draft: false -->\n# Bridge\n",
        "<!-- title: Bridge -->\n# Bridge\n",
        "# Bridge\n\n<!-- draft: true -->\n",
    ] {
        assert_eq!(held(text), None, "{text}");
    }
}
