//! `once(component="row", of=one)`: a component that many pages show alike, rendered the first time it is asked for.
//!
//! A component sees its arguments and what is the same on every page of a language, and nothing of the page that it
//! stands on; so the same arguments give the same markup, which is kept until the pages of the language are made.
//! Plain values are the same where they are equal, entries and lists where they are one value in memory: what changes
//! about an entry makes another value of it, which takes the place of the old one. So as much is kept as there are
//! plain arguments and entries, and what is made of a map that a template puts together is rendered every time.

use std::io::Write;
use std::sync::Arc;

use tera::value::Key;
use tera::{Context, ErrorKind, Function, Kwargs, State, Tera, TeraResult, Value};

use crate::text::nearest;

use super::engine::Refusal;
use super::parts::Parts;

/// The name of the function in templates.
pub(super) const NAME: &str = "once";

/// The argument that names what is rendered; all others are the component's own.
const COMPONENT: &str = "component";

/// Markup that was rendered once, for one language.
#[derive(Default)]
pub(super) struct Kept(Parts<Vec<u8>, Made>);

struct Made {
    /// The entries and lists among the arguments, which stay in memory as long as this does: none can take the place of another.
    of: Vec<Value>,
    html: Value,
}

impl Kept {
    fn get(&self, call: &Call) -> Option<Value> {
        let part = self.0.of(&call.key);
        let made = part.get(&call.key)?;
        let is_same = |(one, other): (&Value, &Value)| match (one.as_map(), other.as_map()) {
            (Some(one), Some(other)) => std::ptr::eq(one, other),
            (None, None) => {
                matches!((one.as_array(), other.as_array()), (Some(one), Some(other)) if std::ptr::eq(one, other))
            }
            _ => false,
        };
        made.of.iter().zip(&call.of).all(is_same).then(|| made.html.clone())
    }

    fn keep(&self, call: Call, html: Value) {
        self.0.of(&call.key).insert(call.key, Made { of: call.of, html });
    }

    pub(super) fn forget(&self) {
        self.0.clear();
    }
}

/// What is asked for, and the entries and lists among it.
struct Call {
    key: Vec<u8>,
    of: Vec<Value>,
}

impl Call {
    fn new(component: &str, kwargs: &Kwargs) -> Self {
        let mut call = Self { key: Vec::with_capacity(128), of: Vec::new() };
        call.key.extend_from_slice(component.as_bytes());
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| *name != COMPONENT) else { continue };
            // With what sort of value it is and how long, so that no text can look like two arguments.
            for part in ["\0", name, "\0", value.name()] {
                call.key.extend_from_slice(part.as_bytes());
            }
            match (value.as_map(), value.as_array(), value.as_str()) {
                (Some(map), ..) => {
                    let id = map.get(&Key::Str("id")).and_then(Value::as_str).unwrap_or("");
                    call.key.extend_from_slice(id.as_bytes());
                    call.of.push(value.clone());
                }
                (_, Some(_), _) => call.of.push(value.clone()),
                (.., Some(text)) => {
                    call.key.extend_from_slice(&text.len().to_le_bytes());
                    call.key.extend_from_slice(text.as_bytes());
                }
                _ => write!(call.key, "{value}").expect("memory takes everything"),
            }
        }
        call
    }
}

/// Gives the engine its function; what is rendered sees what the engine's templates see, without a page.
pub(super) fn register(engine: &mut Tera, kept: Arc<Kept>) {
    let mut inner = engine.clone();
    inner.register_function(NAME, Within);
    engine.register_function(NAME, Once { engine: inner, kept });
}

/// The function within what it renders itself, and in an engine that has not got it yet.
pub(super) struct Within;

impl Function<TeraResult<Value>> for Within {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let component = kwargs.must_get::<&str>(COMPONENT)?.to_owned();
        Err(Refusal::OnceWithin { component }.error())
    }
}

struct Once {
    engine: Tera,
    kept: Arc<Kept>,
}

impl Function<TeraResult<Value>> for Once {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let component = kwargs.must_get::<&str>(COMPONENT)?;
        let call = Call::new(component, &kwargs);
        if let Some(html) = self.kept.get(&call) {
            return Ok(html);
        }
        let html = self.rendered(component, &kwargs)?;
        self.kept.keep(call, html.clone());
        Ok(html)
    }
}

impl Once {
    fn rendered(&self, component: &str, kwargs: &Kwargs) -> TeraResult<Value> {
        let mut args = Context::new();
        for (name, value) in kwargs.iter() {
            if let Some(name) = name.as_str().filter(|name| *name != COMPONENT) {
                args.insert_value(name.to_owned(), value.clone());
            }
        }
        let nothing = Context::new();
        let html = self.engine.render_component_with_implicits(component, &args, &nothing, None, true);
        html.map(|html| Value::safe_string(&html)).map_err(|error| match error.kind() {
            // The engine would make its place a part of a text.
            ErrorKind::RenderingError(report) => Refusal::Inside {
                template: report.filename().to_owned(),
                range: report.span().range.clone(),
                message: report.message().to_owned(),
            }
            .error(),
            ErrorKind::ComponentNotFound(_) => {
                let mut known: Vec<&str> = self.engine.get_component_names().collect();
                known.sort_unstable();
                let near = nearest(component, known).unwrap_or_default().to_owned();
                Refusal::UnknownComponent { name: component.to_owned(), near }.error()
            }
            _ => error,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::theme::context::map;

    const COMPONENTS: &str = "{%- component row(of, level: integer = 2, @site) -%}\
        {% if counted() %}{% endif %}<h{{ level }}>{{ of.title }} ({{ site.title }})</h{{ level }}>{%- endcomponent row -%}\
        {%- component tray(@site) -%}{% if counted() %}{% endif %}<p>{{ site.title }}</p>{%- endcomponent tray -%}";

    /// What each of `pages` makes of an entry, and how often a component was rendered.
    fn pages(page: &str, entries: &[Value]) -> (Vec<String>, usize) {
        let rendered = Arc::new(AtomicUsize::new(0));
        let mut engine = Tera::new();
        engine.autoescape_on(vec![""]);
        let counter = rendered.clone();
        engine.register_function("counted", move |_: Kwargs, _: &State| counter.fetch_add(1, Ordering::Relaxed) as u64);
        engine.register_function(NAME, Within);
        engine.add_raw_templates([("components.html", COMPONENTS), ("page.html", page)]).unwrap();
        engine.global_context().insert_value("site", map([("title", "项目目录".into())]));
        register(&mut engine, Arc::default());
        let made = entries.iter().map(|entry| {
            let mut context = Context::new();
            context.insert_value("one", entry.clone());
            engine.render("page.html", &context).unwrap()
        });
        (made.collect(), rendered.load(Ordering::Relaxed))
    }

    fn entry(title: &str) -> Value {
        map([("title", title.into()), ("kind", "programs".into()), ("id", "programs/se".into())])
    }

    #[test]
    fn what_is_asked_for_again_is_not_rendered_again() {
        let one = entry("软件工程 <b>");
        let (made, rendered) = pages("{{ once(component=\"row\", of=one) }}", &[one.clone(), one.clone(), one]);
        assert_eq!(made, ["<h2>软件工程 &lt;b&gt; (项目目录)</h2>"; 3]);
        assert_eq!(rendered, 1);
        assert_eq!(pages("{{ once(component=\"tray\") }}{{ once(component=\"tray\") }}", &[entry("通信")]).1, 1);
    }

    #[test]
    fn other_arguments_and_an_entry_that_has_changed_are_rendered_anew() {
        let (old, new) = (entry("软件工程"), entry("人工智能"));
        let (made, rendered) = pages("{{ once(component=\"row\", of=one) }}", &[old.clone(), new, old.clone()]);
        assert_eq!(
            made,
            ["<h2>软件工程 (项目目录)</h2>", "<h2>人工智能 (项目目录)</h2>", "<h2>软件工程 (项目目录)</h2>"]
        );
        assert_eq!(rendered, 3);
        let page = "{{ once(component=\"row\", of=one, level=3) }}{{ once(component=\"row\", of=one, level=4) }}";
        let (made, rendered) = pages(page, &[old.clone(), old]);
        assert_eq!(made, ["<h3>软件工程 (项目目录)</h3><h4>软件工程 (项目目录)</h4>"; 2]);
        assert_eq!(rendered, 2);
    }

    #[test]
    fn what_is_made_in_a_template_is_rendered_every_time() {
        let page = "{{ once(component=\"row\", of={\"title\": one.title}) }}";
        let (made, rendered) = pages(page, &[entry("甲"), entry("乙")]);
        assert_eq!(made, ["<h2>甲 (项目目录)</h2>", "<h2>乙 (项目目录)</h2>"]);
        assert_eq!(rendered, 2);
    }
}
