//! Dead links, fragments and doubled ids in finished pages.
