//! `prospectus` compiles a git folder of Markdown and YAML into a static, multilingual catalogue of a university's
//! joint programs, majors, exchanges and partnerships.
//!
//! The library is a pipeline of immutable values; `build` has its stages in order, on one screen.

pub mod address;
// Stand-ins until the catalogue is wired up.
pub mod catalogue {
    pub mod check {
        pub struct CheckCx;
    }
    pub mod kind;
    pub mod value;
    pub use kind::{KindSpec, Target};

    use crate::fields::{Cx, Opt, Shape, Text, Value, View, ViewCx, record};
    use crate::syntax::tree::Node;

    macro_rules! stub {
        ($name:ident, $folder:literal, $one:literal, $party:literal) => {
            record! {
                /// A stand-in.
                pub struct $name {
                    city: Opt<Text>, "a field" / "字段";
                }
            }
            impl kind::Kind for $name {
                const NAME: crate::address::KindName = kind::names($folder, ($one, $one), ($folder, $folder));
                const PARTY: bool = $party;
            }
        };
    }
    stub!(Institution, "institutions", "institution", true);
    stub!(Major, "majors", "major", false);
    stub!(Program, "programs", "program", false);
    pub static KINDS: &[KindSpec] =
        &[KindSpec::of::<Institution>(), KindSpec::of::<Major>(), KindSpec::of::<Program>()];

    impl Value for crate::date::Date {
        fn shape() -> Shape {
            Shape::Integer
        }
        fn decode(node: &Node, _: &mut Cx) -> Option<Self> {
            crate::date::Date::parse(node.as_text()?).ok()
        }
        fn view(&self, _: &ViewCx) -> View {
            View::text(self.iso())
        }
    }
}
pub mod cli;
pub mod date;
pub mod diag;
pub mod fields;
pub mod lang;
pub mod locale;
pub mod publish;
pub mod registry;
pub mod source;
pub mod syntax;
pub mod text;
pub mod verify;
