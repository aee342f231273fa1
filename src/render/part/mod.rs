//! Parts that several kinds of pages share: cards, lists, texts, evidence, pictures. A page context comes in, plain serialisable structures go out.

pub(crate) mod body;
pub(crate) mod card;
pub(crate) mod cards;
pub(crate) mod citation;
pub(crate) mod counts;
pub(crate) mod doubts;
pub(crate) mod embed_code;
pub(crate) mod evidence;
pub(crate) mod facts;
pub(crate) mod frame;
pub(crate) mod headlines;
pub(crate) mod instalments;
pub(crate) mod lead;
pub(crate) mod linked_data;
pub(crate) mod list_page;
pub(crate) mod named;
pub(crate) mod names_in_sentence;
pub(crate) mod page_kind;
pub(crate) mod picture;
pub(crate) mod proposals;
pub(crate) mod quoted;
pub(crate) mod role_line;
pub(crate) mod side_by_side;
pub(crate) mod subject_lists;
pub(crate) mod things;
pub(crate) mod translation;
