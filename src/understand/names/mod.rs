//! Names of people, organisations and places in one text.
