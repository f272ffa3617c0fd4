import {
  CHOICE_COUNT,
  CHOICES,
  COPIES,
  COPY_COUNT,
  DATA,
  FLAG_COUNT,
  FLAGS,
  METADATA_14,
  METADATA_15,
  METADATA_16,
  METADATA_NONE,
  METADATA_VERSIONS,
} from "./facts";
import { parameters } from "./parameters";
import { lengthOf, pointerOf, span } from "./span";

/** Writes a number of the chain's parameters, shifted to the right, where metadata shows it. */
function copy(entry: usize, record: usize): void {
  const to = DATA + load<u32>(entry);
  const width = load<u32>(entry, 4);
  const from = record + load<u32>(entry, 8);
  const fromWidth = load<u32>(entry, 12);
  let value: u64 = 0;
  for (let i: u32 = 0; i < fromWidth; i++) value |= (<u64>load<u8>(from + i)) << (8 * i);
  value >>= <u64>load<u32>(entry, 16);
  for (let i: u32 = 0; i < width; i++) store<u8>(to + i, <u8>(value >> (8 * i)));
}

/** Writes the bytes that metadata shows on chains with these flags. */
function choose(entry: usize, flags: u32): void {
  const to = DATA + load<u32>(entry);
  const width = load<u32>(entry, 4);
  memory.copy(to, DATA + load<u32>(entry, 8) + flags * width, width);
}

/** Fills in what metadata shows of the chain's parameters: defaults and constants. */
function fillIn(): void {
  const record = parameters();
  for (let i: u32 = 0; i < COPY_COUNT; i++) copy(pointerOf(COPIES) + i * 20, record);
  let flags: u32 = 0;
  for (let i: u32 = 0; i < FLAG_COUNT; i++) {
    flags |= (<u32>load<u8>(record + load<u32>(pointerOf(FLAGS) + i * 4))) << i;
  }
  for (let i: u32 = 0; i < CHOICE_COUNT; i++) choose(pointerOf(CHOICES) + i * 12, flags);
}

/** Metadata of version 14, with its length before it. */
export function Metadata_metadata(_data: usize, size: i32): u64 {
  assert(size === 0);
  fillIn();
  return span(pointerOf(METADATA_14) + 1, lengthOf(METADATA_14) - 1);
}

/** Metadata of a version, as an option. */
export function Metadata_metadata_at_version(data: usize, size: i32): u64 {
  assert(size === 4);
  fillIn();
  switch (load<u32>(data)) {
    case 14:
      return METADATA_14;
    case 15:
      return METADATA_15;
    case 16:
      return METADATA_16;
    default:
      return METADATA_NONE;
  }
}

/** Versions of metadata that there are. */
export function Metadata_metadata_versions(_data: usize, size: i32): u64 {
  assert(size === 0);
  return METADATA_VERSIONS;
}
