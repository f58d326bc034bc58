//! Public lists of codes: countries, currencies, fields of study.
