// A span says where bytes stand: the pointer in the low 32 bits, the length in the high ones. Hosts speak in spans.

export function span(pointer: usize, length: u32): u64 {
  return ((<u64>length) << 32) | <u64>pointer;
}

export function pointerOf(bytes: u64): usize {
  return <usize>(bytes & 0xffffffff);
}

export function lengthOf(bytes: u64): u32 {
  return <u32>(bytes >> 32);
}
