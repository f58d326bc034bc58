//! Each trap with its place; the judge's verdict on the tree; any text at all.

use proptest::prelude::*;

use super::*;
use crate::syntax::tree::tests::{check_places, outline, words};

/// The tree of `text` in one line (empty for none), and what is found in it.
fn check(text: &str, tree: &str, expected: &[&str]) {
    let mut diags = Diagnostics::default();
    let root = parse(FileId(0), text, 0..text.len(), &mut diags);
    let found: Vec<_> = diags.iter().map(|diagnostic| words(diagnostic, text)).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(root.as_ref().map_or(String::new(), outline), tree, "{text}");
    check_places(text, root.as_ref(), &diags);
}

fn refused(text: &str, expected: &str) {
    check(text, "", &[expected]);
}

#[test]
fn scalars_are_verbatim() {
    check(
        "code: 007\nversion: 1.10\ncountry: NO\nfamily: Null\nzh: '软''件'\nnone:\nlist: [~, \"a\\nb\", {x: 1}]\ntext: |\n  一\n  二\n",
        r#"{code: 007, version: 1.10, country: NO, family: Null, zh: "软'件", none: , list: [~, "a\nb", {x: 1}], text: "一\n二\n"}"#,
        &[],
    );
    check("", "{}", &[]);
    check("# 无\n", "{}", &[]);
    check("---\n", "{}", &[]);
    check("软: [ ]\na: { }\n", "{软: [], a: {}}", &[]);
    check("---\na: 1\n...\n", "{a: 1}", &[]);
    check("软件", "软件", &[]);
}

#[test]
fn a_line_without_a_colon_is_the_one_to_blame() {
    refused("level = bachelor\nmajors: [law]\n", "yaml-no-colon [level = bachelor]");
    refused("majors: [law]\nlevel 本科\nname: 法学\n", "yaml-no-colon [level 本科]");
    refused("summary: 前三年在南京，\n最后一年在伦敦\n", "yaml-no-colon [最后一年在伦敦]");
}

#[test]
fn a_value_that_begins_with_a_sign_of_yaml_is_told_to_stand_in_quotes() {
    refused("title: & 更多\n", "yaml-reserved-start [&] sign=&");
    refused("title: [新] 机器人\n", "yaml-reserved-start [[] sign=[");
    refused("level: -\nname: 法学\n", "yaml-reserved-start [-] sign=- unanswered=-");
    refused("level: ?\nname: 法学\n", "yaml-reserved-start [?] sign=? unanswered=?");
    refused("majors: - law\n", "yaml-reserved-start [-] sign=- beside=- law");
}

#[test]
fn the_first_of_two_items_is_blamed_where_its_hyphen_is_wrong() {
    refused("stages:\n  -3 年\n  - 1 年\n", "yaml-missing-space [-] sign=-");
    refused("stages:\n  • 3 年\n  - 1 年\n", "yaml-missing-space [•] bullet=•");
    refused("stages:\n  * 3 年\n  - 1 年\n", "yaml-missing-space [*] bullet=*");
    refused("stages:\n  - 3 年\n  －1 年\nname: 法学\n", "yaml-missing-space [－] bullet=－");
}

#[test]
fn full_width_brackets_and_semicolons_are_named() {
    refused("title: ｛en: Law, zh: 法学｝\n", "yaml-full-width-bracket [｛] sign=｛ open={ close=}");
    refused("majors: 【law, robotics】\n", "yaml-full-width-bracket [【] sign=【 open=[ close=]");
    refused("title: {en: Law； zh: 法学}\n", "yaml-full-width-comma [；] semicolon=；");
    check("title: 【新】机器人\n", "{title: 【新】机器人}", &[]);
    check("title: 【新增】\n", "{title: 【新增】}", &[]);
}

#[test]
fn a_tab_behind_a_colon_is_a_tab() {
    refused("level:\tbachelor\n", "yaml-tab [\t]");
}

#[test]
fn places_are_bytes_of_the_whole_text() {
    let text = "---\ntitle: 软件 工程 \nmap:\n  文: \"x\"  # 注\n\nmore:\n- [a, b]\n-\nbody: |\n  一\n\n---\n正文";
    let start = "---\n".len();
    let end = text.rfind("---").unwrap();
    let mut diags = Diagnostics::default();
    let root = parse(FileId(0), text, start..end, &mut diags).unwrap();
    let place = |node: &Node| &text[node.span.range()];
    assert_eq!(place(&root), text[start..end].trim_end());
    assert_eq!(place(root.get("title").unwrap()), "软件 工程");
    let groups = "软:\n- - 件\n  # -\n  - x\na: # -\n- b: 1\n";
    let lists = parse(FileId(0), groups, 0..groups.len(), &mut diags).unwrap();
    let list = |key: &str| &groups[lists.get(key).unwrap().span.range()];
    assert_eq!((list("软"), list("a")), ("- - 件\n  # -\n  - x", "- b: 1"));
    let map = root.get("map").unwrap();
    assert_eq!(place(map), "文: \"x\"");
    assert_eq!(&text[map.as_map().unwrap()[0].0.span.range()], "文");
    let list = root.get("more").unwrap();
    assert_eq!(place(list), "- [a, b]\n-");
    assert_eq!(place(&list.as_list().unwrap()[0]), "[a, b]");
    assert_eq!(place(root.get("body").unwrap()), "|\n  一");
    let empty = parse(FileId(0), "a: {b: , c}\nd:\n", 0..15, &mut diags).unwrap();
    assert_eq!(empty.get("d").unwrap().span.range(), 14..14);
    assert!(diags.is_empty());
}

#[test]
fn doubled_keys_are_shown_at_both_places_and_the_first_stays() {
    check("学: 1\nb: {c: 2}\n学: {d: 3}\n", "{学: 1, b: {c: 2}}", &["yaml-doubled-key [学] [学] key=学"]);
    let many: String = (0..40).map(|i| format!("k{i}: {i}\n")).collect();
    let text = format!("{many}k3: x\nk39: y\n");
    let mut diags = Diagnostics::default();
    let root = parse(FileId(0), &text, 0..text.len(), &mut diags).unwrap();
    assert_eq!((root.as_map().unwrap().len(), diags.len()), (40, 2));
    let spans = &diags.iter().next().unwrap().spans;
    assert!(spans[0].start > spans[1].start);
}

#[test]
fn what_a_catalogue_does_without_is_refused() {
    check("a: !!str 文\nb: !x [c]\n", "{a: 文, b: [c]}", &["yaml-tag [!!str] tag=!!str", "yaml-tag [!x] tag=!x"]);
    check("a: &文\n  b: c\nd: *文\n", "", &["yaml-anchor [&文] anchor=&文", "yaml-alias [*文] alias=*文"]);
    check("&k a: &e\nb: 1\n", "{a: , b: 1}", &["yaml-anchor [&k] anchor=&k", "yaml-anchor [&e] anchor=&e"]);
    refused("note: *新* 2026\n", "yaml-alias [*新*] alias=*新*");
    refused("a: {b: 1}\n<<: {c: 2}\n", "yaml-merge-key [<<]");
    refused("a: 文\n---\nb: 1\n", "yaml-documents [---]");
    refused("[a]: 文\n", "yaml-key-not-text [[]");
    refused("t: {{ 名 }}\n", "yaml-key-not-text [{]");
    refused("? - 文\n: b\n", "yaml-key-not-text [- 文]");
    let deep = format!("文: {}{}", "[".repeat(100), "]".repeat(100));
    refused(&deep, "yaml-nesting [[] limit=64");
    let block: String = (0..100).map(|i| format!("{}a:\n", " ".repeat(i))).collect();
    refused(&block, "yaml-nesting [a:] limit=64");
    refused(&"[".repeat(500_000), "yaml-unclosed-bracket [[] open=[ close=]");
    let large = format!("a: {}", "文".repeat(400_000));
    refused(&large, "text-too-large [whole] size=1200003 limit=1048576");
}

#[test]
fn full_width_colons_are_found_where_a_field_was_meant() {
    for text in [
        "title：软件\n",
        "a: b\ntitle：软件\nc: d\n",
        "a: b\ntitle ：软件\n",
        "t:\n  title：软件\n",
        "t:\n  title：软件\n  zh: x\n",
        "t:\n  en: x\n  title：软件\n",
        "t: {title：软件, zh：莫}\n",
        "- title：软件\n",
        "title：a: b\n",
    ] {
        let mut diags = Diagnostics::default();
        parse(FileId(0), text, 0..text.len(), &mut diags);
        let first = diags.iter().next().map(|diagnostic| words(diagnostic, text));
        assert_eq!(first.as_deref(), Some("yaml-full-width-colon [：] key=title"), "{text}");
    }
    check(
        "title: 软件：双学位\nb: |\n  title：是\nc: \"title：是\"\n",
        r#"{title: 软件：双学位, b: "title：是\n", c: "title：是"}"#,
        &[],
    );
    check("a:\n  GPA：3.0 以上\n  说明：是\n", "{a: GPA：3.0 以上 说明：是}", &[]);
}

#[test]
fn full_width_commas_are_found_between_parts() {
    refused("t: {en: Monash，zh: 莫}\n", "yaml-full-width-comma [，] sign=，");
    refused("t: {en: Monash，zh：莫}\n", "yaml-full-width-comma [，] sign=，");
    refused("m: [law，software-engineering]\n", "yaml-full-width-comma [，] sign=，");
    refused("m: [law、arts, x]\n", "yaml-full-width-comma [、] sign=、");
    refused("m: [双学位，双证书]\n", "yaml-full-width-comma [，] sign=，");
    check(
        "m: [双学位，双证书, 其他]\nt: {zh: 北京，中国, en: x}\n",
        "{m: [双学位，双证书, 其他], t: {zh: 北京，中国, en: x}}",
        &[],
    );
}

#[test]
fn wide_spaces_are_found_in_indents_and_behind_colons() {
    let wide = "name=a full-width space (U+3000)";
    refused("title:\n　　en: M\n", &format!("yaml-wide-space [　　] {wide}"));
    refused("majors:\n　- 法\n", &format!("yaml-wide-space [　] {wide}"));
    refused("title:　软件\nb: c\n", &format!("yaml-wide-space [　] {wide}"));
    refused("title　: 软件\n", &format!("yaml-wide-space [　] {wide}"));
    refused("t:\n  en:\u{a0}软件\n", "yaml-wide-space [\u{a0}] name=a no-break space (U+00A0)");
    check("t: 软　件\nb: 一\n  　　二\n", "{t: 软　件, b: 一 　　二}", &[]);
}

#[test]
fn curly_quotes_are_found_where_quotes_were_meant() {
    check(
        "t: “莫纳什”\nb: ‘x’\n",
        "{t: 莫纳什, b: x}",
        &["yaml-curly-quotes [“] sign=“", "yaml-curly-quotes [‘] sign=‘"],
    );
    refused("t: “Mon: 春”\n", "yaml-curly-quotes [“] sign=“");
    refused("“t”: 春\n", "yaml-curly-quotes [“] sign=“");
    check("t: “一带一路”与“双一流”\nu: 服务“一带一路”\n", "{t: “一带一路”与“双一流”, u: 服务“一带一路”}", &[]);
}

#[test]
fn tabs_are_shown_where_they_stand() {
    refused("t:\n\ten: 软件\n", "yaml-tab [\t]");
    refused("t: 软\n\tb: x\n", "yaml-tab [\t]");
    refused("t:\n  en: x\n\t\tzh: 软\n", "yaml-tab [\t\t]");
}

#[test]
fn missing_spaces_are_found() {
    refused("level:本科\n", "yaml-missing-space [:] sign=:");
    refused("a: b\nlevel:bachelor\nc: d\n", "yaml-missing-space [:] sign=:");
    refused("t:\n  en:Monash\n", "yaml-missing-space [:] sign=:");
    refused("t: {en:Monash, zh: 莫}\n", "yaml-missing-space [:] sign=:");
    refused("m:\n  -法\n  -law\n", "yaml-missing-space [-] sign=-");
    refused("m:\n  - a: 1\n  - b:2\n", "yaml-missing-space [:] sign=:");
    check(
        "l:\n  https://a.example\nm:\n  - isced:0613\n  - entry:programs/x\nn:\n  12:30\no:\n  -5\n",
        "{l: https://a.example, m: [isced:0613, entry:programs/x], n: 12:30, o: -5}",
        &[],
    );
}

#[test]
fn what_is_not_closed_is_shown_where_it_was_opened() {
    refused("t: \"软件\nlevel: x\n", "yaml-unclosed-quote [\"] sign=\"");
    refused("t: '软件\n", "yaml-unclosed-quote ['] sign='");
    refused("m: [a, 法\nl: x\n", "yaml-unclosed-bracket [[] [: x] open=[ close=]");
    refused("m: [a, 法", "yaml-unclosed-bracket [[] [法] open=[ close=]");
    refused("m: {a: 法\n", "yaml-unclosed-bracket [{] [法] open={ close=}");
    refused("t: {en: Law, zh: 法学]\n", "yaml-unclosed-bracket [{] []] open={ close=}");
    refused("m: [法]]\n", "yaml-unclosed-bracket []] close=]");
}

#[test]
fn text_that_needs_quotes_is_shown_at_the_sign() {
    refused("a: 1\nt: 莫纳什: 春\n", "yaml-colon-in-text [:]");
    refused("- 莫纳什: 春: x\n", "yaml-colon-in-text [:]");
    refused("w: @南邮\n", "yaml-reserved-start [@] sign=@");
    refused("w: `南邮`\n", "yaml-reserved-start [`] sign=`");
    refused("w: %南邮\n", "yaml-reserved-start [%] sign=%");
    refused("t: \"法\" 学\n", "yaml-after-quote [学]");
    refused("t: 'It's 新'\nb: 1\n", "yaml-after-quote [s 新']");
    refused("t: \"法\": 学\n", "yaml-after-quote [: 学]");
}

#[test]
fn lines_at_the_wrong_place_are_shown_whole() {
    refused("m:\n  - 法\n - 文\n", "yaml-indentation [- 文] spaces=1 columns=0|2");
    refused("a:\n  b: 法\n c: 2\n", "yaml-indentation [c: 2] spaces=1 columns=0|2");
    refused("a: 法\n  - c\n", "yaml-second-value [- c] parent=a");
    refused("a: 法\n- c\n", "yaml-second-value [- c] parent=a");
    refused("a: 法\n  b: c\n", "yaml-second-value [b: c] parent=a field=b");
    refused("a:\n  - 法\n  c: d\n", "yaml-field-among-items [c: d] [- 法]");
    refused("- a\n法: c\n", "yaml-field-among-items [法: c] [- a]");
}

#[test]
fn what_is_no_usual_slip_keeps_the_words_of_the_parser() {
    refused("a: [b c, \"d\" [e]]\n文: 1\n", "yaml-after-quote [[e]]]");
    refused(
        "a: \"\\q 文\"\n",
        "yaml-syntax [\"\\q 文\"] reason=while parsing a quoted scalar, found unknown escape character",
    );
}

/// What serde_yaml makes of the same text, in the words of [`outline`]; numbers and the like are compared by their text.
fn agrees(node: &Node, judge: &serde_yaml::Value) -> bool {
    use serde_yaml::Value as Judged;
    match (&node.value, judge) {
        (Value::Map(map), Judged::Mapping(judged)) => {
            map.len() == judged.len()
                && map.iter().zip(judged).all(|((key, value), (k, v))| {
                    let key = Value::Scalar { text: key.text.clone(), plain: true };
                    agrees(&Node { span: node.span, value: key }, k) && agrees(value, v)
                })
        }
        (Value::List(list), Judged::Sequence(judged)) => {
            list.len() == judged.len() && list.iter().zip(judged).all(|(item, judged)| agrees(item, judged))
        }
        (Value::Scalar { text, .. }, Judged::String(judged)) => text == judged,
        // Not text to the judge: it must have stood plain, and read by itself be the same value.
        (Value::Scalar { text, plain: true }, judged) => {
            serde_yaml::from_str::<Judged>(text).is_ok_and(|again| again == *judged)
        }
        _ => false,
    }
}

/// YAML as people write it: words, numbers that are not, texts with signs, in blocks and brackets.
fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "1.10",
            "007",
            "NO",
            "~",
            "null",
            "Null",
            "true",
            "2026-05-31",
            "12:30",
            "软件工程",
            "北京，中国",
            "\"软: 件\"",
            "'it''s'",
            "\"a\\tb\\u6587\"",
            "''",
            "a b",
            "x#y",
            "-5",
            "1e3",
            "0x1F",
            ".5",
            "软件  # 注",
            "https://a.example/b?c=d",
        ])
        .prop_map(str::to_owned),
        "[a-z软件]{1,6}",
    ]
}

/// Lines of a value below `indent` spaces, or a value for the same line.
fn value(depth: u32) -> BoxedStrategy<Vec<String>> {
    let leaf = prop_oneof![
        4 => scalar().prop_map(|text| vec![format!(" {text}")]),
        1 => prop::collection::vec("[a-z]{1,4}|软件|'a, b'|1\\.10", 0..4).prop_map(|items| vec![format!(" [{}]", items.join(", "))]),
        1 => Just(vec![" {en: x y, zh: 软件}".to_owned()]),
        1 => Just(vec![" |".to_owned(), "  一: 二".to_owned(), String::new(), "    三".to_owned()]),
        1 => Just(vec![" >-".to_owned(), "  折 a".to_owned(), "  叠".to_owned()]),
        1 => Just(vec![String::new()]),
    ];
    if depth == 0 {
        return leaf.boxed();
    }
    let below =
        |lines: Vec<String>| lines.into_iter().map(|line| if line.is_empty() { line } else { format!("  {line}") });
    let map = block_map(depth - 1).prop_map(move |lines| [String::new()].into_iter().chain(below(lines)).collect());
    let list = prop::collection::vec(value(depth - 1), 1..4).prop_map(move |items| {
        let items = items.into_iter().flat_map(|item| {
            let (first, rest) = item.split_first().expect("a value has a line");
            [format!("  -{first}")].into_iter().chain(below(rest.to_vec())).collect::<Vec<_>>()
        });
        [String::new()].into_iter().chain(items).collect()
    });
    prop_oneof![3 => leaf, 1 => map, 1 => list].boxed()
}

fn block_map(depth: u32) -> BoxedStrategy<Vec<String>> {
    prop::collection::btree_map("[a-z]{1,5}|标题|'k'", value(depth), 1..5)
        .prop_map(|fields| {
            fields
                .into_iter()
                .flat_map(|(key, mut lines)| {
                    lines[0] = format!("{key}:{}", lines[0]);
                    lines
                })
                .collect()
        })
        .boxed()
}

proptest! {
    #[test]
    fn the_tree_is_what_serde_yaml_reads(lines in block_map(3)) {
        let text = lines.join("\n") + "\n";
        let mut diags = Diagnostics::default();
        let root = parse(FileId(0), &text, 0..text.len(), &mut diags);
        check_places(&text, root.as_ref(), &diags);
        if let (Some(root), Ok(judge)) = (&root, serde_yaml::from_str::<serde_yaml::Value>(&text)) {
            prop_assert!(agrees(root, &judge), "{text}\n{}\n{judge:?}", outline(root));
        }
        // The generator writes what people should: nearly all of it is accepted by both.
        if serde_yaml::from_str::<serde_yaml::Value>(&text).is_ok() {
            prop_assert!(root.is_some(), "{text}\n{diags:?}");
        }
    }

    #[test]
    fn any_text_gives_places_in_it(
        text in "(a: |b:|- |\\[|\\]|\\{|\\}|, |\"|'|\n|\n  |\n|\t|：|，|　|“|”|软|!|&x|\\*x|#|\\||>|%|@|---\n|\\?|<<: |\\\\|\r|\u{85}|\u{2028}|\u{feff}|\\PC){0,40}",
        before in "[软a]{0,3}",
    ) {
        let whole = format!("{before}{text}{before}");
        let mut diags = Diagnostics::default();
        let root = parse(FileId(0), &whole, before.len()..before.len() + text.len(), &mut diags);
        check_places(&whole, root.as_ref(), &diags);
        prop_assert!(root.is_some() || !diags.is_empty());
    }

    #[test]
    fn a_plain_word_stands_where_its_span_says(text in "([ab]: |软: |\"\\\\\"文\" |'件'|''|#|- |\n|\n  |x|件|\\[|\\]|, |\u{85}|\u{2028}|é|😀){0,30}") {
        let mut diags = Diagnostics::default();
        if let Some(root) = parse(FileId(0), &text, 0..text.len(), &mut diags) {
            words_stand_there(&text, &root)?;
        }
    }
}

fn words_stand_there(text: &str, node: &Node) -> Result<(), TestCaseError> {
    match &node.value {
        Value::Scalar { text: value, plain: true } if !text[node.span.range()].contains('\n') => {
            prop_assert_eq!(&**value, &text[node.span.range()], "{:?}", text);
        }
        Value::Scalar { plain: false, .. } => {
            let written = &text[node.span.range()];
            prop_assert!(
                written.len() > 1 && (written.ends_with('\'') || written.ends_with('"')),
                "{:?} {:?}",
                text,
                node
            );
        }
        Value::Scalar { .. } => {}
        Value::List(list) => {
            for item in list {
                prop_assert!(
                    node.span.start <= item.span.start && item.span.end <= node.span.end,
                    "{:?} {:?}",
                    text,
                    node
                );
                words_stand_there(text, item)?;
            }
        }
        Value::Map(map) => {
            for (key, value) in map {
                let written = text[key.span.range()].trim_matches(['\'', '"']);
                prop_assert!(*key.text == *written || written.contains('\\'), "{:?} {:?}", text, key);
                prop_assert!(
                    node.span.start <= key.span.start && value.span.end <= node.span.end,
                    "{:?} {:?}",
                    text,
                    node
                );
                words_stand_there(text, value)?;
            }
        }
    }
    Ok(())
}
