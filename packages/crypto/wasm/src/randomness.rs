//! Randomness that comes with the input: the module has no source of its own.

use rand_core::{CryptoRng, Error, RngCore, impls};

/// 32 random bytes of the host. The crates take them once in a call, to mix them with all that they know.
pub struct HostRandomness(pub [u8; 32]);

impl RngCore for HostRandomness {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.0[..bytes.len()]);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

impl CryptoRng for HostRandomness {}
