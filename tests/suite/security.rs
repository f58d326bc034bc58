//! `docs/security.md` says what is so: each promise names its tests, and every number is the program's own.
