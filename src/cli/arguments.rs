//! The command line as types: commands, options and help texts.

use crate::model::Diagnostic;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::net::IpAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Turn a folder of press texts, in any language, into a cross-linked press archive.
///
/// Cuttings reads the texts in a content folder and works out their language, title, date, outlet and people, which texts are translations of the
/// same story, and which report the same event. From this it builds a static site with a page for every event, person and topic.
///
/// Results go to standard output, messages to standard error.
#[derive(Debug, Parser)]
#[command(
    name = "cuttings",
    version,
    propagate_version = true,
    after_help = "Example: cuttings init press && cuttings build --root press",
    after_long_help = "Example: cuttings init press && cuttings build --root press\n\n\
        Exit status: 0 success, 1 failure, 2 usage error, 3 warnings with --strict."
)]
pub struct Arguments {
    /// The command to run.
    #[command(subcommand)]
    pub verb: Verb,
    /// Options that every command accepts.
    #[command(flatten)]
    pub options: GlobalOptions,
}

/// Options that every command accepts.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalOptions {
    /// Folder that contains site.toml [default: the current folder or its nearest parent that does].
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub root: Option<PathBuf>,
    /// Print messages as JSON Lines, one object per message.
    #[arg(long, global = true)]
    pub json: bool,
    /// Print only errors.
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Also print notes about assumptions.
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// When to use colour in messages. NO_COLOR is respected.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: Color,
}

/// When to use colour in messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Create a new archive: site.toml, curation.yaml and two short sample texts in seeds/.
    #[command(after_help = "Example: cuttings init press")]
    Init(InitArguments),
    /// Build the site from the content folder.
    #[command(
        after_help = "Example: cuttings build --base-url https://example.org/press/ --strict"
    )]
    Build(BuildArguments),
    /// Build and serve the site on 127.0.0.1; rebuild it and reload the browser on changes.
    #[command(after_help = "Example: cuttings serve --open")]
    Serve(ServeArguments),
    /// Report what build would report, and broken links, without writing a site.
    #[command(after_help = "Example: cuttings check --strict")]
    Check(CheckArguments),
    /// Print what was understood of each document as JSON Lines. Needs no site.toml.
    #[command(after_help = "Example: cuttings analyze seeds > documents.jsonl")]
    Analyze(AnalyzeArguments),
    /// Explain a document, person or event; with two ids, why they are or are not the same.
    #[command(after_help = "Example: cuttings explain elena-sorokina e-sorokina")]
    Explain(ExplainArguments),
    /// Find topics for the archive.
    #[command(after_help = "Example: cuttings topics suggest > topics/new.yaml")]
    Topics(TopicsArguments),
    /// Print shell completions.
    #[command(after_help = "Example: cuttings completions bash > cuttings.bash")]
    Completions(CompletionsArguments),
    /// Print the licences of the program, of the data compiled into it, and of the crates.
    #[command(after_help = "Example: cuttings licences | less")]
    Licences,
    /// Print the manual page.
    #[command(after_help = "Example: cuttings man > cuttings.1")]
    Man,
}

/// `init`.
#[derive(Clone, Debug, Args)]
pub struct InitArguments {
    /// Folder of the new archive: an empty or new one.
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub folder: PathBuf,
}

fn number_of_threads(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse()
        .map_err(|_| "expected a whole number of at least 1")
}

/// For whom and for which day the site is made.
#[derive(Clone, Debug, Default, Args)]
pub struct ReleaseOptions {
    /// Profile of site.toml to use: the keys below [profiles.NAME] replace those at the top.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Day or moment of publication, or `now`. Without it, texts under embargo and texts that expire are held back.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// Archives are given with --root; a folder behind the command is a mistake that deserves an answer.
#[derive(Clone, Debug, Default, Args)]
pub struct StrayFolder {
    /// The folder.
    #[arg(hide = true, value_name = "FOLDER")]
    pub stray: Option<PathBuf>,
}

impl StrayFolder {
    /// Says how the archive of the folder is named.
    ///
    /// # Errors
    ///
    /// There is a folder.
    pub fn refused(&self, verb: &str) -> Result<(), Diagnostic> {
        let Some(folder) = &self.stray else {
            return Ok(());
        };
        let folder = folder.display();
        Err(
            Diagnostic::error(format!("`{verb}` takes no folder")).hint(format!(
                "name the archive's folder with --root: cuttings {verb} --root {folder}"
            )),
        )
    }
}

/// `build`.
#[derive(Clone, Debug, Default, Args)]
pub struct BuildArguments {
    /// A folder in the wrong place.
    #[command(flatten)]
    pub stray: StrayFolder,
    /// Output folder, relative to the root [default: `output` in site.toml, or public].
    #[arg(long, short, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub output: Option<PathBuf>,
    /// Address where the site will be published. Feeds and the sitemap need it.
    #[arg(long, value_name = "URL", value_hint = clap::ValueHint::Url)]
    pub base_url: Option<String>,
    /// Take what `analyze --full` wrote instead of reading the texts: files, plain or compressed with gzip; - is standard input.
    #[arg(long, value_name = "FILE", num_args = 1.., value_hint = clap::ValueHint::FilePath)]
    pub analysed: Vec<PathBuf>,
    /// Also pack the site into a zip file [default: OUTPUT.zip].
    #[arg(long, value_name = "FILE", num_args = 0..=1, value_hint = clap::ValueHint::FilePath)]
    pub zip: Option<Option<PathBuf>>,
    /// Fail on warnings, with exit status 3.
    #[arg(long)]
    pub strict: bool,
    /// Number of threads [default: one per processor].
    #[arg(long, short, value_name = "N", value_parser = number_of_threads)]
    pub jobs: Option<NonZeroUsize>,
    /// Work everything out again, and remember nothing for the next build.
    #[arg(long)]
    pub no_cache: bool,
    /// Print how long each stage took, and with how many items and megabytes.
    #[arg(long)]
    pub timings: bool,
    /// Build even if more than half of the texts of the last build are gone.
    #[arg(long)]
    pub allow_removals: bool,
    /// Build even if archive.lock cannot be read, or not be written: addresses in it may be lost.
    #[arg(long)]
    pub forget_addresses: bool,
    /// Replace the output folder even if Cuttings did not create it, deleting everything in it.
    #[arg(long)]
    pub force: bool,
    /// For whom and when.
    #[command(flatten)]
    pub release: ReleaseOptions,
}

/// `serve`.
#[derive(Clone, Debug, Args)]
pub struct ServeArguments {
    /// A folder in the wrong place.
    #[command(flatten)]
    pub stray: StrayFolder,
    /// Address to serve at. Another than 127.0.0.1 lets everyone who reaches it read the site.
    #[arg(long, value_name = "ADDRESS")]
    pub host: Option<IpAddr>,
    /// Port; 0 picks a free port.
    #[arg(long, short, value_name = "PORT", default_value_t = 8080)]
    pub port: u16,
    /// Open the site in the browser.
    #[arg(long)]
    pub open: bool,
    /// Also show drafts.
    #[arg(long)]
    pub drafts: bool,
    /// For whom and when.
    #[command(flatten)]
    pub release: ReleaseOptions,
}

/// `check`.
#[derive(Clone, Debug, Default, Args)]
pub struct CheckArguments {
    /// A folder in the wrong place.
    #[command(flatten)]
    pub stray: StrayFolder,
    /// Fail on warnings, with exit status 3.
    #[arg(long)]
    pub strict: bool,
    /// For whom and when.
    #[command(flatten)]
    pub release: ReleaseOptions,
}

/// `analyze`.
#[derive(Clone, Debug, Default, Args)]
pub struct AnalyzeArguments {
    /// Folders and source files to read [default: the content folder of the archive].
    #[arg(value_name = "FOLDER|FILE", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Print all that `build --analysed` needs of each text. Needs site.toml.
    #[arg(long)]
    pub full: bool,
    /// File with the paths of the texts, one on each line; - is standard input.
    #[arg(long, value_name = "FILE", requires = "full", value_hint = clap::ValueHint::FilePath)]
    pub paths_from: Option<PathBuf>,
    /// Profile of site.toml that the site will be built with.
    #[arg(long, value_name = "NAME", requires = "full")]
    pub profile: Option<String>,
    /// Number of threads [default: one per processor].
    #[arg(long, short, value_name = "N", value_parser = number_of_threads)]
    pub jobs: Option<NonZeroUsize>,
}

/// `explain`.
#[derive(Clone, Debug, Args)]
pub struct ExplainArguments {
    /// Id of a document, person or event, as in its address and in the output of analyze.
    #[arg(value_name = "ID")]
    pub first: String,
    /// Id of another one to compare with.
    #[arg(value_name = "ID")]
    pub second: Option<String>,
}

/// `topics`.
#[derive(Clone, Debug, Args)]
pub struct TopicsArguments {
    /// The command to run.
    #[command(subcommand)]
    pub verb: TopicsVerb,
}

/// Commands on topics.
#[derive(Clone, Debug, Subcommand)]
pub enum TopicsVerb {
    /// Suggest topics, in all languages of the texts, for what no topic covers yet.
    #[command(after_help = "Example: cuttings topics suggest > topics/new.yaml")]
    Suggest(SuggestArguments),
}

/// `topics suggest`.
#[derive(Clone, Debug, Args)]
pub struct SuggestArguments {
    /// Maximum number of suggestions.
    #[arg(long, value_name = "N", default_value = "10")]
    pub most: NonZeroUsize,
    /// Output format: YAML for a file in topics/, or TOML for site.toml.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: TopicsFormat,
}

/// Output format of suggested topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TopicsFormat {
    /// A file in topics/
    #[default]
    Yaml,
    /// [[topics]] in site.toml
    Toml,
}

/// `completions`.
#[derive(Clone, Debug, Args)]
pub struct CompletionsArguments {
    /// Shell to print completions for.
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
    fn every_command_has_an_example() {
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
    fn global_options_are_accepted_before_and_after_the_command() {
        let before = parse("cuttings --root a --json build").unwrap();
        let after = parse("cuttings build --root a --json").unwrap();
        for arguments in [before, after] {
            assert_eq!(arguments.options.root, Some(PathBuf::from("a")));
            assert!(arguments.options.json);
        }
    }

    #[test]
    fn build_takes_its_options() {
        let arguments =
            parse("cuttings build -o out --base-url https://a.example/ --strict -j 2 --force")
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
    fn usage_errors_and_help_have_different_statuses() {
        for line in [
            "cuttings",
            "cuttings bild",
            "cuttings build --jobs 0",
            "cuttings serve --port 70000",
            "cuttings explain",
            "cuttings explain a b c",
            "cuttings build --quiet --verbose",
            "cuttings build --analysed",
            "cuttings analyze --paths-from list",
        ] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
        }
        for line in ["cuttings build --help", "cuttings help build"] {
            assert_eq!(parse(line).unwrap_err().exit_code(), 0, "{line}");
        }
    }
}
