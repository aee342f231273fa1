//! Names.
use crate::{
    language::LanguagePack,
    model::{Mention, Span},
};
/// s
pub struct NameTagger {}
impl NameTagger {
    /// s
    pub fn compiled_in() -> Result<Self, String> {
        Ok(Self {})
    }
    /// s
    pub fn mentions(
        &self,
        _t: &str,
        _s: &[Vec<Span>],
        _l: &str,
        _p: Option<&LanguagePack>,
    ) -> Vec<Mention> {
        vec![]
    }
}
