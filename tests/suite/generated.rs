//! A large catalogue that `benches/gen_catalogue.py` makes: it builds without an error, and every link of it leads somewhere.

use std::process::Command;

use prospectus::build::build;
use prospectus::diag::{Form, MessageLang};

use crate::folder::{Folder, full, project, request, to};

#[test]
fn a_generated_catalogue_builds_without_an_error_or_a_dead_link() {
    let programs = if full() { "1000" } else { "60" };
    let folder = Folder::new();
    let site = folder.path().join("site");
    let generator = project().join("benches/gen_catalogue.py");
    let made = Command::new("python3")
        .arg(generator)
        .args(["--programs", programs, "--format", "prospectus", "--out", site.as_str()])
        .output()
        .expect("the tests need Python 3");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let output = folder.path().join("public");
    let outcome = build(&request(&site), &to(&output)).unwrap_or_else(|error| panic!("{error}"));
    let report = outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false);
    assert_eq!(outcome.report.errors(), 0, "{report}");
    assert!(outcome.built.is_some(), "{report}");
    assert!(output.join("zh/programs/p00007/index.html").is_file());
}
