//! The memory that JavaScript fills and reads.

use core::slice;

/// Length of the longest output, for which every input leaves space.
pub const OUTPUT: usize = 64;

/// An input with the space for its output.
pub struct Area<'a> {
    memory: &'a mut [u8],
    length: usize,
}

impl Area<'_> {
    /// # Safety
    ///
    /// At `at` lie `length` bytes, and at least `OUTPUT`, of which nobody else makes use while the area exists.
    pub unsafe fn new(at: *mut u8, length: usize) -> Self {
        let memory = unsafe { slice::from_raw_parts_mut(at, length.max(OUTPUT)) };
        Self { memory, length }
    }

    pub fn input(&self) -> &[u8] {
        &self.memory[..self.length]
    }

    /// Writes an output over the beginning of the input.
    pub fn write(&mut self, output: &[u8]) {
        self.memory[..output.len()].copy_from_slice(output);
    }
}

/// Part of fixed length of an input.
pub fn part<const N: usize>(input: &[u8], at: usize) -> [u8; N] {
    let mut bytes = [0; N];
    bytes.copy_from_slice(&input[at..at + N]);
    bytes
}
