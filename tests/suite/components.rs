//! Each component of the built-in theme by itself: `tests/sites/components` hands it plain values, rich, poor and none, and
//! its markup is compared with what a person read once. `PROSPECTUS_UPDATE=1` writes that anew.

use std::collections::BTreeSet;

use prospectus::build::build;
use prospectus::diag::{Form, MessageLang};

use crate::folder::{Folder, copy_site, project, request, snapshot, to};

const SITE: &str = "tests/sites/components";

/// The files of a folder of templates as one text.
fn templates(folder: &str) -> String {
    let files = snapshot(&project().join(folder)).into_iter().filter(|(path, _)| path.ends_with(".html"));
    files.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

/// The words of `text` that stand behind `start`.
fn names_behind<'t>(text: &'t str, start: &str) -> BTreeSet<&'t str> {
    let name = |rest: &'t str| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next();
    text.split(start).skip(1).filter_map(name).filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_component_of_the_theme_has_a_fixture() {
    let theme = templates("themes/default/templates");
    let fixtures = templates("tests/sites/components/themes/fixtures/templates");
    let components = names_behind(&theme, "{%- component ");
    let shown: BTreeSet<&str> = ["{{<", "{% <"].iter().flat_map(|start| names_behind(&fixtures, start)).collect();
    // Parts that another component renders once are shown with it.
    let parts = project().join("themes/default/templates/components.html");
    let parts = std::fs::read_to_string(parts).unwrap();
    let shown: BTreeSet<&str> = shown.union(&names_behind(&parts, "once(component=\"")).copied().collect();
    let lacking: Vec<&&str> = components.difference(&shown).collect();
    let named = "skip mast crumbs route years twin tags atlas ledger facets applied row tray next kv tbl note dates faq figures \
                 more pager person dial";
    let gone: Vec<&str> = named.split_whitespace().filter(|name| !components.contains(name)).collect();
    assert!(gone.is_empty(), "the theme has no component {gone:?}");
    assert!(lacking.is_empty(), "show them in {SITE}/themes/fixtures/templates: {lacking:?}");
}

/// What a reader gets between the head and the end of a page, whatever the bytes of style sheets and scripts are.
fn body(page: &str) -> String {
    let start = page.find("<body").unwrap();
    let mut body = page[start..page.find("</body>").unwrap()].to_owned();
    for (hash, _) in page.match_indices("/assets/") {
        let name = page[hash..].split('"').next().unwrap();
        let parts: Vec<&str> = name.split('.').collect();
        if let [stem, hash, kind] = parts[..] {
            body = body.replace(&format!("{stem}.{hash}.{kind}"), &format!("{stem}.{kind}"));
        }
    }
    body + "\n"
}

#[test]
fn components_make_the_markup_of_their_fixtures() {
    let folder = Folder::new();
    copy_site(&project().join(SITE), folder.path());
    let output = folder.path().join("public");
    let outcome = build(&request(folder.path()), &to(&output)).unwrap();
    assert!(outcome.built.is_some(), "{}", outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false));
    let files = snapshot(&output);
    let update = std::env::var_os("PROSPECTUS_UPDATE").is_some_and(|value| value == "1");
    assert!(!(update && std::env::var_os("CI").is_some()), "markup is not rewritten in CI");
    let mut differing = Vec::new();
    for state in ["many", "one", "none"] {
        for lang in ["en", "zh"] {
            let page = files.get(&format!("{lang}/{state}/index.html")).expect("each state is a page");
            let made = body(std::str::from_utf8(page).unwrap());
            let path = project().join(SITE).join(format!("expected/{state}.{lang}.html"));
            if update {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &made).unwrap();
            }
            let should = std::fs::read_to_string(&path).unwrap_or_default();
            let lines = made.lines().zip(should.lines()).filter(|(made, should)| made != should);
            differing
                .extend(lines.map(|(made, should)| format!("{state}.{lang}\n  is:     {made}\n  should: {should}")));
            if made.lines().count() != should.lines().count() {
                differing.push(format!("{state}.{lang} has another number of lines"));
            }
        }
    }
    assert!(
        differing.is_empty(),
        "if this is right, run `PROSPECTUS_UPDATE=1 cargo test --test suite components`, read and commit:\n{}",
        differing.join("\n")
    );
}
