//! An offset from UTC as seconds: chrono keeps none in serde's formats.

use chrono::FixedOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(super) fn serialize<S: Serializer>(
    offset: &Option<FixedOffset>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let seconds = offset.map(|offset| offset.local_minus_utc());
    seconds.serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<FixedOffset>, D::Error> {
    let seconds = Option::<i32>::deserialize(deserializer)?;
    Ok(seconds.and_then(FixedOffset::east_opt))
}
