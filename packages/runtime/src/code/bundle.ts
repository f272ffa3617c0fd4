import { bytesEqual, concat, u32 } from "@opentao/codec";
import { Gunzip } from "fflate";
import { crc32 } from "./crc32.ts";
import { RuntimeCodeError, type RuntimeCodeErrorCode } from "./errors.ts";
import { customSections } from "./section.ts";

/** Custom section of `:code` that holds the bundle, compressed with gzip. */
export const BUNDLE_SECTION = "opentao:runtime";
/** Longest code, in bytes, that Substrate-based chains accept as a runtime. */
export const MAX_CODE_LENGTH = 5 * 1024 * 1024;
/** Longest bundle, in bytes, once unpacked. */
export const MAX_BUNDLE_LENGTH = 16 * 1024 * 1024;
/** Bytes that are unpacked at once: they become about a thousand times as many at most. */
const STEP = 4096;

/**
 * The source text of the runtime in a `:code`: an ECMAScript module that imports nothing and has the exports of
 * `assembly/runtime.ts`. Reading it runs nothing.
 *
 * @throws RuntimeCodeError `NOT_A_MODULE`, `NO_BUNDLE`, `TOO_LARGE`, `DAMAGED_BUNDLE`
 */
export function readRuntimeBundle(code: Uint8Array): string {
  if (code.length > MAX_CODE_LENGTH) throw failed("TOO_LARGE", `the code has more than ${MAX_CODE_LENGTH} bytes`);
  const [packed, ...more] = customSections(code, BUNDLE_SECTION);
  if (packed === undefined) throw failed("NO_BUNDLE", `the code has no section ${BUNDLE_SECTION}`);
  if (more.length > 0) throw failed("NO_BUNDLE", `the code has more than one section ${BUNDLE_SECTION}`);
  return unpack(packed);
}

/** Unpacks gzip of one member (RFC 1952) to text, and checks it against the sum and the length at the end. */
function unpack(packed: Uint8Array): string {
  const text = new TextDecoder("utf-8", { fatal: true });
  let out = "";
  let length = 0;
  let sum = 0;
  const stream = new Gunzip((chunk) => {
    length += chunk.length;
    if (length > MAX_BUNDLE_LENGTH) throw failed("TOO_LARGE", `the bundle has more than ${MAX_BUNDLE_LENGTH} bytes`);
    sum = crc32(chunk, sum);
    out += text.decode(chunk, { stream: true });
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
    out += text.decode();
  } catch (error) {
    if (error instanceof RuntimeCodeError) throw error;
    throw failed("DAMAGED_BUNDLE", "the bundle in the code does not unpack to text", { cause: error });
  }
  if (!bytesEqual(packed.subarray(-8), concat(u32.encode(sum), u32.encode(length))))
    throw failed("DAMAGED_BUNDLE", "the bundle in the code is not whole");
  return out;
}

function failed(code: RuntimeCodeErrorCode, message: string, options?: ErrorOptions): RuntimeCodeError {
  return new RuntimeCodeError(
    code,
    message,
    "Take the code from a build of OpenTAO, or from the state of its chain.",
    options,
  );
}
