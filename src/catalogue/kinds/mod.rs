//! The kinds of entries, one file each.

pub mod agreement;
pub mod alliance;
pub mod document;
pub mod event;
pub mod exchange;
pub mod initiative;
pub mod institution;
pub mod joint_unit;
pub mod major;
pub mod news;
pub mod page;
pub mod person;
pub mod program;
pub mod scholarship;
pub mod training;
pub mod unit;

#[cfg(test)]
mod tests {
    use crate::catalogue::KINDS;
    use crate::catalogue::value::{Date, Duration, Period, Place};
    use crate::diag::Both;
    use crate::fields::{Presence, Shape, Value};

    fn name(shape: &Shape) -> Option<Both> {
        match shape {
            Shape::Form { name, .. } | Shape::Record { name, .. } => Some(*name),
            Shape::Entry { long, .. } => name(long),
            Shape::OneOf(shapes) => shapes.iter().find_map(name),
            _ => None,
        }
    }

    #[test]
    fn dates_periods_lengths_and_places_of_entries_may_all_be_left_open_by_a_source() {
        let asked = [Date::shape(), Period::shape(), Duration::shape(), Place::shape()].map(|shape| name(&shape));
        for kind in KINDS {
            let decls = (kind.decls)();
            let closed = decls.iter().filter(|decl| decl.presence == Presence::Optional && name(&decl.shape).is_some());
            let closed: Vec<&str> =
                closed.filter(|decl| asked.contains(&name(&decl.shape))).map(|decl| decl.name).collect();
            assert_eq!(closed, [""; 0], "{}", kind.name.folder);
        }
    }
}
