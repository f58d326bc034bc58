//! The template engine of one language: every template of the theme, and what templates can call.

use std::borrow::Cow;
use std::sync::Arc;

use tera::value::{Key, Map};
use tera::{Function, Kwargs, State, Tera, TeraResult, Value};

use crate::assets::Assets;
use crate::diag::Diagnostics;
use crate::source::Sources;

use super::{Strings, ThemeFiles, errors};

/// An engine with all templates of `files`, whose functions speak the language of `strings`.
///
/// # Errors
/// One diagnostic for each template that does not parse.
pub fn engine(
    files: &ThemeFiles,
    sources: &Sources,
    strings: &Strings,
    assets: &Assets,
    base_path: &str,
) -> Result<Tera, Diagnostics> {
    let templates = || files.templates.iter().map(|(name, file)| (name.as_str(), &*sources[*file].text));
    let mut tera = bare(strings, assets, base_path);
    // All at once: adding them one by one is quadratic. Only after a failure, each alone, so that all errors show.
    match tera.add_raw_templates(templates()) {
        Ok(()) => Ok(tera),
        Err(first) => Err(errors::parsing(&first, files, sources, || bare(strings, assets, base_path))),
    }
}

fn bare(strings: &Strings, assets: &Assets, base_path: &str) -> Tera {
    let mut tera = Tera::new();
    // Every template makes HTML, whatever its name: what is not marked as safe is escaped.
    tera.autoescape_on(vec![""]);
    tera.register_function("t", Translate(Arc::new(strings.clone())));
    let urls = assets.static_names().filter_map(|name| {
        let url = assets.static_url(name)?;
        Some((name.to_owned(), format!("{base_path}{}", &url[1..])))
    });
    tera.register_function("asset", AssetUrl(Arc::new(urls.collect())));
    tera.register_filter("group_by", group_by);
    tera
}

/// `t(key="nav.home")`, `t(key="listing.count", n=12)`, `t(key="notice.older", date=page.updated)`.
struct Translate(Arc<Strings>);

impl Function<TeraResult<Value>> for Translate {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let key = kwargs.must_get::<&str>("key")?;
        let n = kwargs.get::<i64>("n")?;
        let mut args: Vec<(&str, Cow<str>)> = Vec::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "n")) else { continue };
            let text = value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
            args.push((name, text));
        }
        let found = self.0.get(key, n, &args);
        found.map(Value::from).ok_or_else(|| tera::Error::message(format!("the theme has no string `{key}`")))
    }
}

/// `asset(path="assets/theme.css")`: the address of a static file, with its hash.
struct AssetUrl(Arc<std::collections::BTreeMap<String, String>>);

impl Function<TeraResult<Value>> for AssetUrl {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        only(&kwargs, &["path"], "asset")?;
        let path = kwargs.must_get::<&str>("path")?;
        let known = || self.0.keys().map(String::as_str);
        self.0.get(path).map(|url| Value::from(url.as_str())).ok_or_else(|| {
            let near = crate::text::nearest(path, known()).map(|near| format!("; did you mean `{near}`?"));
            tera::Error::message(format!("the theme has no file `static/{path}`{}", near.unwrap_or_default()))
        })
    }
}

/// Refuses an argument that a function does not have, which the engine would pass over in silence.
fn only(kwargs: &Kwargs, names: &[&str], function: &str) -> TeraResult<()> {
    match kwargs.iter().find(|(name, _)| !name.as_str().is_some_and(|name| names.contains(&name))) {
        None => Ok(()),
        Some((name, _)) => Err(tera::Error::message(format!(
            "`{function}` has no argument `{}`; it has {}",
            name.as_str().unwrap_or_default(),
            names.join(", ")
        ))),
    }
}

/// `list | group_by(attribute="kind")`: `[{key, items}]` in the order of first appearance.
///
/// Replaces the engine's own, whose groups come in another order at every run.
fn group_by(list: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    only(&kwargs, &["attribute"], "group_by")?;
    let attribute = kwargs.must_get::<&str>("attribute")?;
    let mut groups: Vec<(Value, Vec<Value>)> = Vec::new();
    for item in list {
        let key = item.get_from_path(attribute).cloned().unwrap_or_else(Value::none);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, items)) => items.push(item.clone()),
            None => groups.push((key, vec![item.clone()])),
        }
    }
    let groups = groups.into_iter().map(|(key, items)| {
        let mut map = Map::with_capacity(2);
        map.insert(Key::from("key"), key);
        map.insert(Key::from("items"), Value::from(items));
        Value::from(map)
    });
    Ok(Value::from(groups.collect::<Vec<_>>()))
}
