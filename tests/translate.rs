//! Headlines translated by the owner's program: what it is asked, what is kept, what pages show, and what happens when it fails.

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the tests make and read archives of their own, and print why one is skipped"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Writes down what it is asked; translates word by word, where it is one of these.
const SCRIPT: &str = "while IFS= read -r line; do
printf '%s-%s %s\\n' \"$1\" \"$2\" \"$line\" >> asked.log
printf '%s\\n' \"$line\" | sed \"s/Мост через Тарен открыт/The bridge over the Taren is open/; s/Паром вернулся/The ferry is back/; s/^/[$2] /\"
done
";

const SITE: &str = "title = \"Valley papers\"\nlanguages = [\"en\", \"fr\"]\n[translate]\ncommand = [\"sh\", \"translate.sh\", \"{from}\", \"{to}\"]\n";

struct Archive(TempDir);

impl Archive {
    fn new(files: &[(&str, &str)]) -> Self {
        let archive = Self(tempfile::tempdir().expect("a folder"));
        archive.write("site.toml", SITE);
        archive.write("translate.sh", SCRIPT);
        for (path, text) in files {
            archive.write(path, text);
        }
        archive
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("written");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_default()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let command = Command::new(env!("CARGO_BIN_EXE_cuttings"))
            .args(arguments)
            .args(["--root", &self.root().to_string_lossy()])
            .output();
        command.expect("the program")
    }

    /// Builds, and returns the messages.
    fn build(&self) -> String {
        let output = self.run(&["build"]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{told}");
        told
    }

    /// The pages of events in an edition: the default one, or that of a folder.
    fn events(&self, edition: &str) -> String {
        let folder = self.root().join("public").join(edition).join("events");
        let mut all = String::new();
        for entry in fs::read_dir(folder).expect("events").flatten() {
            all += &fs::read_to_string(entry.path().join("index.html")).unwrap_or_default();
        }
        all
    }
}

const BRIDGE: (&str, &str) = (
    "seeds/bridge.txt",
    "Мост через Тарен открыт\n2025-12-10\n\nПервые поезда прошли по новому мосту через Тарен в среду утром, сообщил совет долины.\n\nСтроительство продолжалось четыре года и обошлось в 206 миллионов. Билеты продают в кассах долины.\n",
);

#[test]
fn what_a_reader_lacks_is_asked_once_and_kept() {
    let english = "The mill of Orlan is sold\n2025-11-02\n\nThe old mill of Orlan was sold on Sunday to a cooperative of bakers, its owner said.\n";
    let archive = Archive::new(&[BRIDGE, ("seeds/mill.txt", english)]);
    archive.build();
    let asked = archive.read("asked.log");
    assert!(asked.contains("ru-en Мост через Тарен открыт"), "{asked}");
    assert!(asked.contains("ru-fr Мост через Тарен открыт"), "{asked}");
    assert!(asked.contains("en-fr The mill of Orlan is sold"), "{asked}");
    assert!(!asked.contains("-en The mill"), "{asked}");
    assert!(
        !asked.contains("Билеты"),
        "more than headline and lead: {asked}"
    );
    let page = archive.events("");
    for words in [
        "[en] The bridge over the Taren is open</h1>",
        "Machine translation of the headline",
        ">Мост через Тарен открыт</bdi>",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let home = archive.read("public/index.html");
    assert!(home.contains("[en] Первые поезда"), "{home}");
    // The search shows both, and finds the words of both.
    let found = archive.read("public/search/entries-0.js");
    let title = r#"["Мост через Тарен открыт","ru",0,"[en] The bridge over the Taren is open"]"#;
    assert!(found.contains(title), "{found}");
    let words = archive.read("public/search/terms-0.js");
    assert!(
        words.contains("\"bridge\"") && words.contains("\"most\""),
        "{words}"
    );
    let french = archive.events("fr");
    assert!(french.contains("Traduction automatique du titre"));

    // Nothing new, nothing asked; the owner's words stay, and are shown.
    let kept = archive.read("translations.yaml");
    let corrected = kept.replace(
        "[en] The bridge over the Taren is open",
        "Trains cross the Taren",
    );
    archive.write("translations.yaml", &format!("# Mine\n{corrected}"));
    archive.write("asked.log", "");
    archive.build();
    assert_eq!(archive.read("asked.log"), "");
    assert!(archive.events("").contains("Trains cross the Taren</h1>"));

    // A headline that changed is another text.
    archive.write(
        BRIDGE.0,
        &BRIDGE
            .1
            .replacen("Мост через Тарен открыт", "Паром вернулся", 1),
    );
    archive.build();
    let asked = archive.read("asked.log");
    assert!(asked.contains("ru-en Паром вернулся"), "{asked}");
    assert!(
        !asked.contains("Первые поезда"),
        "the lead was known: {asked}"
    );
    let kept = archive.read("translations.yaml");
    assert!(kept.starts_with(&format!("# Mine\n{corrected}")), "{kept}");
    assert!(archive.events("").contains("[en] The ferry is back</h1>"));
}

#[test]
fn without_the_key_nothing_is_asked() {
    let archive = Archive::new(&[BRIDGE]);
    archive.write("site.toml", "title = \"Valley papers\"\n");
    let with_key = Archive::new(&[BRIDGE]);
    with_key.build();
    let kept = with_key.read("translations.yaml");
    archive.write("translations.yaml", &kept);
    archive.build();
    assert_eq!(archive.read("translations.yaml"), kept);
    assert!(with_key.events("").contains("[en] The bridge"));
    assert!(!archive.events("").contains("[en] The bridge"));
}

#[test]
fn only_a_build_asks() {
    let archive = Archive::new(&[BRIDGE]);
    let output = archive.run(&["check", "--verbose"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("without a translation (en 2, fr 2)"),
        "{told}"
    );
    assert!(!told.contains("warning: headlines"), "{told}");
    assert_eq!(archive.read("asked.log"), "");
}

#[test]
fn what_is_held_back_is_never_asked() {
    let text = |front: &str, headline: &str, lead: &str| {
        format!("---\n{front}\n---\n{headline}\n\n{lead}\n")
    };
    let archive = Archive::new(&[
        (
            "seeds/draft.txt",
            &text(
                "draft: true",
                "Черновик о мельнице",
                "Мельница в Орлане стоит с прошлой весны, рассказал её сторож корреспонденту газеты.",
            ),
        ),
        (
            "seeds/embargo.txt",
            &text(
                "embargo: 2999-01-01",
                "Запрет на лов форели",
                "Рыбаки озера больше не ловят форель в ноябре, постановила рыболовная инспекция.",
            ),
        ),
        (
            "seeds/unclear.txt",
            &text(
                "draft: perhaps",
                "Неясно с урожаем слив",
                "Сливы в садах Веланы померзли наполовину, подсчитали агрономы местного питомника.",
            ),
        ),
        (
            "seeds/link.txt",
            &text(
                "publish: link\ndate: 2025-12-10",
                "Ссылка на концерт органа",
                "Орган собора играл впервые за сорок лет, и слушатели стояли до самой площади.",
            ),
        ),
        (
            "seeds/gone.txt",
            &text(
                "date: 2024-05-01",
                "Отозвано письмо учителей",
                "Учителя школы в горах написали министерству о печах, которые дымят каждую зиму.",
            ),
        ),
        (
            "seeds/hidden.txt",
            &text(
                "date: 2023-02-03",
                "Скрыто от туристов",
                "Пещеру за водопадом закрыли решёткой, чтобы летучие мыши спали спокойно до весны.",
            ),
        ),
    ]);
    archive.write(
        "curation.yaml",
        "events: { hide: [hidden] }\nwithdrawn: [{ document: gone }]\n",
    );
    archive.build();
    let asked = archive.read("asked.log");
    for word in ["Черновик", "Запрет", "Неясно", "Отозвано", "Скрыто"]
    {
        assert!(!asked.contains(word), "{word}: {asked}");
    }
    assert!(
        asked.contains("Ссылка на концерт"),
        "its title is shown: {asked}"
    );
    assert!(!asked.contains("Орган собора"), "its text is not: {asked}");
}

#[test]
fn a_program_that_fails_is_one_warning_and_the_next_build_asks_again() {
    let archive = Archive::new(&[BRIDGE]);
    for (script, why) in [
        ("cat > /dev/null; echo one", "lines printed: 1, wanted: 2"),
        ("echo 'no such pair' >&2; exit 4", "no such pair"),
        ("exec sleep 600", "did not end in 1 seconds"),
    ] {
        archive.write("site.toml", &format!("{SITE}timeout = 1\n"));
        archive.write("translate.sh", script);
        let told = archive.build();
        assert_eq!(told.matches("warning: ").count(), 1, "{told}");
        assert!(told.contains(why), "{why}: {told}");
        assert!(told.contains("(en 2, fr 2)"), "{told}");
        assert!(archive.events("").contains("Мост через Тарен открыт</h1>"));
    }
    assert_eq!(archive.read("translations.yaml"), "");
    archive.write("translate.sh", SCRIPT);
    let told = archive.build();
    assert!(!told.contains("warning"), "{told}");
    // Elsewhere, the program is not there: what is kept is shown, and only what is new is missing.
    archive.write("site.toml", &SITE.replace("\"sh\"", "\"./nowhere\""));
    archive.write("seeds/ferry.txt", "Паром вернулся\n2024-03-01\n\nПаром вернулся на Орлан после зимы, и рыбаки встретили его на пристани с цветами.\n");
    let told = archive.build();
    assert!(
        told.contains("was not found") && told.contains("(en 2, fr 2)"),
        "{told}"
    );
    assert!(
        archive
            .events("")
            .contains("[en] The bridge over the Taren is open</h1>")
    );
}

#[test]
fn apertium_translates_headlines() {
    let mode = Command::new("apertium").arg("-l").output();
    let is_there =
        mode.is_ok_and(|found| String::from_utf8_lossy(&found.stdout).contains("eng-spa"));
    if !is_there {
        eprintln!("skipped: apertium and apertium-eng-spa are not installed");
        return;
    }
    let archive = Archive::new(&[
        (
            "seeds/bridge.txt",
            "The bridge over the river is open\n2025-12-10\n\nThe first trains crossed the new bridge on Wednesday morning, the council of the valley said.\n",
        ),
        (
            "seeds/mill.txt",
            "The council sells the old mill\n2024-03-01\n\nA cooperative of bakers bought the mill on Sunday, the council of the town said.\n",
        ),
    ]);
    archive.write(
        "site.toml",
        "title = \"Valley papers\"\nlanguages = [\"es\"]\n[translate]\ncommand = [\"sh\", \"-c\", \"sed G | apertium -u $0-$1 | sed -n 'p;n'\", \"{from3}\", \"{to3}\"]\n",
    );
    let told = archive.build();
    assert!(!told.contains("warning"), "{told}");
    let page = archive.events("");
    assert!(page.contains("El puente sobre el río"), "{page}");
    assert!(page.contains("Traducción automática del titular"), "{page}");
}
