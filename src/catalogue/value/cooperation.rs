//! What partners do together: activities, the scope of an agreement, its renewal.

use crate::catalogue::value::duration::{self, Duration};
use crate::catalogue::value::phrase::Phrase;
use crate::catalogue::value::short::{Short, Wrong, is_map, map_view};
use crate::catalogue::value::{Field, Level};
use crate::diag::Both;
use crate::diag::codes::value as codes;
use crate::fields::{
    Answer, Cx, List, Opt, Record, Shape, Text, Texts, Value, View, ViewCx, Word, decode_map, record, word,
};
use crate::source::Located;
use crate::syntax::tree::Node;
use crate::text::nearest;

word! {
    /// What partners do together: one list everywhere.
    pub enum Activity = "an activity" / "合作活动" {
        JointEducation = "joint-education", "joint education" / "合作办学";
        StudentExchange = "student-exchange", "exchange of students" / "学生交流";
        FacultyExchange = "faculty-exchange", "exchange of teachers" / "教师交流";
        ResearcherExchange = "researcher-exchange", "exchange of researchers" / "科研人员交流";
        JointResearch = "joint-research", "joint research" / "合作研究";
        JointLaboratory = "joint-laboratory", "a joint laboratory" / "联合实验室";
        Conference = "conference", "conferences" / "学术会议";
        Training = "training", "training" / "培训";
        TechnologyTransfer = "technology-transfer", "technology transfer" / "技术转移";
        ResourceSharing = "resource-sharing", "sharing of resources" / "资源共享";
        Industry = "industry", "work with companies" / "产业合作";
    }
}

record! {
    /// A part of what an agreement is about.
    pub struct Scope {
        activity: Answer<Activity>, "what the parties do together" / "合作活动";
        levels: List<Level>, "at which levels" / "层次";
        fields: List<Field>, "in which subjects" / "学科";
        topics: Opt<Texts>, "on which topics" / "主题";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Scope {
    fn shape() -> Shape {
        let long =
            Shape::Record {
                name: Both::new("scopes", "合作范围"), short: &["student-exchange"], fields: Self::decls
            };
        Shape::OneOf(vec![Activity::shape(), long])
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            return decode_map(node, Both::new("scopes", "合作范围"), cx);
        }
        let activity = Activity::decode(node, cx)?;
        Some(Self {
            activity: Answer::Stated(Located::new(activity, node.span)),
            levels: Vec::new(),
            fields: Vec::new(),
            topics: None,
            note: None,
        })
    }

    /// The fields; `text` is null, since the theme words the activity.
    fn view(&self, cx: &ViewCx) -> View {
        map_view(View::Null, self, cx)
    }
}

word! {
    /// What happens at the end of an agreement.
    pub enum RenewalMode = "the way of renewal" / "续签方式" {
        None = "none", "it ends" / "到期终止";
        OnReview = "on-review", "the parties decide" / "协商续签";
        Automatic = "automatic", "it goes on by itself" / "自动续签";
    }
}

record! {
    /// The long form of a renewal.
    pub struct RenewalFields {
        mode: Answer<RenewalMode>, "what happens at the end" / "续签方式";
        length: Opt<Duration>, "for how long it goes on each time" / "每次续签的时长";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// What happens at the end of an agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Renewal {
    pub mode: RenewalMode,
    pub length: Option<Duration>,
    pub note: Opt<Text>,
}

const A_RENEWAL: Both = Both::new(
    "`none`, `on-review`, `automatic` or `automatic for 5 years`",
    "`none`、`on-review`、`automatic` 或 `automatic for 5 years`",
);

fn parse_renewal(text: &str) -> Result<(RenewalMode, Option<Duration>), Wrong<'_>> {
    if let Some(mode) = RenewalMode::parse(text) {
        return Ok((mode, None));
    }
    if let Some(length) = text.strip_prefix("automatic for ") {
        return duration::parse(length.trim()).map(|length| (RenewalMode::Automatic, Some(length)));
    }
    let lower = text.trim().to_lowercase();
    let proposal = match lower.as_str() {
        "no" | "never" | "不续签" | "到期终止" => Some("none".to_owned()),
        "auto" | "automatically" | "yes" | "自动" | "自动续签" | "自动续约" => Some("automatic".to_owned()),
        "review" | "by agreement" | "negotiable" | "协商" | "协商续签" => Some("on-review".to_owned()),
        _ => {
            let tail = ["automatically for ", "automatic, ", "automatic ", "auto for ", "自动续签"]
                .iter()
                .find_map(|start| lower.strip_prefix(start));
            let length = tail.and_then(|tail| match duration::parse(tail) {
                Ok(length) => Some(length.to_string()),
                Err(wrong) => wrong.proposal().map(str::to_owned),
            });
            let word = || nearest(&lower, RenewalMode::WORDS.iter().map(|(word, _)| *word)).map(str::to_owned);
            length.map(|length| format!("automatic for {length}")).or_else(word)
        }
    };
    Err(Wrong::new(&codes::NOT_A_RENEWAL, text).maybe("proposal", proposal))
}

const AUTOMATIC_FOR: Phrase = Phrase::new(
    "renewed by itself, {} each time",
    "到期自动续签，每次{}",
    "到期自動續簽，每次{}",
    "продлевается автоматически, каждый раз на {}",
);

impl Renewal {
    fn text(&self, cx: &ViewCx) -> String {
        let phrase = match (self.mode, &self.length) {
            (RenewalMode::None, _) => Phrase::new("not renewed", "到期终止", "到期終止", "не продлевается"),
            (RenewalMode::OnReview, _) => Phrase::new(
                "renewed if the parties agree",
                "到期协商续签",
                "到期協商續簽",
                "продлевается по согласию сторон",
            ),
            (RenewalMode::Automatic, Some(length)) => return AUTOMATIC_FOR.fill(cx, &length.text(cx)),
            (RenewalMode::Automatic, None) => {
                Phrase::new("renewed by itself", "到期自动续签", "到期自動續簽", "продлевается автоматически")
            }
        };
        phrase.get(cx).to_owned()
    }
}

impl Value for Renewal {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("renewals", "续签方式"),
            short: &["none", "on-review", "automatic", "automatic for 5 years"],
            fields: RenewalFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: RenewalFields = decode_map(node, Both::new("renewals", "续签方式"), cx)?;
            let Some(mode) = fields.mode.stated() else {
                cx.wrong_shape(node, A_RENEWAL);
                return None;
            };
            return Some(Self { mode: *mode, length: fields.length.map(|length| length.value), note: fields.note });
        }
        let (mode, length) = Short::read(node, A_RENEWAL, cx)?.parse(parse_renewal, cx)?;
        Some(Self { mode, length, note: None })
    }

    /// `{text, mode, length, note}`
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("mode", self.mode.view(cx)),
            ("length", self.length.as_ref().map_or(View::Null, |length| length.view(cx))),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}
