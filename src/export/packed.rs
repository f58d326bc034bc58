//! A value as a classic script in which nothing stands twice.
//!
//! Lists of programs repeat themselves: names of partners, dates with their words, the names of fields. So every text,
//! list and map that occurs more than once is written once and then named by its number, and maps of the same names
//! share these. The script unpacks itself: those who read it find the value as it was.
//! Not here: what is written (`programs`).

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;

use super::for_script;

/// Unpacks `whole`, where a number is the place of a shared value, a list that begins with 0 is a list, with the number
/// of `names` from 1 a map, with -1 a number. Shared values hold only those before them.
const UNPACK: &str = "function(names,shared,whole){\
var of=function(v){if(typeof v===\"number\")return shared[v];if(!Array.isArray(v))return v;if(v[0]<0)return v[1];\
if(!v[0])return v.slice(1).map(of);var o={};names[v[0]-1].forEach(function(name,i){o[name]=of(v[i+1])});return o};\
shared.forEach(function(v,i){shared[i]=of(v)});return of(whole)}";

/// A script that sets `window.<name>` to `value`.
pub(super) fn script(name: &str, value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).expect("texts and numbers can be written");
    let mut numbers = FxHashMap::default();
    let whole = numbered(&value, &mut numbers);
    let mut packing = Packing::new(numbers.len());
    packing.count(&whole);
    let whole = packing.packed(&whole);
    let arguments = [Value::from(packing.names), Value::from(packing.shared), whole];
    let arguments = arguments.map(|argument| for_script(&argument.to_string())).join(",");
    format!("window.{name}=({UNPACK})({arguments});\n")
}

/// What is shorter than this in JSON is not worth a number of its own.
const SHORT: usize = 6;

/// A value with a number that all values like it have.
struct Numbered<'v> {
    value: &'v Value,
    number: usize,
    /// What is in the list or the map.
    inside: Vec<Numbered<'v>>,
}

/// What tells values apart: what they hold by its numbers, so that nothing is looked at again at each depth.
#[derive(PartialEq, Eq, Hash)]
enum Form<'v> {
    Plain(&'v Value),
    List(Vec<usize>),
    Map(Vec<(&'v str, usize)>),
}

fn numbered<'v>(value: &'v Value, numbers: &mut FxHashMap<Form<'v>, usize>) -> Numbered<'v> {
    let inside: Vec<Numbered> = match value {
        Value::Array(list) => list.iter().map(|value| numbered(value, numbers)).collect(),
        Value::Object(map) => map.values().map(|value| numbered(value, numbers)).collect(),
        _ => Vec::new(),
    };
    let each = inside.iter().map(|value| value.number);
    let form = match value {
        Value::Array(_) => Form::List(each.collect()),
        Value::Object(map) => Form::Map(map.keys().map(String::as_str).zip(each).collect()),
        _ => Form::Plain(value),
    };
    let next = numbers.len();
    Numbered { value, number: *numbers.entry(form).or_insert(next), inside }
}

/// How often a value occurs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Never,
    Once,
    Again,
}

struct Packing<'v> {
    /// By the number of a value.
    seen: Vec<Seen>,
    /// The place of a value in `shared`, by its number.
    places: Vec<Option<usize>>,
    shared: Vec<Value>,
    shapes: FxHashMap<Vec<&'v str>, usize>,
    names: Vec<Vec<&'v str>>,
}

impl<'v> Packing<'v> {
    /// For values with numbers below `count`.
    fn new(count: usize) -> Self {
        let (seen, places) = (vec![Seen::Never; count], vec![None; count]);
        Self { seen, places, shared: Vec::new(), shapes: FxHashMap::default(), names: Vec::new() }
    }

    /// What is inside a value that was seen before is not seen again: it will not be written again either.
    fn count(&mut self, of: &Numbered) {
        if matches!(of.value, Value::Null | Value::Bool(_) | Value::Number(_)) {
            return;
        }
        match self.seen[of.number] {
            Seen::Never => {
                self.seen[of.number] = Seen::Once;
                of.inside.iter().for_each(|value| self.count(value));
            }
            Seen::Once | Seen::Again => self.seen[of.number] = Seen::Again,
        }
    }

    fn packed(&mut self, of: &Numbered<'v>) -> Value {
        if let Some(place) = self.places[of.number] {
            return Value::from(place);
        }
        let inside = match of.value {
            Value::Array(_) => self.list(0, of),
            Value::Object(map) => {
                let shape = self.shape(map.keys().map(String::as_str).collect());
                self.list(shape, of)
            }
            Value::Number(_) => Value::from(vec![Value::from(-1), of.value.clone()]),
            Value::Null | Value::Bool(_) | Value::String(_) => of.value.clone(),
        };
        if self.seen[of.number] != Seen::Again || of.value.to_string().len() < SHORT {
            return inside;
        }
        let place = self.shared.len();
        self.shared.push(inside);
        self.places[of.number] = Some(place);
        Value::from(place)
    }

    /// What is in a list or a map, behind what says which of the two it is.
    fn list(&mut self, shape: usize, of: &Numbered<'v>) -> Value {
        let mut list = Vec::with_capacity(of.inside.len() + 1);
        list.push(Value::from(shape));
        list.extend(of.inside.iter().map(|value| self.packed(value)));
        Value::from(list)
    }

    /// The number of these names, from 1.
    fn shape(&mut self, names: Vec<&'v str>) -> usize {
        if let Some(shape) = self.shapes.get(&names) {
            return *shape;
        }
        self.names.push(names.clone());
        self.shapes.insert(names, self.names.len());
        self.names.len()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_occurs_twice_stands_once_and_numbers_stay_numbers() {
        let value = json!([{"at": ["望川大学"], "years": 2}, {"at": ["望川大学"], "years": 3}, "</script>"]);
        assert_eq!(
            script("catalogue", &value),
            format!(
                "window.catalogue=({UNPACK})([[\"at\",\"years\"]],[[0,\"望川大学\"]],\
                 [0,[1,0,[-1,2]],[1,0,[-1,3]],\"\\u003c/script>\"]);\n"
            )
        );
    }

    #[test]
    fn what_is_inside_a_shared_value_alone_has_no_place_of_its_own() {
        let value = json!([["lantern", "灯笼灯笼"], ["lantern", "灯笼灯笼"], "灯笼灯笼"]);
        let script = script("catalogue", &value);
        assert!(script.ends_with("([],[\"灯笼灯笼\",[0,\"lantern\",0]],[0,1,1,0]);\n"), "{script}");
    }
}
