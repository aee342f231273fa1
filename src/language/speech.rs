//! How a language words roles and direct speech: the tables `[roles]` and `[speech]` of a pack.

use serde::Deserialize;

/// The words and the word order around a role beside a person's name ("first deputy foreign minister of Kazakhstan").
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Roles {
    /// Words that say that somebody no longer has the role. They belong to it wherever they stand before it.
    pub former: Vec<String>,
    /// Words that make another role of one ("deputy", "acting", "-elect"). They belong to it like those of `former`.
    pub lesser: Vec<String>,
    /// Words that may precede a role word; in scripts without spaces, directly before a title.
    pub modifiers: Vec<String>,
    /// Words that join a role to what it is of ("of", "в", "du"). Any word up to the next link or capital may follow them.
    pub links: Vec<String>,
    /// Endings of lower-case words that may follow a role word without a link: genitives.
    pub genitives: Vec<String>,
    /// Words that open a role after the name and are not part of it ("Anna Roth, the ambassador to …").
    pub articles: Vec<String>,
    /// Words for "and", which never open a role.
    pub conjunctions: Vec<String>,
    /// Words of `words.roles` that are not a role by themselves: forms of address, family, and words that need a complement.
    pub not_alone: Vec<String>,
    /// Role words in the nominative, in which roles are shown; behind one, after a space, forms of it that `names.endings` do not lead back to it
    /// ("посол посла послу"). Only for languages whose roles inflect with the name.
    pub nominatives: Vec<String>,
    /// What a role is of precedes it, as in "Қазақстан министрі", and is never between the role and the name.
    pub possessor_first: bool,
    /// Names of what a role is of may precede it, as in "EU Commissioner".
    pub names_before: bool,
    /// Endings of a role word that belongs to what precedes it; without a possessor such a word is not a role.
    pub possessives: Vec<String>,
    /// A role follows the name without a comma: "Kovács János külügyminiszter".
    pub after_name: bool,
    /// Endings that an inflected role word after a name has.
    pub cases: Vec<String>,
    /// What a word that qualifies a role begins with: the Arabic article.
    pub genitive_prefix: String,
    /// The word after a name that marks it as the object of the sentence.
    pub object_mark: String,
    /// What joins a title to the name behind it, in languages that write titles directly beside names.
    pub joint: String,
    /// What may follow a title directly behind a name. Only languages that write titles directly beside names list any.
    pub followers: Vec<String>,
}

/// The order of direct speech, its verb and its speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Speech {
    /// The place of the reporting verb.
    pub verb: VerbPosition,
    /// A word for "and" that is written onto the verb.
    pub and: String,
    /// Words that open indirect speech after the speaker's name.
    pub that: Vec<String>,
    /// Cases beside the nominative in which a speaker is named, by their label in `names.endings`.
    pub speaker_cases: Vec<String>,
}

/// Where a language puts the reporting verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VerbPosition {
    /// Before or after the speaker, and not at the end by rule.
    #[default]
    Free,
    /// Before the speaker: verb, subject, object.
    First,
    /// At the end, so that speech is between the speaker and the verb.
    Last,
}
