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
    let mut packing = Packing::default();
    packing.count(&value);
    let whole = packing.packed(&value);
    let arguments = [Value::from(packing.names), Value::from(packing.shared), whole];
    let arguments = arguments.map(|argument| for_script(&argument.to_string())).join(",");
    format!("window.{name}=({UNPACK})({arguments});\n")
}

/// What is shorter than this in JSON is not worth a number of its own.
const SHORT: usize = 6;

#[derive(Default)]
struct Packing {
    /// By its JSON: whether a value occurs a second time.
    seen: FxHashMap<String, bool>,
    /// The places of values in `shared`, by their JSON.
    places: FxHashMap<String, usize>,
    shared: Vec<Value>,
    shapes: FxHashMap<Vec<String>, usize>,
    names: Vec<Vec<String>>,
}

impl Packing {
    /// What is inside a value that was seen before is not seen again: it will not be written again either.
    fn count(&mut self, value: &Value) {
        if matches!(value, Value::Null | Value::Bool(_) | Value::Number(_)) {
            return;
        }
        if self.seen.insert(value.to_string(), false).is_some() {
            self.seen.insert(value.to_string(), true);
            return;
        }
        match value {
            Value::Array(list) => list.iter().for_each(|value| self.count(value)),
            Value::Object(map) => map.values().for_each(|value| self.count(value)),
            _ => {}
        }
    }

    fn packed(&mut self, value: &Value) -> Value {
        if let Value::Null | Value::Bool(_) = value {
            return value.clone();
        }
        let json = value.to_string();
        if let Some(place) = self.places.get(&json) {
            return Value::from(*place);
        }
        let inside = match value {
            Value::Array(list) => {
                let items = list.iter().map(|value| self.packed(value));
                std::iter::once(Value::from(0)).chain(items.collect::<Vec<_>>()).collect()
            }
            Value::Object(map) => {
                let shape = Value::from(self.shape(map.keys().cloned().collect()));
                let items = map.values().map(|value| self.packed(value));
                std::iter::once(shape).chain(items.collect::<Vec<_>>()).collect()
            }
            Value::Number(_) => Value::from(vec![Value::from(-1), value.clone()]),
            _ => value.clone(),
        };
        if json.len() < SHORT || !self.seen.get(&json).copied().unwrap_or(false) {
            return inside;
        }
        let place = self.shared.len();
        self.shared.push(inside);
        self.places.insert(json, place);
        Value::from(place)
    }

    /// The number of these names, from 1.
    fn shape(&mut self, names: Vec<String>) -> usize {
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
