//! `site.toml`: what holds for the whole site.
//!
//! Read before any entry, since texts need the site's languages. Every setting is read leniently: one that is wrong is
//! reported and then counts as absent, so that one run tells all that is wrong with the site *and* with its content.
//! Not here: whether a theme or logo exists (`theme`), what a code's level does (`diag::levels`).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{EntryId, Index, KindId};
use crate::date::{Season, is_zone, zones};
use crate::diag::codes::{config as codes, field as field_codes};
use crate::diag::{Both, Diagnostic, Diagnostics, Level, Levels, Refusal};
use crate::fields::{
    Cx, Decl, Fields, Many, Opt, Presence, Record, Shape, Slot, Text, Value, View, ViewCx, Word, record, word,
};
use crate::lang::{Direction, Language, Languages};
use crate::locale;
use crate::registry::language_tag;
use crate::source::{FileId, Located, Span};
use crate::syntax::toml;
use crate::syntax::tree::{Key, Node, Value as Tree};
use crate::text::nearest;

/// What `site.toml` says, with defaults for what it does not say.
#[derive(Clone, Debug)]
pub struct Config {
    pub file: FileId,
    pub languages: Arc<Languages>,
    /// Whether `languages` are the author's. If not, a diagnostic says why, and texts of entries are not to be judged
    /// by them: each would be one more complaint about the same mistake.
    pub languages_read: bool,
    /// `None` after a diagnostic.
    pub title: Option<Text>,
    pub description: Option<Text>,
    pub base_url: FolderUrl,
    pub links: Links,
    /// A zone that [`is_zone`] knows; UTC where none is given.
    pub zone: String,
    /// A folder of `themes/`; `default` where none is given.
    pub theme: String,
    /// Degrees, 0 to 360.
    pub hue: u16,
    /// Below the theme's `static` folder, with `/`.
    pub logo: Option<Located<String>>,
    /// Ends with a slash.
    pub edit_url: Option<String>,
    pub data_license: Option<String>,
    pub noindex: bool,
    pub show_coverage: bool,
    pub lists: Lists,
    pub windows: Windows,
    pub levels: Levels,
    /// Formats that are switched on or off; one that is absent follows its own default.
    pub exports: BTreeMap<&'static str, bool>,
    /// The free map `[extra]`; null where absent.
    pub extra: View,
    home: List<HomeName>,
    office: Option<Located<String>>,
    menu: List<MenuName>,
    featured: List<FeaturedName>,
    terms: Vec<(Season, Term)>,
    labels: Vec<(LabelGroup, String, Text)>,
}

type List<T> = Vec<Located<T>>;

/// Lengths of time in days before something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    /// An intake is "closing soon".
    pub closing_soon: u16,
    /// An agreement is "expiring".
    pub agreement_expiring: u16,
    /// An approval by an authority is "expiring".
    pub approval_expiring: u16,
}

impl Default for Windows {
    fn default() -> Self {
        Self { closing_soon: 30, agreement_expiring: 180, approval_expiring: 180 }
    }
}

/// How long the pages of lists are, in entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lists {
    /// Up to so many stand on one page; 1 or more.
    pub whole: usize,
    /// How many stand on each page of a longer list; 1 or more.
    pub page_size: usize,
    /// A value of a facet has a page of its own from so many on; 0: never.
    pub landing_from: usize,
}

impl Default for Lists {
    fn default() -> Self {
        Self { whole: 500, page_size: 60, landing_from: 3 }
    }
}

impl Lists {
    /// How many of `all` entries of a list stand on one of its pages.
    pub fn page_size(&self, all: usize) -> usize {
        if all <= self.whole { self.whole } else { self.page_size }
    }

    /// Whether what `count` entries have in common has a page of its own.
    pub fn has_landing(&self, count: usize) -> bool {
        self.landing_from > 0 && count >= self.landing_from
    }
}

/// Which part of the academic year a season is: `1/2` is the first of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub part: u8,
    pub of: u8,
}

/// The entries that `site.toml` names; those that do not exist are left out, each noted as a miss.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    pub home: Vec<EntryId>,
    pub office: Option<EntryId>,
    pub menu: Vec<MenuItem>,
    pub featured: Vec<EntryId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuItem {
    /// The index of a kind.
    Kind(KindId),
    Section(Section),
    /// An entry of `pages`.
    Page(EntryId),
}

word! {
    /// How pages link to each other.
    pub enum Links = "a form of links" / "链接形式" {
        AbsolutePath = "absolute-path", "from the root of the web server; for publishing" / "从网站根目录开始，用于发布";
        Explicit = "explicit", "relative, with `index.html`; the site can be opened from a folder" / "相对链接并带 `index.html`，可直接从文件夹打开";
    }
}

word! {
    /// A page of the theme that is neither an entry nor a kind's index.
    pub enum Section = "a section of the theme" / "主题栏目" {
        Deadlines = "deadlines", "what closes next" / "申请截止日期";
    }
}

word! {
    /// What `[labels]` can replace.
    pub enum LabelGroup = "a group of labels" / "标签组" {
        Region = "region", "countries and regions, by ISO 3166-1 code: `HK`" / "国家和地区，按 ISO 3166-1 代码：`HK`";
        Language = "language", "languages, by tag: `zh-Hans`" / "语言，按标签：`zh-Hans`";
        Currency = "currency", "currencies, by ISO 4217 code: `CNY`" / "货币，按 ISO 4217 代码：`CNY`";
        Metric = "metric", "figures of `stats`, by name; a new name is a new figure" / "`stats` 的指标，按名称；新名称即新指标";
        Tag = "tag", "tags, as they are written" / "标签，按其写法";
    }
}

word! {
    /// What `[checks]` may say of a code.
    pub enum CheckLevel = "a level: `allow`, `warn` or `deny`" / "级别：`allow`、`warn` 或 `deny`" {
        Allow = "allow", "not reported" / "不报告";
        Warn = "warn", "reported; stops the build under --strict" / "报告；使用 --strict 时停止构建";
        Deny = "deny", "reported; stops the build" / "报告并停止构建";
    }
}

record! {
    /// The settings as they are written; [`Config`] is what they mean.
    pub struct Settings {
        title: Required<Text>, "the site's title" / "网站标题";
        description: Setting<Text>, "one sentence about the site, for search engines" / "一句话介绍，供搜索引擎使用";
        base_url: Required<FolderUrl>, "the address at which the site is published; it may have a sub-path" / "网站发布的地址，可含子路径";
        languages: LanguageList, "the site's languages; the first is the source language" / "网站的语言，第一种为源语言";
        home: Setting<Many<HomeName>>, "the institutions whose catalogue this is" / "目录所属的机构";
        office: Setting<OfficeName>, "whose contact stands in the footer" / "页脚显示其联系方式的单位";
        zone: Setting<Zone>, "deadlines end at the end of the day in this time zone; else UTC" / "截止日期以该时区当天结束为准，默认 UTC";
        theme: Setting<ThemeName>, "a folder of themes/, over the built-in theme" / "themes/ 中的文件夹，覆盖内置主题";
        links: Setting<Links>, "how pages link to each other; else `absolute-path`" / "页面之间的链接形式，默认 `absolute-path`";
        hue: Setting<Hue>, "the site's colour as an angle from 0 to 360; else 195" / "网站颜色的角度，0 到 360，默认 195";
        logo: Setting<StaticFile>, "a picture in the theme's static folder" / "主题 static 文件夹中的图片";
        menu: Setting<Many<MenuName>>, "kinds, sections of the theme and pages, in this order" / "类别、主题栏目和页面，按此顺序";
        featured: Setting<Many<FeaturedName>>, "entries that the home page shows" / "首页推荐的条目";
        edit_url: Setting<FolderUrl>, "where a file can be edited on the web: its path is put behind this" / "在线编辑文件的地址，后接文件路径";
        data_license: Setting<Line>, "the licence of the catalogue's facts, such as CC-BY-4.0" / "目录数据的许可证，如 CC-BY-4.0";
        noindex: Setting<bool>, "asks search engines to leave the site out, for previews" / "请搜索引擎不收录，用于预览";
        show_coverage: Setting<bool>, "shows on the about page how much of each language is translated" / "在关于页面显示各语言的翻译比例";
        lists: Setting<ListTable>, "how long the pages of lists are" / "列表页的长度";
        windows: Setting<WindowTable>, "how many days before something counts as due soon" / "提前多少天算作即将到期";
        checks: Setting<CheckTable>, "codes of diagnostics, each with `allow`, `warn` or `deny`" / "诊断代码及其级别：`allow`、`warn` 或 `deny`";
        terms: Setting<TermTable>, "which part of the academic year a season is" / "季节对应学年的第几学期";
        labels: Setting<LabelTable>, "names that replace those of the language data" / "替换语言数据中的名称";
        exports: Setting<Switches>, "each format on or off" / "各导出格式的开关";
        extra: Setting<Free>, "anything, for templates" / "任意内容，供模板使用";
    }
}

record! {
    /// The long form of a language.
    pub struct LanguageTable {
        code: Required<LanguageCode>, "name of its files and beginning of its addresses" / "文件名和网址开头";
        tag: Setting<LanguageTag>, "BCP 47 tag; else made from the code" / "BCP 47 标签，默认由代码得出";
        name: Setting<Line>, "its name in itself" / "该语言对自己的称呼";
    }
}

record! {
    /// `[lists]`.
    pub struct ListTable {
        whole: Setting<Rows>, "up to so many entries stand on one page, which can be filtered, and so many dates on the page of deadlines; else 500" / "不超过这个数目时全部列在一页，可直接筛选；截止日期页最多列出这么多日期；默认 500";
        page_size: Setting<Rows>, "how many stand on each page of a longer list; else 60" / "更长的列表每页的条目数，默认 60";
        landing_from: Setting<Rows>, "what so many entries have in common, such as a level, has a page of its own; 0: never; else 3" / "有这么多条目的筛选值（如某一层次）有自己的页面，0 表示没有，默认 3";
    }
}

record! {
    /// `[windows]`.
    pub struct WindowTable {
        closing_soon_days: Setting<Days>, "an intake is shown as closing soon; else 30" / "招生显示为即将截止，默认 30";
        agreement_expiring_days: Setting<Days>, "an agreement is reported as expiring; else 180" / "协议报告为即将到期，默认 180";
        approval_expiring_days: Setting<Days>, "an approval is reported as expiring; else 180" / "批准书报告为即将到期，默认 180";
    }
}

const SITES: Both = Both::new("the settings of a site", "站点设置");
/// The top-level settings, for `setting-below-table`.
const TABLES: [&str; 7] = ["lists", "windows", "checks", "terms", "labels", "exports", "extra"];

impl Config {
    /// Reads the text of `site.toml`, which is `file`; `exports` are the formats that there are.
    ///
    /// Never fails: what cannot be read is reported and has its default.
    pub fn read(text: &str, file: FileId, exports: &[&'static str], diags: &mut Diagnostics) -> Self {
        let Some(root) = toml::parse(file, text, diags) else { return Self::unreadable(file) };
        let index = Index::default();
        let (languages, languages_read) = languages(&root, file, diags);
        let mut cx = Cx::new(&languages, &index);
        let root = moved_up(root, &mut cx);
        let mut fields = Fields::of_map(SITES, &root, &mut cx);
        let settings = Settings::read(&mut fields).expect("a setting that is wrong counts as absent");
        fields.finish();

        for (name, example, absent) in [
            ("title", "title = { en = \"…\", zh = \"…\" }", root.get("title").is_none()),
            ("base_url", "base_url = \"https://catalogue.example/\"", root.get("base_url").is_none()),
        ] {
            // `baseurl` was reported as what it is.
            let misspelt = || {
                let keys = root.as_map().unwrap_or_default().iter().map(|(key, _)| &*key.text);
                let own = Settings::decls();
                let mut unknown = keys.filter(|key| !own.iter().any(|decl| decl.name == *key));
                unknown.any(|key| nearest(key, own.iter().map(|decl| decl.name)) == Some(name))
            };
            if absent && !misspelt() {
                cx.push(missing(file, name, example));
            }
        }
        let levels = levels(settings.checks.0, &mut cx);
        let home = once("home", many(settings.home), |name| &name.0, &mut cx);
        let menu = once("menu", many(settings.menu), |name| &name.0, &mut cx);
        let featured = once("featured", many(settings.featured), |name| &name.0, &mut cx);
        let exports = switches(settings.exports.0, exports, &mut cx);
        diags.extend(cx.diags);

        let days = |setting: Setting<Days>, default| setting.0.map_or(default, |days| days.value.0);
        let standard = Windows::default();
        let windows = settings.windows.0.map_or(standard, |table| Windows {
            closing_soon: days(table.value.closing_soon_days, standard.closing_soon),
            agreement_expiring: days(table.value.agreement_expiring_days, standard.agreement_expiring),
            approval_expiring: days(table.value.approval_expiring_days, standard.approval_expiring),
        });
        let rows =
            |setting: Setting<Rows>, least, default| setting.0.map_or(default, |rows| rows.value.0.max(least).into());
        let standard = Lists::default();
        let lists = settings.lists.0.map_or(standard, |table| Lists {
            whole: rows(table.value.whole, 1, standard.whole),
            page_size: rows(table.value.page_size, 1, standard.page_size),
            landing_from: rows(table.value.landing_from, 0, standard.landing_from),
        });
        let unread = Self::unreadable(file);
        Self {
            file,
            languages_read,
            title: settings.title.0.map(|title| title.value),
            description: settings.description.0.map(|text| text.value),
            base_url: settings.base_url.0.map_or(unread.base_url, |url| url.value),
            links: settings.links.0.map_or(unread.links, |links| links.value),
            zone: settings.zone.0.map_or(unread.zone, |zone| zone.value.0),
            theme: settings.theme.0.map_or(unread.theme, |theme| theme.value.0),
            hue: settings.hue.0.map_or(unread.hue, |hue| hue.value.0),
            logo: settings.logo.0.map(|logo| logo.map(|logo| logo.0)),
            edit_url: settings.edit_url.0.map(|url| url.value.url),
            data_license: settings.data_license.0.map(|license| license.value.0),
            noindex: settings.noindex.0.is_some_and(|flag| flag.value),
            show_coverage: settings.show_coverage.0.is_some_and(|flag| flag.value),
            lists,
            windows,
            levels,
            exports,
            extra: settings.extra.0.map_or(View::Null, |free| free.value.0),
            home,
            office: settings.office.0.map(|office| office.map(|office| office.0)),
            menu,
            featured,
            terms: settings.terms.0.map_or_else(Vec::new, |table| table.value.0),
            labels: settings.labels.0.map_or_else(Vec::new, |table| table.value.0),
            languages,
        }
    }

    /// All defaults, for a `site.toml` that is no TOML.
    pub(super) fn unreadable(file: FileId) -> Self {
        let language = language("en".to_owned(), "en".to_owned(), None);
        Self {
            file,
            languages: Arc::new(Languages::new(vec![language]).expect("one language")),
            languages_read: false,
            title: None,
            description: None,
            base_url: FolderUrl::parse("https://site.invalid/").expect("an address"),
            links: Links::AbsolutePath,
            zone: "UTC".to_owned(),
            theme: "default".to_owned(),
            hue: 195,
            logo: None,
            edit_url: None,
            data_license: None,
            noindex: false,
            show_coverage: false,
            lists: Lists::default(),
            windows: Windows::default(),
            levels: Levels::default(),
            exports: BTreeMap::new(),
            extra: View::Null,
            home: Vec::new(),
            office: None,
            menu: Vec::new(),
            featured: Vec::new(),
            terms: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// `/`, or the sub-path at which the site lies, with slashes on both sides: `/catalogue/`.
    pub fn base_path(&self) -> &str {
        self.base_url.path()
    }

    /// Which term of the academic year `season` is, where `[terms]` says so.
    pub fn term(&self, season: Season) -> Option<Term> {
        self.terms.iter().find(|(s, _)| *s == season).map(|(_, term)| *term)
    }

    /// The site's own name for `key`, a code in its canonical spelling.
    pub fn label(&self, group: LabelGroup, key: &str) -> Option<&Text> {
        self.labels(group).find(|(k, _)| *k == key).map(|(_, text)| text)
    }

    /// How many institutions' catalogue this is, as written.
    pub fn homes(&self) -> usize {
        self.home.len()
    }

    /// All of the site's own names of one group, in the order of `site.toml`.
    pub fn labels(&self, group: LabelGroup) -> impl Iterator<Item = (&str, &Text)> {
        self.labels.iter().filter(move |(g, ..)| *g == group).map(|(_, key, text)| (key.as_str(), text))
    }

    /// Finds the entries that `site.toml` names.
    ///
    /// References and misses go to `cx` as those of entries do; adds `unknown-menu-item` and `kind-needed`.
    pub fn resolve(&self, cx: &mut Cx) -> Named {
        let index = cx.index;
        let kinds_of = |folders: &[&str]| folders.iter().filter_map(|folder| index.kind(folder)).collect::<Vec<_>>();
        cx.field = "home";
        let institutions = kinds_of(HOME_KINDS);
        let home = self.home.iter().filter_map(|name| cx.refer(&name.value.0, &institutions, name.span)).collect();
        cx.field = "office";
        let offices = kinds_of(OFFICE_KINDS);
        let office = self.office.as_ref().and_then(|name| cx.refer(name, &offices, name.span));
        cx.field = "menu";
        let menu = self.menu.iter().filter_map(|name| menu_item(&name.value.0, name.span, cx)).collect();
        cx.field = "featured";
        let all: Vec<KindId> = index.kinds().map(|(kind, _)| kind).collect();
        let featured = self.featured.iter().filter_map(|name| {
            let text = &name.value.0;
            if text.contains('/') {
                return cx.refer(text, &all, name.span);
            }
            let mut found = all.iter().filter_map(|kind| index.find(*kind, text)).map(|id| index.name(id));
            let proposal = found.next().filter(|_| found.next().is_none());
            let diagnostic = Diagnostic::new(&codes::KIND_NEEDED, name.span).arg("text", text.as_str());
            let bare = proposal.is_none().then_some(text.as_str());
            cx.push(diagnostic.maybe("bare", bare).maybe("proposal", proposal));
            None
        });
        let featured = featured.collect();
        cx.field = "";
        Named { home, office, menu, featured }
    }
}

const HOME_KINDS: &[&str] = &["institutions"];
const OFFICE_KINDS: &[&str] = &["units", "institutions", "joint-units", "people"];

fn menu_item(text: &str, span: Span, cx: &mut Cx) -> Option<MenuItem> {
    if let Some(kind) = cx.index.kind(text) {
        return Some(MenuItem::Kind(kind));
    }
    if let Some(section) = Section::parse(text) {
        return Some(MenuItem::Section(section));
    }
    let pages = cx.index.kind("pages");
    if let Some(pages) = pages
        && text.starts_with("pages/")
    {
        return cx.refer(text, &[pages], span).map(MenuItem::Page);
    }
    let kinds: Vec<&str> = cx.index.kinds().map(|(_, name)| name.folder).collect();
    let sections = Section::WORDS.iter().map(|(word, _)| *word);
    let known: Vec<&str> = kinds.iter().copied().chain(sections).collect();
    let suggestion = match pages.filter(|pages| cx.index.find(*pages, text).is_some()) {
        Some(_) => Some(format!("pages/{text}")),
        None => nearest(&text.to_lowercase(), known.iter().copied()).map(str::to_owned),
    };
    cx.push(
        Diagnostic::new(&codes::UNKNOWN_MENU_ITEM, span)
            .arg("item", text)
            .maybe("suggestion", suggestion)
            .arg("known", known.into_iter().map(str::to_owned).collect::<Vec<_>>()),
    );
    None
}

fn missing(file: FileId, name: &str, example: &str) -> Diagnostic {
    Diagnostic::new(&codes::MISSING_SETTING, Span::whole(file)).arg("setting", name).arg("example", example)
}

/// Settings of the site that stand below a table by mistake, moved to where they were meant.
///
/// Adds `setting-below-table` for each. `[extra]` may hold any name, so nothing is moved out of it; nor is a key that
/// the table itself knows.
fn moved_up<'t>(root: Node<'t>, cx: &mut Cx) -> Node<'t> {
    let own: Vec<&str> = Settings::decls().iter().map(|decl| decl.name).collect();
    let Tree::Map(map) = root.value else { return root };
    let mut top = Vec::with_capacity(map.len());
    let mut moved = Vec::new();
    for (key, node) in map {
        let node = if key.text == "labels" { out_of_labels(node, &own, &mut moved, cx) } else { node };
        let table = TABLES.contains(&&*key.text) && key.text != "extra";
        let Node { span, value: Tree::Map(inside) } = node else {
            top.push((key, node));
            continue;
        };
        let astray = |name: &str| table && own.contains(&name) && !TABLES.contains(&name);
        let (out, inside): (Vec<_>, Vec<_>) = inside.into_iter().partition(|(inner, _)| astray(&inner.text));
        for (inner, value) in out {
            cx.push(
                Diagnostic::new(&codes::SETTING_BELOW_TABLE, inner.span)
                    .arg("setting", &*inner.text)
                    .arg("table", &*key.text),
            );
            moved.push((inner, value));
        }
        top.push((key, Node { span, value: Tree::Map(inside) }));
    }
    for (key, node) in moved {
        if !top.iter().any(|(other, _)| other.text == key.text) {
            top.push((key, node));
        }
    }
    Node { span: root.span, value: Tree::Map(top) }
}

/// The groups of labels in `labels` without the settings that stand at the end of one: `[labels.metric]` is often the
/// last table of the file, and takes any name. A label is a map of languages there, or one text; only a name that is a
/// setting's and no word of a theme is taken for one.
fn out_of_labels<'t>(labels: Node<'t>, own: &[&str], moved: &mut Vec<(Key<'t>, Node<'t>)>, cx: &mut Cx) -> Node<'t> {
    let Node { span, value: Tree::Map(groups) } = labels else { return labels };
    let mut kept = Vec::with_capacity(groups.len());
    for (name, group) in groups {
        let Node { span, value: Tree::Map(inside) } = group else {
            kept.push((name, group));
            continue;
        };
        let astray = |key: &str, value: &Node| {
            own.contains(&key) && !TABLES.contains(&key) && !matches!(value.value, Tree::Map(_))
        };
        let (out, inside): (Vec<_>, Vec<_>) = inside.into_iter().partition(|(key, value)| astray(&key.text, value));
        for (key, value) in out {
            cx.push(
                Diagnostic::new(&codes::SETTING_BELOW_TABLE, key.span)
                    .arg("setting", &*key.text)
                    .arg("table", format!("labels.{}", name.text)),
            );
            moved.push((key, value));
        }
        kept.push((name, Node { span, value: Tree::Map(inside) }));
    }
    Node { span, value: Tree::Map(kept) }
}

/// A setting that may be absent; one that is wrong counts as absent after its diagnostic.
#[derive(Clone, Debug)]
pub struct Setting<T>(pub Opt<T>);

/// A setting without which there is no site. [`Config::read`] reports its absence.
#[derive(Clone, Debug)]
pub struct Required<T>(pub Opt<T>);

fn setting<T: Value>(fields: &mut Fields, name: &'static str) -> Opt<T> {
    // Maps inside a value do not set the field, but in `site.toml` the innermost name is the one to blame.
    fields.cx.field = name;
    <Opt<T> as Slot>::read(fields, name).flatten()
}

impl<T: Value> Slot for Setting<T> {
    const TRANSLATABLE: bool = false;

    fn decl(name: &'static str, doc: Both) -> Decl {
        Decl { name, doc, presence: Presence::Optional, translatable: false, shape: T::shape() }
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        Some(Self(setting(fields, name)))
    }

    fn view(&self, cx: &ViewCx) -> View {
        Slot::view(&self.0, cx)
    }
}

impl<T: Value> Slot for Required<T> {
    const TRANSLATABLE: bool = false;

    fn decl(name: &'static str, doc: Both) -> Decl {
        Decl { name, doc, presence: Presence::Required, translatable: false, shape: T::shape() }
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        Some(Self(setting(fields, name)))
    }

    fn view(&self, cx: &ViewCx) -> View {
        Slot::view(&self.0, cx)
    }
}

fn many<T>(setting: Setting<Many<T>>) -> List<T> {
    setting.0.map_or_else(Vec::new, |list| list.value.0)
}

/// `list` without what stands in it a second time; adds `setting-twice` for that.
fn once<T>(field: &str, list: List<T>, text: fn(&T) -> &String, cx: &mut Cx) -> List<T> {
    let mut kept: List<T> = Vec::with_capacity(list.len());
    for item in list {
        match kept.iter().find(|before| text(&before.value) == text(&item.value)) {
            Some(before) => {
                let twice = Diagnostic::new(&codes::SETTING_TWICE, item.span).arg("text", text(&item.value).as_str());
                cx.push(twice.arg("field", field).and(before.span));
            }
            None => kept.push(item),
        }
    }
    kept
}

/// Stands for `languages` among the settings; they are read before all others, by [`languages`].
#[derive(Clone, Copy, Debug)]
pub struct LanguageList;

impl Slot for LanguageList {
    const TRANSLATABLE: bool = false;

    fn decl(name: &'static str, doc: Both) -> Decl {
        let table = Shape::Record { name: A_LANGUAGE, short: &[], fields: LanguageTable::decls };
        let shape = Shape::List(Box::new(Shape::OneOf(vec![LanguageCode::shape(), table])));
        Decl { name, doc, presence: Presence::Required, translatable: false, shape }
    }

    fn read(_: &mut Fields, _: &'static str) -> Option<Self> {
        Some(Self)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Null
    }
}

const A_LANGUAGE: Both = Both::new(
    "a language's code, or a table with `code`, `tag` and `name`",
    "语言代码，或含 `code`、`tag` 和 `name` 的表",
);

/// The site's languages, and whether they are what the author meant.
///
/// A code that is wrong but clear (`cn`, `zh_CN`) is reported and read as what it stands for. Where nothing can be read,
/// the keys of the title are taken for languages, so that the other settings are judged all the same.
fn languages(root: &Node, file: FileId, diags: &mut Diagnostics) -> (Arc<Languages>, bool) {
    let (provisional, index) = (Config::unreadable(file).languages, Index::default());
    let mut cx = Cx::new(&provisional, &index);
    cx.field = "languages";
    let mut list: Vec<(Language, Span)> = Vec::new();
    let mut all = true;
    match root.get("languages") {
        None => cx.push(missing(file, "languages", "languages = [\"en\", \"zh\"]")),
        Some(node) => {
            let items = node.as_list().unwrap_or(std::slice::from_ref(node));
            if items.is_empty() {
                cx.wrong_shape(node, A_LANGUAGE);
            }
            for item in items {
                let Some(language) = language_item(item, &mut cx) else {
                    all = false;
                    continue;
                };
                let twice = |name: &str, first: Span| {
                    Diagnostic::new(&codes::SETTING_TWICE, item.span)
                        .arg("text", name)
                        .arg("field", "languages")
                        .and(first)
                };
                if let Some((before, first)) = list.iter().find(|(before, _)| before.code == language.code) {
                    cx.push(twice(&before.code, *first));
                } else if let Some((before, first)) = list.iter().find(|(before, _)| before.tag == language.tag) {
                    cx.push(twice(&before.tag, *first));
                } else {
                    list.push((language, item.span));
                }
            }
            if list.len() > MAX_LANGUAGES {
                cx.push(out_of_range("languages", list.len() as i64, 1, MAX_LANGUAGES as i64, node.span));
                list.truncate(MAX_LANGUAGES);
            }
        }
    }
    diags.extend(cx.diags);
    if let Some(languages) = Languages::new(list.into_iter().map(|(language, _)| language).collect()) {
        return (Arc::new(languages), all);
    }
    let keys = root.get("title").and_then(Node::as_map).unwrap_or_default().iter().map(|(key, _)| &*key.text);
    let keys = keys.filter(|key| is_code(key)).take(MAX_LANGUAGES);
    let guessed = keys.map(|key| language(key.to_owned(), key.to_owned(), None)).collect();
    (Languages::new(guessed).map_or(provisional, Arc::new), false)
}

const MAX_LANGUAGES: usize = 100;

fn language(code: String, tag: String, name: Option<String>) -> Language {
    let name = name.or_else(|| locale::native_language_name(&tag)).unwrap_or_else(|| code.clone());
    let direction = locale::Locale::new(&tag).map_or(Direction::Ltr, |locale| locale.direction());
    Language { code, tag, name, direction }
}

fn language_item(node: &Node, cx: &mut Cx) -> Option<Language> {
    let (code, tag, name) = match &node.value {
        Tree::Map(_) => {
            let mut fields = Fields::of_map(Both::new("languages", "语言"), node, cx);
            let table = LanguageTable::read(&mut fields).expect("a setting that is wrong counts as absent");
            fields.finish();
            cx.field = "languages";
            if node.get("code").is_none() {
                let diagnostic = Diagnostic::new(&codes::MISSING_SETTING, node.span).arg("setting", "code");
                cx.push(diagnostic.arg("example", "{ code = \"zh\", tag = \"zh-Hans\" }"));
            }
            let tag_failed = node.get("tag").is_some() && table.tag.0.is_none();
            let code = table.code.0?.value.0;
            // A tag that was refused is no reason to judge the code as if it had none.
            let tag = table.tag.0.map(|tag| tag.value.0).or(tag_failed.then(|| code.clone()));
            (code, tag, table.name.0.map(|name| name.value.0))
        }
        Tree::Scalar { .. } => (LanguageCode::decode(node, cx)?.0, None, None),
        Tree::List(_) => {
            cx.wrong_shape(node, A_LANGUAGE);
            return None;
        }
    };
    let tag = match tag.map_or_else(|| canonical_tag(&code), Ok) {
        Ok(tag) => tag,
        Err(proposal) => {
            let primary = code.split('-').next().unwrap_or(&code);
            let example = canonical_tag(primary).ok().map(|tag| format!("{{ code = \"{code}\", tag = \"{tag}\" }}"));
            cx.push(
                Diagnostic::new(&codes::LANGUAGE_TAG, node.span)
                    .arg("tag", code.as_str())
                    .maybe("proposal", proposal.map(|tag| tag.to_lowercase()))
                    .maybe("example", example),
            );
            primary.to_owned()
        }
    };
    Some(language(code, tag, name))
}

/// The tag in its canonical case; else what may have been meant.
///
/// The carried list has the languages of universities; a three-letter code outside it is taken where locale data can
/// read it, since ISO 639-3 names thousands.
fn canonical_tag(text: &str) -> Result<String, Option<String>> {
    match language_tag(text) {
        Ok(tag) => Ok(tag),
        Err(fault) => {
            let primary = text.split('-').next().unwrap_or(text);
            let rare = fault.reason != crate::registry::Reason::Spelling && primary.len() == 3;
            let canonical = rare.then(|| locale::canonical(text)).flatten();
            canonical.ok_or_else(|| fault.proposal().map(str::to_owned))
        }
    }
}

/// Whether `text` has the form of a code: `[a-z]{2,3}(-[a-z0-9]+)*`.
fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The code of a language that `text` stands for, where it is not one itself: `zh` for `cn`, `zh-cn` for `zh_CN`.
///
/// Used for files of words too: `cn.md`.
pub fn language_meant(text: &str) -> Option<String> {
    let spelled = text.trim().to_lowercase().replace(['_', ' '], "-");
    let tag = match canonical_tag(&spelled) {
        Ok(tag) => tag,
        Err(proposal) => proposal?,
    };
    Some(tag.to_lowercase()).filter(|code| is_code(code) && code != text)
}

/// The code of a language.
#[derive(Clone, Debug)]
pub struct LanguageCode(String);

impl Value for LanguageCode {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a language's code", "语言代码"), examples: &["en", "zh", "zh-hant"] }
    }

    /// A code whose meaning is clear is reported and read as what was meant.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, A_LANGUAGE)?;
        let meant = language_meant(text);
        let other = meant.as_deref().is_some_and(|meant| !meant.eq_ignore_ascii_case(text));
        let country = other && text.len() == 2 && crate::registry::country(&text.to_uppercase()).is_ok();
        let reason = if crate::address::is_windows_device(text) {
            Both::new("Windows cannot write a folder of that name", "Windows 无法写入这个名称的文件夹")
        } else if text == "same" {
            Both::new("`same` stands for all languages", "`same` 表示所有语言")
        } else if country {
            Both::new("it stands for a country", "它表示国家")
        } else if text.contains('_') {
            Both::new("its parts are joined by hyphens, in small letters", "各部分用连字符连接，并用小写字母")
        } else if is_code(text) {
            return Some(Self(text.to_owned()));
        } else {
            Both::new(
                "it takes two or three small letters, and further parts behind hyphens",
                "应为两到三个小写字母，后面的部分用连字符连接",
            )
        };
        cx.push(
            Diagnostic::new(&codes::LANGUAGE_CODE, node.span)
                .arg("code", text)
                .arg("reason", reason)
                .maybe("proposal", meant.clone()),
        );
        meant.map(Self)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

/// Declares a value that is one text of a certain form: what it is, how it is read, what templates see.
macro_rules! form {
    ($(#[$meta:meta])* $vis:vis struct $name:ident($inner:ty) = $en:literal / $zh:literal, $shape:expr, $parse:expr, $view:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        $vis struct $name($inner);

        impl Value for $name {
            fn shape() -> Shape {
                $shape
            }

            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                const EXPECTED: Both = Both::new($en, $zh);
                let text = cx.scalar(node, EXPECTED)?;
                let parse: fn(&str, Span, &mut Cx) -> Option<$inner> = $parse;
                parse(text, node.span, cx).map(Self)
            }

            fn view(&self, _: &ViewCx) -> View {
                let view: fn(&$inner) -> View = $view;
                view(&self.0)
            }
        }
    };
}

#[allow(clippy::ptr_arg, reason = "stands for the view of a `String`, whose type the macro names")]
fn text_view(text: &String) -> View {
    View::text(text.as_str())
}

fn as_written(text: &str, span: Span, cx: &mut Cx) -> Option<String> {
    if text.is_empty() {
        cx.push(Diagnostic::new(&field_codes::EMPTY_FIELD, span).arg("field", cx.field));
        return None;
    }
    Some(text.to_owned())
}

form! {
    /// A text in one line, the same in all languages.
    pub struct Line(String) = "a text" / "一段文字",
    Shape::Form { name: Both::new("a text, the same in all languages", "一段文字，所有语言相同"), examples: &[] }, as_written, text_view
}
form! {
    /// The slug of an institution.
    pub struct HomeName(String) = "the name of an institution" / "机构的短名", Shape::Reference(HOME_KINDS.to_vec()), as_written, text_view
}
form! {
    /// A unit, an institution or a person.
    pub struct OfficeName(String) = "the name of a unit" / "单位的短名", Shape::Reference(OFFICE_KINDS.to_vec()), as_written, text_view
}
form! {
    /// A kind, a section of the theme, or a page.
    pub struct MenuName(String) = "a kind, a section or a page" / "类别、栏目或页面",
    Shape::Form { name: Both::new("a kind's folder, a section of the theme, or a page", "类别文件夹、主题栏目或页面"), examples: &["programs", "deadlines", "pages/about"] },
    as_written, text_view
}
form! {
    /// An entry of any kind, with its folder.
    pub struct FeaturedName(String) = "an entry with its kind" / "带类别的条目",
    Shape::Form { name: Both::new("an entry with its kind", "带类别的条目"), examples: &["programs/robotics-3-1"] }, as_written, text_view
}
form! {
    /// A tag by BCP 47, in canonical case.
    pub struct LanguageTag(String) = "the tag of a language" / "语言标签",
    Shape::Form { name: Both::new("a BCP 47 tag", "BCP 47 标签"), examples: &["en-GB", "zh-Hans"] }, tag, text_view
}
form! {
    /// The name of a time zone.
    pub struct Zone(String) = "the name of a time zone" / "时区名称",
    Shape::Form { name: Both::new("an IANA time zone", "IANA 时区"), examples: &["Asia/Shanghai", "Europe/Dublin"] }, zone, text_view
}

impl Zone {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

form! {
    /// The name of a folder of `themes/`.
    pub struct ThemeName(String) = "the name of a folder in `themes/`" / "`themes/` 中的文件夹名",
    Shape::Form { name: Both::new("the name of a folder in `themes/`", "`themes/` 中的文件夹名"), examples: &["default"] }, theme, text_view
}
form! {
    /// A file of the theme's `static` folder.
    pub struct StaticFile(String) = "a file in the theme's `static` folder" / "主题 `static` 文件夹中的文件",
    Shape::Form { name: Both::new("a file in the theme's `static` folder", "主题 `static` 文件夹中的文件"), examples: &["logo.svg"] }, static_file, text_view
}
form! {
    /// An angle on the circle of colours, in degrees.
    pub struct Hue(u16) = "a whole number" / "一个整数", Shape::Integer,
    |text, span, cx| number(text, 360, span, cx), |hue| View::Int(i64::from(*hue))
}
form! {
    /// A number of days, up to ten years.
    pub struct Days(u16) = "a number of days" / "天数", Shape::Integer,
    |text, span, cx| number(text, 3650, span, cx), |days| View::Int(i64::from(*days))
}

form! {
    /// A number of entries in a list.
    pub struct Rows(u16) = "a number of entries" / "条目数", Shape::Integer,
    |text, span, cx| number(text, 10_000, span, cx), |rows| View::Int(i64::from(*rows))
}

fn tag(text: &str, span: Span, cx: &mut Cx) -> Option<String> {
    match canonical_tag(text) {
        Ok(tag) => Some(tag),
        Err(proposal) => {
            cx.push(Diagnostic::new(&codes::LANGUAGE_TAG, span).arg("tag", text).maybe("proposal", proposal.clone()));
            proposal
        }
    }
}

fn zone(text: &str, span: Span, cx: &mut Cx) -> Option<String> {
    if is_zone(text) {
        return Some(text.to_owned());
    }
    let folded = text.to_lowercase().replace([' ', '_'], "");
    let chinese = [
        "utc+8",
        "gmt+8",
        "utc+08:00",
        "gmt+08:00",
        "+08:00",
        "+8",
        "beijing",
        "asia/beijing",
        "cst",
        "chinastandardtime",
        "北京",
        "北京时间",
        "中国标准时间",
        "上海",
        "东八区",
    ];
    let proposal = match chinese.contains(&folded.as_str()) {
        true => Some("Asia/Shanghai"),
        false => zones().find(|zone| {
            zone.eq_ignore_ascii_case(&text.replace(' ', "_"))
                || zone.rsplit('/').next().is_some_and(|city| city.replace('_', "").eq_ignore_ascii_case(&folded))
        }),
    };
    let suggestion = if proposal.is_none() { nearest(text, zones()) } else { None };
    cx.push(
        Diagnostic::new(&codes::UNKNOWN_ZONE, span)
            .arg("zone", text)
            .maybe("proposal", proposal)
            .maybe("suggestion", suggestion),
    );
    None
}

fn not_of_form(text: &str, expected: Both, example: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&codes::SETTING_FORM, span).arg("text", text).arg("expected", expected).arg("example", example)
}

fn theme(text: &str, span: Span, cx: &mut Cx) -> Option<String> {
    let plain = |name: &str| {
        !name.is_empty()
            && !name.starts_with('.')
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    if plain(text) {
        return Some(text.to_owned());
    }
    let last = text.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().filter(|name| plain(name));
    let expected = Both::new("the name of a folder in `themes/`", "`themes/` 中的文件夹名");
    cx.push(not_of_form(text, expected, "default", span).maybe("proposal", last));
    None
}

fn static_file(text: &str, span: Span, cx: &mut Cx) -> Option<String> {
    let inside = |path: &str| crate::address::OutputPath::parse(path).is_some();
    if inside(text) {
        return Some(text.to_owned());
    }
    let slashes = text.replace('\\', "/");
    let path = slashes.trim_start_matches("./").trim_start_matches('/');
    let expected = Both::new("a file in the theme's `static` folder", "主题 `static` 文件夹中的文件");
    cx.push(not_of_form(text, expected, "logo.svg", span).maybe("proposal", Some(path).filter(|path| inside(path))));
    None
}

fn out_of_range(field: &str, number: i64, least: i64, most: i64, span: Span) -> Diagnostic {
    Diagnostic::new(&codes::OUT_OF_RANGE, span)
        .arg("field", field)
        .arg("number", number)
        .arg("least", least)
        .arg("most", most)
}

fn number(text: &str, most: u16, span: Span, cx: &mut Cx) -> Option<u16> {
    // TOML allows `1_000` and a plus sign.
    let Ok(number) = text.replace('_', "").parse::<i64>() else {
        cx.push(Diagnostic::new(&field_codes::NOT_A_NUMBER, span).arg("text", text));
        return None;
    };
    let fits = u16::try_from(number).ok().filter(|number| *number <= most);
    if fits.is_none() {
        cx.push(out_of_range(cx.field, number, 0, i64::from(most), span));
    }
    fits
}

/// The address of a folder on the web: `https://catalogue.example/sub/`.
///
/// `http` or `https` and the host in small letters, a slash at the end, nothing that needs escaping in a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderUrl {
    url: String,
    /// Where the path begins.
    path: usize,
}

/// Why a text is no [`FolderUrl`], and what to write instead; the proposal is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderUrlFault {
    pub reason: Both,
    pub proposal: Option<String>,
}

impl FolderUrl {
    /// The only way to one; also for `--base-url`. A slash at the end is added. Source: RFC 3986, 3.
    pub fn parse(text: &str) -> Result<Self, FolderUrlFault> {
        let fault = |reason, proposal: Option<String>| {
            let proposal = proposal.and_then(|text| Self::parse(&text).ok()).map(|url| url.url);
            Err(FolderUrlFault { reason, proposal })
        };
        if text.is_empty() {
            return fault(Both::new("it is empty", "它是空的"), None);
        }
        let lower = text.to_ascii_lowercase();
        let Some(scheme) = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme)) else {
            let proposal = (!text.contains(':') && text.contains('.') && !text.starts_with(['/', '.']))
                .then(|| format!("https://{text}"));
            return fault(
                Both::new("it does not start with `https://` or `http://`", "它不以 `https://` 或 `http://` 开头"),
                proposal,
            );
        };
        if let Some(at) = text.find(['?', '#']) {
            return fault(
                Both::new("it has a part behind `?` or `#`", "它带有 `?` 或 `#` 之后的部分"),
                Some(text[..at].to_owned()),
            );
        }
        let rest = &text[scheme.len()..];
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.to_ascii_lowercase();
        if host.contains('@') {
            let host = host.rsplit('@').next().unwrap_or_default();
            return fault(
                Both::new("it holds the name of a user", "它含有用户名"),
                Some(format!("{scheme}{host}/{path}")),
            );
        }
        if !host.is_ascii() {
            return fault(
                Both::new(
                    "its host must be written in its ASCII form (`xn--…`)",
                    "主机名必须写成 ASCII 形式（`xn--…`）",
                ),
                None,
            );
        }
        if !is_host(&host) {
            return fault(Both::new("its host is not one", "主机名不正确"), None);
        }
        let path = path.strip_suffix('/').unwrap_or(path);
        if let Some(folder) =
            path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'))
        {
            return fault(
                Both::new("it names a file, not a folder", "它指向文件而不是文件夹"),
                Some(format!("{scheme}{host}/{folder}")),
            );
        }
        if !path.is_empty() && path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return fault(Both::new("its path has an empty part, `.` or `..`", "路径中有空的部分、`.` 或 `..`"), None);
        }
        if !may_stand_in_a_path(path) {
            return fault(
                Both::new(
                    "its path has characters that an address cannot hold as they are",
                    "路径中有不能直接写在地址里的字符",
                ),
                Some(format!("{scheme}{host}/{}", percent_encoded(path))),
            );
        }
        let at = scheme.len() + host.len();
        let url = if path.is_empty() { format!("{scheme}{host}/") } else { format!("{scheme}{host}/{path}/") };
        Ok(Self { url, path: at })
    }

    /// With a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// From the slash behind the host to the one at the end: `/sub/`, or `/`.
    pub fn path(&self) -> &str {
        &self.url[self.path..]
    }

    /// Without a slash: `https://catalogue.example`.
    pub fn origin(&self) -> &str {
        &self.url[..self.path]
    }
}

/// A name, an IPv4 address or an IPv6 address in brackets, perhaps with a port. `host` is ASCII.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
        Some((address, rest)) => {
            if address.parse::<std::net::Ipv6Addr>().is_err() {
                return false;
            }
            ("v6", rest.strip_prefix(':').or(rest.is_empty().then_some("1")))
        }
        None => host.split_once(':').map_or((host, Some("1")), |(name, port)| (name, Some(port))),
    };
    let port = port
        .is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0));
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    port && name.split('.').all(label)
}

fn may_stand_in_a_path(path: &str) -> bool {
    let bytes = path.as_bytes();
    (0..bytes.len()).all(|i| match bytes[i] {
        b'%' => bytes.get(i + 1..i + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        byte => byte.is_ascii_alphanumeric() || b"/-._~@+".contains(&byte),
    })
}

fn percent_encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len() * 2);
    for byte in path.bytes() {
        match byte {
            byte if byte.is_ascii_alphanumeric() || b"/-._~@+".contains(&byte) => encoded.push(char::from(byte)),
            byte => encoded += &format!("%{byte:02X}"),
        }
    }
    encoded
}

impl Value for FolderUrl {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("the address of a folder on the web", "网上文件夹的地址"),
            examples: &["https://catalogue.example/"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("the address of a folder on the web", "网上文件夹的地址"))?;
        match Self::parse(text) {
            Ok(url) => Some(url),
            Err(fault) => {
                cx.push(
                    Diagnostic::new(&codes::WEB_ADDRESS, node.span)
                        .arg("url", text)
                        .arg("field", cx.field)
                        .arg("reason", fault.reason)
                        .maybe("proposal", fault.proposal),
                );
                None
            }
        }
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.url.as_str())
    }
}

/// A table of settings, each of which may be left out.
macro_rules! setting_table {
    ($table:ident = $en:literal / $zh:literal) => {
        impl Value for $table {
            fn shape() -> Shape {
                Shape::Record { name: Both::new($en, $zh), short: &[], fields: Self::decls }
            }

            fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
                node.as_map().or_else(|| not_a_table(node, cx))?;
                let mut fields = Fields::of_map(Both::new($en, $zh), node, cx);
                let table = Self::read(&mut fields);
                fields.finish();
                table
            }

            fn view(&self, cx: &ViewCx) -> View {
                View::Map(self.fields_view(cx))
            }
        }
    };
}

setting_table!(ListTable = "lists" / "列表");
setting_table!(WindowTable = "windows" / "期限");

fn not_a_table<T>(node: &Node, cx: &mut Cx) -> Option<T> {
    cx.wrong_shape(node, Both::new("a table", "一个表"));
    None
}

/// An unknown key of a table whose keys are a closed list.
fn unknown_key(owner: Both, key: &str, known: &[&str], span: Span) -> Diagnostic {
    Diagnostic::new(&field_codes::UNKNOWN_FIELD, span)
        .arg("owner", owner)
        .arg("field", key)
        .maybe("suggestion", nearest(key, known.iter().copied()))
        .arg("known", known.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
}

/// `[checks]`: codes as they were written, judged by [`levels`].
#[derive(Clone, Debug)]
pub struct CheckTable(Vec<(Located<String>, CheckLevel)>);

impl Value for CheckTable {
    fn shape() -> Shape {
        let keys = Both::new("the code of a diagnostic", "诊断代码");
        Shape::Map { keys, value: Box::new(CheckLevel::shape()) }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let map = node.as_map().or_else(|| not_a_table(node, cx))?;
        let lines = map.iter().filter_map(|(key, value)| {
            Some((Located::new(key.text.to_string(), key.span), CheckLevel::decode(value, cx)?))
        });
        Some(Self(lines.collect()))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Null
    }
}

fn levels(checks: Opt<CheckTable>, cx: &mut Cx) -> Levels {
    let mut levels = Levels::default();
    for (check, level) in checks.map_or_else(Vec::new, |checks| checks.value.0) {
        let target = match level {
            CheckLevel::Allow => Level::Allow,
            CheckLevel::Warn => Level::Warning,
            CheckLevel::Deny => Level::Error,
        };
        match levels.set(&check, target) {
            Ok(()) => {}
            Err(Refusal::UnknownCode(unknown)) => cx.push(
                Diagnostic::new(&codes::UNKNOWN_CHECK, check.span)
                    .arg("check", check.value.as_str())
                    .maybe("suggestion", unknown.nearest),
            ),
            Err(Refusal::NotALint(_)) => cx.push(
                Diagnostic::new(&codes::CHECK_FIXED, check.span)
                    .arg("check", check.value.as_str())
                    .arg("level", level.as_str()),
            ),
        }
    }
    levels
}

/// `[terms]`: seasons with their part of the academic year.
#[derive(Clone, Debug)]
pub struct TermTable(Vec<(Season, Term)>);

const A_TERM: Both = Both::new("a term of the academic year", "学年中的学期");

impl Value for TermTable {
    fn shape() -> Shape {
        let term = Shape::Form { name: A_TERM, examples: &["1/2", "2/2"] };
        Shape::Map { keys: Both::new("a season", "季节"), value: Box::new(term) }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let map = node.as_map().or_else(|| not_a_table(node, cx))?;
        let seasons = Season::ALL.map(Season::name);
        let mut terms = Vec::with_capacity(map.len());
        for (key, value) in map {
            let season = Season::by_name(&key.text);
            if season.is_none() {
                let meant = if key.text.eq_ignore_ascii_case("fall") { "autumn" } else { &key.text };
                let mut diagnostic = unknown_key(Both::new("terms", "学期"), &key.text, &seasons, key.span);
                if meant == "autumn" {
                    diagnostic.args.retain(|(name, _)| *name != "suggestion");
                    diagnostic = diagnostic.arg("suggestion", meant);
                }
                cx.push(diagnostic);
            }
            let text = cx.scalar(value, A_TERM);
            let term = text.and_then(|text| {
                let (part, of) = text.split_once('/')?;
                let (part, of) = (part.trim().parse::<u8>().ok()?, of.trim().parse::<u8>().ok()?);
                (1 <= part && part <= of && of <= 12).then_some(Term { part, of })
            });
            if let (Some(text), None) = (text, term) {
                cx.push(not_of_form(text, A_TERM, "1/2", value.span));
            }
            if let (Some(season), Some(term)) = (season, term) {
                terms.push((season, term));
            }
        }
        Some(Self(terms))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Null
    }
}

/// `[labels.*]`: names by group and code.
#[derive(Clone, Debug)]
pub struct LabelTable(Vec<(LabelGroup, String, Text)>);

impl LabelGroup {
    /// Whether `key` has the form of this group's codes, in their canonical case.
    fn takes(self, key: &str) -> bool {
        match self {
            // The numbers of the United Nations name regions too: `030` is East Asia.
            LabelGroup::Region => {
                crate::registry::country(key).is_ok() || key.len() == 3 && key.bytes().all(|b| b.is_ascii_digit())
            }
            LabelGroup::Currency => crate::registry::currency(key).is_ok(),
            LabelGroup::Language => canonical_tag(key).is_ok_and(|tag| tag == key),
            LabelGroup::Metric => crate::address::Slug::parse(key).is_ok(),
            LabelGroup::Tag => key.trim() == key && key.chars().count() <= 60,
        }
    }

    fn key(self) -> (Both, &'static str) {
        match self {
            LabelGroup::Region => (Both::new("the code of a country or region", "国家或地区代码"), "HK"),
            LabelGroup::Currency => (Both::new("the code of a currency", "货币代码"), "CNY"),
            LabelGroup::Language => (Both::new("the tag of a language", "语言标签"), "zh-Hans"),
            LabelGroup::Metric => (Both::new("the name of a figure", "指标名称"), "exchange-programs"),
            LabelGroup::Tag => (Both::new("a tag", "标签"), "engineering"),
        }
    }
}

impl Value for LabelTable {
    fn shape() -> Shape {
        let texts = Shape::Map { keys: Both::new("a code", "代码"), value: Box::new(Shape::Text) };
        Shape::Map { keys: LabelGroup::NAME, value: Box::new(texts) }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let map = node.as_map().or_else(|| not_a_table(node, cx))?;
        let known: Vec<&str> = LabelGroup::WORDS.iter().map(|(word, _)| *word).collect();
        let mut labels = Vec::new();
        for (name, table) in map {
            let Some(group) = LabelGroup::parse(&name.text) else {
                cx.push(unknown_key(Both::new("labels", "标签"), &name.text, &known, name.span));
                continue;
            };
            for (key, value) in table.as_map().or_else(|| not_a_table(table, cx)).unwrap_or_default() {
                let text = Text::decode(value, cx);
                if !group.takes(&key.text) {
                    let (expected, example) = group.key();
                    let spelled = match group {
                        LabelGroup::Region | LabelGroup::Currency => Some(key.text.to_uppercase()),
                        LabelGroup::Language => canonical_tag(&key.text).map_or_else(|proposal| proposal, Some),
                        LabelGroup::Tag => Some(key.text.trim().to_owned()),
                        LabelGroup::Metric => Some(key.text.to_lowercase().replace(['_', ' '], "-")),
                    };
                    let proposal = spelled.filter(|spelled| group.takes(spelled));
                    cx.push(not_of_form(&key.text, expected, example, key.span).maybe("proposal", proposal));
                } else if let Some(text) = text {
                    labels.push((group, key.text.to_string(), text));
                }
            }
        }
        Some(Self(labels))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Null
    }
}

/// `[exports]`: formats as they were written, judged by [`switches`].
#[derive(Clone, Debug)]
pub struct Switches(Vec<(Located<String>, bool)>);

impl Value for Switches {
    fn shape() -> Shape {
        Shape::Map { keys: Both::new("a format", "格式"), value: Box::new(Shape::Boolean) }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let map = node.as_map().or_else(|| not_a_table(node, cx))?;
        let lines = map
            .iter()
            .filter_map(|(key, value)| Some((Located::new(key.text.to_string(), key.span), bool::decode(value, cx)?)));
        Some(Self(lines.collect()))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Null
    }
}

fn switches(written: Opt<Switches>, formats: &[&'static str], cx: &mut Cx) -> BTreeMap<&'static str, bool> {
    let mut on = BTreeMap::new();
    for (name, value) in written.map_or_else(Vec::new, |switches| switches.value.0) {
        match formats.iter().find(|format| **format == name.value) {
            Some(format) => {
                on.insert(*format, value);
            }
            None => cx.push(unknown_key(Both::new("exports", "导出"), &name, formats, name.span)),
        }
    }
    on
}

/// Anything, for templates: tables, lists, texts, whole numbers and booleans.
#[derive(Clone, Debug, PartialEq)]
pub struct Free(pub View);

impl Value for Free {
    fn shape() -> Shape {
        Shape::Free
    }

    fn decode(node: &Node, _: &mut Cx) -> Option<Self> {
        fn view(node: &Node) -> View {
            match &node.value {
                Tree::Scalar { text, plain: true } => match &**text {
                    "true" => View::Bool(true),
                    "false" => View::Bool(false),
                    text => text.parse().map_or_else(|_| View::text(text), View::Int),
                },
                Tree::Scalar { text, plain: false } => View::text(&**text),
                Tree::List(list) => View::List(list.iter().map(view).collect()),
                Tree::Map(map) => {
                    View::Free(map.iter().map(|(key, node)| (key.text.to_string(), view(node))).collect())
                }
            }
        }
        Some(Self(view(node)))
    }

    fn view(&self, _: &ViewCx) -> View {
        self.0.clone()
    }
}
