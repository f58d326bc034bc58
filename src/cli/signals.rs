//! Signals that ask a build to end: noted, so that it can clean up before it ends by them.
//!
//! SIGINT and SIGTERM; a second one ends the program at once. A terminal that goes away (SIGHUP) ends it as ever, since
//! `nohup` asks for that to be ignored, and handling a signal would undo it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

use crate::stop::Stop;

/// The signal that has come; 0 before one has.
pub struct Signals(Arc<AtomicUsize>);

impl Signals {
    /// From now on signals are noted. Where the system refuses, they end the program as ever.
    pub fn noted() -> Self {
        let noted = Arc::<AtomicUsize>::default();
        for signal in [SIGINT, SIGTERM] {
            let again = Arc::<AtomicBool>::default();
            // In this order: the first of them does nothing the first time.
            let _ = flag::register_conditional_default(signal, again.clone())
                .and_then(|_| flag::register(signal, again))
                .and_then(|_| flag::register_usize(signal, noted.clone(), signal as usize));
        }
        Self(noted)
    }

    /// Gives up once one has come.
    pub fn stop(&self) -> Stop {
        let noted = self.0.clone();
        Stop::when(move || noted.load(Ordering::Relaxed) != 0)
    }

    /// Ends the program as the signal would have; the status by which shells say so, where that cannot be.
    pub fn end(&self) -> u8 {
        let signal = self.0.load(Ordering::Relaxed);
        let _ = low_level::emulate_default_handler(signal as i32);
        128 + signal as u8
    }
}
