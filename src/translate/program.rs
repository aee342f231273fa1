//! One run of the owner's program.

use crate::language::{primary_subtag, three_letters};
use crate::model::TranslationProgram;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// So much of what a program prints is read.
const MOST: u64 = 1 << 20;
/// How often a program that has closed its output is looked at, and for how long.
const LOOK: Duration = Duration::from_millis(20);
const LOOKS: usize = 100;

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Failure {
    /// In words, with the command.
    pub(super) why: String,
    /// Another run would not go better.
    pub(super) is_final: bool,
}

/// Translates texts of one line each. As many answers come out as texts came in; an empty one is none.
///
/// # Errors
///
/// The program cannot be started, does not end in time, fails, or prints another number of lines.
pub(super) fn translate(
    program: &TranslationProgram,
    root: &Path,
    from: &str,
    to: &str,
    texts: &[&str],
) -> Result<Vec<String>, Failure> {
    let words: Vec<String> = program
        .command
        .iter()
        .map(|word| filled(word, from, to))
        .collect();
    let shown = format!("`{}`", words.join(" "));
    let fails = |what: String, is_final| Failure {
        why: format!("{shown} {what}"),
        is_final,
    };
    let input: String = texts.iter().flat_map(|text| [text, "\n"]).collect();
    let mut child = start(&words, root).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => fails("was not found".to_owned(), true),
        _ => fails(format!("cannot be started: {error}"), true),
    })?;
    let seconds = program.timeout;
    let Some((output, complaint)) = converse(&mut child, input, Duration::from_secs(seconds))
    else {
        end(&mut child);
        return Err(fails(format!("did not end in {seconds} seconds"), true));
    };
    let Some(status) = ended(&mut child) else {
        end(&mut child);
        return Err(fails("closed its output and did not end".to_owned(), true));
    };
    let complaint = String::from_utf8_lossy(&complaint);
    let complaint = complaint.lines().map(visible).find(|line| !line.is_empty());
    let says = complaint.map_or_else(String::new, |line| format!(": {line}"));
    if !status.success() {
        return Err(fails(format!("failed ({status}){says}"), false));
    }
    let output = String::from_utf8(output)
        .map_err(|_| fails("printed text that is not UTF-8".to_owned(), false))?;
    let answers: Vec<String> = output.lines().map(visible).collect();
    match answers.len() == texts.len() {
        true => Ok(answers),
        false => Err(fails(
            format!(
                "lines printed: {}, wanted: {}{says}",
                answers.len(),
                texts.len()
            ),
            false,
        )),
    }
}

/// A word of the command with the tags of the languages.
fn filled(word: &str, from: &str, to: &str) -> String {
    let three = |tag: &str| three_letters(primary_subtag(tag)).unwrap_or(tag).to_owned();
    word.replace("{from}", from)
        .replace("{to}", to)
        .replace("{from3}", &three(from))
        .replace("{to3}", &three(to))
}

/// One line of text as pages can show it.
fn visible(line: &str) -> String {
    let without = line.replace(char::is_control, " ");
    without.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Starts the program in the archive's folder; a name with a slash is a file there.
fn start(words: &[String], root: &Path) -> io::Result<Child> {
    let (name, arguments) = words.split_first().ok_or(io::ErrorKind::NotFound)?;
    let root = std::path::absolute(root)?;
    let file = match name.contains('/') {
        true => root.join(name),
        false => PathBuf::from(name),
    };
    Command::new(file)
        .args(arguments)
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Gives the program its input and reads what it prints and complains of, each in a thread, so that neither waits for the other; nothing where that takes too long.
fn converse(child: &mut Child, input: String, time: Duration) -> Option<(Vec<u8>, Vec<u8>)> {
    let stdin = child.stdin.take();
    thread::spawn(move || {
        // A program that stops reading shows it in what it prints.
        let _ = stdin.map(|mut stdin| stdin.write_all(input.as_bytes()));
    });
    let (sender, receiver) = mpsc::channel();
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    thread::spawn(move || {
        let complaint = thread::spawn(move || all_of(stderr));
        let output = all_of(stdout);
        let complaint = complaint.join().unwrap_or_default();
        // Nobody listens once the time is over.
        let _ = sender.send((output, complaint));
    });
    receiver.recv_timeout(time).ok()
}

/// What comes until the end; what is beyond [`MOST`] is read and dropped.
fn all_of(stream: Option<impl Read>) -> Vec<u8> {
    let mut found = Vec::new();
    if let Some(mut stream) = stream {
        // What came before an error is judged like an early end.
        let _ = stream.by_ref().take(MOST).read_to_end(&mut found);
        let _ = io::copy(&mut stream, &mut io::sink());
    }
    found
}

/// The status of a program that has nothing more to say.
fn ended(child: &mut Child) -> Option<ExitStatus> {
    for _ in 0..LOOKS {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        thread::sleep(LOOK);
    }
    None
}

/// Ends a program for which nobody waits.
fn end(child: &mut Child) {
    // It may have ended by itself just now.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn run(script: &str, texts: &[&str]) -> Result<Vec<String>, Failure> {
        let command = ["sh", "-c", script, "sh", "{from}", "{to}", "{from3}-{to3}"];
        let program = TranslationProgram {
            command: command.map(str::to_owned).to_vec(),
            timeout: 2,
        };
        translate(&program, Path::new("."), "ru", "uz-Cyrl", texts)
    }

    #[test]
    fn a_line_goes_in_and_a_line_comes_out() {
        let answers = run("sed \"s/^/$1 $2 $3 /\"", &["Мост", "Река"]);
        let expected = ["ru uz-Cyrl rus-uzb Мост", "ru uz-Cyrl rus-uzb Река"];
        assert_eq!(answers.expect("translated"), expected);
    }

    #[test]
    fn much_goes_through() {
        let long = "Мост ".repeat(20_000);
        let texts = [long.trim(); 4];
        assert_eq!(run("cat", &texts).expect("translated"), texts);
    }

    #[test]
    fn every_fault_is_told() {
        for (script, is_final, words) in [
            (
                "cat > /dev/null; echo one",
                false,
                "lines printed: 1, wanted: 2",
            ),
            ("cat; echo more", false, "lines printed: 3, wanted: 2"),
            ("echo 'no such pair' >&2; exit 3", false, "no such pair"),
            ("printf '\\377\\n\\n'", false, "UTF-8"),
            ("exec sleep 600", true, "did not end in 2 seconds"),
        ] {
            let failure = run(script, &["Мост", "Река"]).expect_err(script);
            assert!(failure.why.contains(words), "{script}: {}", failure.why);
            assert_eq!(failure.is_final, is_final, "{script}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let program = TranslationProgram {
            command: vec!["./translate-nowhere".to_owned(), "{to}".to_owned()],
            timeout: 2,
        };
        let failure = translate(&program, Path::new("."), "ru", "en", &["Мост"]);
        let failure = failure.expect_err("absent");
        assert!(failure.is_final && failure.why.ends_with("was not found"));
    }

    #[test]
    fn nothing_invisible_comes_back() {
        let answers = run("printf 'a\\001\\tb\\r\\n\\n'", &["Мост", "Река"]);
        assert_eq!(answers.expect("translated"), ["a b", ""]);
    }
}
