//! Runs the targets on stable Rust, without coverage: files of the corpus, cut, repeated, spliced and with bytes changed, for some seconds each.
//!
//!     cargo run --release --bin mutate -- CORPUS SECONDS [TARGET]...
//!
//! CORPUS has a folder for every target. Faults are written to CORPUS/../faults/TARGET-panic-NUMBER or TARGET-slow-NUMBER, and the exit code is 1 if there are any.

use cuttings_fuzz::TARGETS;
use rustix::time::{ClockId, clock_gettime};
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

/// A file that takes more processor time is a fault.
const LONGEST: Duration = Duration::from_secs(20);

/// Larger files only cost time: growth has a test of its own.
const LARGEST: usize = 200_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, seconds, chosen @ ..] = &arguments[..] else {
        eprintln!("usage: mutate CORPUS SECONDS [TARGET]...");
        std::process::exit(2);
    };
    let seconds = Duration::from_secs(seconds.parse().expect("a number of seconds"));
    // Panics are counted; those that a reader catches itself are none.
    std::panic::set_hook(Box::new(|_| ()));
    let mut faults = 0;
    for (name, target) in TARGETS {
        if !chosen.is_empty() && !chosen.iter().any(|one| one == name) {
            continue;
        }
        let files = files_in(&Path::new(corpus).join(name));
        if files.is_empty() {
            println!("{name}: no corpus");
            continue;
        }
        let (mut cases, mut found) = (0, 0);
        let mut random = Random(0x9e37_79b9 ^ name.len() as u64);
        let begin = Instant::now();
        while begin.elapsed() < seconds {
            let bytes = match files.get(cases) {
                Some(file) => file.clone(),
                None => mutated(&files, &mut random),
            };
            cases += 1;
            let started = processor_time();
            let panicked = catch_unwind(|| target(&bytes)).is_err();
            if panicked || processor_time().saturating_sub(started) > LONGEST {
                found += 1;
                let folder = Path::new(corpus).join("../faults");
                fs::create_dir_all(&folder).expect("a folder");
                let how = if panicked { "panic" } else { "slow" };
                fs::write(folder.join(format!("{name}-{how}-{cases}")), &bytes).expect("written");
            }
        }
        println!("{name}: {cases} cases, {found} faults");
        faults += found;
    }
    std::process::exit(i32::from(faults > 0));
}

/// What this process has used so far: other work on the machine does not count.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn files_in(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.iter().filter_map(|path| fs::read(path).ok());
    files.filter(|bytes| bytes.len() <= LARGEST).collect()
}

/// A file with one to eight changes.
fn mutated(files: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = files[random.below(files.len())].clone();
    for _ in 0..=random.below(8) {
        change(&mut bytes, files, random);
        bytes.truncate(LARGEST);
    }
    bytes
}

const TOKENS: [&[u8]; 24] = [
    b"<", b">", b"\"", b"\0", b"\xff", b"\xed\xa0\xbd", b"\xef\xbb\xbf", b"---\n", b"{{", b"}}", b"[", b"]", b"&#x110000;",
    b"=?utf-8?Q?=", b"\r", b"\n\n", b": ", b"- ", b"\xcc\x81", b"\xe2\x80\xae", b"99999999999999999999", b"-1", b"endobj",
    b"<script ",
];

fn change(bytes: &mut Vec<u8>, files: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let length = random.below(64).min(bytes.len() - at);
    match random.below(8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        2 => drop(bytes.drain(at..at + length)),
        3 => bytes.truncate(at),
        4 => {
            let piece = bytes[at..at + length].repeat(1 + random.below(50));
            bytes.splice(at..at, piece);
        }
        5 => {
            let other = &files[random.below(files.len())];
            let from = random.below(other.len() + 1);
            let to = (from + random.below(2_000)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        _ => {
            let token = TOKENS[random.below(TOKENS.len())];
            bytes.splice(at..at, token.iter().copied());
        }
    }
}

/// SplitMix64 (S. Vigna).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((number ^ (number >> 31)) % bound.max(1) as u64) as usize
    }
}
