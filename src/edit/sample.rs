//! A new site: the catalogue of a university that does not exist, for staff to overwrite.
//!
//! Its files lie in `sample/` as they are written, each with a folder and a name of its own: a further entry is a
//! further file there, and no code. Only dates are filled in, so that deadlines lie ahead on any day. Touches no disk.

use include_dir::{Dir, DirEntry, include_dir};

use super::NewFile;
use crate::date::{CivilDay, Date, Month};

// Cargo sees changes of the files; for new files touch this one.
static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/edit/sample");

/// The zone of the sample's `site.toml`, by which its dates are told.
pub const ZONE: &str = "Asia/Shanghai";

/// Every file of the sample on the day `today`, sorted by path.
///
/// `None` in the first and the last hundred years of the calendar: the sample reaches some years back and ahead.
pub fn files(today: CivilDay) -> Option<Vec<NewFile>> {
    if !(100..=9900).contains(&today.year().get()) {
        return None;
    }
    let mut files = Vec::new();
    let mut folders = vec![&SAMPLE];
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(folder) => folders.push(folder),
                DirEntry::File(file) => {
                    let bytes = match file.contents_utf8() {
                        Some(text) => fill(text, today).into_bytes(),
                        None => file.contents().to_vec(),
                    };
                    let path = file.path().to_str().expect("the names of the sample are plain").replace('\\', "/");
                    files.push(NewFile { path, bytes });
                }
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Some(files)
}

/// `text` with its dates, which stand in it as `{{year+1}}` (the year after `today`'s: `2027`) or `{{month-2}}` (the
/// month two before `today`'s: `2026-09`), without a number for `today`'s own.
///
/// A day of any month, `{{month+6}}-12`, is up to 28, which every month has. Other double braces stay as they are.
fn fill(text: &str, today: CivilDay) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        filled.push_str(before);
        let date = behind.split_once("}}").and_then(|(name, after)| Some((date(name, today)?, after)));
        match date {
            Some((date, after)) => {
                filled.push_str(&date.iso());
                rest = after;
            }
            // `${{ … }}` is GitHub's own.
            None => {
                filled.push_str("{{");
                rest = behind;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn date(name: &str, today: CivilDay) -> Option<Date> {
    let (unit, count) = name.split_at(name.find(['+', '-']).unwrap_or(name.len()));
    let count = if count.is_empty() { 0 } else { count.parse().ok()? };
    match unit {
        "year" => today.year().plus(count).map(Date::Year),
        "month" => Month::of(today).plus(count).map(Date::Month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: u16, month: u8, day: u8) -> CivilDay {
        CivilDay::new(year, month, day).expect("the calendar has it")
    }

    #[test]
    fn dates_are_counted_from_today_in_years_and_months() {
        for (today, filled) in [
            (day(2028, 2, 29), "2028年：2029/2030，2028-02、2027-12-08 与 2029-02-15"),
            (day(2026, 12, 31), "2026年：2027/2028，2026-12、2026-10-08 与 2027-12-15"),
            (day(2027, 1, 1), "2027年：2028/2029，2027-01、2026-11-08 与 2028-01-15"),
        ] {
            let text = "{{year}}年：{{year+1}}/{{year+2}}，{{month}}、{{month-2}}-08 与 {{month+12}}-15";
            assert_eq!(fill(text, today), filled);
        }
    }

    #[test]
    fn other_braces_stay_as_they_are() {
        let text = "{en: {zh: 望川}} ${{ runner.os }} {{ {{day+1}} {{year+x}} {{year";
        assert_eq!(fill(text, day(2026, 11, 21)), text);
    }

    #[test]
    fn no_date_of_the_sample_is_misspelt() {
        for file in files(day(2026, 11, 21)).expect("an ordinary day") {
            let text = String::from_utf8_lossy(&file.bytes);
            let left: Vec<&str> = text.lines().filter(|line| line.replace("${{", "").contains("{{")).collect();
            assert!(left.is_empty(), "{}: {left:#?}", file.path);
        }
    }

    #[test]
    fn days_near_the_ends_of_the_calendar_have_no_sample() {
        for (today, some) in
            [(day(99, 12, 31), false), (day(100, 1, 1), true), (day(9900, 12, 31), true), (day(9901, 1, 1), false)]
        {
            assert_eq!(files(today).is_some(), some, "{today}");
        }
    }

    #[test]
    fn its_dates_are_told_in_the_zone_of_its_settings() {
        let settings = SAMPLE.get_file("site.toml").and_then(|file| file.contents_utf8()).expect("a site has settings");
        assert!(settings.contains(&format!("\nzone = \"{ZONE}\"\n")), "{settings}");
    }
}
