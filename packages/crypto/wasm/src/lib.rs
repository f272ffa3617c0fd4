//! Signatures and hashes of Substrate-based chains for JavaScript. All cryptography is that of the crates in
//! `Cargo.toml`; here stands how their functions are reached.
//!
//! Every exported function is given where its input lies, and how long it is. It overwrites the beginning of the input
//! with its output, for which the caller leaves space: `OUTPUT` bytes at least. The parts of an input are without
//! separators, the one of variable length comes last. Nothing is kept between calls.

mod area;
mod ed25519;
mod hashes;
mod randomness;
mod seed;
mod sr25519;
