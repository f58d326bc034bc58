//! What staff write and what readers get; what attackers write and nobody gets.

use proptest::prelude::*;
use scraper::Html;

use super::*;
use crate::diag::{Arg, Diagnostic};

/// Prose in a file that has front matter before it and a line after it.
struct Sample {
    text: String,
    prose: Prose,
    diags: Diagnostics,
}

fn sample(markdown: &str) -> Sample {
    let before = "---\ntitle: 机器人工程 🤖\n---\n";
    let text = format!("{before}{markdown}\nafter");
    let mut diags = Diagnostics::default();
    let prose = parse(FileId(3), &text, before.len()..before.len() + markdown.len(), &mut diags);
    Sample { text, prose, diags }
}

impl Sample {
    /// The HTML with plain fillings: `<a href="entry:…">`, `‹title›`, `<img src= alt=>`.
    fn html(&self) -> String {
        let mut html = String::new();
        for piece in &self.prose.pieces {
            match piece {
                Piece::Html(part) => html.push_str(part),
                Piece::Open(link) => {
                    let hash = |anchor: &Option<String>| anchor.as_ref().map_or(String::new(), |a| format!("#{a}"));
                    let address = match &self.prose.links[*link as usize].to {
                        Target::Entry { key, anchor } => format!("entry:{key}{}", hash(anchor)),
                        Target::Anchor(anchor) => format!("#{anchor}"),
                        Target::File { path, anchor } => format!("./{path}{}", hash(anchor)),
                        Target::Web(_) => panic!("the tags of a web link are in the HTML"),
                    };
                    html.push_str(&format!("<a href=\"{}\">", address.replace('&', "&amp;").replace('"', "&quot;")));
                }
                Piece::Title(_) => html.push_str("‹title›"),
                Piece::Close(_) => html.push_str("</a>"),
                Piece::Picture(picture) => {
                    let picture = &self.prose.pictures[*picture as usize];
                    let safe = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
                    html.push_str(&format!("<img src=\"./{}\" alt=\"{}\">", safe(&picture.path), safe(&picture.alt)));
                }
            }
        }
        html
    }

    /// Each diagnostic as `code at "the text of its place", and "of its other place"; name=argument …`, by place.
    fn report(&self) -> Vec<String> {
        let mut diags: Vec<&Diagnostic> = self.diags.iter().collect();
        diags.sort_by_key(|diag| diag.spans[0]);
        diags
            .into_iter()
            .map(|diag| {
                let mut line = diag.code.name.to_owned();
                for (index, span) in diag.spans.iter().enumerate() {
                    assert_eq!(span.file, FileId(3));
                    line.push_str(if index == 0 { " at " } else { " and " });
                    line.push_str(&format!("{:?}", &self.text[span.range()]));
                }
                for (name, value) in &diag.args {
                    let value = match value {
                        Arg::Text(text) => text.clone(),
                        Arg::Number(number) => number.to_string(),
                        other => format!("{other:?}"),
                    };
                    line.push_str(&format!("; {name}={value}"));
                }
                line
            })
            .collect()
    }
}

/// Fine prose: no diagnostic, this HTML.
fn check(markdown: &str, html: &str) {
    let sample = sample(markdown);
    assert_eq!(sample.html(), html, "{markdown}");
    assert_eq!(sample.report(), Vec::<String>::new(), "{markdown}");
}

/// Prose with mistakes: this HTML all the same, these reports.
fn faulty(markdown: &str, html: &str, report: &[&str]) {
    let sample = sample(markdown);
    assert_eq!(sample.report(), report, "{markdown}");
    assert_eq!(sample.html(), html, "{markdown}");
}

#[test]
fn emphasis_works_beside_chinese_punctuation() {
    check("中文**强调**中文", "<p>中文<strong>强调</strong>中文</p>\n");
    check("这是**我想做的事。**所以继续。", "<p>这是<strong>我想做的事。</strong>所以继续。</p>\n");
    check(
        "**重要提示（Important Notice）：**请注意。",
        "<p><strong>重要提示（Important Notice）：</strong>请注意。</p>\n",
    );
    check("前文**“引号”**后文", "<p>前文<strong>“引号”</strong>后文</p>\n");
    check("~~删除（带括号）。~~这个。", "<p><del>删除（带括号）。</del>这个。</p>\n");
    check(
        "国际规格**[ECMA](https://example.org/)**を",
        "<p>国际规格<strong><a href=\"https://example.org/\">ECMA</a></strong>を</p>\n",
    );
    check("a**\"b\"**c", "<p>a**\"b\"**c</p>\n");
    check("5 * 3 * 2。* x", "<p>5 * 3 * 2。* x</p>\n");
    check("\\*\\*不。\\*\\*是", "<p>**不。**是</p>\n");
    check("`**不。**是`", "<p><code>**不。**是</code></p>\n");
    check("    **不。**是\n", "<pre><code>**不。**是\n</code></pre>\n");
    check(
        "> 他说：***“好”***，然后。",
        "<blockquote>\n<p>他说：<em><strong>“好”</strong></em>，然后。</p>\n</blockquote>\n",
    );
    check("每组10~20人，共（5~8）组。~甲", "<p>每组10~20人，共（5~8）组。~甲</p>\n");
}

#[test]
fn a_line_break_between_chinese_characters_makes_no_space() {
    check("第一行\n第二行", "<p>第一行第二行</p>\n");
    check("第一行，\n“第二行”\n第三行", "<p>第一行，“第二行”第三行</p>\n");
    check("第一行\n**第二行**", "<p>第一行<strong>第二行</strong></p>\n");
    check("*第一行*\n[第二行](#乙)\n后", "<p><em>第一行</em><a href=\"#乙\">第二行</a>后</p>\n");
    check("line one\nline two", "<p>line one\nline two</p>\n");
    check("第一行\nline two", "<p>第一行\nline two</p>\n");
    check("한국어\n문장", "<p>한국어\n문장</p>\n");
    check("第一行  \n第二行", "<p>第一行<br>\n第二行</p>\n");
    check("第一行\n\n第二行", "<p>第一行</p>\n<p>第二行</p>\n");
}

#[test]
fn links_become_holes_with_their_targets_and_places() {
    let sample = sample(
        "见[机器人工程](entry:programs/robotics-3-1#学费 \"三加一\")、[](entry:pages/how-to-apply)、<entry:majors/robotics>、\
         [下文](#%E5%AD%A6%E8%B4%B9)、[简章](<files/招生 简章.pdf>)、[](./form.pdf#page=2)、[网站][w]。\n\n[w]: https://example.edu/a?b=1&c=“2” 'T'\n",
    );
    assert_eq!(
        sample.html(),
        "<p>见<a href=\"entry:programs/robotics-3-1#学费\">机器人工程</a>、\
         <a href=\"entry:pages/how-to-apply\">‹title›</a>、<a href=\"entry:majors/robotics\">‹title›</a>、\
         <a href=\"#学费\">下文</a>、<a href=\"./files/招生 简章.pdf\">简章</a>、<a href=\"./form.pdf#page=2\">form.pdf</a>、\
         <a href=\"https://example.edu/a?b=1&amp;c=%E2%80%9C2%E2%80%9D\" title=\"T\">网站</a>。</p>\n"
    );
    assert_eq!(sample.report(), Vec::<String>::new());
    let written: Vec<_> = sample.prose.links.iter().map(|link| &sample.text[link.span.range()]).collect();
    assert_eq!(
        written,
        [
            "entry:programs/robotics-3-1#学费",
            "entry:pages/how-to-apply",
            "entry:majors/robotics",
            "#%E5%AD%A6%E8%B4%B9",
            "files/招生 简章.pdf",
            "./form.pdf#page=2",
            "https://example.edu/a?b=1&c=“2”",
        ]
    );
    assert_eq!(sample.prose.links[0].title.as_deref(), Some("三加一"));
    assert_eq!(sample.prose.links[6].to, Target::Web("https://example.edu/a?b=1&c=“2”".into()));
}

#[test]
fn places_stay_right_behind_guarded_emphasis() {
    let sample = sample("**重点。**见**（甲）**[乙**。**](entry:programs/yi)丙**“丁”**<b>");
    assert_eq!(&sample.text[sample.prose.links[0].span.range()], "entry:programs/yi");
    assert_eq!(sample.report(), ["raw-html at \"<b>\"; tag=<b>"]);
}

#[test]
fn web_mail_and_telephone_links_are_finished() {
    check(
        "<https://example.edu/招生> [邮件](mailto:office@example.edu) <office@example.edu> [电话](tel:+86-25-0000)",
        "<p><a href=\"https://example.edu/%E6%8B%9B%E7%94%9F\">https://example.edu/招生</a> \
         <a href=\"mailto:office@example.edu\">邮件</a> <a href=\"mailto:office@example.edu\">office@example.edu</a> \
         <a href=\"tel:+86-25-0000\">电话</a></p>\n",
    );
    check("[](https://example.edu/)", "<p><a href=\"https://example.edu/\">https://example.edu/</a></p>\n");
}

#[test]
fn pictures_become_holes_inside_what_surrounds_them() {
    let sample = sample(
        "[![学生在*机器人*\n实验室](./lab.jpg \"2025年\")](entry:programs/robotics-3-1)\n\n![plan\nof campus][p]\n\n[p]: maps/plan%20a.png",
    );
    assert_eq!(
        sample.html(),
        "<p><a href=\"entry:programs/robotics-3-1\"><img src=\"./lab.jpg\" alt=\"学生在机器人实验室\"></a></p>\n\
         <p><img src=\"./maps/plan a.png\" alt=\"plan of campus\"></p>\n"
    );
    assert_eq!(sample.report(), Vec::<String>::new());
    assert_eq!(sample.prose.pictures[0].title.as_deref(), Some("2025年"));
    let written: Vec<_> = sample.prose.pictures.iter().map(|picture| &sample.text[picture.span.range()]).collect();
    assert_eq!(written, ["./lab.jpg", "maps/plan%20a.png"]);
}

#[test]
fn headings_have_ids_made_of_their_words_or_given_by_the_author() {
    let sample = sample(
        "## 学费 {#fees .wide}\n\n### Fees\n\n## Fees\n\n#### **如何**申请`A`？\n\n## [](entry:pages/a)\n\n甲\n乙\n---\n",
    );
    assert_eq!(
        sample.html(),
        "<h2 id=\"fees\" class=\"wide\">学费</h2>\n<h3 id=\"fees-2\">Fees</h3>\n<h2 id=\"fees-3\">Fees</h2>\n\
         <h4 id=\"如何申请a\"><strong>如何</strong>申请<code>A</code>？</h4>\n\
         <h2 id=\"section\"><a href=\"entry:pages/a\">‹title›</a></h2>\n<h2 id=\"甲乙\">甲乙</h2>\n"
    );
    assert_eq!(sample.report(), Vec::<String>::new());
    let headings: Vec<_> = sample.prose.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(
        headings,
        [
            (2, "fees", "学费"),
            (3, "fees-2", "Fees"),
            (2, "fees-3", "Fees"),
            (4, "如何申请a", "如何申请A？"),
            (2, "section", ""),
            (2, "甲乙", "甲乙"),
        ]
    );
    assert_eq!(&sample.text[sample.prose.headings[0].span.range()], "## 学费 {#fees .wide}");
}

#[test]
fn the_extensions_come_out_as_plain_elements_with_classes() {
    check(
        "| 课程 | 学分 |\n|:--|--:|\n| 控制**论。** | 3 |\n",
        "<table>\n<thead>\n<tr><th scope=\"col\" class=\"left\">课程</th><th scope=\"col\" class=\"right\">学分</th></tr>\n</thead>\n\
         <tbody>\n<tr><td class=\"left\">控制<strong>论。</strong></td><td class=\"right\">3</td></tr>\n</tbody>\n</table>\n",
    );
    check("> [!WARNING]\n> 截止日期已过。", "<blockquote class=\"warning\">\n<p>截止日期已过。</p>\n</blockquote>\n");
    check("- [x] 护照\n- [ ] visa", "<ul>\n<li>☑ 护照</li>\n<li>☐ visa</li>\n</ul>\n");
    check("学分\n: 一学期的工作量", "<dl>\n<dt>学分</dt>\n<dd>一学期的工作量</dd>\n</dl>\n");
    check("3. 三\n4. 四\n\n---\n", "<ol start=\"3\">\n<li>三</li>\n<li>四</li>\n</ol>\n<hr>\n");
    check(
        "```rust onclick=x\na < b && \"c\"\n```",
        "<pre><code class=\"language-rust\">a &lt; b &amp;&amp; \"c\"\n</code></pre>\n",
    );
    check("```\"><b>\n甲\n```", "<pre><code>甲\n</code></pre>\n");
}

#[test]
fn footnotes_are_numbered_as_they_are_met_and_lead_both_ways() {
    check(
        "学费[^b]与奖学金[^a][^B]。\n\n[^a]: 甲\n\n[^b]: 乙\n\n[^c]: 丙\n",
        "<p>学费<sup class=\"footnote-mark\" id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup>与\
         奖学金<sup class=\"footnote-mark\" id=\"fnref-2\"><a href=\"#fn-2\">2</a></sup>\
         <sup class=\"footnote-mark\"><a href=\"#fn-1\">1</a></sup>。</p>\n\
         <div class=\"footnote\" id=\"fn-2\"><sup><a href=\"#fnref-2\">2</a></sup>\n<p>甲</p>\n</div>\n\
         <div class=\"footnote\" id=\"fn-1\"><sup><a href=\"#fnref-1\">1</a></sup>\n<p>乙</p>\n</div>\n\
         <div class=\"footnote\" id=\"fn-3\"><sup>3</sup>\n<p>丙</p>\n</div>\n",
    );
}

#[test]
fn html_is_left_out_and_told_once_for_each_place() {
    faulty(
        "学费<b>很低</b>。<br>第二行 <!-- 待核实 -->",
        "<p>学费很低。第二行 </p>\n",
        &["raw-html at \"<b>\"; tag=<b>", "raw-html at \"<br>\"; tag=<br>; break=\\"],
    );
    faulty(
        "甲\n\n<div class=\"x\">\n**乙**\n</div>\n\n丙",
        "<p>甲</p>\n<p>丙</p>\n",
        &["raw-html at \"<div class=\\\"x\\\">\\n**乙**\\n</div>\"; block=<div>"],
    );
    faulty("<!-- 甲 --> 乙\n\n丙", "<p>丙</p>\n", &["raw-html at \"<!-- 甲 --> 乙\""]);
    faulty("甲\n\n<!-- 乙\n\n丙", "<p>甲</p>\n", &["comment-not-closed at \"<!-- 乙\\n\\n丙\""]);
    check("<!-- 甲\n\n乙 -->\n丙", "<p>丙</p>\n");
}

#[test]
fn prose_of_comments_and_blanks_is_empty() {
    for text in ["", "\n \n", "<!-- 以后再写 -->\n", "[w]: https://example.edu\n"] {
        assert!(sample(text).prose.is_empty(), "{text:?}");
    }
    assert!(!sample("![校园](a.jpg)").prose.is_empty());
}

#[test]
fn a_link_that_may_not_be_published_stays_as_its_text() {
    faulty(
        "[下载](file:///C:/表.pdf)、[空]()、[`#`](#)。",
        "<p>下载、空、<code>#</code>。</p>\n",
        &[
            "link-scheme at \"file:///C:/表.pdf\"; scheme=file",
            "link-without-target at \"[空]()\"",
            "link-without-target at \"#\"",
        ],
    );
    faulty(
        "[甲](//example.edu/a) [乙](/en/programs/robotics-3-1/) [丙](/zh/how-to-apply/) [丁](/favicon.ico)",
        "<p>甲 乙 丙 丁</p>\n",
        &[
            "link-absolute at \"//example.edu/a\"; host=//example.edu/a; web=https://example.edu/a",
            "link-absolute at \"/en/programs/robotics-3-1/\"; path=/en/programs/robotics-3-1/; cure=entry:programs/robotics-3-1",
            "link-absolute at \"/zh/how-to-apply/\"; path=/zh/how-to-apply/; cure=entry:pages/how-to-apply",
            "link-absolute at \"/favicon.ico\"; path=/favicon.ico",
        ],
    );
    faulty(
        "[甲](../../programs/robotics-3-1/) [乙](a/../../b.pdf) [丙](files\\表.pdf) [丁](a/../表.pdf)",
        "<p>甲 乙 丙 <a href=\"./表.pdf\">丁</a></p>\n",
        &[
            "link-path at \"../../programs/robotics-3-1/\"; outside=../../programs/robotics-3-1/; cure=entry:programs/robotics-3-1",
            "link-path at \"a/../../b.pdf\"; outside=a/../../b.pdf",
            "link-path at \"files\\\\表.pdf\"; backslash=files\\表.pdf; slashes=files/表.pdf",
        ],
    );
    faulty(
        "[甲](www.example.edu) [乙](https：//example.edu) [丙](https:/x) [丁](mailto:) <http:甲>",
        "<p>甲 乙 丙 丁 http:甲</p>\n",
        &[
            "web-link-form at \"www.example.edu\"; link=www.example.edu; cure=https://www.example.edu",
            "web-link-form at \"https：//example.edu\"; link=https：//example.edu; cure=https://example.edu",
            "web-link-form at \"https:/x\"; link=https:/x",
            "web-link-form at \"mailto:\"; link=mailto:",
            "web-link-form at \"http:甲\"; link=http:甲",
        ],
    );
}

#[test]
fn a_faulty_definition_is_told_once_however_many_links_use_it() {
    faulty(
        "[甲][x]、[乙][x]\n\n[x]: javascript:alert(1)\n",
        "<p>甲、乙</p>\n",
        &["link-scheme at \"javascript:alert(1)\"; scheme=javascript"],
    );
}

#[test]
fn links_to_sources_are_understood_and_told() {
    faulty(
        "[甲](../../programs/robotics-3-1/zh.md#学费) [乙](../majors.md) [丙](zh.md)",
        "<p><a href=\"entry:programs/robotics-3-1#学费\">甲</a> 乙 丙</p>\n",
        &[
            "markdown-link at \"../../programs/robotics-3-1/zh.md#学费\"; link=../../programs/robotics-3-1/zh.md#学费; \
             cure=entry:programs/robotics-3-1#学费",
            "markdown-link at \"../majors.md\"; link=../majors.md",
            "markdown-link at \"zh.md\"; link=zh.md",
        ],
    );
}

#[test]
fn an_entry_link_of_odd_form_is_told_with_the_right_one() {
    let cases = [
        ("entry:Programs/Robotics-3-1", "cure=entry:programs/robotics-3-1"),
        ("entry:zh/programs/robotics-3-1", "cure=entry:programs/robotics-3-1"),
        ("entry:programs/robotics-3-1.md", "cure=entry:programs/robotics-3-1"),
        ("entry:content/programs/robotics-3-1/zh.md#fees", "cure=entry:programs/robotics-3-1#fees"),
        ("entry:/programs/robotics-3-1/", "cure=entry:programs/robotics-3-1"),
        ("entry:programs/robotics%203-1", "cure=entry:programs/robotics-3-1"),
        ("entry:programs/robotics_3-1", "cure=entry:programs/robotics-3-1"),
        ("entry：programs/robotics-3-1", "cure=entry:programs/robotics-3-1"),
        ("Entry:programs/robotics-3-1", "cure=entry:programs/robotics-3-1"),
        ("entry:programs/robotics-3-1#", "cure=entry:programs/robotics-3-1"),
        ("entry:robotics-3-1", "slug=robotics-3-1"),
    ];
    for (written, rest) in cases {
        faulty(
            &format!("见[机器人工程]({written})。"),
            "<p>见机器人工程。</p>\n",
            &[&format!("entry-link-form at {written:?}; link={written}; {rest}")],
        );
    }
    faulty("[甲](entry:机器人)", "<p>甲</p>\n", &["entry-link-form at \"entry:机器人\"; link=entry:机器人"]);
}

#[test]
fn a_picture_needs_a_file_of_its_entry_and_a_description() {
    faulty(
        "![校园](https://example.org/a.jpg) ![楼](//example.org/a.jpg) ![](lab.jpg) ![甲]() ![乙](data:image/png;base64,AA) ![丙](../a.jpg)",
        "<p>校园 楼 <img src=\"./lab.jpg\" alt=\"\"> 甲 乙 丙</p>\n",
        &[
            "picture-from-elsewhere at \"https://example.org/a.jpg\"",
            "picture-from-elsewhere at \"//example.org/a.jpg\"",
            "picture-without-alt at \"![](lab.jpg)\"; path=lab.jpg",
            "picture-without-path at \"![甲]()\"",
            "link-scheme at \"data:image/png;base64,AA\"; scheme=data",
            "link-path at \"../a.jpg\"; outside=../a.jpg",
        ],
    );
}

#[test]
fn headings_say_what_is_wrong_with_them() {
    faulty(
        "# 入学要求\n\n## 学费 {#fees onclick=alert(1) 2026 .a\"b}\n\n## 费用 {#fees}\n\n## 甲 {#page-x}\n\n## 乙 {#a&b #c}",
        "<h2 id=\"入学要求\">入学要求</h2>\n<h2 id=\"fees\">学费</h2>\n<h2 id=\"费用\">费用</h2>\n\
         <h2 id=\"甲\">甲</h2>\n<h2 id=\"乙\">乙</h2>\n",
        &[
            "heading-level-one at \"# 入学要求\"",
            "heading-attribute at \"onclick=alert(1)\"; attribute=onclick=alert(1)",
            "heading-attribute at \"2026\"; attribute=2026",
            "heading-attribute at \".a\\\"b\"; attribute=.a\"b",
            "duplicate-heading-id at \"#fees\" and \"#fees\"; id=fees",
            "heading-id at \"#page-x\"; id=page-x; reserved=page-",
            "heading-id at \"#a&b\"; id=a&b; cure=a-b",
            "heading-attribute at \"#c\"; attribute=#c",
        ],
    );
}

#[test]
fn a_space_typed_between_chinese_and_latin_is_told_at_each_place() {
    let sample = sample(
        "学习 4年，获得 **NJUPT**  学位。\n用 `cargo` 编译 [见 A](entry:pages/a)。两 个字 a b，例 。甲\n\
         B ，见 <https://example.edu> 。",
    );
    assert_eq!(
        sample.report(),
        [
            "space-between-scripts at \" \"",
            "space-between-scripts at \" \"",
            "space-between-scripts at \"  \"",
            "space-between-scripts at \" \"",
            "space-between-scripts at \" \"",
        ]
    );
    let places: Vec<_> =
        sample.diags.iter().map(|diag| sample.text[..diag.spans[0].start as usize].chars().next_back()).collect();
    assert_eq!(places, [Some('习'), Some('得'), Some('*'), Some('见'), Some('字')]);
}

#[test]
fn plain_text_has_the_words_alone_on_one_line() {
    let sample = sample(
        "## 学费 & *Fees* {#fees}\n\n一年`<86000>`元[^1]，见[简章](a.pdf)。\n第二行\n\n| A | 乙 |\n|---|---|\n| 1 | “2” |\n\n![校园](a.jpg)\n\n[^1]: 注\n",
    );
    assert_eq!(sample.prose.plain_text(), "学费 & Fees 一年<86000>元，见简章。第二行 A 乙 1 “2” 校园 注");
}

#[test]
fn deep_nesting_is_flattened_and_told_once() {
    let deep = sample(&format!("{} 甲", "> ".repeat(200)));
    assert_eq!(deep.html().matches("<blockquote>").count(), 64);
    assert_eq!(deep.html().matches("</blockquote>").count(), 64);
    assert!(deep.html().contains("<p>甲</p>"));
    assert_eq!(deep.diags.len(), 1);
    assert_eq!(deep.diags.iter().next().map(|diag| diag.code.name), Some("nested-too-deep"));
}

/// Elements that may come out, each with the attributes it may have.
fn only_harmless(markdown: &str) {
    const ALLOWED: &[(&str, &[&str])] = &[
        // The parser wraps a fragment in the first two.
        ("html", &[]),
        ("body", &[]),
        ("p", &[]),
        ("br", &[]),
        ("hr", &[]),
        ("em", &[]),
        ("strong", &[]),
        ("del", &[]),
        ("code", &["class"]),
        ("pre", &[]),
        ("ul", &[]),
        ("ol", &["start"]),
        ("li", &[]),
        ("dl", &[]),
        ("dt", &[]),
        ("dd", &[]),
        ("blockquote", &["class"]),
        ("table", &[]),
        ("thead", &[]),
        ("tbody", &[]),
        ("tr", &[]),
        ("th", &["scope", "class"]),
        ("td", &["class"]),
        ("sup", &["class", "id"]),
        ("div", &["class", "id"]),
        ("a", &["href", "title"]),
        ("img", &["src", "alt"]),
        ("h2", &["id", "class"]),
        ("h3", &["id", "class"]),
        ("h4", &["id", "class"]),
        ("h5", &["id", "class"]),
        ("h6", &["id", "class"]),
    ];
    let sample = sample(markdown);
    let html = sample.html();
    let mut ids = std::collections::BTreeSet::new();
    for element in Html::parse_fragment(&html).tree.values().filter_map(|node| node.as_element()) {
        let Some((_, attributes)) = ALLOWED.iter().find(|(name, _)| *name == element.name()) else {
            panic!("<{}> came out of {markdown:?}: {html}", element.name());
        };
        for (name, value) in element.attrs() {
            assert!(attributes.contains(&name), "{name}={value:?} came out of {markdown:?}: {html}");
            let seen: String = links::decode(value).chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
            let seen = seen.to_lowercase();
            match name {
                "href" => assert!(
                    ["http://", "https://", "mailto:", "tel:", "entry:", "#", "./"].iter().any(|s| seen.starts_with(s)),
                    "{value:?} came out of {markdown:?}"
                ),
                "src" => assert!(seen.starts_with("./") && !seen.starts_with("./.."), "{value:?} of {markdown:?}"),
                "id" => {
                    assert!(!value.starts_with("page-"), "{value:?} of {markdown:?}");
                    assert!(ids.insert(value.to_owned()), "{value:?} is there twice: {markdown:?}");
                }
                _ => {}
            }
        }
    }
    for span in sample.diags.iter().flat_map(|diag| &diag.spans).chain(sample.prose.links.iter().map(|link| &link.span))
    {
        assert!(sample.text.get(span.range()).is_some(), "a place off its characters: {markdown:?}");
    }
}

#[test]
fn hostile_markdown_comes_out_as_text() {
    let payloads = [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;&#x61;vascript&colon;alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](<java\u{1}script:alert(1)>)",
        "[x](< javascript:alert(1)>)",
        "[x](%6Aavascript:alert(1))",
        "[x](javascript%3Aalert(1))",
        "[x](java%0ascript:alert(1))",
        "[x](\u{200b}javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox(1))",
        "[x](VBScript&colon;1)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "[y]\n\n[y]: <javascript:alert(1)> 'onmouseover=alert(1)'",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "![x](https://evil.example/a.png)",
        "![\"onerror=alert(1) x=\"](a.png)",
        "[![x](a.png \"\\\" onload=1\")](javascript:alert(1))",
        "## H {onclick=alert(1) style=x}",
        "## H {#x\"onclick=alert(1)}",
        "## H {.a\"><script>}",
        "## H {#page-x}",
        "<script>alert(1)</script>",
        "甲<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "甲<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<iframe src=javascript:alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<style>*{}</style>",
        "<!--> <script>alert(1)</script> -->",
        "<![CDATA[<script>]]>",
        "<?php echo 1 ?>",
        "```\"onclick=alert(1)\n</code></pre><script>\n```",
        "`</code><script>alert(1)</script>`",
        "[x](https://e.example/\"onmouseover=alert(1))",
        "[x](https://e.example/ \"\\\" onclick=\\\"alert(1)\")",
        "[x](entry:a/b\"onclick=alert(1))",
        "[x](#\"onclick=alert(1))",
        "[a\"b](file:///etc/passwd)",
        "[x](\\\\evil\\share)",
        "| <script> |\n|---|\n| <img onerror=x> |",
        "[^<script>]\n\n[^<script>]: <script>",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "**（**<script>**）**",
        "&lt;script&gt;&#60;script&#62;",
        "[<b>](javascript&#x3a;x)",
        "> - 1. [x](\tjavascript:x)",
        "# <img onerror=x> {#a}\n# a\n# a-2\n# A",
        "~~~<x\" onclick=1>\n~~~",
        "<x-y onclick=1>甲</x-y>",
        "[x](tel:javascript:1)",
    ];
    for payload in payloads {
        only_harmless(payload);
        only_harmless(&format!("- 甲**。**\n  > {payload}\n\n**甲{payload}。**乙"));
    }
}

fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "**",
        "*",
        "~~",
        "_",
        "中",
        "。",
        "（",
        "“",
        " ",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "javascript:",
        "entry:a/b",
        "#",
        "{#a",
        "{.b x=y}",
        "}",
        "`",
        "```\n",
        "|",
        "|-|\n",
        "[^1]",
        "[^1]: ",
        "&#106;",
        "\\",
        ": ",
        "<b>",
        "<div>\n",
        "<!--",
        "-->",
        "https://e.example",
        "\"",
        "a",
        "x.md",
        "\u{f8ff}",
        "\t",
        "    ",
        "\u{0}",
        "é",
    ]);
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_yields_harmless_elements_only(text in "\\PC*") {
        only_harmless(&text);
    }

    #[test]
    fn any_scraps_of_markdown_yield_harmless_elements_only(text in scraps()) {
        only_harmless(&text);
    }
}

/// Anything quadratic would take minutes here, anything recursive the stack.
#[test]
fn long_and_deep_texts_take_no_time_and_no_stack() {
    let repeated = [
        "**",
        "*甲 ",
        "甲**。**",
        "甲~~。~~",
        "[",
        "![",
        "[甲](",
        "[甲]",
        "<b>甲</b>",
        "<!--",
        "`",
        ">",
        "- ",
        "1. ",
        "> - ",
        "## 费用\n",
        "# a {#a}\n",
        "[^1]",
        "[^1]: ",
        "|甲",
        "\\",
        "甲\n",
        "甲 a ",
        "&amp;",
        "[甲](entry:a/b)",
        "![甲](a.jpg)",
        "甲\n: 乙\n",
        "<div>\n\n",
        "{",
        "#",
        "<",
    ];
    for scrap in repeated {
        let text = format!("{}甲\n\n[甲]: javascript:x\n", scrap.repeat(100_000 / scrap.len()));
        let prose = parse(FileId(0), &text, 0..text.len(), &mut Diagnostics::default());
        assert!(prose.plain_text().len() <= 2 * text.len(), "{scrap}");
    }
    let list: String = (0..400).map(|depth| format!("{}- 甲\n", "  ".repeat(depth))).collect();
    let lazy = format!("{}\n{}", "> ".repeat(20_000), "甲\n".repeat(20_000));
    let attributes = format!("## 甲 {{{}}}", "xx ".repeat(30_000));
    for text in [list, lazy, attributes] {
        parse(FileId(0), &text, 0..text.len(), &mut Diagnostics::default());
    }
}
