//! A build that is killed leaves the old site or the new one, whole, and the next build works.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::{Duration, Instant};

use camino::Utf8Path;

use crate::folder::{Folder, copy_site, differences, full, program, project, run, snapshot};
use crate::pages::Files;

/// Numbers without a pattern, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        // Knuth's MMIX; the high bits are the good ones.
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }
}

fn build(root: &Utf8Path, output: &Utf8Path) -> Duration {
    let start = Instant::now();
    let ran = run(&mut program(["build", "--root", root.as_str(), "--output", output.as_str()]));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    start.elapsed()
}

/// What a reader gets: every file but those whose name begins with a dot, which servers do not show.
fn read(output: &Utf8Path) -> Files {
    let mut files = snapshot(output);
    files.retain(|path, _| !path.split('/').any(|part| part.starts_with('.')));
    files
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole() {
    let folder = Folder::new();
    let path = |name: &str| folder.path().join(name);
    let sites = [path("old"), path("new")];
    for site in &sites {
        copy_site(&project().join("tests/sites/trilingual"), site);
    }
    // Every page of the new site differs from the old one, there is a page more, and one fewer.
    let settings = std::fs::read_to_string(sites[1].join("site.toml")).expect("the site has its site.toml");
    let settings = settings
        .replace("Wangchuan Catalogue", "New Catalogue")
        .replace("望川大学目录", "新目录")
        .replace("Каталог Университета Ванчуань", "Новый каталог");
    std::fs::write(sites[1].join("site.toml"), settings).expect("it can be written");
    folder.write(
        "new/content/majors/sailing.yaml",
        "name: {en: Sailing, zh: 航海, ru: Мореплавание}\nlevels: [bachelor]\n",
    );
    folder
        .write("old/content/majors/weaving.yaml", "name: {en: Weaving, zh: 织造, ru: Ткачество}\nlevels: [bachelor]\n");

    // Clean builds, each over the other: what stays one generation (hashed files) is then a part of both.
    let whole: Vec<Files> = sites
        .iter()
        .map(|site| {
            let output = path("clean");
            let _ = std::fs::remove_dir_all(&output);
            build(site, &output);
            read(&output)
        })
        .collect();
    assert!(differences(&whole[0], &whole[1]).len() > 10);

    let output = path("served/public");
    std::fs::create_dir_all(path("served")).expect("folders can be made");
    build(&sites[0], &output);
    let mut longest = build(&sites[1], &output).max(build(&sites[0], &output));
    let mut now = 0;
    let mut random = Random(20261121);
    let mut left = BTreeMap::new();
    for round in 0..if full() { 200 } else { 40 } {
        let next = 1 - now;
        // Most kills over the whole run, every third in its last part, where files move.
        let micros = longest.as_micros() as u64;
        let moment = if round % 3 == 0 {
            micros * 3 / 4 + random.below(micros / 3 + 1)
        } else {
            random.below(micros + micros / 10)
        };
        let mut child = program(["build", "--root", sites[next].as_str(), "--output", output.as_str()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(Duration::from_micros(moment));
        let _ = child.kill();
        let status = child.wait().expect("the program ends");
        let found = read(&output);
        let is = whole.iter().position(|site| differences(site, &found).is_empty());
        let Some(is) = is else {
            let [old, new] = [&whole[now], &whole[next]].map(|site| differences(site, &found));
            panic!("killed after {moment} µs, round {round}: neither old nor new\nold: {old:#?}\nnew: {new:#?}");
        };
        *left.entry((is == next, status.success())).or_insert(0) += 1;
        // The next build works, whatever was left behind, and leaves nothing beside the output.
        longest = longest.max(build(&sites[next], &output)).min(longest * 2);
        assert_eq!(differences(&whole[next], &read(&output)), [""; 0], "round {round}");
        let beside: Vec<String> =
            snapshot(&path("served")).into_keys().filter(|path| !path.starts_with("public/")).collect();
        assert!(beside.iter().all(|path| path.contains("lock")), "round {round}: left beside the output: {beside:?}");
        now = next;
    }
    // Both outcomes must have come about, or the moments were badly chosen.
    assert!(left.keys().any(|(new, _)| !new), "{left:?}");
}
