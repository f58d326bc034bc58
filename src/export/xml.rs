//! XML element by element, for formats that are trees.
//!
//! Texts come back as they were: what XML would read otherwise (`<`, `&`, a carriage return) is escaped, what it cannot say
//! at all (control characters) is left out.

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written. Writing to memory does not fail.
pub(super) struct Xml(Writer<Vec<u8>>);

type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).expect(IN_MEMORY);
        Self(writer)
    }

    /// An element with what `inside` writes.
    pub fn within(&mut self, name: &str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.event(Event::Start(element(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: Attributes) {
        self.event(Event::Empty(element(name, attributes)));
    }

    /// An element with a text.
    pub fn leaf(&mut self, name: &str, attributes: Attributes, text: &str) {
        let mut escaped = escape(sayable(text));
        if escaped.contains('\r') {
            escaped = escaped.replace('\r', "&#13;").into();
        }
        self.event(Event::Start(element(name, attributes)));
        self.event(Event::Text(BytesText::from_escaped(escaped)));
        self.event(Event::End(BytesEnd::new(name)));
    }

    pub fn bytes(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn event(&mut self, event: Event) {
        self.0.write_event(event).expect(IN_MEMORY);
    }
}

const IN_MEMORY: &str = "writing to memory does not fail";

fn element<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    if attributes.is_empty() {
        return BytesStart::new(name);
    }
    // With room for all from the beginning.
    let room = attributes.iter().map(|(name, value)| name.len() + value.len() + 4).sum::<usize>();
    let mut content = String::with_capacity(name.len() + room);
    content.push_str(name);
    BytesStart::from_content(content, name.len()).with_attributes(attributes.iter().copied())
}

/// The text without what no document can hold.
pub(super) fn sayable(text: &str) -> String {
    // What cannot be said begins with none of the octets that most texts are made of.
    match text.bytes().all(|octet| matches!(octet, b'\n' | b' '..=0xee | 0xf0..)) {
        true => text.to_owned(),
        false => text.split(|c| !is_sayable(c)).collect(),
    }
}

/// What a document may hold: XML 1.0, section 2.2.
fn is_sayable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reads_otherwise_is_escaped_and_what_it_cannot_say_is_left_out() {
        let mut xml = Xml::new();
        xml.within("学院", &[("lang", "zh\"")], |xml| xml.leaf("name", &[], "甲 & 乙 ]]>\r\n\u{1}\u{fffe}\u{2028}'"));
        let wanted = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<学院 lang=\"zh&quot;\">\n \
<name>甲 &amp; 乙 ]]&gt;&#13;\n\u{2028}&apos;</name>\n</学院>\n";
        assert_eq!(String::from_utf8(xml.bytes()).expect("it is text"), wanted);
    }
}
