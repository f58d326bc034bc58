//! Whether work that is under way is still wanted: asked by what takes long, answered by whoever began it.
//!
//! Asked between the stages, and between two outputs; what gives up leaves nothing half done behind. Knows nothing of
//! reasons: signals are `cli`'s, newer changes are `serve`'s.

use std::fmt;
use std::sync::Arc;

/// Asked whether to give up; clones ask the same.
#[derive(Clone)]
pub struct Stop(Arc<dyn Fn() -> bool + Send + Sync>);

/// Nobody wants the result any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Stop {
    /// Gives up once `is_asked` says so.
    pub fn when(is_asked: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(is_asked))
    }

    /// Goes on to the end.
    pub fn never() -> Self {
        Self::when(|| false)
    }

    /// # Errors
    /// It is time to give up.
    pub fn check(&self) -> Result<(), Stopped> {
        if (self.0)() { Err(Stopped) } else { Ok(()) }
    }
}

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stop")
    }
}
