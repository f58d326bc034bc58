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

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::value::{Moment, Qualifier, Total};
use super::{Draft, Drafts, Entry, Leads};
use crate::address::{EntryId, Index};
use crate::date::CivilDay;
use crate::diag::codes::{check as codes, lint};
use crate::diag::{Diagnostic, Diagnostics, Levels};
use crate::fields::Reference;
use crate::lang::Languages;
use crate::project::Windows;
use crate::source::{Located, Sources, Span};

use words::Words;

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
    Checked::new(draft, options).diagnostics()
}

/// What was found, in the parts by which it is found again after an edit.
#[derive(Clone, Debug)]
pub struct Checked {
    /// By entry.
    each: Vec<Option<Arc<Diagnostics>>>,
    /// What another entry `renews`.
    renewed: Arc<FxHashSet<EntryId>>,
    /// Who leads to whom, once somebody has asked.
    leads: Arc<OnceLock<Leads>>,
    /// Of what entries show of each other.
    several: Arc<Diagnostics>,
    words: Words,
    /// What needs no keeping: it is of the words, and of references to nothing.
    rest: Diagnostics,
}

/// The entries whose texts were edited.
#[derive(Clone, Copy, Debug)]
pub struct Edited<'e> {
    pub all: &'e [EntryId],
    /// Those of them of which others see something else than before, or to which something else refers.
    pub outlines: &'e [EntryId],
    /// Whether one of them leads to other entries than before.
    pub lead_elsewhere: bool,
}

impl Checked {
    pub fn new(draft: &Draft, options: CheckOptions) -> Self {
        let renewed = renewed(draft);
        let each = (0..draft.entries.len()).into_par_iter().map(|id| check_one(draft, options, &renewed, id)).collect();
        let mut rest = Diagnostics::default();
        misses::check(draft, &mut rest);
        let words = Words::check(draft, options, None, &mut rest);
        let (renewed, several) = (Arc::new(renewed), Arc::new(several(draft, options)));
        Self { each, renewed, leads: Arc::default(), several, words, rest }
    }

    /// What is found in `draft`, which is the one before but for the texts of some entries; all else is the same.
    pub fn again(&self, draft: &Draft, options: CheckOptions, edited: Edited) -> Self {
        let mut rest = Diagnostics::default();
        misses::check(draft, &mut rest);
        let words = Words::check(draft, options, Some((&self.words, edited.all)), &mut rest);
        let mut each = self.each.clone();
        let (mut renewed, mut several) = (self.renewed.clone(), self.several.clone());
        let leads = if edited.lead_elsewhere { Arc::default() } else { self.leads.clone() };
        let mut affected: Vec<EntryId> = edited.all.to_vec();
        if !edited.outlines.is_empty() {
            several = Arc::new(self::several(draft, options));
            let now = self::renewed(draft);
            // A check asks for the entries that its own refers to, and for who renews it ([`CheckCx::get`]).
            let leads = leads.get_or_init(|| Leads::of(draft.iter(), draft.entries.len()));
            affected.extend(edited.outlines.iter().flat_map(|id| leads.to(*id)));
            affected.extend(now.symmetric_difference(&renewed));
            renewed = Arc::new(now);
        }
        affected.sort_unstable();
        affected.dedup();
        for id in affected {
            each[id.index()] = check_one(draft, options, &renewed, id.index());
        }
        Self { each, renewed, leads, several, words, rest }
    }

    pub fn diagnostics(&self) -> Diagnostics {
        let mut all = (*self.several).clone();
        self.each.iter().flatten().for_each(|found| all.share(found));
        all.share(&self.rest);
        all
    }
}

/// The field by which one entry takes the place of another that ended.
const RENEWS: &str = "renews";

fn renewed(draft: &Draft) -> FxHashSet<EntryId> {
    let renewed = draft.of_kinds(|spec| spec.chains.contains(&RENEWS)).flat_map(|entry| {
        let renews = |reference: &&Reference| reference.field == RENEWS && reference.to != entry.id;
        entry.references.iter().filter(renews).map(|reference| reference.to)
    });
    renewed.collect()
}

fn check_one(
    draft: &Draft,
    options: CheckOptions,
    renewed: &FxHashSet<EntryId>,
    id: usize,
) -> Option<Arc<Diagnostics>> {
    let entry = draft.entries[id].as_deref()?;
    let mut cx = CheckCx { draft, entry, options, renewed, diags: Diagnostics::default() };
    entry::check(&mut cx);
    entry.facts.check(&mut cx);
    (!cx.diags.is_empty()).then(|| Arc::new(cx.diags))
}

fn several(draft: &Draft, options: CheckOptions) -> Diagnostics {
    let mut diags = Diagnostics::default();
    for reference in options.site {
        entry::hidden(draft, options.drafts, reference.to, reference.span).into_iter().for_each(|d| diags.push(d));
    }
    chains::check(draft, &mut diags);
    names::check(draft, &mut diags);
    diags
}

/// One entry under check.
pub struct CheckCx<'d> {
    draft: &'d Draft,
    pub entry: &'d Entry,
    pub options: CheckOptions<'d>,
    renewed: &'d FxHashSet<EntryId>,
    pub diags: Diagnostics,
}

impl<'d> CheckCx<'d> {
    /// Another entry, to which this one refers in its fields or its prose: `None` where it could not be read.
    ///
    /// What a check asks for here is what it is asked again for when that changes; so it may ask for no other.
    pub fn get(&self, id: EntryId) -> Option<&'d Entry> {
        debug_assert!(id == self.entry.id || self.entry.leads_to().any(|(to, _)| to == id), "a check looks elsewhere");
        self.draft.get(id)
    }

    pub fn index(&self) -> &'d Index {
        &self.draft.index
    }

    pub fn languages(&self) -> &'d Languages {
        &self.draft.languages
    }

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
