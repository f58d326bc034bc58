//! Who runs and who awards a program, as institutions: what standards about programs ask for.

use super::Cx;
use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::kinds::joint_unit::JointUnit;
use crate::catalogue::kinds::major::Major;
use crate::catalogue::kinds::program::Program;
use crate::catalogue::value::{Country, Date, Duration, Role, total_of};

/// The institutions that a body is, belongs to, or is made of: each once, in their order.
pub(super) fn institutions(cx: &Cx, body: EntryId) -> Vec<EntryId> {
    let catalogue = &cx.site.catalogue;
    let Some(entry) = catalogue.get(body) else { return Vec::new() };
    if entry.facts_as::<Institution>().is_some() {
        return vec![body];
    }
    let partners = entry.facts_as::<JointUnit>().into_iter().flat_map(|unit| {
        let partners = unit.partners.stated().map_or(&[][..], |partners| &partners.0);
        partners.iter().filter_map(|partner| partner.value.entry())
    });
    let mut found: Vec<EntryId> = Vec::new();
    for id in partners.chain(catalogue.owners(body).iter().copied()) {
        let is_institution = catalogue.get(id).is_some_and(|entry| entry.facts_as::<Institution>().is_some());
        if is_institution && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The institutions that run a program: its parties, but for those that only support it, else whoever its stages, awards
/// and joint unit name.
pub(super) fn providers(cx: &Cx, program: &Program) -> Vec<EntryId> {
    let parties = program.parties.as_ref().and_then(|parties| parties.stated()).map_or(&[][..], |parties| &parties.0);
    let parties = parties.iter().filter(|party| !matches!(party.value.role, Some(Role::Supporter | Role::Industry)));
    let stages = program.stages().iter().filter_map(|stage| stage.value.at.stated()?.entry());
    let awards = program.awards.iter().flat_map(|award| &award.value.awarded_by).filter_map(|body| body.value.entry());
    let unit = program.joint_unit.iter().filter_map(|unit| unit.value.to);
    let mut bodies: Vec<EntryId> = parties.filter_map(|party| party.value.entry()).collect();
    if bodies.is_empty() {
        bodies.extend(stages.chain(awards).chain(unit));
    }
    let mut found: Vec<EntryId> = Vec::new();
    for id in bodies.into_iter().flat_map(|body| institutions(cx, body)) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The country of an institution, where it is stated.
pub(super) fn country(entry: &Entry) -> Option<Country> {
    entry.facts_as::<Institution>()?.country.as_ref()?.stated().copied()
}

/// The length that is stated, else the sum of the stages.
pub(super) fn length(program: &Program) -> Option<Duration> {
    let stated = program.duration.as_ref().and_then(|duration| duration.stated().cloned());
    stated.or_else(|| total_of(program.stages()))
}

/// The fields of education of the majors of a program, each once, sorted.
pub(super) fn isced(cx: &Cx, program: &Program) -> Vec<&'static str> {
    let majors = program.majors.iter().filter_map(|major| cx.site.catalogue.get(major.value.to?)?.facts_as::<Major>());
    let mut codes: Vec<&'static str> = majors.filter_map(|major| Some(major.isced_f.as_ref()?.value.0.code)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The languages of teaching, of the whole or of the stages, each once, in their order.
pub(super) fn languages(program: &Program) -> Vec<&str> {
    let whole = program.languages.as_ref().and_then(|languages| languages.stated()).map_or(&[][..], |all| &all.0);
    let stages = program.stages().iter().flat_map(|stage| &stage.value.languages);
    let mut found: Vec<&str> = Vec::new();
    for language in whole.iter().chain(stages.filter(|_| whole.is_empty())) {
        let code = language.value.language.0.as_str();
        if !found.contains(&code) {
            found.push(code);
        }
    }
    found
}

/// When an entry was last changed, in any of its languages, where the day is known.
pub(super) fn changed(entry: &Entry) -> Option<crate::date::CivilDay> {
    let updated = &entry.head.updated;
    let all = updated.all.iter().chain(updated.each.iter().map(|(_, date)| date));
    let days = all.filter_map(|date| match date.value {
        Date::Day(day) => Some(day),
        _ => None,
    });
    days.max()
}
