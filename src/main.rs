//! The command `prospectus`: see `prospectus::cli`.

use std::process::ExitCode;

/// Many threads make many small strings: measured against the system's allocator in `benches/`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    prospectus::cli::main()
}
