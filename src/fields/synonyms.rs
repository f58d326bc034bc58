//! Words that people write for fields and for answers before they know ours.
//!
//! Only for proposals: nothing here is ever accepted. Spelling mistakes are `text::nearest`'s.

/// Names that people give to fields, with ours in the order of preference; lower case.
const FIELDS: &[(&str, &[&str])] = &[
    ("name", &["title"]),
    ("title", &["name"]),
    ("heading", &["title", "name"]),
    ("名称", &["title", "name"]),
    ("名字", &["name", "title"]),
    ("标题", &["title", "name"]),
    ("description", &["summary"]),
    ("abstract", &["summary"]),
    ("intro", &["summary"]),
    ("introduction", &["summary"]),
    ("摘要", &["summary"]),
    ("简介", &["summary"]),
    ("deadline", &["apply_by"]),
    ("application_deadline", &["apply_by"]),
    ("截止", &["apply_by"]),
    ("截止日期", &["apply_by"]),
    ("报名截止", &["apply_by"]),
    ("start", &["starts", "from", "started"]),
    ("start_date", &["starts", "from", "started"]),
    ("begin", &["starts", "from", "started"]),
    ("begins", &["starts", "from", "started"]),
    ("end", &["until", "ended", "ends"]),
    ("end_date", &["until", "ended"]),
    ("to", &["until"]),
    ("date", &["signed", "published", "on", "as_of"]),
    ("date_signed", &["signed"]),
    ("签署日期", &["signed"]),
    ("partner", &["host", "parties", "party"]),
    ("partners", &["parties", "host"]),
    ("university", &["host", "parties", "party"]),
    ("universities", &["parties"]),
    ("institution", &["host", "parties", "party"]),
    ("members", &["parties"]),
    ("合作院校", &["host", "parties"]),
    ("合作方", &["parties", "host"]),
    ("fee", &["tuition", "amount"]),
    ("fees", &["tuition", "fee"]),
    ("price", &["tuition", "fee"]),
    ("sum", &["amount", "fee"]),
    ("金额", &["amount", "fee"]),
    ("cost", &["tuition", "fee"]),
    ("学费", &["tuition", "fee"]),
    ("degree", &["awards", "level"]),
    ("degrees", &["awards", "levels"]),
    ("学位", &["awards"]),
    ("层次", &["level", "levels"]),
    ("类型", &["type"]),
    ("kind", &["type"]),
    ("category", &["type"]),
    ("形式", &["arrangement", "mode"]),
    ("专业", &["majors"]),
    ("语言", &["languages"]),
    ("授课语言", &["languages"]),
    ("english", &["language_proof"]),
    ("语言要求", &["language_proof"]),
    ("学制", &["duration"]),
    ("length", &["duration"]),
    ("duration", &["length"]),
    ("时长", &["duration", "length"]),
    ("学分", &["credits"]),
    ("名额", &["quota", "capacity"]),
    ("places", &["quota", "capacity"]),
    ("seats", &["quota", "capacity"]),
    ("places_total", &["quota", "capacity"]),
    ("requirements", &["admission", "eligibility", "language_proof"]),
    ("申请条件", &["admission", "eligibility"]),
    ("国家", &["country"]),
    ("城市", &["city"]),
    ("地址", &["address"]),
    ("网址", &["website", "url"]),
    ("网站", &["website", "url"]),
    ("url", &["website"]),
    ("link", &["website", "url"]),
    ("homepage", &["website", "url"]),
    ("web", &["website", "url"]),
    ("mail", &["email"]),
    ("e-mail", &["email"]),
    ("邮箱", &["email"]),
    ("tel", &["phone"]),
    ("telephone", &["phone"]),
    ("mobile", &["phone"]),
    ("电话", &["phone"]),
    ("联系人", &["contacts"]),
    ("来源", &["sources", "source"]),
    ("备注", &["note"]),
    ("remark", &["note"]),
    ("remarks", &["note"]),
    ("comment", &["note"]),
    ("keywords", &["tags"]),
    ("image", &["cover", "file"]),
    ("picture", &["cover", "file"]),
    ("photo", &["cover", "file"]),
    ("files", &["documents"]),
    ("downloads", &["documents"]),
    ("author", &["credits", "publisher"]),
];

/// The one of `known` that people mean by `written`.
pub fn field(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let written = written.trim().to_lowercase().replace(' ', "_");
    let (_, ours) = FIELDS.iter().find(|(theirs, _)| *theirs == written)?;
    ours.iter().find_map(|name| known.iter().copied().find(|known| known == name))
}

/// Words that people write for the words of closed lists, with ours; lower case.
const WORDS: &[(&str, &str)] = &[
    ("undergraduate", "bachelor"),
    ("undergrad", "bachelor"),
    ("bsc", "bachelor"),
    ("ba", "bachelor"),
    ("学士", "bachelor"),
    ("postgraduate", "master"),
    ("graduate", "master"),
    ("msc", "master"),
    ("研究生", "master"),
    ("phd", "doctoral"),
    ("ph.d", "doctoral"),
    ("ph.d.", "doctoral"),
    ("doctor", "doctoral"),
    ("doctorate", "doctoral"),
    ("博士", "doctoral"),
    ("大专", "associate"),
    ("outgoing", "out"),
    ("outbound", "out"),
    ("incoming", "in"),
    ("inbound", "in"),
    ("two-way", "both"),
    ("dual-degree", "double-degree"),
    ("双学位", "double-degree"),
    ("term", "semester"),
    ("summer", "summer-school"),
    ("memorandum", "mou"),
    ("备忘录", "mou"),
    ("students", "student"),
    ("teacher", "faculty"),
    ("teachers", "faculty"),
    ("大学", "university"),
    ("高校", "university"),
    ("企业", "company"),
    ("公司", "company"),
];

/// The one of `known` that people mean by `written`, both in lower case.
pub fn word(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let (_, ours) = WORDS.iter().find(|(theirs, _)| *theirs == written)?;
    known.iter().copied().find(|known| known == ours)
}

/// Whether somebody who wrote this meant that the answer is not known: what is spelled `not-stated` here.
pub fn says_unknown(written: &str) -> bool {
    let written = written.trim().to_lowercase();
    matches!(
        written.as_str(),
        "not stated"
            | "not_stated"
            | "notstated"
            | "not-known"
            | "not known"
            | "unknown"
            | "unclear"
            | "n/a"
            | "n.a."
            | "tbd"
            | "tbc"
            | "tba"
            | "to be announced"
            | "to be confirmed"
            | "to be determined"
            | "?"
            | "？"
            | "??"
            | "-"
            | "--"
            | "—"
            | "——"
            | "/"
            | "未说明"
            | "未知"
            | "不详"
            | "不明"
            | "待定"
            | "待公布"
            | "待确认"
            | "未定"
            | "暂无"
            | "暂未公布"
    )
}
