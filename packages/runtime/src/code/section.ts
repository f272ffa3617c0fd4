import { RuntimeCodeError } from "./errors.ts";

/** `\0asm` and version 1. */
const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const CUSTOM = 0;
/** A module of ours has about a dozen. */
const MAX_SECTIONS = 1000;

/**
 * The contents of the custom sections of a WebAssembly module that have a name, in their order. Other sections are
 * skipped, not checked.
 *
 * @throws RuntimeCodeError `NOT_A_MODULE`
 */
export function customSections(module: Uint8Array, name: string): Uint8Array[] {
  if (module.length < HEADER.length || HEADER.some((byte, i) => byte !== module[i])) throw broken("begins otherwise");
  const found: Uint8Array[] = [];
  const input = { bytes: module, at: HEADER.length };
  for (let count = 0; input.at < module.length; count += 1) {
    if (count === MAX_SECTIONS) throw broken(`has more than ${MAX_SECTIONS} sections`);
    const id = module[input.at];
    input.at += 1;
    const section = { bytes: take(input, readLength(input)), at: 0 };
    if (id !== CUSTOM) continue;
    const title = take(section, readLength(section));
    if (new TextDecoder().decode(title) === name) found.push(section.bytes.subarray(section.at));
  }
  return found;
}

interface Input {
  readonly bytes: Uint8Array;
  at: number;
}

function take(input: Input, length: number): Uint8Array {
  const end = input.at + length;
  if (end > input.bytes.length) throw broken("ends too early");
  const taken = input.bytes.subarray(input.at, end);
  input.at = end;
  return taken;
}

/** A 32-bit number in LEB128. */
function readLength(input: Input): number {
  let value = 0;
  for (let i = 0; i < 5; i += 1) {
    const byte = input.bytes[input.at];
    if (byte === undefined) throw broken("ends too early");
    input.at += 1;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if ((byte & 0x80) === 0) return value;
  }
  throw broken("has a length of more than 32 bits");
}

function broken(what: string): RuntimeCodeError {
  return new RuntimeCodeError(
    "NOT_A_MODULE",
    `the code is not a WebAssembly module: it ${what}`,
    "Take the code from a build of OpenTAO, or from the state of its chain.",
  );
}
