//! The command line as types: verbs, options, help texts.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Turn a folder of press texts, in any language, into a cross-linked press archive.
///
/// Cuttings reads the texts of a content folder, finds out what each of them is (language, title, date, outlet, people), which are
/// translations of one story and which report one event, and makes a static site of it: a page for every event, person and topic.
/// Results go to standard output, messages to standard error.
#[derive(Debug, Parser)]
#[command(
    name = "cuttings",
    version,
    propagate_version = true,
    disable_help_subcommand = true,
    after_help = "Example: cuttings init press && cuttings build --root press",
    after_long_help = "Example: cuttings init press && cuttings build --root press\n\n\
        Exit status: 0 done, 1 failed, 2 wrong usage, 3 done with warnings under --strict."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
    /// What holds for every verb.
    #[command(flatten)]
    pub everywhere: Everywhere,
}

/// Options that every verb takes.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Options of every verb")]
pub struct Everywhere {
    /// Folder with site.toml [default: this folder or the nearest one above that has it].
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub root: Option<PathBuf>,
    /// Write messages as JSON Lines, one object a message.
    #[arg(long, global = true)]
    pub json: bool,
    /// Say nothing but errors.
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say also what was assumed.
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// When to colour messages; NO_COLOR is honoured.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Color,
}

/// When messages are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Start a new archive: site.toml, seeds/ with two short sample texts, curation.yaml.
    #[command(after_help = "Example: cuttings init press")]
    Init(InitArguments),
    /// Build the site from the content folder.
    #[command(
        after_help = "Example: cuttings build --base-url https://example.org/press/ --strict"
    )]
    Build(BuildArguments),
    /// Build, serve on 127.0.0.1, and rebuild and reload the browser on a change.
    #[command(after_help = "Example: cuttings serve --open")]
    Serve(ServeArguments),
    /// Say all that build would say, and find broken links, without writing a site.
    #[command(after_help = "Example: cuttings check --strict")]
    Check(CheckArguments),
    /// Print what was understood, as JSON Lines: one document a line. Needs no site.toml.
    #[command(after_help = "Example: cuttings analyze seeds > documents.jsonl")]
    Analyze(AnalyzeArguments),
    /// Print why a document, person or event is what it is; with two ids, why they are or are not one.
    #[command(after_help = "Example: cuttings explain elena-sorokina e-sorokina")]
    Explain(ExplainArguments),
    /// Work on the topics of the archive.
    #[command(after_help = "Example: cuttings topics suggest > topics/new.yaml")]
    Topics(TopicsArguments),
    /// Print shell completions.
    #[command(after_help = "Example: cuttings completions bash > cuttings.bash")]
    Completions(CompletionsArguments),
    /// Print the manual page.
    #[command(after_help = "Example: cuttings man > cuttings.1")]
    Man,
}

/// `init`.
#[derive(Clone, Debug, Args)]
pub struct InitArguments {
    /// Folder of the new archive; made where it is missing, refused where it is not empty.
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub folder: PathBuf,
}

/// Reads the number of threads.
fn number_of_threads(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "write a whole number from 1 on")
}

/// `build`.
#[derive(Clone, Debug, Default, Args)]
pub struct BuildArguments {
    /// Output folder, relative to the root [default: output of site.toml, else public].
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub output: Option<PathBuf>,
    /// Where the site will be published; needed for feeds and the sitemap.
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    pub base_url: Option<String>,
    /// Pack the site into one file to hand over as well, the same bytes each time [default: the output folder's name and .zip].
    #[arg(long, value_name = "FILE", num_args = 0..=1, value_hint = clap::ValueHint::FilePath)]
    pub zip: Option<Option<PathBuf>>,
    /// Fail where there are warnings (exit status 3).
    #[arg(long)]
    pub strict: bool,
    /// Number of threads [default: one a processor].
    #[arg(long, value_name = "N", value_parser = number_of_threads)]
    pub jobs: Option<NonZeroUsize>,
    /// Replace an output folder that Cuttings did not make, with all that is in it.
    #[arg(long)]
    pub force: bool,
}

/// `serve`.
#[derive(Clone, Debug, Args)]
pub struct ServeArguments {
    /// Port on 127.0.0.1; 0 picks a free one.
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    pub port: u16,
    /// Open the site in the browser.
    #[arg(long)]
    pub open: bool,
}

/// `check`.
#[derive(Clone, Debug, Default, Args)]
pub struct CheckArguments {
    /// Fail where there are warnings (exit status 3).
    #[arg(long)]
    pub strict: bool,
}

/// `analyze`.
#[derive(Clone, Debug, Default, Args)]
pub struct AnalyzeArguments {
    /// Folders and source files to read [default: the content folder of the archive].
    #[arg(value_name = "FOLDER|FILE", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Number of threads [default: one a processor].
    #[arg(long, value_name = "N", value_parser = number_of_threads)]
    pub jobs: Option<NonZeroUsize>,
}

/// `explain`.
#[derive(Clone, Debug, Args)]
pub struct ExplainArguments {
    /// A document, person or event, by the id that its address and `analyze` show.
    #[arg(value_name = "ID")]
    pub first: String,
    /// Another one, to compare with the first.
    #[arg(value_name = "ID")]
    pub second: Option<String>,
}

/// `topics`.
#[derive(Clone, Debug, Args)]
pub struct TopicsArguments {
    /// What to do with them.
    #[command(subcommand)]
    pub verb: TopicsVerb,
}

/// What there is to do with topics.
#[derive(Clone, Debug, Subcommand)]
pub enum TopicsVerb {
    /// Print subjects of the archive that no topic covers, across languages, ready to paste.
    #[command(after_help = "Example: cuttings topics suggest > topics/new.yaml")]
    Suggest(SuggestArguments),
}

/// `topics suggest`.
#[derive(Clone, Debug, Args)]
pub struct SuggestArguments {
    /// How many to print at most.
    #[arg(long, value_name = "N", default_value = "10")]
    pub most: NonZeroUsize,
    /// What to write them as: YAML for a file of topics/, or TOML for site.toml.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TopicsFormat,
}

/// How suggested topics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TopicsFormat {
    /// A file of `topics/`.
    #[default]
    Yaml,
    /// `[[topics]]` of site.toml.
    Toml,
}

/// `completions`.
#[derive(Clone, Debug, Args)]
pub struct CompletionsArguments {
    /// The shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn parse(line: &str) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(line.split(' '))
    }

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_verb_has_an_example() {
        for verb in Arguments::command().get_subcommands() {
            let example = verb.get_after_help().map(ToString::to_string);
            let name = verb.get_name();
            assert!(
                example.is_some_and(|text| text.contains(&format!("cuttings {name}"))),
                "{name} has no example"
            );
        }
    }

    #[test]
    fn options_of_every_verb_stand_before_and_after_it() {
        let before = parse("cuttings --root a --json build").unwrap();
        let after = parse("cuttings build --root a --json").unwrap();
        for arguments in [before, after] {
            assert_eq!(arguments.everywhere.root, Some(PathBuf::from("a")));
            assert!(arguments.everywhere.json);
        }
    }

    #[test]
    fn build_takes_its_options() {
        let arguments = parse(
            "cuttings build --output out --base-url https://a.example/ --strict --jobs 2 --force",
        )
        .unwrap();
        let Verb::Build(build) = arguments.verb else {
            panic!("not build");
        };
        assert_eq!(build.output, Some(PathBuf::from("out")));
        assert_eq!(build.base_url.as_deref(), Some("https://a.example/"));
        assert_eq!(build.jobs.map(NonZeroUsize::get), Some(2));
        assert!(build.strict && build.force);
    }

    #[test]
    fn wrong_usage_is_told_from_help() {
        for line in [
            "cuttings",
            "cuttings bild",
            "cuttings build --jobs 0",
            "cuttings serve --port 70000",
            "cuttings explain",
            "cuttings explain a b c",
            "cuttings build --quiet --verbose",
        ] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
        assert_eq!(parse("cuttings build --help").unwrap_err().exit_code(), 0);
    }
}
