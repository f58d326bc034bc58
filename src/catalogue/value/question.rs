//! Questions that people ask, with their answers.

use crate::fields::{Answer, Text, record};

record! {
    /// A question that people ask.
    pub struct Question = "questions" / "问答" {
        q: Answer<Text>, "the question" / "问题";
        a: Answer<Text>, "the answer" / "回答";
    }
}
