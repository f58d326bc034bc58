//! The one declaration of a set of fields.

use super::{Cx, Decl, Fields, View, ViewCx};
use crate::diag::Both;
use crate::syntax::tree::{Node, Value as Tree};

/// A set of fields, declared by [`record!`].
pub trait Record: Sized {
    /// The fields in the order of the declaration.
    fn decls() -> Vec<Decl>;

    /// Reads all fields first and gives up last; `None` after a diagnostic.
    fn read(fields: &mut Fields) -> Option<Self>;

    /// Every field under its name, null where absent, and `not_stated`: the names answered with `not-stated`.
    fn fields_view(&self, cx: &ViewCx) -> Vec<(&'static str, View)>;

    /// The field of a name, as [`Record::fields_view`] has it; `None` where there is none of this name.
    fn field_view(&self, name: &str, cx: &ViewCx) -> Option<View>;
}

/// Reads the long form of a value: a map with the fields of `R` and no others.
pub fn decode_map<R: Record>(node: &Node, owner: Both, cx: &mut Cx) -> Option<R> {
    if !matches!(node.value, Tree::Map(_)) {
        let decls = R::decls();
        let (needed, further): (Vec<_>, Vec<_>) = decls.iter().partition(|decl| decl.presence.is_demanded());
        let names = needed.iter().chain(&further).filter(|decl| decl.name != "note").take(2);
        let names: Vec<String> = names.map(|decl| format!("{}: …", decl.name)).collect();
        cx.not_a_group(node, &format!("{{{}}}", names.join(", ")));
        return None;
    }
    let mut fields = Fields::of_map(owner, node, cx);
    let record = R::read(&mut fields);
    if fields.finish() { record } else { None }
}

/// Declares a struct whose members are fields, and all that follows from that.
///
/// ```ignore
/// record! {
///     /// What a graduate receives.
///     pub struct Award {
///         title: Opt<Text>, "the certificate's title" / "证书名称";
///         kind as "type": Answer<AwardType>, "…" / "…";
///     }
/// }
/// ```
/// The member's type is a [`super::Slot`]: `Answer<T>` must be answered, `Option<Answer<T>>` must be answered unless
/// another field does, `Asked<T>` and `Opt<T>` may be absent (of the first one may say that nobody tells), `List<T>` takes several or one.
///
/// With `pub struct Award = "awards" / "证书" {`, what the maps are called in the plural, the record is a
/// [`super::Value`] too: a map of these fields, without a short form.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident $(= $owner_en:literal / $owner_zh:literal)? {
            $( $(#[$field_meta:meta])* $field:ident $(as $key:literal)? : $slot:ty, $en:literal / $zh:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        $vis struct $name {
            $( #[doc = $en] $(#[$field_meta])* pub $field: $slot, )*
        }

        impl $crate::fields::Record for $name {
            fn decls() -> Vec<$crate::fields::Decl> {
                vec![$(
                    <$slot as $crate::fields::Slot>::decl(
                        $crate::fields::record!(@key $field $($key)?),
                        $crate::diag::Both::new($en, $zh),
                    )
                ),*]
            }

            fn read(fields: &mut $crate::fields::Fields) -> Option<Self> {
                $( let $field = fields.slot::<$slot>($crate::fields::record!(@key $field $($key)?)); )*
                Some(Self { $( $field: $field? ),* })
            }

            fn fields_view(&self, cx: &$crate::fields::ViewCx) -> Vec<(&'static str, $crate::fields::View)> {
                use $crate::fields::{Slot, View};
                #[allow(unused_mut, reason = "a record may have no field that must be answered")]
                let mut not_stated: Vec<View> = Vec::new();
                $( if self.$field.is_not_stated() {
                    not_stated.push(View::text($crate::fields::record!(@key $field $($key)?)));
                } )*
                vec![
                    $( ($crate::fields::record!(@key $field $($key)?), self.$field.view(cx)), )*
                    ("not_stated", View::List(not_stated)),
                ]
            }

            fn field_view(&self, name: &str, cx: &$crate::fields::ViewCx) -> Option<$crate::fields::View> {
                use $crate::fields::Slot;
                match name {
                    $( $crate::fields::record!(@key $field $($key)?) => Some(self.$field.view(cx)), )*
                    _ => None,
                }
            }
        }

        $(
            impl $crate::fields::Value for $name {
                fn shape() -> $crate::fields::Shape {
                    $crate::fields::Shape::Record {
                        name: $crate::diag::Both::new($owner_en, $owner_zh),
                        short: &[],
                        fields: <Self as $crate::fields::Record>::decls,
                    }
                }

                fn decode(node: &$crate::syntax::tree::Node, cx: &mut $crate::fields::Cx) -> Option<Self> {
                    $crate::fields::decode_map(node, $crate::diag::Both::new($owner_en, $owner_zh), cx)
                }

                fn view(&self, cx: &$crate::fields::ViewCx) -> $crate::fields::View {
                    $crate::fields::View::Map($crate::fields::Record::fields_view(self, cx))
                }
            }
        )?
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}
pub(crate) use record;
