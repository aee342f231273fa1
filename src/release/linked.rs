//! What the archive links to words that were taken out: quotations, roles, statements, and versions side by side.

use super::document::TakenOut;
use crate::model::{
    Alignment, Archive, EvidenceKind, MentionPlace, Person, SourcedText, Span, Story,
};

/// Takes out what people say, are called and do in words that cannot be seen. Mentions stay: that a text names somebody may be told.
pub(super) fn take_out_of_people(archive: &mut Archive, taken: &[TakenOut]) {
    let sees = |place: &MentionPlace| taken[place.document].sees(place.mention);
    let documents = &archive.documents;
    for person in &mut archive.people {
        let Person {
            roles,
            quotations,
            statements,
            ..
        } = person;
        for texts in [roles, quotations] {
            texts.retain_mut(|text: &mut SourcedText| {
                text.places.retain(sees);
                !text.places.is_empty()
            });
        }
        statements.retain(|&(document, at)| {
            let mention = documents[document]
                .people
                .get(at)
                .map(|named| named.mention);
            mention.is_some_and(|mention| taken[document].sees(mention))
        });
    }
}

/// Takes words that are alike out of the evidence for pairs of which one is shown in part only. Names, numbers and dates stay.
pub(super) fn take_out_of_evidence(archive: &mut Archive, taken: &[TakenOut]) {
    for relation in &mut archive.relations {
        if taken[relation.first].is_partial || taken[relation.second].is_partial {
            let evidence = relation.evidence.iter_mut();
            let words = evidence.filter(|one| one.kind == EvidenceKind::Spelling);
            words.for_each(|one| one.shared.clear());
        }
    }
}

/// The same versions side by side, of those that are shown in part only what may be shown. Of these nothing says that they lack a paragraph, a number or
/// a name: readers could not tell what is lacking from what is not shown.
pub(super) fn take_out_of_alignment(
    alignment: &mut Alignment,
    story: &Story,
    archive: &Archive,
    taken: &[TakenOut],
) {
    let of_version = |version: usize| &taken[story.documents[version]];
    for row in &mut alignment.rows {
        for (version, blocks) in row.blocks.iter_mut().enumerate() {
            let now = &of_version(version).blocks_now;
            *blocks = blocks
                .iter()
                .filter_map(|block| now.get(*block).copied().flatten())
                .collect();
        }
    }
    let is_empty = |blocks: &Vec<usize>| blocks.is_empty();
    alignment
        .rows
        .retain(|row| !row.blocks.iter().all(is_empty));
    alignment.lacking.retain_mut(|lacking| {
        lacking
            .missing_in
            .retain(|other| !of_version(*other).is_partial);
        let document = &archive.documents[story.documents[lacking.version]].document;
        let is_shown = document.body.iter().flat_map(|block| &block.runs);
        let shown = |span: &Span| is_shown.clone().any(|run| run.contains(span));
        !lacking.missing_in.is_empty() && shown(&lacking.span)
    });
}
