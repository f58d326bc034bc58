//! The command line: what was asked for, and one file a command.
//!
//! The only part of the program that reads the environment and knows of a terminal.

pub mod args;
