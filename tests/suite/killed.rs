//! A build that is ended at any moment, by force or by request, leaves the old site or the new one, whole, and the next
//! build works; who reads the site all the while never sees half of it.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::build::{Error, build_until};
use rustix::fs::{Mode, OFlags, openat};
use rustix::io::Errno;

use crate::faults::{Mounted, beside, build, read, two_sites, whole, words};
use crate::folder::{Folder, differences, full, program, request, snapshot, to};
use crate::pages::Files;

/// Numbers without a pattern, the same in every run.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        // Knuth's MMIX; the high bits are the good ones.
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % limit
    }
}

/// Ends the threads that look at a flag when its test ends, however it does.
pub struct Stop<'a>(pub &'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Lets the machine breathe between two reads; ten thousand of them a second are enough.
fn breathe() {
    std::thread::sleep(Duration::from_micros(50));
}

/// Reads the pages that both sites have by their paths, again and again; how often, or what was wrong with one.
fn read_by_path(output: &Utf8Path, whole: &[Files], stop: &AtomicBool) -> Result<usize, String> {
    let mut reads = 0;
    while !stop.load(Ordering::Relaxed) {
        for path in whole[0].keys().filter(|path| whole[1].contains_key(*path)) {
            let bytes = std::fs::read(output.join(path)).map_err(|error| format!("{path}: {error}"))?;
            if !whole.iter().any(|site| site[path] == bytes) {
                return Err(format!("{path}: {} bytes, neither the old file nor the new", bytes.len()));
            }
            reads += 1;
            breathe();
        }
    }
    Ok(reads)
}

/// Opens the output once and reads the pages that both sites have through it, then again; how often, and how often the
/// tree was being removed meanwhile.
fn read_by_handle(output: &Utf8Path, whole: &[Files], stop: &AtomicBool) -> Result<(usize, usize), String> {
    let (mut reads, mut gone) = (0, 0);
    while !stop.load(Ordering::Relaxed) {
        let folder = File::open(output).map_err(|error| format!("{output}: {error}"))?;
        let opened = folder.metadata().map_err(|error| error.to_string())?.ino();
        let mut is = None;
        // Those that are the same in both tell nothing.
        let differ = whole[0].iter().filter(|(path, bytes)| whole[1].get(*path).is_some_and(|other| other != *bytes));
        for (path, _) in differ {
            let file = match openat(&folder, path.as_str(), OFlags::RDONLY | OFlags::CLOEXEC, Mode::empty()) {
                Ok(file) => file,
                // Its tree is being removed: that begins when another site has the output's name, never before.
                Err(Errno::NOENT) => {
                    let now = std::fs::metadata(output).map_err(|error| format!("{output}: {error}"))?.ino();
                    if now == opened {
                        return Err(format!("{path}: not there although its site is published"));
                    }
                    gone += 1;
                    break;
                }
                Err(error) => return Err(format!("{path}: {error}")),
            };
            let mut bytes = Vec::new();
            File::from(file).read_to_end(&mut bytes).map_err(|error| format!("{path}: {error}"))?;
            let of = whole.iter().position(|site| site[path] == bytes);
            let Some(of) = of else { return Err(format!("{path}: {} bytes, of neither site", bytes.len())) };
            if *is.get_or_insert(of) != of {
                return Err(format!("{path}: one handle showed two builds"));
            }
            reads += 1;
            breathe();
        }
    }
    Ok((reads, gone))
}

/// Starts a build and ends it by a signal after `moment`; how it ended.
fn killed(site: &Utf8Path, output: &Utf8Path, signal: &str, moment: Duration) -> ExitStatus {
    let mut child =
        program(words(site, output)).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    std::thread::sleep(moment);
    if signal == "KILL" {
        let _ = child.kill();
    } else {
        let pid = child.id().to_string();
        let _ = Command::new("kill").args([&format!("-{signal}"), &pid]).stderr(Stdio::null()).status();
    }
    child.wait().expect("the program ends")
}

const SIGNALS: [(&str, i32); 3] = [("KILL", 9), ("TERM", 15), ("INT", 2)];

/// A moment of a build that takes `usual`: any, or every fourth time one of its last part, where files move.
fn moment(round: usize, usual: Duration, random: &mut Random) -> Duration {
    let micros = usual.as_micros() as u64;
    Duration::from_micros(if round.is_multiple_of(4) {
        micros * 3 / 4 + random.below(micros / 3 + 1)
    } else {
        random.below(micros + micros / 10)
    })
}

fn timed(site: &Utf8Path, output: &Utf8Path) -> Duration {
    let start = Instant::now();
    build(site, output);
    start.elapsed()
}

/// Ends builds of the two sites over each other, and calls `after` each with the round, which site was there, and which
/// was to be. Gives how often each signal ended one.
fn kill_often(
    rounds: usize,
    sites: &[Utf8PathBuf],
    whole: &[Files],
    output: &Utf8Path,
    after: impl Fn(usize, usize, usize),
) -> BTreeMap<&'static str, usize> {
    let mut usual = timed(&sites[1], output).max(timed(&sites[0], output));
    let mut now = 0;
    let mut random = Random(20261121);
    let mut died = BTreeMap::new();
    for round in 0..rounds {
        let next = 1 - now;
        let (signal, number) = SIGNALS[round % 3];
        let status = killed(&sites[next], output, signal, moment(round, usual, &mut random));
        // By the signal's convention, or it had ended before. (A shell may have the tests ignore INT.)
        assert!(status.signal() == Some(number) || status.success(), "{signal}, round {round}: {status}");
        *died.entry(signal).or_insert(0) += usize::from(status.signal().is_some());
        let around = output.parent().expect("the output lies in a folder");
        if signal != "KILL" {
            // It could clean up, and has.
            assert_eq!(beside(around), ["public"], "{signal}, round {round}: left beside the output");
        }
        after(round, now, next);
        // The next build works, whatever was left behind, and leaves nothing beside the output.
        // One build that other tests made slow must not put all later moments behind the end.
        usual = (usual + timed(&sites[next], output)) / 2;
        assert_eq!(differences(&whole[next], &read(output)), [""; 0], "{signal}, round {round}");
        assert_eq!(beside(around), ["public"], "{signal}, round {round}: left beside the output");
        now = next;
    }
    died
}

#[test]
fn a_build_ended_at_any_moment_leaves_the_old_site_or_the_new_one_whole() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let whole = whole(&folder, &sites);
    assert!(differences(&whole[0], &whole[1]).len() > 10);
    let output = folder.path().join("served/public");
    build(&sites[0], &output);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let by_path = scope.spawn(|| read_by_path(&output, &whole, &stop));
        let by_handle = scope.spawn(|| read_by_handle(&output, &whole, &stop));
        let stopping = Stop(&stop);
        let died = kill_often(if full() { 200 } else { 40 }, &sites, &whole, &output, |round, now, next| {
            let found = read(&output);
            if !whole.iter().any(|site| differences(site, &found).is_empty()) {
                let [old, new] = [&whole[now], &whole[next]].map(|site| differences(site, &found));
                panic!("round {round}: neither old nor new\nold: {old:#?}\nnew: {new:#?}");
            }
        });
        drop(stopping);
        // All must have come about, or the moments were badly chosen.
        assert!(died["KILL"] > 2 && died["TERM"] > 2, "{died:?}");
        let reads = by_path.join().expect("it returns what is wrong");
        assert!(reads.as_ref().is_ok_and(|reads| *reads > 1000), "by path: {reads:?}");
        let reads = by_handle.join().expect("it returns what is wrong");
        assert!(reads.as_ref().is_ok_and(|(reads, _)| *reads > 1000), "by handle: {reads:?}");
    });
}

#[test]
fn ended_while_it_publishes_file_by_file_no_file_is_missing_or_cut_and_the_next_build_finishes() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let whole = whole(&folder, &sites);
    let output = folder.path().join("served/public");
    let Some(_mounted) = Mounted::new(&output, "size=50m") else { return };
    build(&sites[0], &output);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let by_path = scope.spawn(|| read_by_path(&output, &whole, &stop));
        let stopping = Stop(&stop);
        kill_often(if full() { 60 } else { 9 }, &sites, &whole, &output, |_, _, _| {});
        drop(stopping);
        let reads = by_path.join().expect("it returns what is wrong");
        assert!(reads.as_ref().is_ok_and(|reads| *reads > 300), "by path: {reads:?}");
    });
}

/// Wanted until it was asked `times` times.
fn wanted(times: usize) -> prospectus::stop::Stop {
    let asked = AtomicUsize::new(0);
    prospectus::stop::Stop::when(move || asked.fetch_add(1, Ordering::Relaxed) >= times)
}

#[test]
fn a_build_that_is_asked_to_end_does_so_between_any_two_files_and_leaves_nothing_behind() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let output = folder.path().join("served/public");
    let to = to(&output);
    std::fs::create_dir_all(folder.path().join("served")).expect("folders can be made");
    // Before there is a site, and over one.
    for site in &sites {
        let before = snapshot(&output);
        let mut rounds = 0;
        for times in (0..8).chain((8..).step_by(if full() { 5 } else { 60 })) {
            match build_until(&request(site), &to, &wanted(times)) {
                Err(Error::Stopped) => {}
                done => {
                    assert!(done.expect("it goes on to the end").built.is_some());
                    break;
                }
            }
            assert_eq!(differences(&before, &snapshot(&output)), [""; 0], "asked {times} times");
            let left = beside(&folder.path().join("served"));
            assert!(left == ["public"] || before.is_empty() && left.is_empty(), "asked {times} times: {left:?}");
            rounds += 1;
        }
        assert!(rounds > 8, "only {rounds}");
    }
}

#[test]
fn a_build_that_waits_for_another_ends_when_it_is_asked_to() {
    let folder = Folder::new();
    let site = &two_sites(&folder)[0];
    let output = folder.path().join("served/public");
    std::fs::create_dir_all(folder.path().join("served")).expect("folders can be made");
    let lock = folder.path().join("served/.public.prospectus.lock");
    let held = File::create(&lock).expect("files can be made");
    held.lock().expect("nobody else holds it");
    // More often than there are stages before it waits: it is asked again and again meanwhile.
    let ended = build_until(&request(site), &to(&output), &wanted(40));
    assert!(matches!(ended, Err(Error::Stopped)), "{ended:?}");
    assert_eq!(beside(&folder.path().join("served")), [".public.prospectus.lock"]);
}

#[test]
fn a_first_build_that_is_ended_leaves_no_site_or_a_whole_one() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let whole = whole(&folder, &sites[..1]);
    let output = folder.path().join("served/public");
    let usual = timed(&sites[0], &output);
    let mut random = Random(20261122);
    for round in 0..if full() { 60 } else { 8 } {
        std::fs::remove_dir_all(&output).expect("it was built");
        let (signal, _) = SIGNALS[round % 3];
        killed(&sites[0], &output, signal, moment(round, usual, &mut random));
        if signal != "KILL" {
            let left = beside(&folder.path().join("served"));
            assert!(left.is_empty() || left == ["public"], "{signal}, round {round}: {left:?}");
        }
        if output.exists() {
            assert_eq!(differences(&whole[0], &read(&output)), [""; 0], "round {round}");
        }
        build(&sites[0], &output);
        assert_eq!(differences(&whole[0], &read(&output)), [""; 0], "round {round}");
        assert_eq!(beside(&folder.path().join("served")), ["public"], "round {round}");
    }
}
