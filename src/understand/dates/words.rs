//! Which words are months, days and years, for the languages a text may use.

use super::date_tokens::DateTokens;
use super::time_of_day::ClockWords;
use crate::language::{Dates, LanguagePack};
use std::collections::{BTreeMap, BTreeSet};

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CalendarKind {
    /// The one that all dates are converted to.
    Gregorian,
    /// Solar Hijri, of Iran and Afghanistan.
    Persian,
    /// Lunar Hijri.
    Islamic,
}

/// The order of a date in numbers whose year is last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// 3/4/2025 is the third of April.
    #[default]
    DayFirst,
    /// 3/4/2025 is the fourth of March.
    MonthFirst,
}

/// Units of "2 hours ago".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minutes,
    Hours,
    Days,
}

/// Words of dates, gathered from packs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateWords {
    /// Months with their calendar, 1 to 12.
    pub(super) months: PhraseTable<(CalendarKind, u32)>,
    /// Days of the week, 0 for Monday.
    pub(super) weekdays: PhraseTable<u32>,
    /// Days before the day itself: 0 for today, 1 for yesterday.
    pub(super) days: PhraseTable<i64>,
    /// Words before and after the number in "2 hours ago".
    pub(super) ago: Vec<(Vec<String>, Vec<String>, Unit)>,
    pub(super) order: Order,
    /// Dates of the Persian calendar are written in numbers too.
    pub(super) persian: bool,
    /// Years may be counted in the Buddhist era.
    pub(super) buddhist: bool,
    pub(super) clock: ClockWords,
    pub(super) years: BTreeSet<String>,
    pub(super) links: BTreeSet<String>,
}

impl DateWords {
    /// Gathers the words of the packs. If two packs use a word for different months, the earlier pack counts, as does its numeric order.
    pub fn of<'a>(packs: impl IntoIterator<Item = &'a LanguagePack>) -> Self {
        let mut out = Self::default();
        for (at, pack) in packs.into_iter().enumerate() {
            let dates = &pack.dates;
            if at == 0 && dates.order == "mdy" {
                out.order = Order::MonthFirst;
            }
            out.add_months(dates);
            out.clock.add(&pack.clock);
            for (day, forms) in (0..).zip(&dates.weekdays) {
                forms.iter().for_each(|form| out.weekdays.add(form, day));
            }
            for (before, forms) in [(0, &dates.today), (1, &dates.yesterday)] {
                forms.iter().for_each(|form| out.days.add(form, before));
            }
            for (unit, forms) in [
                (Unit::Minutes, &dates.ago.minutes),
                (Unit::Hours, &dates.ago.hours),
                (Unit::Days, &dates.ago.days),
            ] {
                out.ago.extend(forms.iter().filter_map(|form| {
                    let (before, after) = form.split_once("{number}")?;
                    Some((keys(before), keys(after), unit))
                }));
            }
            out.years
                .extend(dates.year_words.iter().flat_map(|word| keys(word)));
            out.links
                .extend(dates.links.iter().flat_map(|word| keys(word)));
        }
        out
    }

    fn add_months(&mut self, dates: &Dates) {
        let patterns = [&dates.long, &dates.day_month, &dates.month_year];
        for (month, forms) in (1..).zip(&dates.months) {
            for form in forms {
                self.months.add(form, (CalendarKind::Gregorian, month));
                for pattern in patterns {
                    if let Some(joined) = with_joined_letters(pattern, form) {
                        self.months.add(&joined, (CalendarKind::Gregorian, month));
                    }
                }
            }
        }
        for pattern in patterns {
            // Words between the parts of the language's own patterns.
            for literal in pattern.split(['{', '}']).step_by(2) {
                self.links.extend(
                    keys(literal)
                        .into_iter()
                        .filter(|key| key.chars().any(char::is_alphabetic)),
                );
            }
        }
        for calendar in &dates.calendars {
            let kind = match calendar.name.as_str() {
                "persian" => CalendarKind::Persian,
                "islamic" => CalendarKind::Islamic,
                "buddhist" => {
                    self.buddhist = true;
                    continue;
                }
                _ => continue,
            };
            self.persian |= kind == CalendarKind::Persian;
            for (month, forms) in (1..).zip(&calendar.months) {
                forms
                    .iter()
                    .for_each(|form| self.months.add(form, (kind, month)));
            }
        }
    }

    /// Whether the word is one beside a year.
    pub(super) fn is_year_word(&self, word: &str) -> bool {
        self.years.contains(&crate::text::fold_word(word))
    }

    /// Whether the word is a month, a day of the week, a unit of time or a part of a date.
    pub(in crate::understand) fn is_calendar_word(&self, word: &str) -> bool {
        let key = crate::text::fold_word(word);
        self.months.by_first.contains_key(&key)
            || self.weekdays.by_first.contains_key(&key)
            || self.days.by_first.contains_key(&key)
            || self.is_link(word)
            || self
                .ago
                .iter()
                .any(|(before, after, _)| before.contains(&key) || after.contains(&key))
    }

    /// Whether the word may separate the parts of a date.
    pub(super) fn is_link(&self, word: &str) -> bool {
        self.links.contains(&crate::text::fold_word(word)) || self.is_year_word(word)
    }
}

/// The month with the letters that a pattern joins to it: "בדצמבר" of `{day} ב{month}`.
fn with_joined_letters(pattern: &str, month: &str) -> Option<String> {
    let (before, after) = pattern.split_once("{month}")?;
    let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = after
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(after.len());
    let (prefix, suffix) = (&before[start..], &after[..end]);
    (!prefix.is_empty() || !suffix.is_empty()).then(|| format!("{prefix}{month}{suffix}"))
}

/// A phrase as in the tables, token by token.
fn keys(phrase: &str) -> Vec<String> {
    let line = DateTokens::new(phrase);
    (0..line.len()).map(|at| line.key(at)).collect()
}

/// Phrases of one or more tokens with their meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PhraseTable<T> {
    by_first: BTreeMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for PhraseTable<T> {
    fn default() -> Self {
        Self {
            by_first: BTreeMap::new(),
        }
    }
}

impl<T: Copy> PhraseTable<T> {
    /// Adds a phrase unless it has a meaning already.
    fn add(&mut self, phrase: &str, meaning: T) {
        let mut words = keys(phrase).into_iter();
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let list = self.by_first.entry(first).or_default();
        if list.iter().all(|(known, _)| *known != rest) {
            list.push((rest, meaning));
        }
    }

    /// The meaning of the longest phrase at a token, and the index of the token after it.
    pub(super) fn longest_at(&self, line: &DateTokens, at: usize) -> Option<(T, usize)> {
        line.token(at)?;
        self.by_first
            .get(&line.key(at))?
            .iter()
            .filter(|(rest, _)| {
                (at + 1..)
                    .zip(rest)
                    .all(|(at, key)| line.token(at).is_some() && line.key(at) == *key)
            })
            .max_by_key(|(rest, _)| rest.len())
            .map(|(rest, meaning)| (*meaning, at + 1 + rest.len()))
    }
}
