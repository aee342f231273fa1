//! Pages onto the disk.
