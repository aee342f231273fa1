//! Groups documents into stories, events and storylines.

use super::constraints::{constrained, merge_linked};
use super::judged::Judged;
use super::judgement::APART;
use super::linkage::link;
use super::series::series;
use super::storylines::storylines;
use crate::model::{GroupConstraints, Groups};
use std::collections::BTreeSet;

impl Judged<'_> {
    /// Groups the documents within the owner's constraints.
    pub fn group(&self, constraints: &GroupConstraints) -> Groups {
        let setting = |name: &str| self.evidence.decisions.setting(name, 0.0);
        let (story, event, course) = (
            setting("story_threshold"),
            setting("event_threshold"),
            setting("course_threshold"),
        );
        let alone = (0..self.documents.len()).map(|at| vec![at]).collect();
        let stories = link(
            merge_linked(&constraints.stories, alone),
            &self.pairs_with(|odds| odds.story > story),
            story,
            |a, b| constrained(&constraints.stories, (a, b), self.odds(a, b).story),
        );
        let mut story_of = vec![0; self.documents.len()];
        for (at, story) in stories.iter().enumerate() {
            story.iter().for_each(|&document| story_of[document] = at);
        }
        let apart = self.stories_apart(&story_of);
        let event_groups = link(
            merge_linked(&constraints.events, stories.clone()),
            &self.pairs_with(|odds| odds.event > event),
            event,
            |a, b| {
                let is_apart = apart.contains(&ordered(story_of[a], story_of[b]));
                let odds = self.odds(a, b).event;
                let odds = if is_apart { odds.min(-APART) } else { odds };
                constrained(&constraints.events, (a, b), odds)
            },
        );
        let storylines = storylines(
            &event_groups,
            &self.pairs_with(|odds| odds.course > course),
            course,
            |a, b| self.odds(a, b).course,
        );
        let series = series(&event_groups, &self.pairs_with(|odds| odds.is_series));
        let events = event_groups
            .iter()
            .map(|group| {
                let mut of_event: Vec<usize> =
                    group.iter().map(|&document| story_of[document]).collect();
                of_event.sort_unstable();
                of_event.dedup();
                of_event
            })
            .collect();
        Groups {
            stories,
            events,
            storylines,
            series,
        }
    }

    /// Pairs of stories, lower index first, that are two happenings because texts of theirs in one language are instalments of a series: their other
    /// versions are, too.
    fn stories_apart(&self, story_of: &[usize]) -> BTreeSet<(usize, usize)> {
        let pairs = self.pairs_with(|odds| odds.are_apart).into_iter();
        pairs
            .map(|(a, b)| ordered(story_of[a], story_of[b]))
            .filter(|(a, b)| a != b)
            .collect()
    }
}

fn ordered(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::Evidence;
    use crate::model::{
        Block, BlockKind, Constraints, Document, LanguageGuess, Relation, RelationKind, Span,
        Verdict,
    };
    use std::collections::BTreeSet;

    fn cluster(documents: &[Document], constraints: &GroupConstraints) -> (Groups, Vec<Relation>) {
        let evidence = Evidence::compiled_in(&crate::language::Languages::default());
        let judged = Judged::new(documents.iter().collect(), &evidence);
        let groups = judged.group(constraints);
        let relations = judged.relations(&groups, constraints);
        (groups, relations)
    }

    fn unconstrained(documents: &[Document]) -> (Groups, Vec<Relation>) {
        cluster(documents, &GroupConstraints::default())
    }

    fn document(id: &str, tag: &str, lines: &[&str]) -> Document {
        let text = lines.join("\n");
        let body = crate::text::lines(&text)
            .iter()
            .map(|line| Block::new(BlockKind::Paragraph, line.span))
            .collect();
        Document {
            id: id.to_owned(),
            path: format!("seeds/{id}.txt"),
            language: LanguageGuess {
                tag: tag.to_owned(),
                script: crate::language::script_of_text(&text).to_owned(),
                confidence: 1.0,
            },
            body,
            text,
            ..Document::default()
        }
    }

    /// One text in English, German and Russian, and two others.
    fn archive() -> Vec<Document> {
        vec![
            document(
                "a-bridge-en",
                "en",
                &[
                    "The new bridge over the river Lemna was opened on Saturday by Mayor Irena Holub.",
                    "Construction took 31 months and cost 48.7 million crowns, the city council said.",
                    "About 1250 drivers are expected to use the bridge every day, and the old ferry will stop in March.",
                ],
            ),
            document(
                "b-bridge-de",
                "de",
                &[
                    "Die neue Brücke über den Fluss Lemna wurde am Samstag von Bürgermeisterin Irena Holub eröffnet.",
                    "Der Bau dauerte 31 Monate und kostete 48,7 Millionen Kronen, teilte der Stadtrat mit.",
                    "Täglich werden etwa 1.250 Fahrer auf der Brücke erwartet, die alte Fähre wird im März eingestellt.",
                ],
            ),
            document(
                "c-bridge-ru",
                "ru",
                &[
                    "Новый мост через реку Лемна открыла в субботу мэр города Ирена Холуб.",
                    "Строительство продолжалось 31 месяц и стоило 48,7 миллиона крон, сообщил городской совет.",
                    "Ожидается, что ежедневно по мосту будут проезжать около 1250 водителей, а старый паром прекратит работу в марте.",
                ],
            ),
            document(
                "d-school-en",
                "en",
                &[
                    "Pupils of the school in Vartberg won a prize for a film about bees.",
                    "Teacher Oskar Lindqvist said the class had worked on the film for a year.",
                ],
            ),
            document(
                "e-harvest-ru",
                "ru",
                &[
                    "Фермеры области собрали рекордный урожай пшеницы, заявил министр сельского хозяйства Павел Громов.",
                    "Цены на хлеб, по его словам, не изменятся до лета.",
                ],
            ),
        ]
    }

    #[test]
    fn versions_in_three_languages_are_one_story_and_the_rest_stay_alone() {
        let (groups, relations) = unconstrained(&archive());
        assert_eq!(groups.stories, [vec![0, 1, 2], vec![3], vec![4]]);
        assert_eq!(groups.events.len(), 3);
        let translation = &relations[0];
        assert_eq!((translation.first, translation.second), (0, 1));
        assert_eq!(
            (translation.kind, translation.verdict),
            (RelationKind::Translation, Verdict::Yes)
        );
        let shared = translation.evidence.iter().flat_map(|e| &e.shared);
        let shown: Vec<String> = shared.map(ToString::to_string).collect();
        assert!(
            shown.iter().any(|item| item.contains("48.7 / 48,7")),
            "{shown:?}"
        );
        assert!(shown.iter().any(|item| item.contains("Holub")), "{shown:?}");
    }

    #[test]
    fn unrelated_texts_change_no_group() {
        let mut documents = archive();
        let (before, _) = unconstrained(&documents);
        let subjects = [
            ("Chess", "grandmaster", "opening", "tournament"),
            ("Weather", "storm", "forecast", "coast"),
            ("Cinema", "director", "premiere", "festival"),
            ("Medicine", "surgeon", "vaccine", "hospital"),
        ];
        for at in 0..200 {
            let (name, who, what, place) = subjects[at % 4];
            let lines = [
                format!("{name} report {at}: a {who} spoke about the {what}."),
                format!(
                    "Number {} of the {place} has {} visitors.",
                    at * 37,
                    at * 91 + 5
                ),
            ];
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            documents.push(document(&format!("x-{at:03}"), "en", &lines));
        }
        let (after, _) = unconstrained(&documents);
        assert_eq!(after.stories[..3], before.stories[..3]);
        let mixed =
            |group: &Vec<usize>| group.iter().any(|d| *d < 5) && group.iter().any(|d| *d >= 5);
        assert!(!after.stories.iter().any(mixed));
        let event_of = |story: &usize| after.stories[*story][0] < 5;
        assert!(
            after
                .events
                .iter()
                .all(|stories| { stories.iter().all(event_of) || !stories.iter().any(event_of) })
        );
    }

    #[test]
    fn the_owner_decides() {
        let constraints = GroupConstraints {
            stories: Constraints {
                must_link: BTreeSet::from([(3, 4)]),
                cannot_link: BTreeSet::from([(0, 1)]),
            },
            events: Constraints {
                must_link: BTreeSet::from([(0, 1), (1, 4), (3, 4)]),
                ..Constraints::default()
            },
        };
        let (groups, relations) = cluster(&archive(), &constraints);
        assert!(groups.stories.contains(&vec![3, 4]));
        assert!(
            !groups
                .stories
                .iter()
                .any(|s| s.contains(&0) && s.contains(&1))
        );
        assert_eq!(groups.events.len(), 1);
        let apart = relations.iter().find(|r| (r.first, r.second) == (0, 1));
        assert!(apart.is_some_and(|r| r.evidence[0].kind == crate::model::EvidenceKind::Curation));
    }

    #[test]
    fn a_copy_is_a_reprint_and_nothing_is_no_archive() {
        let mut documents = archive();
        let mut copy = documents[0].clone();
        copy.id = "f-copy".to_owned();
        documents.push(copy);
        let (groups, relations) = unconstrained(&documents);
        assert_eq!(groups.stories[0], [0, 1, 2, 5]);
        assert!(relations.iter().any(|r| r.kind == RelationKind::Reprint));
        assert_eq!(unconstrained(&[]), (Groups::default(), Vec::new()));
        let mut empty = document("g", "und", &[]);
        empty.body = vec![Block::new(BlockKind::Paragraph, Span::new(5, 9))];
        assert_eq!(unconstrained(&[empty]).0.stories, [vec![0]]);
    }
}
