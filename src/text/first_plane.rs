//! What is known of every character of Unicode's first plane: its tables take many steps to search, and every character of every text is looked up.

/// Answers by character. Those of the other planes are looked up each time.
pub(super) struct FirstPlane<T> {
    known: Vec<T>,
    look_up: fn(char) -> T,
}

impl<T: Copy + Default> FirstPlane<T> {
    /// Looks up every character once.
    pub(super) fn new(look_up: fn(char) -> T) -> Self {
        let of_number = |number| char::from_u32(number).map(look_up);
        let known = (0..0x1_0000).map(|number| of_number(number).unwrap_or_default());
        Self {
            known: known.collect(),
            look_up,
        }
    }

    pub(super) fn of(&self, character: char) -> T {
        let known = self.known.get(character as usize).copied();
        known.unwrap_or_else(|| (self.look_up)(character))
    }
}
