//! What can be wrong with files and folders by their place, name, size and type.

super::codes! {}
