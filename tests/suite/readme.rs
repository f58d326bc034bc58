//! What README shows is what the program says.

use crate::folder::{Folder, copy_site, program, project, run};

const BEGIN: &str = "<!-- transcript: what the command writes about content/ with that line below `parties:` -->\n```console\n$ prospectus build\n";
const END: &str = "```\n<!-- transcript: end -->";

#[test]
fn the_transcript_in_the_readme_is_what_build_writes() {
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    let shown = readme.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).expect("README has the markers").0;
    let folder = Folder::new();
    copy_site(project(), folder.path());
    let facts = folder.path().join("content/programs/nyit-bachelor/facts.yaml");
    let text = std::fs::read_to_string(&facts).unwrap();
    let (before, after) = text.split_once("parties: [njupt, nyit]\n").expect("the program names its parties");
    let line = "majors: [software-enginering]\n";
    std::fs::write(&facts, format!("{before}parties: [njupt, nyit]\n{line}{after}")).unwrap();
    let ran = run(program(["build"]).current_dir(folder.path()));
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), shown));
}
