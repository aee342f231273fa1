//! An archive of one event with eight versions, in eight languages.

use std::path::Path;
use tempfile::TempDir;

/// Builds it, with additional lines in site.toml. The texts are beside this file.
pub(crate) fn build(more: &str) -> TempDir {
    build_some(more, usize::MAX)
}

/// The same with so many versions, English first.
pub(crate) fn build_some(more: &str, count: usize) -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    let seeds = root.path().join("seeds");
    std::fs::create_dir(&seeds).expect("made");
    let texts = std::fs::read_dir(crate::host::own("bridge")).expect("the texts");
    let mut texts: Vec<_> = texts.map(|entry| entry.expect("an entry").path()).collect();
    texts.retain(|path| path.extension().is_some_and(|end| end == "md"));
    texts.sort_by_key(|path| (path.file_name() != Some("en.md".as_ref()), path.clone()));
    for path in texts.iter().take(count) {
        let name = path.file_name().expect("a name");
        std::fs::copy(path, seeds.join(name)).expect("copied");
    }
    let settings = format!("title = \"The bridge\"\nlanguages = [\"en\", \"ru\", \"ar\"]\n{more}");
    std::fs::write(root.path().join("site.toml"), settings).expect("written");
    crate::archive::build_at(root.path())
}

/// The id of its event.
pub(crate) fn event(site: &Path) -> String {
    let events = std::fs::read_to_string(site.join("api/v1/events.json")).expect("the events");
    let events: serde_json::Value = serde_json::from_str(&events).expect("JSON");
    let events = events.as_array().expect("a list");
    assert_eq!(events.len(), 1, "one event");
    events[0]["id"].as_str().expect("an id").to_owned()
}
