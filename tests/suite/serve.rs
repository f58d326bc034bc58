//! `prospectus serve` as a process: what it answers, what it tells pages and its user, and how it ends.
//!
//! Nothing here sleeps and hopes: a test waits for a line, an event or the end of a connection, with a deadline.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::build::{Request, Today};
use prospectus::date::CivilDay;
use prospectus::diag::MessageLang;
use prospectus::serve::Notice;
use prospectus::serve::live::Live;
use prospectus::serve::overlay::Editor;
use prospectus::serve::server::{self, Door, Shared, boot};
use serde_json::Value;

use crate::folder::{Folder, copy_site, program, project, request, run, snapshot};

/// Within which everything has to happen; far more than it takes, since other tests run beside.
const DEADLINE: Duration = Duration::from_mins(1);

const PAGE: &str = "/zh/programs/robotics-3-1/";
const WORDS: &str = "content/programs/robotics-3-1/zh.md";

/// A server, which ends with the value.
pub struct Server {
    child: Child,
    lines: Receiver<String>,
    /// `http://127.0.0.1:40123/`
    address: String,
    /// `127.0.0.1:40123`
    host: String,
}

impl Server {
    pub fn start(root: &Utf8Path, more: &[&str]) -> Self {
        let words = ["serve", "--port", "0", "--root", root.as_str()];
        Self::of(program(words).args(more))
    }

    fn of(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built for these tests");
        let (send, lines) = channel();
        let err = BufReader::new(child.stderr.take().expect("it is piped"));
        std::thread::spawn(move || err.lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
        let mut server = Self { child, lines, address: String::new(), host: String::new() };
        let line = server.line(|line| line.contains("http://"));
        let at = line.find("http://").expect("it was looked for");
        let address = line[at..].split_whitespace().next().expect("there is an address");
        let host = address["http://".len()..].split('/').next().expect("it has a host");
        (server.host, server.address) = (host.to_owned(), address.to_owned());
        server
    }

    /// The next line on standard error that `is` the one.
    fn line(&self, is: impl Fn(&str) -> bool) -> String {
        let until = Instant::now() + DEADLINE;
        let mut before = Vec::new();
        loop {
            match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) if is(&line) => return line,
                Ok(line) => before.push(line),
                Err(error) => panic!("{error}; the lines before: {before:#?}"),
            }
        }
    }

    fn connect(&self) -> TcpStream {
        connect(&self.host)
    }

    /// All that comes back for `request`, until the server or its silence ends it.
    fn raw(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // A server that refuses need not read it all.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        if let Err(error) = stream.read_to_end(&mut answer) {
            assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{}", String::from_utf8_lossy(request));
        }
        answer
    }

    fn ask(&self, method: &str, target: &str, headers: &[&str]) -> Answer {
        let mut request = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|header| header.starts_with("Host:")) {
            request.push_str(&format!("Host: {}\r\n", self.host));
        }
        headers.iter().for_each(|header| request.push_str(&format!("{header}\r\n")));
        Answer::read(&self.raw(format!("{request}\r\n").as_bytes()))
    }

    fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, &[])
    }

    fn events(&self, path: &str, lang: &str) -> Events {
        let mut stream = self.connect();
        let target = format!("/.prospectus/events?path={path}&lang={lang}");
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {}\r\nOrigin: http://{0}\r\n\r\n", self.host)
            .expect("it is sent");
        Events { lines: BufReader::new(stream) }
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.child.id().to_string()]).status().expect("there is `kill`");
        assert!(sent.success());
    }

    /// Waits for the end of the process: its exit status.
    fn end(mut self) -> Option<i32> {
        // Standard error ends with the process.
        while self.lines.recv_timeout(DEADLINE).is_ok() {}
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn connect(host: &str) -> TcpStream {
    let stream = TcpStream::connect(host).expect("it listens");
    stream.set_read_timeout(Some(DEADLINE)).expect("a time");
    stream
}

#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let at = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a whole head");
        let head = String::from_utf8(bytes[..at].to_vec()).expect("a head is ASCII");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Self { status, head, body: bytes[at + 4..].to_vec() }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text is UTF-8")
    }

    /// The page without what `serve` adds to it.
    fn page(&self) -> String {
        let text = self.text();
        let (before, rest) = text.split_once("<script src=\"/.prospectus/reload.js\"").expect("a page listens");
        format!("{before}{}", rest.split_once("</script>").expect("an element ends").1)
    }
}

/// The stream of one page.
struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next thing that the page is told.
    fn next(&mut self) -> Value {
        let until = Instant::now() + DEADLINE;
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).expect("an event comes in time");
            assert_ne!(read, 0, "the stream has ended");
            // Signs of life are no event.
            assert!(Instant::now() < until, "nothing is told");
            if let Some(json) = line.strip_prefix("data: ") {
                return serde_json::from_str(json).expect("JSON");
            }
        }
    }
}

/// A copy of the site in three languages, with which nothing is wrong.
fn site() -> Folder {
    let folder = Folder::new();
    copy_site(&project().join("tests/sites/trilingual"), folder.path());
    let settings = std::fs::read_to_string(folder.path().join("site.toml")).expect("it is there");
    let checks = "[checks]\nmissing-translation = \"allow\"\nstrings-missing = \"allow\"\n";
    folder.write("site.toml", format!("{settings}\n{checks}"));
    folder
}

fn change(folder: &Folder, path: &str, from: &str, to: &str) {
    let file = folder.path().join(path);
    let text = std::fs::read_to_string(&file).expect("it is there");
    assert!(text.contains(from), "{path}: {text}");
    std::fs::write(&file, text.replacen(from, to, 1)).expect("it can be written");
}

fn built(folder: &Folder) -> Utf8PathBuf {
    let output = folder.path().join("public");
    let ran = run(&mut program(["build", "--root", folder.path().as_str()]));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    output
}

#[test]
fn every_output_is_served_as_it_is_built_and_the_folder_stays_as_it_is() {
    let folder = site();
    change(&folder, "site.toml", "https://trilingual.example/", "https://trilingual.example/%E7%9B%AE%E5%BD%95/");
    let output = built(&folder);
    let before = snapshot(folder.path());
    let server = Server::start(folder.path(), &[]);
    assert!(server.address.ends_with("/%E7%9B%AE%E5%BD%95/"), "{}", server.address);
    let base = &server.address[format!("http://{}", server.host).len()..];
    for (path, bytes) in snapshot(&output) {
        if path.starts_with(".prospectus") {
            continue;
        }
        let answer = server.get(&format!("{base}{path}"));
        assert_eq!(answer.status, 200, "{path}");
        match path.ends_with(".html") {
            true => assert_eq!(answer.page().as_bytes(), bytes, "{path}"),
            false => assert_eq!(answer.body, bytes, "{path}"),
        }
        let kind = answer.header("Content-Type").expect("it has a type");
        assert_ne!(kind, "application/octet-stream", "{path}");
        let is_text = std::str::from_utf8(&bytes).is_ok();
        assert_eq!(kind.ends_with("; charset=utf-8"), is_text, "{path}: {kind}");
    }
    // Below the site's path a folder is its page, and without its slash leads there; the root leads to the site.
    assert!(server.get(&format!("{base}zh/")).text().contains("lang=\"zh-Hans\""));
    for (from, to) in [("zh/majors", "zh/majors/"), ("zh/majors?a=1", "zh/majors/?a=1")] {
        let answer = server.get(&format!("{base}{from}"));
        assert_eq!((answer.status, answer.header("Location")), (307, Some(&*format!("{base}{to}"))));
    }
    for from in ["/", base.trim_end_matches('/')] {
        let answer = server.get(from);
        assert_eq!((answer.status, answer.header("Location")), (307, Some(base)), "{from}");
    }
    assert_eq!(server.get("/zh/majors/").status, 404);
    drop(server);
    assert_eq!(snapshot(folder.path()), before);
}

#[test]
fn only_known_addresses_of_this_machine_are_answered_and_nothing_leaks() {
    let folder = site();
    folder.write("secret.txt", "秘密 secret");
    let server = Server::start(folder.path(), &["--poll=3600"]);
    for target in [
        "/../site.toml",
        "/zh/../../site.toml",
        "/%2e%2e/site.toml",
        "/zh/..%2f..%2fsite.toml",
        "/zh%2fmajors%2f",
        "/zh/majors%00/",
        "/zh/majors/%ff",
        "/..%5csite.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/./zh/",
        "/zh//majors/",
        "/site.toml",
        "/secret.txt",
        "/content/majors/robotics.yaml",
        "/.prospectus-manifest",
        "/.prospectus/",
        "/.prospectus/../site.toml",
        "/.git/config",
        "/zh/majors/index.html/",
        "/%",
    ] {
        let answer = server.get(target);
        assert_eq!(answer.status, 404, "{target}");
        let text = answer.text();
        assert!(!text.contains("base_url") && !text.contains("秘密") && !text.contains("root:"), "{target}: {text}");
    }
    // What is no address at all ends the connection or is refused; none gets more than that.
    for request in [
        "GET /\0 HTTP/1.1\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /zh/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /zh/ HTTP/1.1\r\n\r\n",
        "GET zh HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\u{16}\u{3}\u{1}\r\n\r\n",
        "GET /目录/ HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n",
    ] {
        let answer = server.raw(request.as_bytes());
        let status = if answer.is_empty() { 0 } else { Answer::read(&answer).status };
        assert!([0, 400, 403, 505].contains(&status), "{request:?}: {}", String::from_utf8_lossy(&answer));
    }
    let asked = |method: &str, target: &str, headers: &[&str]| server.ask(method, target, headers).status;
    let own = format!("http://{}/zh/", server.host);
    assert_eq!(asked("GET", &own, &[]), 200);
    assert_eq!(asked("GET", "/zh/", &["Host: localhost:4040"]), 200);
    assert_eq!(asked("GET", "/zh/", &["Host: catalogue.evil.example"]), 403);
    assert_eq!(asked("GET", "http://catalogue.evil.example/zh/", &[]), 403);
    assert_eq!(asked("GET", "/zh/", &["Origin: http://evil.example"]), 403);
    assert_eq!(asked("GET", "/zh/", &["Origin: null"]), 403);
    assert_eq!(asked("GET", "/.prospectus/events?path=/zh/", &["Origin: http://evil.example"]), 403);
    assert_eq!(asked("GET", "/.prospectus/events?path=/zh/", &["Host: evil.example"]), 403);
    assert_eq!(asked("GET", "/zh/", &["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"]), 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        let answer = server.ask(method, "/zh/", &[]);
        assert_eq!((answer.status, answer.header("Allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let page = server.get("/zh/");
    assert_eq!(page.header("Access-Control-Allow-Origin"), None);
    assert_eq!(page.header("Cross-Origin-Resource-Policy"), Some("same-origin"));
    assert_eq!(page.header("X-Content-Type-Options"), Some("nosniff"));
    let policy = page.header("Content-Security-Policy").expect("pages have a policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self';") && !policy.contains("unsafe"), "{policy}");
    // The page for what is not there, in the language of the address, else in all.
    for (target, lang) in [("/zh/无", "zh-Hans"), ("/ru/nothing/", "ru"), ("/en/nothing", "en"), ("/fr/", "en")] {
        let answer = server.get(&target.replace('无', "%E6%97%A0"));
        assert_eq!(answer.status, 404, "{target}");
        assert!(answer.text().contains(&format!("<html lang=\"{lang}\"")), "{target}");
    }
    let all = server.get("/nothing").text();
    assert!(all.contains("<section lang=\"zh-Hans\"") && all.contains("<section lang=\"ru\""), "{all}");
}

#[test]
fn what_a_browser_has_is_not_sent_again_and_head_sends_no_body() {
    let folder = site();
    let server = Server::start(folder.path(), &["--poll=3600"]);
    let sheet = server.get("/zh/").text();
    let sheet = &sheet[sheet.find("/assets/theme.").expect("a page has a style sheet")..];
    let sheet = &sheet[..sheet.find('"').expect("an attribute ends")];
    for target in [PAGE, sheet, "/.prospectus/reload.js", "/.prospectus/overlay.css"] {
        let first = server.get(target);
        let tag = first.header("ETag").expect("it has a mark").to_owned();
        let again = server.ask("GET", target, &[&format!("If-None-Match: \"x\", W/{tag}")]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{target}");
        assert_eq!(again.header("ETag"), Some(&*tag));
        let other = server.ask("GET", target, &["If-None-Match: \"x\""]);
        assert_eq!((other.status, other.body), (200, first.body.clone()), "{target}");
        let head = server.ask("HEAD", target, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{target}");
        assert_eq!(head.header("Content-Length"), Some(&*first.body.len().to_string()), "{target}");
    }
}

#[test]
fn heads_are_bounded_slow_clients_are_cut_off_and_others_do_not_wait_for_them() {
    let folder = site();
    let server = Server::start(folder.path(), &["--poll=3600"]);
    let long = server
        .raw(format!("GET /zh/ HTTP/1.1\r\nHost: {}\r\nX: {}\r\n\r\n", server.host, "a".repeat(1 << 20)).as_bytes());
    // Told so, unless the client was still sending when the connection was closed.
    assert!(long.is_empty() || Answer::read(&long).status == 431, "{}", String::from_utf8_lossy(&long));
    let many =
        server.raw(format!("GET /zh/ HTTP/1.1\r\nHost: {}\r\n{}\r\n", server.host, "X: 1\r\n".repeat(500)).as_bytes());
    assert_eq!(Answer::read(&many).status, 431);
    // Fifty that have sent half a head, and one that takes nothing of its answers.
    let mut slow: Vec<TcpStream> = (0..50).map(|_| server.connect()).collect();
    slow.iter_mut().for_each(|stream| stream.write_all(b"GET /zh/ HTTP/1.1\r\nHost: loc").expect("it is sent"));
    let mut greedy = server.connect();
    greedy.set_nonblocking(true).expect("it can be");
    let line = format!("GET {PAGE} HTTP/1.1\r\nHost: {}\r\n\r\n", server.host);
    for _ in 0..500 {
        if greedy.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    for _ in 0..20 {
        assert_eq!(server.get(PAGE).status, 200);
    }
    for stream in &mut slow {
        let mut answer = Vec::new();
        let ended = stream.read_to_end(&mut answer);
        assert!(
            ended.is_ok() || ended.is_err_and(|error| error.kind() == ErrorKind::ConnectionReset),
            "it was not cut off"
        );
        assert!(answer.is_empty() || Answer::read(&answer).status == 408, "{}", String::from_utf8_lossy(&answer));
    }
    assert_eq!(server.get(PAGE).status, 200);
}

#[test]
fn many_requests_at_once_are_all_answered() {
    let folder = site();
    let server = Server::start(folder.path(), &["--poll=3600"]);
    // Ten thousand, two hundred at once.
    let (clients, each) = (200, 50);
    let (host, whole) = (server.host.clone(), server.get(PAGE).page());
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let client = |i: usize| {
            let (host, whole) = (&host, &whole);
            move || {
                let mut wrong = Vec::new();
                // One connection for all of its requests.
                let mut stream = BufReader::new(connect(host));
                for n in 0..each {
                    let (target, status) = if (i + n).is_multiple_of(3) { ("/zh/nothing", 404) } else { (PAGE, 200) };
                    let request = format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n");
                    stream.get_mut().write_all(request.as_bytes()).expect("it is sent");
                    let mut head = String::new();
                    while !head.ends_with("\r\n\r\n") {
                        assert_ne!(stream.read_line(&mut head).expect("it is answered"), 0, "{head}");
                    }
                    let length = head
                        .lines()
                        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned));
                    let mut body = vec![0; length.expect("a length").parse().expect("a number")];
                    stream.read_exact(&mut body).expect("it is whole");
                    let answer = Answer::read(&[head.as_bytes(), &body].concat());
                    if answer.status != status || status == 200 && answer.page() != *whole {
                        wrong.push(format!("{target}: {}", answer.head));
                    }
                }
                wrong
            }
        };
        let clients: Vec<_> = (0..clients).map(|i| scope.spawn(client(i))).collect();
        clients.into_iter().flat_map(|client| client.join().expect("no client fails")).collect()
    });
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_changed_page_is_told_and_one_that_stays_as_it_is_hears_nothing() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut page = server.events(PAGE, "zh-Hans");
    let mut other = server.events("/ru/majors/robotics/", "ru");
    let (first, of_other) = (page.next(), other.next());
    assert_eq!(first["problems"], Value::Null);
    assert!(server.get(PAGE).text().contains(&format!("data-page=\"{}\"", first["page"].as_str().expect("a mark"))));
    let text = std::fs::read_to_string(folder.path().join(WORDS)).expect("it is there");
    folder.write(WORDS, format!("{text}\n校园里新开了一家书店。\n"));
    let second = page.next();
    assert_ne!(second["page"], first["page"]);
    let now = server.get(PAGE).text();
    assert!(now.contains("校园里新开了一家书店。") && now.contains(second["page"].as_str().expect("a mark")), "{now}");
    assert_eq!(server.line(|line| line.contains(" ms")).split(':').next(), Some(WORDS));
    // Neither concerns the other page: what it hears first is the third.
    folder.write(WORDS, text.replacen("title:", "title: 新", 1));
    assert_ne!(page.next()["page"], second["page"]);
    change(
        &folder,
        "content/majors/robotics.yaml",
        "name:",
        "summary: {en: Machines that move., zh: 会动的机器。, ru: Машины.}\nname:",
    );
    assert_ne!(other.next()["page"], of_other["page"]);
    // Another run of the program is told from this one.
    let again = Server::start(folder.path(), &["--poll=3600"]);
    assert_ne!(again.events(PAGE, "zh").next()["boot"], first["boot"]);
}

#[test]
fn a_picture_that_keeps_its_name_is_told_to_the_page_that_shows_it() {
    let folder = site();
    let svg = |colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><path fill=\"{colour}\" d=\"M0 0h8v8H0z\"/></svg>"
        )
    };
    folder.write("themes/default/theme.toml", "contract = 1\n");
    folder.write("themes/default/static/校徽.svg", svg("#a00"));
    let server = Server::start(folder.path(), &[]);
    let mut page = server.events("/zh/&also=/%25E6%25A0%25A1%25E5%25BE%25BD.svg", "zh");
    let first = page.next();
    assert!(first["also"][0].is_string(), "{first}");
    folder.write("themes/default/static/校徽.svg", svg("#0a0"));
    let second = page.next();
    assert_ne!(second["also"], first["also"]);
}

#[test]
fn while_something_is_wrong_the_last_good_page_stays_and_pages_are_told_what_it_is() {
    let folder = site();
    let server = Server::start(folder.path(), &["--editor", "my-editor://{path}#{line}"]);
    let good = server.get(PAGE).page();
    let (mut zh, mut en) = (server.events(PAGE, "zh-Hans"), server.events("/en/", "en"));
    let (first, _) = (zh.next(), en.next());
    let text = std::fs::read_to_string(folder.path().join(WORDS)).expect("it is there");
    folder.write(WORDS, text.replacen("title:", "\"<script>alert(1)</script>\": 机器人\ntitle:", 1));
    let told = zh.next();
    assert_eq!(told["page"], first["page"], "the page stays");
    let problems = &told["problems"];
    assert_eq!(problems["lang"], "zh-Hans");
    assert_eq!(problems["title"], "1 个文件中有 1 个错误");
    let item = &problems["items"][0];
    assert_eq!(item["code"], "unknown-field");
    assert_eq!(item["message"], "项目没有字段 `<script>alert(1)</script>`");
    let place = format!("{WORDS}:2:1");
    assert_eq!(item["place"], Value::String(place));
    assert_eq!(item["href"], Value::String(format!("my-editor://{}/{WORDS}#2", folder.path())));
    assert_eq!(item["line"]["marked"], "\"<script>alert(1)</script>\"");
    assert_eq!(item["line"]["behind"], ": 机器人");
    let in_english = en.next();
    assert_eq!(in_english["problems"]["items"][0]["message"], "programs have no field `<script>alert(1)</script>`");
    assert_eq!(server.get(PAGE).page(), good);
    server.line(|line| line.starts_with("error[unknown-field]"));
    let line = server.line(|line| line.contains(" ms"));
    assert!(line.ends_with(" ms, 1 error in 1 file; the last good pages stay until it is mended"), "{line}");
    folder.write(WORDS, text.replacen("title:", "title: 新", 1));
    let mended = zh.next();
    assert_eq!(mended["problems"], Value::Null);
    assert_ne!(mended["page"], first["page"]);
    assert_eq!(en.next()["problems"], Value::Null);
    let line = server.line(|line| line.contains(" ms"));
    assert!(line.ends_with(" ms; mended, the pages follow"), "{line}");
}

#[test]
fn a_site_that_was_never_good_shows_its_mistakes_and_then_its_pages() {
    let folder = site();
    change(&folder, "content/majors/robotics.yaml", "name:", "nmae: {en: '<b>x</b>', zh: 机器}\nname:");
    let server = Server::start(folder.path(), &[]);
    server.line(|line| line == "pages will come once it is mended");
    let answer = server.get(PAGE);
    assert_eq!(answer.status, 503);
    let text = answer.text();
    assert!(text.contains("<html lang=\"zh-Hans\">") && text.contains("content/majors/robotics.yaml:"), "{text}");
    assert!(text.contains("data-page=\"none\"") && text.contains("专业没有字段 `nmae`"), "{text}");
    assert!(server.get("/en/").text().contains("majors have no field `nmae`"));
    let mut events = server.events(PAGE, "zh");
    let first = events.next();
    assert_eq!(first["page"], "none");
    assert_eq!(first["problems"]["items"][0]["code"], "unknown-field");
    change(&folder, "content/majors/robotics.yaml", "nmae: {en: '<b>x</b>', zh: 机器}\n", "");
    let mended = events.next();
    assert_eq!(mended["problems"], Value::Null);
    assert_eq!(server.get(PAGE).status, 200);
}

#[test]
fn what_cannot_be_read_is_told_and_made_up_for() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut page = server.events(PAGE, "zh");
    let first = page.next();
    let (here, away) = (folder.path().join("site.toml"), folder.path().join("away"));
    std::fs::rename(&here, &away).expect("it can be renamed");
    let told = page.next();
    assert_eq!(told["page"], first["page"], "the page stays");
    let message = format!("`{}` 中没有 site.toml", folder.path());
    assert_eq!(told["problems"]["items"][0]["message"], Value::String(message));
    server.line(|line| line == "the site stays as it was");
    std::fs::rename(&away, &here).expect("it can be renamed");
    assert_eq!(page.next(), first);
    let line = server.line(|line| line.contains(" ms"));
    assert!(line.starts_with("site.toml: ") && line.ends_with("; mended, the pages follow"), "{line}");
}

#[test]
fn a_template_that_fails_takes_only_its_pages_and_says_where() {
    let folder = site();
    folder.write("themes/default/theme.toml", "contract = 1\n");
    let server = Server::start(folder.path(), &[]);
    let mut events = server.events("/zh/majors/robotics/", "zh");
    let first = events.next();
    folder.write(
        "themes/default/templates/majors.html",
        "{% extends \"entry.html\" %}\n{% block facts %}{{ entry.nonsense.more }}{% endblock facts %}\n",
    );
    let told = events.next();
    assert!(told["page"].is_null(), "the page stays: {told}");
    assert_ne!(told["problems"], Value::Null);
    let answer = server.get("/zh/majors/robotics/");
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("<p>目前还没有可显示的页面。"), "{}", answer.text());
    assert!(answer.text().contains("themes/default/templates/majors.html:2:"), "{}", answer.text());
    assert_eq!(server.get(PAGE).status, 200);
    std::fs::remove_file(folder.path().join("themes/default/templates/majors.html")).expect("it is there");
    // Several events may lead there: a file that is made and one that is closed are told apart.
    let mut mended = events.next();
    while mended["problems"] != Value::Null {
        mended = events.next();
    }
    assert_eq!(mended["page"], first["page"]);
}

#[test]
fn many_files_at_once_new_folders_and_renamed_ones_are_followed() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut index = server.events("/zh/majors/", "zh");
    let mut last = index.next();
    let mut follow = |what: &str, there: &dyn Fn(&str) -> bool| {
        // Several events may lead there; the page is right at the last of them.
        let until = Instant::now() + DEADLINE;
        while !there(&server.get("/zh/majors/").text()) {
            assert!(Instant::now() < until, "{what}: {last}");
            last = index.next();
        }
    };
    for i in 0..200 {
        folder.write(
            format!("content/majors/m{i:03}.yaml"),
            format!("name: {{en: Major {i:03}, zh: 专业{i:03}, ru: Курс {i:03}}}\nlevels: [bachelor]\n"),
        );
    }
    follow("200 files", &|page| page.contains("专业000") && page.contains("专业199"));
    for i in 0..199 {
        std::fs::remove_file(folder.path().join(format!("content/majors/m{i:03}.yaml"))).expect("it is there");
    }
    follow("199 removed", &|page| !page.contains("专业000") && page.contains("专业199"));
    // A folder with a file in it, made elsewhere and moved here; then its name is another one.
    folder.write("elsewhere/sailing/facts.yaml", "name: {en: Sailing, zh: 航海, ru: Парус}\nlevels: [bachelor]\n");
    let (from, to) = (folder.path().join("elsewhere/sailing"), folder.path().join("content/majors/sailing"));
    std::fs::rename(from, &to).expect("it can be moved");
    follow("a folder moved here", &|page| page.contains("/zh/majors/sailing/"));
    std::fs::rename(&to, folder.path().join("content/majors/rowing")).expect("it can be renamed");
    follow("a folder renamed", &|page| page.contains("/zh/majors/rowing/") && !page.contains("/zh/majors/sailing/"));
    folder.write("content/majors/rowing/facts.yaml", "name: {en: Rowing, zh: 划船, ru: Гребля}\nlevels: [bachelor]\n");
    follow("a file in the renamed folder", &|page| page.contains("划船"));
    std::fs::create_dir_all(folder.path().join("content/majors/weaving")).expect("folders can be made");
    folder.write(
        "content/majors/weaving/facts.yaml",
        "name: {en: Weaving, zh: 织造, ru: Ткачество}\nlevels: [bachelor]\n",
    );
    follow("a file in a new folder", &|page| page.contains("织造"));
    // The whole of it goes away, and comes back as something else (a switch of branches).
    std::fs::rename(folder.path().join("content/majors"), folder.path().join("elsewhere/majors"))
        .expect("it can be moved");
    std::fs::remove_file(folder.path().join("elsewhere/majors/m199.yaml")).expect("it is there");
    std::fs::rename(folder.path().join("elsewhere/majors"), folder.path().join("content/majors"))
        .expect("it can be moved");
    follow("a folder that came back", &|page| page.contains("织造") && !page.contains("专业199"));
}

#[test]
fn editors_litter_is_no_change_and_their_ways_to_save_are_one() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut page = server.events(PAGE, "zh");
    page.next();
    let text = std::fs::read_to_string(folder.path().join(WORDS)).expect("it is there");
    let below = |name: &str| format!("content/programs/robotics-3-1/{name}");
    for name in [
        ".zh.md.swp",
        "4913",
        "zh.md~",
        "#zh.md#",
        ".#zh.md",
        ".DS_Store",
        "zh.md___jb_tmp___",
        ".goutputstream-A1",
        "x.tmp",
        "~$zh.md",
    ] {
        folder.write(below(name), "甲");
        std::fs::remove_file(folder.path().join(below(name))).expect("it is there");
    }
    folder.write("public/index.html", "甲");
    folder.write(".prospectus/x", "甲");
    let rename = |from: &str, to: &str| {
        std::fs::rename(folder.path().join(below(from)), folder.path().join(below(to))).expect("it can be renamed");
    };
    // As vim does: the old file away, a new one in its place, the old one removed.
    rename("zh.md", "zh.md~");
    folder.write(WORDS, format!("{text}\n第一次保存。\n"));
    std::fs::remove_file(folder.path().join(below("zh.md~"))).expect("it is there");
    let line = server.line(|line| line.contains(" ms") || line.contains("error"));
    assert!(line.starts_with(&format!("{WORDS}: ")) && line.ends_with(" ms"), "{line}");
    assert!(page.next()["problems"].is_null());
    assert!(server.get(PAGE).text().contains("第一次保存。"));
    // As others do: a new file beside it, renamed over it.
    folder.write(below("zh.md___jb_tmp___"), format!("{text}\n第二次保存。\n"));
    rename("zh.md", "zh.md___jb_old___");
    rename("zh.md___jb_tmp___", "zh.md");
    std::fs::remove_file(folder.path().join(below("zh.md___jb_old___"))).expect("it is there");
    let line = server.line(|line| line.contains(" ms") || line.contains("error"));
    assert!(line.starts_with(&format!("{WORDS}: ")) && line.ends_with(" ms"), "{line}");
    assert!(page.next()["problems"].is_null());
    // As `sed -i` does: by a name that is no litter, for a moment.
    folder.write(below("sedA1b2C3"), format!("{text}\n第三次保存。\n"));
    rename("sedA1b2C3", "zh.md");
    let third = page.next();
    assert!(third["problems"].is_null(), "{third}");
    assert!(server.get(PAGE).text().contains("第三次保存。"));
}

#[test]
fn where_the_system_does_not_tell_the_disk_is_looked_at() {
    let folder = site();
    let server = Server::start(folder.path(), &["--poll=0.2"]);
    let mut page = server.events(PAGE, "zh");
    let first = page.next();
    let text = std::fs::read_to_string(folder.path().join(WORDS)).expect("it is there");
    folder.write(WORDS, format!("{text}\n新的一段。\n"));
    assert_ne!(page.next()["page"], first["page"]);
    assert!(server.get(PAGE).text().contains("新的一段。"));
}

#[cfg(target_os = "linux")]
#[test]
fn where_the_system_allows_no_more_watches_it_says_so_and_looks_at_the_disk() {
    let may = Command::new("unshare").args(["-U", "-r", "true"]).stderr(Stdio::null()).status();
    if !may.is_ok_and(|status| status.success()) {
        eprintln!("not run: `unshare -U -r` is refused here");
        return;
    }
    let folder = site();
    // A user namespace of its own, in which three files may be watched.
    let limit = "echo 3 >/proc/sys/user/max_inotify_watches && exec \"$@\"";
    let mut command = Command::new("unshare");
    command.env_clear().env("LC_ALL", "zh_CN.UTF-8").args(["-U", "-r", "sh", "-c", limit, "sh"]);
    command.args([env!("CARGO_BIN_EXE_prospectus"), "serve", "--port", "0", "--root", folder.path().as_str()]);
    let server = Server::of(&mut command);
    server.line(|line| line == "系统不允许再监视更多文件夹的变化：改为每 2 秒查看一次文件");
    server.line(|line| line == "如需立即得知变化，请放宽限制：`sudo sysctl fs.inotify.max_user_watches=524288`");
    let mut page = server.events(PAGE, "zh");
    let first = page.next();
    let text = std::fs::read_to_string(folder.path().join(WORDS)).expect("it is there");
    folder.write(WORDS, format!("{text}\n新的一段。\n"));
    assert_ne!(page.next()["page"], first["page"]);
}

#[test]
fn a_page_that_is_asked_for_after_midnight_is_that_of_the_new_day() {
    let folder = Folder::new();
    let root = folder.path().join("site");
    copy_site(&project().join("tests/sites/every-field"), &root);
    // In Shanghai 23:59:30 of 31 March 2099, on which applications close.
    let before = 4_078_655_970;
    let moment = Arc::new(AtomicI64::new(before));
    let clock = moment.clone();
    let request = Request { today: Today::Moment(before), ..request(&root) };
    let live = Live::open_by(&request, Arc::new(move || Today::Moment(clock.load(Ordering::Relaxed))));
    let door = Door::open("127.0.0.1", 0, &root).expect("there is a free port");
    let (days, told) = channel();
    let shared = Shared {
        live: Arc::new(live.expect("the site can be read")),
        news: tokio::sync::watch::channel(0).0,
        tell: Arc::new(move |notice| {
            if let Notice::Day { state, .. } = notice {
                days.send(state.today()).expect("it is waited for");
            }
        }),
        failure: Mutex::new(None),
        editor: Editor::parse("vscode").expect("a known one"),
        lang: MessageLang::En,
        root,
        names: door.names.clone(),
        boot: boot(),
    };
    let host = door.address("/").trim_start_matches("http://").trim_end_matches('/').to_owned();
    let _running = server::run(door, Arc::new(shared)).expect("it runs");
    let page = || {
        let mut stream = connect(&host);
        write!(stream, "GET /catalogue/zh/training/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it is answered");
        Answer::read(&answer)
    };
    let old = page();
    assert_eq!(old.status, 200);
    assert_eq!(page().body, old.body);
    moment.store(before + 60, Ordering::Relaxed);
    let new = page();
    assert!(new.status == 200 && new.body != old.body);
    assert_eq!(told.try_recv(), Ok(CivilDay::new(2099, 4, 1).expect("a day")));
    // One is told once.
    assert_eq!(page().body, new.body);
    assert!(told.try_recv().is_err());
}

#[test]
fn drafts_and_internal_entries_are_shown_on_request_and_say_so() {
    let folder = site();
    folder.write(
        "content/majors/draft.yaml",
        "name: {en: Sailing, zh: 航海, ru: Парус}\nsummary: {en: a, zh: 甲, ru: а}\nlevels: [bachelor]\ndraft: true\n",
    );
    folder.write("content/majors/inside.yaml", "name: {en: Rowing, zh: 划船, ru: Гребля}\nsummary: {en: a, zh: 甲, ru: а}\nlevels: [bachelor]\nvisibility: internal\n");
    let server = Server::start(folder.path(), &["--poll=3600"]);
    assert_eq!(server.get("/zh/majors/draft/").status, 404);
    assert_eq!(server.get("/zh/majors/inside/").status, 404);
    let with = Server::start(folder.path(), &["--poll=3600", "--drafts"]);
    assert!(with.get("/zh/majors/draft/").text().contains(" data-badge=\"草稿：尚未发布\""));
    assert!(with.get("/en/majors/inside/").text().contains(" data-badge=\"Internal: never published\""));
    assert!(!with.get("/zh/majors/robotics/").text().contains("data-badge"));
    // The mark alone is a change of the page, too.
    let follows = Server::start(folder.path(), &["--drafts"]);
    let mut page = follows.events("/zh/majors/draft/", "zh");
    let first = page.next();
    change(&folder, "content/majors/draft.yaml", "draft: true\n", "");
    assert_ne!(page.next()["page"], first["page"]);
    assert!(!follows.get("/zh/majors/draft/").text().contains("data-badge"));
}

#[test]
fn a_port_that_is_taken_is_told_with_its_holder_and_another_one() {
    let folder = site();
    let server = Server::start(folder.path(), &["--poll=3600"]);
    let port = server.host.rsplit(':').next().expect("a port").to_owned();
    let serve = |root: &Utf8Path, port: &str, lang: &str| {
        run(&mut program(["serve", "--port", port, "--root", root.as_str(), "--messages", lang]))
    };
    let same = serve(folder.path(), &port, "en");
    let begin = format!(
        "prospectus: this site is served already: open http://127.0.0.1:{port}/\nto serve it once more, write `prospectus serve --port "
    );
    assert_eq!(same.code, Some(2));
    assert!(same.err.starts_with(&begin), "{}", same.err);
    let other = site();
    let told = serve(other.path(), &port, "zh");
    let begin = format!(
        "prospectus: 端口 {port} 已被另一个 `prospectus serve` 占用，其网站在 {}\n请结束它，或改写 `prospectus serve --port ",
        folder.path()
    );
    assert!(told.code == Some(2) && told.err.starts_with(&begin), "{}", told.err);
    let stranger = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = stranger.local_addr().expect("it has one").port().to_string();
    let told = serve(other.path(), &port, "en");
    let begin = format!(
        "prospectus: port {port} is in use by another program\nend that one, or write `prospectus serve --port "
    );
    assert!(told.code == Some(2) && told.err.starts_with(&begin), "{}", told.err);
    let nowhere = run(&mut program(["serve", "--host", "192.0.2.1", "--root", other.path().as_str()]));
    assert_eq!(nowhere.code, Some(2));
    assert!(
        nowhere.err.starts_with("prospectus: `192.0.2.1` is no name or address of this machine: "),
        "{}",
        nowhere.err
    );
}

#[cfg(unix)]
#[test]
fn it_ends_at_once_when_asked_to_though_pages_listen() {
    for signal in ["-INT", "-TERM"] {
        let folder = site();
        let server = Server::start(folder.path(), &[]);
        let mut streams: Vec<Events> = (0..20).map(|_| server.events(PAGE, "zh")).collect();
        streams.iter_mut().for_each(|stream| drop(stream.next()));
        let mut idle = server.connect();
        idle.write_all(b"GET /").expect("it is sent");
        let asked = Instant::now();
        server.signal(signal);
        assert_eq!(server.end(), Some(0), "{signal}");
        assert!(asked.elapsed() < Duration::from_secs(2), "{signal}: {:?}", asked.elapsed());
    }
}

/// Processor time of a process so far, in the system's ticks.
#[cfg(target_os = "linux")]
fn ticks(id: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("it runs");
    let fields: Vec<&str> = stat.rsplit(')').next().expect("a name").split_whitespace().collect();
    [11, 12].iter().map(|at| fields[*at].parse::<u64>().expect("a number")).sum()
}

#[cfg(target_os = "linux")]
#[test]
fn a_server_with_an_open_page_that_nobody_changes_takes_no_processor_time() {
    let folder = site();
    let server = Server::start(folder.path(), &[]);
    let mut page = server.events(PAGE, "zh");
    page.next();
    // What is left to do after the first answer is done once another one has come.
    server.get(PAGE);
    let id = server.child.id();
    let before = ticks(id);
    // Nothing comes in this time; the wait is what is measured.
    page.lines.get_ref().set_read_timeout(Some(Duration::from_secs(3))).expect("a time");
    let mut byte = [0];
    loop {
        match page.lines.read(&mut byte) {
            Ok(1) if byte[0].is_ascii_whitespace() || byte[0] == b'0' => {}
            Ok(_) => panic!("an event came: {byte:?}"),
            Err(error) => {
                break assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}");
            }
        }
    }
    let taken = ticks(id) - before;
    assert!(taken <= 1, "{taken} ticks in three seconds");
}
