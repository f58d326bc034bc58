//! HTTP on one address: connections with their limits, pages from memory, and the stream of events.
//!
//! A page is answered as it would be published, with one element more: the script that listens for changes. The stream
//! tells a page what it would be now, and what is wrong with the site; a page that nobody looks at costs nothing.
//! Not here: what a request asks for (`answer`), what is wrong in words (`overlay`).

use std::convert::Infallible;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener as StdListener, TcpStream as StdStream, ToSocketAddrs};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use camino::{Utf8Path, Utf8PathBuf};
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Serialize;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, mpsc, watch as signal};
use tokio::time::{Sleep, sleep, timeout};

use super::answer::{Found, Names, OWN, Refusal, content_type, find, judge, query};
use super::live::{KeptBack, Live, Served, State};
use super::overlay::{Cx, Editor, Failure, Problems};
use super::{Notice, Tell};
use crate::diag::{Both, Diagnostic, MessageLang};
use crate::export::headers::ALWAYS;

/// So long a client may take for the head of a request, or stay silent between two.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// So long it may take nothing of an answer.
const STALLED: Duration = Duration::from_secs(20);
/// Bytes and lines of the head of a request.
const HEAD_SIZE: usize = 16 << 10;
const HEAD_LINES: usize = 64;
/// Connections at once; further ones wait.
const CONNECTIONS: usize = 512;
/// So long open connections have to come to their end when the server is to end.
const FAREWELL: Duration = Duration::from_millis(500);
/// Between two signs of life on a stream on which nothing happens, for what stands between it and the browser.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);
/// Files that a page shows and whose name does not change with their content, as the page tells them.
const ALSO: usize = 32;

const SCRIPT: &str = include_str!("client/reload.js");
const SHEET: &str = include_str!("client/overlay.css");

/// What every request is answered from.
pub struct Shared {
    pub live: Arc<Live>,
    /// Grows with every change that was applied.
    pub news: signal::Sender<u64>,
    pub tell: Tell,
    /// Of the last change.
    pub failure: Mutex<Option<Failure>>,
    pub editor: Editor,
    pub lang: MessageLang,
    pub root: Utf8PathBuf,
    pub names: Names,
    /// Differs between two runs of the program.
    pub boot: String,
}

impl Shared {
    /// The site as it is today.
    fn site(&self) -> Arc<State> {
        let started = Instant::now();
        // What cannot be read is told with the change that it is told of.
        if self.live.follow_clock().is_ok_and(|is_other| is_other) {
            self.news.send_modify(|number| *number += 1);
            (self.tell)(Notice::Day { took: started.elapsed(), state: &self.live.current() });
        }
        self.live.current()
    }
}

/// Why the address is not to be had.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error("port {0} is in use")]
    Busy(u16, Busy),
    #[error("port {0} is not allowed: {1}")]
    Forbidden(u16, io::Error),
    #[error("`{0}` is no name or address of this machine: {1}")]
    Host(String, io::Error),
    #[error("the server cannot start: {0}")]
    Runtime(io::Error),
}

/// Who holds a port, and which one is free.
#[derive(Debug)]
pub struct Busy {
    /// The root of the site, where it is a `prospectus serve`.
    pub holder: Option<String>,
    pub is_same_site: bool,
    pub address: String,
    pub free: Option<u16>,
}

/// A mark by which one run of the program differs from another.
#[allow(clippy::disallowed_methods, reason = "two runs differ by the moment at which they began")]
pub fn boot() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    format!("{since:x}")
}

/// An address that is ours, and at which nobody is answered yet.
pub struct Door {
    listener: StdListener,
    host: String,
    pub names: Names,
}

impl Door {
    /// Takes `port` at `host`, any free one for 0. `root` is the site's, to tell whether somebody serves it already.
    pub fn open(host: &str, port: u16, root: &Utf8Path) -> Result<Self, Refused> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let refused = |error| Refused::Host(host.to_owned(), error);
        let none = || io::Error::new(io::ErrorKind::NotFound, "nothing is known by this name");
        // IPv4 first where a name has both, since that is what people type.
        let mut found: Vec<SocketAddr> = (bare, port).to_socket_addrs().map_err(refused)?.collect();
        found.sort_by_key(SocketAddr::is_ipv6);
        let address = *found.first().ok_or_else(none).map_err(refused)?;
        let listener = StdListener::bind(address).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => Refused::Busy(port, busy(address, root)),
            io::ErrorKind::PermissionDenied => Refused::Forbidden(port, error),
            _ => refused(error),
        })?;
        let mut known = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).to_vec();
        let written = |ip: IpAddr| if ip.is_ipv6() { format!("[{ip}]") } else { ip.to_string() };
        for name in [host.to_ascii_lowercase(), written(address.ip())] {
            if !known.contains(&name) {
                known.push(name);
            }
        }
        let host = match address.ip() {
            ip if ip.is_unspecified() => "localhost".to_owned(),
            _ if bare.parse::<IpAddr>().is_ok() => written(address.ip()),
            _ => host.to_owned(),
        };
        Ok(Self { listener, host, names: Names { known, any_address: address.ip().is_unspecified() } })
    }

    /// What a person opens in a browser; `base` is the path of the site's address.
    pub fn address(&self, base: &str) -> String {
        let port = self.listener.local_addr().map_or(0, |address| address.port());
        format!("http://{}:{port}{base}", self.host)
    }
}

/// Who holds `address`: asked, since a `prospectus serve` says so.
fn busy(address: SocketAddr, root: &Utf8Path) -> Busy {
    let ask = || -> io::Result<String> {
        let wait = Duration::from_millis(300);
        let near = if address.ip().is_unspecified() { (Ipv4Addr::LOCALHOST, address.port()).into() } else { address };
        let mut stream = StdStream::connect_timeout(&near, wait)?;
        stream.set_read_timeout(Some(wait))?;
        stream.set_write_timeout(Some(wait))?;
        write!(stream, "GET {OWN}root HTTP/1.1\r\nHost: {near}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.take(8192).read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = ask().unwrap_or_default();
    let holder = answer.split_once("\r\n\r\nprospectus\n").map(|(_, root)| root.trim_end().to_owned());
    let free = (1..=20)
        .filter_map(|step| address.port().checked_add(step))
        .find(|port| StdListener::bind((address.ip(), *port)).is_ok());
    let is_same_site = holder.as_deref() == Some(root.as_str());
    Busy { holder, is_same_site, address: format!("http://{address}/"), free }
}

/// A server that answers.
pub struct Running {
    runtime: Runtime,
    stop: signal::Sender<bool>,
    /// Gives nothing any more once every connection has come to its end.
    open: mpsc::Receiver<()>,
}

/// Answers at `door` from now on.
pub fn run(door: Door, shared: Arc<Shared>) -> io::Result<Running> {
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        // Pages are rendered there: more threads than processors would only wait for each other.
        .max_blocking_threads(threads.max(2))
        .thread_stack_size(super::STACK)
        .enable_all()
        .build()?;
    door.listener.set_nonblocking(true)?;
    let listener = {
        let _inside = runtime.enter();
        TcpListener::from_std(door.listener)?
    };
    let (stop, stopped) = signal::channel(false);
    let (is_open, open) = mpsc::channel(1);
    runtime.spawn(accept(listener, shared, stopped, is_open));
    Ok(Running { runtime, stop, open })
}

impl Running {
    /// Returns after SIGINT or SIGTERM, when open connections have ended or had their time.
    pub fn until_asked_to_end(self) {
        let Self { runtime, stop, mut open } = self;
        runtime.block_on(async {
            asked_to_end().await;
            let _ = stop.send(true);
            let _ = timeout(FAREWELL, open.recv()).await;
        });
        // A page that is being rendered is not waited for.
        runtime.shutdown_background();
    }
}

#[cfg(unix)]
async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut int), Ok(mut term), Ok(mut hup)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()), signal(SignalKind::hangup()))
    else {
        // Without a handler the system ends the process.
        return std::future::pending().await;
    };
    tokio::select! {
        _ = int.recv() => {}
        _ = term.recv() => {}
        _ = hup.recv() => {}
    }
}

#[cfg(not(unix))]
async fn asked_to_end() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Waits until the server is to end.
async fn ended(stop: &mut signal::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn accept(
    listener: TcpListener,
    shared: Arc<Shared>,
    stopped: signal::Receiver<bool>,
    is_open: mpsc::Sender<()>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut asked = stopped.clone();
    loop {
        let place = places.clone().acquire_owned().await.expect("it is never closed");
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // No file is free for it, or the client has gone: others are to be answered all the same.
                Err(_) => {
                    sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = ended(&mut asked) => return,
        };
        let (shared, stopped, is_open) = (shared.clone(), stopped.clone(), is_open.clone());
        tokio::spawn(async move {
            connection(stream, shared, stopped).await;
            drop((place, is_open));
        });
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>, mut stopped: signal::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let stop = stopped.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (shared, stop) = (shared.clone(), stop.clone());
        async move { Ok::<_, Infallible>(respond(&shared, &request, stop).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_SIZE)
        .max_headers(HEAD_LINES)
        .serve_connection(TokioIo::new(Patient::new(stream)), service);
    let mut connection = pin!(connection);
    tokio::select! {
        // What goes wrong here (a client that goes away, or sends what is no HTTP) concerns that client alone.
        _ = connection.as_mut() => return,
        () = ended(&mut stopped) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// A connection that ends when its client takes nothing for [`STALLED`].
struct Patient {
    stream: TcpStream,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn new(stream: TcpStream) -> Self {
        Self { stream, stalled: None }
    }

    fn judged<T>(&mut self, cx: &mut Context, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        ready!(self.stalled.get_or_insert_with(|| Box::pin(sleep(STALLED))).as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.judged(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        parts: &[io::IoSlice],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.judged(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// The body of an answer.
enum Reply {
    Whole(Bytes),
    Events(mpsc::Receiver<Bytes>),
}

impl Body for Reply {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Reply::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Reply::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Reply::Events(events) => events.poll_recv(cx).map(|event| event.map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Reply::Whole(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Reply::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Reply::Events(_) => SizeHint::default(),
        }
    }
}

type Answer = Response<Reply>;

async fn respond(shared: &Arc<Shared>, request: &Request<Incoming>, stop: signal::Receiver<bool>) -> Answer {
    let uri = request.uri();
    if let Err(Refusal { status, text }) = judge(request.method(), uri, request.headers(), &shared.names) {
        let mut answer = plain(status, text);
        if status == StatusCode::METHOD_NOT_ALLOWED {
            answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        return answer;
    }
    let mut answer = match uri.path().strip_prefix(OWN) {
        Some("reload.js") => file(SCRIPT, "reload.js", &shared.boot),
        Some("overlay.css") => file(SHEET, "overlay.css", &shared.boot),
        // Which site this is, for another program that would like to have the port.
        Some("root") => plain(StatusCode::OK, &format!("prospectus\n{}", shared.root)),
        Some("events") if *request.method() == Method::GET => events(shared, uri.query().unwrap_or_default(), stop),
        Some(_) => plain(StatusCode::NOT_FOUND, "there is nothing here"),
        None => page(shared.clone(), uri.path().to_owned(), uri.query().map(str::to_owned)).await,
    };
    if answer.status() == StatusCode::OK && is_known(request.headers(), answer.headers()) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        answer.headers_mut().remove(header::CONTENT_LENGTH);
        answer.headers_mut().remove(header::CONTENT_TYPE);
        *answer.body_mut() = Reply::Whole(Bytes::new());
    }
    if *request.method() == Method::HEAD {
        *answer.body_mut() = Reply::Whole(Bytes::new());
    }
    answer
}

/// Whether the client has what would be sent (RFC 9110, 13.1.2).
fn is_known(asked: &HeaderMap, answer: &HeaderMap) -> bool {
    let Some(own) = answer.get(header::ETAG).and_then(|tag| tag.to_str().ok()) else { return false };
    let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|tag| {
        let tag = tag.trim();
        tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == own
    })
}

/// An answer with what is sent with everything.
fn answer(status: StatusCode, content_type: &'static str, body: Reply) -> Answer {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let length = answer.body().size_hint().exact();
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    // Kept, and asked for again each time: what is unchanged is not sent twice.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Some(length) = length {
        headers.insert(header::CONTENT_LENGTH, length.into());
    }
    answer
}

fn plain(status: StatusCode, text: &str) -> Answer {
    answer(status, "text/plain; charset=utf-8", Reply::Whole(format!("{text}\n").into()))
}

fn file(text: &'static str, name: &str, boot: &str) -> Answer {
    tagged(answer(StatusCode::OK, content_type(name), Reply::Whole(Bytes::from_static(text.as_bytes()))), boot)
}

fn tagged(mut answer: Answer, tag: &str) -> Answer {
    let tag = HeaderValue::try_from(format!("\"{tag}\"")).expect("hexadecimal");
    answer.headers_mut().insert(header::ETAG, tag);
    answer
}

async fn page(shared: Arc<Shared>, path: String, query: Option<String>) -> Answer {
    let rendered = tokio::task::spawn_blocking(move || {
        let state = shared.site();
        match find(&state, &path) {
            Found::Output(file, served) => {
                let kept_back = state.kept_back(&file);
                let tag = mark(&served, kept_back);
                match is_html(&served, &file) {
                    true => {
                        let badge = badge(kept_back, lang_of(&path, shared.lang));
                        let body = with_script(&served.bytes, &script(&shared, &tag, badge));
                        let answer = answer(StatusCode::OK, content_type("index.html"), Reply::Whole(body.into()));
                        tagged(answer, &format!("{tag}-{}", shared.boot))
                    }
                    false => {
                        let body = Reply::Whole(Bytes::from_owner(served.bytes));
                        tagged(answer(StatusCode::OK, content_type(&file), body), &tag)
                    }
                }
            }
            Found::Moved(to) => {
                let to = query.map_or(to.clone(), |query| format!("{to}?{query}"));
                let mut answer = plain(StatusCode::TEMPORARY_REDIRECT, "it is at another address");
                match HeaderValue::try_from(to) {
                    Ok(to) => drop(answer.headers_mut().insert(header::LOCATION, to)),
                    Err(_) => *answer.status_mut() = StatusCode::BAD_REQUEST,
                }
                answer
            }
            Found::Nothing(Some(served)) => {
                let body = with_script(&served.bytes, &script(&shared, &absent(&served), ""));
                answer(StatusCode::NOT_FOUND, content_type("404.html"), Reply::Whole(body.into()))
            }
            Found::Nothing(None) => plain(StatusCode::NOT_FOUND, "there is nothing at this address"),
            Found::Mistaken(diagnostic) => {
                problems_page(&shared, StatusCode::INTERNAL_SERVER_ERROR, Some(&diagnostic), &path)
            }
            Found::NoSite => problems_page(&shared, StatusCode::SERVICE_UNAVAILABLE, None, &path),
        }
    });
    rendered
        .await
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "this page cannot be made: see the terminal"))
}

/// How what is served now is told from what was before: by its bytes, and by what is shown over them.
fn mark(served: &Served, kept_back: Option<KeptBack>) -> String {
    let over = match kept_back {
        None => "",
        Some(KeptBack::Internal) => "-internal",
        Some(KeptBack::Draft) => "-draft",
        Some(KeptBack::DraftWords) => "-draft-words",
    };
    format!("{:016x}{over}", served.hash)
}

fn is_html(served: &Served, file: &str) -> bool {
    served.is_page || content_type(file).starts_with("text/html")
}

/// How a page that says that there is none is told from one that is there.
fn absent(served: &Served) -> String {
    format!("absent-{:016x}", served.hash)
}

/// How a page is told from others that have only problems to show.
const NO_PAGE: &str = "none";

/// The element that makes a page follow the site; `page` is the mark of what it shows, `badge` is shown over it.
fn script(shared: &Shared, page: &str, badge: &str) -> String {
    let boot = &shared.boot;
    let badge = if badge.is_empty() { String::new() } else { format!(" data-badge=\"{badge}\"") };
    format!("<script src=\"{OWN}reload.js\" data-boot=\"{boot}\" data-page=\"{page}\"{badge} defer></script>")
}

/// What a page that is not to be published says of itself.
fn badge(kept_back: Option<KeptBack>, lang: MessageLang) -> &'static str {
    let words = match kept_back {
        None => return "",
        Some(KeptBack::Internal) => Both::new("Internal: never published", "内部内容：从不发布"),
        Some(KeptBack::Draft) => Both::new("Draft: not published yet", "草稿：尚未发布"),
        Some(KeptBack::DraftWords) => Both::new("Draft in this language: not published yet", "本语言为草稿：尚未发布"),
    };
    words.get(lang)
}

/// `page` with `script` at the end of its head, or of all where it has none.
fn with_script(page: &[u8], script: &str) -> Vec<u8> {
    const END: &[u8] = b"</head>";
    // No text of an author can be in the way: `<` is escaped in every one.
    let at = page.windows(END.len()).position(|window| window.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    let mut bytes = Vec::with_capacity(page.len() + script.len());
    bytes.extend_from_slice(&page[..at]);
    bytes.extend_from_slice(script.as_bytes());
    bytes.extend_from_slice(&page[at..]);
    bytes
}

/// `/zh/…` speaks Chinese, also below the path of a site; what has no language of the two, `other`.
fn lang_of(path: &str, other: MessageLang) -> MessageLang {
    let lang = |part: &str| match part {
        "zh" => Some(MessageLang::Zh),
        "en" => Some(MessageLang::En),
        _ => part.starts_with("zh-").then_some(MessageLang::Zh),
    };
    path.split('/').find_map(lang).unwrap_or(other)
}

fn problems_page(shared: &Shared, status: StatusCode, page: Option<&Diagnostic>, path: &str) -> Answer {
    match problems(shared, page, lang_of(path, shared.lang), true) {
        Some(problems) => {
            let html = problems.page(&script(shared, NO_PAGE, ""));
            answer(status, content_type("index.html"), Reply::Whole(html.into()))
        }
        // Mended between two looks at it.
        None => plain(StatusCode::SERVICE_UNAVAILABLE, "the site has just changed: ask again"),
    }
}

fn problems(shared: &Shared, page: Option<&Diagnostic>, lang: MessageLang, alone: bool) -> Option<Problems> {
    let failure = shared.failure.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let cx = Cx { root: &shared.root, editor: &shared.editor, lang, alone };
    Problems::of(&shared.live.current(), failure.as_ref(), page, &cx)
}

/// What a page is told.
#[derive(PartialEq, Serialize)]
struct News<'a> {
    boot: &'a str,
    /// The mark of what the page would be now; null where it cannot be made, so that the old one stays.
    page: Option<String>,
    /// The marks of the files that it shows.
    also: Vec<Option<String>>,
    problems: Option<Problems>,
}

/// What a page says of itself when it begins to listen.
struct Listener {
    path: String,
    lang: MessageLang,
    /// Whether it has nothing to show but what is wrong.
    alone: bool,
    also: Vec<String>,
}

/// A stream on which a page is told at once how it stands, and again whenever that has changed.
fn events(shared: &Arc<Shared>, asked: &str, mut stop: signal::Receiver<bool>) -> Answer {
    let first = |name| query(asked, name).next();
    let lang = if first("lang").is_some_and(|tag| tag.starts_with("zh")) { MessageLang::Zh } else { MessageLang::En };
    let path = first("path").unwrap_or_else(|| "/".to_owned());
    let listener = Arc::new(Listener {
        path,
        lang,
        alone: first("alone").is_some(),
        also: query(asked, "also").take(ALSO).collect(),
    });
    let (send, receive) = mpsc::channel(4);
    let shared = shared.clone();
    tokio::spawn(async move {
        let mut news = shared.news.subscribe();
        let mut last = String::from("retry: 1000\n\n");
        if send.send(last.clone().into()).await.is_err() {
            return;
        }
        loop {
            news.mark_unchanged();
            let told = {
                let (shared, listener) = (shared.clone(), listener.clone());
                move || told(&shared, &listener)
            };
            // A page that cannot even be judged is our own mistake, which its request has shown.
            let Ok(event) = tokio::task::spawn_blocking(told).await else { return };
            if event != last {
                last = event;
                if send.send(last.clone().into()).await.is_err() {
                    return;
                }
            }
            loop {
                tokio::select! {
                    changed = news.changed() => if changed.is_err() { return } else { break },
                    () = ended(&mut stop) => return,
                    () = send.closed() => return,
                    () = sleep(SIGN_OF_LIFE) => {
                        if send.send(Bytes::from_static(b":\n\n")).await.is_err() {
                            return;
                        }
                        // Another day may have come: that is news.
                        let shared = shared.clone();
                        let _ = tokio::task::spawn_blocking(move || drop(shared.site())).await;
                    }
                }
            }
        }
    });
    answer(StatusCode::OK, "text/event-stream; charset=utf-8", Reply::Events(receive))
}

/// How the page of `listener` stands, as an event.
fn told(shared: &Shared, listener: &Listener) -> String {
    let state = shared.site();
    let marked = |path: &str| match find(&state, path) {
        Found::Output(file, served) => (Some(mark(&served, state.kept_back(&file))), None),
        Found::Nothing(Some(served)) => (Some(absent(&served)), None),
        Found::Nothing(None) | Found::Moved(_) => (Some("moved".to_owned()), None),
        Found::NoSite => (Some(NO_PAGE.to_owned()), None),
        Found::Mistaken(diagnostic) => (None, Some(diagnostic)),
    };
    let (page, mistake) = marked(&listener.path);
    let also = listener.also.iter().map(|path| marked(path).0).collect();
    let problems = problems(shared, mistake.as_deref(), listener.lang, listener.alone);
    let news = News { boot: &shared.boot, page, also, problems };
    format!("data: {}\n\n", serde_json::to_string(&news).expect("texts and lists are JSON"))
}
