//! The nominative of a role that a text has in another case: "постоянного представителя РК" is "постоянный представитель РК".
//!
//! The first word that the pack lists in `roles.nominatives` is the role itself. Adjectives before it follow it; what is behind it, such as what the
//! role is of, stays as it is. A role with any other word before, or with a second role behind "and", is not touched.

use super::LanguagePack;

/// Fewest letters of an adjective's stem.
const SHORTEST_ADJECTIVE: usize = 3;

impl LanguagePack {
    /// A role in the nominative; nothing where it already is in it, or where its words leave doubt.
    pub fn role_in_nominative(&self, role: &str) -> Option<String> {
        if self.roles.nominatives.is_empty() {
            return None;
        }
        let words: Vec<&str> = role.split(' ').collect();
        let (at, head) = words
            .iter()
            .enumerate()
            .find_map(|(at, word)| Some((at, self.role_word_in_nominative(word)?)))?;
        if head == words[at] || self.has_another_role(&words, at + 1) {
            return None;
        }
        let mut out: Vec<String> = Vec::with_capacity(words.len());
        for word in &words[..at] {
            // "Чрезвычайного и Полномочного Посла"
            out.push(match self.is_role_link(word) {
                true => (*word).to_owned(),
                false => self.adjective_in_nominative(word)?,
            });
        }
        out.push(head);
        out.extend(words[at + 1..].iter().map(|word| (*word).to_owned()));
        Some(out.join(" "))
    }

    /// Whether a word behind a link or an "and" is a role, too: "министра обороны и депутата".
    fn has_another_role(&self, words: &[&str], from: usize) -> bool {
        (from + 1..words.len()).any(|at| {
            self.is_role_link(words[at - 1]) && self.role_word_in_nominative(words[at]).is_some()
        })
    }

    fn is_role_link(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.roles.links.contains(&word) || self.roles.conjunctions.contains(&word)
    }

    /// The nominative of a word whose last part is a role: "вице-президента" is "вице-президент".
    fn role_word_in_nominative(&self, word: &str) -> Option<String> {
        let (first, last) = match word.rsplit_once('-') {
            Some((first, last)) => (Some(first), last),
            None => (None, word),
        };
        let last = self.listed_nominative(last)?;
        let Some(first) = first else {
            return Some(last);
        };
        let parts: Vec<String> = first
            .split('-')
            .map(|part| {
                self.listed_nominative(part)
                    .unwrap_or_else(|| part.to_owned())
            })
            .collect();
        Some(format!("{}-{last}", parts.join("-")))
    }

    /// The listed nominative of a word, with a capital where the word has one.
    fn listed_nominative(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        let mut entries = self.roles.nominatives.iter();
        let listed = entries
            .find(|entry| entry.split(' ').any(|form| form == lower))
            .or_else(|| {
                let possible = self.possible_nominatives(&lower, true);
                self.roles
                    .nominatives
                    .iter()
                    .find(|entry| possible.iter().any(|base| is_first_of(entry, base)))
            })?;
        let nominative = listed.split(' ').next()?;
        if !word.starts_with(char::is_uppercase) {
            return Some(nominative.to_owned());
        }
        let mut letters = nominative.chars();
        let capital: String = letters.next()?.to_uppercase().collect();
        Some(capital + letters.as_str())
    }

    /// The nominative of an adjective in another case, as people's roles have it: masculine unless its ending is feminine only.
    fn adjective_in_nominative(&self, word: &str) -> Option<String> {
        let rules = &self.names.agreement;
        let (stem, rule) = rules.adjectives.iter().find_map(|rule| {
            let stem = word.strip_suffix(rule.ending.as_str())?;
            Some((stem, rule))
        })?;
        if stem.chars().count() < SHORTEST_ADJECTIVE {
            return None;
        }
        let gender = if rule.genders == "f" { "f" } else { "m" };
        let follows =
            |after: &[String]| after.is_empty() || after.iter().any(|end| stem.ends_with(end));
        let nominative = rules
            .nominatives
            .iter()
            .find(|rule| rule.gender == gender && follows(&rule.after))?;
        Some(format!("{stem}{}", nominative.ending))
    }
}

fn is_first_of(entry: &str, word: &str) -> bool {
    entry.split(' ').next() == Some(word)
}

#[cfg(test)]
mod tests {
    use crate::language::Languages;

    fn of(tag: &str, role: &str) -> Option<String> {
        let languages = Languages::compiled_in().expect("packs");
        languages.get(tag)?.role_in_nominative(role)
    }

    #[test]
    fn roles_in_any_case_have_their_nominative() {
        for (tag, role, nominative) in [
            ("ru", "президента РК", "президент РК"),
            (
                "ru",
                "главы Европейского совета",
                "глава Европейского совета",
            ),
            (
                "ru",
                "главе Европейского совета",
                "глава Европейского совета",
            ),
            (
                "ru",
                "постоянного представителя РК при Европейском союзе и НАТО",
                "постоянный представитель РК при Европейском союзе и НАТО",
            ),
            (
                "ru",
                "комиссаром по международным партнёрствам",
                "комиссар по международным партнёрствам",
            ),
            (
                "ru",
                "Чрезвычайного и Полномочного Посла Норландии",
                "Чрезвычайный и Полномочный Посол Норландии",
            ),
            ("ru", "бывшего премьер-министра", "бывший премьер-министр"),
            (
                "ru",
                "третьему секретарю посольства",
                "третий секретарь посольства",
            ),
            (
                "ru",
                "первым заместителем министра юстиции",
                "первый заместитель министра юстиции",
            ),
            ("ru", "нового главы банка", "новый глава банка"),
            ("ru", "посла-посланника", "посол-посланник"),
            ("uk", "президентом Норландії", "президент Норландії"),
            ("be", "былога міністра культуры", "былы міністр культуры"),
            ("be", "старшыні камісіі", "старшыня камісіі"),
            ("uk", "речниці міністерства", "речниця міністерства"),
            ("uk", "послові Естмарку", "посол Естмарку"),
            (
                "uk",
                "колишнього міністра фінансів",
                "колишній міністр фінансів",
            ),
            ("uk", "генеральною директоркою", "генеральна директорка"),
        ] {
            assert_eq!(of(tag, role).as_deref(), Some(nominative), "{role}");
        }
    }

    #[test]
    fn a_nominative_and_what_is_in_doubt_stay_as_they_are() {
        for (tag, role) in [
            ("ru", "министр транспорта"),
            ("ru", "Заместитель министра культуры"),
            ("ru", "Временно исполняющий обязанности губернатора"),
            ("ru", "референта министра"),
            ("ru", "министра обороны и депутата парламента"),
            ("kk", "Қазақстан президенті"),
            ("en", "ambassador of Norland"),
            ("de", "Außenministerin"),
        ] {
            assert_eq!(of(tag, role), None, "{role}");
        }
    }
}
