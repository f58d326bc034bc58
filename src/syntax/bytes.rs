//! The bytes of a text file to text.
