//! The stages in order, on one screen: where a new reader begins.
//!
//! `check` stops before the catalogue is sealed, `build` goes on to the published site. Both report everything that
//! is wrong in one run. Nothing here prints, exits or asks the clock.

use std::sync::{Arc, Mutex};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::address::EntryId;
use crate::assets::{AssetError, Assets, Smaller};
use crate::catalogue::check::{CheckOptions, Checked, Edited};
use crate::catalogue::decode::{Decoded, decode_again, decode_all, draft};
use crate::catalogue::outline::{self, Reading};
use crate::catalogue::{self, Draft, Drafts, kind_names};
use crate::date::{CivilDay, Season};
use crate::diag::reason::reason;
use crate::diag::{Both, Diagnostic, Diagnostics, MessageLang, Report};
use crate::export;
use crate::fields::{Cx, Miss, Reference};
use crate::lang::Lang;
use crate::locale::Locale;
use crate::plan::{Output, Plan};
use crate::project::{self, Config, Edit, FolderUrl, LabelGroup, Named, Pictures, Project, ThemeNow, is_below};
use crate::publish::{self, Protected, Published, Staging};
use crate::render::{RenderError, render};
use crate::site::{News, Site};
use crate::source::{FileId, Sources, Span};
use crate::stop::{Stop, Stopped};
use crate::theme::{self, Engines, Strings, Theme, ThemeFiles};
use crate::verify::{self, Problem, Verifier};

/// What is asked of a build.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder of `site.toml`.
    pub root: Utf8PathBuf,
    pub today: Today,
    pub drafts: Drafts,
    /// Whether warnings are denied too.
    pub strict: bool,
    /// In place of the `base_url` of site.toml.
    pub base_url: Option<FolderUrl>,
}

/// The day that deadlines are judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Today {
    Day(CivilDay),
    /// The day on which this moment, in seconds since 1970, falls in the zone of the site.
    Moment(i64),
}

impl Today {
    /// # Errors
    /// No calendar has the day.
    pub fn in_zone_of(self, config: &Config) -> Result<CivilDay, Error> {
        match self {
            Today::Day(day) => Ok(day),
            Today::Moment(moment) => CivilDay::at(moment, &config.zone).ok_or(Error::Clock(moment)),
        }
    }
}

/// Where a build goes, and whether its pages are read again.
#[derive(Clone, Debug)]
pub struct Destination {
    pub output: Utf8PathBuf,
    /// The user's home, which must not be the output.
    pub home: Option<Utf8PathBuf>,
    pub verify: bool,
}

/// What pages are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be written once; smaller pictures are kept for the next build.
    Publish,
    /// To be looked at and edited ([`Pages::again`]); nothing is kept on the disk.
    Serve,
}

/// What came of it: the report, and the site if nothing was denied.
#[derive(Debug)]
pub struct Outcome {
    /// What the places of the report lead into.
    pub sources: Sources,
    pub report: Report,
    pub entries: usize,
    pub built: Option<Built>,
    pub remains: Remains,
}

/// What an outcome was made of, for a process that ends now: to forget it is quicker than to drop it.
pub struct Remains {
    _inspected: Option<Inspected>,
    _pages: Option<Pages>,
}

impl std::fmt::Debug for Remains {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Remains")
    }
}

#[derive(Debug)]
pub struct Built {
    pub pages: usize,
    pub files: usize,
    /// The exports that leave out entries for want of facts that their standards demand, each with how many.
    pub left_out: Vec<(&'static str, usize)>,
    pub published: Published,
}

/// The environment's failure.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Project(#[from] project::Error),
    #[error(transparent)]
    Theme(#[from] theme::LoadError),
    #[error(transparent)]
    Publish(publish::Error),
    /// A file beside an entry is gone or changed since the site was read.
    #[error("`{path}` cannot be read any more: {}", reason(.source, MessageLang::En))]
    File { path: Utf8PathBuf, source: std::io::Error },
    #[error("`{0}` holds no day that a calendar has")]
    Clock(i64),
    /// Whoever asked for it does not want it any more.
    #[error("the build was asked to end")]
    Stopped,
}

impl Error {
    /// What failed, as one line without a full stop.
    pub fn message(&self, lang: MessageLang) -> String {
        match (self, lang) {
            (Error::Project(error), _) => error.message(lang),
            (Error::Theme(error), _) => error.message(lang),
            (Error::Publish(error), _) => error.message(lang),
            (Error::File { path, source }, MessageLang::Zh) => format!("无法再读取 `{path}`：{}", reason(source, lang)),
            (Error::Stopped, MessageLang::Zh) => "构建已中止".to_owned(),
            (Error::Clock(moment), MessageLang::Zh) => format!("`{moment}` 不对应日历中的任何一天"),
            (Error::File { .. } | Error::Clock(_) | Error::Stopped, MessageLang::En) => self.to_string(),
        }
    }

    /// What to do about it; `None` where the message says all.
    pub fn help(&self, lang: MessageLang) -> Option<&'static str> {
        match self {
            Error::Project(error) => Some(error.hint(lang)),
            Error::Publish(error) => error.help(lang),
            Error::Theme(_) => Some(
                Both::new("see whether you may read it, and what it is", "请检查是否有读取权限，以及它是什么文件")
                    .get(lang),
            ),
            Error::File { .. } => Some(
                Both::new(
                    "the old site was kept; build again once nothing writes to the content any more",
                    "原网站保持不变；请等内容不再变动后重新构建",
                )
                .get(lang),
            ),
            Error::Stopped => Some(Both::new("the old site was kept", "原网站保持不变").get(lang)),
            Error::Clock(_) => None,
        }
    }
}

impl From<Stopped> for Error {
    fn from(Stopped: Stopped) -> Self {
        Error::Stopped
    }
}

impl From<publish::Error> for Error {
    fn from(error: publish::Error) -> Self {
        match error {
            publish::Error::Stopped => Error::Stopped,
            error => Error::Publish(error),
        }
    }
}

impl From<AssetError> for Error {
    fn from(error: AssetError) -> Self {
        match error {
            AssetError::File(path, source) => Error::File { path, source },
            AssetError::Picture(_) => unreachable!("a picture is made when it is rendered"),
        }
    }
}

/// Everything that is wrong, and nothing written.
///
/// # Errors
/// A file or folder cannot be read.
pub fn check(request: &Request) -> Result<Outcome, Error> {
    run(request, None, &Stop::never())
}

/// The site at `to`, where nothing is denied; otherwise the old one stays as it is.
///
/// # Errors
/// A file or folder cannot be read or written, or the output is refused.
pub fn build(request: &Request, to: &Destination) -> Result<Outcome, Error> {
    build_until(request, to, &Stop::never())
}

/// The same, given up where `stop` says so before the new site takes the place of the old one.
///
/// # Errors
/// Those of [`build`], and [`Error::Stopped`].
pub fn build_until(request: &Request, to: &Destination, stop: &Stop) -> Result<Outcome, Error> {
    run(request, Some(to), stop)
}

fn run(request: &Request, to: Option<&Destination>, stop: &Stop) -> Result<Outcome, Error> {
    // An output that would be refused is refused before any work is done for it.
    if let Some(to) = to {
        publish::judge(&to.output, &protected(&request.root, to))?;
    }
    let inspected = Inspected::new(request, stop)?;
    let entries = inspected.draft.iter().count();
    let mut sources = inspected.project.sources.clone();
    let config = inspected.project.config.clone();
    let report = (*inspected.report).clone();
    let pages = match to {
        Some(to) => inspected.pages(Purpose::Publish, stop)?.map(|pages| (to, pages)),
        None => None,
    };
    let Some((to, mut pages)) = pages else {
        let remains = Remains { _inspected: Some(inspected), _pages: None };
        return Ok(Outcome { sources, report, entries, built: None, remains });
    };
    // What else can go wrong is in the theme or concerns a whole file: of the content only what is in the report is shown.
    drop(inspected);
    let told = report.findings().iter().map(|finding| &*finding.diagnostic).chain(pages.mistakes.iter());
    let told: FxHashSet<FileId> = told.flat_map(|told| told.spans.iter().map(|span| span.file)).collect();
    sources.forget(|file| told.contains(&file) || file >= config.file);

    let options = publish::Options { stop: stop.clone(), ..publish::Options::default() };
    let staging = publish::open(&to.output, &protected(&request.root, to), &options)?;
    let verifier = to.verify.then(|| Verifier::new(config.base_url.as_str()));
    let mut late = render_all(&mut pages, &sources, &staging, verifier.as_ref(), stop)?;
    let Pages { site, theme, plan, .. } = &pages;
    // Pages that could not be made would only be missed once more.
    let is_whole = late.is_empty() && pages.mistakes.is_empty();
    if let Some(verifier) = verifier.filter(|_| is_whole) {
        // A template's mistake stands on every page: the first of each is enough.
        let mut told: Vec<verify::Kind> = Vec::new();
        for problem in verifier.finish() {
            if told.contains(&problem.kind) {
                continue;
            }
            told.push(problem.kind.clone());
            let page = plan.outputs.iter().find(|output| output.path == problem.page);
            let page = page.expect("the verifier was given planned outputs only");
            let span = shown(page, &problem, site, theme, &mut sources);
            late.push(problem.diagnostic(span));
        }
    }
    let mut all = report.into_diagnostics();
    all.extend(std::mem::take(&mut pages.mistakes));
    all.extend(late);
    let report = Report::new(all, &sources, &config.levels);
    stop.check()?;
    let left_out = || {
        let Pages { site, theme, plan, .. } = &pages;
        plan.exports.left_out(site, &theme.assets, &Strings::words(&theme.strings))
    };
    let built = if report.is_denied() { None } else { Some(finish(&pages.plan, staging, left_out())?) };
    let remains = Remains { _inspected: None, _pages: Some(pages) };
    Ok(Outcome { sources, report, entries, built, remains })
}

/// A site that was read and checked: all that `check` does, and what pages are made from where nothing is denied.
pub struct Inspected {
    pub project: Project,
    pub report: Arc<Report>,
    pub draft: Draft,
    /// Each entry by itself.
    decoded: Vec<Arc<Decoded>>,
    checked: Checked,
    today: CivilDay,
    drafts: Drafts,
    around: Arc<Surroundings>,
    look: Arc<Look>,
}

/// What no edit of texts changes, and none of the theme.
struct Surroundings {
    pictures: Pictures,
    named: Named,
    /// The entries that site.toml names, each where it does.
    shown: Vec<Reference>,
    misses: Vec<Miss>,
    locales: Arc<[Locale]>,
    /// What is wrong with places, pictures and site.toml.
    diags: Diagnostics,
}

/// The theme as it was read.
struct Look {
    files: Arc<ThemeFiles>,
    strings: Arc<[Strings]>,
    statics: Assets,
    /// `None` after a diagnostic.
    engines: Option<Engines>,
    diags: Diagnostics,
}

/// How the entries of a site differ from those of its kin.
pub struct Edits {
    /// The entries whose texts are others.
    pub all: Vec<EntryId>,
    /// Those of them of which others see something else.
    outlines: Vec<EntryId>,
}

/// What pages are rendered from: everything is known of them but their bytes.
pub struct Pages {
    pub site: Arc<Site>,
    pub theme: Arc<Theme>,
    pub plan: Arc<Plan>,
    /// What is wrong with the plan.
    pub mistakes: Diagnostics,
}

impl Inspected {
    /// # Errors
    /// A file or folder cannot be read, or it is time to give up.
    pub fn new(request: &Request, stop: &Stop) -> Result<Self, Error> {
        let mut project = project::discover(&request.root, &kind_names(), &export::names())?;
        stop.check()?;
        let config = Arc::make_mut(&mut project.config);
        if let Some(base_url) = &request.base_url {
            config.base_url = base_url.clone();
        }
        config.levels.strict |= request.strict;
        let today = request.today.in_zone_of(&project.config)?;
        let around = Arc::new(Surroundings::new(&mut project)?);
        let look = Arc::new(Look::new(&mut project, &around.locales)?);
        stop.check()?;
        let decoded = decode_all(&project, request.drafts);
        stop.check()?;
        Ok(Self::of(project, decoded, today, request.drafts, around, look, Checked::new))
    }

    /// The same site with other texts and files of entries or another theme, as [`Project::patched`] gives them; and which.
    ///
    /// # Errors
    /// The theme cannot be read.
    pub fn again(&self, edit: Edit) -> Result<(Self, Edits), Error> {
        let Edit { mut project, entries, reread, theme } = edit;
        let around = match reread.is_empty() {
            true => self.around.clone(),
            false => Arc::new(self.around.again(&self.project, &mut project, &reread)?),
        };
        let look = match theme {
            ThemeNow::Same => self.look.clone(),
            ThemeNow::Other => Arc::new(Look::new(&mut project, &self.around.locales)?),
        };
        let decoded = decode_again(&project, self.drafts, &self.decoded, &entries);
        let outlines = self.other_outlines(&entries, &decoded, &project);
        let edits = Edits { all: entries, outlines };
        let lead_alike = |id: &EntryId| {
            let [before, now] = [&self.decoded, &decoded].map(|all| all[id.index()].entry.as_deref());
            catalogue::lead_alike(before, now)
        };
        let lead_elsewhere = !edits.all.iter().all(lead_alike);
        let edited = Edited { all: &edits.all, outlines: &edits.outlines, lead_elsewhere };
        let check = |draft: &Draft, options: CheckOptions| self.checked.again(draft, options, edited);
        let now = Self::of(project, decoded, self.today, self.drafts, around, look, check);
        Ok((now, edits))
    }

    /// The same site on another day.
    pub fn on(&self, today: CivilDay) -> Self {
        let (project, decoded) = (self.project.clone(), self.decoded.clone());
        Self::of(project, decoded, today, self.drafts, self.around.clone(), self.look.clone(), Checked::new)
    }

    pub fn today(&self) -> CivilDay {
        self.today
    }

    fn of(
        project: Project,
        decoded: Vec<Arc<Decoded>>,
        today: CivilDay,
        drafts: Drafts,
        around: Arc<Surroundings>,
        look: Arc<Look>,
        check: impl FnOnce(&Draft, CheckOptions) -> Checked,
    ) -> Self {
        let (mut draft, mut diags) = draft(&project, &decoded);
        draft.misses.extend_from_slice(&around.misses);
        let config = &project.config;
        let metrics: Vec<&str> = config.labels(LabelGroup::Metric).map(|(name, _)| name).collect();
        let options = CheckOptions {
            today,
            drafts,
            windows: config.windows,
            metrics: &metrics,
            site: &around.shown,
            sources: &project.sources,
            levels: &config.levels,
        };
        let checked = check(&draft, options);
        diags.extend(checked.diagnostics());
        diags.share(&around.diags);
        diags.share(&look.diags);
        let report = Arc::new(Report::new(diags, &project.sources, &config.levels));
        Self { project, report, draft, decoded, checked, today, drafts, around, look }
    }

    /// Those of `edited` of which others see something else than here.
    fn other_outlines(&self, edited: &[EntryId], decoded: &[Arc<Decoded>], project: &Project) -> Vec<EntryId> {
        let is_other = |id: &EntryId| {
            let files = &project.entries[id.index()];
            let before = Reading { decoded: &self.decoded[id.index()], sources: &self.project.sources };
            let now = Reading { decoded: &decoded[id.index()], sources: &project.sources };
            *files != self.project.entries[id.index()] || !outline::is_same(before, now, files)
        };
        edited.iter().copied().filter(is_other).collect()
    }

    /// Whether this came of `other`, or both of a third, by edits of entries and of the theme alone.
    pub fn is_kin(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project.index, &other.project.index) && self.today == other.today
    }

    /// The entries whose texts are not those of `other`, its kin.
    pub fn edited_since(&self, other: &Self) -> Vec<EntryId> {
        let both = self.project.index.all().zip(self.decoded.iter().zip(&other.decoded));
        both.filter(|(_, (one, other))| !Arc::ptr_eq(one, other)).map(|(id, _)| id).collect()
    }

    /// How its entries differ from those of `other`, its kin.
    pub fn edits_since(&self, other: &Self) -> Edits {
        let all = self.edited_since(other);
        let outlines = other.other_outlines(&all, &self.decoded, &self.project);
        Edits { all, outlines }
    }

    /// `None` where something is denied.
    ///
    /// # Errors
    /// A picture cannot be read, or it is time to give up.
    pub fn pages(&self, purpose: Purpose, stop: &Stop) -> Result<Option<Pages>, Error> {
        if self.report.is_denied() {
            return Ok(None);
        }
        let around = &*self.around;
        let catalogue = Arc::new(self.draft.clone().seal(self.drafts, self.today));
        let mut site = Site::new(catalogue, &self.project, around.named.clone(), around.locales.clone());
        let smaller = match purpose {
            Purpose::Publish => {
                site.settle();
                Smaller::Keep
            }
            Purpose::Serve => Smaller::Forget,
        };
        let site = Arc::new(site);
        stop.check()?;
        let assets = self.assets(&site, smaller, None)?;
        stop.check()?;
        Ok(self.dressed(site, assets))
    }

    /// `known`: those of kin.
    fn assets(&self, site: &Site, smaller: Smaller, known: Option<&Assets>) -> Result<Arc<Assets>, Error> {
        let (statics, pictures) = (self.look.statics.clone(), &self.around.pictures);
        let assets = statics.with_entries(&site.catalogue, &self.project, pictures, smaller, known)?;
        Ok(Arc::new(assets.with_facets(site)))
    }

    /// The pages of `site` in the theme as it is now; `None` where its templates cannot be parsed.
    fn dressed(&self, site: Arc<Site>, assets: Arc<Assets>) -> Option<Pages> {
        let look = &*self.look;
        let mut mistakes = Diagnostics::default();
        let plan = Plan::new(&site, &assets, &Strings::words(&look.strings), &mut mistakes);
        let (files, engines, strings) = (look.files.clone(), look.engines.clone()?, look.strings.clone());
        let theme = Theme::new(files, engines, &site, assets, plan.exports.clone(), strings);
        Some(Pages { site, theme: Arc::new(theme), plan: Arc::new(plan), mistakes })
    }
}

impl Pages {
    /// The pages of `now`, made of those of `before`, its kin, from which it differs by `edits`; for a look at them:
    /// nothing is kept on the disk. `None` where something is denied.
    ///
    /// # Errors
    /// A picture cannot be read, or it is time to give up.
    pub fn again(
        &self,
        before: &Inspected,
        now: &Inspected,
        edits: &Edits,
        stop: &Stop,
    ) -> Result<Option<Self>, Error> {
        if now.report.is_denied() {
            return Ok(None);
        }
        let is_same_look = Arc::ptr_eq(&before.look, &now.look);
        let (site, news) = if edits.outlines.is_empty() {
            let entries = edits.all.iter().filter_map(|id| now.draft.entries[id.index()].clone());
            let catalogue = self.site.catalogue.with_prose(entries);
            let site = Arc::new(self.site.with_prose(catalogue, now.project.sources.clone()));
            if is_same_look {
                let (theme, plan, mistakes) = (self.theme.clone(), self.plan.clone(), self.mistakes.clone());
                return Ok(Some(Self { site, theme, plan, mistakes }));
            }
            (site, None)
        } else {
            let catalogue = now.draft.clone().seal_after(Some(&self.site.catalogue), now.drafts, now.today);
            let catalogue = Arc::new(catalogue);
            let news = News::new((&self.site.catalogue, &before.draft), (&catalogue, &now.draft), &edits.outlines);
            let site = Arc::new(self.site.again(catalogue, &now.project, now.around.named.clone(), &news));
            (site, Some(news))
        };
        stop.check()?;
        let assets = now.assets(&site, Smaller::Forget, Some(&self.theme.assets))?;
        stop.check()?;
        let (Some(news), true) = (news, is_same_look) else { return Ok(now.dressed(site, assets)) };
        let mut mistakes = Diagnostics::default();
        let words = Strings::words(&now.look.strings);
        let plan = self.plan.again((&self.site, &self.theme.assets), (&site, &assets), &news, &words, &mut mistakes);
        let is_planned_anew = !Arc::ptr_eq(&plan.outputs, &self.plan.outputs);
        // The plan is the same: so is what was wrong with it.
        if !is_planned_anew {
            mistakes = self.mistakes.clone();
        }
        // Links and rows hold addresses of exports.
        let looks_other = |id| is_planned_anew || news.looks_other(id) || site.has_other_facets(&self.site, id);
        let theme = self.theme.again(&site, assets, plan.exports.clone(), &looks_other);
        Ok(Some(Self { site, theme: Arc::new(theme), plan: Arc::new(plan), mistakes }))
    }
}

impl Surroundings {
    fn new(project: &mut Project) -> Result<Self, Error> {
        let mut diags = std::mem::take(&mut project.diags);
        let pictures = Pictures::measure(project, &mut diags)?;
        let mut cx = Cx::new(&project.config.languages, &project.index);
        let named = project.config.resolve(&mut cx);
        diags.extend(std::mem::take(&mut cx.diags));
        let (shown, misses) = (std::mem::take(&mut cx.references), std::mem::take(&mut cx.misses));
        Ok(Self { pictures, named, shown, misses, locales: locales(&project.config).into(), diags })
    }

    /// The same after the files of the entries `reread` were read again; the places of `diags` lead into `before`.
    fn again(&self, before: &Project, project: &mut Project, reread: &[EntryId]) -> Result<Self, Error> {
        let mut diags = self.diags.clone();
        let folders: Vec<String> = reread.iter().map(|id| project.folder_of(*id)).collect();
        diags.retain(|diagnostic| {
            let path = &before.sources[diagnostic.place().file].path;
            !folders.iter().any(|folder| is_below(path, folder))
        });
        diags.extend(std::mem::take(&mut project.diags));
        let mut pictures = self.pictures.clone();
        pictures.add(project, reread.iter().map(|id| &project.entries[id.index()]), &mut diags)?;
        let (named, shown, misses) = (self.named.clone(), self.shown.clone(), self.misses.clone());
        Ok(Self { pictures, named, shown, misses, locales: self.locales.clone(), diags })
    }
}

impl Look {
    fn new(project: &mut Project, locales: &[Locale]) -> Result<Self, Error> {
        let mut diags = Diagnostics::default();
        let files = theme::load(&project.root, &project.config, &mut project.sources, &mut diags)?;
        let strings = Strings::load(&files, &project.config.languages, locales, &project.sources, &mut diags);
        let statics = Assets::of_theme(files.statics.clone(), project.config.hue);
        let base_path = project.config.base_path();
        let engines = Engines::parse(&files, &strings, &statics, base_path, &project.sources, &mut diags);
        Ok(Self { files: Arc::new(files), strings: strings.into(), statics, engines, diags })
    }
}

fn finish(plan: &Plan, staging: Staging, left_out: Vec<(&'static str, usize)>) -> Result<Built, Error> {
    let pages = plan.outputs.iter().filter(|output| output.is_page()).count();
    let published = staging.commit()?;
    Ok(Built { pages, files: plan.outputs.len(), left_out, published })
}

/// Renders every output to its place, one language after the other; returns what is wrong with the theme, each mistake once.
fn render_all(
    pages: &mut Pages,
    sources: &Sources,
    staging: &Staging,
    verifier: Option<&Verifier>,
    stop: &Stop,
) -> Result<Diagnostics, Error> {
    let Pages { site, theme, plan, .. } = pages;
    plan.exports.share();
    let wrong: Mutex<Vec<Diagnostic>> = Mutex::new(Vec::new());
    let one = |theme: &Theme, buffer: &mut Vec<u8>, output: &Output| -> Result<(), Error> {
        stop.check()?;
        match render(site, theme, output, sources, buffer) {
            Ok(bytes) => {
                if let Some(verifier) = verifier {
                    match output.is_page() {
                        true => verifier.page(&output.path, &bytes),
                        false => verifier.file(&output.path),
                    }
                }
                staging.put(&output.path, &bytes)?;
            }
            Err(RenderError::File(path, source)) => return Err(Error::File { path, source }),
            // The same line of a template fails on every page, a picture in every width: once is enough, and the first in the plan's order.
            Err(RenderError::Mistake(diagnostic)) => {
                let mut wrong = wrong.lock().expect("no thread panics while it holds this");
                if !wrong.iter().any(|known| known.spans == diagnostic.spans && known.code == diagnostic.code) {
                    wrong.push(*diagnostic);
                }
            }
        }
        Ok(())
    };
    for lang in site.languages().all() {
        // What is of no language goes with the first, ahead of its pages: a few of it are long, and while one thread makes
        // them the others make pages.
        let is_now = |output: &&Output| output.job.lang().unwrap_or(Lang::SOURCE) == lang;
        let mut outputs: Vec<&Output> = plan.outputs.iter().filter(is_now).collect();
        outputs.sort_by_key(|output| output.job.lang().is_some());
        let theme_now = &*theme;
        outputs
            .into_par_iter()
            .try_for_each_init(|| Vec::with_capacity(64 * 1024), |buffer, output| one(theme_now, buffer, output))?;
        // Behind the last there is nobody who needs the room.
        let is_last = lang.index() + 1 == site.languages().len();
        if let Some(theme) = Arc::get_mut(theme).filter(|_| !is_last) {
            theme.forget(lang);
        }
    }
    let mut diags = Diagnostics::default();
    wrong.into_inner().expect("no thread panics while it holds this").into_iter().for_each(|d| diags.push(d));
    Ok(diags)
}

/// The place of `problem` in its page, which is rendered once more so that the report can show the line.
fn shown(output: &Output, problem: &Problem, site: &Site, theme: &Theme, sources: &mut Sources) -> Span {
    let path = output.path.as_str();
    let known = sources.iter().find(|(_, source)| &*source.path == path).map(|(file, _)| file);
    let file = known.unwrap_or_else(|| {
        let mut buffer = Vec::new();
        let text = render(site, theme, output, sources, &mut buffer);
        let text = text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        sources.add(path, text)
    });
    Span::new(file, problem.range.clone())
}

/// What each language of the site does, with the site's own names for countries, languages and currencies and its terms.
fn locales(config: &Config) -> Vec<Locale> {
    let names = |group: LabelGroup, lang| {
        config.labels(group).map(move |(key, text)| (key.to_owned(), text.best(lang).0.to_owned()))
    };
    let languages = config.languages.all().map(|lang| {
        let mut locale = Locale::new(&config.languages[lang].tag).expect("config checks the tags of its languages");
        locale.words.regions.extend(names(LabelGroup::Region, lang));
        locale.words.languages.extend(names(LabelGroup::Language, lang));
        locale.words.currencies.extend(names(LabelGroup::Currency, lang));
        locale.words.metrics.extend(names(LabelGroup::Metric, lang));
        locale.words.tags.extend(names(LabelGroup::Tag, lang));
        let terms = Season::ALL.into_iter().filter_map(|season| Some((season, config.term(season)?)));
        locale.words.terms.extend(terms.map(|(season, term)| (season, (term.part, term.of))));
        locale
    });
    languages.collect()
}

fn protected(root: &Utf8Path, to: &Destination) -> Protected {
    let sources = ["site.toml", "content", "themes", ".git"].map(|name| root.join(name)).to_vec();
    Protected { site: root.to_owned(), sources, home: to.home.clone() }
}
