//! What only the whole catalogue can tell.
//!
//! Runs over the [`Draft`], always, and over all that could be read: each entry by itself ([`CheckCx`], in
//! parallel), then what concerns several (`names`, `chains`, `words`), each in linear time and without recursion.
//! Not here: what a field's own text tells (`value`), collisions of outputs (`plan` only asserts them).

mod chains;
mod entry;
mod misses;
mod names;
#[cfg(test)]
mod tests;
mod words;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::value::{Moment, Qualifier, Total};
use super::{Draft, Drafts, Entry};
use crate::address::EntryId;
use crate::date::CivilDay;
use crate::diag::codes::{check as codes, lint};
use crate::diag::{Diagnostic, Diagnostics, Levels};
use crate::fields::Reference;
use crate::project::Windows;
use crate::source::{Located, Sources, Span};

/// What checking depends on beside the draft.
#[derive(Clone, Copy, Debug)]
pub struct CheckOptions<'o> {
    pub today: CivilDay,
    pub drafts: Drafts,
    pub windows: Windows,
    /// Names of figures that site.toml adds to those of the program.
    pub metrics: &'o [&'o str],
    /// The entries that site.toml names: all of them are shown to everyone.
    pub site: &'o [Reference],
    /// What entries were read from, for places inside texts.
    pub sources: &'o Sources,
    /// What nobody wants to know is not looked for.
    pub levels: &'o Levels,
}

/// Everything that is wrong or doubtful in `draft`, in no particular order.
pub fn check<'d>(draft: &'d Draft, options: CheckOptions<'d>) -> Diagnostics {
    let mut diags = Diagnostics::default();
    let renewed = draft.iter().flat_map(|entry| {
        let renews = |reference: &&Reference| reference.field == "renews" && reference.to != entry.id;
        entry.references.iter().filter(renews).map(|reference| reference.to)
    });
    let renewed: FxHashSet<EntryId> = renewed.collect();
    let renewed = &renewed;
    let per_entry: Vec<Diagnostics> = draft
        .entries
        .par_iter()
        .flatten()
        .map(|entry| {
            let mut cx = CheckCx { draft, entry, options, renewed, diags: Diagnostics::default() };
            entry::check(&mut cx);
            entry.facts.check(&mut cx);
            cx.diags
        })
        .collect();
    per_entry.into_iter().for_each(|found| diags.extend(found));
    for reference in options.site {
        entry::hidden(draft, options.drafts, reference.to, reference.span).into_iter().for_each(|d| diags.push(d));
    }
    misses::check(draft, &mut diags);
    chains::check(draft, &mut diags);
    names::check(draft, &mut diags);
    words::check(draft, options, &mut diags);
    diags
}

/// One entry under check.
pub struct CheckCx<'d> {
    pub draft: &'d Draft,
    pub entry: &'d Entry,
    pub options: CheckOptions<'d>,
    renewed: &'d FxHashSet<EntryId>,
    pub diags: Diagnostics,
}

impl CheckCx<'_> {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    /// Reports two dates or times that cannot be in the order of `first` before `second`, or on the same day.
    pub fn order<T: Copy + Into<Moment>>(
        &mut self,
        (first_field, first): (&'static str, Option<&Located<T>>),
        (second_field, second): (&'static str, Option<&Located<T>>),
    ) {
        if let (Some(first), Some(second)) = (first, second) {
            let (before, after): (Moment, Moment) = (first.value.into(), second.value.into());
            if !before.can_be_before_or_equal(&after) {
                self.push(
                    Diagnostic::new(&codes::DATES_OUT_OF_ORDER, second.span)
                        .arg("first_field", first_field)
                        .arg("first", before.iso())
                        .arg("second_field", second_field)
                        .arg("second", after.iso())
                        .and(first.span),
                );
            }
        }
    }

    /// Reports that a list names more than the total beside it declares.
    pub fn declared(&mut self, listed: usize, total: Option<&Located<Total>>) {
        if let Some(total) = total
            && let Some(declared) = total.value.value
            // "Over 20" is no upper bound.
            && matches!(total.value.qualifier, None | Some(Qualifier::UpTo | Qualifier::Almost))
            && listed > declared as usize
        {
            self.push(
                Diagnostic::new(&lint::MORE_THAN_DECLARED, total.span)
                    .arg("listed", listed)
                    .arg("total", declared as usize),
            );
        }
    }

    /// Whether another entry says that it `renews` this one.
    pub fn is_renewed(&self) -> bool {
        self.renewed.contains(&self.entry.id)
    }

    /// Reports something that ended, or ends within the site's window.
    ///
    /// `until` is its last day, `window` in days, `span` the place of the period.
    pub fn ends(&mut self, until: &crate::date::Date, window: u16, span: Span) {
        let last = until.latest();
        let days = self.options.today.days_until(last);
        if days < 0 {
            self.push(Diagnostic::new(&lint::EXPIRED, span).arg("until", until.iso()));
        } else if days <= i64::from(window) {
            self.push(Diagnostic::new(&lint::EXPIRING, span).arg("until", until.iso()).arg("days", days));
        }
    }
}
