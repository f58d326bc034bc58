//! How deep templates include and extend each other.
//!
//! The engine follows `include` and `extends` on the stack of its thread: some hundred in a row end the whole program
//! without a word. So the longest way is measured before the engine sees the templates. Circles are the engine's to
//! tell; components that call themselves are stopped by it.

use rustc_hash::FxHashMap;

use crate::diag::codes::theme as codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};

use super::ThemeFiles;

/// The most templates in a row, the page's own counted in.
const LIMIT: usize = 32;

/// Adds `template-depth` at the name with which a way through templates becomes too long, once for all.
pub(super) fn check(files: &ThemeFiles, sources: &Sources, diags: &mut Diagnostics) {
    let named = files.templates.iter().map(|(name, file)| (name.as_str(), named_in(&sources[*file].text)));
    let walk = Walk { named: named.collect(), files, heights: FxHashMap::default(), path: Vec::new() };
    if let Some((file, span)) = walk.first_too_deep() {
        let span = Span::new(file, span);
        diags.push(Diagnostic::new(&codes::TEMPLATE_DEPTH, span).arg("limit", LIMIT));
    }
}

type Named<'t> = (&'t str, std::ops::Range<usize>);

struct Walk<'t> {
    /// What each template includes or extends.
    named: FxHashMap<&'t str, Vec<Named<'t>>>,
    files: &'t ThemeFiles,
    /// How many templates the longest way from here has, this one counted in.
    heights: FxHashMap<&'t str, usize>,
    path: Vec<&'t str>,
}

impl<'t> Walk<'t> {
    fn first_too_deep(mut self) -> Option<(FileId, std::ops::Range<usize>)> {
        let all: Vec<&'t str> = self.files.templates.iter().map(|(name, _)| name.as_str()).collect();
        all.into_iter().find_map(|name| self.height(name).err())
    }

    /// The height of `name`; the error is the place at which the limit is passed. Never recurses deeper than the limit.
    fn height(&mut self, name: &'t str) -> Result<usize, (FileId, std::ops::Range<usize>)> {
        if let Some(known) = self.heights.get(name) {
            return Ok(*known);
        }
        self.path.push(name);
        let mut height = 1;
        for (next, place) in self.named.get(name).cloned().unwrap_or_default() {
            if self.path.contains(&next) || !self.named.contains_key(next) {
                continue;
            }
            let known = self.heights.get(next).copied().unwrap_or(1);
            if self.path.len() + known > LIMIT {
                let (_, file) = self.files.templates.iter().find(|(other, _)| other == name).expect("it is walked");
                return Err((*file, place));
            }
            height = height.max(1 + self.height(next)?);
        }
        self.path.pop();
        self.heights.insert(name, height);
        Ok(height)
    }
}

/// The names behind `include` and `extends` in a template, with their places.
fn named_in(text: &str) -> Vec<Named<'_>> {
    let tags = text.match_indices("{%").filter_map(|(at, _)| {
        let start = at + 2;
        let tag = &text[start..start + text[start..].find("%}")?];
        let words = tag.trim_start_matches('-').trim_start();
        let behind = words.strip_prefix("include").or_else(|| words.strip_prefix("extends"))?;
        let open = behind.find(['"', '\'', '`'])?;
        let quoted = &behind[open + 1..];
        let name = &quoted[..quoted.find(['"', '\'', '`'])?];
        let from = start + tag.len() - quoted.len();
        Some((name, from..from + name.len()))
    });
    tags.collect()
}
